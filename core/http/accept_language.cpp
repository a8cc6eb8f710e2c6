// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/accept_language.h"

#include <algorithm>

namespace bouncedesk::http {

namespace {

struct Wish {
    QString tag;
    double quality = 1;
};

constexpr qsizetype maxWishes = 20;

QList<Wish> wishesOf(QByteArrayView header)
{
    QList<Wish> wishes;
    for (const QByteArray &part : header.toByteArray().split(',')) {
        const QByteArrayList pieces = part.split(';');
        Wish wish{QString::fromLatin1(pieces.first().trimmed()).toLower(), 1};
        for (const QByteArray &piece : pieces.mid(1)) {
            if (piece.trimmed().startsWith("q="))
                wish.quality = piece.trimmed().sliced(2).toDouble();
        }
        if (!wish.tag.isEmpty() && wish.quality > 0 && wishes.size() < maxWishes)
            wishes.append(wish);
    }
    std::stable_sort(wishes.begin(), wishes.end(), [](const Wish &a, const Wish &b) { return a.quality > b.quality; });
    return wishes;
}

} // namespace

QString bestLanguage(QByteArrayView acceptLanguage, const QStringList &available, const QString &fallback)
{
    for (const Wish &wish : wishesOf(acceptLanguage)) {
        if (wish.tag == u"*")
            return fallback;
        // "de-ch-1996", then "de-ch", then "de".
        for (QString tag = wish.tag; !tag.isEmpty(); tag.truncate(std::max<qsizetype>(0, tag.lastIndexOf(u'-')))) {
            const auto found = std::find_if(available.cbegin(), available.cend(), [&tag](const QString &language) {
                return language.compare(tag, Qt::CaseInsensitive) == 0;
            });
            if (found != available.cend())
                return *found;
        }
    }
    return fallback;
}

} // namespace bouncedesk::http
