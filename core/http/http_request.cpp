// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_request.h"

#include "core/base/text.h"
#include "core/http/cookies.h"

namespace bouncedesk::http {

namespace {

constexpr std::pair<Method, const char *> methodNames[] = {
    {Method::Get, "GET"},     {Method::Head, "HEAD"},     {Method::Post, "POST"},       {Method::Put, "PUT"},
    {Method::Patch, "PATCH"}, {Method::Delete, "DELETE"}, {Method::Options, "OPTIONS"},
};

} // namespace

QByteArray methodName(Method method)
{
    for (const auto &[value, name] : methodNames) {
        if (value == method)
            return name;
    }
    return {};
}

Method methodFromName(QByteArrayView name)
{
    for (const auto &[value, text] : methodNames) {
        if (name == text)
            return value;
    }
    return Method::Other;
}

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const HeaderField &field : headers) {
        if (field.isNamed(name))
            return field.value;
    }
    return {};
}

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.cbegin(), headers.cend(),
                       [name](const HeaderField &field) { return field.isNamed(name); });
}

QString HttpRequest::path() const
{
    return base::cleanUtf8(percentDecoded(rawPath, false), 8192);
}

bool HttpRequest::isLocal() const
{
    return peer.isLoopback() && !hasHeader("x-forwarded-for") && !hasHeader("forwarded");
}

QString HttpRequest::pathValue(QByteArrayView name) const
{
    for (const PathValue &value : pathValues) {
        if (value.name == name)
            return value.value;
    }
    return {};
}

FormFields HttpRequest::formFields() const
{
    return parseForm(contentType(), body).value_or(FormFields());
}

QByteArray HttpRequest::cookie(QByteArrayView name) const
{
    QByteArray found;
    for (const HeaderField &field : headers) {
        if (!field.isNamed("cookie"))
            continue;
        for (const QByteArray &value : cookieValues(field.value, name)) {
            // Another site of the same domain may plant a second one: then none is believed.
            if (!found.isEmpty() && found != value)
                return {};
            found = value;
        }
    }
    return found;
}

QByteArray HttpRequest::bearerToken() const
{
    const QByteArray value = header("authorization");
    const QByteArray scheme("bearer ");
    if (value.size() <= scheme.size() || value.first(scheme.size()).toLower() != scheme)
        return {};
    return value.sliced(scheme.size()).trimmed();
}

namespace {

// RFC 9112 3.2.2: a proxy may send the absolute form. A fragment belongs in no request.
QByteArrayView originForm(QByteArrayView target)
{
    if (!target.startsWith('/')) {
        const qsizetype scheme = target.indexOf("://");
        const qsizetype slash = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
        if (slash >= 0)
            target = target.sliced(slash);
    }
    const qsizetype fragment = target.indexOf('#');
    return fragment < 0 ? target : target.first(fragment);
}

} // namespace

QByteArrayView rawPathOf(QByteArrayView target)
{
    target = originForm(target);
    const qsizetype question = target.indexOf('?');
    return question < 0 ? target : target.first(question);
}

void HttpRequest::setTarget(QByteArrayView target)
{
    const QByteArrayView raw = rawPathOf(target);
    const QByteArrayView rest = originForm(target).sliced(raw.size());
    rawPath = raw.toByteArray();
    query = rest.isEmpty() ? QByteArray() : rest.sliced(1).toByteArray();
}

} // namespace bouncedesk::http
