// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/test_mail.h"

#include "core/mailgun/simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

namespace {

struct Account {
    explicit Account(const char *key = "key-1")
    {
        SimulatorOptions options;
        options.port = 0;
        options.apiKey = base::SecretString("key-1");
        options.dead = {QStringLiteral("dead@example.org")};
        simulator = std::make_unique<Simulator>(options, clock);
        if (!simulator->start())
            qFatal("the simulator does not start");
        MailgunSettings settings;
        settings.baseUrl = QUrl(simulator->url());
        settings.domain = QStringLiteral("mg.example.org");
        settings.key = base::SecretString(key);
        client = std::make_unique<MailgunClient>(settings, clock);
        mail = std::make_unique<TestMail>(*client, clock);
        mail->setPatience(10, 60'000);
        QObject::connect(mail.get(), &TestMail::went, mail.get(),
                         [this](TestMailStage stage) { stages.append(stage); });
    }
    void sendTo(const QString &address)
    {
        OutgoingMessage message;
        message.from = QStringLiteral("bills@mg.example.org");
        message.to = {address};
        message.subject = QStringLiteral("Test");
        message.text = QStringLiteral("Test");
        mail->send(message);
    }

    test::FakeClock clock;
    std::unique_ptr<Simulator> simulator;
    std::unique_ptr<MailgunClient> client;
    std::unique_ptr<TestMail> mail;
    QList<TestMailStage> stages;
};

} // namespace

class TestMailTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void arrivalIsHeardOf()
    {
        Account account;
        account.sendTo(QStringLiteral("me@example.org"));
        QTRY_COMPARE(account.stages, (QList<TestMailStage>{TestMailStage::Taken, TestMailStage::Arrived}));
    }

    void aDeadAddressIsToldApart()
    {
        Account account;
        account.sendTo(QStringLiteral("dead@example.org"));
        QTRY_COMPARE(account.stages, (QList<TestMailStage>{TestMailStage::Taken, TestMailStage::Failed}));
    }

    void aKeyThatMailgunDoesNotKnowIsARefusal()
    {
        Account account("key-other");
        account.sendTo(QStringLiteral("me@example.org"));
        QTRY_COMPARE(account.stages, QList<TestMailStage>{TestMailStage::Refused});
    }

    void patienceEnds()
    {
        Account account;
        account.mail->setPatience(10, -1);
        account.sendTo(QStringLiteral("me@example.org"));
        QTRY_COMPARE(account.stages, (QList<TestMailStage>{TestMailStage::Taken, TestMailStage::Silent}));
    }
};

QTEST_GUILESS_MAIN(TestMailTest)
#include "test_mail_test.moc"
