// SPDX-License-Identifier: GPL-3.0-or-later
// One answer as endpoints give it: a value that may be made in any thread. How it is framed on the wire (length,
// connection, date, security fields) is the server's part.
#pragma once

#include "core/http/cookies.h"
#include "core/http/http_request.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::http {

class HttpResponse {
public:
    HttpResponse() = default;
    explicit HttpResponse(int status) : m_status(status) {}

    static HttpResponse text(int status, QByteArray body);
    static HttpResponse html(int status, QByteArray body);
    static HttpResponse json(int status, QByteArray body);
    static HttpResponse json(int status, const QJsonObject &object);
    static HttpResponse content(const QByteArray &type, QByteArray body);
    // 303 See Other by default: the browser goes there with GET.
    static HttpResponse redirect(const QByteArray &location, int status = 303);
    // RFC 9457. The title is the status' own phrase; code is a short closed word for programs; extra members allowed.
    static HttpResponse problem(int status, const QString &code = {}, const QString &detail = {},
                                QJsonObject extra = {});

    // No answer at all: the connection is closed. For the stand-in of a server that fails.
    static HttpResponse none() { return HttpResponse(0); }

    int status() const { return m_status; }
    void setStatus(int status) { m_status = status; }
    const QByteArray &body() const { return m_body; }
    void setBody(QByteArray body) { m_body = std::move(body); }

    const QList<HeaderField> &headers() const { return m_headers; }
    QByteArray header(QByteArrayView name) const;
    // Replaces the field. False, and nothing changed, when the name is no token or the value holds a control character
    // (nobody writes a second field or a second answer through a value).
    bool setHeader(const QByteArray &name, const QByteArray &value);
    bool addHeader(const QByteArray &name, const QByteArray &value);
    void removeHeader(QByteArrayView name);
    bool addCookie(const Cookie &cookie);
    void setRetryAfter(qint64 seconds) { setHeader("Retry-After", QByteArray::number(seconds)); }

private:
    int m_status = 200;
    QList<HeaderField> m_headers;
    QByteArray m_body;
};

// RFC 9110 15, for example "Not Found"; empty for a number that has none.
QByteArrayView statusPhrase(int status);
// Whether it may be the name of a header field (RFC 9110 5.1).
bool isHeaderName(QByteArrayView name);
// No control characters but the tab (RFC 9110 5.5).
bool isHeaderValue(QByteArrayView value);

} // namespace bouncedesk::http
