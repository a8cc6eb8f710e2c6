// SPDX-License-Identifier: GPL-3.0-or-later
// Which handler answers which method and path; knows nothing of sockets. Filled before the server starts, then only
// read: any thread may ask, the server does so in its own.
#pragma once

#include "core/http/answer.h"

#include <QHash>

namespace bouncedesk::http {

// Who may come in; what each means is decided by the gate (core/web).
enum class Permission {
    Anyone,          // pages before sign-in, the webhook (its signature speaks for it), health
    ApiToken,        // Authorization: Bearer
    Customer,        // a session of the account pages
    LoopbackOrToken, // metrics
};

enum class RateClass { Unlimited, Webhook, Api, Page, SignIn };

using Handler = std::function<void(const HttpRequest &, Answer)>;

struct Route {
    Method method = Method::Get;
    QByteArray pattern; // "/api/v1/backers/{id}"; a last "{path*}" takes all the rest
    Permission permission = Permission::Anyone;
    qint64 bodyCapBytes = 64 * 1024;
    RateClass rateClass = RateClass::Unlimited;
    Handler handler;
};

// Stands before the handlers: answers itself (401, 403, 429), or calls next with the request it may have completed
// (HttpRequest::caller), at once or later.
using Gate = std::function<void(const Route &, HttpRequest, Answer, const Handler &next)>;

// Hands on a refusal of the router's own (404, 405, 413), or answers something else in its place.
using Fallback = std::function<void(HttpRequest, Answer, const HttpResponse &refusal)>;

class Router {
public:
    Router() = default;
    explicit Router(QList<Route> routes);

    void add(Route route);
    void setGate(Gate gate) { m_gate = std::move(gate); }
    // Without one, programs and people alike get the problem JSON.
    void setFallback(Fallback fallback) { m_fallback = std::move(fallback); }
    const QList<Route> &routes() const { return m_routes; }

    // Answers 404, 405 with Allow, 413 and OPTIONS itself; HEAD goes to the GET handler (the server drops the body).
    void handle(HttpRequest request, Answer answer) const;
    // The largest body that may be sent there: known before the body is read.
    qint64 bodyCap(Method method, QByteArrayView rawPath) const;

private:
    struct Segment {
        enum class Kind { Literal, Value, Rest };
        Kind kind = Kind::Literal;
        QByteArray text; // the literal, or the value's name
    };
    struct Row {
        qsizetype route = 0;
        QList<Segment> segments;
    };
    struct Match {
        QList<qsizetype> routes; // of all methods at this path
        QList<QList<PathValue>> values;
    };

    static QList<Segment> segmentsOf(const QByteArray &pattern);
    static bool matches(const Row &row, const QList<QByteArray> &parts, QList<PathValue> *values);
    Match find(QByteArrayView rawPath) const;
    void dispatch(const Route &route, HttpRequest request, Answer answer) const;
    HttpResponse otherMethod(const Match &match, Method asked) const;
    void refuse(HttpRequest request, Answer answer, const HttpResponse &refusal) const;

    QList<Route> m_routes;
    QHash<QByteArray, QList<qsizetype>> m_literal; // whole paths without values
    QList<Row> m_rows;                             // patterns with values
    Gate m_gate;
    Fallback m_fallback;
};

} // namespace bouncedesk::http
