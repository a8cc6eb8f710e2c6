// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/send_outcome.h"

#include "core/mailgun/event_fields.h"
#include "core/mailgun/wire_limits.h"

#include "core/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace bouncedesk::mailgun {

static bool containsAny(const QString &words, std::initializer_list<QLatin1String> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](QLatin1String phrase) { return words.contains(phrase, Qt::CaseInsensitive); });
}

static bool isAboutSize(int status, const QString &words)
{
    return status == 413 ||
           containsAny(words,
                       {QLatin1String("too many recipients"), QLatin1String("recipients per request"),
                        QLatin1String("recipients per message"), QLatin1String("large batches"),
                        QLatin1String("request size"), QLatin1String("message size"), QLatin1String("too large")});
}

static bool isAboutSender(int status, const QString &words)
{
    if (status >= 401 && status <= 404)
        return true;
    return containsAny(words, {QLatin1String("sandbox"), QLatin1String("authorized recipient"),
                               QLatin1String("from parameter"), QLatin1String("'from'"), QLatin1String("from address"),
                               QLatin1String("unverified"), QLatin1String("not verified"), QLatin1String("account"),
                               QLatin1String("domain is"), QLatin1String("domain has been"), QLatin1String("disabled"),
                               QLatin1String("recipient-variables"), QLatin1String("16KB"), QLatin1String("16 KB")});
}

RefusalSubject refusalSubject(int status, const QString &words)
{
    if (isAboutSize(status, words))
        return RefusalSubject::Size;
    return isAboutSender(status, words) ? RefusalSubject::Sender : RefusalSubject::Recipient;
}

static int numberOfRecipients(const QString &words)
{
    static const QRegularExpression number(
        QStringLiteral("(?:only (\\d{1,6}) recipients|max(?:imum)? (?:is |of )?(\\d{1,6}))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = number.match(words);
    return match.hasMatch() ? (match.captured(1) + match.captured(2)).toInt() : 0;
}

static SendOutcome fromSuccess(const ApiAnswer &answer)
{
    const QJsonDocument json = QJsonDocument::fromJson(answer.body);
    const QString id = bareMessageId(json.object().value(QLatin1String("id")).toString());
    if (!id.isEmpty())
        return Accepted{base::cleanText(id, kMaxId)};
    const QString words = answerWords(answer.body);
    const bool cutOff = !answer.connectionError.isEmpty();
    return Unknown{cutOff ? answer.connectionError : words, !cutOff, 0};
}

static SendOutcome withoutAnswer(const ApiAnswer &answer)
{
    if (!answer.bodyStarted)
        return PutBack{0, answer.connectionError, false, answer.stoppedByUs};
    return Unknown{answer.connectionError, false, 0};
}

SendOutcome sendOutcome(const ApiAnswer &answer, qint64 nowMs)
{
    if (answer.status == 0)
        return withoutAnswer(answer);
    if (answer.status == 200)
        return fromSuccess(answer);
    const QString words = answerWords(answer.body);
    const qint64 waitMs = retryAfterMs(answer, nowMs);
    const bool isRefusal = answer.status >= 400 && answer.status < 500;
    if (answer.status == 429 || answer.status == 420 || (isRefusal && waitMs > 0))
        return PutBack{waitMs, words, true, false};
    if (isRefusal && !words.isEmpty()) {
        const RefusalSubject subject = refusalSubject(answer.status, words);
        return Refused{answer.status, words, subject, subject == RefusalSubject::Size ? numberOfRecipients(words) : 0};
    }
    const QString why = words.isEmpty() ? QStringLiteral("HTTP %1").arg(answer.status) : words;
    return Unknown{why, false, waitMs};
}

} // namespace bouncedesk::mailgun
