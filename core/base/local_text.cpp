// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/local_text.h"

#include "core/base/money.h"

#include <QLocale>

#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>

namespace bouncedesk::base {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;

static constexpr qint64 kDayMs = 86'400'000;
static constexpr qsizetype kMostDates = 4000; // of a file that gives everybody a day of his own

struct LocalText::Formats {
    icu::Locale locale;
    QString language;
    std::unique_ptr<icu::DateFormat> dates;
    QHash<QString, LocalizedNumberFormatter> money;
};

static QString textOf(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

LocalText::LocalText(const QString &language) : m_formats(std::make_unique<Formats>())
{
    UErrorCode error = U_ZERO_ERROR;
    m_formats->language = language.isEmpty() ? QStringLiteral("en") : language;
    m_formats->locale = icu::Locale::forLanguageTag(m_formats->language.toStdString(), error);
    if (U_FAILURE(error) || m_formats->locale.isBogus())
        m_formats->locale = icu::Locale::getEnglish();
    m_formats->dates.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, m_formats->locale));
    if (m_formats->dates)
        m_formats->dates->setTimeZone(*icu::TimeZone::getGMT());
}

LocalText::~LocalText() = default;
LocalText::LocalText(LocalText &&) noexcept = default;
LocalText &LocalText::operator=(LocalText &&) noexcept = default;

QString LocalText::money(qint64 minorUnits, const QString &currency)
{
    auto format = m_formats->money.find(currency);
    if (format == m_formats->money.end()) {
        UErrorCode error = U_ZERO_ERROR;
        const icu::CurrencyUnit unit(reinterpret_cast<const UChar *>(currency.utf16()), error);
        const int digits = currencyDigits(currency).value_or(2);
        format = m_formats->money.insert(currency, NumberFormatter::withLocale(m_formats->locale)
                                                       .unit(unit)
                                                       .scale(icu::number::Scale::powerOfTen(-digits))
                                                       .precision(icu::number::Precision::fixedFraction(digits)));
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto formatted = format->formatInt(minorUnits, error);
    return textOf(formatted.toString(error));
}

QString LocalText::date(QDate date)
{
    if (!date.isValid() || !m_formats->dates)
        return {};
    const auto known = m_dates.constFind(date);
    if (known != m_dates.constEnd())
        return *known;
    if (m_dates.size() >= kMostDates)
        m_dates.clear();
    icu::UnicodeString text;
    m_formats->dates->format(UDate(QDate(1970, 1, 1).daysTo(date) * kDayMs), text);
    return *m_dates.insert(date, textOf(text));
}

QString LocalText::month(Period period)
{
    if (std::exchange(m_lastPeriod, period) != period) {
        const QLocale locale(m_formats->language);
        m_lastMonth = QStringLiteral("%1 %2").arg(locale.standaloneMonthName(period.month)).arg(period.year);
    }
    return m_lastMonth;
}

} // namespace bouncedesk::base
