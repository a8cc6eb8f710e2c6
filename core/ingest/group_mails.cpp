// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_mails.h"

#include "core/backers/address_history_repository.h"
#include "core/base/email_address.h"
#include "core/billing/call_evidence.h"
#include "core/billing/own_link_repository.h"
#include "core/mail/mail_lookup_repository.h"

namespace bouncedesk::ingest {

using mail::MailIdentity;
using mail::MergedMail;
using mail::SentEmail;

base::Result<void> GroupMails::ask(std::vector<EventItem> &items)
{
    m_mails.reserve(items.size());
    QHash<MailIdentity, qsizetype> places; // in m_mails, plus one: 0 stands for none yet
    for (EventItem &item : items) {
        if (!item.hasMail())
            continue;
        qsizetype &place = places[item.identity];
        if (place == 0) {
            m_mails.emplace_back().mail.identity = item.identity;
            place = qsizetype(m_mails.size());
        }
        item.mailInHand = place - 1;
    }
    if (m_mails.empty())
        return {};
    QList<MailIdentity> identities;
    identities.reserve(qsizetype(m_mails.size()));
    for (const MailInHand &inHand : m_mails)
        identities.append(inHand.mail.identity);
    std::sort(identities.begin(), identities.end());
    BD_TRY(mail::askMails(m_connection, identities, m_stored));
    return mail::askMailIds(m_connection, identities.size(), m_newIds);
}

// Gives those that the items touch, in one order, so that two writers cannot wait for each other.
std::vector<GroupMails::MailInHand *> GroupMails::merge(const std::vector<EventItem> &items)
{
    std::vector<MailInHand *> touched;
    touched.reserve(m_mails.size());
    for (const EventItem &item : items) {
        if (!item.hasMail())
            continue;
        MailInHand &inHand = m_mails.at(size_t(item.mailInHand));
        if (!std::exchange(inHand.isTouched, true)) {
            touched.push_back(&inHand);
            if (const auto found = m_stored.constFind(item.identity); found != m_stored.cend()) {
                inHand.before = &*found;
                inHand.mail = *found;
            }
        }
        inHand.mail.merged.merge(item.event.mailEvent());
        if (item.subjectText && inHand.mail.merged.subject() == item.event.subject)
            inHand.mail.subjectText = item.subjectText;
    }
    std::sort(touched.begin(), touched.end(),
              [](const MailInHand *a, const MailInHand *b) { return a->mail.identity < b->mail.identity; });
    return touched;
}

base::Result<void> GroupMails::write(const std::vector<EventItem> &items)
{
    const std::vector<MailInHand *> touched = merge(items);
    QList<const SentEmail *> made, changed;
    for (MailInHand *inHand : touched) {
        BD_TRY(derive(inHand->mail, inHand->mail.merged));
        if (inHand->before) {
            changed.append(&inHand->mail);
        } else {
            inHand->mail.id = {m_newIds.at(made.size())};
            made.append(&inHand->mail);
        }
    }
    BD_TRY(mail::insertMails(m_connection, made));
    BD_TRY(mail::updateMails(m_connection, changed));
    for (const MailInHand *inHand : touched) {
        BD_TRY(count(inHand->before, inHand->mail));
        if (inHand->before)
            BD_TRY(mail::correctLookups(m_connection, *inHand->before, inHand->mail));
    }
    return {};
}

base::Result<void> GroupMails::change(const SentEmail &before, const MergedMail &effective)
{
    SentEmail after = before;
    BD_TRY(derive(after, effective));
    BD_TRY(mail::updateMails(m_connection, {&after}));
    BD_TRY(mail::correctLookups(m_connection, before, after));
    return count(&before, after);
}

base::Result<void> GroupMails::settleCalls()
{
    for (const auto &[run, call, messageId] : m_callsHeardOf)
        BD_TRY(billing::evidenceOfCall(m_connection, {run}, call, messageId, m_nowMs));
    return {};
}

// Everything of a mail that follows from its events.
base::Result<void> GroupMails::derive(SentEmail &mail, const MergedMail &effective)
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
base::Result<void> GroupMails::deriveBill(SentEmail &mail, const MergedMail &effective)
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

base::Result<void> GroupMails::count(const SentEmail *before, const SentEmail &after)
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

base::Result<deliverability::CountCell> GroupMails::cellOf(const SentEmail &mail)
{
    BD_ASSIGN(const qint64 domain, m_names.domain(m_connection, base::domainOf(mail.identity.address)));
    return deliverability::CountCell{
        m_zone.dayOf(mail.sentAtMs), mail.project.value_or(0), mail.subject.value_or(0), domain,
        mail.outcome.status,         mail.outcome.mailClass,   mail.run.value_or(0)};
}

} // namespace bouncedesk::ingest
