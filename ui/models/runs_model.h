// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of all months, newest first, with what the ledger says about each. Main thread, owned by the billing page.
#pragma once

#include "ui/models/billing_words.h"
#include "ui/models/desk_context.h"

#include <QAbstractTableModel>

namespace bouncedesk::ui {

class RunsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Month, State, People, Sent, Refused, LeftOutOf, Open, Started, By, ColumnCount };

    explicit RunsModel(const DeskContext &desk, QObject *parent = nullptr);

    void reload();
    bool isLoading() const { return m_isLoading; }
    const QList<RunView> &runs() const { return m_runs; }
    const RunView *runAt(const QModelIndex &index) const;
    const RunView *find(base::RunRow run) const;
    QModelIndex indexOf(base::RunRow run) const;
    // The newest that is not over; null when there is none.
    const RunView *unfinished() const;
    // Something in the list still moves by itself.
    bool isMoving() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr int kMost = 120; // ten years of months

Q_SIGNALS:
    void loaded();
    void failed(const bouncedesk::base::Error &error);

private:
    void receive(const QList<RunView> &runs);
    QVariant text(const RunView &run, int column) const;

    const DeskContext &m_desk;
    QList<RunView> m_runs;
    bool m_isLoading = false;
    bool m_wantsAgain = false;
};

} // namespace bouncedesk::ui
