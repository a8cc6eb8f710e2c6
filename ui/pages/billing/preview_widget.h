// SPDX-License-Identifier: GPL-3.0-or-later
// Who would get the bill of a month and who would not, and why, with how many calls and minutes it takes. Main thread,
// owned by the billing page.
#pragma once

#include "ui/models/preview_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class CaptionLabel;
class DeskTable;
class LoadingBar;

class PreviewWidget : public QWidget {
    Q_OBJECT

public:
    PreviewWidget(const DeskContext &desk, PreviewModel *model, QWidget *parent = nullptr);

    // Asks the model for the rows chosen here, of that month.
    void setPeriod(base::Period period);
    DeskTable *table() const { return m_table; }

private:
    void build();
    void present();
    void fillChoices();
    void askAgain();
    QString costText() const;

    const DeskContext &m_desk;
    PreviewModel *m_model;
    QLabel *m_headline;
    CaptionLabel *m_cost;
    QComboBox *m_rows;
    QPushButton *m_stop;
    DeskTable *m_table;
    CaptionLabel *m_note;
    LoadingBar *m_loading;
};

} // namespace bouncedesk::ui
