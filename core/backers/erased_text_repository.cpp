// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/erased_text_repository.h"

#include "core/base/email_address.h"

#include <QRegularExpression>

namespace bouncedesk::backers {

using storage::Connection;
using storage::Row;

constexpr auto kLinks = "DELETE FROM account_links WHERE address = $1";
constexpr auto kTasks = "SELECT id, payload, outcome FROM tasks ORDER BY id";
constexpr auto kRemoveTask = "DELETE FROM tasks WHERE id = $1";
constexpr auto kQuarantined = "SELECT id, body FROM quarantine WHERE id > $1 ORDER BY id LIMIT $2";
constexpr auto kBlank = "UPDATE quarantine SET body = $2, replayed_at = COALESCE(replayed_at, $3) WHERE id = $1";
constexpr int kQuarantinedAtOnce = 20; // up to a MiB each

// Few rows each: one a call of a thousand, a run, a refusal, a kind.
struct Column {
    const char *texts;
    const char *rewrite;
};
constexpr Column kColumns[]{
    {"SELECT DISTINCT words FROM calls WHERE words IS NOT NULL", "UPDATE calls SET words = $2 WHERE words = $1"},
    {"SELECT DISTINCT paused_words FROM runs WHERE paused_words IS NOT NULL",
     "UPDATE runs SET paused_words = $2 WHERE paused_words = $1"},
    {"SELECT DISTINCT wait_words FROM runs WHERE wait_words IS NOT NULL",
     "UPDATE runs SET wait_words = $2 WHERE wait_words = $1"},
    {"SELECT DISTINCT words FROM refused_recipients WHERE words <> ''",
     "UPDATE refused_recipients SET words = $2 WHERE words = $1"},
    {"SELECT DISTINCT detail FROM alarms WHERE detail <> ''", "UPDATE alarms SET detail = $2 WHERE detail = $1"},
};

namespace {

bool names(const QString &text, const ErasedText &erased)
{
    return base::namesAddress(text, erased.address) || base::namesAddress(text, erased.spelling);
}

base::Result<void> rewrite(Connection &connection, const Column &column, const ErasedText &erased)
{
    BD_ASSIGN(const QList<QString> texts,
              connection.list(column.texts, {}, [](const Row &row) { return row.text(0); }));
    for (const QString &text : texts) {
        if (!names(text, erased))
            continue;
        const QString cleaned =
            base::withoutAddress(base::withoutAddress(text, erased.address, erased.form), erased.spelling, erased.form);
        BD_TRY(connection.run(column.rewrite, {text, cleaned}));
    }
    return {};
}

base::Result<void> removeTasks(Connection &connection, const ErasedText &erased)
{
    QList<qint64> naming;
    BD_TRY(connection.each(kTasks, {}, [&](const Row &row) {
        if (names(row.text(1), erased) || names(row.text(2), erased))
            naming.append(row.integer(0));
    }));
    for (const qint64 id : std::as_const(naming))
        BD_TRY(connection.run(kRemoveTask, {id}));
    return {};
}

// Forms come percent-encoded; in JSON an escape's last letter may stand before an address.
bool isNamedIn(const QByteArray &body, const ErasedText &erased)
{
    static const QRegularExpression escape(QStringLiteral("\\\\(u[0-9A-Fa-f]{4}|[a-z])"));
    return names(QString::fromUtf8(body).replace(escape, QStringLiteral(" ")), erased) ||
           names(QString::fromUtf8(QByteArray::fromPercentEncoding(body)), erased);
}

base::Result<void> blankQuarantined(Connection &connection, const ErasedText &erased, qint64 nowMs)
{
    for (qint64 last = 0;;) {
        QList<qint64> naming;
        int seen = 0;
        BD_TRY(connection.each(kQuarantined, {last, kQuarantinedAtOnce}, [&](const Row &row) {
            ++seen;
            last = row.integer(0);
            if (isNamedIn(row.bytes(1), erased))
                naming.append(last);
        }));
        for (const qint64 id : std::as_const(naming))
            BD_TRY(connection.run(kBlank, {id, QByteArray(" "), nowMs}));
        if (seen < kQuarantinedAtOnce)
            return {};
    }
}

} // namespace

base::Result<void> eraseFromTexts(Connection &connection, const ErasedText &erased, qint64 nowMs)
{
    BD_TRY(connection.run(kLinks, {erased.address}));
    BD_TRY(removeTasks(connection, erased));
    for (const Column &column : kColumns)
        BD_TRY(rewrite(connection, column, erased));
    return blankQuarantined(connection, erased, nowMs);
}

} // namespace bouncedesk::backers
