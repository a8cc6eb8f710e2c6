// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"

#include <QProcess>
#include <QTest>

// What a server has to install: the program without a screen must not pull in one.
class ProgramLinksTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void daemonLinksNoWidgets();
};

void ProgramLinksTest::daemonLinksNoWidgets()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {QStringLiteral(BOUNCEDESK_BIN_DIR "/bouncedeskd")});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY2(libraries.contains("libQt6Core.so"), libraries.constData());
    QVERIFY2(!libraries.contains("libQt6Widgets.so"), libraries.constData());
    QVERIFY2(!libraries.contains("libQt6Charts.so"), libraries.constData());
}

QTEST_GUILESS_MAIN(ProgramLinksTest)
#include "program_links_test.moc"
