// SPDX-License-Identifier: GPL-3.0-or-later
// What locks a backer, rule by rule with its reason, as it stands in the database; changing it judges everybody anew.
// Main thread, owned by the page.
#pragma once

#include "core/backers/lock_policy.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QPushButton;
class QSpinBox;

namespace bouncedesk::ui {

class CaptionLabel;

class LockRulesWidget : public QWidget {
    Q_OBJECT

public:
    explicit LockRulesWidget(const DeskContext &desk, QWidget *parent = nullptr);

    // Reads the rules, unless some are changed and not saved. Nothing can be changed before they were read.
    void reload();
    // Something else stands here than in the database.
    bool isChanged() const { return m_stored && !(chosen() == *m_stored); }
    void discardChanges();

Q_SIGNALS:
    void failed(const bouncedesk::base::Error &error);
    void saved();

private:
    void addRule(mail::MailClass mailClass);
    void addRow(QWidget *name, QWidget *value, const QString &reason);
    QWidget *strikesField();
    void present(const backers::LockPolicy &policy);
    void showNothing(const QString &why = QString());
    void setChangeable(bool changeable);
    backers::LockPolicy chosen() const;
    void showState(const QString &news = QString());
    void takeRefusal(base::Error error);
    void save();

    const DeskContext &m_desk;
    std::optional<backers::LockPolicy> m_stored; // none: not read yet
    quint64 m_question = 0;                      // what was read before a save is older than it
    QGridLayout *m_rules;
    QMap<mail::MailClass, QComboBox *> m_effects; // of those that can be chosen
    QSpinBox *m_strikes;
    QPushButton *m_save;
    QPushButton *m_again; // only where the rules could not be read
    CaptionLabel *m_state;
};

} // namespace bouncedesk::ui
