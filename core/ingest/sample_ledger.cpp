// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sample_ledger.h"

#include "core/billing/own_link.h"
#include "core/storage/bulk_load.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

constexpr auto kMailing = "INSERT INTO mailings (id, mailing_key, period, created_at) VALUES ($1, $2, $3, $4)";
constexpr auto kRun =
    "INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at, started_at, finished_at) "
    "VALUES ($1, $1, 'finished', $2, 0, 'scheduler', $3, $3, $4)";

void SampleLedger::beginRun(base::Period period, qint64 atMs)
{
    ++m_run;
    m_period = period;
    m_atMs = atMs;
    m_calls.clear();
    m_recipients.clear();
    m_leftOut.clear();
}

bool SampleLedger::needsCall(bool apart, int callSize) const
{
    return m_calls.isEmpty() || m_calls.constLast().apart != apart || m_calls.constLast().people >= callSize;
}

void SampleLedger::beginCall(const QString &messageId, qint64 atMs, bool apart)
{
    m_calls.append({messageId, atMs, apart, m_recipients.size(), 0, 0, 0});
}

SampleLedger::Place SampleLedger::addPerson(qint64 backer)
{
    Call &call = m_calls.last();
    const qint64 ordinal = m_recipients.size();
    if (call.people++ == 0)
        call.firstBacker = backer;
    call.lastBacker = backer;
    m_recipients.append({backer, ordinal, call.apart});
    const billing::OwnLink link{{m_run}, {m_run}, m_calls.size(), ordinal, {backer}, call.atMs};
    return {m_run, ordinal, link.text()};
}

base::Result<void> SampleLedger::writeCalls()
{
    storage::BulkLoad load(m_connection, "calls",
                           {"run", "number", "first_ordinal", "last_ordinal", "first_backer", "last_backer", "apart",
                            "people", "state", "attempts", "started_at", "ended_at", "message_id"});
    for (qsizetype i = 0; i < m_calls.size(); ++i) {
        const Call &call = m_calls.at(i);
        BD_TRY(load.row({m_run, i + 1, call.firstOrdinal, call.firstOrdinal + call.people - 1, call.firstBacker,
                         call.lastBacker, int(call.apart), call.people, QStringLiteral("accepted"), 1, call.atMs,
                         call.atMs + 300, call.messageId}));
    }
    return load.finish();
}

base::Result<void> SampleLedger::writeRun()
{
    const QString period = m_period.text();
    BD_TRY(m_connection.run(kMailing, {m_run, QStringLiteral("bill:") + period, period, m_atMs}));
    BD_TRY(m_connection.run(kRun, {m_run, m_recipients.size(), m_atMs, m_atMs + m_calls.size() * 400 + 300}));
    BD_TRY(writeCalls());
    std::sort(m_recipients.begin(), m_recipients.end(),
              [](const Recipient &a, const Recipient &b) { return a.backer < b.backer; });
    storage::BulkLoad people(m_connection, "recipients", {"mailing", "backer", "run", "ordinal", "apart"});
    for (const Recipient &recipient : m_recipients)
        BD_TRY(people.row({m_run, recipient.backer, m_run, recipient.ordinal, int(recipient.apart)}));
    BD_TRY(people.finish());
    storage::BulkLoad leftOut(m_connection, "left_out", {"run", "backer", "reason"});
    for (const qint64 backer : m_leftOut)
        BD_TRY(leftOut.row({m_run, backer, QStringLiteral("locked")}));
    return leftOut.finish();
}

base::Result<void> SampleLedger::finishRun()
{
    return storage::inTransaction(m_connection, [&] { return writeRun(); });
}

base::Result<void> SampleLedger::finish()
{
    if (m_connection.isSqlite())
        return {}; // takes the largest id plus one by itself
    for (const char *table : {"mails", "backers", "mailings", "runs"})
        BD_TRY(m_connection.each(std::string("SELECT setval(pg_get_serial_sequence('") + table +
                                     "', 'id'), (SELECT MAX(id) FROM " + table + ") + 1)",
                                 {}, [](const storage::Row &) {}));
    return {};
}

} // namespace bouncedesk::ingest
