// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of made-up bills: mailings, runs, calls, people, who was left out. Thread of the connection; one object a
// sample.
#pragma once

#include "core/base/time_format.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

class SampleLedger {
public:
    explicit SampleLedger(storage::Connection &connection) : m_connection(connection) {}

    struct Place {
        qint64 run = 0;
        qint64 ordinal = 0;
        QString ownLink;
    };

    void beginRun(base::Period period, qint64 atMs);
    // Whether the next person wants a new call: the last is full, or its people lie together and this one apart.
    bool needsCall(bool apart, int callSize) const;
    void beginCall(const QString &messageId, qint64 atMs, bool apart);
    Place addPerson(qint64 backer);
    void leaveOut(qint64 backer) { m_leftOut.append(backer); }
    base::Result<void> finishRun();
    // The counters of ids go on behind what was written.
    base::Result<void> finish();

    qsizetype calls() const { return m_calls.size(); }
    const QString &messageId() const { return m_calls.constLast().messageId; }
    qint64 callStartMs() const { return m_calls.constLast().atMs; }

private:
    struct Call {
        QString messageId;
        qint64 atMs = 0;
        bool apart = false;
        qint64 firstOrdinal = 0;
        qint64 firstBacker = 0;
        qint64 lastBacker = 0;
        qint64 people = 0;
    };
    struct Recipient {
        qint64 backer = 0;
        qint64 ordinal = 0;
        bool apart = false;
    };
    base::Result<void> writeRun();
    base::Result<void> writeCalls();

    storage::Connection &m_connection;
    qint64 m_run = 0; // the mailing has the same number
    base::Period m_period;
    qint64 m_atMs = 0;
    QList<Call> m_calls;
    QList<Recipient> m_recipients;
    QList<qint64> m_leftOut;
};

} // namespace bouncedesk::ingest
