// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/class_policy.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk::mail;
using bouncedesk::mailgun::WireEvent;

Q_DECLARE_METATYPE(bouncedesk::mailgun::WireEvent)

class ClassPolicyTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void failuresAreClassifiedByTheFirstMatch_data()
    {
        QTest::addColumn<QString>("severity");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhanced");
        QTest::addColumn<QString>("bounceType");
        QTest::addColumn<bool>("delayed");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *severity, const char *reason, int code, const char *enhanced,
                            const char *type, bool delayed, const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(severity) << QString::fromLatin1(reason) << code
                                << QString::fromLatin1(enhanced) << QString::fromLatin1(type) << delayed
                                << QString::fromLatin1(expected);
        };
        row("no such mailbox", "permanent", "bounce", 550, "5.1.1", "hard", false, "bounced hard");
        row("5.1.x whatever the code", "permanent", "bounce", 554, "5.1.10", "", false, "bounced hard");
        row("550 without more", "permanent", "bounce", 550, "", "", false, "bounced hard");
        row("550 with 5.0.0", "permanent", "bounce", 550, "5.0.0", "", false, "bounced hard");
        row("no mail server for the domain", "permanent", "bounce", 498, "", "", false, "bounced hard");
        row("another code says less", "permanent", "bounce", 554, "", "", false, "bounced soft");
        row("not called a bounce", "permanent", "generic", 550, "5.1.1", "", false, "bounced soft");
        row("mailbox full", "permanent", "bounce", 552, "5.2.2", "", false, "bounced soft");
        row("soft by Mailgun's word", "permanent", "bounce", 550, "5.1.1", "soft", false, "bounced soft");
        row("5.4.x", "permanent", "bounce", 550, "5.4.1", "", false, "bounced soft");
        row("4.x.x though permanent", "permanent", "bounce", 550, "4.2.1", "", false, "bounced soft");
        row("policy by code", "permanent", "bounce", 550, "5.7.1", "hard", false, "bounced blocked");
        row("policy by reason", "permanent", "espblock", 550, "", "", false, "bounced blocked");
        row("blacklisted", "permanent", "blacklisted", 0, "", "", false, "bounced blocked");
        row("bad list quality", "permanent", "generic", 625, "", "", false, "dropped blocked");
        row("on Mailgun's bounce list", "permanent", "suppress-bounce", 605, "", "", false,
            "dropped suppressed-bounce");
        row("the list by code alone", "permanent", "generic", 605, "", "", false, "dropped suppressed-bounce");
        row("complained before", "permanent", "suppress-complaint", 607, "", "", false, "dropped suppressed-complaint");
        row("unsubscribed before", "permanent", "", 606, "", "", false, "dropped suppressed-unsubscribe");
        row("given up", "permanent", "old", 602, "", "", false, "dropped expired");
        row("given up though temporary", "temporary", "old", 0, "", "", false, "dropped expired");
        row("602 alone", "temporary", "generic", 602, "", "", false, "dropped expired");
        row("no connection, permanent", "permanent", "generic", 499, "", "", false, "dropped expired");
        row("no connection, temporary", "temporary", "generic", 499, "", "", false, "deferred temporary");
        row("temporary with a block", "temporary", "espblock", 421, "4.7.0", "", false, "deferred temporary");
        row("greylisted, temporary", "temporary", "greylisted", 450, "", "", false, "deferred temporary");
        row("delayed bounce", "permanent", "generic", 550, "5.1.1", "", true, "bounced delayed");
        row("delayed and a policy", "permanent", "generic", 550, "5.7.1", "", true, "bounced blocked");
    }
    void failuresAreClassifiedByTheFirstMatch()
    {
        WireEvent event;
        event.kind = QStringLiteral("failed");
        event.severity = fetch<QString>("severity");
        event.reason = fetch<QString>("reason");
        event.code = fetch<int>("code");
        event.enhancedCode = fetch<QString>("enhanced");
        event.bounceType = fetch<QString>("bounceType");
        event.isDelayedBounce = fetch<bool>("delayed");
        const auto verdict = classify(event);
        QVERIFY(verdict);
        QCOMPARE(verdict->bearing, Bearing::OnMail);
        QTEST(statusName(verdict->status) + u' ' + className(verdict->mailClass), "expected");
    }

    void aFailureWithoutSeverityIsOnlyRecorded()
    {
        WireEvent event;
        event.kind = QStringLiteral("failed");
        event.code = 550;
        QCOMPARE(classify(event)->bearing, Bearing::RecordedOnly);
    }

    void whatIsNoMailIsNoMail_data()
    {
        QTest::addColumn<WireEvent>("event");
        WireEvent routed, callback, stored, http, batch, unresolved;
        routed.kind = callback.kind = http.kind = QStringLiteral("delivered");
        batch.kind = unresolved.kind = QStringLiteral("accepted");
        stored.kind = QStringLiteral("stored");
        routed.isRouted = callback.isCallback = true;
        http.transport = QStringLiteral("http");
        batch.recipientIsSingle = false;
        unresolved.variables.bouncedesk = QStringLiteral("1.1.1.%recipient.o%");
        QTest::newRow("routed") << routed;
        QTest::newRow("callback") << callback;
        QTest::newRow("stored") << stored;
        QTest::newRow("transport http") << http;
        QTest::newRow("the batch itself, by its recipients") << batch;
        QTest::newRow("the batch itself, by its variable") << unresolved;
    }
    void whatIsNoMailIsNoMail()
    {
        QFETCH(WireEvent, event);
        QCOMPARE(classify(event)->bearing, Bearing::NotAMail);
    }

    void legacyEventsAreJudgedLikePermanentOnes()
    {
        WireEvent event;
        event.legacy = true;
        event.kind = QStringLiteral("bounced");
        event.code = 550;
        event.enhancedCode = QStringLiteral("5.1.1");
        QCOMPARE(classify(event)->mailClass, MailClass::Hard);
        event.kind = QStringLiteral("dropped");
        event.code = 605;
        QCOMPARE(classify(event)->mailClass, MailClass::SuppressedBounce);
        event.code = 0;
        event.reason = QStringLiteral("old");
        QCOMPARE(classify(event)->mailClass, MailClass::Expired);
    }

    void anUnknownKindHasNoVerdict()
    {
        WireEvent event;
        event.kind = QStringLiteral("list_uploaded");
        QVERIFY(!classify(event));
        event.kind = QStringLiteral("bounced"); // a legacy word in the current format
        QVERIFY(!classify(event));
    }

    void anUnknownUserIsTakenFromCodeOrWords()
    {
        WireEvent event;
        event.kind = QStringLiteral("failed");
        event.severity = QStringLiteral("permanent");
        event.isDelayedBounce = true;
        event.enhancedCode = QStringLiteral("5.1.1");
        QVERIFY(classify(event)->unknownUser);
        event.enhancedCode = QStringLiteral("5.0.0");
        QVERIFY(!classify(event)->unknownUser);
        event.serverText = QStringLiteral("Sorry, User Unknown here");
        QVERIFY(classify(event)->unknownUser);
    }

private:
    template <typename T>
    static T fetch(const char *column)
    {
        return *static_cast<T *>(QTest::qData(column, qMetaTypeId<T>()));
    }
};

QTEST_GUILESS_MAIN(ClassPolicyTest)
#include "class_policy_test.moc"
