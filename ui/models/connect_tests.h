// SPDX-License-Identifier: GPL-3.0-or-later
// The tests of the five steps in which the program is connected to Mailgun; nothing is saved by testing. Main thread,
// owned by what shows the steps; answers by signal there, one verdict a test.
#pragma once

#include "core/base/clock.h"
#include "core/mailgun/connection_check.h"
#include "core/mailgun/reach_check.h"
#include "core/mailgun/test_mail.h"

namespace bouncedesk::ui {

enum class ConnectStep { Region, Key, Reach, Signing, TestMail };
inline constexpr int kConnectSteps = 5;

// What was typed so far.
struct ConnectDraft {
    QUrl baseUrl;
    QString domain;
    base::SecretString key;
    QUrl publicUrl; // empty: Mailgun cannot reach this computer
    base::SecretString signingKey;
    QString from;
    QString to;
};

enum class ConnectVerdict {
    Going, // still being watched; another follows
    Fine,
    FineBut,     // goes on, with something to know
    CanRegister, // webhooks are missing, and can be registered
    Bad
};

class ConnectTests : public QObject {
    Q_OBJECT

public:
    explicit ConnectTests(const base::Clock &clock, QObject *parent = nullptr);

    // Ends the test before.
    void test(ConnectStep step, const ConnectDraft &draft);
    // No verdict follows: what was being tested has changed.
    void cancel();
    // What was tested last; good as a whole after the last step.
    const ConnectDraft &tested() const { return m_draft; }
    // After CanRegister; then the step is tested again.
    void registerWebhooks();
    // As given, or as Mailgun told it when none was: good after the fourth step.
    const base::SecretString &signingKey() const { return m_signingKey; }

Q_SIGNALS:
    void judged(bouncedesk::ui::ConnectStep step, bouncedesk::ui::ConnectVerdict verdict, const QString &sentence);

private:
    void testRegion();
    void testKey();
    void testReach();
    void testSigning();
    void checkSigning();
    void sendTestMail();
    void judgeFindings(const QList<mailgun::CheckStep> &steps);
    void onTestMail(mailgun::TestMailStage stage, const QString &words);
    mailgun::MailgunClient &client(const base::SecretString &key);
    void say(ConnectVerdict verdict, const QString &sentence);

    const base::Clock &m_clock;
    quint64 m_number = 0; // of the test that runs
    ConnectStep m_step = ConnectStep::Region;
    ConnectDraft m_draft;
    base::SecretString m_signingKey;
    std::unique_ptr<mailgun::MailgunClient> m_client;
    std::unique_ptr<mailgun::ConnectionCheck> m_check;
    std::unique_ptr<mailgun::ReachCheck> m_reach;
    std::unique_ptr<mailgun::TestMail> m_mail;
    std::unique_ptr<QObject> m_context; // of the test that runs: what comes after it is dropped
    QList<mailgun::CheckFinding> m_findings;
};

} // namespace bouncedesk::ui
