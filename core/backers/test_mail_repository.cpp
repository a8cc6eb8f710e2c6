// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/test_mail_repository.h"

#include <array>

namespace bouncedesk::backers {

using storage::Connection;
using storage::Row;

constexpr auto kInsert = "INSERT INTO test_mails (backer, address, asked_at) VALUES ($1, $2, $3) RETURNING id";
constexpr auto kById = "SELECT id, backer, address, asked_at, outcome, words, ended_at FROM test_mails WHERE id = $1";
constexpr auto kNewest = "SELECT id, backer, address, asked_at, outcome, words, ended_at FROM test_mails "
                         "WHERE backer = $1 ORDER BY asked_at DESC, id DESC LIMIT 1";
constexpr auto kCountSince = "SELECT COUNT(*) FROM test_mails WHERE backer = $1 AND asked_at > $2";
constexpr auto kEnd = "UPDATE test_mails SET outcome = $2, words = $3, ended_at = $4 "
                      "WHERE id = $1 AND (outcome IS NULL OR outcome <> 'delivered')";
constexpr auto kForget = "UPDATE test_mails SET address = '', words = '' WHERE backer = $1";

constexpr QLatin1String kPrefix("test.");
constexpr std::array kOutcomes{std::pair{TestMailOutcome::Delivered, "delivered"},
                               std::pair{TestMailOutcome::Failed, "failed"},
                               std::pair{TestMailOutcome::Refused, "refused"}};

static std::optional<QString> outcomeName(TestMailOutcome outcome)
{
    for (const auto &[value, name] : kOutcomes) {
        if (value == outcome)
            return QString::fromLatin1(name);
    }
    return std::nullopt;
}

static TestMail fromRow(const Row &row)
{
    TestMail mail{row.integer(0), {row.integer(1)}, row.text(2), row.integer(3), {}, row.text(5), {}};
    for (const auto &[value, name] : kOutcomes) {
        if (row.text(4) == QLatin1String(name))
            mail.outcome = value;
    }
    mail.endedAtMs = row.optionalInteger(6);
    return mail;
}

QString testMailVariable(qint64 id)
{
    return kPrefix + QString::number(id);
}

std::optional<qint64> testMailOfVariable(QStringView text)
{
    if (!text.startsWith(kPrefix))
        return std::nullopt;
    bool isNumber = false;
    const qint64 id = text.mid(kPrefix.size()).toLongLong(&isNumber);
    return isNumber && id > 0 ? std::optional(id) : std::nullopt;
}

base::Result<qint64> insertTestMail(Connection &connection, const TestMail &mail)
{
    return connection.number(kInsert, {mail.backer, mail.address, mail.askedAtMs});
}

base::Result<std::optional<TestMail>> testMailById(Connection &connection, qint64 id)
{
    return connection.first(kById, {id}, fromRow);
}

base::Result<std::optional<TestMail>> newestTestMailOf(Connection &connection, base::BackerRow backer)
{
    return connection.first(kNewest, {backer}, fromRow);
}

base::Result<qint64> countTestMailsSince(Connection &connection, base::BackerRow backer, qint64 ms)
{
    return connection.number(kCountSince, {backer, ms});
}

base::Result<void> endTestMail(Connection &connection, const TestMail &mail)
{
    BD_TRY(connection.run(kEnd, {mail.id, outcomeName(mail.outcome), mail.words, mail.endedAtMs}));
    return {};
}

base::Result<void> forgetTestMailsOf(Connection &connection, base::BackerRow backer)
{
    BD_TRY(connection.run(kForget, {backer}));
    return {};
}

} // namespace bouncedesk::backers
