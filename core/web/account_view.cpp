// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_view.h"

#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/phrases/account_phrases.h"

#include <QLocale>

namespace bouncedesk::web {

namespace {

constexpr std::array addressProblems{"same_address", "dead_address", "address_limit"};

QString dateText(const QString &language, const base::ReportingZone &zone, qint64 ms)
{
    const QLocale locale(language);
    // Without the name of the weekday, which says nothing after a month.
    return locale.toString(zone.dateOf(ms), locale.dateFormat(QLocale::LongFormat)
                                                .remove(QStringLiteral("dddd, "))
                                                .remove(QStringLiteral("dddd "))
                                                .remove(QStringLiteral(" dddd"))
                                                .remove(QStringLiteral("dddd")));
}

} // namespace

// Never more than the facts: an address that nothing was mailed to may be a dead one.
static bool doesMailArrive(const AccountFacts &facts)
{
    return facts.lastMail == mail::MailStatus::Delivered && facts.missed.isEmpty() && !facts.backer.isUnconfirmed();
}

QJsonObject accountValues(const QString &language, const AccountFacts &facts, const QString &problem,
                          const QString &given)
{
    const backers::Backer &backer = facts.backer;
    QJsonObject values{{QStringLiteral("hello"), backer.name.isEmpty()
                                                     ? phrases::accountText(language, "hello_nobody")
                                                     : phrases::accountText(language, "hello", {backer.name})},
                       {QStringLiteral("name"), backer.name},
                       {QStringLiteral("key"), backer.key.text},
                       {QStringLiteral("email"), backer.email.value_or(QString())},
                       {QStringLiteral("locked"), backer.isLocked()},
                       {QStringLiteral("unconfirmed"), backer.isUnconfirmed()},
                       {QStringLiteral("arrives"), doesMailArrive(facts)},
                       {QStringLiteral("missed"), monthsText(language, facts.missed)},
                       {QStringLiteral("problem"), problem},
                       {QStringLiteral("given"), given},
                       {QStringLiteral("formOpen"), backer.isLocked() || !backer.email || !problem.isEmpty()}};
    if (backer.isUnconfirmed() && !facts.waiting.isEmpty())
        values.insert(QStringLiteral("linkBrings"),
                      phrases::accountText(language, "link_brings", {monthsText(language, facts.waiting)}));
    if (backer.lock) {
        values.insert(QStringLiteral("lockedTitle"),
                      phrases::lockTitle(language, backer.lock->mailClass, backer.email.value_or(QString())));
        values.insert(QStringLiteral("lockedWhy"), phrases::lockWords(language, backer.lock->mailClass));
        values.insert(
            QStringLiteral("lockedSince"),
            phrases::accountText(language, "locked_since", {dateText(language, facts.zone, backer.lock->sinceMs)}));
        values.insert(QStringLiteral("lockedAdvice"),
                      phrases::lockAdvice(language, backer.lock->mailClass,
                                          {backer.email.has_value(), facts.unlock.offersTestMail()}));
    }
    if (backer.heldAtMs)
        values.insert(QStringLiteral("heldTitle"),
                      phrases::accountText(language, "stopped_title", {backer.email.value_or(QString())}));
    return values;
}

// Only of this lock: what became of one that was asked for during an earlier lock is no news.
static QString lastTestText(const QString &language, const backers::Backer &backer, const SelfUnlock &unlock)
{
    using enum backers::TestMailOutcome;
    const auto &test = unlock.newest;
    if (!test || !backer.lock || test->askedAtMs < backer.lock->sinceMs)
        return {};
    if (test->outcome == Open || test->outcome == Delivered)
        return {};
    if (test->outcome == Refused)
        return phrases::accountText(language, "test_refused");
    const QString words = base::displayText(test->words);
    return words.isEmpty() ? phrases::accountText(language, "test_failed")
                           : phrases::accountText(language, "test_failed_words", {words});
}

QJsonObject selfUnlockValues(const QString &language, const backers::Backer &backer, const SelfUnlock &unlock)
{
    const QString email = backer.email.value_or(QString());
    const auto text = [&](SelfUnlock::Way way, const char *key, const QStringList &arguments = {}) {
        return unlock.way == way ? phrases::accountText(language, key, arguments) : QString();
    };
    return {{QStringLiteral("keeping"), unlock.way != SelfUnlock::None},
            {QStringLiteral("testButton"), text(SelfUnlock::Offered, "test_button", {email})},
            {QStringLiteral("testOnItsWay"), text(SelfUnlock::OnItsWay, "test_on_its_way", {email})},
            {QStringLiteral("testStaffOnly"), text(SelfUnlock::StaffOnly, "keep_staff_only")},
            {QStringLiteral("testUsedUp"), text(SelfUnlock::UsedUp, "keep_used_up")},
            {QStringLiteral("testFailed"), lastTestText(language, backer, unlock)}};
}

QString monthsText(const QString &language, const QList<base::Period> &periods)
{
    const QLocale locale(language);
    QStringList months;
    for (const base::Period &period : periods)
        months.append(locale.standaloneMonthName(period.month) + u' ' + QString::number(period.year));
    return months.join(QStringLiteral(", "));
}

QString givenAddress(const http::HttpRequest &request)
{
    return base::addressFromPasted(request.formFields().text("email", kMaxEmailChars));
}

bool isAddressProblem(const base::Error &error)
{
    return std::any_of(addressProblems.begin(), addressProblems.end(),
                       [&](const char *known) { return error.detail == QLatin1String(known); });
}

QString addressProblemText(const QString &language, const base::Error &error)
{
    return phrases::accountText(language, error.detail.toLatin1().constData());
}

} // namespace bouncedesk::web
