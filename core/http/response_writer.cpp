// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/response_writer.h"

#include <QDateTime>
#include <QLocale>

namespace bouncedesk::http {

namespace {

void setDefault(HttpResponse *response, const QByteArray &name, const QByteArray &value)
{
    if (response->header(name).isNull())
        response->setHeader(name, value);
}

} // namespace

QByteArray serialised(const HttpResponse &response, const Framing &framing, QByteArrayView date)
{
    const int status = response.status();
    const bool mayHaveBody = status >= 200 && status != 204 && status != 304;
    QByteArray bytes;
    bytes.reserve(512 + response.body().size());
    bytes += "HTTP/1.1 " + QByteArray::number(status) + ' ' + statusPhrase(status) + "\r\n";
    for (const HeaderField &field : response.headers()) {
        // The framing is ours alone.
        if (field.name.compare("content-length", Qt::CaseInsensitive) == 0 ||
            field.name.compare("connection", Qt::CaseInsensitive) == 0 ||
            field.name.compare("transfer-encoding", Qt::CaseInsensitive) == 0)
            continue;
        bytes += field.name + ": " + field.value + "\r\n";
    }
    bytes.append("Date: ").append(date).append("\r\n");
    if (mayHaveBody)
        bytes += "Content-Length: " + QByteArray::number(response.body().size()) + "\r\n";
    if (!framing.keepAlive)
        bytes += "Connection: close\r\n";
    else if (framing.minorVersion == 0)
        bytes += "Connection: keep-alive\r\n";
    bytes += "\r\n";
    if (mayHaveBody && !framing.isHead)
        bytes += response.body();
    return bytes;
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
        .toLatin1();
}

void addSecurityHeaders(HttpResponse *response)
{
    setDefault(response, "X-Content-Type-Options", "nosniff");
    setDefault(response, "Referrer-Policy", "no-referrer");
    setDefault(response, "Cache-Control", "no-store");
    if (!response->header("Content-Type").startsWith("text/html"))
        return;
    setDefault(response, "Content-Security-Policy",
               "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
               "base-uri 'none'; frame-ancestors 'none'");
    setDefault(response, "X-Frame-Options", "DENY");
    setDefault(response, "Cross-Origin-Opener-Policy", "same-origin");
    setDefault(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

} // namespace bouncedesk::http
