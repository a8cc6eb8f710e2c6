// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a window of Mailgun's logs page by page, oldest first (Logs API, falling back to the Events API, which older
// accounts have), and hands each page on before it asks for the next. Lives in the thread of its client; one window at
// a time.
#pragma once

#include "core/ingest/time_spans.h"
#include "core/mailgun/mailgun_client.h"

#include <QTimer>

namespace bouncedesk::ingest {

struct LogPage {
    std::vector<mailgun::PageItem> items;
    qint64 readUntilMs = 0; // every event before it is in this page or an earlier one
};

struct LogsEnd {
    enum What {
        Whole,      // all of the window was read
        NotNow,     // Mailgun does not answer, or asks to wait
        CannotRead, // this key may not read logs
        NotTaken,   // the page could not be stored
    };
    What what = Whole;
    base::Error error;      // of the last three
    qint64 waitMs = 0;      // Mailgun's wish; 0: none
    bool onlySends = false; // CannotRead: a sending key
};

class LogReader : public QObject {
    Q_OBJECT

public:
    // Stores the page and calls next with what became of it, later or at once, in this thread.
    using Next = std::function<void(const base::Result<void> &)>;
    using TakePage = std::function<void(LogPage page, Next next)>;
    using Done = std::function<void(const LogsEnd &)>;

    // client outlives it.
    explicit LogReader(mailgun::MailgunClient &client, QObject *parent = nullptr);

    // pauseMs: between pages, for work that has time.
    void read(const TimeSpan &window, int pauseMs, TakePage take, Done done);
    bool isReading() const { return m_done != nullptr; }

private:
    void askNext();
    void onPage(const mailgun::ApiResult<mailgun::EventPage> &page);
    void onTaken(const base::Result<void> &taken, const QString &next);
    void onFailure(const mailgun::ApiFailure &failure);
    void askWhetherItSends(const base::Error &refusal);
    void finish(const LogsEnd &end);

    mailgun::MailgunClient &m_client;
    QTimer m_pause;
    bool m_asksEvents = false; // the Logs API is not there: remembered for the next windows
    TimeSpan m_window;
    TakePage m_take;
    Done m_done;
    QString m_next; // token or URL of the page to ask for; empty: the first
    qint64 m_readUntilMs = 0;
};

} // namespace bouncedesk::ingest
