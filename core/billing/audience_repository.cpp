// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/audience_repository.h"

#include "core/billing/bill_repository.h"

namespace bouncedesk::billing {

using storage::Row;

#define BD_CANDIDATE_COLUMNS                                                                                           \
    "SELECT b.id, b.backer_key, b.email, b.address, b.language, b.address_copy, b.locked_at, b.held_at, r.backer, "    \
    "CASE WHEN EXISTS (SELECT 1 FROM refused_recipients f WHERE f.mailing = $1 AND f.backer = b.id "                   \
    "AND f.address = b.address) THEN 1 ELSE 0 END, b.joined_at"
#define BD_FROM " FROM backers b LEFT JOIN recipients r ON r.mailing = $1 AND r.backer = b.id "
#define BD_JOIN_BILLS "LEFT JOIN bills l ON l.mailing = $1 AND l.backer = b.id "
#define BD_JOIN_BEFORE "LEFT JOIN recipients p ON p.mailing = $4 AND p.backer = b.id "
#define BD_NEXT "WHERE b.id > $2 AND b.erased_at IS NULL ORDER BY b.id LIMIT $3"
#define BD_FIELDS ", b.name, b.fields, " BD_BILL_COLUMNS

// Plain ones for freezing, which joins no more than it needs.
constexpr auto kPlain = BD_CANDIDATE_COLUMNS ", 1" BD_FROM BD_NEXT;
constexpr auto kImported = BD_CANDIDATE_COLUMNS ", l.backer" BD_FROM BD_JOIN_BILLS BD_NEXT;
constexpr auto kCompared = BD_CANDIDATE_COLUMNS ", l.backer, p.backer" BD_FROM BD_JOIN_BILLS BD_JOIN_BEFORE BD_NEXT;
constexpr auto kOne = BD_CANDIDATE_COLUMNS ", l.backer" BD_FROM BD_JOIN_BILLS "WHERE b.id = $2 AND b.erased_at IS NULL";
constexpr auto kWithFields = BD_CANDIDATE_COLUMNS ", l.backer, NULL" BD_FIELDS BD_FROM BD_JOIN_BILLS BD_NEXT;

// Of a mailing that nobody has and nobody was refused yet, for who asks about a million twice.
constexpr auto kFresh = "SELECT b.id, b.address, b.language, b.address_copy, b.locked_at, b.held_at FROM backers b "
                        "WHERE b.id > $1 AND b.erased_at IS NULL ORDER BY b.id LIMIT $2";
constexpr auto kHasAny = "SELECT CASE WHEN EXISTS (SELECT 1 FROM recipients WHERE mailing = $1) "
                         "OR EXISTS (SELECT 1 FROM refused_recipients WHERE mailing = $1) THEN 1 ELSE 0 END";

constexpr auto kBefore = "SELECT m.id, m.period, MIN(r.created_at) FROM mailings m JOIN runs r ON r.mailing = m.id "
                         "WHERE m.period < $1 AND m.mailing_key LIKE 'bill:%' GROUP BY m.id, m.period "
                         "ORDER BY m.period DESC LIMIT 1";
constexpr auto kErased = "SELECT COUNT(*) FROM backers b JOIN recipients r ON r.mailing = $1 AND r.backer = b.id "
                         "WHERE b.erased_at IS NOT NULL";

namespace {

constexpr int kBillColumn = 11;
constexpr int kBeforeColumn = 12;
constexpr int kFieldColumn = 13;

Candidate candidateOf(const Row &row)
{
    Candidate candidate;
    candidate.backer = {row.integer(0)};
    candidate.key = row.text(1);
    candidate.email = row.text(2);
    candidate.address = row.utf8(2) == row.utf8(3) ? candidate.email : row.text(3);
    candidate.language = row.text(4);
    candidate.addressCopy = row.integer(5);
    candidate.isLocked = !row.isNull(6);
    candidate.isHeld = !row.isNull(7);
    candidate.isBilled = !row.isNull(8);
    candidate.isRefusedThere = row.boolean(9);
    candidate.joinedMs = row.integer(10);
    return candidate;
}

Candidate freshCandidateOf(const Row &row)
{
    Candidate candidate;
    candidate.backer = {row.integer(0)};
    candidate.address = row.text(1);
    candidate.language = row.text(2);
    candidate.addressCopy = row.integer(3);
    candidate.isLocked = !row.isNull(4);
    candidate.isHeld = !row.isNull(5);
    candidate.hasBill = true;
    return candidate;
}

void readFields(const Row &row, Candidate &candidate)
{
    candidate.name = row.text(kFieldColumn);
    candidate.fields = row.utf8(kFieldColumn + 1).toByteArray();
    if (candidate.hasBill && !row.isNull(kFieldColumn + 2))
        candidate.bill = billFiguresOf(row, kFieldColumn + 2);
}

const char *sqlOf(const AudienceQuestion &question)
{
    if (question.withFields)
        return kWithFields;
    if (!question.before.isNull())
        return kCompared;
    return question.isImported ? kImported : kPlain;
}

} // namespace

base::Result<QList<Candidate>> candidatesAfter(storage::Connection &connection, const AudienceQuestion &question,
                                               base::BackerRow after, int limit)
{
    if (question.isFresh)
        return connection.list(kFresh, {after, limit}, freshCandidateOf);
    const bool compares = !question.withFields && !question.before.isNull();
    storage::Parameters parameters{question.mailing, after, limit};
    if (compares)
        parameters.push_back(question.before);
    return connection.list(sqlOf(question), parameters, [&](const Row &row) {
        Candidate candidate = candidateOf(row);
        candidate.hasBill = !question.isImported || !row.isNull(kBillColumn);
        candidate.wasBilled = compares && !row.isNull(kBeforeColumn);
        if (question.withFields)
            readFields(row, candidate);
        return candidate;
    });
}

base::Result<bool> isFreshMailing(storage::Connection &connection, base::MailingRow mailing)
{
    BD_ASSIGN(const qint64 any, connection.number(kHasAny, {mailing}));
    return any == 0;
}

base::Result<QList<Candidate>> candidatesOf(storage::Connection &connection, const AudienceQuestion &question,
                                            QList<base::BackerRow> backers)
{
    std::sort(backers.begin(), backers.end());
    QList<Candidate> candidates;
    for (const base::BackerRow backer : std::as_const(backers)) {
        BD_TRY(connection.each(kOne, {question.mailing, backer}, [&](const Row &row) {
            Candidate candidate = candidateOf(row);
            candidate.hasBill = !question.isImported || !row.isNull(kBillColumn);
            candidates.append(candidate);
        }));
    }
    return candidates;
}

base::Result<std::optional<MailingBefore>> mailingBefore(storage::Connection &connection, base::Period period)
{
    return connection.first(kBefore, {period.text()}, [](const Row &row) {
        return MailingBefore{
            {row.integer(0)}, base::Period::parse(row.text(1)).value_or(base::Period()), row.integer(2)};
    });
}

base::Result<qint64> erasedSince(storage::Connection &connection, base::MailingRow mailing)
{
    return connection.number(kErased, {mailing});
}

} // namespace bouncedesk::billing
