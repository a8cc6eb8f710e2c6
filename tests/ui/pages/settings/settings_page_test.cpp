// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settings_page.h"

#include "core/backers/lock_policy_repository.h"
#include "core/config/settings_file.h"
#include "core/mailgun/simulator.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"
#include "ui/frame/page.h"
#include "ui/pages/settings/connection_widget.h"
#include "ui/pages/settings/database_widget.h"
#include "ui/pages/settings/lock_rules_widget.h"
#include "ui/theme/desk_memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/desk_style.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace bouncedesk;
using namespace bouncedesk::ui;

namespace {

const QString kFrom = QStringLiteral("BOUNCEDESK_BILLING_FROM");
const QString kListen = QStringLiteral("BOUNCEDESK_LISTEN");

config::Settings ourSettings()
{
    config::Settings settings;
    settings.databaseUrl = QStringLiteral("sqlite:///var/lib/bouncedesk/desk.sqlite");
    settings.mailgunApiKey = base::SecretString("key-never-shown");
    settings.mailgunSigningKeys = {base::SecretString("signing-never-shown")};
    settings.mailgunDomain = QStringLiteral("mg.example.org");
    settings.publicUrl = QUrl(QStringLiteral("https://desk.example.org/"));
    settings.billingFrom = QStringLiteral("bills@example.org");
    return settings;
}

struct Shown {
    explicit Shown(config::Settings settings = ourSettings()) : desk(std::move(settings)), theme(qApp)
    {
        file = folder.filePath(QStringLiteral("bouncedesk.conf"));
        desk.desk.configFile = file;
        desk.desk.settingPlaces = {{kListen, kListen}, {kFrom, file}};
        desk.desk.listeningUrl = QStringLiteral("http://127.0.0.1:8025");
    }
    void show(const char *section)
    {
        if (!page)
            page = std::make_unique<SettingsPage>(desk.desk, theme);
        page->goTo({{QStringLiteral("section"), QLatin1String(section)}});
        page->resize(1084, 772);
        page->show();
    }
    QLineEdit *field(const QString &variable) { return page->findChild<QLineEdit *>(variable); }
    // Of the section that is shown.
    QPushButton *button(const char *name)
    {
        for (QPushButton *button : page->findChildren<QPushButton *>(QLatin1String(name))) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    QString file;
    test::TestDesk desk;
    Theme theme;
    std::unique_ptr<SettingsPage> page;
};

} // namespace

class SettingsPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installDeskStyle();
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("bouncedesk-test"));
    }

    void secretsAreNeverShown()
    {
        Shown shown;
        for (const char *section : {"mailgun", "listener", "database", "billing", "locks", "appearance"}) {
            shown.show(section);
            for (const QLineEdit *edit : shown.page->findChildren<QLineEdit *>())
                QVERIFY(!edit->text().contains(QLatin1String("never-shown")));
            QVERIFY(!test::wordsOf(*shown.page).contains(QLatin1String("never-shown")));
        }
    }

    void whatLocksIsChosenAndKeptInTheDatabase()
    {
        Shown shown;
        shown.show("locks");
        auto *complaint = shown.page->findChild<QComboBox *>(QStringLiteral("lock-complaint"));
        QVERIFY(complaint && !shown.button("saveLockRules")->isEnabled());
        QTRY_VERIFY(complaint->isEnabled());
        QVERIFY(!shown.page->findChild<QComboBox *>(QStringLiteral("lock-blocked"))); // nobody's choice
        complaint->setCurrentIndex(1);
        shown.page->findChild<QSpinBox *>(QStringLiteral("lockStrikes"))->setValue(5);
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("Not saved yet.")));
        QSignalSpy saved(shown.page->findChild<LockRulesWidget *>(), &LockRulesWidget::saved);
        shown.button("saveLockRules")->click();
        QVERIFY(saved.wait());
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("Saved. Everybody is judged anew")));
        backers::LockPolicy stored;
        bool isRead = false;
        shown.desk.desk.pool.read<backers::LockPolicy>(
            this, [](storage::Connection &connection) { return backers::lockPolicyOf(connection); },
            [&](const base::Result<backers::LockPolicy> &policy) {
                stored = policy.value();
                isRead = true;
            });
        QTRY_VERIFY(isRead);
        QCOMPARE(stored.effectOf(mail::MailClass::Complaint), backers::LockEffect::Never);
        QCOMPARE(stored.strikes, 5);
    }

    void rulesThatWereNotReadAreNeitherShownNorSaved()
    {
        Shown shown;
        backers::LockPolicy ours = backers::LockPolicy::standard();
        ours.effects[mail::MailClass::Complaint] = backers::LockEffect::Never;
        ours.strikes = 7;
        QVERIFY(backers::storeLockPolicy(shown.desk.connection(), ours, 1).has_value());
        shown.desk.run("ALTER TABLE settings RENAME TO lost");
        shown.show("locks");
        auto *complaint = shown.page->findChild<QComboBox *>(QStringLiteral("lock-complaint"));
        auto *strikes = shown.page->findChild<QSpinBox *>(QStringLiteral("lockStrikes"));
        QVERIFY(!complaint->isEnabled() && !strikes->isEnabled());
        QCOMPARE(complaint->currentIndex(), -1);
        QTRY_VERIFY(shown.button("readLockRules"));
        QVERIFY(!complaint->isEnabled() && !strikes->isEnabled());
        QVERIFY(!shown.button("saveLockRules")->isEnabled());
        keep(shown, QStringLiteral("locks-unread"));
        shown.desk.run("ALTER TABLE lost RENAME TO settings");
        shown.button("readLockRules")->click();
        QTRY_VERIFY(complaint->isEnabled());
        QVERIFY(!shown.button("readLockRules"));
        QCOMPARE(backers::LockEffect(complaint->currentData().toInt()), backers::LockEffect::Never);
        QCOMPARE(strikes->value(), 7);
        strikes->setValue(8);
        QSignalSpy saved(shown.page->findChild<LockRulesWidget *>(), &LockRulesWidget::saved);
        shown.button("saveLockRules")->click();
        QTRY_COMPARE(saved.size(), 1);
        ours.strikes = 8;
        QVERIFY(backers::lockPolicyOf(shown.desk.connection()).value() == ours);
    }

    void rulesThatSomebodyElseChangedMeanwhileAreShownAndNotUndone()
    {
        Shown shown;
        shown.show("locks");
        auto *complaint = shown.page->findChild<QComboBox *>(QStringLiteral("lock-complaint"));
        auto *strikes = shown.page->findChild<QSpinBox *>(QStringLiteral("lockStrikes"));
        QTRY_VERIFY(strikes->isEnabled());
        backers::LockPolicy theirs = backers::LockPolicy::standard();
        theirs.effects[mail::MailClass::Complaint] = backers::LockEffect::Never;
        QVERIFY(backers::storeLockPolicy(shown.desk.connection(), theirs, 1).has_value());
        strikes->setValue(8); // another rule
        auto *widget = shown.page->findChild<LockRulesWidget *>();
        QSignalSpy saved(widget, &LockRulesWidget::saved);
        shown.button("saveLockRules")->click();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(backers::LockEffect(complaint->currentData().toInt()), backers::LockEffect::Never);
        theirs.strikes = 8;
        QVERIFY(backers::lockPolicyOf(shown.desk.connection()).value() == theirs);

        theirs.strikes = 12;
        QVERIFY(backers::storeLockPolicy(shown.desk.connection(), theirs, 2).has_value());
        strikes->setValue(9); // the same rule
        QSignalSpy failed(widget, &LockRulesWidget::failed);
        shown.button("saveLockRules")->click();
        QTRY_COMPARE(failed.size(), 1);
        const auto said = QStringLiteral("Somebody else has changed “Mails on different days that lock”");
        QTRY_VERIFY(test::wordsOf(*shown.page).contains(said));
        QTRY_COMPARE(strikes->value(), 12);
        QVERIFY(strikes->isEnabled() && !shown.button("saveLockRules")->isEnabled());
        QVERIFY(backers::lockPolicyOf(shown.desk.connection()).value() == theirs);
    }

    void whatTheEnvironmentSaysCannotBeChangedHere()
    {
        Shown shown;
        shown.show("listener");
        QVERIFY(shown.field(kListen)->isReadOnly());
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("From the environment (BOUNCEDESK_LISTEN)")));
        QVERIFY(!shown.field(QStringLiteral("BOUNCEDESK_TRUSTED_PROXIES"))->isReadOnly());
    }

    void aChangeIsWrittenAndNamesItsFile()
    {
        Shown shown;
        shown.show("billing");
        QVERIFY(!shown.button("save")->isEnabled());
        shown.field(kFrom)->setText(QStringLiteral("Bills <new@example.org>"));
        QVERIFY(shown.button("save")->isEnabled());
        shown.button("save")->click();
        const auto written = config::SettingsFile::read(shown.file);
        QVERIFY(written.has_value());
        QCOMPARE(written->value(kFrom), QStringLiteral("Bills <new@example.org>"));
        QCOMPARE(written->size(), 1);
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("at the next start")));
        QVERIFY(!shown.button("save")->isEnabled());
    }

    void whatIsChangedIsUnsavedUntilItIsDiscarded()
    {
        Shown shown;
        shown.show("locks");
        auto *strikes = shown.page->findChild<QSpinBox *>(QStringLiteral("lockStrikes"));
        QTRY_VERIFY(strikes->isEnabled());
        QVERIFY(shown.page->unsaved().isEmpty());
        const int stored = strikes->value();
        strikes->setValue(stored + 1);
        shown.field(kFrom)->setText(QStringLiteral("other@example.org"));
        QCOMPARE(shown.page->unsaved(), (QStringList{QStringLiteral("Billing"), QStringLiteral("Locks")}));
        shown.page->discardUnsaved();
        QVERIFY(shown.page->unsaved().isEmpty());
        QCOMPARE(strikes->value(), stored);
        QCOMPARE(shown.field(kFrom)->text(), QStringLiteral("bills@example.org"));
    }

    void whatIsTypedToConnectIsUnsaved()
    {
        Shown shown;
        config::MemorySecretStore secrets;
        shown.desk.desk.secrets = &secrets;
        shown.show("connect");
        QVERIFY(shown.page->unsaved().isEmpty());
        QTest::keyClicks(shown.field(QStringLiteral("connectDomain")), QStringLiteral("x"));
        QCOMPARE(shown.page->unsaved(), QStringList{QStringLiteral("Connect Mailgun")});
        shown.page->discardUnsaved();
        QVERIFY(shown.page->unsaved().isEmpty());
        shown.page.reset(); // before the secrets
    }

    void whatItsSettingRefusesIsNotSaved()
    {
        Shown shown;
        shown.show("billing");
        shown.field(kFrom)->setText(QStringLiteral("nobody"));
        QVERIFY(!shown.button("save")->isEnabled());
        QVERIFY(!QFileInfo::exists(shown.file));
    }

    void testOfTheConnectionNamesEachStep()
    {
        mailgun::SimulatorOptions options;
        options.port = 0;
        options.apiKey = base::SecretString("key-never-shown");
        options.signingKey = base::SecretString("signing-never-shown");
        test::FakeClock clock;
        mailgun::Simulator simulator(options, clock);
        QVERIFY(simulator.start());
        config::Settings settings = ourSettings();
        settings.mailgunBaseUrl = QUrl(simulator.url());
        Shown shown(settings);
        shown.show("mailgun");
        auto *connection = shown.page->findChild<ConnectionWidget *>();
        QSignalSpy finished(connection, &ConnectionWidget::finished);
        shown.button("testConnection")->click();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(connection->findings().size(), 5);
        QVERIFY(shown.button("registerWebhooks"));
        keep(shown, QStringLiteral("tested"));
        shown.button("registerWebhooks")->click();
        QTRY_COMPARE(finished.size(), 2);
        QVERIFY(!shown.button("registerWebhooks"));
    }

    void theDatabaseIsCheckedBesideTheProgram()
    {
        Shown shown;
        shown.show("database");
        auto *database = shown.page->findChild<DatabaseWidget *>();
        QSignalSpy checked(database, &DatabaseWidget::checked);
        shown.button("checkDatabase")->click();
        QTRY_COMPARE(checked.size(), 1);
        QVERIFY(checked.first().first().toBool());
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("everything agrees")));
    }

    void checkOfTheDatabaseKeepsTheFocus()
    {
        Shown shown;
        shown.show("database");
        QPushButton *check = shown.button("checkDatabase");
        QSignalSpy checked(shown.page->findChild<DatabaseWidget *>(), &DatabaseWidget::checked);
        test::activate(shown.page.get());
        check->setFocus();
        check->click();
        QVERIFY(!shown.page->focusWidget()); // whatever it was given to would get the next key
        QTRY_COMPARE(checked.size(), 1);
        QCOMPARE(shown.page->focusWidget(), check);
    }

    void rawEventsAreKeptShorterOnlyWhenAskedFor()
    {
        config::Settings settings = ourSettings();
        settings.bodyRetentionDays = 30;
        Shown shown(settings);
        const auto connection = shown.desk.database.open();
        QVERIFY(ingest::keepAtLeast(*connection, {7, 365}, QStringLiteral("staff:server"), 1));
        shown.show("database");
        QTRY_VERIFY(shown.button("shortenRetention"));
        QVERIFY(test::wordsOf(*shown.page).contains(QLatin1String("keeps raw events for 365")));
        shown.button("shortenRetention")->click(); // and thought better of it
        QVERIFY(shown.desk.dialogs.questions.constLast().text.contains(QLatin1String("removed for ever")));
        QCOMPARE(ingest::keptPeriods(*connection)->rawEventDays, 365);
        QSignalSpy shortened(shown.page->findChild<DatabaseWidget *>(), &DatabaseWidget::shortened);
        shown.desk.dialogs.buttons.enqueue(0);
        shown.button("shortenRetention")->click();
        QTRY_COMPARE(shortened.size(), 1);
        QCOMPARE(ingest::keptPeriods(*connection)->rawEventDays, 30);
        QTRY_VERIFY(!shown.button("shortenRetention"));
    }

    void aSettingThatIsNotShorterOffersNothing()
    {
        Shown shown;
        shown.show("database");
        QTRY_VERIFY(test::wordsOf(*shown.page).contains(QLatin1String("keeps raw events for 90")));
        QVERIFY(!shown.button("shortenRetention"));
    }

    void coloursChangeAtOnceAndAreRemembered()
    {
        Shown shown;
        shown.show("appearance");
        shown.page->findChild<QRadioButton *>(QStringLiteral("dark"))->click();
        QCOMPARE(shown.theme.mode(), Theme::Mode::Dark);
        QCOMPARE(deskMemory().value(QStringLiteral("appearance/theme")).toString(), QStringLiteral("dark"));
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Shown shown;
        shown.show("mailgun");
        QCOMPARE(test::namelessFocusables(shown.page.get()), QStringList());
    }

    void looksRightInBothThemes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }
    void looksRightInBothThemes()
    {
        QFETCH(int, mode);
        Shown shown;
        shown.theme.setMode(Theme::Mode(mode));
        for (const char *section : {"mailgun", "listener", "database", "billing", "locks", "appearance"}) {
            shown.show(section);
            QTRY_VERIFY(shown.page->isVisible());
            QTest::qWait(30); // the database's size comes from its thread
            keep(shown, QLatin1String(section) + u'-' + QLatin1String(QTest::currentDataTag()));
        }
    }

private:
    static void keep(Shown &shown, const QString &name)
    {
        test::keepPicture(shown.page.get(), QStringLiteral("settings-") + name);
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
