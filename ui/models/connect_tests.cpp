// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/connect_tests.h"

#include "core/base/email_address.h"
#include "core/base/text.h"
#include "ui/models/settings_words.h"

namespace bouncedesk::ui {

using base::ErrorCode;
using mailgun::CheckCode;
using mailgun::CheckFinding;
using mailgun::CheckStep;
using mailgun::TestMailStage;

namespace {

constexpr int kTimeoutMs = 10'000;
const QByteArray kNoKey("none"); // any API answers that it does not know it

ConnectVerdict verdictOf(const QList<CheckFinding> &findings)
{
    ConnectVerdict verdict = ConnectVerdict::Fine;
    for (const CheckFinding &finding : findings) {
        if (checkMark(finding.code) == Status::Bounced)
            return ConnectVerdict::Bad;
        if (finding.code == CheckCode::WebhooksMissing)
            verdict = ConnectVerdict::CanRegister;
        else if (checkMark(finding.code) == Status::Deferred && verdict == ConnectVerdict::Fine)
            verdict = ConnectVerdict::FineBut;
    }
    return verdict;
}

} // namespace

ConnectTests::ConnectTests(const base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

void ConnectTests::test(ConnectStep step, const ConnectDraft &draft)
{
    cancel();
    m_step = step;
    m_draft = draft;
    switch (step) {
    case ConnectStep::Region: testRegion(); return;
    case ConnectStep::Key: testKey(); return;
    case ConnectStep::Reach: testReach(); return;
    case ConnectStep::Signing: testSigning(); return;
    case ConnectStep::TestMail: sendTestMail(); return;
    }
}

void ConnectTests::cancel()
{
    ++m_number;
    m_context = std::make_unique<QObject>();
    m_check.reset();
    m_reach.reset();
    m_mail.reset();
    m_client.reset();
}

void ConnectTests::say(ConnectVerdict verdict, const QString &sentence)
{
    Q_EMIT judged(m_step, verdict, sentence);
}

mailgun::MailgunClient &ConnectTests::client(const base::SecretString &key)
{
    m_client = std::make_unique<mailgun::MailgunClient>(
        mailgun::MailgunSettings{m_draft.baseUrl, m_draft.domain, key, kTimeoutMs}, m_clock);
    return *m_client;
}

void ConnectTests::testRegion()
{
    const base::SecretString none(kNoKey);
    if (!mailgun::checkSettings({m_draft.baseUrl, m_draft.domain, none}) || !m_draft.domain.contains(u'.')) {
        say(ConnectVerdict::Bad, tr("This is no domain. It looks like mg.example.org."));
        return;
    }
    client(none).domain(m_context.get(), [this](const mailgun::ApiResult<mailgun::DomainInfo> &answer) {
        const bool isThere = answer || answer.error().error.code == ErrorCode::Forbidden;
        if (isThere)
            say(ConnectVerdict::Fine, tr("Mailgun answers at %1.").arg(m_draft.baseUrl.host()));
        else
            say(ConnectVerdict::Bad, tr("Nothing answers as Mailgun at %1: %2")
                                         .arg(m_draft.baseUrl.host(), base::displayText(answer.error().error.detail)));
    });
}

void ConnectTests::testKey()
{
    m_findings.clear();
    m_check =
        std::make_unique<mailgun::ConnectionCheck>(client(m_draft.key), m_clock, QList<base::SecretString>(), QUrl());
    connect(m_check.get(), &mailgun::ConnectionCheck::found, this,
            [this](const CheckFinding &finding) { m_findings.append(finding); });
    connect(m_check.get(), &mailgun::ConnectionCheck::finished, this, [this] {
        judgeFindings({CheckStep::Key, CheckStep::Domain, CheckStep::Logs});
    });
    m_check->start();
}

void ConnectTests::judgeFindings(const QList<CheckStep> &steps)
{
    QList<CheckFinding> ours;
    QStringList sentences;
    for (const CheckFinding &finding : std::as_const(m_findings)) {
        // After a key that is no use nothing else is asked.
        if (!steps.contains(finding.step) && finding.step != CheckStep::Key)
            continue;
        ours.append(finding);
        if (steps.contains(finding.step) || finding.code != CheckCode::Fine)
            sentences.append(checkStepText(finding.step) + QStringLiteral(": ") + checkFindingText(finding));
    }
    say(verdictOf(ours), sentences.join(u'\n'));
}

void ConnectTests::testReach()
{
    if (m_draft.publicUrl.isEmpty()) {
        say(ConnectVerdict::Fine, tr("Then we ask Mailgun every minute what became of the mails."));
        return;
    }
    const QString scheme = m_draft.publicUrl.scheme();
    if (m_draft.publicUrl.host().isEmpty() || (scheme != u"https" && scheme != u"http")) {
        say(ConnectVerdict::Bad, tr("This is no address. It looks like https://desk.example.org."));
        return;
    }
    m_reach = std::make_unique<mailgun::ReachCheck>(m_draft.publicUrl);
    connect(m_reach.get(), &mailgun::ReachCheck::finished, this, [this](bool answers, const QString &why) {
        if (answers)
            say(ConnectVerdict::Fine, tr("This program answers there. That Mailgun can reach it too shows with the "
                                         "first event."));
        else
            say(ConnectVerdict::Bad,
                tr("%1 does not lead to this program: %2").arg(m_draft.publicUrl.toDisplayString(), why));
    });
    m_reach->start();
}

void ConnectTests::testSigning()
{
    m_signingKey = m_draft.signingKey;
    if (!m_signingKey.isEmpty()) {
        client(m_draft.key);
        checkSigning();
        return;
    }
    client(m_draft.key).signingKey(m_context.get(), [this](const mailgun::ApiResult<base::SecretString> &key) {
        if (!key) {
            say(ConnectVerdict::Bad, tr("This key may not read it. Copy it from Mailgun: Send, Webhooks, HTTP webhook "
                                        "signing key."));
            return;
        }
        m_signingKey = *key;
        checkSigning();
    });
}

void ConnectTests::checkSigning()
{
    m_findings.clear();
    const QUrl hook = m_draft.publicUrl.isEmpty()
                          ? QUrl()
                          : mailgun::urlBelow(m_draft.publicUrl, QStringLiteral("/webhooks/mailgun"));
    m_check =
        std::make_unique<mailgun::ConnectionCheck>(*m_client, m_clock, QList<base::SecretString>{m_signingKey}, hook);
    connect(m_check.get(), &mailgun::ConnectionCheck::found, this,
            [this](const CheckFinding &finding) { m_findings.append(finding); });
    connect(m_check.get(), &mailgun::ConnectionCheck::finished, this, [this] {
        judgeFindings({CheckStep::Hooks, CheckStep::SigningKey});
    });
    connect(m_check.get(), &mailgun::ConnectionCheck::registered, this,
            [this](const QStringList &, const QString &why) {
                if (!why.isEmpty())
                    say(ConnectVerdict::Bad, tr("Mailgun refused: %1").arg(base::displayText(why)));
                else // not at once: this is a call of the very check that the new test replaces
                    QMetaObject::invokeMethod(
                        this,
                        [this, number = m_number] {
                            if (number == m_number)
                                test(ConnectStep::Signing, ConnectDraft(m_draft));
                        },
                        Qt::QueuedConnection);
            });
    m_check->start();
}

void ConnectTests::registerWebhooks()
{
    if (m_check)
        m_check->registerWebhooks();
}

void ConnectTests::sendTestMail()
{
    for (const QString &address : {base::addressFromPasted(m_draft.from), m_draft.to}) {
        if (!base::checkAddress(address)) {
            say(ConnectVerdict::Bad, tr("“%1” is no address.").arg(base::displayText(address)));
            return;
        }
    }
    m_mail = std::make_unique<mailgun::TestMail>(client(m_draft.key), m_clock);
    connect(m_mail.get(), &mailgun::TestMail::went, this, &ConnectTests::onTestMail);
    mailgun::OutgoingMessage message;
    message.from = m_draft.from;
    message.to = {m_draft.to};
    message.subject = tr("Bouncedesk is connected");
    message.text = tr("This is the test mail of Bouncedesk. It can send, and it heard that this mail arrived.");
    m_mail->send(message);
    say(ConnectVerdict::Going, tr("Handing it to Mailgun…"));
}

void ConnectTests::onTestMail(TestMailStage stage, const QString &words)
{
    const QString shown = base::displayText(words);
    switch (stage) {
    case TestMailStage::Taken:
        say(ConnectVerdict::Going, tr("Mailgun has it. Waiting to hear that it arrived…"));
        return;
    case TestMailStage::Arrived: say(ConnectVerdict::Fine, tr("It arrived at %1.").arg(m_draft.to)); return;
    case TestMailStage::Refused: say(ConnectVerdict::Bad, tr("Mailgun did not take it: %1").arg(shown)); return;
    case TestMailStage::Failed: say(ConnectVerdict::Bad, tr("It did not arrive: %1").arg(shown)); return;
    case TestMailStage::Silent:
        say(ConnectVerdict::Bad, shown.isEmpty() ? tr("Nothing was heard of it in three minutes.")
                                                 : tr("Nobody knows whether Mailgun took it: %1").arg(shown));
    }
}

} // namespace bouncedesk::ui
