// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps this database as complete as Mailgun's logs: fills the times in which nobody listened, slowly checks all
// others, pulls news where Mailgun cannot reach us, and reads what people ask for. One program at a time does it for a
// database (a lease), and only one that holds the key. Lives in the thread of its client; made, started and deleted
// there.
#pragma once

#include "core/ingest/backfill_planner.h"
#include "core/ingest/log_reader.h"
#include "core/ingest/page_ingest.h"
#include "core/tasks/lease.h"
#include "core/tasks/task_repository.h"

namespace bouncedesk::ingest {

inline constexpr auto kBackfillRole = "backfill";
// Alarms that this job raises and clears.
inline constexpr auto kLogsUnreadable = "logs_unreadable"; // detail: sending_key, or Mailgun's words
inline constexpr auto kWebhooksLost = "webhooks_lost";     // detail: "31 of 104"

class BackfillJob : public QObject {
    Q_OBJECT

public:
    // All of them outlive the job.
    BackfillJob(storage::DatabasePool &pool, Ingestor &ingestor, mailgun::MailgunClient &client,
                const base::Clock &clock, BackfillRules rules, QObject *parent = nullptr);
    ~BackfillJob() override;

    // Looks for work now and every few seconds from now on.
    void start();
    void look();

Q_SIGNALS:
    void changed(); // more is known
    void rested();  // there is nothing to do now
    void failed(const bouncedesk::base::Error &error);

private:
    struct Findings; // of a look: what is to be read
    struct Work {
        ReadWindow window;
        TimeSpan trusted; // what of the window counts as read when it was
        std::optional<tasks::Task> task;
        PageTally tally;
    };
    struct Line { // one window at a time; news do not wait behind a long gap
        LogReader reader;
        PageIngest ingest;
        Work work;
        qint64 notBeforeMs = 0; // by the clock that never jumps
        int failures = 0;
    };

    bool mayRead(const Line &line) const;
    void onFindings(const base::Result<Findings> &found);
    void takeTurn(Findings findings);
    void readInTurn(const Findings &findings, const std::optional<tasks::Task> &task);
    void rest();
    static Work workOfTask(const tasks::Task &task, const BackfillRules &rules, qint64 nowMs);
    void read(Line &line, Work work);
    void takePage(Line &line, LogPage page, LogReader::Next next);
    void noteProgress(Line &line, qint64 readUntilMs, LogReader::Next next);
    void onEnd(Line &line, const LogsEnd &end);
    void finishTask(const Work &work, const LogsEnd &end);
    void putOff(Line &line, const LogsEnd &end);
    void judgeWebhooks(const Work &work);
    void write(std::function<base::Result<void>(storage::Connection &)> work);

    storage::DatabasePool &m_pool;
    mailgun::MailgunClient &m_client;
    const base::Clock &m_clock;
    const BackfillRules m_rules;
    const std::shared_ptr<tasks::Lease> m_lease; // used in the writer's thread only
    QTimer m_timer;
    Line m_settled;
    Line m_ahead;
    qint64 m_lookedAheadUntilMs = 0;
    bool m_isLooking = false;
    bool m_looksAgain = false;  // asked to look while it did
    bool m_isUnreadable = true; // not known better yet: an alarm may stand from the last time
};

} // namespace bouncedesk::ingest
