// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_guide.h"

#include "core/audit/audit_repository.h"
#include "core/backers/backer_list_repository.h"
#include "core/billing/billing_calendar.h"
#include "core/web/staff_link.h"
#include "ui/frame/main_window.h"
#include "ui/frame/page.h"
#include "ui/widgets/band_widget.h"

#include <QDesktopServices>
#include <QMenu>
#include <QPushButton>

namespace bouncedesk::app {

DemoGuide::DemoGuide(Desktop &desktop, Demo &demo) : m_desktop(desktop), m_demo(demo)
{
    if (m_desktop.band())
        addLink();
}

void DemoGuide::addLink()
{
    QPushButton *link = m_desktop.band()->addLink(tr("Five things to try"));
    auto *menu = new QMenu(link);
    const auto add = [&](const QString &text, void (DemoGuide::*go)()) {
        connect(menu->addAction(text), &QAction::triggered, this, go);
    };
    add(tr("1. Find someone by name, address or id"), &DemoGuide::findSomeone);
    connect(menu->addAction(tr("2. See why somebody's bill is missing")), &QAction::triggered, this, [this] {
        m_desktop.window()->goTo(QStringLiteral("backers"), {{QStringLiteral("queue"), QStringLiteral("locked")}});
    });
    add(tr("3. Let an address die, and watch the lock"), &DemoGuide::letAnAddressDie);
    add(tr("4. Be a locked customer, in a browser"), &DemoGuide::beTheCustomer);
    add(tr("5. Send next month's bills"), &DemoGuide::sendBills);
    connect(link, &QPushButton::clicked, menu, [link, menu] {
        menu->popup(link->mapToGlobal(QPoint(link->width() - menu->sizeHint().width(), link->height())));
    });
}

void DemoGuide::findSomeone()
{
    m_desktop.window()->goTo(QStringLiteral("backers"), {{QStringLiteral("queue"), QStringLiteral("all")}});
    m_desktop.window()->currentPage()->startFilter();
}

// Within seconds his next mail comes back, and the page that shows him says so by itself.
void DemoGuide::letAnAddressDie()
{
    m_demo.letAnAddressDie(this, [this](const QString &backer) {
        m_desktop.window()->goTo(QStringLiteral("backers"),
                                 {{QStringLiteral("queue"), QStringLiteral("all")}, {QStringLiteral("key"), backer}});
    });
}

// By a link such as support hands over; it sets a password and shows the account.
void DemoGuide::beTheCustomer()
{
    Engine &engine = m_desktop.engine();
    engine.pool().write<QString>(
        this,
        [url = engine.listeningUrl(),
         &clock = engine.clock()](storage::Connection &connection) -> base::Result<QString> {
            BD_ASSIGN(const QList<backers::Backer> locked, backers::lockedBackers(connection, {}, 1));
            if (locked.isEmpty())
                return url + QStringLiteral("/account");
            return web::makeStaffLink(connection, locked.constFirst().id, audit::staffActor(), url, clock);
        },
        [](const base::Result<QString> &link) {
            if (link)
                QDesktopServices::openUrl(QUrl(*link));
        });
}

void DemoGuide::sendBills()
{
    const base::Period month =
        billing::periodAt(m_desktop.engine().clock().nowMs(), m_desktop.engine().zone().ianaId()).next();
    m_desktop.window()->goTo(QStringLiteral("billing"), {{QStringLiteral("view"), QStringLiteral("preview")},
                                                         {QStringLiteral("period"), month.text()}});
}

} // namespace bouncedesk::app
