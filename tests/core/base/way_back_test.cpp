// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/way_back.h"
#include "core/base/worker_thread.h"
#include "tests/support/strict_fixture.h"

#include <QSemaphore>
#include <QTest>

using namespace bouncedesk;

class WayBackTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerComesInTheThreadOfWhoAsked()
    {
        base::WorkerThread worker(QStringLiteral("worker"));
        QObject asker;
        QThread *answeredIn = nullptr;
        worker.post([back = base::WayBack(&asker), &answeredIn] {
            back.call([&answeredIn] { answeredIn = QThread::currentThread(); });
        });
        QTRY_COMPARE(answeredIn, QThread::currentThread());
    }

    // Gone before the answer was sent, while it is sent, and after it was sent but not yet heard.
    void whoIsGoneHearsNothing()
    {
        base::WorkerThread worker(QStringLiteral("worker"));
        int heard = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto asker = std::make_unique<QObject>();
            QSemaphore begun;
            worker.post([back = base::WayBack(asker.get()), &heard, &begun, i] {
                if (i % 3 == 0)
                    back.call([&heard] { ++heard; });
                begun.release();
                if (i % 3 != 0)
                    back.call([&heard] { ++heard; });
            });
            begun.acquire();
            asker.reset();
        }
        worker.stop();
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0);
    }
};

QTEST_GUILESS_MAIN(WayBackTest)
#include "way_back_test.moc"
