// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of a form or query: application/x-www-form-urlencoded (WHATWG URL, 5.1) and multipart/form-data (RFC 7578).
// Bounded and tolerant: what cannot be understood is left out, never guessed. Pure.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace bouncedesk::http {

struct FormField {
    QByteArray name;
    QByteArray value;       // bytes as they came, percent-decoded
    QByteArray fileName;    // multipart only
    QByteArray contentType; // multipart only
};

class FormFields {
public:
    void append(FormField field) { m_fields.append(std::move(field)); }
    const QList<FormField> &fields() const { return m_fields; }
    qsizetype size() const { return m_fields.size(); }
    bool isEmpty() const { return m_fields.isEmpty(); }

    bool contains(QByteArrayView name) const { return find(name) != nullptr; }
    // The first field of that name; empty when there is none.
    QByteArray value(QByteArrayView name) const;
    // The same, cleaned of what is no text (base::cleanUtf8), at most maxChars.
    QString text(QByteArrayView name, qsizetype maxChars = 10000) const;
    QList<QByteArray> values(QByteArrayView name) const;

private:
    const FormField *find(QByteArrayView name) const;

    QList<FormField> m_fields;
};

struct FormLimits {
    qsizetype maxFields = 1000; // further ones are left out
    qsizetype maxPartHeadBytes = 8192;
};

// %41 becomes A; what is no valid escape stays as it is. plusIsSpace only in queries and forms, never in paths.
QByteArray percentDecoded(QByteArrayView text, bool plusIsSpace);
QByteArray percentEncoded(QByteArrayView text);

FormFields parseUrlEncoded(QByteArrayView text, const FormLimits &limits = {});
// InvalidInput when there is no part at all to be found.
base::Result<FormFields> parseMultipart(QByteArrayView body, QByteArrayView boundary, const FormLimits &limits = {});
// By Content-Type; InvalidInput for any other type.
base::Result<FormFields> parseForm(QByteArrayView contentType, QByteArrayView body, const FormLimits &limits = {});

// "text/html; charset=utf-8" gives "text/html", in lower case.
QByteArray mediaType(QByteArrayView contentType);
// The value of a parameter such as boundary, filename or charset, without quotes.
QByteArray headerParameter(QByteArrayView headerValue, QByteArrayView name);

} // namespace bouncedesk::http
