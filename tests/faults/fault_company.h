// SPDX-License-Identifier: GPL-3.0-or-later
// A company whose bills are sent by processes that are killed or stopped at named points, and what must hold
// afterwards by the endpoint's own books. In the test's thread, which also answers as Mailgun.
#pragma once

#include "tests/support/billing_company.h"

#include <QProcess>

#include <memory>
#include <set>

namespace bouncedesk::test {

inline constexpr int kPeople = 2000, kFaultBatch = 400;

// When, how and as whom a sending process ends itself.
struct Fault {
    billing::SenderPoint point = billing::SenderPoint::BeforeMark;
    int times = 0;  // the point's how manieth time; 0: never
    int signal = 9; // or SIGSTOP
    QString host;   // empty: this machine
};

// Call by call: what the ledger says against who was mailed. Empty: they agree, and the calls share out the people.
QString disagreement(Company &company, const billing::Run &run, qint64 people);

class FaultCompany {
public:
    explicit FaultCompany(storage::Dialect dialect);

    Company &company() { return m_company; }
    MailBooks &books() { return m_company.books(); }
    const billing::Run &run() const { return m_run; }

    // Starts a process that sends the run.
    std::unique_ptr<QProcess> launch(const Fault &fault);
    // Waits for its end, answering meanwhile. What it came to; Failed when it was killed.
    billing::SenderRest endOf(QProcess &process);
    // Waits until it has stopped itself.
    bool hasStopped(const QProcess &process);

    void setTimeoutMs(int ms) { m_timeoutMs = ms; }
    void setSettleMs(int ms) { m_settleMs = ms; }
    void setLeaseMs(int ms) { m_leaseMs = ms; }
    int settleMs() const { return m_settleMs; }

    // What does not hold; empty: all does. Exactly once: everybody has one, and the ledger says so.
    QString notExactlyOnce();
    // Nobody has two; who may have none stands in an open call; who is said to have one has it.
    QString notAtMostOnce();

private:
    Company m_company;
    billing::Run m_run;
    int m_timeoutMs = 2000;
    int m_settleMs = 300;
    int m_leaseMs = 30'000;
};

} // namespace bouncedesk::test

// In a test with rows for databases: makes the company, or skips PostgreSQL where none runs.
#define BD_FAULT_COMPANY(name)                                                                                         \
    QFETCH(int, dialect);                                                                                              \
    if (dialect == int(bouncedesk::storage::Dialect::Postgresql) &&                                                    \
        !bouncedesk::test::TestDatabase::postgresqlIsThere())                                                          \
        QSKIP("no PostgreSQL server: start one and set PGHOST");                                                       \
    bouncedesk::test::FaultCompany name                                                                                \
    {                                                                                                                  \
        bouncedesk::storage::Dialect(dialect)                                                                          \
    }
