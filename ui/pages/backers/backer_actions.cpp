// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/backer_actions.h"

#include "core/backers/backer_service.h"
#include "core/backers/unlock_service.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/phrases/error_phrases.h"
#include "core/web/staff_link.h"
#include "ui/widgets/dialogs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QWidget>

namespace bouncedesk::ui {

namespace {

backers::LockService lockService(const base::ReportingZone &zone)
{
    return backers::LockService(zone);
}

} // namespace

BackerActions::BackerActions(const DeskContext &desk, QWidget *window) : QObject(window), m_desk(desk), m_window(window)
{
}

QString BackerActions::whom(const Backers &backers)
{
    return backers.size() == 1 ? base::displayText(backers.constFirst().name)
                               : tr("%n people", nullptr, int(backers.size()));
}

QString BackerActions::fault(const QString &address) const
{
    const auto checked = base::checkAddress(address);
    return checked ? QString() : phrases::errorPhrase(QLocale().bcp47Name(), checked.error());
}

// One transaction each: what one of many refuses holds up none of the others before it.
void BackerActions::forEach(const Backers &backers, const QString &sentence, Step step)
{
    QList<base::BackerRow> ids;
    for (const backers::Backer &backer : backers)
        ids.append(backer.id);
    m_desk.pool.write<bool>(
        this,
        [ids, step = std::move(step)](storage::Connection &connection) -> base::Result<bool> {
            for (const base::BackerRow id : ids)
                BD_TRY(step(connection, id));
            return true;
        },
        [this, sentence, many = int(ids.size())](const base::Result<bool> &done) {
            m_desk.changes.publish(storage::Topic::Backers);
            Q_EMIT changed(done ? many : 0);
            if (!done)
                Q_EMIT failed(done.error());
            else if (many > 1)
                Q_EMIT said(Tone::Ok, sentence);
        });
}

void BackerActions::correctAddress(const backers::Backer &backer, const QString &suggestion)
{
    const QString present = backer.email.value_or(QString());
    const TextQuestion question{tr("Correct the address"),
                                tr("New address of %1").arg(base::displayText(backer.name)),
                                suggestion.isEmpty() ? present : suggestion,
                                tr("Correct address"),
                                false,
                                [this](const QString &text) { return fault(text); }};
    m_desk.dialogs.promptText(m_window, question, [this, backer](const std::optional<QString> &email) {
        if (!email)
            return;
        forEach({backer}, {},
                [email = email->trimmed(), actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                 zone = m_desk.zone](storage::Connection &connection, base::BackerRow id) -> base::Result<void> {
                    BD_TRY(backers::AddressService(lockService(zone))
                               .setEmail(connection, id, email, backers::AddressSource::Staff, actor, nowMs));
                    return {};
                });
    });
}

QString BackerActions::unlockText(const Backers &locked, bool someAreHeld)
{
    const bool one = locked.size() == 1;
    const QString text = one ? tr("Bills go to the same address again: %1. It stays dead if nothing has changed there; "
                                  "a new address is better.")
                                   .arg(base::displayText(locked.constFirst().email.value_or(QString())))
                             : tr("Bills go to the same addresses again. They stay dead if nothing has changed there; "
                                  "new addresses are better.");
    if (!someAreHeld)
        return text;
    return text + u' ' +
           (one ? tr("Its owner has also unsubscribed from all mail: unlock it only if he or she asked for mail again.")
                : tr("Some of their owners have also unsubscribed from all mail: unlock them only if they asked for "
                     "mail again."));
}

void BackerActions::unlock(const Backers &backers)
{
    Backers locked;
    for (const backers::Backer &backer : backers) {
        if (backer.isLocked())
            locked.append(backer);
    }
    if (locked.isEmpty()) {
        Q_EMIT said(Tone::Info, tr("None of them is locked."));
        return;
    }
    const bool someAreHeld = std::any_of(locked.cbegin(), locked.cend(),
                                         [](const backers::Backer &backer) { return backer.heldAtMs.has_value(); });
    // The button says what R-lock wants to be told.
    const auto wish = someAreHeld ? backers::UnlockService::HasAsked : backers::UnlockService::NotAsked;
    m_desk.dialogs.confirm(m_window, tr("Unlock %1?").arg(whom(locked)), unlockText(locked, someAreHeld),
                           someAreHeld ? tr("They asked: unlock") : tr("Unlock"), [this, locked, wish](bool yes) {
                               if (yes)
                                   forEach(locked, tr("Unlocked: %n people.", nullptr, int(locked.size())),
                                           [actor = m_desk.actor, nowMs = m_desk.clock.nowMs(), zone = m_desk.zone,
                                            wish](storage::Connection &connection, base::BackerRow id) {
                                               return backers::UnlockService(lockService(zone))
                                                   .unlockByStaff(connection, id, actor, nowMs,
                                                                  backers::UnlockService::AskForRemoval, wish);
                                           });
                           });
}

void BackerActions::lock(const Backers &backers)
{
    const TextQuestion question{
        tr("Lock %1").arg(whom(backers)),
        backers.size() == 1 ? tr("Why he or she gets no bills") : tr("Why they get no bills"),
        {},
        tr("Lock"),
        false,
        [](const QString &text) { return text.trimmed().isEmpty() ? tr("A reason is needed.") : QString(); }};
    m_desk.dialogs.promptText(m_window, question, [this, backers](const std::optional<QString> &reason) {
        if (!reason)
            return;
        forEach(backers, tr("Locked: %n people.", nullptr, int(backers.size())),
                [reason = *reason, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                 zone = m_desk.zone](storage::Connection &connection, base::BackerRow id) {
                    return backers::UnlockService(lockService(zone)).lockByStaff(connection, id, reason, actor, nowMs);
                });
    });
}

void BackerActions::addNote(const Backers &backers)
{
    const TextQuestion question{
        tr("Add a note"), tr("Note about %1").arg(whom(backers)), {}, tr("Add note"), true, [](const QString &text) {
            return text.trimmed().isEmpty() ? tr("The note is empty.") : QString();
        }};
    m_desk.dialogs.promptText(m_window, question, [this, backers](const std::optional<QString> &note) {
        if (!note)
            return;
        forEach(backers, tr("Note added for %n people.", nullptr, int(backers.size())),
                [note = *note, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                 zone = m_desk.zone](storage::Connection &connection, base::BackerRow id) {
                    return backers::BackerService(lockService(zone)).addNote(connection, id, note, actor, nowMs);
                });
    });
}

void BackerActions::copyAccountLink(const backers::Backer &backer)
{
    const QString url = m_desk.settings.publicUrl.isEmpty() && m_desk.settings.isDemo
                            ? m_desk.listeningUrl
                            : m_desk.settings.publicUrl.toString();
    m_desk.pool.write<QString>(
        this,
        [id = backer.id, actor = m_desk.actor, url, &clock = m_desk.clock](storage::Connection &connection) {
            return web::makeStaffLink(connection, id, actor, url, clock);
        },
        [this, name = backer.name](const base::Result<QString> &link) {
            if (!link) {
                Q_EMIT failed(link.error());
                return;
            }
            QGuiApplication::clipboard()->setText(*link);
            Q_EMIT said(
                Tone::Ok,
                tr("The link for %1 is copied. It sets a password, once, within 7 days.").arg(base::displayText(name)));
        });
}

} // namespace bouncedesk::ui
