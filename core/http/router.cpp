// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/router.h"

#include "core/base/text.h"

namespace bouncedesk::http {

namespace {

constexpr qint64 unknownPathBodyCap = 64 * 1024;

bool serves(const Route &route, Method method)
{
    return route.method == method || (method == Method::Head && route.method == Method::Get);
}

} // namespace

Router::Router(QList<Route> routes)
{
    for (Route &route : routes)
        add(std::move(route));
}

void Router::add(Route route)
{
    const qsizetype index = m_routes.size();
    if (route.pattern.contains('{'))
        m_rows.append({index, segmentsOf(route.pattern)});
    else
        m_literal[route.pattern].append(index);
    m_routes.append(std::move(route));
}

QList<Router::Segment> Router::segmentsOf(const QByteArray &pattern)
{
    QList<Segment> segments;
    for (const QByteArray &part : pattern.split('/')) {
        if (part.startsWith('{') && part.endsWith("*}"))
            segments.append({Segment::Kind::Rest, part.sliced(1, part.size() - 3)});
        else if (part.startsWith('{') && part.endsWith('}'))
            segments.append({Segment::Kind::Value, part.sliced(1, part.size() - 2)});
        else
            segments.append({Segment::Kind::Literal, part});
    }
    return segments;
}

// Values are decoded after the path is split, so that an id may contain an escaped slash.
bool Router::matches(const Row &row, const QList<QByteArray> &parts, QList<PathValue> *values)
{
    for (qsizetype i = 0; i < row.segments.size(); ++i) {
        const Segment &segment = row.segments[i];
        if (i >= parts.size())
            return false;
        switch (segment.kind) {
        case Segment::Kind::Literal:
            if (parts[i] != segment.text)
                return false;
            break;
        case Segment::Kind::Value:
            if (parts[i].isEmpty())
                return false;
            values->append({segment.text, base::cleanUtf8(percentDecoded(parts[i], false), 1024)});
            break;
        case Segment::Kind::Rest:
            values->append({segment.text, base::cleanUtf8(percentDecoded(parts.mid(i).join('/'), false), 1024)});
            return true;
        }
    }
    return parts.size() == row.segments.size();
}

Router::Match Router::find(QByteArrayView rawPath) const
{
    Match match;
    const auto path = QByteArray::fromRawData(rawPath.data(), rawPath.size());
    // A literal path wins over a pattern with values, whichever was added first.
    if (const auto literal = m_literal.constFind(path); literal != m_literal.cend()) {
        match.routes = *literal;
        return match;
    }
    const QList<QByteArray> parts = path.split('/');
    for (const Row &row : m_rows) {
        QList<PathValue> values;
        if (matches(row, parts, &values)) {
            match.routes.append(row.route);
            match.values.append(values);
        }
    }
    return match;
}

void Router::handle(HttpRequest request, Answer answer) const
{
    const Match match = find(request.rawPath);
    if (match.routes.isEmpty()) {
        refuse(std::move(request), std::move(answer), HttpResponse::problem(404, QStringLiteral("not_found")));
        return;
    }
    for (qsizetype i = 0; i < match.routes.size(); ++i) {
        const Route &route = m_routes[match.routes[i]];
        if (!serves(route, request.method))
            continue;
        if (request.body.size() > route.bodyCapBytes) {
            refuse(std::move(request), std::move(answer), HttpResponse::problem(413, QStringLiteral("too_large")));
            return;
        }
        request.pathValues = match.values.value(i); // none at a literal path
        dispatch(route, std::move(request), std::move(answer));
        return;
    }
    const HttpResponse other = otherMethod(match, request.method);
    if (request.method == Method::Options)
        answer(other);
    else
        refuse(std::move(request), std::move(answer), other);
}

void Router::refuse(HttpRequest request, Answer answer, const HttpResponse &refusal) const
{
    if (m_fallback)
        m_fallback(std::move(request), std::move(answer), refusal);
    else
        answer(refusal);
}

void Router::dispatch(const Route &route, HttpRequest request, Answer answer) const
{
    if (m_gate)
        m_gate(route, std::move(request), std::move(answer), route.handler);
    else
        route.handler(request, std::move(answer));
}

HttpResponse Router::otherMethod(const Match &match, Method asked) const
{
    QByteArrayList allowed;
    for (qsizetype index : match.routes) {
        const Method method = m_routes[index].method;
        if (!allowed.contains(methodName(method)))
            allowed.append(methodName(method));
        if (method == Method::Get && !allowed.contains("HEAD"))
            allowed.append("HEAD");
    }
    allowed.append("OPTIONS");
    HttpResponse response =
        asked == Method::Options ? HttpResponse(204) : HttpResponse::problem(405, QStringLiteral("method_not_allowed"));
    response.setHeader("Allow", allowed.join(", "));
    return response;
}

qint64 Router::bodyCap(Method method, QByteArrayView rawPath) const
{
    for (qsizetype index : find(rawPath).routes) {
        if (serves(m_routes[index], method))
            return m_routes[index].bodyCapBytes;
    }
    return unknownPathBodyCap;
}

} // namespace bouncedesk::http
