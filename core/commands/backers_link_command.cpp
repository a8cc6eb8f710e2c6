// SPDX-License-Identifier: GPL-3.0-or-later
// backers link: a link for somebody whose mail does not arrive, to be handed over some other way. It lets him choose a
// password, and so give a new address.
#include "core/access/account_link_service.h"
#include "core/audit/audit_repository.h"
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/storage/transaction.h"

namespace bouncedesk::commands {

static base::Result<access::IssuedLink> issueLink(CommandContext &context, storage::Connection &connection,
                                                  const backers::Backer &backer)
{
    return storage::inTransaction(connection, [&]() -> base::Result<access::IssuedLink> {
        access::AccountLink link;
        link.backer = backer.id;
        link.purpose = access::LinkPurpose::SetPassword;
        link.createdBy = audit::staffActor();
        BD_ASSIGN(const access::IssuedLink issued,
                  access::AccountLinkService(context.clock).issue(connection, link, access::kCopiedLinkMs));
        BD_TRY(audit::record(connection, {0, context.clock.nowMs(), link.createdBy, QStringLiteral("link"),
                                          QStringLiteral("backer"), QString::number(backer.id.value), std::nullopt,
                                          access::purposeName(link.purpose)}));
        return issued;
    });
}

static base::Result<int> printLink(const QCommandLineParser &parser, CommandContext &context)
{
    if (context.settings.publicUrl.isEmpty())
        return base::fail(base::ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_PUBLIC_URL"));
    BD_ASSIGN(const OpenedBackers opened, openBackers(context));
    BD_ASSIGN(const backers::Backer backer,
              backers::backerOfKey(*opened.connection, parser.positionalArguments().constFirst()));
    BD_ASSIGN(const access::IssuedLink issued, issueLink(context, *opened.connection, backer));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("backer_id"), QStringLiteral("url"), QStringLiteral("expires_at")});
    BD_TRY(rows.row({backer.key.text, access::linkUrl(context.settings.publicUrl.toString(), issued.token),
                     base::isoInstant(issued.expiresAtMs)}));
    BD_TRY(rows.finish());
    return Done;
}

Command backersLinkCommand()
{
    return {{QStringLiteral("backers"), QStringLiteral("link")},
            QStringLiteral("KEY [--format table|json|csv]"),
            QStringLiteral("Makes a link with which a backer chooses a password: once, within 7 days"),
            {formatOption()},
            {QStringLiteral("KEY")},
            printLink};
}

} // namespace bouncedesk::commands
