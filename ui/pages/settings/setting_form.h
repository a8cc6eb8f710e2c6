// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one section, and the button that writes what was changed to the settings file. Main thread, owned by
// its section.
#pragma once

#include "ui/models/desk_context.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class CaptionLabel;
class SettingField;

class SettingForm : public QWidget {
    Q_OBJECT

public:
    SettingForm(const DeskContext &desk, const QList<const char *> &variables, QWidget *parent = nullptr);

    // A row that cannot be changed here, under the fields: a key that is there or not.
    void addFact(const QString &label, const QString &text);
    const QList<SettingField *> &fields() const { return m_fields; }
    bool isChanged() const;
    void discardChanges();

Q_SIGNALS:
    void failed(const bouncedesk::base::Error &error);

private:
    QLabel *addRow(const QString &label, QWidget *widget);
    void showState();
    void save();

    const DeskContext &m_desk;
    QGridLayout *m_form;
    QList<SettingField *> m_fields;
    QPushButton *m_save;
    CaptionLabel *m_state;
    bool m_isSaved = false;
};

} // namespace bouncedesk::ui
