// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database_pool.h"

namespace bouncedesk::storage {

DatabasePool::DatabasePool(DatabaseUrl url, OpenOptions options, int readers)
    : m_url(std::move(url)), m_options(std::move(options)), m_writer(std::make_unique<Worker>(QStringLiteral("writer")))
{
    for (int i = 0; i < readers; ++i)
        m_readers.push_back(std::make_unique<Worker>(QStringLiteral("reader %1").arg(i + 1)));
}

DatabasePool::~DatabasePool()
{
    stop();
}

void DatabasePool::postToWriter(std::function<void(base::Result<Connection *>)> work)
{
    m_writer->thread.post([this, work = std::move(work)] { work(connectionOf(*m_writer)); });
}

base::Result<Connection *> DatabasePool::connectionOf(Worker &worker)
{
    if (!worker.connection) {
        auto opened = Connection::open(m_url, m_options);
        if (!opened)
            return base::fail(opened.error());
        worker.connection = std::move(*opened);
    }
    return worker.connection.get();
}

DatabasePool::Worker &DatabasePool::nextReader()
{
    return *m_readers[m_next++ % m_readers.size()];
}

void DatabasePool::stop()
{
    const auto stopWorker = [](Worker &worker) {
        worker.thread.run([&worker] { worker.connection.reset(); });
        worker.thread.stop();
    };
    for (const auto &reader : m_readers)
        stopWorker(*reader);
    stopWorker(*m_writer);
}

} // namespace bouncedesk::storage
