// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_ingest.h"

#include "core/backers/address_history_repository.h"
#include "core/backers/erased_address_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/test_mail_service.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/billing/call_evidence.h"
#include "core/billing/own_link_repository.h"
#include "core/ingest/body_repository.h"
#include "core/ingest/quarantine_repository.h"
#include "core/ingest/token_repository.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::ingest {

using mail::Bearing;
using mail::MailIdentity;
using mail::MailStatus;
using mail::MergedMail;
using mail::SentEmail;
using mail::StoredEvent;
using mailgun::Unusable;
using mailgun::WireEvent;

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr qint64 kTestButtonAgeMs = 31 * kDayMs; // the test button posts fixed events of years ago, freshly signed
constexpr qint64 kAdoptionWindowMs = 5 * kDayMs; // a delayed bounce comes within days of the delivery

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
    : m_connection(connection), m_names(context.names), m_zone(context.zone), m_locks(context.locks),
      m_nowMs(context.nowMs)
{
}

base::Result<QList<IngestOutcome>> GroupIngest::run(std::span<const InboundEvent> events)
{
    m_outcomes = QList<IngestOutcome>(qsizetype(events.size()), IngestOutcome::Stored);
    BD_ASSIGN(const QList<qsizetype> fresh, withNewTokens(events));
    BD_TRY(sortOut(events, fresh));
    BD_TRY(hashErased());
    BD_TRY(dropKnown());
    BD_TRY(mergeIntoMails());
    BD_TRY(writeMails());
    BD_TRY(writeEvents());
    BD_TRY(adoptOrphans());
    BD_TRY(recordLockFacts());
    BD_TRY(judgeLocks());
    BD_TRY(hearTestMails());
    BD_TRY(settleCalls());
    BD_TRY(deliverability::applyCounts(m_connection, m_deltas));
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
    BD_ASSIGN(const QList<TokenState> states, useTokens(m_connection, uses));
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
            BD_ASSIGN(Item item, itemOf(index, inbound, *verdict));
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

base::Result<GroupIngest::Item> GroupIngest::itemOf(qsizetype index, const InboundEvent &inbound,
                                                    const mail::EventVerdict &verdict)
{
    const WireEvent &wire = std::get<WireEvent>(inbound.event);
    Item item;
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
    BD_ASSIGN(item.testMail, testMailOf(event));
    if (item.testMail)
        event.verdict.bearing = Bearing::NotAMail;
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

// Nothing when the event is about a usual mail; the variable is believed when there is such a test mail.
base::Result<std::optional<qint64>> GroupIngest::testMailOf(const StoredEvent &event)
{
    const auto named = backers::testMailOfVariable(event.ownLink.value_or(QString()));
    if (!named || event.verdict.bearing == Bearing::NotAMail)
        return std::optional<qint64>();
    BD_ASSIGN(const auto known, backers::testMailById(m_connection, *named));
    return known ? named : std::nullopt;
}

// What is heard about an erased person is stored under the hash of the address (engine.md, Erasure).
base::Result<void> GroupIngest::hashErased()
{
    QList<QString> addresses;
    for (const Item &item : m_items)
        addresses.append(item.event.address);
    BD_ASSIGN(const auto erased, backers::erasedAmong(m_connection, addresses));
    for (Item &item : m_items) {
        const auto found = erased.find(item.event.address);
        if (found == erased.end())
            continue;
        item.isErased = true;
        item.event.serverText.replace(item.event.address, *found, Qt::CaseInsensitive);
        item.event.address = *found;
        if (!item.identity.messageId.isEmpty())
            item.identity.address = *found;
    }
    return {};
}

// Events that are stored already, or stand twice in the group, are no news.
base::Result<void> GroupIngest::dropKnown()
{
    QList<mail::EventIdentity> identities;
    for (const Item &item : m_items)
        identities.append(item.event.identity);
    BD_ASSIGN(QSet<mail::EventIdentity> known, mail::knownEvents(m_connection, identities));
    std::erase_if(m_items, [&](const Item &item) {
        const bool isKnown = known.contains(item.event.identity);
        if (isKnown)
            m_outcomes[item.index] = IngestOutcome::Known;
        known.insert(item.event.identity);
        return isKnown;
    });
    return {};
}

base::Result<void> GroupIngest::mergeIntoMails()
{
    for (const Item &item : m_items) {
        if (!item.identity.messageId.isEmpty())
            m_mails.try_emplace(item.identity).first->second.mail.identity = item.identity;
    }
    QList<MailIdentity> identities;
    for (const auto &[identity, inHand] : m_mails)
        identities.append(identity);
    BD_ASSIGN(const auto stored, mail::lockMails(m_connection, identities));
    for (auto &[identity, inHand] : m_mails) {
        if (const auto found = stored.constFind(identity); found != stored.cend()) {
            inHand.before = *found;
            inHand.mail = *found;
        }
    }
    for (const Item &item : m_items) {
        if (item.identity.messageId.isEmpty())
            continue;
        SentEmail &mail = m_mails.at(item.identity).mail;
        mail.merged.merge(item.event.mailEvent());
        if (item.subjectText && mail.merged.subject() == item.event.subject)
            mail.subjectText = item.subjectText;
    }
    return {};
}

base::Result<void> GroupIngest::writeMails()
{
    QList<SentEmail *> made;
    QList<const SentEmail *> changed;
    for (auto &[identity, inHand] : m_mails) {
        BD_TRY(derive(inHand.mail, inHand.mail.merged));
        if (inHand.before)
            changed.append(&inHand.mail);
        else
            made.append(&inHand.mail);
    }
    BD_TRY(mail::insertMails(m_connection, made));
    BD_TRY(mail::updateMails(m_connection, changed));
    for (auto &[identity, inHand] : m_mails) {
        BD_TRY(count(inHand.before ? &*inHand.before : nullptr, inHand.mail));
        if (inHand.before)
            BD_TRY(mail::correctLookups(m_connection, *inHand.before, inHand.mail));
    }
    return {};
}

base::Result<void> GroupIngest::writeEvents()
{
    if (m_items.empty())
        return {};
    QByteArray bodies;
    for (Item &item : m_items) {
        item.event.bodyOffset = bodies.size();
        item.event.bodyLength = item.isErased ? 0 : item.inbound->body.size();
        if (!item.isErased)
            bodies += item.inbound->body;
    }
    BD_ASSIGN(const qint64 body, storeBodies(m_connection, bodies, m_nowMs));
    QList<const StoredEvent *> events;
    for (Item &item : m_items) {
        item.event.body = body;
        if (!item.identity.messageId.isEmpty())
            item.event.mail = m_mails.at(item.identity).mail.id;
        events.append(&item.event);
    }
    BD_TRY(mail::insertEvents(m_connection, events));
    for (const Item &item : m_items) {
        if (!item.identity.messageId.isEmpty() || item.event.address.isEmpty())
            continue;
        const Bearing bearing = item.event.verdict.bearing;
        const bool adoptable =
            !item.event.hasMessageId && (bearing == Bearing::OnMail || bearing == Bearing::Engagement);
        BD_TRY(mail::insertOrphan(m_connection, item.event.address,
                                  {item.event.identity, item.event.atMs, adoptable, {}}));
    }
    return {};
}

base::Result<void> GroupIngest::adoptOrphans()
{
    QSet<QString> addresses;
    for (const Item &item : m_items) {
        if (!item.event.address.isEmpty())
            addresses.insert(item.event.address);
    }
    QList<QString> sorted(addresses.cbegin(), addresses.cend());
    std::sort(sorted.begin(), sorted.end());
    BD_ASSIGN(const QSet<QString> concerned, mail::addressesWithOrphans(m_connection, sorted));
    for (const QString &address : std::as_const(sorted)) {
        if (concerned.contains(address))
            BD_TRY(adoptOrphansOf(address));
    }
    return {};
}

// Decides anew for all orphans of an address (R-quarantine): the mail delivered to it in the five days before, when
// there is exactly one. Deliveries of mails' own events decide, so the outcome does not depend on the order.
base::Result<void> GroupIngest::adoptOrphansOf(const QString &address)
{
    BD_ASSIGN(QList<mail::Orphan> orphans, mail::orphansOf(m_connection, address));
    BD_ASSIGN(const QList<SentEmail> mails, mail::mailsTo(m_connection, address));
    QHash<qint64, MergedMail> adopted; // by mail: what its orphans say
    QSet<qint64> concerned;
    for (mail::Orphan &orphan : orphans) {
        if (!orphan.adoptable)
            continue;
        QList<qint64> candidates;
        for (const SentEmail &mail : mails) {
            const auto delivered = mail.merged.lastDeliveryMs();
            if (delivered && *delivered <= orphan.atMs && *delivered >= orphan.atMs - kAdoptionWindowMs)
                candidates.append(mail.id.value);
        }
        const base::MailRow owner{candidates.size() == 1 ? candidates.constFirst() : 0};
        concerned << orphan.mail.value << owner.value;
        if (orphan.mail != owner) {
            orphan.mail = owner;
            BD_TRY(mail::giveOrphan(m_connection, address, orphan));
        }
        if (!owner.isNull()) {
            BD_ASSIGN(const auto event, mail::eventByIdentity(m_connection, orphan.identity));
            if (event)
                adopted[owner.value].merge(event->mailEvent());
        }
    }
    for (const SentEmail &before : mails) {
        if (!concerned.contains(before.id.value))
            continue;
        SentEmail after = before;
        MergedMail effective = before.merged;
        effective.merge(adopted.value(before.id.value));
        BD_TRY(derive(after, effective));
        BD_TRY(mail::updateMails(m_connection, {&after}));
        BD_TRY(mail::correctLookups(m_connection, before, after));
        BD_TRY(count(&before, after));
    }
    return {};
}

base::Result<void> GroupIngest::recordLockFacts()
{
    for (const Item &item : m_items) {
        const StoredEvent &event = item.event;
        const MailStatus status = event.verdict.status;
        const bool ended =
            status == MailStatus::Bounced || status == MailStatus::Dropped || status == MailStatus::Complained;
        if (!item.isAboutMailbox() || !ended || event.address.isEmpty() ||
            !m_locks.policy().concerns(event.verdict.mailClass))
            continue;
        BD_TRY(backers::recordLockFact(m_connection, {event.address, event.atMs, event.identity.eventId,
                                                      event.identity.kind, event.identity.second,
                                                      event.verdict.mailClass, event.verdict.unknownUser, event.mail}));
    }
    return {};
}

// Failures may lock; a delivery may break a row of strikes. Nobody else's judgement can have changed.
base::Result<void> GroupIngest::judgeLocks()
{
    QSet<QString> addresses;
    for (const Item &item : m_items) {
        if (item.isAboutMailbox() && item.event.verdict.status != MailStatus::Accepted &&
            item.event.verdict.status != MailStatus::Deferred && !item.event.address.isEmpty())
            addresses.insert(item.event.address);
    }
    QList<QString> sorted(addresses.cbegin(), addresses.cend());
    std::sort(sorted.begin(), sorted.end()); // in one order, so that two writers cannot wait for each other
    BD_ASSIGN(const auto facts, backers::lockFactsOf(m_connection, sorted));
    for (const QString &address : std::as_const(sorted)) {
        if (facts.contains(address))
            BD_TRY(m_locks.judge(m_connection, address, QStringLiteral("mailgun"), m_nowMs));
    }
    return {};
}

// The delivery of a test mail unlocks who asked for it (R-unlock).
base::Result<void> GroupIngest::hearTestMails()
{
    const backers::TestMailService tests(m_locks);
    for (const Item &item : m_items) {
        const StoredEvent &event = item.event;
        const MailStatus status = event.verdict.status;
        const bool failed = status == MailStatus::Bounced || status == MailStatus::Dropped;
        if (!item.testMail || (status != MailStatus::Delivered && !failed))
            continue;
        const auto outcome = failed ? backers::TestMailOutcome::Failed : backers::TestMailOutcome::Delivered;
        BD_TRY(
            tests.hear(m_connection, {*item.testMail, event.address, outcome, event.serverText, event.atMs}, m_nowMs));
    }
    return {};
}

// One event that carries a call proves all of it (R-call).
base::Result<void> GroupIngest::settleCalls()
{
    for (const auto &[run, call, messageId] : m_callsHeardOf)
        BD_TRY(billing::evidenceOfCall(m_connection, {run}, call, messageId, m_nowMs));
    return {};
}

// Everything of a mail that follows from its events.
base::Result<void> GroupIngest::derive(SentEmail &mail, const MergedMail &effective)
{
    mail.outcome = effective.outcome();
    mail.project = effective.project();
    mail.subject = effective.subject();
    mail.sentAtMs = effective.firstAtMs();
    mail.backerKey = effective.backerKey();
    BD_TRY(deriveBill(mail, effective));
    if (!mail.backerKey) {
        BD_ASSIGN(mail.backerKey,
                  backers::onlyBackerWithAddressAt(m_connection, mail.identity.address, effective.firstAtMs()));
    }
    return {};
}

// Our own variable only links the mail to its bill, and only when the ledger knows it.
base::Result<void> GroupIngest::deriveBill(SentEmail &mail, const MergedMail &effective)
{
    mail.run.reset();
    mail.ordinal.reset();
    const auto link = billing::OwnLink::parse(effective.ownLink().value_or(QString()));
    if (!link)
        return {};
    BD_ASSIGN(const auto believed, billing::lookUpOwnLink(m_connection, *link, mail.identity.address));
    if (!believed)
        return {};
    m_callsHeardOf.emplace(believed->run.value, believed->call, mail.identity.messageId);
    mail.run = believed->run.value;
    mail.ordinal = believed->ordinal;
    mail.sentAtMs = believed->sentAtMs;
    return {};
}

base::Result<void> GroupIngest::count(const SentEmail *before, const SentEmail &after)
{
    BD_ASSIGN(const deliverability::CountCell now, cellOf(after));
    if (before) {
        BD_ASSIGN(const deliverability::CountCell was, cellOf(*before));
        if (was == now)
            return {};
        m_deltas[was] -= 1;
    }
    m_deltas[now] += 1;
    return {};
}

base::Result<deliverability::CountCell> GroupIngest::cellOf(const SentEmail &mail)
{
    BD_ASSIGN(const qint64 domain, m_names.domain(m_connection, base::domainOf(mail.identity.address)));
    return deliverability::CountCell{
        m_zone.dayOf(mail.sentAtMs), mail.project.value_or(0), mail.subject.value_or(0), domain,
        mail.outcome.status,         mail.outcome.mailClass,   mail.run.value_or(0)};
}

} // namespace bouncedesk::ingest
