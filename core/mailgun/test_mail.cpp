// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/test_mail.h"

namespace bouncedesk::mailgun {

constexpr int kEveryMs = 3'000;
constexpr int kWholeMs = 180'000;
constexpr qint64 kClockSkewMs = 60'000; // Mailgun's clock and ours may differ

TestMail::TestMail(MailgunClient &client, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
    m_next.setSingleShot(true);
    setPatience(kEveryMs, kWholeMs);
    connect(&m_next, &QTimer::timeout, this, &TestMail::look);
}

void TestMail::setPatience(int everyMs, int wholeMs)
{
    m_next.setInterval(everyMs);
    m_wholeMs = wholeMs;
}

void TestMail::send(const OutgoingMessage &message)
{
    m_sentMs = m_clock.nowMs();
    m_sinceMs = m_clock.bootMs();
    m_recipient = message.to.value(0);
    m_client.send(message, {}, this, [this](const SendOutcome &outcome) { onSent(outcome); });
}

void TestMail::onSent(const SendOutcome &outcome)
{
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        m_messageId = accepted->messageId;
        m_next.start();
        Q_EMIT went(TestMailStage::Taken, {});
    } else if (const auto *refused = std::get_if<Refused>(&outcome)) {
        Q_EMIT went(TestMailStage::Refused, refused->words);
    } else if (const auto *putBack = std::get_if<PutBack>(&outcome)) {
        Q_EMIT went(TestMailStage::Refused, putBack->why);
    } else {
        Q_EMIT went(TestMailStage::Silent, std::get<Unknown>(outcome).why);
    }
}

void TestMail::look()
{
    if (m_clock.bootMs() - m_sinceMs > m_wholeMs) {
        Q_EMIT went(TestMailStage::Silent, {});
        return;
    }
    EventsQuery query;
    query.fromMs = m_sentMs - kClockSkewMs;
    query.toMs = m_clock.nowMs() + kClockSkewMs;
    query.recipient = m_recipient;
    query.messageId = m_messageId;
    m_client.events(query, this, [this](const ApiResult<EventPage> &page) {
        if (page)
            onEvents(*page);
        else
            m_next.start(); // asked again until the patience ends
    });
}

void TestMail::onEvents(const EventPage &page)
{
    for (const PageItem &item : page.items) {
        const auto *event = std::get_if<WireEvent>(&item.event);
        if (!event || event->messageId != m_messageId)
            continue;
        if (event->kind == QLatin1String("delivered")) {
            Q_EMIT went(TestMailStage::Arrived, event->serverText);
            return;
        }
        const bool isOver = event->kind == QLatin1String("rejected") ||
                            (event->kind == QLatin1String("failed") && event->severity != QLatin1String("temporary"));
        if (isOver) {
            Q_EMIT went(TestMailStage::Failed, event->serverText.isEmpty() ? event->reason : event->serverText);
            return;
        }
    }
    m_next.start();
}

} // namespace bouncedesk::mailgun
