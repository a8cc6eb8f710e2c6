// SPDX-License-Identifier: GPL-3.0-or-later
// Hands a page of Mailgun's logs to the ingestor, beside the webhooks and in the same groups, and tells when all of it
// is on disk. Lives in the thread that made it; one page at a time.
#pragma once

#include "core/ingest/ingestor.h"
#include "core/mailgun/event_page_parser.h"

namespace bouncedesk::ingest {

struct PageTally {
    int events = 0;
    int news = 0; // that nobody had told us
};

InboundEvent fetchedEvent(mailgun::PageItem item, qint64 nowMs);

class PageIngest : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const base::Result<PageTally> &)>;

    // ingestor and clock outlive it.
    PageIngest(Ingestor &ingestor, const base::Clock &clock, QObject *parent = nullptr);
    ~PageIngest() override; // what is on its way is stored, but nobody is told
    // An error: some of it was not stored.
    void take(std::vector<mailgun::PageItem> items, Done done);

private:
    struct Home;
    struct Page;
    void submitFrom(const std::shared_ptr<Page> &page, size_t first);

    Ingestor &m_ingestor;
    const base::Clock &m_clock;
    const std::shared_ptr<Home> m_home;
};

} // namespace bouncedesk::ingest
