// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_ingest.h"

#include "core/backers/test_mail_repository.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/billing/copy_repository.h"
#include "core/ingest/quarantine_repository.h"
#include "core/ingest/token_repository.h"
#include "core/mail/body_repository.h"
#include "core/mail/event_repository.h"
#include "core/storage/address_hold.h"
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::ingest {

using mail::Bearing;
using mail::StoredEvent;
using mailgun::Unusable;
using mailgun::WireEvent;

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr qint64 kTestButtonAgeMs = 31 * kDayMs; // the test button posts fixed events of years ago, freshly signed

// Why an event is shown but counted nowhere; empty: it counts.
QString sampleReason(const InboundEvent &inbound, const WireEvent &event)
{
    if (event.isTestMode)
        return QLatin1String(kTestMode);
    const bool old = inbound.token && inbound.token->signedSecond * 1000 - event.atMs > kTestButtonAgeMs;
    return old ? QLatin1String(kTestButton) : QString();
}

std::optional<QString> carried(const std::optional<QString> &variable)
{
    return variable && !variable->isEmpty() ? variable : std::nullopt;
}

} // namespace

GroupIngest::GroupIngest(storage::Connection &connection, const Context &context)
    : m_connection(connection), m_names(context.names), m_knownTokens(context.knownTokens),
      m_knownEvents(context.knownEvents), m_nowMs(context.nowMs),
      m_mails(connection, context.names, context.zone, context.nowMs), m_orphans(connection, m_mails),
      m_locks(connection, context.zone, context.nowMs)
{
}

// What waits for the server is few: the tokens, with what else can be asked before the events are read closely; all
// that is stored about them; whom a failure concerns; the commit.
base::Result<QList<IngestOutcome>> GroupIngest::run(std::span<const InboundEvent> events)
{
    m_outcomes = QList<IngestOutcome>(qsizetype(events.size()), IngestOutcome::Stored);
    BD_TRY(deliverability::askRolledUpThrough(m_connection, m_rolledThrough));
    BD_TRY(backers::askWhetherAnyIsErased(m_connection, m_anyIsErased));
    BD_TRY(m_locks.askPolicy());
    BD_ASSIGN(const QList<qsizetype> fresh, withNewTokens(events));
    BD_TRY(sortOut(events, fresh));
    // From here on nobody else stores, adopts or erases anything at these addresses.
    BD_TRY(storage::holdAddresses(m_connection, addressesOf(m_items, [](const EventItem &) { return true; })));
    BD_TRY(hashErased());
    BD_TRY(askWhatIsStored());
    dropKnown();
    BD_TRY(m_mails.write(m_items));
    BD_TRY(writeEvents());
    BD_TRY(m_orphans.adopt(m_items));
    BD_TRY(m_locks.judge(m_items));
    BD_TRY(m_locks.hearTestMails(m_items));
    BD_TRY(m_mails.settleCalls());
    BD_TRY(deliverability::applyCounts(m_connection, m_mails.deltas(), m_rolledThrough));
    return m_outcomes;
}

// Indexes of the events that are to be looked at: fetched ones, and those whose token is used for the first time.
base::Result<QList<qsizetype>> GroupIngest::withNewTokens(std::span<const InboundEvent> events)
{
    QList<TokenUse> uses;
    for (const InboundEvent &event : events) {
        if (event.token)
            uses.append(*event.token);
    }
    BD_ASSIGN(const QList<TokenState> states, useTokens(m_connection, m_knownTokens, uses));
    BD_TRY(m_connection.settle());
    QList<qsizetype> fresh;
    qsizetype nextToken = 0;
    for (qsizetype i = 0; i < qsizetype(events.size()); ++i) {
        const TokenState state = events[size_t(i)].token ? states.at(nextToken++) : TokenState::New;
        if (state == TokenState::New) {
            fresh.append(i);
        } else if (state == TokenState::SameEvent) {
            m_outcomes[i] = IngestOutcome::Known;
        } else {
            m_outcomes[i] = IngestOutcome::TokenReused;
            BD_TRY(tasks::raiseAlarm(m_connection, QStringLiteral("token_reused"), m_nowMs,
                                     events[size_t(i)].token->token));
        }
    }
    return fresh;
}

base::Result<void> GroupIngest::sortOut(std::span<const InboundEvent> events, const QList<qsizetype> &fresh)
{
    m_items.reserve(size_t(fresh.size()));
    for (const qsizetype index : fresh) {
        const InboundEvent &inbound = events[size_t(index)];
        if (const auto *unusable = std::get_if<Unusable>(&inbound.event)) {
            BD_TRY(setAside(index, inbound, unusable->reason, IngestOutcome::Quarantined));
            continue;
        }
        const WireEvent &event = std::get<WireEvent>(inbound.event);
        const auto verdict = mail::classify(event);
        const QString sample = sampleReason(inbound, event);
        if (!sample.isEmpty()) {
            BD_TRY(setAside(index, inbound, sample, IngestOutcome::Sample));
        } else if (!verdict) {
            BD_TRY(setAside(index, inbound, QStringLiteral("unknown_kind"), IngestOutcome::Quarantined));
        } else {
            BD_ASSIGN(EventItem item, itemOf(index, inbound, *verdict));
            m_items.push_back(std::move(item));
        }
    }
    return {};
}

base::Result<void> GroupIngest::setAside(qsizetype index, const InboundEvent &inbound, const QString &reason,
                                         IngestOutcome outcome)
{
    BD_ASSIGN(const bool isNew, quarantine(m_connection, inbound, reason));
    m_outcomes[index] = isNew ? outcome : IngestOutcome::Known;
    return {};
}

base::Result<EventItem> GroupIngest::itemOf(qsizetype index, const InboundEvent &inbound,
                                            const mail::EventVerdict &verdict)
{
    const WireEvent &wire = std::get<WireEvent>(inbound.event);
    EventItem item;
    item.index = index;
    item.inbound = &inbound;
    StoredEvent &event = item.event;
    event.identity = {wire.second, wire.id, verdict.kind};
    event.atMs = wire.atMs;
    event.receivedAtMs = inbound.receivedAtMs;
    event.address = base::normalisedAddress(wire.recipient);
    event.hasMessageId = !wire.messageId.isEmpty();
    event.verdict = verdict;
    event.code = wire.code;
    event.enhancedCode = wire.enhancedCode;
    event.serverText = wire.serverText;
    event.backerKey = carried(wire.variables.backerId);
    event.ownLink = carried(wire.variables.bouncedesk);
    BD_TRY(tellFromBills(item));
    const Bearing bearing = event.verdict.bearing;
    const bool ofMail = bearing == Bearing::OnMail || bearing == Bearing::Engagement;
    if (ofMail && event.hasMessageId)
        item.identity = {wire.messageId, event.address};
    if (const auto project = carried(wire.variables.projectId); project && ofMail) {
        BD_ASSIGN(event.project, m_names.project(m_connection, *project, inbound.receivedAtMs));
    }
    const QString subject = base::squished(carried(wire.variables.subject).value_or(QString()));
    if (!subject.isEmpty() && ofMail) {
        const QString family = base::squished(carried(wire.variables.subjectFamily).value_or(QString()));
        BD_ASSIGN(const mail::SubjectNumber number, m_names.subject(m_connection, subject, family));
        event.subject = number.id;
        if (!number.hasOwnRow)
            item.subjectText = subject;
    }
    return item;
}

// Test mails and copies are no bills: they name themselves, and are believed when they were written down.
base::Result<void> GroupIngest::tellFromBills(EventItem &item)
{
    StoredEvent &event = item.event;
    if (!event.ownLink || event.verdict.bearing == Bearing::NotAMail)
        return {};
    if (const auto testMail = backers::testMailOfVariable(*event.ownLink)) {
        BD_ASSIGN(const auto known, backers::testMailById(m_connection, *testMail));
        if (known)
            item.testMail = testMail;
    } else if (const auto copy = billing::copyOfVariable(*event.ownLink)) {
        BD_ASSIGN(item.isOfCopy, billing::isCopyKnown(m_connection, *copy));
    }
    if (item.testMail || item.isOfCopy)
        event.verdict.bearing = Bearing::NotAMail;
    return {};
}

// Of whoever is back: only what belongs to a mail that stands under the hash.
base::Result<bool> GroupIngest::isAboutErased(const EventItem &item, const backers::ErasedAddress &erased)
{
    if (!erased.isBack)
        return true;
    if (!item.hasMail())
        return false;
    return mail::isMailStored(m_connection, {item.identity.messageId, erased.form});
}

// What is heard about an erased person is stored under the hash of the address (engine.md, Erasure).
base::Result<void> GroupIngest::hashErased()
{
    if (!m_anyIsErased)
        return {};
    QList<QString> addresses;
    for (const EventItem &item : m_items)
        addresses.append(item.event.address);
    BD_ASSIGN(const auto erased, backers::erasedAmong(m_connection, addresses));
    for (EventItem &item : m_items) {
        const auto found = erased.constFind(item.event.address);
        if (found == erased.cend())
            continue;
        BD_ASSIGN(item.isErased, isAboutErased(item, *found));
        if (!item.isErased)
            continue;
        item.event.serverText.replace(item.event.address, found->form, Qt::CaseInsensitive);
        item.event.address = found->form;
        if (item.hasMail())
            item.identity.address = found->form;
    }
    return {};
}

base::Result<void> GroupIngest::askWhatIsStored()
{
    if (m_items.empty())
        return {};
    QList<mail::EventIdentity> identities;
    identities.reserve(qsizetype(m_items.size()));
    for (const EventItem &item : m_items)
        identities.append(item.event.identity);
    BD_TRY(mail::askKnownEvents(m_connection, m_knownEvents, identities, m_known));
    BD_TRY(m_mails.ask(m_items));
    BD_TRY(m_orphans.ask(m_items));
    BD_TRY(m_locks.askStrikes(m_items));
    BD_TRY(mail::askBodyId(m_connection, m_bodyId));
    bool isAnyErasedNow = false;
    BD_TRY(backers::askWhetherAnyIsErased(m_connection, isAnyErasedNow));
    BD_TRY(m_connection.settle());
    if (isAnyErasedNow && !m_anyIsErased) // the first one ever, since we asked: it may be one of ours
        return base::fail(base::ErrorCode::Retry, m_connection.url().display(), QStringLiteral("somebody was erased"));
    return {};
}

// Events that are stored already, or stand twice in the group, are no news.
void GroupIngest::dropKnown()
{
    std::erase_if(m_items, [&](const EventItem &item) {
        const bool isKnown = m_known.contains(item.event.identity);
        if (isKnown)
            m_outcomes[item.index] = IngestOutcome::Known;
        m_known.insert(item.event.identity);
        return isKnown;
    });
}

base::Result<void> GroupIngest::writeEvents()
{
    if (m_items.empty())
        return {};
    qsizetype bytes = 0;
    for (const EventItem &item : m_items)
        bytes += item.inbound->body.size();
    QByteArray bodies;
    bodies.reserve(bytes);
    QList<const StoredEvent *> events;
    events.reserve(qsizetype(m_items.size()));
    for (EventItem &item : m_items) {
        item.event.body = m_bodyId;
        item.event.bodyOffset = bodies.size();
        item.event.bodyLength = item.isErased ? 0 : item.inbound->body.size();
        if (!item.isErased)
            bodies += item.inbound->body;
        if (item.hasMail())
            item.event.mail = m_mails.idOf(item);
        events.append(&item.event);
    }
    BD_TRY(mail::storeBodies(m_connection, m_bodyId, bodies, m_nowMs));
    return mail::insertEvents(m_connection, m_knownEvents, events);
}

} // namespace bouncedesk::ingest
