// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/log_reader.h"

#include "core/mailgun/event_fields.h"

namespace bouncedesk::ingest {

using base::ErrorCode;

static bool mayBeThereByAnotherDoor(ErrorCode code)
{
    return code == ErrorCode::Forbidden || code == ErrorCode::NotFound || code == ErrorCode::InvalidInput;
}

// Everything before the second of the last event: of that second more may follow.
static qint64 readUntil(const mailgun::EventPage &page, qint64 before)
{
    for (auto item = page.items.rbegin(); item != page.items.rend(); ++item) {
        if (const auto *event = std::get_if<mailgun::WireEvent>(&item->event))
            return std::max(before, event->second * 1000);
    }
    return before;
}

LogReader::LogReader(mailgun::MailgunClient &client, QObject *parent) : QObject(parent), m_client(client), m_pause(this)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LogReader::askNext);
}

void LogReader::read(const TimeSpan &window, int pauseMs, TakePage take, Done done)
{
    Q_ASSERT(!isReading());
    m_pause.setInterval(pauseMs);
    m_window = window;
    m_take = std::move(take);
    m_done = std::move(done);
    m_next.clear();
    m_readUntilMs = window.fromMs;
    askNext();
}

void LogReader::askNext()
{
    const auto read = [this](const mailgun::ApiResult<mailgun::EventPage> &page) { onPage(page); };
    if (m_asksEvents && !m_next.isEmpty()) {
        m_client.eventsPage(m_next, this, read);
    } else if (m_asksEvents) {
        mailgun::EventsQuery query;
        query.fromMs = m_window.fromMs;
        query.toMs = m_window.untilMs;
        query.kinds = mailgun::usableKinds();
        m_client.events(query, this, read);
    } else {
        mailgun::LogsQuery query;
        query.fromMs = m_window.fromMs;
        query.toMs = m_window.untilMs + 999; // whole seconds are asked for
        query.kinds = mailgun::usableKinds();
        query.pageToken = m_next;
        m_client.logs(query, this, read);
    }
}

void LogReader::onPage(const mailgun::ApiResult<mailgun::EventPage> &page)
{
    if (!page)
        return onFailure(page.error());
    const QString next = page->next;
    if (!next.isEmpty() && next == m_next)
        return finish({LogsEnd::NotNow, {ErrorCode::Unavailable, {}, QStringLiteral("logs_do_not_go_on")}, 0, false});
    m_readUntilMs = next.isEmpty() ? m_window.untilMs : std::min(readUntil(*page, m_readUntilMs), m_window.untilMs);
    m_take({page->items, m_readUntilMs}, [this, next](const base::Result<void> &taken) { onTaken(taken, next); });
}

void LogReader::onTaken(const base::Result<void> &taken, const QString &next)
{
    if (!taken)
        return finish({LogsEnd::NotTaken, taken.error(), 0, false});
    if (next.isEmpty())
        return finish({});
    m_next = next;
    m_pause.start();
}

void LogReader::onFailure(const mailgun::ApiFailure &failure)
{
    const ErrorCode code = failure.error.code;
    if (!m_asksEvents && mayBeThereByAnotherDoor(code)) {
        m_asksEvents = true;
        m_next.clear();
        m_readUntilMs = m_window.fromMs;
        return askNext();
    }
    m_asksEvents = m_asksEvents && !mayBeThereByAnotherDoor(code); // neither door: try both the next time
    if (code == ErrorCode::Forbidden)
        return askWhetherItSends(failure.error);
    finish({LogsEnd::NotNow, failure.error, failure.retryAfterMs, false});
}

void LogReader::askWhetherItSends(const base::Error &refusal)
{
    m_client.mayKeySend(this, [this, refusal](const mailgun::ApiResult<bool> &sends) {
        if (sends)
            finish({LogsEnd::CannotRead, refusal, 0, *sends});
        else
            finish({LogsEnd::NotNow, sends.error().error, sends.error().retryAfterMs, false});
    });
}

void LogReader::finish(const LogsEnd &end)
{
    m_pause.stop();
    m_take = nullptr;
    const Done done = std::exchange(m_done, nullptr);
    done(end);
}

} // namespace bouncedesk::ingest
