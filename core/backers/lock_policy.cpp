// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/lock_policy.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <tuple>

namespace bouncedesk::backers {

using mail::MailClass;

namespace {

// Counts the mails that ended badly since the last delivery, one a mail and a day.
class Strikes {
public:
    Strikes(QList<qint64> deliveries, const base::ReportingZone &zone)
        : m_deliveries(std::move(deliveries)), m_zone(zone)
    {
        std::sort(m_deliveries.begin(), m_deliveries.end());
    }

    // Facts come in order of time; returns how many strikes there are with this one.
    qsizetype with(const LockFact &fact)
    {
        while (m_nextDelivery < m_deliveries.size() && m_deliveries[m_nextDelivery] < fact.atMs) {
            ++m_nextDelivery;
            m_mails.clear();
            m_days.clear();
        }
        const QString mail = fact.mail.isNull() ? fact.eventId : QString::number(fact.mail.value);
        const int day = m_zone.dayOf(fact.atMs);
        if (!m_mails.contains(mail) && !m_days.contains(day)) {
            m_mails.insert(mail);
            m_days.insert(day);
        }
        return m_days.size();
    }

private:
    QList<qint64> m_deliveries;
    const base::ReportingZone &m_zone;
    qsizetype m_nextDelivery = 0;
    QSet<QString> m_mails;
    QSet<int> m_days;
};

bool isBefore(const LockFact &a, const LockFact &b)
{
    return std::tie(a.atMs, a.eventId, a.kind) < std::tie(b.atMs, b.eventId, b.kind);
}

bool qualifies(LockEffect effect, const LockPolicy &policy, const LockFact &fact, Strikes &strikes)
{
    switch (effect) {
    case LockEffect::AtOnce: return true;
    case LockEffect::WhenUnknownUser: return fact.unknownUser;
    case LockEffect::AfterStrikes: return strikes.with(fact) >= policy.strikes;
    case LockEffect::Never:
    case LockEffect::Holds: break;
    }
    return false;
}

} // namespace

constexpr std::array kEffectNames{std::pair{LockEffect::Never, "never"}, std::pair{LockEffect::AtOnce, "at_once"},
                                  std::pair{LockEffect::WhenUnknownUser, "unknown_user"},
                                  std::pair{LockEffect::AfterStrikes, "after_strikes"},
                                  std::pair{LockEffect::Holds, "holds"}};

QString effectName(LockEffect effect)
{
    for (const auto &[value, name] : kEffectNames) {
        if (value == effect)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<LockEffect> effectOfName(QStringView name)
{
    for (const auto &[value, text] : kEffectNames) {
        if (name == QLatin1String(text))
            return value;
    }
    return std::nullopt;
}

LockEffect LockPolicy::effectOf(MailClass mailClass) const
{
    const auto found = effects.find(mailClass);
    return found == effects.end() ? LockEffect::Never : found->second;
}

QList<MailClass> LockPolicy::strikingClasses() const
{
    QList<MailClass> classes;
    for (const auto &[mailClass, effect] : effects) {
        if (effect == LockEffect::AfterStrikes)
            classes.append(mailClass);
    }
    return classes;
}

LockPolicy LockPolicy::standard(bool complaintsLock)
{
    const LockEffect complaint = complaintsLock ? LockEffect::AtOnce : LockEffect::Never;
    LockPolicy policy;
    policy.effects = {
        {MailClass::Hard, LockEffect::AtOnce},
        {MailClass::Delayed, LockEffect::WhenUnknownUser},
        {MailClass::SuppressedBounce, LockEffect::AtOnce},
        {MailClass::Complaint, complaint},
        {MailClass::SuppressedComplaint, complaint},
        {MailClass::Soft, LockEffect::AfterStrikes},
        {MailClass::Expired, LockEffect::AfterStrikes},
        {MailClass::SuppressedUnsubscribe, LockEffect::Holds},
        // a verdict on the sender, never on the recipient
        {MailClass::Blocked, LockEffect::Never},
        {MailClass::Rejected, LockEffect::Never},
    };
    return policy;
}

QList<LockEffect> LockPolicy::choices(MailClass mailClass)
{
    using enum LockEffect;
    switch (mailClass) {
    case MailClass::Hard: return {AtOnce, AfterStrikes, Never};
    case MailClass::Delayed: return {WhenUnknownUser, AtOnce, AfterStrikes, Never};
    case MailClass::SuppressedBounce:
    case MailClass::Complaint:
    case MailClass::SuppressedComplaint: return {AtOnce, Never};
    case MailClass::Soft:
    case MailClass::Expired: return {AfterStrikes, Never};
    case MailClass::SuppressedUnsubscribe: return {Holds};
    case MailClass::Blocked:
    case MailClass::Rejected: return {Never};
    default: return {};
    }
}

bool LockPolicy::concerns(MailClass mailClass)
{
    const QList<LockEffect> possible = choices(mailClass);
    return std::any_of(possible.begin(), possible.end(), [](LockEffect effect) { return effect != LockEffect::Never; });
}

LockJudgement judgeLock(const LockPolicy &policy, const LockHistory &history, QList<LockFact> facts,
                        QList<qint64> deliveries, const base::ReportingZone &zone)
{
    constexpr qint64 kAlways = std::numeric_limits<qint64>::min();
    const qint64 after = std::max(history.addressChangedAtMs.value_or(kAlways), history.unlockedAtMs.value_or(kAlways));
    std::sort(facts.begin(), facts.end(), isBefore);
    Strikes strikes(std::move(deliveries), zone);
    LockJudgement judgement;
    for (const LockFact &fact : facts) {
        if (fact.atMs <= after)
            continue;
        const LockEffect effect = policy.effectOf(fact.mailClass);
        if (effect == LockEffect::Holds && !judgement.heldAtMs)
            judgement.heldAtMs = fact.atMs;
        if (qualifies(effect, policy, fact, strikes) && !judgement.lock)
            judgement.lock = Lock{fact.atMs, fact.mailClass, LockEvidence{fact.second, fact.eventId, fact.kind}};
    }
    const auto byHand = history.staffLockedAtMs;
    if (byHand && *byHand > after && (!judgement.lock || *byHand < judgement.lock->sinceMs))
        judgement.lock = Lock{*byHand, MailClass::Staff, std::nullopt};
    return judgement;
}

} // namespace bouncedesk::backers
