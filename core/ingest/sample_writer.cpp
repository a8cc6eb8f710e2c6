// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sample_writer.h"

#include "core/base/email_address.h"
#include "core/deliverability/counts_repository.h"
#include "core/mail/event_repository.h"
#include "core/mail/lookup_part_repository.h"
#include "core/storage/bulk_load.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

using mail::SentEmail;
using mail::StoredEvent;

namespace {

constexpr size_t kChunk = 20000;         // mails a transaction
constexpr size_t kCountRows = 1'000'000; // folded when there are so many

} // namespace

SampleWriter::SampleWriter(storage::Connection &connection, const base::ReportingZone &zone, int lastClosedDay)
    : m_connection(connection), m_zone(zone), m_lastClosedDay(lastClosedDay)
{
}

base::Result<void> SampleWriter::add(const SampleMail &mail, QList<StoredEvent> events)
{
    SentEmail sent;
    sent.id = {++m_lastId};
    sent.identity = {mail.messageId, mail.address};
    if (mail.projectKey) {
        BD_ASSIGN(sent.project, m_names.project(m_connection, *mail.projectKey, mail.sentMs));
    }
    BD_ASSIGN(const mail::SubjectNumber subject, m_names.subject(m_connection, mail.subject, {}));
    sent.subject = subject.id;
    if (!subject.hasOwnRow)
        sent.subjectText = mail.subject;
    sent.backerKey = mail.backerKey;
    for (StoredEvent &event : events) {
        event.mail = sent.id;
        event.address = mail.address;
        event.backerKey = mail.backerKey;
        event.project = sent.project;
        event.subject = sent.subject;
        if (!mail.ownLink.isEmpty())
            event.ownLink = mail.ownLink;
        sent.merged.merge(event.mailEvent());
        m_events.push_back(event);
    }
    sent.outcome = sent.merged.outcome();
    sent.sentAtMs = sent.merged.firstAtMs();
    if (mail.run) {
        sent.run = mail.run;
        sent.ordinal = mail.ordinal;
        sent.sentAtMs = mail.sentMs;
    }
    BD_ASSIGN(const qint64 domain, m_names.domain(m_connection, base::domainOf(mail.address)));
    deliverability::addLevels({m_zone.dayOf(sent.sentAtMs), sent.project.value_or(0), sent.subject.value_or(0), domain,
                               sent.outcome.status, sent.outcome.mailClass, mail.run},
                              1, m_lastClosedDay, m_levels);
    m_mails.push_back(std::move(sent));
    return m_mails.size() < kChunk ? base::Result<void>() : flush();
}

base::Result<void> SampleWriter::flush()
{
    BD_TRY(storage::inTransaction(m_connection, [&]() -> base::Result<void> {
        BD_TRY(writeMails());
        return writeEvents();
    }));
    m_mails.clear();
    m_events.clear();
    if (m_levels.counts.size() + m_levels.rolled.size() > kCountRows) {
        deliverability::fold(m_levels.counts);
        deliverability::fold(m_levels.rolled);
    }
    return {};
}

base::Result<void> SampleWriter::writeMails()
{
    storage::BulkLoad load(m_connection, "mails",
                           {"id", "message_id", "address", "sent_at", "status", "class", "backer_key", "project",
                            "subject", "subject_text", "run", "ordinal", "merged"});
    for (const SentEmail &mail : m_mails)
        BD_TRY(load.row({mail.id, mail.identity.messageId, mail.identity.address, mail.sentAtMs, mail.outcome.status,
                         mail.outcome.mailClass, mail.backerKey, mail.project, mail.subject, mail.subjectText, mail.run,
                         mail.ordinal, mail.merged.encoded()}));
    return load.finish();
}

base::Result<void> SampleWriter::writeEvents()
{
    // In the order of the key, so that the tree grows at its end.
    std::sort(m_events.begin(), m_events.end(),
              [](const StoredEvent &a, const StoredEvent &b) { return a.identity < b.identity; });
    storage::BulkLoad load(m_connection, "events", mail::eventColumns());
    for (const StoredEvent &event : m_events)
        BD_TRY(load.row(mail::eventParameters(event)));
    return load.finish();
}

base::Result<void> SampleWriter::writeLookups()
{
    BD_TRY(mail::fillLookups(m_connection, std::numeric_limits<int>::max()));
    return {};
}

base::Result<void> SampleWriter::writeCounts()
{
    deliverability::fold(m_levels.counts);
    deliverability::fold(m_levels.rolled);
    return storage::inTransaction(m_connection, [&]() -> base::Result<void> {
        BD_TRY(deliverability::addToCounts(m_connection, m_levels.counts));
        BD_TRY(deliverability::addToRolledCounts(m_connection, m_levels.rolled));
        return storage::setProperty(m_connection, storage::kRolledUpThrough, QString::number(m_lastClosedDay));
    });
}

base::Result<void> SampleWriter::finish()
{
    BD_TRY(flush());
    BD_TRY(writeLookups());
    return writeCounts();
}

} // namespace bouncedesk::ingest
