// SPDX-License-Identifier: GPL-3.0-or-later
// Writes made-up mails with their events and counts, chunk by chunk, as ingest would have left them. Thread of the
// connection; one object a sample.
#pragma once

#include "core/base/reporting_zone.h"
#include "core/deliverability/count_grains.h"
#include "core/ingest/sample_people.h"
#include "core/mail/name_repository.h"
#include "core/mail/sent_email.h"
#include "core/mail/stored_event.h"

namespace bouncedesk::ingest {

// One mail that goes out: who gets what, about what.
struct SampleMail {
    QString messageId;
    qint64 sentMs = 0;
    QString address; // normalised
    QString backerKey;
    std::optional<QString> projectKey;
    QString subject;
    QString ownLink; // of a bill
    qint64 run = 0;
    qint64 ordinal = 0;
};

class SampleWriter {
public:
    SampleWriter(storage::Connection &connection, const base::ReportingZone &zone, int lastClosedDay);

    base::Result<void> add(const SampleMail &mail, QList<mail::StoredEvent> events);
    // Writes what is left, the lookups and the counts.
    base::Result<void> finish();
    qint64 mails() const { return m_lastId; }

private:
    base::Result<void> flush();
    base::Result<void> writeMails();
    base::Result<void> writeEvents();
    base::Result<void> writeLookups();
    base::Result<void> writeCounts();

    storage::Connection &m_connection;
    const base::ReportingZone &m_zone;
    const int m_lastClosedDay;
    mail::NameRepository m_names;
    qint64 m_lastId = 0;
    std::vector<mail::SentEmail> m_mails;
    std::vector<mail::StoredEvent> m_events;
    deliverability::CountLevels m_levels;
};

} // namespace bouncedesk::ingest
