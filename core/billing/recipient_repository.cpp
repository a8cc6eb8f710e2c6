// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/recipient_repository.h"

#include "core/billing/bill_repository.h"

namespace bouncedesk::billing {

using storage::Connection;
using storage::Row;

#define BD_PERSON_COLUMNS                                                                                              \
    "SELECT r.ordinal, b.id, b.backer_key, b.name, b.language, b.email, b.address, b.fields, b.locked_at, b.held_at"
#define BD_PERSONS BD_PERSON_COLUMNS " FROM recipients r JOIN backers b ON b.id = r.backer "
#define BD_PERSONS_WITH_BILLS                                                                                          \
    BD_PERSON_COLUMNS ", " BD_BILL_COLUMNS " FROM recipients r JOIN backers b ON b.id = r.backer "                     \
                      "LEFT JOIN bills l ON l.mailing = r.mailing AND l.backer = r.backer "
#define BD_BY_BACKER                                                                                                   \
    "WHERE r.mailing = $1 AND r.backer BETWEEN $2 AND $3 AND r.run = $4 AND r.apart = 0 "                              \
    "AND r.ordinal BETWEEN $5 AND $6 ORDER BY r.ordinal LIMIT 100000"
#define BD_APART "WHERE r.run = $1 AND r.apart = 1 AND r.ordinal BETWEEN $2 AND $3 ORDER BY r.ordinal LIMIT 100000"
constexpr auto kByBacker = BD_PERSONS BD_BY_BACKER;
constexpr auto kBillsByBacker = BD_PERSONS_WITH_BILLS BD_BY_BACKER;
constexpr auto kApart = BD_PERSONS BD_APART;
constexpr auto kBillsApart = BD_PERSONS_WITH_BILLS BD_APART;
constexpr auto kBilled = BD_PERSONS_WITH_BILLS "WHERE r.mailing = $1 AND r.backer = $2";
constexpr auto kAddressAt = "SELECT address FROM backer_addresses WHERE backer = $1 AND from_at <= $2 "
                            "AND (until_at IS NULL OR until_at > $2) ORDER BY from_at DESC LIMIT 1";
constexpr auto kTakeBack = "DELETE FROM recipients WHERE mailing = $1 AND backer = $2";
constexpr auto kTakeBackRange = "DELETE FROM recipients WHERE mailing = $1 AND backer BETWEEN $2 AND $3 AND run = $4 "
                                "AND apart = 0 AND ordinal BETWEEN $5 AND $6";
constexpr auto kTakeBackApart = "DELETE FROM recipients WHERE run = $1 AND apart = 1 AND ordinal BETWEEN $2 AND $3";
constexpr auto kLeaveOut = "INSERT INTO left_out (run, backer, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
constexpr auto kRefuse = "INSERT INTO refused_recipients (run, ordinal, mailing, backer, root, address, words, at) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
constexpr auto kCountLeftOut = "SELECT COUNT(*) FROM left_out WHERE run = $1";
constexpr auto kCountRefused = "SELECT COUNT(*) FROM refused_recipients WHERE run = $1";
constexpr auto kCountRefusedOfCall = "SELECT COUNT(*) FROM refused_recipients WHERE run = $1 AND root = $2";

static Person personOf(const Row &row)
{
    Person person;
    person.ordinal = row.integer(0);
    person.backer = {row.integer(1)};
    person.key = row.text(2);
    person.name = row.text(3);
    person.language = row.text(4);
    person.email = row.text(5);
    person.address = row.utf8(5) == row.utf8(6) ? person.email : row.text(6);
    person.fields = row.utf8(7).toByteArray();
    person.isLocked = !row.isNull(8);
    person.isHeld = !row.isNull(9);
    return person;
}

static Person billedPersonOf(const Row &row)
{
    Person person = personOf(row);
    if (!row.isNull(10))
        person.bill = billFiguresOf(row, 10);
    return person;
}

static base::Result<void> changed(base::Result<qint64> rows)
{
    BD_TRY(std::move(rows));
    return {};
}

base::Result<QList<Person>> peopleOf(Connection &connection, const Run &run, const CallRange &range)
{
    const auto person = run.hasFigures ? billedPersonOf : personOf;
    if (range.apart)
        return connection.list(run.hasFigures ? kBillsApart : kApart, {run.id, range.firstOrdinal, range.lastOrdinal},
                               person);
    return connection.list(
        run.hasFigures ? kBillsByBacker : kByBacker,
        {run.mailing, range.firstBacker, range.lastBacker, run.id, range.firstOrdinal, range.lastOrdinal}, person);
}

base::Result<std::optional<Person>> billedPerson(Connection &connection, base::MailingRow mailing,
                                                 base::BackerRow backer)
{
    return connection.first(kBilled, {mailing, backer}, billedPersonOf);
}

base::Result<QStringList> addressesAt(Connection &connection, const QList<Person> &people, qint64 atMs)
{
    QStringList addresses;
    for (const Person &person : people) {
        BD_ASSIGN(const auto then,
                  connection.first(kAddressAt, {person.backer, atMs}, [](const Row &row) { return row.text(0); }));
        const QString address = then.value_or(person.address);
        if (address.contains(u'@')) // an erased one is a hash
            addresses.append(address);
    }
    return addresses;
}

base::Result<void> takeBack(Connection &connection, base::MailingRow mailing, base::BackerRow backer)
{
    return changed(connection.run(kTakeBack, {mailing, backer}));
}

base::Result<void> takeBackRange(Connection &connection, const Run &run, const CallRange &range)
{
    if (range.apart)
        return changed(connection.run(kTakeBackApart, {run.id, range.firstOrdinal, range.lastOrdinal}));
    return changed(connection.run(kTakeBackRange, {run.mailing, range.firstBacker, range.lastBacker, run.id,
                                                   range.firstOrdinal, range.lastOrdinal}));
}

base::Result<void> insertLeftOut(Connection &connection, base::RunRow run, base::BackerRow backer,
                                 const QString &reason)
{
    return changed(connection.run(kLeaveOut, {run, backer, reason}));
}

base::Result<void> insertRefused(Connection &connection, const Run &run, const Person &person, qint64 root,
                                 const QString &words, qint64 nowMs)
{
    return changed(connection.run(
        kRefuse, {run.id, person.ordinal, run.mailing, person.backer, root, person.address, words, nowMs}));
}

base::Result<qint64> countLeftOut(Connection &connection, base::RunRow run)
{
    return connection.number(kCountLeftOut, {run});
}

base::Result<qint64> countRefused(Connection &connection, base::RunRow run)
{
    return connection.number(kCountRefused, {run});
}

base::Result<qint64> countRefusedOfCall(Connection &connection, base::RunRow run, qint64 root)
{
    return connection.number(kCountRefusedOfCall, {run, root});
}

} // namespace bouncedesk::billing
