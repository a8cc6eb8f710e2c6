// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/staff_link.h"

#include "core/access/account_link_service.h"
#include "core/audit/audit_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::web {

base::Result<QString> makeStaffLink(storage::Connection &connection, base::BackerRow backer, const QString &actor,
                                    const QString &publicUrl, const base::Clock &clock)
{
    if (publicUrl.isEmpty())
        return base::fail(base::ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_PUBLIC_URL"));
    access::AccountLink link;
    link.backer = backer;
    link.createdBy = actor;
    return storage::inTransaction(connection, [&]() -> base::Result<QString> {
        const access::AccountLinkService links(clock);
        BD_ASSIGN(const access::IssuedLink issued, links.issue(connection, link, access::kCopiedLinkMs));
        BD_TRY(audit::record(connection,
                             {0, clock.nowMs(), actor, QStringLiteral("link"), QStringLiteral("backer"),
                              QString::number(backer.value), std::nullopt, access::purposeName(link.purpose)}));
        return access::linkUrl(publicUrl, issued.token);
    });
}

} // namespace bouncedesk::web
