// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_response.h"

namespace bouncedesk::http {

HttpResponse HttpResponse::content(const QByteArray &type, QByteArray body)
{
    HttpResponse response(200);
    response.setHeader("Content-Type", type);
    response.m_body = std::move(body);
    return response;
}

HttpResponse HttpResponse::text(int status, QByteArray body)
{
    HttpResponse response = content("text/plain; charset=utf-8", std::move(body));
    response.m_status = status;
    return response;
}

HttpResponse HttpResponse::html(int status, QByteArray body)
{
    HttpResponse response = content("text/html; charset=utf-8", std::move(body));
    response.m_status = status;
    return response;
}

HttpResponse HttpResponse::json(int status, QByteArray body)
{
    HttpResponse response = content("application/json", std::move(body));
    response.m_status = status;
    return response;
}

HttpResponse HttpResponse::json(int status, const QJsonObject &object)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpResponse HttpResponse::redirect(const QByteArray &location, int status)
{
    HttpResponse response(status);
    if (!response.setHeader("Location", location))
        return problem(500, QStringLiteral("internal"));
    return response;
}

HttpResponse HttpResponse::problem(int status, const QString &code, const QString &detail, QJsonObject extra)
{
    extra.insert(QStringLiteral("type"), QStringLiteral("about:blank"));
    extra.insert(QStringLiteral("title"), QString::fromLatin1(statusPhrase(status)));
    extra.insert(QStringLiteral("status"), status);
    if (!code.isEmpty())
        extra.insert(QStringLiteral("code"), code);
    if (!detail.isEmpty())
        extra.insert(QStringLiteral("detail"), detail);
    HttpResponse response = json(status, extra);
    response.setHeader("Content-Type", "application/problem+json");
    return response;
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const HeaderField &field : m_headers) {
        if (field.isNamed(name))
            return field.value;
    }
    return {};
}

bool HttpResponse::setHeader(const QByteArray &name, const QByteArray &value)
{
    if (!isHeaderName(name) || !isHeaderValue(value))
        return false;
    removeHeader(name);
    m_headers.append({name, value});
    return true;
}

bool HttpResponse::addHeader(const QByteArray &name, const QByteArray &value)
{
    if (!isHeaderName(name) || !isHeaderValue(value))
        return false;
    m_headers.append({name, value});
    return true;
}

void HttpResponse::removeHeader(QByteArrayView name)
{
    m_headers.removeIf([name](const HeaderField &field) { return field.isNamed(name); });
}

bool HttpResponse::addCookie(const Cookie &cookie)
{
    const QByteArray value = cookie.headerValue();
    return !value.isEmpty() && addHeader("Set-Cookie", value);
}

QByteArrayView statusPhrase(int status)
{
    switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 420: return "Enhance Your Calm";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return {};
    }
}

// What a name is made of, by byte: names are looked at in every request.
static constexpr auto kNameBytes = [] {
    std::array<bool, 256> bytes{};
    for (const char c :
         std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~"))
        bytes[uchar(c)] = true;
    return bytes;
}();

bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](char c) { return kNameBytes[uchar(c)]; });
}

bool isHeaderValue(QByteArrayView value)
{
    return std::all_of(value.cbegin(), value.cend(),
                       [](char c) { return c == '\t' || (uchar(c) >= 0x20 && uchar(c) != 0x7f); });
}

} // namespace bouncedesk::http
