// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/merged_mail.h"
#include "tests/support/strict_fixture.h"

#include <QDataStream>
#include <QIODevice>
#include <QTest>

#include <random>

using namespace bouncedesk::mail;
using bouncedesk::mailgun::WireEvent;

namespace {

MailEvent made(qint64 atMs, const char *id, const char *kind, const char *severity = "", const char *reason = "",
               int code = 0, bool delayed = false)
{
    WireEvent wire;
    wire.kind = QLatin1String(kind);
    wire.severity = QLatin1String(severity);
    wire.reason = QLatin1String(reason);
    wire.code = code;
    wire.isDelayedBounce = delayed;
    MailEvent event;
    event.verdict = *classify(wire);
    event.order = {atMs, QLatin1String(id), event.verdict.kind};
    return event;
}

const MailEvent kAccepted = made(100, "a", "accepted");
const MailEvent kDelivered = made(200, "d", "delivered");
const MailEvent kDeferred = made(150, "t", "failed", "temporary", "generic", 421);
const MailEvent kHard = made(180, "h", "failed", "permanent", "bounce", 550);
const MailEvent kLateHard = made(300, "l", "failed", "permanent", "bounce", 550);
const MailEvent kDelayed = made(90, "y", "failed", "permanent", "generic", 550, true);
const MailEvent kSuppressed = made(190, "s", "failed", "permanent", "suppress-bounce", 605);
const MailEvent kOpened = made(400, "o", "opened");
const MailEvent kComplained = made(500, "c", "complained");
const MailEvent kUnsubscribed = made(510, "u", "unsubscribed");

MergedMail merged(const QList<MailEvent> &events)
{
    MergedMail mail;
    for (const MailEvent &one : events)
        mail.merge(one);
    return mail;
}

} // namespace

class MergedMailTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void statusFollowsFromTheSetOfEvents_data()
    {
        QTest::addColumn<QList<int>>("picked");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("mailClass");
        const auto row = [](const char *name, QList<int> picked, const char *status, const char *mailClass) {
            QTest::newRow(name) << picked << QString::fromLatin1(status) << QString::fromLatin1(mailClass);
        };
        row("accepted alone", {0}, "accepted", "");
        row("a temporary failure is still trying", {0, 2}, "deferred", "temporary");
        row("delivered after trying", {0, 1, 2}, "delivered", "");
        row("bounced", {0, 3}, "bounced", "hard");
        row("a bounce before the delivery is overtaken", {3, 1}, "delivered", "");
        row("a bounce after the delivery holds", {1, 4}, "bounced", "hard");
        row("a delayed bounce holds whenever it came", {1, 5}, "bounced", "delayed");
        row("suppressed: dropped", {0, 6}, "dropped", "suppressed-bounce");
        row("a drop later than a bounce decides", {3, 6}, "dropped", "suppressed-bounce");
        row("a bounce later than a drop decides", {4, 6}, "bounced", "hard");
        row("an open means that it arrived", {3, 7}, "delivered", "");
        row("a complaint outranks all", {1, 4, 5, 8}, "complained", "complaint");
        row("an unsubscription alone proves nothing", {0, 9}, "accepted", "");
    }
    void statusFollowsFromTheSetOfEvents()
    {
        QFETCH(QList<int>, picked);
        const auto outcome = merged(pick(picked)).outcome();
        QTEST(statusName(outcome.status), "status");
        QTEST(className(outcome.mailClass), "mailClass");
    }

    void orderGroupingAndDuplicationChangeNothing()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 5000; ++round) {
            QList<int> picked;
            for (int i = 0; i < 10; ++i) {
                if (random() % 2)
                    picked.append(i);
            }
            const MergedMail expected = merged(pick(picked));
            QList<int> doubled = picked + picked;
            std::shuffle(doubled.begin(), doubled.end(), random);
            const qsizetype cut = doubled.isEmpty() ? 0 : qsizetype(random() % size_t(doubled.size()));
            MergedMail left = merged(pick(doubled.mid(0, cut)));
            left.merge(merged(pick(doubled.mid(cut))));
            QCOMPARE(left, expected);
        }
    }

    void aTieInTimeIsDecidedByTheId()
    {
        const MailEvent soft = made(300, "m", "failed", "permanent", "generic", 552);
        QCOMPARE(merged({kLateHard, soft}).outcome().mailClass, MailClass::Soft);
        QCOMPARE(merged({soft, kLateHard}).outcome().mailClass, MailClass::Soft);
    }

    void attributionComesFromTheEarliestEventThatCarriesIt()
    {
        MailEvent early = kAccepted, late = kDelivered;
        late.backerKey = QStringLiteral("late");
        late.project = 7;
        early.backerKey = QStringLiteral("early");
        QCOMPARE(merged({late, early}).backerKey(), QStringLiteral("early"));
        QCOMPARE(merged({early, late}).project(), 7);
        QVERIFY(!merged({early, late}).subject());
    }

    void theEncodedFormComesBackWhole()
    {
        MailEvent carrying = kDelivered;
        carrying.backerKey = QStringLiteral("Übung \U0001F600");
        carrying.project = 1;
        carrying.subject = 2;
        carrying.ownLink = QStringLiteral("1.2.3.4");
        const MergedMail mail = merged({carrying, kHard, kDelayed, kSuppressed, kDeferred, kComplained});
        QCOMPARE(MergedMail::decoded(mail.encoded()), mail);
        QCOMPARE(MergedMail::decoded(MergedMail().encoded()), MergedMail());
    }

    void theFormOfEarlierVersionsIsRead()
    {
        const auto order = [](QDataStream &stream, qint64 atMs, const char *id, EventKind kind) {
            stream << atMs << QByteArray(id) << quint8(kind);
        };
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream << quint8(1) << quint8(1); // format; it has events
        order(stream, 1000, "first", EventKind::Delivered);
        stream << quint8(0) << quint8(1) << qint64(1000); // nothing seen; delivered
        stream << quint8(0) << quint8(0) << quint8(0);    // no failure
        stream << quint8(1);
        order(stream, 1000, "first", EventKind::Delivered);
        stream << QByteArray("B-1") << quint8(1);
        order(stream, 2000, "second", EventKind::Opened);
        stream << qint64(7) << quint8(0) << quint8(0); // project; neither subject nor link

        const MergedMail read = MergedMail::decoded(bytes);
        QCOMPARE(read.outcome().status, MailStatus::Delivered);
        QCOMPARE(read.firstAtMs(), 1000);
        QCOMPARE(read.backerKey(), QStringLiteral("B-1"));
        QCOMPARE(read.project(), 7);
        QCOMPARE(MergedMail::decoded(read.encoded()), read);
        QVERIFY(read.encoded().size() < bytes.size());
    }

private:
    static QList<MailEvent> pick(const QList<int> &indexes)
    {
        const QList<MailEvent> all{kAccepted, kDelivered,  kDeferred, kHard,       kLateHard,
                                   kDelayed,  kSuppressed, kOpened,   kComplained, kUnsubscribed};
        QList<MailEvent> picked;
        for (const int index : indexes)
            picked.append(all.at(index));
        return picked;
    }
};

QTEST_GUILESS_MAIN(MergedMailTest)
#include "merged_mail_test.moc"
