// SPDX-License-Identifier: GPL-3.0-or-later
// The templates of notices and bills, language by language: to write on the left, as one backer would get it on the
// right. Main thread, owned by the billing page.
#pragma once

#include "core/billing/draft_service.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class BillViewWidget;
class CaptionLabel;
class TemplateEditorWidget;

class TemplateWidget : public QWidget {
    Q_OBJECT

public:
    explicit TemplateWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void setPeriod(base::Period period);
    // What is shown was written here and is not saved yet.
    bool isChanged() const;
    // Any of them was written here and is not saved yet.
    bool isTyped() const { return !m_typed.isEmpty(); }
    void discardTyped();

Q_SIGNALS:
    void testWanted(const bouncedesk::billing::Draft &draft, const QString &to, bool delivers);
    // Saved, or taken back.
    void saved();
    void failed(const bouncedesk::base::Error &error);

private:
    using Views = QMap<QString, billing::TemplateView>;
    using Key = std::pair<billing::TemplateKind, QString>; // of a template: kind and language
    static QString kindName(billing::TemplateKind kind);
    void build();
    QLayout *buildHead();
    void load();
    void receive(const Views &views);
    void keepTyped();
    void markTyped();
    void showChosen();
    void showState();
    void addLanguage();
    void save();
    void takeBack();
    void reset(const Key &key);
    // Of the kind that is chosen; its answer is shown if that is still so.
    void write(std::function<base::Result<Views>(storage::Connection &)> work, std::function<void()> done = {});
    Key key() const { return {kind(), language()}; }
    billing::TemplateKind kind() const;
    QString language() const;

    const DeskContext &m_desk;
    base::Period m_period;
    Views m_views;                             // of the kind that is chosen; empty until they were read
    quint64 m_reading = 0;                     // a late answer to an older question is dropped
    QMap<Key, billing::TemplateTexts> m_typed; // and not saved, whatever is shown now
    QString m_lastLanguage;                    // also while another kind is read
    QComboBox *m_kind;
    QComboBox *m_language;
    QPushButton *m_add;
    QPushButton *m_save;
    QPushButton *m_back;
    CaptionLabel *m_state;
    TemplateEditorWidget *m_editor;
    BillViewWidget *m_view;
};

} // namespace bouncedesk::ui
