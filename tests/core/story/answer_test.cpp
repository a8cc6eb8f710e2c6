// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/story_phrases.h"
#include "core/story/answer.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::story;
using billing::CallState;
using mail::MailClass;
using mail::MailStatus;

namespace {

backers::Backer person(bool locked = false)
{
    backers::Backer backer;
    backer.key = {QStringLiteral("A-1")};
    backer.email = QStringLiteral("eva@example.org");
    backer.joinedAtMs = 1000;
    if (locked)
        backer.lock = backers::Lock{5000, MailClass::Hard, std::nullopt};
    return backer;
}

BillFacts billed(CallState call)
{
    BillFacts bill;
    bill.isMailed = true;
    bill.latestRunAtMs = 4000;
    bill.isBilled = true;
    bill.call = call;
    return bill;
}

BillFacts mailed(MailStatus status, MailClass mailClass = MailClass::None)
{
    BillFacts bill = billed(CallState::Accepted);
    bill.mail = MailFacts{status, mailClass, QStringLiteral("eva@example.org"), 4500, 4600, {}, 0, {}};
    return bill;
}

BillFacts without(const char *leftOut, bool mailedAtAll = true)
{
    BillFacts bill;
    bill.isMailed = mailedAtAll;
    bill.latestRunAtMs = 4000;
    if (leftOut)
        bill.leftOut = QLatin1String(leftOut);
    return bill;
}

} // namespace

Q_DECLARE_METATYPE(bouncedesk::story::BillFacts)
Q_DECLARE_METATYPE(bouncedesk::backers::Backer)

class AnswerTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theFactsGiveOneAnswer_data()
    {
        QTest::addColumn<backers::Backer>("backer");
        QTest::addColumn<BillFacts>("bill");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const backers::Backer &backer, const BillFacts &bill,
                            const char *answer) {
            QTest::newRow(name) << backer << bill << QString::fromLatin1(answer);
        };
        row("delivered", person(), mailed(MailStatus::Delivered), "arrived");
        row("delivered though locked since", person(true), mailed(MailStatus::Delivered), "arrived");
        row("complained", person(), mailed(MailStatus::Complained), "marked_as_spam");
        row("deferred", person(), mailed(MailStatus::Deferred, MailClass::Temporary), "still_trying");
        row("bounced hard", person(true), mailed(MailStatus::Bounced, MailClass::Hard), "came_back");
        row("bounced later", person(), mailed(MailStatus::Bounced, MailClass::Delayed), "came_back");
        row("bounced as blocked", person(), mailed(MailStatus::Bounced, MailClass::Blocked), "blocked");
        row("dropped as blocked", person(), mailed(MailStatus::Dropped, MailClass::Blocked), "blocked");
        row("expired", person(), mailed(MailStatus::Dropped, MailClass::Expired), "given_up");
        row("suppressed", person(true), mailed(MailStatus::Dropped, MailClass::SuppressedBounce), "held_back");
        row("rejected", person(), mailed(MailStatus::Dropped, MailClass::Rejected), "held_back");
        row("taken and silent", person(), mailed(MailStatus::Accepted), "no_news");
        row("no event at all", person(), billed(CallState::Accepted), "no_news");
        row("the call is unknown", person(), billed(CallState::Unknown), "call_open");
        row("the call waits", person(), billed(CallState::Pending), "call_open");
        row("left out as locked", person(true), without("locked"), "locked");
        row("left out without an address", person(), without("no_address"), "left_out");
        row("left out as unsubscribed", person(), without("suppressed"), "left_out");
        row("nothing to bill", person(), without("no_bill"), "no_bill");
        row("nobody was billed", person(), without(nullptr, false), "no_bill");
        row("nobody was billed and he is locked", person(true), without(nullptr, false), "locked");
        row("locked after the run, and not in it", person(true), without(nullptr), "locked");
        backers::Backer late = person();
        late.joinedAtMs = 9000;
        row("joined later", late, without(nullptr), "added_later");
        BillFacts refused = without(nullptr);
        refused.refused = QStringLiteral("to parameter is not a valid address");
        row("refused", person(), refused, "address_refused");
        backers::Backer erased = person();
        erased.erasedAtMs = 9000;
        row("erased", erased, mailed(MailStatus::Delivered), "erased");
    }
    void theFactsGiveOneAnswer()
    {
        QFETCH(backers::Backer, backer);
        QFETCH(BillFacts, bill);
        const Answer answer = answerFor(backer, QStringLiteral("2026-11"), bill);
        QTEST(answerName(answer.code), "answer");
        const QString summary = phrases::answerSummary(QStringLiteral("en"), answer);
        const QString next = phrases::answerNext(QStringLiteral("en"), answer);
        QVERIFY2(summary.endsWith(u'.') && !summary.contains(u'%'), qPrintable(summary));
        QVERIFY2(next.endsWith(u'.'), qPrintable(next));
        QCOMPARE(answer.facts[QStringLiteral("period")].toString(), QStringLiteral("2026-11"));
    }

    void theAdviceAboutSomebodyLockedIsAboutTheLock_data()
    {
        QTest::addColumn<BillFacts>("bill");
        QTest::addColumn<int>("lockClass");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const BillFacts &bill, MailClass lockClass, const char *next) {
            QTest::newRow(name) << bill << int(lockClass) << QString::fromLatin1(next);
        };
        const char *another = "Ask for another address before the next bill.";
        const char *wanted = "No mail goes there any more: ask whether our mail is wanted, and unlock then.";
        row("free, and it arrived", mailed(MailStatus::Delivered), MailClass::None,
            "Ask to look into the spam folder too.");
        row("it arrived before the mailbox was gone", mailed(MailStatus::Delivered), MailClass::Hard, another);
        row("nothing was heard of it", billed(CallState::Accepted), MailClass::Delayed, another);
        row("there was no bill", without("no_bill"), MailClass::SuppressedBounce, another);
        row("it arrived before another was marked as spam", mailed(MailStatus::Delivered), MailClass::Complaint,
            wanted);
        row("left out since marked as spam", without("locked"), MailClass::Complaint, wanted);
        row("this one was marked as spam", mailed(MailStatus::Complained), MailClass::Complaint,
            "Ask whether our mail is wanted, and unlock then.");
        row("it came back", mailed(MailStatus::Bounced, MailClass::Hard), MailClass::Hard,
            "Ask for another address and correct it.");
        row("left out as locked", without("locked"), MailClass::Hard,
            "Ask for another address; the bill can be sent then.");
        row("locked by hand", mailed(MailStatus::Delivered), MailClass::Staff,
            "Ask whoever locked the backer whether mail may go there again.");
    }
    void theAdviceAboutSomebodyLockedIsAboutTheLock()
    {
        QFETCH(BillFacts, bill);
        QFETCH(int, lockClass);
        backers::Backer backer = person(MailClass(lockClass) != MailClass::None);
        if (backer.lock)
            backer.lock->mailClass = MailClass(lockClass);
        const Answer answer = answerFor(backer, QStringLiteral("2026-11"), bill);
        QTEST(phrases::answerNext(QStringLiteral("en"), answer), "next");
    }

    void theMonthIsNamedInTheReadersLanguage()
    {
        const Answer answer = answerFor(person(), QStringLiteral("2026-03"), mailed(MailStatus::Delivered));
        const QString english = phrases::answerSummary(QStringLiteral("en"), answer);
        const QString german = phrases::answerSummary(QStringLiteral("de"), answer);
        QVERIFY2(english.contains(QStringLiteral("The bill of March 2026 arrived")), qPrintable(english));
        QVERIFY2(german.contains(QStringLiteral("März 2026")), qPrintable(german));
    }

    void theServersOwnWordsAreFacts()
    {
        BillFacts bill = mailed(MailStatus::Bounced, MailClass::Hard);
        bill.mail->serverText = QStringLiteral("no such user");
        bill.mail->code = 550;
        bill.mail->enhancedCode = QStringLiteral("5.1.1");
        const Answer answer = answerFor(person(), QStringLiteral("2026-11"), bill);
        QCOMPARE(answer.facts[QStringLiteral("server_text")].toString(), QStringLiteral("no such user"));
        QCOMPARE(answer.facts[QStringLiteral("smtp_code")].toInt(), 550);
        QCOMPARE(answer.facts[QStringLiteral("enhanced_code")].toString(), QStringLiteral("5.1.1"));
    }
};

QTEST_GUILESS_MAIN(AnswerTest)
#include "answer_test.moc"
