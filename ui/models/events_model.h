// SPDX-License-Identifier: GPL-3.0-or-later
// The log of events, newest first. Main thread, owned by the events page.
#pragma once

#include "core/mail/event_repository.h"
#include "ui/models/desk_context.h"
#include "ui/models/paged_model.h"

namespace bouncedesk::ui {

class EventsModel : public PagedModel<mail::StoredEvent> {
    Q_OBJECT

public:
    enum Columns { Time, What, Recipient, Reason, Code, ColumnCount };

    EventsModel(const DeskContext &desk, QObject *parent = nullptr);

    void setFilter(const mail::EventFilter &filter);
    const mail::EventFilter &filter() const { return m_filter; }
    // How many events are newer than the newest row, as far as one page tells.
    void askForNews(const std::function<void(int)> &done);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void ask(bool first, quint64 token) override;

private:
    QString text(const mail::StoredEvent &event, int column) const;

    const DeskContext &m_desk;
    mail::EventFilter m_filter;
};

} // namespace bouncedesk::ui
