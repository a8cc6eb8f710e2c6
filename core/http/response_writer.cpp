// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/response_writer.h"

#include <QDateTime>
#include <QLocale>

namespace bouncedesk::http {

namespace {

struct DefaultField {
    std::string_view line;

    constexpr QByteArrayView name() const { return {line.data(), qsizetype(line.find(':'))}; }
};

// For every answer.
constexpr DefaultField always[] = {
    {"X-Content-Type-Options: nosniff\r\n"},
    {"Referrer-Policy: no-referrer\r\n"},
    {"Cache-Control: no-store\r\n"},
};

// For pages: nothing but our own style, images and forms.
constexpr DefaultField forPages[] = {
    {"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"},
    {"X-Frame-Options: DENY\r\n"},
    {"Cross-Origin-Opener-Policy: same-origin\r\n"},
    {"Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"},
};

void appendField(QByteArray *bytes, QByteArrayView name, QByteArrayView value)
{
    bytes->append(name).append(": ").append(value).append("\r\n");
}

bool has(const HttpResponse &response, QByteArrayView name)
{
    return std::any_of(response.headers().cbegin(), response.headers().cend(),
                       [name](const HeaderField &field) { return field.isNamed(name); });
}

template <size_t N>
void appendMissing(QByteArray *bytes, const HttpResponse &response, const DefaultField (&fields)[N])
{
    for (const DefaultField &field : fields) {
        if (!has(response, field.name()))
            bytes->append(field.line);
    }
}

// The framing is ours alone.
bool isFraming(const HeaderField &field)
{
    return field.isNamed("content-length") || field.isNamed("connection") || field.isNamed("transfer-encoding");
}

} // namespace

QByteArray serialised(const HttpResponse &response, const Framing &framing, QByteArrayView date)
{
    const int status = response.status();
    const bool mayHaveBody = status >= 200 && status != 204 && status != 304;
    QByteArray bytes;
    bytes.reserve(1024 + response.body().size());
    bytes.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ').append(statusPhrase(status));
    bytes.append("\r\n");
    for (const HeaderField &field : response.headers()) {
        if (!isFraming(field))
            appendField(&bytes, field.name, field.value);
    }
    appendMissing(&bytes, response, always);
    if (response.header("Content-Type").startsWith("text/html"))
        appendMissing(&bytes, response, forPages);
    appendField(&bytes, "Date", date);
    if (mayHaveBody)
        appendField(&bytes, "Content-Length", QByteArray::number(response.body().size()));
    if (!framing.keepAlive)
        appendField(&bytes, "Connection", "close");
    else if (framing.minorVersion == 0)
        appendField(&bytes, "Connection", "keep-alive");
    bytes.append("\r\n");
    if (mayHaveBody && !framing.isHead)
        bytes.append(response.body());
    return bytes;
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
        .toLatin1();
}

} // namespace bouncedesk::http
