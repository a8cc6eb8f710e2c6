// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/mailgun_bill_client.h"

#include <QCryptographicHash>

namespace bouncedesk::billing {

namespace {

// A recipient has few events in the window of one call; more pages are those of somebody else's flood.
constexpr int kMostPages = 10;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;

struct Search {
    mailgun::LogsQuery query;
    QList<SeenLink> seen;
    int pages = 0;
    BillClient::Looked done;
};

void collect(Search &search, const mailgun::EventPage &page)
{
    for (const mailgun::PageItem &item : page.items) {
        const auto *event = std::get_if<mailgun::WireEvent>(&item.event);
        if (!event || !event->variables.bouncedesk)
            continue;
        if (const auto link = OwnLink::parse(*event->variables.bouncedesk))
            search.seen.append({*link, event->messageId, event->recipient});
    }
}

QString digestOf(const QByteArray &text)
{
    const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.left(LogsOwner::kLength / 2).toHex());
}

bool mayBeThereByAnotherDoor(const base::Error &error)
{
    return error.code == base::ErrorCode::Forbidden || error.code == base::ErrorCode::NotFound ||
           error.code == base::ErrorCode::InvalidInput;
}

void askEvents(mailgun::MailgunClient &client, const std::shared_ptr<Search> &search, QObject *context);

void onEvents(mailgun::MailgunClient &client, const std::shared_ptr<Search> &search, QObject *context,
              const mailgun::ApiResult<mailgun::EventPage> &page)
{
    if (!page)
        return search->done(base::fail(page.error().error));
    collect(*search, *page);
    if (page->items.empty() || page->next.isEmpty() || ++search->pages >= kMostPages)
        return search->done(search->seen);
    client.eventsPage(page->next, context,
                      [&client, search, context](const auto &next) { onEvents(client, search, context, next); });
}

void askEvents(mailgun::MailgunClient &client, const std::shared_ptr<Search> &search, QObject *context)
{
    mailgun::EventsQuery query;
    query.fromMs = search->query.fromMs;
    query.toMs = search->query.toMs;
    query.recipient = search->query.recipient;
    client.events(query, context,
                  [&client, search, context](const auto &page) { onEvents(client, search, context, page); });
}

void askLogs(mailgun::MailgunClient &client, const std::shared_ptr<Search> &search, QObject *context)
{
    client.logs(search->query, context, [&client, search, context](const auto &page) {
        if (!page && mayBeThereByAnotherDoor(page.error().error))
            return askEvents(client, search, context);
        if (!page)
            return search->done(base::fail(page.error().error));
        collect(*search, *page);
        search->query.pageToken = page->next;
        if (page->next.isEmpty() || page->items.empty() || ++search->pages >= kMostPages)
            return search->done(search->seen);
        askLogs(client, search, context);
    });
}

} // namespace

MailgunBillClient::MailgunBillClient(mailgun::MailgunSettings settings, QString from, const base::Clock &clock)
    : m_client(std::move(settings), clock), m_from(std::move(from))
{
}

void MailgunBillClient::send(const mailgun::OutgoingMessage &message, std::function<bool()> mayStillWrite,
                             QObject *context, Sent done)
{
    m_client.send(message, std::move(mayStillWrite), context, std::move(done));
}

void MailgunBillClient::look(const QString &recipient, qint64 fromMs, qint64 toMs, QObject *context, Looked done)
{
    auto search = std::make_shared<Search>();
    search->query.fromMs = fromMs;
    search->query.toMs = toMs;
    search->query.recipient = recipient;
    search->done = std::move(done);
    askLogs(m_client, search, context);
}

qint64 MailgunBillClient::logsKeptMs() const
{
    return m_client.settings().logDays * kDayMs;
}

QString MailgunBillClient::sender() const
{
    const LogsOwner owner = logsOwner();
    return owner.digest + owner.earlier;
}

// A domain of a region has its logs, whoever's key reads them and whatever From its mails carry.
LogsOwner MailgunBillClient::logsOwner() const
{
    const mailgun::MailgunSettings &settings = m_client.settings();
    const QByteArray logs = settings.baseUrl.host().toUtf8() + '\n' + settings.domain.toLower().toUtf8();
    const QString account = digestOf(settings.domain.toUtf8() + '\n' + settings.key.reveal());
    return {digestOf(logs), digestOf(m_from.toUtf8() + '\n' + account.toLatin1())};
}

} // namespace bouncedesk::billing
