// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <QRegularExpression>

#include <unicode/ucurr.h>

namespace bouncedesk::base {

static constexpr int kMostDigits = 15; // far below what 64 bits hold

Result<int> currencyDigits(const QString &currency)
{
    static const QRegularExpression code(QStringLiteral("^[A-Z]{3}$"));
    const auto unknown = [&] { return fail(ErrorCode::InvalidInput, currency, QStringLiteral("not_a_currency")); };
    if (!code.match(currency).hasMatch())
        return unknown();
    const auto *name = reinterpret_cast<const UChar *>(currency.utf16());
    UErrorCode error = U_ZERO_ERROR;
    const bool isKnown = ucurr_isAvailable(name, -U_DATE_MAX, U_DATE_MAX, &error);
    const int digits = ucurr_getDefaultFractionDigits(name, &error);
    if (U_FAILURE(error) || !isKnown)
        return unknown();
    return digits;
}

namespace {

bool isGrouping(QChar c)
{
    return c.isSpace() || c == u'\'' || c == QChar(0x2019);
}

// Digits in groups of three: "1,234,567".
bool isGrouped(const QString &whole, QChar separator)
{
    const QStringList groups = whole.split(separator);
    for (qsizetype i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3)
            return false;
    }
    return groups[0].size() >= 1 && groups[0].size() <= 3;
}

struct Split {
    QString whole;
    QString fraction;
};

Result<Split> splitAmount(const QString &plain, int digits, const QString &written)
{
    const auto bad = [&](const char *why) { return fail(ErrorCode::InvalidInput, written, QLatin1String(why)); };
    const qsizetype dots = plain.count(u'.'), commas = plain.count(u',');
    if (dots + commas == 0)
        return Split{plain, {}};
    const qsizetype last = qMax(plain.lastIndexOf(u'.'), plain.lastIndexOf(u','));
    const QChar mark = plain[last];
    const QChar other = mark == u'.' ? u',' : u'.';
    QString whole = plain.left(last);
    const QString fraction = plain.mid(last + 1);
    if (plain.count(mark) > 1) { // it groups, and there is no fraction
        if (plain.contains(other) || !isGrouped(plain, mark))
            return bad("not_an_amount");
        return Split{QString(plain).remove(mark), {}};
    }
    if (plain.contains(other)) {
        if (!isGrouped(whole, other))
            return bad("not_an_amount");
    } else if (fraction.size() == 3 && digits != 3) {
        return bad("ambiguous_amount");
    }
    return Split{whole.remove(other), fraction};
}

} // namespace

Result<qint64> parseAmount(const QString &text, int digits)
{
    const auto bad = [&] { return fail(ErrorCode::InvalidInput, text, QStringLiteral("not_an_amount")); };
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), u'-');
    const bool isNegative = plain.startsWith(u'-');
    if (isNegative || plain.startsWith(u'+'))
        plain.remove(0, 1);
    plain.removeIf(isGrouping);
    BD_ASSIGN(const Split split, splitAmount(plain, digits, text));
    static const QRegularExpression onlyDigits(QStringLiteral("^[0-9]+$"));
    const QString all = split.whole + split.fraction.leftJustified(digits, u'0');
    if (split.whole.isEmpty() || split.fraction.size() > digits || all.size() > kMostDigits ||
        !onlyDigits.match(all).hasMatch())
        return bad();
    const qint64 amount = all.toLongLong();
    return isNegative ? -amount : amount;
}

} // namespace bouncedesk::base
