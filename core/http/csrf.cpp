// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/csrf.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QUrl>

namespace bouncedesk::http {

namespace {

constexpr int nonceBytes = 16;
constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray signedText(const base::SecretString &key, QByteArrayView nonce, QByteArrayView session)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key.reveal());
    code.addData("csrf\n");
    code.addData(nonce.toByteArray());
    code.addData("\n");
    code.addData(session.toByteArray());
    return code.result().toBase64(urlSafe);
}

} // namespace

QByteArray randomToken(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &c : random)
        c = char(QRandomGenerator::system()->bounded(256));
    return random.toBase64(urlSafe);
}

QByteArray csrfToken(const base::SecretString &serverKey, QByteArrayView session)
{
    const QByteArray nonce = randomToken(nonceBytes);
    return nonce + '.' + signedText(serverKey, nonce, session);
}

bool csrfTokenFits(QByteArrayView token, const base::SecretString &serverKey, QByteArrayView session)
{
    const qsizetype dot = token.indexOf('.');
    if (dot <= 0 || token.size() > 200 || session.isEmpty() || serverKey.isEmpty())
        return false;
    const base::SecretString given(token.sliced(dot + 1).toByteArray());
    return given.equals(base::SecretString(signedText(serverKey, token.first(dot), session)));
}

bool mayBeSameSite(const HttpRequest &request)
{
    const QByteArray site = request.header("sec-fetch-site");
    if (!site.isEmpty())
        return site == "same-origin" || site == "none";
    // "null" says nothing: under our own Referrer-Policy (no-referrer) a page sends it even to itself (Fetch, 3.2).
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty() || origin == "null")
        return true;
    const QUrl from = QUrl::fromEncoded(origin);
    return from.isValid() && from.authority().toLatin1() == request.host();
}

} // namespace bouncedesk::http
