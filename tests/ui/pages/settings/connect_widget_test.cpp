// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/connect_widget.h"

#include "core/config/settings_file.h"
#include "core/mailgun/simulator.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"
#include "ui/pages/settings/connect_step_widget.h"
#include "ui/theme/theme.h"
#include "ui/widgets/desk_style.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>

using namespace bouncedesk;
using namespace bouncedesk::ui;

namespace {

const QString kKey = QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY");

// The five steps before a simulated Mailgun, nothing set yet.
struct FirstStart {
    FirstStart()
    {
        mailgun::SimulatorOptions options;
        options.port = 0;
        options.apiKey = base::SecretString("key-good");
        options.signingKey = base::SecretString("signing-good");
        simulator = std::make_unique<mailgun::Simulator>(options, desk.clock);
        if (!simulator->start())
            qFatal("the simulator does not start");
        desk.settings.mailgunBaseUrl = QUrl(simulator->url());
        desk.desk.configFile = folder.filePath(QStringLiteral("bouncedesk.conf"));
        desk.desk.secrets = &secrets;
        widget = std::make_unique<ConnectWidget>(desk.desk);
        widget->resize(640, 700);
        widget->show();
        steps = widget->findChildren<ConnectStepWidget *>();
    }
    QLineEdit *field(const char *name) { return widget->findChild<QLineEdit *>(QLatin1String(name)); }
    void test(int step) { steps.at(step)->action()->click(); }
    void openLast()
    {
        field("connectDomain")->setText(QStringLiteral("mg.example.org"));
        field("connectKey")->setText(QStringLiteral("key-good"));
        for (int step = 0; step + 1 < kConnectSteps; ++step) {
            test(step);
            QTRY_VERIFY(steps.at(step + 1)->isOpen());
        }
    }

    QTemporaryDir folder;
    test::TestDesk desk;
    config::MemorySecretStore secrets;
    std::unique_ptr<mailgun::Simulator> simulator;
    std::unique_ptr<ConnectWidget> widget;
    QList<ConnectStepWidget *> steps;
};

} // namespace

class ConnectWidgetTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void eachStepOpensTheNextAndTheLastSavesAll()
    {
        FirstStart start;
        QCOMPARE(start.steps.size(), kConnectSteps);
        QSignalSpy connected(start.widget.get(), &ConnectWidget::connected);
        QVERIFY(!start.steps.at(1)->isOpen());
        start.field("connectDomain")->setText(QStringLiteral("mg.example.org"));
        start.test(0);
        QTRY_VERIFY(start.steps.at(1)->isOpen());
        start.field("connectKey")->setText(QStringLiteral("key-good"));
        start.test(1);
        QTRY_VERIFY(start.steps.at(2)->isOpen());
        start.test(2);
        QTRY_VERIFY(start.steps.at(3)->isOpen());
        start.test(3); // no key typed: Mailgun is asked for it
        QTRY_VERIFY(start.steps.at(4)->isOpen());
        QVERIFY(!QFileInfo::exists(start.desk.desk.configFile)); // nothing is kept before the last is green
        start.field("connectFrom")->setText(QStringLiteral("Bills <bills@mg.example.org>"));
        start.field("connectTo")->setText(QStringLiteral("me@example.org"));
        test::keepPicture(start.widget.get(), QStringLiteral("connect-last"));
        start.test(4);
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, 10'000);
        const auto written = config::SettingsFile::read(start.desk.desk.configFile);
        QVERIFY(written.has_value());
        QCOMPARE(written->value(QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN")), QStringLiteral("mg.example.org"));
        QVERIFY(start.secrets.read(kKey)->value().secret.equals(base::SecretString("key-good")));
        QVERIFY(start.secrets.read(QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"))
                    ->value()
                    .secret.equals(base::SecretString("signing-good")));
    }

    void whatIsTypedIsUnsavedUntilTheLastStepIsGreen()
    {
        FirstStart start;
        QVERIFY(!start.widget->isTyped());
        QTest::keyClicks(start.field("connectDomain"), QStringLiteral("mg.example"));
        QVERIFY(start.widget->isTyped());
        start.widget->discardTyped();
        QVERIFY(!start.widget->isTyped());
        QCOMPARE(start.field("connectDomain")->text(), QString());
        start.openLast();
        QSignalSpy connected(start.widget.get(), &ConnectWidget::connected);
        start.field("connectFrom")->setText(QStringLiteral("Bills <bills@mg.example.org>"));
        QTest::keyClicks(start.field("connectTo"), QStringLiteral("me@example.org"));
        QVERIFY(start.widget->isTyped());
        start.test(4);
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, 10'000);
        QVERIFY(!start.widget->isTyped());
    }

    void whatIsSavedIsWhatWasTested()
    {
        FirstStart start;
        start.openLast();
        QSignalSpy connected(start.widget.get(), &ConnectWidget::connected);
        start.field("connectFrom")->setText(QStringLiteral("Bills <bills@mg.example.org>"));
        start.field("connectTo")->setText(QStringLiteral("me@example.org"));
        start.test(4);
        start.field("connectDomain")->setText(QStringLiteral("other.example.org"));
        start.field("connectKey")->setText(QStringLiteral("key-other"));
        QTRY_COMPARE(connected.size(), 1);
        const auto written = config::SettingsFile::read(start.desk.desk.configFile);
        QVERIFY(written.has_value());
        QCOMPARE(written->value(QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN")), QStringLiteral("mg.example.org"));
        QVERIFY(start.secrets.read(kKey)->value().secret.equals(base::SecretString("key-good")));
    }

    void noVerdictComesOfWhatWasChangedWhileItWasTested()
    {
        FirstStart start;
        start.field("connectDomain")->setText(QStringLiteral("mg.example.org"));
        start.test(0);
        QTRY_VERIFY(start.steps.at(1)->isOpen());
        start.field("connectKey")->setText(QStringLiteral("key-good"));
        start.test(1);
        QTest::keyClick(start.field("connectKey"), Qt::Key_X);
        // The same test, begun later: the first would have ended before it.
        ConnectTests later(start.desk.clock);
        bool isOver = false;
        connect(&later, &ConnectTests::judged, this, [&isOver] { isOver = true; });
        ConnectDraft draft;
        draft.baseUrl = QUrl(start.simulator->url());
        draft.domain = QStringLiteral("mg.example.org");
        draft.key = base::SecretString("key-good");
        later.test(ConnectStep::Key, draft);
        QTRY_VERIFY(isOver);
        QCoreApplication::processEvents();
        QVERIFY(!start.steps.at(1)->isGreen());
        QVERIFY(!start.steps.at(2)->isOpen());
        QVERIFY(start.steps.at(1)->action()->isEnabled());
    }

    void inALowWindowTheNextStepComesIntoView()
    {
        FirstStart start;
        QScrollArea low;
        low.setWidgetResizable(true);
        low.setWidget(start.widget.release());
        low.resize(640, 150);
        low.show();
        QVERIFY(start.steps.at(1)->visibleRegion().isEmpty());
        low.findChild<QLineEdit *>(QStringLiteral("connectDomain"))->setText(QStringLiteral("mg.example.org"));
        start.test(0);
        QTRY_VERIFY(!start.steps.at(1)->action()->visibleRegion().isEmpty());
    }

    void aWrongKeyIsRefusedWithMailgunsWords()
    {
        FirstStart start;
        start.field("connectDomain")->setText(QStringLiteral("mg.example.org"));
        start.test(0);
        QTRY_VERIFY(start.steps.at(1)->isOpen());
        start.field("connectKey")->setText(QStringLiteral("key-bad"));
        test::activate(start.widget.get());
        start.steps.at(1)->action()->setFocus();
        start.test(1);
        QTRY_VERIFY(test::wordsOf(*start.widget).contains(QLatin1String("Mailgun refuses it")));
        QCOMPARE(start.widget->focusWidget(), start.steps.at(1)->action());
        QVERIFY(!start.steps.at(2)->isOpen());
    }

    void whatWasChangedIsTestedAgain()
    {
        FirstStart start;
        start.field("connectDomain")->setText(QStringLiteral("mg.example.org"));
        start.test(0);
        QTRY_VERIFY(start.steps.at(1)->isOpen());
        QTest::keyClick(start.field("connectDomain"), Qt::Key_X);
        QVERIFY(!start.steps.at(0)->isGreen());
        QVERIFY(!start.steps.at(1)->isOpen());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        FirstStart start;
        for (ConnectStepWidget *step : start.steps)
            step->setOpen(true);
        QCOMPARE(test::namelessFocusables(start.widget.get()), QStringList());
    }
};

QTEST_MAIN(ConnectWidgetTest)
#include "connect_widget_test.moc"
