// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/form_data.h"

#include "core/base/text.h"

namespace bouncedesk::http {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// Where the quoted string that begins at from ends (behind the closing quote), or the end of the text.
qsizetype endOfQuoted(QByteArrayView text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

// RFC 7578 4.2: browsers send %22 for a quote, others a backslash before it.
QByteArray unquoted(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() < 2 || text.front() != '"')
        return text.toByteArray();
    QByteArray plain;
    for (qsizetype i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\'))
            ++i;
        plain.append(text[i]);
    }
    return plain;
}

FormField partFrom(QByteArrayView head, QByteArrayView value)
{
    FormField field{{}, value.toByteArray(), {}, {}};
    qsizetype at = 0;
    while (at < head.size()) {
        qsizetype end = head.indexOf('\n', at);
        if (end < 0)
            end = head.size();
        const QByteArrayView line = head.sliced(at, end - at).trimmed();
        at = end + 1;
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.first(colon).trimmed().toByteArray().toLower();
        const QByteArrayView rest = line.sliced(colon + 1).trimmed();
        if (name == "content-disposition") {
            field.name = headerParameter(rest, "name");
            field.fileName = headerParameter(rest, "filename");
        } else if (name == "content-type") {
            field.contentType = rest.toByteArray();
        }
    }
    return field;
}

struct BlankLine {
    qsizetype headEnd = -1;
    qsizetype bodyStart = -1;
};

BlankLine findBlankLine(QByteArrayView part)
{
    // A part without any field begins with the blank line itself.
    if (part.startsWith("\r\n"))
        return {0, 2};
    if (part.startsWith("\n"))
        return {0, 1};
    const qsizetype crlf = part.indexOf("\r\n\r\n");
    const qsizetype lf = part.indexOf("\n\n");
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return {crlf, crlf + 4};
    if (lf >= 0)
        return {lf, lf + 2};
    return {};
}

} // namespace

const FormField *FormFields::find(QByteArrayView name) const
{
    const auto found =
        std::find_if(m_fields.cbegin(), m_fields.cend(), [name](const FormField &field) { return field.name == name; });
    return found == m_fields.cend() ? nullptr : &*found;
}

QByteArray FormFields::value(QByteArrayView name) const
{
    const FormField *field = find(name);
    return field ? field->value : QByteArray();
}

QString FormFields::text(QByteArrayView name, qsizetype maxChars) const
{
    return base::cleanUtf8(value(name), maxChars);
}

QList<QByteArray> FormFields::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const FormField &field : m_fields) {
        if (field.name == name)
            found.append(field.value);
    }
    return found;
}

QByteArray percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            decoded.append(char(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])));
            i += 2;
        } else {
            decoded.append(plusIsSpace && c == '+' ? ' ' : c);
        }
    }
    return decoded;
}

QByteArray percentEncoded(QByteArrayView text)
{
    return text.toByteArray().toPercentEncoding();
}

FormFields parseUrlEncoded(QByteArrayView text, const FormLimits &limits)
{
    FormFields fields;
    qsizetype at = 0;
    while (at < text.size() && fields.size() < limits.maxFields) {
        qsizetype end = text.indexOf('&', at);
        if (end < 0)
            end = text.size();
        const QByteArrayView pair = text.sliced(at, end - at);
        at = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = equals < 0 ? pair : pair.first(equals);
        const QByteArrayView value = equals < 0 ? QByteArrayView() : pair.sliced(equals + 1);
        fields.append({percentDecoded(name, true), percentDecoded(value, true), {}, {}});
    }
    return fields;
}

base::Result<FormFields> parseMultipart(QByteArrayView body, QByteArrayView boundary, const FormLimits &limits)
{
    if (boundary.isEmpty() || boundary.size() > 200)
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("boundary"));
    const QByteArray delimiter = "--" + boundary.toByteArray();
    FormFields fields;
    bool delimiterSeen = false;
    qsizetype at = body.startsWith(delimiter) ? 0 : body.indexOf("\n" + delimiter);
    while (at >= 0 && fields.size() < limits.maxFields) {
        delimiterSeen = true;
        at = body.indexOf(delimiter, at) + delimiter.size();
        if (body.sliced(at).startsWith("--"))
            break;
        const qsizetype lineEnd = body.indexOf('\n', at);
        if (lineEnd < 0)
            break;
        const qsizetype start = lineEnd + 1;
        // The delimiter may follow at once; else the line break before it belongs to it.
        const qsizetype next = body.indexOf("\n" + delimiter, start - 1);
        const qsizetype end = next < 0 ? body.size() : std::max(start, next);
        QByteArrayView part = body.sliced(start, end - start);
        const BlankLine blank = findBlankLine(part);
        if (blank.headEnd >= 0 && blank.headEnd <= limits.maxPartHeadBytes) {
            QByteArrayView value = part.sliced(blank.bodyStart);
            if (next >= 0 && value.endsWith('\r'))
                value.chop(1);
            FormField field = partFrom(part.first(blank.headEnd), value);
            if (!field.name.isEmpty())
                fields.append(std::move(field));
        }
        at = next;
    }
    if (!delimiterSeen)
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("multipart"));
    return fields;
}

base::Result<FormFields> parseForm(QByteArrayView contentType, QByteArrayView body, const FormLimits &limits)
{
    const QByteArray type = mediaType(contentType);
    if (type == "application/x-www-form-urlencoded")
        return parseUrlEncoded(body, limits);
    if (type == "multipart/form-data")
        return parseMultipart(body, headerParameter(contentType, "boundary"), limits);
    return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("Content-Type"), base::cleanUtf8(contentType, 100));
}

QByteArray mediaType(QByteArrayView contentType)
{
    const qsizetype semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.first(semicolon)).trimmed().toByteArray().toLower();
}

QByteArray headerParameter(QByteArrayView headerValue, QByteArrayView name)
{
    qsizetype at = headerValue.indexOf(';');
    while (at >= 0 && at < headerValue.size()) {
        qsizetype end = ++at;
        while (end < headerValue.size() && headerValue[end] != ';')
            end = headerValue[end] == '"' ? endOfQuoted(headerValue, end) : end + 1;
        const QByteArrayView parameter = headerValue.sliced(at, end - at);
        const qsizetype equals = parameter.indexOf('=');
        if (equals > 0 && parameter.first(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return unquoted(parameter.sliced(equals + 1));
        at = end;
    }
    return {};
}

} // namespace bouncedesk::http
