// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_mail_job.h"

#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "core/web/brand.h"

#include <QLoggingCategory>

namespace bouncedesk::web {

namespace {

constexpr int lookEveryMs = 1000;
constexpr qint64 leaseMs = 5 * 60 * 1000; // longer than a call may take
constexpr qint64 retryMs = 30 * 1000;
constexpr int mostAttempts = 20;

} // namespace

AccountMailJob::AccountMailJob(storage::DatabasePool &pool, mailgun::MailgunClient &client,
                               const config::Settings &settings, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_pool(pool), m_client(client),
      m_clock(clock), m_terms{clock,
                              {settings.billingFrom, settings.billingReplyTo, settings.publicUrl.toString(),
                               brandOf(settings)},
                              mailgun::isLoopback(settings.mailgunBaseUrl)}
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &AccountMailJob::look);
}

void AccountMailJob::start()
{
    m_timer.start();
    look();
}

void AccountMailJob::look()
{
    if (std::exchange(m_isBusy, true))
        return;
    m_pool.write<std::optional<Order>>(
        this, [terms = m_terms](storage::Connection &connection) { return takeOrder(connection, terms); },
        [this](const base::Result<std::optional<Order>> &order) { carryOut(order); });
}

base::Result<std::optional<AccountMailJob::Order>> AccountMailJob::takeOrder(storage::Connection &connection,
                                                                             const Terms &terms)
{
    const QString kind = QString::fromLatin1(kAccountMailTask);
    const qint64 now = terms.clock.nowMs();
    // Left to a holder who can: who knows our own address, and from whom the mail comes.
    if (terms.sender.from.isEmpty() || terms.sender.publicUrl.isEmpty())
        return std::optional<Order>();
    // No write transaction for nothing, once a second.
    BD_ASSIGN(const qint64 open, tasks::countOpenTasks(connection, kind));
    if (open == 0)
        return std::optional<Order>();
    return storage::inTransaction(connection, [&]() -> base::Result<std::optional<Order>> {
        BD_TRY(tidyMailTasks(connection, now));
        BD_ASSIGN(const std::optional<tasks::Task> task, tasks::takeTask(connection, kind, now, now + leaseMs));
        if (!task)
            return std::optional<Order>();
        BD_ASSIGN(const bool isSample, storage::isSample(connection));
        std::optional<AccountMail> mail;
        if (!isSample || terms.isLoopback) { // R-safe
            BD_ASSIGN(mail, makeAccountMail(connection, access::AccountLinkService(terms.clock), terms.sender,
                                            task->payload, now));
        }
        if (!mail)
            BD_TRY(giveUpTestMail(connection, task->payload, {}, now));
        return std::optional(Order{*task, std::move(mail)});
    });
}

void AccountMailJob::carryOut(const base::Result<std::optional<Order>> &order)
{
    if (!order) {
        qCritical() << "cannot look for mails with account links" << order.error();
        done();
    } else if (!*order) {
        m_isBusy = false;
    } else if (!(*order)->mail) {
        finish((*order)->task, tasks::TaskEnd::Done, QStringLiteral("nothing to send"));
    } else if ((*order)->mail->testMail) {
        removeRecord(**order);
    } else {
        send(**order);
    }
}

// Otherwise Mailgun would not even try the address (R-unlock).
void AccountMailJob::removeRecord(const Order &order)
{
    m_client.removeSuppression(mailgun::SuppressionList::Bounces, order.mail->recordOf, this,
                               [this, order](const mailgun::ApiResult<bool> &removed) {
                                   if (removed)
                                       send(order);
                                   else
                                       putBack(order, retryMs, removed.error().error.detail);
                               });
}

void AccountMailJob::send(const Order &order)
{
    m_client.send(order.mail->message, {}, this,
                  [this, order](const mailgun::SendOutcome &outcome) { settle(order, outcome); });
}

void AccountMailJob::settle(const Order &order, const mailgun::SendOutcome &outcome)
{
    if (const auto *putOff = std::get_if<mailgun::PutBack>(&outcome)) {
        putBack(order, std::max(putOff->retryAfterMs, retryMs), putOff->why);
    } else if (const auto *refused = std::get_if<mailgun::Refused>(&outcome)) {
        refuse(order, refused->words);
    } else if (const auto *unknown = std::get_if<mailgun::Unknown>(&outcome)) {
        // It may be there already, and its reader can ask for another one.
        finish(order.task, tasks::TaskEnd::Done, QStringLiteral("unknown: ") + unknown->why);
    } else {
        finish(order.task, tasks::TaskEnd::Done, std::get<mailgun::Accepted>(outcome).messageId);
    }
}

void AccountMailJob::refuse(const Order &order, const QString &words)
{
    qCritical().noquote() << "Mailgun refuses a mail to a customer:" << words;
    m_pool.write<void>(
        this,
        [order, words, now = m_clock.nowMs()](storage::Connection &connection) -> base::Result<void> {
            return storage::inTransaction(connection, [&]() -> base::Result<void> {
                BD_TRY(takeBackLinks(connection, *order.mail));
                BD_ASSIGN(const bool wasOurs,
                          tasks::finishTask(connection, order.task, tasks::TaskEnd::Failed, words, now));
                return wasOurs ? giveUpTestMail(connection, order.task.payload, words, now) : base::Result<void>();
            });
        },
        [this](const base::Result<void> &noted) { done(noted); });
}

void AccountMailJob::finish(const tasks::Task &task, tasks::TaskEnd end, const QString &outcome)
{
    m_pool.write<void>(
        this,
        [task, end, outcome, now = m_clock.nowMs()](storage::Connection &connection) -> base::Result<void> {
            BD_TRY(tasks::finishTask(connection, task, end, outcome, now));
            return {};
        },
        [this](const base::Result<void> &noted) { done(noted); });
}

void AccountMailJob::putBack(const Order &order, qint64 waitMs, const QString &why)
{
    if (order.task.attempts >= mostAttempts) {
        refuse(order, why);
        return;
    }
    m_pool.write<void>(
        this,
        [order, due = m_clock.nowMs() + waitMs, why](storage::Connection &connection) -> base::Result<void> {
            return storage::inTransaction(connection, [&]() -> base::Result<void> {
                BD_TRY(takeBackLinks(connection, *order.mail)); // the next attempt makes its own
                return tasks::putBackTask(connection, order.task, due, why);
            });
        },
        [this](const base::Result<void> &noted) { done(noted); });
}

// noted: an error where it could not be written what became of the task, which is taken up again later.
void AccountMailJob::done(const base::Result<void> &noted)
{
    if (!noted)
        qCritical() << "cannot note what became of a mail with an account link" << noted.error();
    m_isBusy = false;
    Q_EMIT worked();
}

} // namespace bouncedesk::web
