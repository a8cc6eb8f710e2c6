// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/mailgun_records.h"

#include "core/base/time_format.h"
#include "core/commands/command_line.h"
#include "core/storage/database_properties.h"

#include <QEventLoop>

namespace bouncedesk::commands {

using mailgun::MailgunClient;
using mailgun::SuppressionList;

namespace {

using Found = std::optional<mailgun::Suppression>;
using mailgun::SuppressionPage;

// One question to Mailgun, and its answer.
template <typename T, typename Ask>
base::Result<T> answerTo(const MailgunClient &client, Ask ask)
{
    QEventLoop loop;
    std::optional<mailgun::ApiResult<T>> answer;
    ask(&loop, [&](mailgun::ApiResult<T> came) {
        answer = std::move(came);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    if (!*answer)
        return base::fail(mailgun::adviceOn(answer->error(), client.settings().domain));
    return std::move(**answer);
}

} // namespace

bool holdsMailgunKey(const CommandContext &context)
{
    return !context.settings.mailgunApiKey.isEmpty() && !context.settings.mailgunDomain.isEmpty();
}

base::Result<std::unique_ptr<MailgunClient>> openMailgun(const CommandContext &context, storage::Connection &connection)
{
    const mailgun::MailgunSettings settings{context.settings.mailgunBaseUrl, context.settings.mailgunDomain,
                                            context.settings.mailgunApiKey};
    BD_TRY(mailgun::checkSettings(settings));
    BD_ASSIGN(const bool sample, storage::isSample(connection));
    if (sample && !mailgun::isLoopback(settings.baseUrl))
        return base::fail(base::ErrorCode::Forbidden, settings.baseUrl.toString(),
                          QStringLiteral("sample_needs_loopback"));
    return std::make_unique<MailgunClient>(settings, context.clock);
}

base::Result<Found> mailgunRecord(MailgunClient &client, SuppressionList list, const QString &address)
{
    return answerTo<Found>(client, [&](QObject *at, auto done) { client.suppression(list, address, at, done); });
}

base::Result<void> removeMailgunRecord(MailgunClient &client, SuppressionList list, const QString &address)
{
    BD_TRY(answerTo<bool>(client, [&](QObject *at, auto done) { client.removeSuppression(list, address, at, done); }));
    return {};
}

base::Result<void>
eachMailgunPage(MailgunClient &client, SuppressionList list,
                const std::function<base::Result<void>(const std::vector<mailgun::Suppression> &)> &visit)
{
    BD_ASSIGN(SuppressionPage page,
              answerTo<SuppressionPage>(client, [&](QObject *at, auto done) { client.suppressions(list, at, done); }));
    while (!page.items.empty()) {
        BD_TRY(visit(page.items));
        if (page.next.isEmpty())
            break;
        BD_ASSIGN(page, answerTo<SuppressionPage>(
                            client, [&](QObject *at, auto done) { client.suppressionsPage(page.next, at, done); }));
    }
    return {};
}

base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal)
{
    BD_ASSIGN(const auto client, openMailgun(context, connection));
    for (const SuppressionList list : removal.lists) {
        BD_ASSIGN(const Found found, mailgunRecord(*client, list, removal.address));
        if (!found)
            continue;
        say(context,
            QStringLiteral("Mailgun's %1, %2: %3 %4")
                .arg(mailgun::suppressionListName(list), base::isoInstant(found->createdMs), found->code, found->error)
                .trimmed());
        BD_TRY(removeMailgunRecord(*client, list, removal.address));
    }
    return {};
}

} // namespace bouncedesk::commands
