// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_service.h"

#include "core/ingest/group_ingest.h"
#include "core/ingest/quarantine_repository.h"
#include "core/ingest/token_repository.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

using base::ErrorCode;
using storage::Connection;

bool blamesData(ErrorCode code)
{
    return code == ErrorCode::DataRefused || code == ErrorCode::Conflict;
}

// What an attempt made is gone when it was rolled back, so the next one trusts nothing that it learnt.
template <typename Work>
auto IngestService::inTransaction(Connection &connection, Work work) -> decltype(work())
{
    auto result = storage::inTransaction(connection, [&] {
        if (std::exchange(m_isInDoubt, true)) {
            m_names.forget();
            m_knownTokens.forget();
            m_knownEvents.forget();
        }
        return work();
    });
    m_isInDoubt = !result;
    return result;
}

QList<base::Result<IngestOutcome>> IngestService::ingest(Connection &connection, std::span<const InboundEvent> events)
{
    using Outcomes = QList<base::Result<IngestOutcome>>;
    if (events.empty())
        return {};
    const auto whole = ingestWhole(connection, events);
    if (whole)
        return Outcomes(whole->cbegin(), whole->cend());
    if (!blamesData(whole.error().code))
        return Outcomes(qsizetype(events.size()), base::fail(whole.error()));
    if (events.size() == 1) {
        qWarning() << "an event goes to quarantine:" << whole.error();
        return {quarantineAlone(connection, events.front())};
    }
    const size_t half = events.size() / 2;
    return ingest(connection, events.first(half)) + ingest(connection, events.subspan(half));
}

base::Result<QList<IngestOutcome>> IngestService::ingestWhole(Connection &connection,
                                                              std::span<const InboundEvent> events)
{
    BD_TRY(learnZone(connection));
    return inTransaction(connection, [&]() -> base::Result<QList<IngestOutcome>> {
        GroupIngest group(connection, {m_names, m_knownTokens, m_knownEvents, *m_zone, m_clock.nowMs()});
        return group.run(events);
    });
}

base::Result<IngestOutcome> IngestService::quarantineAlone(Connection &connection, const InboundEvent &event)
{
    return inTransaction(connection, [&]() -> base::Result<IngestOutcome> {
        if (event.token) {
            BD_ASSIGN(const QList<TokenState> states, useTokens(connection, m_knownTokens, {*event.token}));
            if (states.constFirst() == TokenState::OtherEvent)
                return IngestOutcome::TokenReused;
            if (states.constFirst() == TokenState::SameEvent)
                return IngestOutcome::Known;
        }
        BD_ASSIGN(const bool isNew, quarantine(connection, event, QLatin1String(kRefusedByDatabase)));
        return isNew ? IngestOutcome::Quarantined : IngestOutcome::Known;
    });
}

base::Result<void> IngestService::learnZone(Connection &connection)
{
    if (!m_zone) {
        BD_ASSIGN(m_zone, storage::reportingZone(connection));
    }
    return {};
}

} // namespace bouncedesk::ingest
