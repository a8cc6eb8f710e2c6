// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_traffic.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace bouncedesk::app {

namespace {

constexpr int kTickMs = 3000;
constexpr int kAddressees = 12;
constexpr auto kAnyProject = "SELECT project_key, name FROM projects ORDER BY id LIMIT 1 OFFSET $1";
constexpr auto kCountProjects = "SELECT COUNT(*) FROM projects";
constexpr auto kNewestBacker = "SELECT MAX(id) FROM backers";
// Distinct addresses, as a batch needs them.
constexpr auto kSomeBackers = "SELECT backer_key, address FROM backers WHERE id >= $1 AND address IS NOT NULL AND "
                              "locked_at IS NULL AND address_copy = 0 ORDER BY id LIMIT $2";

} // namespace

DemoTraffic::DemoTraffic(storage::DatabasePool &pool, const config::Settings &settings, const base::Clock &clock)
    : m_pool(pool), m_settings(settings),
      m_client({settings.mailgunBaseUrl, settings.mailgunDomain, settings.mailgunApiKey}, clock)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &DemoTraffic::sendNext);
}

void DemoTraffic::start()
{
    m_timer.start();
    sendNext();
}

base::Result<DemoTraffic::Batch> DemoTraffic::pick(storage::Connection &connection, quint32 draw, int addressees)
{
    Batch batch;
    BD_ASSIGN(const qint64 projects, connection.number(kCountProjects));
    BD_ASSIGN(const qint64 newest, connection.number(kNewestBacker));
    if (projects == 0 || newest == 0)
        return batch;
    BD_TRY(connection.each(kAnyProject, {qint64(draw % projects)}, [&](const storage::Row &row) {
        batch.projectKey = row.text(0);
        batch.projectName = row.text(1);
    }));
    BD_ASSIGN(batch.addressees,
              connection.list(kSomeBackers, {qint64(draw % newest), addressees}, [](const storage::Row &row) {
                  return Addressee{row.text(0), row.text(1)};
              }));
    return batch;
}

void DemoTraffic::sendNext()
{
    m_pool.read<Batch>(
        this,
        [draw = QRandomGenerator::global()->generate()](storage::Connection &connection) {
            return pick(connection, draw, kAddressees);
        },
        [this](const base::Result<Batch> &batch) {
            if (batch && !batch->addressees.isEmpty())
                send(*batch);
        });
}

void DemoTraffic::sendToOne(QObject *context, std::function<void(QString backer, QString address)> chosen)
{
    m_pool.read<Batch>(
        context,
        [draw = QRandomGenerator::global()->generate()](storage::Connection &connection) {
            return pick(connection, draw, 1);
        },
        [this, chosen = std::move(chosen)](const base::Result<Batch> &batch) {
            if (!batch || batch->addressees.isEmpty())
                return;
            chosen(batch->addressees.constFirst().key, batch->addressees.constFirst().address);
            send(*batch);
        });
}

void DemoTraffic::send(const Batch &batch)
{
    mailgun::OutgoingMessage message;
    message.from = m_settings.billingFrom;
    message.subject = tr("News from %1").arg(batch.projectName);
    message.text = message.subject;
    QJsonObject variables;
    for (const Addressee &addressee : batch.addressees) {
        message.to.append(addressee.address);
        variables.insert(addressee.address, QJsonObject{{QStringLiteral("id"), addressee.key}});
    }
    message.recipientVariables = QJsonDocument(variables).toJson(QJsonDocument::Compact);
    message.options = {{"v:backer_id", QStringLiteral("%recipient.id%")},
                       {"v:project_id", batch.projectKey},
                       {"v:subject", message.subject}};
    m_client.send(message, {}, this, [](const mailgun::SendOutcome &) {}); // the demo's mailers do not mind
}

} // namespace bouncedesk::app
