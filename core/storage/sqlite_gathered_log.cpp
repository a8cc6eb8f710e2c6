// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite_gathered_log.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <new>
#include <utility>

namespace bouncedesk::storage {

namespace {

// More than the largest page; SQLite's own xWrite takes less than 128 KiB at once (seekAndWriteFd in its os_unix.c).
constexpr size_t kMostGathered = 120 * 1024;

sqlite3_vfs *system()
{
    static sqlite3_vfs *const found = sqlite3_vfs_find(nullptr);
    return found;
}

// What was written and not handed over yet.
struct Gathered {
    bool isOn = false; // else nothing is
    std::array<char, kMostGathered> bytes;
    size_t size = 0;
    sqlite3_int64 offset = 0; // in the file

    sqlite3_int64 end() const { return offset + sqlite3_int64(size); }
};

// SQLite gives the memory; the system's own file lies behind this one.
struct LogFile {
    sqlite3_file base;
    Gathered *gathered;
};
constexpr size_t kOwnSize = (sizeof(LogFile) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);

Gathered &gatheredOf(sqlite3_file *file)
{
    return *reinterpret_cast<LogFile *>(file)->gathered;
}

sqlite3_file *systemFile(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + kOwnSize);
}

// What cannot be written is forgotten: the transaction that it belongs to fails by the returned code.
int handOver(sqlite3_file *file)
{
    Gathered &gathered = gatheredOf(file);
    const size_t size = std::exchange(gathered.size, 0);
    if (size == 0)
        return SQLITE_OK;
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xWrite(target, gathered.bytes.data(), int(size), gathered.offset);
}

int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    Gathered &gathered = gatheredOf(file);
    sqlite3_file *const target = systemFile(file);
    const auto size = size_t(count);
    if (!gathered.isOn)
        return target->pMethods->xWrite(target, bytes, count, offset);
    if (offset != gathered.end() || gathered.size + size > kMostGathered) {
        if (const int written = handOver(file); written != SQLITE_OK)
            return written;
        gathered.offset = offset;
    }
    if (size > kMostGathered)
        return target->pMethods->xWrite(target, bytes, count, offset);
    std::memcpy(gathered.bytes.data() + gathered.size, bytes, size);
    gathered.size += size;
    return SQLITE_OK;
}

int read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    const Gathered &gathered = gatheredOf(file);
    if (offset < gathered.end() && offset + count > gathered.offset) {
        if (const int written = handOver(file); written != SQLITE_OK)
            return written;
    }
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xRead(target, bytes, count, offset);
}

int synchronise(sqlite3_file *file, int flags)
{
    if (const int written = handOver(file); written != SQLITE_OK)
        return written;
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xSync(target, flags);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (const int written = handOver(file); written != SQLITE_OK)
        return written;
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xTruncate(target, size);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    if (const int written = handOver(file); written != SQLITE_OK)
        return written;
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xFileSize(target, size);
}

int close(sqlite3_file *file)
{
    delete reinterpret_cast<LogFile *>(file)->gathered;
    sqlite3_file *const target = systemFile(file);
    return target->pMethods->xClose(target);
}

int lock(sqlite3_file *file, int level)
{
    return systemFile(file)->pMethods->xLock(systemFile(file), level);
}

int unlock(sqlite3_file *file, int level)
{
    return systemFile(file)->pMethods->xUnlock(systemFile(file), level);
}

int checkReservedLock(sqlite3_file *file, int *isReserved)
{
    return systemFile(file)->pMethods->xCheckReservedLock(systemFile(file), isReserved);
}

int control(sqlite3_file *file, int operation, void *argument)
{
    return systemFile(file)->pMethods->xFileControl(systemFile(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return systemFile(file)->pMethods->xSectorSize(systemFile(file));
}

int characteristics(sqlite3_file *file)
{
    return systemFile(file)->pMethods->xDeviceCharacteristics(systemFile(file));
}

// Version 1: a log has neither shared memory nor a mapping.
constexpr sqlite3_io_methods kLogMethods = {1,
                                            close,
                                            read,
                                            write,
                                            truncate,
                                            synchronise,
                                            fileSize,
                                            lock,
                                            unlock,
                                            checkReservedLock,
                                            control,
                                            sectorSize,
                                            characteristics,
                                            nullptr,
                                            {},
                                            {},
                                            {},
                                            {},
                                            {}};

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    if (!(flags & SQLITE_OPEN_WAL))
        return system()->xOpen(system(), name, file, flags, outFlags);
    file->pMethods = nullptr; // or SQLite would close what was not opened
    sqlite3_file *const target = systemFile(file);
    const int opened = system()->xOpen(system(), name, target, flags, outFlags);
    if (opened != SQLITE_OK)
        return opened;
    auto *const gathered = new (std::nothrow) Gathered;
    if (!gathered) {
        target->pMethods->xClose(target);
        return SQLITE_NOMEM;
    }
    reinterpret_cast<LogFile *>(file)->gathered = gathered;
    file->pMethods = &kLogMethods;
    return SQLITE_OK;
}

// Null: this connection has no log open, or not one of ours.
sqlite3_file *logOf(sqlite3 *connection)
{
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK)
        return nullptr;
    return file && file->pMethods == &kLogMethods ? file : nullptr;
}

sqlite3_vfs *registered()
{
    if (!system())
        return nullptr;
    static sqlite3_vfs own = *system();
    own.zName = "bouncedesk-gathered-log";
    own.szOsFile = int(kOwnSize) + system()->szOsFile;
    own.pNext = nullptr;
    own.xOpen = open;
    return sqlite3_vfs_register(&own, 0) == SQLITE_OK ? &own : nullptr;
}

} // namespace

const char *gatheredLog()
{
    static const sqlite3_vfs *const found = registered();
    return found ? found->zName : nullptr;
}

int commitGathered(sqlite3 *connection)
{
    sqlite3_file *const log = logOf(connection);
    if (log)
        gatheredOf(log).isOn = true;
    const int committed = sqlite3_exec(connection, "COMMIT", nullptr, nullptr, nullptr);
    if (log) {
        gatheredOf(log).isOn = false;
        gatheredOf(log).size = 0;
    }
    return committed;
}

} // namespace bouncedesk::storage
