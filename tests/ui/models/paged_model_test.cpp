// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/models/paged_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk;

namespace {

// Holds back answers until the test gives them.
class Numbers : public ui::PagedModel<int> {
public:
    struct Question {
        bool first;
        quint64 token;
    };
    QList<Question> asked;

    int columnCount(const QModelIndex & = {}) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole && rowAt(index) ? QVariant(*rowAt(index)) : QVariant();
    }
    void answer(int question, int from, int count)
    {
        QList<int> page;
        for (int i = 0; i < count; ++i)
            page.append(from + i);
        receive(asked[question].first, asked[question].token, page);
    }
    void answerError(int question)
    {
        receive(asked[question].first, asked[question].token, base::fail(base::ErrorCode::Unavailable));
    }

protected:
    void ask(bool first, quint64 token) override { asked.append({first, token}); }
};

} // namespace

class PagedModelTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void pagesAreFetchedOneByOne()
    {
        Numbers model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        QVERIFY(model.isLoading());
        QVERIFY(!model.canFetchMore({}));
        model.answer(0, 0, ui::PagedModelBase::kPage);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({}));
        model.answer(1, ui::PagedModelBase::kPage, 7);
        QCOMPARE(model.rowCount(), ui::PagedModelBase::kPage + 7);
        QVERIFY(!model.canFetchMore({}));
        QVERIFY(model.isComplete());
    }

    void whatIsBeyondTheMostIsNotAskedForAndThatIsSaid()
    {
        Numbers model;
        QSignalSpy cut(&model, &ui::PagedModelBase::cut);
        model.reload();
        constexpr int kPages = ui::PagedModelBase::kMostKept / ui::PagedModelBase::kPage;
        for (int page = 0; page < kPages; ++page) {
            QCOMPARE(cut.size(), 0);
            model.answer(page, page * ui::PagedModelBase::kPage, ui::PagedModelBase::kPage);
            model.fetchMore({});
        }
        QCOMPARE(cut.size(), 1);
        QCOMPARE(model.asked.size(), kPages);
    }

    void aLateAnswerToAnOlderQuestionIsDropped()
    {
        Numbers model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        model.reload();
        model.answer(0, 100, 5);
        QCOMPARE(model.rowCount(), 0);
        model.answer(1, 200, 3);
        QCOMPARE(model.rows(), (QList{200, 201, 202}));
    }

    void aFailureKeepsTheRowsAndStopsAsking()
    {
        Numbers model;
        QSignalSpy failures(&model, &ui::PagedModelBase::failed);
        model.reload();
        model.answer(0, 0, 3);
        model.reload();
        model.answerError(1);
        QCOMPARE(failures.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.canFetchMore({}));
    }
};

QTEST_GUILESS_MAIN(PagedModelTest)
#include "paged_model_test.moc"
