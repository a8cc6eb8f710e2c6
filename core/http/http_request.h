// SPDX-License-Identifier: GPL-3.0-or-later
// One request as endpoints see it: a value that may be copied and cross threads.
#pragma once

#include "core/http/form_data.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <any>

namespace bouncedesk::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

QByteArray methodName(Method method);
Method methodFromName(QByteArrayView name);

struct HeaderField {
    QByteArray name;
    QByteArray value;

    // In any case (RFC 9110 5.1).
    bool isNamed(QByteArrayView other) const
    {
        return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
    }
};

struct PathValue {
    QByteArray name;
    QString value;
};

struct HttpRequest {
    Method method = Method::Get;
    QByteArray rawPath; // as it came, still escaped, without the query
    QByteArray query;   // raw, without the question mark
    QList<HeaderField> headers;
    QByteArray body;
    QHostAddress peer; // who asks: behind a trusted proxy the address that it forwards
    bool isSecure = false;
    QList<PathValue> pathValues; // filled by the router
    std::any caller;             // who asks, as the gate found out (core/web)

    // Percent-decoded.
    QString path() const;
    // The first field of that name, in any case; empty when there is none.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
    // From a program on this machine: from loopback, and not handed on by a proxy, whose visitors may be anybody.
    bool isLocal() const;
    QString pathValue(QByteArrayView name) const;
    QByteArray host() const { return header("host"); }
    QByteArray contentType() const { return header("content-type"); }
    // Lower case, without parameters: "application/json".
    QByteArray bodyType() const { return mediaType(contentType()); }

    FormFields queryFields() const { return parseUrlEncoded(query); }
    // The body's fields (urlencoded or multipart); empty when it is no form.
    FormFields formFields() const;
    // Empty when there is none, or several of that name that differ.
    QByteArray cookie(QByteArrayView name) const;
    // The credential of "Authorization: Bearer …".
    QByteArray bearerToken() const;

    // Splits a request target ("/a%20b?c=d", or absolute form) into rawPath and query.
    void setTarget(QByteArrayView target);
    void addHeader(QByteArray name, QByteArray value) { headers.append({std::move(name), std::move(value)}); }
};

// The path of a request target, still escaped: without query, fragment, and the host of the absolute form.
QByteArrayView rawPathOf(QByteArrayView target);

} // namespace bouncedesk::http
