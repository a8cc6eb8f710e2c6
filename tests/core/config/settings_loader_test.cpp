// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/setting_table.h"
#include "core/config/settings_file.h"
#include "core/config/settings_loader.h"
#include "tests/support/strict_fixture.h"

#include <QDebug>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::config;

class SettingsLoaderTest : public test::StrictFixture {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();

    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test's file");
        return file.fileName();
    }

    SettingSources sources(std::initializer_list<std::pair<const char *, QString>> variables = {}) const
    {
        SettingSources made;
        made.environment.insert(QStringLiteral("HOME"), m_folder->path());
        for (const auto &[name, value] : variables)
            made.environment.insert(QString::fromLatin1(name), value);
        return made;
    }

private Q_SLOTS:
    void cleanup() { m_folder = std::make_unique<QTemporaryDir>(); }

    void withoutAnySourceTheDefaultsHold()
    {
        const auto loaded = loadSettings(sources());
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.databaseUrl,
                 QStringLiteral("sqlite://%1/.local/share/bouncedesk/bouncedesk.sqlite").arg(m_folder->path()));
        QCOMPARE(loaded->settings.listen, (ListenAddress{QStringLiteral("127.0.0.1"), 8025}));
        QCOMPARE(loaded->settings.mailgunSettleSeconds, 1800);
        QCOMPARE(loaded->settings.mailgunLogDays, 1);
        QCOMPARE(loaded->settings.billingPilot, 500);
        QVERIFY(loaded->settings.mailgunApiKey.isEmpty());
        QVERIFY(loaded->places.isEmpty());
    }

    void tableAndStructAgreeAboutDefaults()
    {
        for (const SettingRow &row : settingTable()) {
            if (row.defaultText.isEmpty())
                continue;
            Settings settings;
            QCOMPARE(row.text(settings), row.defaultText);
            QVERIFY2(row.apply(settings, row.defaultText), qPrintable(row.variable));
            QCOMPARE(row.text(settings), row.defaultText);
        }
    }

    void nearerSourceWins()
    {
        const QString file = write("bd.conf", "BOUNCEDESK_LISTEN = 127.0.0.1:1\nbilling_pilot=7\n; comment\n"
                                              "[mailgun]\nmailgun_domain=\"file.example.org\"\n");
        SettingSources given = sources({{"BOUNCEDESK_LISTEN", QStringLiteral("127.0.0.1:2")},
                                        {"BOUNCEDESK_MAILGUN_DOMAIN", QStringLiteral("env.example.org")}});
        given.configFile = file;
        given.commandLine.insert(QStringLiteral("BOUNCEDESK_LISTEN"), QStringLiteral("[::1]:3"));
        const auto loaded = loadSettings(given);
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.listen.text(), QStringLiteral("[::1]:3"));
        QCOMPARE(loaded->settings.mailgunDomain, QStringLiteral("env.example.org"));
        QCOMPARE(loaded->settings.billingPilot, 7);
        QCOMPARE(loaded->places.value(QStringLiteral("BOUNCEDESK_BILLING_PILOT")), file);
        QCOMPARE(loaded->places.value(QStringLiteral("BOUNCEDESK_LISTEN")), QStringLiteral("command line"));
    }

    void secretComesFromTheNearestPlace_data()
    {
        QTest::addColumn<QStringList>("places");
        QTest::addColumn<QByteArray>("secret");
        const auto row = [](const char *name, const char *places, const char *secret) {
            QTest::newRow(name) << QString::fromLatin1(places).split(u' ') << QByteArray(secret);
        };
        row("the environment wins", "variable file systemd keyring", "from-variable");
        row("then the named file", "file systemd keyring", "from-file");
        row("then systemd", "systemd keyring", "from-systemd");
        row("then the keyring", "keyring", "from-keyring");
    }

    void secretComesFromTheNearestPlace()
    {
        QFETCH(QStringList, places);
        QFETCH(QByteArray, secret);
        const QString name = QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY");
        SettingSources given = sources();
        MemorySecretStore keyring(QStringLiteral("keyring"));
        given.keyring = &keyring;
        if (places.contains(u"variable"))
            given.environment.insert(name, QStringLiteral("from-variable"));
        if (places.contains(u"file"))
            given.environment.insert(name + QStringLiteral("_FILE"), write("key", "from-file\n"));
        if (places.contains(u"systemd")) {
            write("BOUNCEDESK_MAILGUN_API_KEY", "from-systemd");
            given.environment.insert(QStringLiteral("CREDENTIALS_DIRECTORY"), m_folder->path());
        }
        if (places.contains(u"keyring"))
            QVERIFY(keyring.write(name, base::SecretString("from-keyring")));
        const auto loaded = loadSettings(given);
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.mailgunApiKey.reveal(), secret);
    }

    void listsAreSplit()
    {
        const auto loaded = loadSettings(sources({{"BOUNCEDESK_MAILGUN_SIGNING_KEYS", QStringLiteral("one, two ,")},
                                                  {"BOUNCEDESK_API_TOKENS", QStringLiteral("abc")}}));
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.mailgunSigningKeys.size(), 2);
        QCOMPARE(loaded->settings.mailgunSigningKeys[1].reveal(), QByteArray("two"));
        QCOMPARE(loaded->settings.apiTokens.size(), 1);
    }

    void aDatabasePasswordIsTakenAsItIs()
    {
        const QString password = QStringLiteral(" correct horse, bät\"tery ");
        const auto loaded = loadSettings(sources({{"BOUNCEDESK_DATABASE_PASSWORD", password}}));
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.databasePassword.reveal(), password.toUtf8());
    }

    void badValueIsRefusedByName_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *variable, const char *value) {
            QTest::newRow(name) << QString::fromLatin1(variable) << QString::fromLatin1(value);
        };
        row("listen without a port", "LISTEN", "127.0.0.1");
        row("listen with a port too high", "LISTEN", "127.0.0.1:70000");
        row("IPv6 without brackets", "LISTEN", "::1:8025");
        row("no number", "BILLING_PILOT", "many");
        row("a number below the least", "BILLING_PILOT", "-1");
        row("no time zone", "TIME_ZONE", "Europe/Atlantis");
        row("a base URL without a scheme", "MAILGUN_BASE_URL", "api.mailgun.net");
        row("a key in the base URL", "MAILGUN_BASE_URL", "https://api:key@api.mailgun.net");
        row("a database of an unknown kind", "DATABASE", "mysql://localhost/x");
        row("a password in the database URL", "DATABASE", "postgresql://bd:hunter2@localhost/x");
        row("no address", "BILLING_FROM", "Bills");
        row("no proxy", "TRUSTED_PROXIES", "127.0.0.1, proxy.example.org");
        row("a key with a space", "MAILGUN_API_KEY", "hunter2 ");
        row("a password with a line break", "DATABASE_PASSWORD", "hunter2\nx");
        row("a key with a line break", "MAILGUN_API_KEY", "hunter2\nX-Other: 1");
    }

    void badValueIsRefusedByName()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        SettingSources given = sources();
        given.environment.insert(QStringLiteral("BOUNCEDESK_") + variable, value);
        const auto loaded = loadSettings(given);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, base::ErrorCode::InvalidInput);
        QCOMPARE(loaded.error().what, QStringLiteral("BOUNCEDESK_") + variable);
        QVERIFY(!loaded.error().detail.isEmpty());
        QVERIFY(!loaded.error().detail.contains(u"hunter2"));
    }

    void settingsFileIsStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("an unknown name") << QByteArray("listen=127.0.0.1:1\nlisen=127.0.0.1:2\n");
        QTest::newRow("a secret") << QByteArray("# here\nmailgun_api_key=hunter2\n");
        QTest::newRow("no equals sign") << QByteArray("\nwhat is this\n");
    }

    void settingsFileIsStrict()
    {
        QFETCH(QByteArray, text);
        SettingSources given = sources();
        given.configFile = write("bd.conf", text);
        const auto loaded = loadSettings(given);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().what, given.configFile + QStringLiteral(":2"));
        QVERIFY(!loaded.error().detail.contains(u"hunter2"));
    }

    void missingFilesAreErrorsWhenNamed()
    {
        SettingSources given = sources();
        given.configFile = path("none.conf");
        QCOMPARE(loadSettings(given).error().what, given.configFile);
        const auto loaded = loadSettings(sources({{"BOUNCEDESK_MAILGUN_API_KEY_FILE", path("none")}}));
        QCOMPARE(loaded.error().what, path("none"));
    }

    void secretsDoNotPrint()
    {
        const auto loaded = loadSettings(sources({{"BOUNCEDESK_MAILGUN_API_KEY", QStringLiteral("hunter2")}}));
        QString printed;
        QDebug(&printed) << loaded->settings.mailgunApiKey;
        QVERIFY(!printed.contains(u"hunter2"));
        for (const SettingRow &row : settingTable())
            QVERIFY(!row.text(loaded->settings).contains(u"hunter2"));
    }

    void writtenSettingsAreReadAgain()
    {
        const QString file = write("bd.conf", "# the office\nlisten=127.0.0.1:1\nsupport_contact=a\nbilling_pilot=5\n");
        QVERIFY(SettingsFile::write(file, {{QStringLiteral("BOUNCEDESK_LISTEN"), QStringLiteral("127.0.0.1:9")},
                                           {QStringLiteral("BOUNCEDESK_BILLING_PILOT"), QString()},
                                           {QStringLiteral("BOUNCEDESK_SUPPORT_CONTACT"), QStringLiteral("\"a\" b ")},
                                           {QStringLiteral("BOUNCEDESK_LANGUAGE"), QStringLiteral("de")}}));
        SettingSources given = sources();
        given.configFile = file;
        const auto loaded = loadSettings(given);
        QVERIFY(loaded);
        QCOMPARE(loaded->settings.listen.port, 9);
        QCOMPARE(loaded->settings.billingPilot, 500);
        QCOMPARE(loaded->settings.supportContact, QStringLiteral("\"a\" b "));
        QCOMPARE(loaded->settings.language, QStringLiteral("de"));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QVERIFY(read.readAll().startsWith("# the office\n"));
    }

    void onlyGoodPlainValuesAreWritten()
    {
        const QString file = path("new/bd.conf");
        QCOMPARE(SettingsFile::write(file, {{QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"), QStringLiteral("k")}})
                     .error()
                     .code,
                 base::ErrorCode::Forbidden);
        QCOMPARE(SettingsFile::write(file, {{QStringLiteral("BOUNCEDESK_LISTEN"), QStringLiteral("x")}}).error().code,
                 base::ErrorCode::InvalidInput);
        QVERIFY(!QFileInfo::exists(file));
        QVERIFY(SettingsFile::write(file, {{QStringLiteral("BOUNCEDESK_LISTEN"), QStringLiteral("127.0.0.1:7")}}));
        QVERIFY(QFileInfo::exists(file));
    }

    void secretFilesBelongToTheirOwnerAlone()
    {
        FileSecretStore store(path("secrets"));
        QVERIFY(store.write(QStringLiteral("KEY"), base::SecretString("s")));
        QCOMPARE((*store.read(QStringLiteral("KEY")))->secret.reveal(), QByteArray("s"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup;
        QVERIFY(!(QFile::permissions(path("secrets/KEY")) & others));
        QVERIFY(store.remove(QStringLiteral("KEY")));
        QVERIFY(!*store.read(QStringLiteral("KEY")));
    }

    void demoKnowsNothingFromOutside()
    {
        qputenv("BOUNCEDESK_MAILGUN_API_KEY", "hunter2");
        qputenv("BOUNCEDESK_DATABASE", "postgresql:///real");
        const Settings demo =
            Settings::forDemo(QStringLiteral("sqlite:///demo"), QUrl(QStringLiteral("http://127.0.0.1:8026")),
                              base::SecretString("demo"), base::SecretString("sign"));
        qunsetenv("BOUNCEDESK_MAILGUN_API_KEY");
        qunsetenv("BOUNCEDESK_DATABASE");
        QVERIFY(demo.isDemo);
        QCOMPARE(demo.mailgunApiKey.reveal(), QByteArray("demo"));
        QCOMPARE(demo.databaseUrl, QStringLiteral("sqlite:///demo"));
        QCOMPARE(demo.mailgunBaseUrl.host(), QStringLiteral("127.0.0.1"));
    }
};

QTEST_GUILESS_MAIN(SettingsLoaderTest)
#include "settings_loader_test.moc"
