// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real keyring on a session bus of its own.
#include "core/config/keyring_secret_store.h"

#include "tests/support/session_bus.h"
#include "tests/support/strict_fixture.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::config;

namespace {

const QString kName = QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY");

// A program that runs until the test ends.
class Companion {
public:
    ~Companion()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool start(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
               const QByteArray &input = {})
    {
        const QString path = QStandardPaths::findExecutable(program);
        if (path.isEmpty())
            return false;
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(path, arguments);
        m_process.write(input);
        m_process.closeWriteChannel();
        return m_process.waitForStarted();
    }

private:
    QProcess m_process;
};

} // namespace

class KeyringSecretStoreTest : public test::StrictFixture {
    Q_OBJECT

private:
    QTemporaryDir m_home;
    test::SessionBus m_bus;
    Companion m_keyring;
    QProcessEnvironment m_environment;

    QString file(const QString &name) const { return m_home.filePath(QStringLiteral("secrets/") + name); }
    QByteArray found(const SecretStore &store, const QString &name = kName) const
    {
        const auto secret = store.read(name);
        return secret && *secret ? (*secret)->place.toUtf8() + ' ' + (*secret)->secret.reveal() : QByteArray("none");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        const bool started = m_bus.start(m_environment);
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_bus.address());
        if (!started || !m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                                         {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                                          QStringLiteral("--components=secrets")},
                                         m_environment, "a password"))
            QSKIP("no dbus-daemon or gnome-keyring: install them");
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_home.filePath(QStringLiteral("keyring/control"))), 60'000);
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8()); // where the keyring's own library looks
    }

    void withoutASessionTheStandInKeepsAll()
    {
        FileSecretStore files(m_home.filePath(QStringLiteral("secrets")));
        KeyringSecretStore store(&files, QProcessEnvironment());
        QVERIFY(store.write(kName, base::SecretString("key-1")));
        QCOMPARE(found(store), file(kName).toUtf8() + " key-1");
        QVERIFY(store.remove(kName));
        QCOMPARE(found(store), QByteArray("none"));
        QCOMPARE(KeyringSecretStore(nullptr, QProcessEnvironment()).write(kName, {}).error().code,
                 base::ErrorCode::Forbidden);
    }

    void whatTheKeyringTookStandsNowhereElse()
    {
        FileSecretStore files(m_home.filePath(QStringLiteral("secrets")));
        KeyringSecretStore store(&files, m_environment);
        QCOMPARE(found(store), QByteArray("none"));
        QVERIFY(files.write(kName, base::SecretString("from the days without a keyring")));
        QCOMPARE(found(store), file(kName).toUtf8() + " from the days without a keyring");
        QVERIFY(store.write(kName, base::SecretString("schlüssel-1")));
        QVERIFY(!QFileInfo::exists(file(kName)));
        QCOMPARE(found(store), QByteArray("keyring schlüssel-1"));
        QVERIFY(store.write(kName, base::SecretString("key-2")));
        QCOMPARE(found(store), QByteArray("keyring key-2"));
        QCOMPARE(found(store, QStringLiteral("BOUNCEDESK_OTHER")), QByteArray("none"));
        QVERIFY(store.remove(kName));
        QCOMPARE(found(store), QByteArray("none"));
        QVERIFY(store.remove(kName));
    }
};

QTEST_GUILESS_MAIN(KeyringSecretStoreTest)
#include "keyring_secret_store_test.moc"
