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
    // Those who came or went since the count before.
    void showChanged();
    DeskTable *table() const { return m_table; }

Q_SIGNALS:
    void importWanted();
    void failed(const bouncedesk::base::Error &error);

private:
    void build();
    QLayout *buildRow();
    void checkValues();
    QString comparedText() const;
    void present();
    void fillChoices();
    void askAgain();
    QString costText() const;

    const DeskContext &m_desk;
    PreviewModel *m_model;
    QLabel *m_headline;
    CaptionLabel *m_cost;
    CaptionLabel *m_compared;
    QLabel *m_missing; // values that somebody's bill would lack
    QPushButton *m_import;
    quint64 m_token = 0;
    QComboBox *m_rows;
    QPushButton *m_stop;
    DeskTable *m_table;
    CaptionLabel *m_note;
    LoadingBar *m_loading;
};

} // namespace bouncedesk::ui
