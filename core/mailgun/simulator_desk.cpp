// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_desk.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimer>

namespace bouncedesk::mailgun {

using http::HttpResponse;

static constexpr int kRetrySeconds = 1;
static constexpr qsizetype kMostSilent = 100;

SimulatorDesk::SimulatorDesk(const SimulatorOptions &options, const base::Clock &clock)
    : m_options(options), m_clock(clock), m_books(options.maxEvents), m_webhooks(options, clock, this)
{
    for (const QString &address : options.dead)
        m_books.addDead(address);
}

void SimulatorDesk::close()
{
    m_webhooks.close();
    for (const http::Answer &answer : std::as_const(m_silent))
        answer(HttpResponse::none());
    m_silent.clear();
}

static QByteArray randomHex(qsizetype characters)
{
    QByteArray hex;
    while (hex.size() < characters)
        hex += QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
    return hex.left(characters);
}

static HttpResponse message(int status, const QString &words)
{
    return HttpResponse::json(status, QJsonObject{{QStringLiteral("message"), words}});
}

// Drawn by the number of the call, so that a call made again is drawn again.
bool SimulatorDesk::happens(Fault fault) const
{
    const auto rate = m_options.faults.find(fault);
    if (rate == m_options.faults.end())
        return false;
    return drawn(m_options.seed, faultName(fault).toLatin1(), m_books.counts.calls) < rate->second;
}

// Drawn by the address alone: a bad one stays bad in whichever call it stands.
bool SimulatorDesk::hasBadAddress(const SimulatedMessage &message) const
{
    const auto rate = m_options.faults.find(Fault::BadAddress);
    if (rate == m_options.faults.end())
        return false;
    return std::any_of(message.to.begin(), message.to.end(), [&](const QString &address) {
        return drawn(m_options.seed, base::normalisedAddress(address).toUtf8(), 0) < rate->second;
    });
}

bool SimulatorDesk::refusedByFault(const http::Answer &answer) const
{
    const QString words = QStringLiteral("recipient limit exceeded, try again after %1 seconds").arg(kRetrySeconds);
    if (happens(Fault::Rate420))
        return answer(message(420, words));
    if (happens(Fault::Rate429)) {
        HttpResponse response = message(429, words);
        response.setRetryAfter(kRetrySeconds);
        return answer(std::move(response));
    }
    if (happens(Fault::ServerErrorLost))
        return answer(message(503, QStringLiteral("Service Unavailable")));
    return false;
}

void SimulatorDesk::take(const QString &domain, const http::FormFields &form, const http::Answer &answer)
{
    ++m_books.counts.calls;
    if (refusedByFault(answer))
        return;
    auto parsed = parseMessage(form, m_options.maxRecipients);
    if (parsed && hasBadAddress(*parsed->message))
        parsed = tl::unexpected(
            MessageRefusal{400, QStringLiteral("to parameter is not a valid address. please check documentation")});
    if (!parsed) {
        ++m_books.counts.refusedCalls;
        answer(message(parsed.error().status, parsed.error().words));
        return;
    }
    answerAccepted(accept(domain, std::move(*parsed)), answer);
}

void SimulatorDesk::answerAccepted(const QString &id, const http::Answer &answer)
{
    if (happens(Fault::ServerErrorAccepted)) {
        answer(message(500, QStringLiteral("Internal Server Error")));
    } else if (happens(Fault::CutOff)) {
        answer(HttpResponse::none());
    } else if (happens(Fault::TimeOut)) {
        m_silent += answer;
        if (m_silent.size() > kMostSilent)
            m_silent.takeFirst()(HttpResponse::none());
    } else {
        answer(HttpResponse::json(200, QJsonObject{{QStringLiteral("id"), QString(u'<' + id + u'>')},
                                                   {QStringLiteral("message"), QStringLiteral("Queued. Thank you.")}}));
    }
}

QString SimulatorDesk::accept(const QString &domain, ParsedMessage parsed)
{
    const qint64 nowMs = m_clock.nowMs();
    const quint64 call = ++m_books.counts.acceptedCalls;
    const QString time = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(QStringLiteral("yyyyMMddHHmmss"));
    parsed.message->domain = domain;
    parsed.message->id = time + u'.' + QString::fromLatin1(randomHex(16)) + u'@' + domain;
    Mails mails;
    for (SimulatedMail &mail : parsed.mails) {
        mail.acceptedMs = nowMs;
        mails.push_back(m_books.keep(std::move(mail)));
    }
    if (parsed.message->isBatch)
        happened(SimulatedKind::Accepted, mails.front(), nullptr, true);
    for (const auto &mail : mails)
        happened(SimulatedKind::Accepted, mail);
    later([this, mails, call] { decideAll(mails, call); });
    return parsed.message->id;
}

void SimulatorDesk::later(std::function<void()> step)
{
    QTimer::singleShot(m_options.delayMs, this, std::move(step));
}

void SimulatorDesk::happened(SimulatedKind kind, const std::shared_ptr<const SimulatedMail> &mail,
                             const SimulatedFailure *failure, bool isBatchs)
{
    m_webhooks.send(m_books.append({0, kind, failure, mail, m_clock.nowMs(), randomHex(22), isBatchs}));
}

const SimulatedFailure *SimulatorDesk::suppressionOf(const SimulatedMail &mail) const
{
    const QString &domain = mail.message->domain;
    if (m_books.isOn(domain, SuppressionList::Bounces, mail.recipient))
        return &kSuppressedBounce;
    if (m_books.isOn(domain, SuppressionList::Complaints, mail.recipient))
        return &kSuppressedComplaint;
    if (m_books.isOn(domain, SuppressionList::Unsubscribes, mail.recipient))
        return &kSuppressedUnsubscribe;
    return nullptr;
}

Fate SimulatorDesk::fateOf(const SimulatedMail &mail, quint64 call) const
{
    if (mail.message->isTestMode)
        return Fate::Delivered;
    if (m_books.isDead(mail.recipient))
        return Fate::Bounced;
    return drawnFate(m_options.fates, drawn(m_options.seed, base::normalisedAddress(mail.recipient).toUtf8(), call));
}

void SimulatorDesk::decideAll(const Mails &mails, quint64 call)
{
    std::vector<std::pair<Fate, std::shared_ptr<const SimulatedMail>>> unfinished;
    for (const auto &mail : mails) {
        if (const auto *failure = mail->message->isTestMode ? nullptr : suppressionOf(*mail)) {
            happened(SimulatedKind::PermanentFailure, mail, failure);
            continue;
        }
        const Fate fate = fateOf(*mail, call);
        if (begin(fate, mail))
            unfinished.emplace_back(fate, mail);
    }
    if (unfinished.empty())
        return;
    later([this, unfinished] {
        for (const auto &[fate, mail] : unfinished)
            finish(fate, mail);
    });
}

bool SimulatorDesk::begin(Fate fate, const std::shared_ptr<const SimulatedMail> &mail)
{
    switch (fate) {
    case Fate::Delivered: happened(SimulatedKind::Delivered, mail); return false;
    case Fate::Complained:
    case Fate::Delayed: happened(SimulatedKind::Delivered, mail); return true;
    case Fate::Deferred: happened(SimulatedKind::TemporaryFailure, mail, &kGreylisted); return true;
    case Fate::Bounced:
        happened(SimulatedKind::PermanentFailure, mail, &kHardBounce);
        suppress(SuppressionList::Bounces, *mail, &kHardBounce);
        return false;
    case Fate::Dropped:
        // Mailgun drops only what its lists name; so it stands there from now on.
        suppress(SuppressionList::Bounces, *mail, &kHardBounce);
        happened(SimulatedKind::PermanentFailure, mail, &kSuppressedBounce);
        return false;
    case Fate::Soft: happened(SimulatedKind::PermanentFailure, mail, &kSoftBounce); return false;
    case Fate::Expired: happened(SimulatedKind::PermanentFailure, mail, &kExpired); return false;
    case Fate::Blocked: happened(SimulatedKind::PermanentFailure, mail, &kBlocked); return false;
    }
    return false;
}

void SimulatorDesk::finish(Fate fate, const std::shared_ptr<const SimulatedMail> &mail)
{
    if (fate == Fate::Deferred) {
        happened(SimulatedKind::Delivered, mail);
    } else if (fate == Fate::Delayed) {
        happened(SimulatedKind::PermanentFailure, mail, &kDelayedBounce);
        suppress(SuppressionList::Bounces, *mail, &kDelayedBounce);
    } else if (fate == Fate::Complained) {
        happened(SimulatedKind::Complained, mail);
        suppress(SuppressionList::Complaints, *mail, nullptr);
    }
}

void SimulatorDesk::suppress(SuppressionList list, const SimulatedMail &mail, const SimulatedFailure *failure)
{
    Suppression entry;
    entry.address = mail.recipient;
    entry.createdMs = m_clock.nowMs();
    if (failure) {
        entry.code = QString::number(failure->code);
        entry.error = QLatin1String(*failure->message ? failure->message : failure->description);
    }
    m_books.list(mail.message->domain, list).insert_or_assign(base::normalisedAddress(mail.recipient), entry);
}

} // namespace bouncedesk::mailgun
