// SPDX-License-Identifier: GPL-3.0-or-later
// Digests are kept with their tokens in the database: what they are made of must not change.
#include "core/mailgun/event_digest.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using mailgun::eventDigest;
using mailgun::Unusable;
using mailgun::WireEvent;

static WireEvent bounce()
{
    WireEvent event;
    event.kind = QStringLiteral("failed");
    event.id = QStringLiteral("id-1");
    event.atMs = 1790000000447;
    event.second = 1790000000;
    event.recipient = QStringLiteral("käte@example.org");
    event.messageId = QStringLiteral("m1@example.org");
    event.severity = QStringLiteral("permanent");
    event.reason = QStringLiteral("bounce");
    event.code = 550;
    event.enhancedCode = QStringLiteral("5.1.1");
    event.variables.backerId = QStringLiteral("B-1");
    event.variables.subject = QStringLiteral("");
    return event;
}

class EventDigestTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theKnownAnswersAreFound()
    {
        QCOMPARE(eventDigest(bounce(), "whatever").toHex(),
                 "db587ebfbe96e40dea60c3da43de412077515cfee43d12383c9d5e5e1c58be46");
        QCOMPARE(eventDigest(Unusable{QStringLiteral("no_event"), {}}, "{}").toHex(),
                 "ebc51f25cb59b81f5c17a74319ec5daf1043957bee3ed860f24549f598a9951c");
    }

    void anotherEventHasAnotherDigest()
    {
        WireEvent other = bounce();
        other.variables.subject.reset();
        QVERIFY(eventDigest(other, {}) != eventDigest(bounce(), {}));
        QVERIFY(eventDigest(Unusable{QStringLiteral("no_id"), bounce()}, {}) != eventDigest(bounce(), {}));
    }
};

QTEST_GUILESS_MAIN(EventDigestTest)
#include "event_digest_test.moc"
