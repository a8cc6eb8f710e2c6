// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/api_answer.h"

#include "core/base/text.h"
#include "core/mailgun/event_time.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace bouncedesk::mailgun {

static constexpr qsizetype kMaxWords = 1000;
static constexpr qsizetype kMaxPlainBytes = 4000;
static constexpr qint64 kLongestWaitMs = 24 * 3600 * 1000LL;

static QString wordsOfObject(const QJsonObject &object)
{
    QStringList words;
    for (const char *name : {"message", "error", "Reason", "Description", "Field", "Value"}) {
        const QString text = object.value(QLatin1String(name)).toString();
        if (!text.isEmpty())
            words += text;
    }
    return words.join(u' ');
}

QString answerWords(QByteArrayView body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body.toByteArray());
    QString words;
    if (json.isObject())
        words = wordsOfObject(json.object());
    else if (!json.isArray() && body.size() <= kMaxPlainBytes && !body.toByteArray().trimmed().startsWith('<'))
        words = base::cleanUtf8(body, kMaxWords);
    return base::displayText(base::squished(base::cleanText(words, kMaxWords)));
}

static qint64 msUntil(QStringView date, qint64 nowMs)
{
    const auto at = msFromMailDate(date);
    return at ? std::max<qint64>(0, *at - nowMs) : 0;
}

static qint64 fromHeader(const QByteArray &header, qint64 nowMs)
{
    bool isNumber = false;
    const qint64 seconds = header.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds > 0 ? std::min(seconds, kLongestWaitMs / 1000) * 1000 : 0;
    return msUntil(QString::fromLatin1(header), nowMs);
}

static qint64 fromWords(const QString &words, qint64 nowMs)
{
    static const QRegularExpression seconds(QStringLiteral("try again (?:after|in) (\\d{1,6}) seconds?"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression date(
        QStringLiteral(
            "try again after ([A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [A-Z+0-9]{3,5})"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = seconds.match(words); match.hasMatch())
        return match.captured(1).toLongLong() * 1000;
    if (const auto match = date.match(words); match.hasMatch())
        return msUntil(match.captured(1), nowMs);
    return 0;
}

static qint64 fromBody(const QByteArray &body)
{
    const double seconds = QJsonDocument::fromJson(body).object().value(QLatin1String("retry-seconds")).toDouble();
    return seconds > 0 && seconds < 1e6 ? qRound64(seconds * 1000) : 0;
}

qint64 retryAfterMs(const ApiAnswer &answer, qint64 nowMs)
{
    qint64 wait = answer.retryAfter.isEmpty() ? 0 : fromHeader(answer.retryAfter, nowMs);
    if (wait == 0)
        wait = fromWords(answerWords(answer.body), nowMs);
    if (wait == 0)
        wait = fromBody(answer.body);
    return std::min(wait, kLongestWaitMs);
}

static base::ErrorCode codeOf(int status)
{
    using base::ErrorCode;
    switch (status) {
    case 401:
    case 402:
    case 403: return ErrorCode::Forbidden;
    case 404: return ErrorCode::NotFound;
    case 420:
    case 429: return ErrorCode::Full;
    default: return status >= 400 && status < 500 ? ErrorCode::InvalidInput : ErrorCode::Unavailable;
    }
}

ApiFailure failureOf(const ApiAnswer &answer, qint64 nowMs)
{
    const bool whole = answer.isWhole();
    const base::ErrorCode code = whole ? codeOf(answer.status) : base::ErrorCode::Unavailable;
    QString words = whole ? answerWords(answer.body) : answer.connectionError;
    return {{code, QStringLiteral("Mailgun"), std::move(words)}, answer.status, retryAfterMs(answer, nowMs)};
}

base::Error adviceOn(const ApiFailure &failure, const QString &domain)
{
    base::Error error = failure.error;
    QString advice = QStringLiteral("mailgun_refuses");
    switch (error.code) {
    case base::ErrorCode::Unavailable: advice = QStringLiteral("mailgun_unreachable"); break;
    case base::ErrorCode::Full:
        advice = QStringLiteral("mailgun_is_busy");
        if (failure.retryAfterMs > 0)
            advice = QStringLiteral("mailgun_is_busy_for\n%1").arg((failure.retryAfterMs + 59'999) / 60'000);
        break;
    case base::ErrorCode::Forbidden:
        advice = QStringLiteral("mailgun_refuses_key");
        error.what = QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY");
        break;
    case base::ErrorCode::NotFound:
        advice = QStringLiteral("mailgun_knows_no_domain");
        error.what = domain;
        break;
    default: break;
    }
    error.detail = advice + u'\n' + error.detail.simplified();
    return error;
}

} // namespace bouncedesk::mailgun
