// SPDX-License-Identifier: GPL-3.0-or-later
// The database threads of a running program: one writer, through which all writes of this process go, and readers.
// Made and stopped by the composition root; read() and write() may be called from any thread.
#pragma once

#include "core/base/way_back.h"
#include "core/base/worker_thread.h"
#include "core/storage/connection.h"
#include "core/storage/transaction.h"

#include <atomic>

namespace bouncedesk::storage {

class DatabasePool {
public:
    DatabasePool(DatabaseUrl url, OpenOptions options, int readers = 2);
    ~DatabasePool();

    // Runs work with a reader's connection; done gets the answer in context's thread, or never when context is gone.
    // A QObject context must live in a thread with an event loop and be deleted in that thread.
    template <typename T>
    void read(QObject *context, std::function<base::Result<T>(Connection &)> work,
              std::function<void(base::Result<T>)> done)
    {
        submit(nextReader(), context, std::move(work), std::move(done));
    }
    // The same, where several questions have to be answered as of one moment.
    template <typename T>
    void readSnapshot(QObject *context, std::function<base::Result<T>(Connection &)> work,
                      std::function<void(base::Result<T>)> done)
    {
        read<T>(
            context,
            [work = std::move(work)](Connection &connection) -> base::Result<T> {
                BD_ASSIGN(auto snapshot, Transaction::begin(connection, Transaction::Read));
                return work(connection);
            },
            std::move(done));
    }
    template <typename T>
    void write(QObject *context, std::function<base::Result<T>(Connection &)> work,
               std::function<void(base::Result<T>)> done)
    {
        submit(*m_writer, context, std::move(work), std::move(done));
    }
    // Runs work in the writer's thread, with its connection; the callee answers by itself. For the ingestor.
    void postToWriter(std::function<void(base::Result<Connection *>)> work);

    // Ends the readers, then the writer when it has done all that was asked.
    void stop();

private:
    struct Worker {
        explicit Worker(const QString &name) : thread(name) {}
        base::WorkerThread thread;
        std::unique_ptr<Connection> connection; // made and destroyed in the thread
    };
    base::Result<Connection *> connectionOf(Worker &worker);
    Worker &nextReader();

    template <typename T>
    void submit(Worker &worker, QObject *context, std::function<base::Result<T>(Connection &)> work,
                std::function<void(base::Result<T>)> done)
    {
        worker.thread.post([this, &worker, back = base::WayBack(context), work = std::move(work),
                            done = std::move(done)] {
            auto connection = connectionOf(worker);
            base::Result<T> result = connection ? work(**connection) : base::Result<T>(base::fail(connection.error()));
            back.call([done, result = std::move(result)]() mutable { done(std::move(result)); });
        });
    }

    DatabaseUrl m_url;
    OpenOptions m_options;
    std::unique_ptr<Worker> m_writer;
    std::vector<std::unique_ptr<Worker>> m_readers;
    std::atomic<unsigned> m_next = 0;
};

} // namespace bouncedesk::storage
