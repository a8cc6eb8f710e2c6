// SPDX-License-Identifier: GPL-3.0-or-later
// suppressions diff, pull and remove: Mailgun's own lists of addresses that it keeps our mail from, beside our locks.
#include "core/audit/audit_repository.h"
#include "core/backers/backer_list_repository.h"
#include "core/backers/suppression_service.h"
#include "core/base/email_address.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/commands/mailgun_records.h"

#include <set>

namespace bouncedesk::commands {

using backers::Backer;
using backers::SuppressionService;
using mailgun::Suppression;
using mailgun::SuppressionList;

namespace {

const QString kAsked = QStringLiteral("asked");

QJsonValue textOrNothing(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

Cells recordCells(SuppressionList list, const Suppression &record)
{
    return {mailgun::suppressionListName(list), record.address, textOrNothing(record.code), textOrNothing(record.error),
            instantOrNull(record.createdMs > 0 ? std::optional(record.createdMs) : std::nullopt)};
}

QStringList recordColumns()
{
    return {QStringLiteral("list"), QStringLiteral("address"), QStringLiteral("code"), QStringLiteral("error"),
            QStringLiteral("listed_at")};
}

// What differs between Mailgun's lists and our locks, as rows: all of Mailgun's first, then what only we know.
class Difference {
public:
    Difference(storage::Connection &connection, RowOutput &rows) : m_connection(connection), m_rows(rows) {}

    base::Result<void> addPage(SuppressionList list, const std::vector<Suppression> &page)
    {
        std::vector<Suppression> records;
        for (const Suppression &record : page) {
            if (!SuppressionService::keepsBack(list, record))
                continue;
            m_listed.insert({list, base::normalisedAddress(record.address)});
            records.push_back(record);
        }
        BD_ASSIGN(const auto compared, m_service.compare(m_connection, list, records));
        for (const backers::ListedBacker &each : compared)
            BD_TRY(add(list, each.record, each.isKnownHere ? "both" : "mailgun", each.backer));
        return {};
    }

    base::Result<void> addOursOnly()
    {
        base::Result<void> written;
        BD_TRY(backers::eachBacker(m_connection, {true, {}, true}, [&](const Backer &backer) {
            for (const SuppressionList list : backers::kSuppressionLists) {
                const QString address = backer.address.value_or(QString());
                if (written && SuppressionService::wouldBeOn(list, backer) && !m_listed.contains({list, address}))
                    written = add(list, {address, {}, {}, {}, 0}, "ours", backer);
            }
        }));
        return written;
    }

private:
    base::Result<void> add(SuppressionList list, const Suppression &record, const char *where,
                           const std::optional<Backer> &backer)
    {
        Cells cells = recordCells(list, record);
        cells << QLatin1String(where) << (backer ? QJsonValue(backer->key.text) : QJsonValue())
              << (backer ? QJsonValue(backer->isLocked()) : QJsonValue())
              << (backer && backer->lock ? QJsonValue(mail::className(backer->lock->mailClass)) : QJsonValue());
        return m_rows.row(cells);
    }

    storage::Connection &m_connection;
    RowOutput &m_rows;
    SuppressionService m_service{backers::LockService()};
    std::set<std::pair<SuppressionList, QString>> m_listed;
};

base::Result<int> diff(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const auto records, MailgunRecords::open(context, *opened.connection));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   recordColumns() << QStringLiteral("where") << QStringLiteral("backer_id") << QStringLiteral("locked")
                                   << QStringLiteral("lock_reason"));
    Difference difference(*opened.connection, rows);
    for (const SuppressionList list : backers::kSuppressionLists)
        BD_TRY(records->eachPage(list, [&](const auto &page) { return difference.addPage(list, page); }));
    BD_TRY(difference.addOursOnly());
    BD_TRY(rows.finish());
    return Done;
}

base::Result<int> pull(const QCommandLineParser &, CommandContext &context)
{
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const auto records, MailgunRecords::open(context, *opened.connection));
    const SuppressionService service(opened.locks);
    backers::PullTally sum;
    ProgressLine line(context);
    for (const SuppressionList list : backers::kSuppressionLists) {
        BD_TRY(records->eachPage(list, [&](const auto &page) -> base::Result<void> {
            BD_ASSIGN(const backers::PullTally tally,
                      service.pull(*opened.connection, list, page, audit::staffActor(), context.clock.nowMs()));
            sum.records += tally.records;
            sum.news += tally.news;
            sum.undated += tally.undated;
            sum.changed += tally.changed;
            line.show(QStringLiteral("%1 records read").arg(sum.records));
            return {};
        }));
    }
    line.clear();
    say(context, QStringLiteral("%1 records read, %2 of them were news; %3 backers are judged otherwise now.")
                     .arg(sum.records)
                     .arg(sum.news)
                     .arg(sum.changed));
    if (sum.undated > 0)
        say(context, QStringLiteral("%1 records have no time that can be read and were left out.").arg(sum.undated));
    return Done;
}

base::Result<int> leaveToHolder(CommandContext &context, const OpenedBackers &opened,
                                const backers::SuppressionRemoval &removal)
{
    BD_TRY(SuppressionService(opened.locks)
               .askForRemoval(*opened.connection, removal, audit::staffActor(), context.clock.nowMs()));
    say(context, QStringLiteral("There is no key here: the program that holds Mailgun's key was asked to do it."));
    return Done;
}

// An unsubscribe is lifted only where staff say that he asked (R-lock): looked at before anything is removed.
base::Result<void> refuseUnsubscribed(MailgunRecords &records, const QString &address)
{
    BD_ASSIGN(const auto record, records.find(SuppressionList::Unsubscribes, address));
    if (record && SuppressionService::keepsBack(SuppressionList::Unsubscribes, *record))
        return base::fail(base::ErrorCode::Forbidden, address, QStringLiteral("has_unsubscribed"));
    return {};
}

base::Result<int> remove(const QCommandLineParser &parser, CommandContext &context)
{
    const QString address = base::addressFromPasted(parser.positionalArguments().constFirst());
    BD_TRY(base::checkAddress(address));
    backers::SuppressionRemoval removal{address, {SuppressionList::Bounces, SuppressionList::Complaints}};
    if (parser.isSet(kAsked))
        removal.lists.append(SuppressionList::Unsubscribes);
    else
        removal.unlessUnsubscribed = true;
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    if (!holdsMailgunKey(context))
        return leaveToHolder(context, opened, removal);
    BD_ASSIGN(const auto records, MailgunRecords::open(context, *opened.connection));
    if (removal.unlessUnsubscribed)
        BD_TRY(refuseUnsubscribed(*records, address));
    RowOutput rows(context.out, chosenFormat(parser, context), recordColumns());
    const SuppressionService service(opened.locks);
    for (const SuppressionList list : removal.lists) {
        BD_ASSIGN(const auto record, records->find(list, address));
        if (!record)
            continue;
        BD_TRY(records->remove(list, address));
        BD_TRY(service.auditRemoval(*opened.connection, list, *record, audit::staffActor(), context.clock.nowMs()));
        BD_TRY(rows.row(recordCells(list, *record)));
    }
    BD_TRY(rows.finish());
    return Done;
}

} // namespace

Command suppressionsDiffCommand()
{
    return {{QStringLiteral("suppressions"), QStringLiteral("diff")},
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Compares the addresses that Mailgun keeps mail from with our locks: where is mailgun, ours "
                           "or both"),
            {formatOption()},
            {},
            diff};
}

Command suppressionsPullCommand()
{
    return {{QStringLiteral("suppressions"), QStringLiteral("pull")},
            QString(),
            QStringLiteral("Takes over what Mailgun has on its lists and we were not told: locks as its events would"),
            {},
            {},
            pull};
}

Command suppressionsRemoveCommand()
{
    return {{QStringLiteral("suppressions"), QStringLiteral("remove")},
            QStringLiteral("ADDRESS [--asked] [--format table|json|csv]"),
            QStringLiteral("Removes Mailgun's bounce and complaint records of an address; locks stay (backers unlock)"),
            {{kAsked, QStringLiteral("Its owner asked for mail again: removes that he unsubscribed as well.")},
             formatOption()},
            {QStringLiteral("ADDRESS")},
            remove};
}

} // namespace bouncedesk::commands
