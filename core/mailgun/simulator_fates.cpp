// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_fates.h"

#include <QCryptographicHash>
#include <QStringList>

#include <cstring>

namespace bouncedesk::mailgun {

static constexpr std::pair<Fate, const char *> kFates[] = {
    {Fate::Delivered, "delivered"},   {Fate::Bounced, "bounced"},   {Fate::Dropped, "dropped"},
    {Fate::Complained, "complained"}, {Fate::Deferred, "deferred"}, {Fate::Soft, "soft"},
    {Fate::Delayed, "delayed"},       {Fate::Expired, "expired"},   {Fate::Blocked, "blocked"}};

static constexpr std::pair<Fault, const char *> kFaults[] = {{Fault::BadAddress, "bad-address"},
                                                             {Fault::Rate420, "rate-420"},
                                                             {Fault::Rate429, "rate-429"},
                                                             {Fault::ServerErrorAccepted, "server-error-accepted"},
                                                             {Fault::ServerErrorLost, "server-error-lost"},
                                                             {Fault::CutOff, "cut-off"},
                                                             {Fault::TimeOut, "time-out"},
                                                             {Fault::DuplicateWebhook, "duplicate-webhook"},
                                                             {Fault::ReorderWebhook, "reorder-webhook"},
                                                             {Fault::LoseWebhook, "lose-webhook"}};

template <typename Code, size_t N>
static QString nameOf(const std::pair<Code, const char *> (&table)[N], Code code)
{
    for (const auto &[known, name] : table) {
        if (known == code)
            return QLatin1String(name);
    }
    return {};
}

template <typename Code, size_t N>
static base::Result<std::pair<Code, double>> parseRate(const std::pair<Code, const char *> (&table)[N],
                                                       const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString word = text.left(equals).trimmed();
    bool ok = false;
    const double rate = equals < 0 ? 0 : text.mid(equals + 1).trimmed().toDouble(&ok);
    for (const auto &[code, name] : table) {
        if (word == QLatin1String(name) && ok && rate >= 0 && rate <= 1)
            return std::pair(code, rate);
    }
    return base::fail(base::ErrorCode::InvalidInput, text.trimmed());
}

QString fateName(Fate fate)
{
    return nameOf(kFates, fate);
}

QString faultName(Fault fault)
{
    return nameOf(kFaults, fault);
}

base::Result<FateRates> parseFates(const QString &text)
{
    FateRates rates;
    double sum = 0;
    for (const QString &piece : text.split(u',', Qt::SkipEmptyParts)) {
        BD_ASSIGN(const auto rate, parseRate(kFates, piece));
        rates[rate.first] = rate.second;
        sum += rate.second;
    }
    if (sum > 1 + 1e-9)
        return base::fail(base::ErrorCode::InvalidInput, text);
    return rates;
}

base::Result<std::pair<Fault, double>> parseFault(const QString &text)
{
    return parseRate(kFaults, text);
}

double drawn(quint64 seed, QByteArrayView what, quint64 number)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&seed), sizeof seed));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&number), sizeof number));
    hash.addData(what);
    quint64 bits = 0;
    std::memcpy(&bits, hash.resultView().data(), sizeof bits);
    return double(bits >> 11) * 0x1.0p-53;
}

Fate drawnFate(const FateRates &rates, double draw)
{
    for (const auto &[fate, rate] : rates) {
        if (fate == Fate::Delivered)
            continue;
        if (draw < rate)
            return fate;
        draw -= rate;
    }
    return Fate::Delivered;
}

} // namespace bouncedesk::mailgun
