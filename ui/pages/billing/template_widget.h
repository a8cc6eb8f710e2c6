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
    // Written here and not saved yet.
    bool isChanged() const;

Q_SIGNALS:
    void testWanted(const bouncedesk::billing::Draft &draft, const QString &to, bool delivers);
    // Saved, or taken back.
    void saved();
    void failed(const bouncedesk::base::Error &error);

private:
    using Views = QMap<QString, billing::TemplateView>;
    void build();
    QLayout *buildHead();
    void load();
    void receive(const Views &views);
    void showChosen();
    void showState();
    void addLanguage();
    void save();
    void takeBack();
    void write(std::function<base::Result<Views>(storage::Connection &)> work);
    billing::TemplateKind kind() const;
    QString language() const;

    const DeskContext &m_desk;
    base::Period m_period;
    Views m_views;
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
