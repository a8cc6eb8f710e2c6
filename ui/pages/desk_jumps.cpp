// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/desk_jumps.h"

#include "core/backers/backer_list_repository.h"
#include "core/backers/project_repository.h"
#include "core/base/text.h"
#include "core/mail/message_lookup_repository.h"

namespace bouncedesk::ui {

namespace {

constexpr int kMostProjects = 5;
constexpr int kMostMails = 5;

struct Found {
    QList<backers::Backer> backers;
    QList<backers::Project> projects;
    QList<mail::Addressee> mails;
};

base::Result<Found> search(storage::Connection &connection, const QString &text, int most)
{
    Found found;
    BD_ASSIGN(found.backers, backers::searchBackers(connection, text, {}, most));
    // A company has dozens of projects, at most thousands; they have no index by part of a name.
    BD_TRY(backers::eachProject(connection, [&](const backers::Project &project) {
        const bool fits = project.name.contains(text, Qt::CaseInsensitive) ||
                          project.key.text.compare(text, Qt::CaseInsensitive) == 0;
        if (fits && found.projects.size() < kMostProjects)
            found.projects.append(project);
    }));
    BD_ASSIGN(found.mails, mail::addresseesOf(connection, text, kMostMails));
    return found;
}

JumpTarget targetOf(const backers::Backer &backer)
{
    const QString email = backer.email ? base::displayText(*backer.email) : DeskJumps::tr("no address");
    return {DeskJumps::tr("Backer"),
            base::displayText(backer.name.isEmpty() ? backer.key.text : backer.name),
            email,
            backer.isLocked() ? QStringLiteral("object-locked") : QStringLiteral("view-pim-contacts"),
            {QStringLiteral("backers"), {{QStringLiteral("key"), backer.key.text}}},
            {}};
}

JumpTarget targetOf(const backers::Project &project)
{
    return {DeskJumps::tr("Project"),
            base::displayText(project.name),
            base::displayText(project.key.text),
            QStringLiteral("office-chart-bar"),
            {QStringLiteral("deliverability"),
             {{QStringLiteral("by"), QStringLiteral("subject")},
              {QStringLiteral("project"), project.key.text},
              {QStringLiteral("projectName"), project.name}}},
            {}};
}

JumpTarget targetOf(const mail::Addressee &mail)
{
    const Place place = mail.backerKey.isEmpty()
                            ? Place{QStringLiteral("events"), {{QStringLiteral("address"), mail.address}}}
                            : Place{QStringLiteral("backers"), {{QStringLiteral("key"), mail.backerKey}}};
    return {DeskJumps::tr("Mail"), base::displayText(mail.address), {}, QStringLiteral("mail-send"), place, {}};
}

} // namespace

DeskJumps::DeskJumps(const DeskContext &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

void DeskJumps::find(const QString &text, int most, std::function<void(base::Result<QList<JumpTarget>>)> done)
{
    m_desk.pool.read<Found>(
        this, [text, most](storage::Connection &connection) { return search(connection, text, most); },
        [done = std::move(done)](const base::Result<Found> &found) {
            if (!found) {
                done(base::fail(found.error()));
                return;
            }
            QList<JumpTarget> targets;
            for (const mail::Addressee &mail : found->mails)
                targets.append(targetOf(mail));
            for (const backers::Project &project : found->projects)
                targets.append(targetOf(project));
            for (const backers::Backer &backer : found->backers)
                targets.append(targetOf(backer));
            done(targets);
        });
}

} // namespace bouncedesk::ui
