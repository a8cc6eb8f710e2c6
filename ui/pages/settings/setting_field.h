// SPDX-License-Identifier: GPL-3.0-or-later
// One setting: its value to read or change, what it does, where it came from, and what is wrong with what was typed.
// Main thread, owned by its section.
#pragma once

#include "core/config/setting_table.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QLineEdit;

namespace bouncedesk::ui {

class CaptionLabel;

class SettingField : public QWidget {
    Q_OBJECT

public:
    // variable: "BOUNCEDESK_LISTEN"; it has to be in the table and no secret.
    SettingField(const DeskContext &desk, const char *variable, QWidget *parent = nullptr);

    const QString &variable() const { return m_row.variable; }
    QString label() const;
    // Something else than what is in force stands there.
    bool isChanged() const;
    bool isGood() const { return m_isGood; }
    // For the file; empty: the default.
    QString value() const;
    // What was typed is saved.
    void accept();
    void takeBack();
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void check();

    const config::SettingRow &m_row;
    const QString m_place;
    QString m_before;
    QString m_words;
    bool m_isGood = true;
    QLineEdit *m_edit;
    CaptionLabel *m_note;
};

} // namespace bouncedesk::ui
