// SPDX-License-Identifier: GPL-3.0-or-later
// What the files that are handed out for other programs promise.
#include "tests/support/strict_fixture.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bouncedesk;

class PackagingTest : public test::StrictFixture {
    Q_OBJECT

    static QString proxySample()
    {
        QFile file(QStringLiteral(BOUNCEDESK_SOURCE_DIR "/resources/packaging/nginx.conf"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read nginx.conf");
        return QString::fromUtf8(file.readAll());
    }

private Q_SLOTS:
    void theProxyLogsNoLinkOfAMail()
    {
        const QStringList servers = proxySample().split(QStringLiteral("\nserver {")).sliced(1);
        QCOMPARE(servers.size(), 2);
        static const QRegularExpression links(
            QStringLiteral("location /account/link/ \\{[^}]*error_log [^;]* crit;[^}]*proxy_pass "));
        for (const QString &server : servers) {
            QVERIFY(server.contains(QStringLiteral("\n    access_log off;")));
            QVERIFY(server.contains(QStringLiteral("\n    error_log /var/log/nginx/error.log crit;")) ||
                    links.match(server).hasMatch());
        }
    }
};

QTEST_GUILESS_MAIN(PackagingTest)
#include "packaging_test.moc"
