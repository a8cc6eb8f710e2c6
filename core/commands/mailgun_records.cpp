// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/mailgun_records.h"

#include "core/audit/audit_repository.h"
#include "core/backers/suppression_service.h"
#include "core/base/time_format.h"
#include "core/commands/backer_rows.h"
#include "core/commands/command_line.h"
#include "core/storage/database_properties.h"

#include <QEventLoop>
#include <QTimer>

namespace bouncedesk::commands {

using mailgun::SuppressionList;
using mailgun::SuppressionPage;
using Found = std::optional<mailgun::Suppression>;

namespace {

constexpr qint64 kLeastWaitMs = 1000;
constexpr qint64 kWaitMs = 10 * 1000; // where it does not say how long
constexpr qint64 kLongestWaitMs = 10 * 60 * 1000;

qint64 waitBefore(const mailgun::ApiFailure &failure)
{
    return failure.retryAfterMs > 0 ? std::max(failure.retryAfterMs, kLeastWaitMs) : kWaitMs;
}

void pauseInLoop(qint64 ms)
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::milliseconds(ms), &loop, &QEventLoop::quit);
    loop.exec();
}

template <typename T, typename Ask>
mailgun::ApiResult<T> answerOnce(Ask ask)
{
    QEventLoop loop;
    std::optional<mailgun::ApiResult<T>> answer;
    ask(&loop, [&](mailgun::ApiResult<T> came) {
        answer = std::move(came);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return std::move(*answer);
}

} // namespace

bool holdsMailgunKey(const CommandContext &context)
{
    return !context.settings.mailgunApiKey.isEmpty() && !context.settings.mailgunDomain.isEmpty();
}

base::Result<std::unique_ptr<MailgunRecords>> MailgunRecords::open(CommandContext &context,
                                                                   storage::Connection &connection)
{
    const mailgun::MailgunSettings settings{context.settings.mailgunBaseUrl, context.settings.mailgunDomain,
                                            context.settings.mailgunApiKey};
    BD_TRY(mailgun::checkSettings(settings));
    BD_ASSIGN(const bool sample, storage::isSample(connection));
    if (sample && !mailgun::isLoopback(settings.baseUrl))
        return base::fail(base::ErrorCode::Forbidden, settings.baseUrl.toString(),
                          QStringLiteral("sample_needs_loopback"));
    return std::make_unique<MailgunRecords>(context, settings);
}

MailgunRecords::MailgunRecords(CommandContext &context, const mailgun::MailgunSettings &settings, Pause pause)
    : m_context(context), m_client(settings, context.clock), m_pause(pause ? std::move(pause) : pauseInLoop)
{
}

// Asking again does no harm: what is removed already is not there the next time.
template <typename T, typename Ask>
base::Result<T> MailgunRecords::answerTo(Ask ask)
{
    for (qint64 waitedMs = 0;;) {
        mailgun::ApiResult<T> answer = answerOnce<T>(ask);
        if (answer)
            return std::move(*answer);
        const qint64 waitMs = waitBefore(answer.error());
        waitedMs += waitMs;
        if (answer.error().error.code != base::ErrorCode::Full || waitedMs > kLongestWaitMs)
            return base::fail(mailgun::adviceOn(answer.error(), m_client.settings().domain));
        wait(waitMs);
    }
}

void MailgunRecords::wait(qint64 ms)
{
    const QString words = QStringLiteral("Mailgun asks to wait %1 s; it goes on then.").arg((ms + 999) / 1000);
    ProgressLine line(m_context);
    if (m_context.errIsTerminal)
        line.show(words);
    else
        say(m_context, words);
    m_pause(ms);
}

base::Result<Found> MailgunRecords::find(SuppressionList list, const QString &address)
{
    return answerTo<Found>([&](QObject *at, auto done) { m_client.suppression(list, address, at, done); });
}

base::Result<void> MailgunRecords::remove(SuppressionList list, const QString &address)
{
    BD_TRY(answerTo<bool>([&](QObject *at, auto done) { m_client.removeSuppression(list, address, at, done); }));
    return {};
}

base::Result<void>
MailgunRecords::eachPage(SuppressionList list,
                         const std::function<base::Result<void>(const std::vector<mailgun::Suppression> &)> &visit)
{
    BD_ASSIGN(SuppressionPage page,
              answerTo<SuppressionPage>([&](QObject *at, auto done) { m_client.suppressions(list, at, done); }));
    while (!page.items.empty()) {
        BD_TRY(visit(page.items));
        if (page.next.isEmpty())
            break;
        BD_ASSIGN(page, answerTo<SuppressionPage>(
                            [&](QObject *at, auto done) { m_client.suppressionsPage(page.next, at, done); }));
    }
    return {};
}

base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal)
{
    BD_ASSIGN(const auto records, MailgunRecords::open(context, connection));
    for (const SuppressionList list : removal.lists) {
        BD_ASSIGN(const Found found, records->find(list, removal.address));
        if (!found)
            continue;
        say(context,
            QStringLiteral("Mailgun's %1, %2: %3 %4")
                .arg(mailgun::suppressionListName(list), base::isoInstant(found->createdMs), found->code, found->error)
                .trimmed());
        BD_TRY(records->remove(list, removal.address));
        BD_TRY(backers::SuppressionService(backers::LockService())
                   .auditRemoval(connection, list, *found, audit::staffActor(), context.clock.nowMs()));
    }
    return {};
}

} // namespace bouncedesk::commands
