// SPDX-License-Identifier: GPL-3.0-or-later
// Backers: a review queue, all by their id, or those that a search finds. Main thread, owned by its page.
#pragma once

#include "core/backers/backer.h"
#include "ui/models/desk_context.h"
#include "ui/models/paged_model.h"

namespace bouncedesk::ui {

enum class BackerQueue { Locked, Waiting, MissedBill, All };
// How a queue stands in a page's place: "locked", "waiting", "missed", "all"; unknown is Locked.
QString queueWord(BackerQueue queue);
BackerQueue queueOfWord(const QString &word);

class BackersModel : public PagedModel<backers::Backer> {
    Q_OBJECT

public:
    enum Columns { Name, Address, LockedSince, Reason, Key, ColumnCount };

    explicit BackersModel(const DeskContext &desk, QObject *parent = nullptr);

    // A search looks through all backers, whatever the queue.
    void setQuestion(BackerQueue queue, const QString &search);
    BackerQueue queue() const { return m_queue; }
    const QString &search() const { return m_search; }

    // Somebody in the list is now this; he keeps his place until the list is asked for again.
    void update(const backers::Backer &backer);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void ask(bool first, quint64 token) override;

private:
    QString text(const backers::Backer &backer, int column) const;

    const DeskContext &m_desk;
    BackerQueue m_queue = BackerQueue::Locked;
    QString m_search;
};

} // namespace bouncedesk::ui
