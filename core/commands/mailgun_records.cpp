// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/mailgun_records.h"

#include "core/base/time_format.h"
#include "core/commands/command_line.h"
#include "core/mailgun/mailgun_client.h"
#include "core/storage/database_properties.h"

#include <QEventLoop>

namespace bouncedesk::commands {

namespace {

using Found = std::optional<mailgun::Suppression>;

// One question to Mailgun, and its answer.
template <typename T, typename Ask>
base::Result<T> answerTo(Ask ask)
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
        return base::fail(answer->error().error);
    return std::move(**answer);
}

} // namespace

base::Result<void> removeMailgunRecords(CommandContext &context, storage::Connection &connection,
                                        const backers::SuppressionRemoval &removal)
{
    const mailgun::MailgunSettings settings{context.settings.mailgunBaseUrl, context.settings.mailgunDomain,
                                            context.settings.mailgunApiKey};
    BD_TRY(mailgun::checkSettings(settings));
    BD_ASSIGN(const bool sample, storage::isSample(connection));
    if (sample && !mailgun::isLoopback(settings.baseUrl))
        return base::fail(base::ErrorCode::Forbidden, settings.baseUrl.toString(),
                          QStringLiteral("sample_needs_loopback"));
    mailgun::MailgunClient client(settings, context.clock);
    for (const mailgun::SuppressionList list : removal.lists) {
        BD_ASSIGN(const Found found, answerTo<Found>([&](QObject *at, auto done) {
                      client.suppression(list, removal.address, at, done);
                  }));
        if (!found)
            continue;
        say(context,
            QStringLiteral("Mailgun's %1, %2: %3 %4")
                .arg(mailgun::suppressionListName(list), base::isoInstant(found->createdMs), found->code, found->error)
                .trimmed());
        BD_TRY(
            answerTo<bool>([&](QObject *at, auto done) { client.removeSuppression(list, removal.address, at, done); }));
    }
    return {};
}

} // namespace bouncedesk::commands
