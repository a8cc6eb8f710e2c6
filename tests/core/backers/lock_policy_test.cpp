// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_policy.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

#include <random>

using namespace bouncedesk;
using namespace bouncedesk::backers;
using mail::MailClass;

namespace {

constexpr qint64 kHour = 3600 * 1000;

// "day 3 hard mail 2 unknown", "day 2.5 delivery" … one a line; hours after the point.
struct Story {
    QList<LockFact> facts;
    QList<qint64> deliveries;
    LockHistory history;
};

qint64 instant(const QString &day)
{
    return qint64(day.toDouble() * 24 * kHour) + kHour;
}

Story read(const QString &text)
{
    Story story;
    for (const QString &line : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(u' ');
        const qint64 at = instant(words.value(0));
        const QString &what = words[1];
        if (what == QLatin1String("delivery")) {
            story.deliveries.append(at);
        } else if (what == QLatin1String("changed")) {
            story.history.addressChangedAtMs = at;
        } else if (what == QLatin1String("unlocked")) {
            story.history.unlockedAtMs = at;
        } else if (what == QLatin1String("staff")) {
            story.history.staffLockedAtMs = at;
        } else {
            LockFact fact;
            fact.atMs = at;
            fact.second = at / 1000;
            fact.eventId = QStringLiteral("e") + words[0];
            fact.mailClass = mail::classOfName(what).value_or(MailClass::None);
            fact.mail = {words.value(2).toLongLong()};
            fact.unknownUser = words.contains(QStringLiteral("unknown"));
            story.facts.append(fact);
        }
    }
    return story;
}

LockJudgement judged(const Story &story, bool complaintsLock = true)
{
    return judgeLock(LockPolicy::standard(complaintsLock), story.history, story.facts, story.deliveries,
                     base::ReportingZone());
}

QString said(const LockJudgement &judgement)
{
    QString text = judgement.lock
                       ? mail::className(judgement.lock->mailClass) + u' ' +
                             (judgement.lock->evidence ? judgement.lock->evidence->eventId : QStringLiteral("by hand"))
                       : QStringLiteral("free");
    return judgement.heldAtMs ? text + QStringLiteral(" held") : text;
}

} // namespace

class LockPolicyTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatHappenedDecidesWhoIsLocked_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("judgement");
        const auto row = [](const char *name, const char *story, const char *judgement) {
            QTest::newRow(name) << QString::fromLatin1(story) << QString::fromLatin1(judgement);
        };
        row("nothing happened", "", "free");
        row("only deliveries", "1 delivery, 2 delivery", "free");
        row("a hard bounce locks at once", "1 hard 1", "hard e1");
        row("the earliest is the evidence", "3 hard 3, 1 hard 1, 2 hard 2", "hard e1");
        row("a later delivery does not undo a hard bounce", "1 hard 1, 2 delivery", "hard e1");
        row("blocked never locks", "1 blocked 1, 2 blocked 2, 3 blocked 3, 4 blocked 4", "free");
        row("rejected never locks", "1 rejected 1, 2 rejected 2, 3 rejected 3", "free");
        row("temporary failures never lock", "1 temporary 1, 2 temporary 2, 3 temporary 3", "free");
        row("what Mailgun suppresses as bounced locks", "1 suppressed-bounce 1", "suppressed-bounce e1");
        row("a complaint locks", "1 complaint 1", "complaint e1");
        row("a suppressed complaint locks", "1 suppressed-complaint 1", "suppressed-complaint e1");
        row("an unsubscribe holds bills and does not lock", "1 suppressed-unsubscribe 1", "free held");
        row("held and locked are apart", "1 suppressed-unsubscribe 1, 2 hard 2", "hard e2 held");
        row("a delayed bounce of an unknown user locks", "1 delayed 1 unknown", "delayed e1");
        row("a delayed bounce of anything else does not", "1 delayed 1, 2 delayed 2, 3 delayed 3", "free");

        row("two soft bounces are not enough", "1 soft 1, 2 soft 2", "free");
        row("the third soft bounce locks", "1 soft 1, 2 soft 2, 3 soft 3", "soft e3");
        row("soft and expired count together", "1 soft 1, 2 expired 2, 3 soft 3", "soft e3");
        row("the third strike is the evidence, not the fourth", "1 soft 1, 2 soft 2, 3 expired 3, 4 soft 4",
            "expired e3");
        row("one mail is one strike", "1 soft 7, 2 soft 7, 3 soft 7", "free");
        row("one day is one strike", "1.1 soft 1, 1.2 soft 2, 1.3 soft 3", "free");
        row("days count by the calendar", "1.9 soft 1, 2.0 soft 2, 3.0 soft 3", "soft e3.0");
        row("a mail nobody knows counts by its event", "1 soft 0, 2 soft 0, 3 soft 0", "soft e3");
        row("a delivery starts the count anew", "1 soft 1, 2 soft 2, 2.5 delivery, 3 soft 3, 4 soft 4", "free");
        row("three after the delivery lock", "1 soft 1, 2 delivery, 3 soft 3, 4 soft 4, 5 soft 5", "soft e5");
        row("a delivery after the third does not unlock", "1 soft 1, 2 soft 2, 3 soft 3, 4 delivery", "soft e3");
        row("a hard bounce before the third strike is first", "1 soft 1, 2 hard 2, 3 soft 3, 4 soft 4", "hard e2");

        row("what came before the new address counts no more", "1 hard 1, 2 changed", "free");
        row("what comes after the new address counts", "1 hard 1, 2 changed, 3 hard 3", "hard e3");
        row("at the very moment of the change it is the old one's", "2 changed, 2 hard 1", "free");
        row("what came before the unlock counts no more", "1 hard 1, 2 unlocked", "free");
        row("what comes after the unlock counts", "1 hard 1, 2 unlocked, 3 soft 1, 4 suppressed-bounce 2",
            "suppressed-bounce e4");
        row("the later of change and unlock counts", "1 changed, 3 unlocked, 2 hard 1", "free");
        row("strikes before the unlock are forgotten", "1 soft 1, 2 soft 2, 2.5 unlocked, 3 soft 3, 4 soft 4", "free");
        row("an unlock lifts what was held", "1 suppressed-unsubscribe 1, 2 unlocked", "free");

        row("staff lock by hand", "1 staff", "staff by hand");
        row("a lock by hand ends with a new address", "1 staff, 2 changed", "free");
        row("a lock by hand ends with an unlock", "1 staff, 2 unlocked", "free");
        row("who was locked first by an event stays so", "1 hard 1, 2 staff", "hard e1");
        row("who was locked first by hand stays so", "1 staff, 2 hard 2", "staff by hand");
    }
    void whatHappenedDecidesWhoIsLocked()
    {
        QFETCH(QString, story);
        QTEST(said(judged(read(story))), "judgement");
    }

    void complaintsCanBeSwitchedOff()
    {
        QCOMPARE(said(judged(read(QStringLiteral("1 complaint 1, 2 suppressed-complaint 2")), false)),
                 QStringLiteral("free"));
    }

    void sinceIsTheTimeOfTheEvidence()
    {
        QCOMPARE(judged(read(QStringLiteral("1 hard 1"))).lock->sinceMs, instant(QStringLiteral("1")));
    }

    void daysAreThoseOfTheZone()
    {
        Story story = read(QStringLiteral("1 soft 1, 2 soft 2, 3 soft 3"));
        story.facts[2].atMs = instant(QStringLiteral("2")) - 2 * kHour; // 23:00 UTC the day before, 01:00 in Helsinki
        QVERIFY(judged(story).lock.has_value() == false);
        QVERIFY(!judgeLock(LockPolicy::standard(), {}, story.facts, {}, base::ReportingZone("Europe/Helsinki")).lock);
        story.facts[1].atMs = instant(QStringLiteral("3"));
        QVERIFY(judgeLock(LockPolicy::standard(), {}, story.facts, {}, base::ReportingZone("Europe/Helsinki")).lock);
        QVERIFY(!judged(story).lock);
    }

    void orderDoesNotMatter()
    {
        static const char *kClasses[]{"hard", "soft",    "delayed",  "expired",           "blocked",
                                      "soft", "expired", "rejected", "suppressed-bounce", "suppressed-unsubscribe"};
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            Story story;
            for (int i = 0; i < 12; ++i) {
                const QString day = QString::number(double(random() % 80) / 8);
                if (random() % 4 == 0) {
                    story.deliveries.append(instant(day));
                    continue;
                }
                const char *name = kClasses[random() % (round % 2 ? 10 : 6)];
                const Story one = read(QStringLiteral("%1 %2 %3").arg(day, QLatin1String(name)).arg(random() % 5));
                LockFact fact = one.facts.constFirst();
                fact.eventId += QString::number(i);
                fact.unknownUser = random() % 2;
                story.facts.append(fact);
            }
            const LockJudgement first = judged(story);
            for (int shuffle = 0; shuffle < 5; ++shuffle) {
                std::shuffle(story.facts.begin(), story.facts.end(), random);
                std::shuffle(story.deliveries.begin(), story.deliveries.end(), random);
                QVERIFY(judged(story) == first);
            }
        }
    }
};

QTEST_GUILESS_MAIN(LockPolicyTest)
#include "lock_policy_test.moc"
