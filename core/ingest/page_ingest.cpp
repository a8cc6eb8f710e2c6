// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_ingest.h"

#include "core/base/worker_thread.h"

#include <QTimer>

#include <atomic>

namespace bouncedesk::ingest {

constexpr int kFullMs = 250; // webhooks come first: their senders do not wait

// Where the writer's thread calls back, as long as there is somebody.
struct PageIngest::Home {
    QMutex mutex;
    PageIngest *owner = nullptr; // guarded

    void call(std::function<void()> function)
    {
        const QMutexLocker lock(&mutex);
        if (owner)
            base::callIn(owner, std::move(function));
    }
};

struct PageIngest::Page {
    std::vector<mailgun::PageItem> items;
    Done done;
    std::atomic<int> open = 0;
    std::atomic<int> news = 0;
    QMutex mutex;
    std::optional<base::Error> error; // guarded
};

InboundEvent fetchedEvent(mailgun::PageItem item, qint64 nowMs)
{
    return {std::nullopt, std::move(item.event), QByteArray(mailgun::kFetchedItemType), std::move(item.raw), nowMs};
}

PageIngest::PageIngest(Ingestor &ingestor, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_ingestor(ingestor), m_clock(clock), m_home(std::make_shared<Home>())
{
    m_home->owner = this;
}

PageIngest::~PageIngest()
{
    const QMutexLocker lock(&m_home->mutex);
    m_home->owner = nullptr;
}

void PageIngest::take(std::vector<mailgun::PageItem> items, Done done)
{
    if (items.empty())
        return done(PageTally());
    auto page = std::make_shared<Page>();
    page->items = std::move(items);
    page->done = std::move(done);
    page->open = int(page->items.size());
    submitFrom(page, 0);
}

void PageIngest::submitFrom(const std::shared_ptr<Page> &page, size_t first)
{
    const auto stored = [home = m_home, page](const base::Result<IngestOutcome> &outcome) { // writer's thread
        if (outcome && *outcome == IngestOutcome::Stored)
            ++page->news;
        if (!outcome) {
            const QMutexLocker lock(&page->mutex);
            page->error = outcome.error();
        }
        if (--page->open > 0)
            return;
        home->call([page] {
            const base::Result<PageTally> tally = PageTally{int(page->items.size()), page->news};
            page->done(page->error ? base::Result<PageTally>(base::fail(*page->error)) : tally);
        });
    };
    for (size_t i = first; i < page->items.size(); ++i) {
        if (m_ingestor.submit(fetchedEvent(page->items[i], m_clock.nowMs()), stored))
            continue;
        QTimer::singleShot(kFullMs, this, [this, page, i] { submitFrom(page, i); });
        return;
    }
}

} // namespace bouncedesk::ingest
