// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the billing page, shown, chosen and read as a person does it.
#pragma once

#include "core/billing/schedule_service.h"
#include "tests/ui/pages/billing/billing_page_desk.h"
#include "ui/widgets/message_bar_widget.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>

namespace bouncedesk::test {

// The next of the pool's readers answers nobody until it is freed.
class BusyReader {
public:
    explicit BusyReader(storage::DatabasePool &pool)
    {
        pool.read<bool>(
            &m_context,
            [wait = m_wait](storage::Connection &) {
                wait->acquire();
                return base::Result<bool>(true);
            },
            [](const base::Result<bool> &) {});
    }
    ~BusyReader() { free(); }
    void free() { m_wait->release(); }

private:
    QObject m_context;
    std::shared_ptr<QSemaphore> m_wait = std::make_shared<QSemaphore>();
};

struct Lists {
    explicit Lists(int backers) : desk(ourSettings()) { desk.addBackers(1, backers); }
    void show(const char *view)
    {
        page = std::make_unique<ui::BillingPage>(desk.desk);
        page->resize(1084, 772);
        page->show();
        page->goTo({{QStringLiteral("view"), QLatin1String(view)}});
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        return page->findChild<Widget *>(QLatin1String(name));
    }
    void choose(const char *name, int index)
    {
        auto *choice = find<QComboBox>(name);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }
    bool showsText(const QString &words) const
    {
        const auto edits = page->findChildren<QPlainTextEdit *>();
        return std::any_of(edits.cbegin(), edits.cend(), [&words](const QPlainTextEdit *edit) {
            return edit->isReadOnly() && edit->toPlainText() == words;
        });
    }
    // Somebody else's program bills a month to its end.
    void bill(base::Period period)
    {
        billing::FreezeRequest request{period, QStringLiteral("staff:ann"), desk.clock.nowMs(), {}};
        const auto run = billing::freezeAudience(desk.connection(), request);
        if (!run || !*run)
            qFatal("nobody to bill");
        desk.run("UPDATE runs SET state = 'finished'");
        desk.run("UPDATE calls SET state = 'accepted'");
    }
    // A button of the newest message.
    bool press(const char *text)
    {
        for (QPushButton *button : page->newestMessage()->findChildren<QPushButton *>()) {
            if (button->text() != QLatin1String(text))
                continue;
            button->click();
            return true;
        }
        return false;
    }
    // Due in half an hour, and announced.
    billing::BillingSchedule announced()
    {
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        schedule.nextDueMs = desk.clock.nowMs() + 1'800'000;
        schedule.announcedMs = desk.clock.nowMs();
        save(schedule);
        return schedule;
    }
    void save(const billing::BillingSchedule &schedule)
    {
        QVERIFY(billing::saveSchedule(desk.connection(), schedule, 1));
    }
    // Nobody has said yet what becomes of the last date, which was missed.
    billing::BillingSchedule missed()
    {
        billing::BillingSchedule schedule = announced();
        schedule.announcedMs.reset();
        schedule.questionMs = desk.clock.nowMs() - 3'600'000;
        save(schedule);
        return schedule;
    }
    bool says(const char *words) const { return wordsOf(*page).contains(QLatin1String(words)); }
    QString message() const { return page->newestMessage() ? page->newestMessage()->sentence() : QString(); }

    test::TestDesk desk;
    std::unique_ptr<ui::BillingPage> page;
    QTemporaryDir folder;
};

} // namespace bouncedesk::test
