// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/change_notifier.h"
#include "tests/support/strict_fixture.h"

#include <QEvent>

#include <thread>

using bouncedesk::storage::ChangeNotifier;
using bouncedesk::storage::Topic;
using bouncedesk::storage::Topics;

namespace {

// How often the notifier's thread was woken for it.
class WakeUps : public QObject {
public:
    explicit WakeUps(QObject *of) { of->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::MetaCall ? 1 : 0;
        return false;
    }
    int count = 0;
};

} // namespace

class ChangeNotifierTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_notifier = std::make_unique<ChangeNotifier>();
        m_told.clear();
        connect(m_notifier.get(), &ChangeNotifier::changed, this, [this](Topics topics) { m_told.append(topics); });
    }

    void manyChangesAreToldOnceAndWakeOnce()
    {
        const WakeUps wakeUps(m_notifier.get());
        std::thread([this] {
            for (int i = 0; i < 1000; ++i)
                m_notifier->publish(i % 2 == 0 ? Topic::Mails : Topic::Backers);
        }).join();
        QTRY_COMPARE(m_told, QList<Topics>{Topic::Mails | Topic::Backers});
        QCOMPARE(wakeUps.count, 1);
    }

    void changeThatComesWhileOthersWaitIsToldWithThem()
    {
        m_notifier->publish(Topic::Mails);
        QCoreApplication::processEvents(); // and the time runs
        m_notifier->publish(Topic::Billing);
        QTRY_COMPARE(m_told, QList<Topics>{Topic::Mails | Topic::Billing});
    }

    void changeAfterTheLastWasToldIsToldToo()
    {
        m_notifier->publish(Topic::Settings);
        QTRY_COMPARE(m_told.size(), 1);
        m_notifier->publish(Topic::Settings);
        QTRY_COMPARE(m_told, (QList<Topics>{Topic::Settings, Topic::Settings}));
    }

    // Published in the middle of being told, it is not taken for told.
    void changePublishedByWhoIsToldIsToldNext()
    {
        connect(m_notifier.get(), &ChangeNotifier::changed, this, [this](Topics topics) {
            if (topics == Topic::Mails)
                m_notifier->publish(Topic::Listener);
        });
        m_notifier->publish(Topic::Mails);
        QTRY_COMPARE(m_told, (QList<Topics>{Topic::Mails, Topic::Listener}));
    }

private:
    std::unique_ptr<ChangeNotifier> m_notifier;
    QList<Topics> m_told;
};

QTEST_GUILESS_MAIN(ChangeNotifierTest)
#include "change_notifier_test.moc"
