// SPDX-License-Identifier: GPL-3.0-or-later
// Who got the bill of a month and who did not, and why: Reached first, against the month before at the same hour, then
// the list. Main thread, owned by the billing page.
#pragma once

#include "ui/models/result_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class BillingDesk;
class CaptionLabel;
class DeskTable;
class LoadingBar;

class ResultWidget : public QWidget {
    Q_OBJECT

public:
    // actions outlives it.
    ResultWidget(const DeskContext &desk, BillingDesk *actions, QWidget *parent = nullptr);

    // Loads nothing before it is seen.
    void setPeriod(base::Period period);
    void reload();
    // Whom the list shows, as ResultModel::setQuestion takes it. What nobody has becomes whoever has not got it once
    // that is known.
    QString chosen() const { return m_outcome; }
    void choose(const QString &outcome);
    DeskTable *table() const { return m_table; }

Q_SIGNALS:
    void chosenChanged(); // by hand
    // Enter or double click: a backer's id.
    void backerWanted(const QString &key);
    void failed(const bouncedesk::base::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void present();
    void fillChoices();
    void addChoices(const QString &all, const QString &asked);
    void showCopy();
    void askForCopy();

    const DeskContext &m_desk;
    BillingDesk *m_actions;
    ResultModel *m_model;
    base::Period m_period;
    QString m_outcome;
    QLabel *m_headline;
    CaptionLabel *m_compared;
    QComboBox *m_rows;
    QPushButton *m_copy;
    DeskTable *m_table;
    CaptionLabel *m_note;
    LoadingBar *m_loading;
};

} // namespace bouncedesk::ui
