// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a question that may have millions of answers: pages are fetched by key as the person scrolls, never counted,
// never all held. A late answer to an older question is dropped. Main thread, owned by its page.
#pragma once

#include "core/base/result.h"

#include <QAbstractTableModel>

namespace bouncedesk::ui {

// What a view needs to know besides the rows.
class PagedModelBase : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    bool isLoading() const { return m_isLoading; }
    bool isComplete() const { return m_isComplete; }
    // Asks again from the first row on; the old rows stay until the first page is there.
    void reload();

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int kPage = 200;
    static constexpr int kMostKept = 50000; // rows; whoever looks for one further on has to filter

Q_SIGNALS:
    void loadingChanged(bool loading);
    void loaded();                                     // the first page of a question is there
    void cut();                                        // there are more than are kept
    void failed(const bouncedesk::base::Error &error); // of the last question

protected:
    // Asks for the page after the rows that are held (first: from the start) and gives token back to the receiver.
    virtual void ask(bool first, quint64 token) = 0;
    bool isCurrent(quint64 token) const { return token == m_token; }
    void finish(bool complete);
    void finish(const base::Error &error);

private:
    void start(bool first);

    quint64 m_token = 0;
    bool m_isLoading = false;
    bool m_isComplete = true;
};

// Row is a value; the subclass says how to fetch and what to show.
template <typename Row>
class PagedModel : public PagedModelBase {
public:
    using PagedModelBase::PagedModelBase;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    const QList<Row> &rows() const { return m_rows; }
    const Row *rowAt(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
    }

protected:
    // To be called with the answer to ask(); answers to older questions change nothing.
    void receive(bool first, quint64 token, const base::Result<QList<Row>> &page)
    {
        if (!isCurrent(token))
            return;
        if (!page) {
            finish(page.error());
            return;
        }
        if (first) {
            beginResetModel();
            m_rows = *page;
            endResetModel();
        } else if (!page->isEmpty()) {
            beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page->size()) - 1);
            m_rows.append(*page);
            endInsertRows();
        }
        const bool isAll = page->size() < kPage;
        const bool isCut = !isAll && m_rows.size() >= kMostKept;
        finish(isAll || isCut);
        if (first)
            Q_EMIT loaded();
        if (isCut)
            Q_EMIT cut();
    }
    void changeRow(int row, const Row &value)
    {
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

private:
    QList<Row> m_rows;
};

} // namespace bouncedesk::ui
