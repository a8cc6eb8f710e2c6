// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/outgoing_message.h"

#include <QRandomGenerator>

namespace bouncedesk::mailgun {

using Field = std::pair<QByteArray, QByteArray>;

static std::vector<Field> fieldsOf(const OutgoingMessage &message)
{
    std::vector<Field> fields;
    fields.emplace_back("from", message.from.toUtf8());
    for (const QString &address : message.to)
        fields.emplace_back("to", address.toUtf8());
    fields.emplace_back("subject", message.subject.toUtf8());
    if (!message.text.isEmpty())
        fields.emplace_back("text", message.text.toUtf8());
    if (!message.html.isEmpty())
        fields.emplace_back("html", message.html.toUtf8());
    if (!message.recipientVariables.isEmpty())
        fields.emplace_back("recipient-variables", message.recipientVariables);
    for (const auto &[name, value] : message.options)
        fields.emplace_back(name, value.toUtf8());
    return fields;
}

static QByteArray randomBoundary()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return "bouncedesk-" + QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

static QByteArray freeBoundary(const std::vector<Field> &fields)
{
    for (;;) {
        QByteArray boundary = randomBoundary();
        const bool taken = std::any_of(fields.begin(), fields.end(),
                                       [&](const Field &field) { return field.second.contains(boundary); });
        if (!taken)
            return boundary;
    }
}

// HTML's way to write a name that holds a quote or a line break (WHATWG HTML, multipart/form-data encoding).
static QByteArray quotedName(QByteArray name)
{
    return name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

FormBody multipartBody(const OutgoingMessage &message)
{
    const std::vector<Field> fields = fieldsOf(message);
    const QByteArray boundary = freeBoundary(fields);
    QByteArray bytes;
    for (const auto &[name, value] : fields) {
        bytes += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quotedName(name) + "\"\r\n\r\n";
        bytes += value + "\r\n";
    }
    bytes += "--" + boundary + "--\r\n";
    return {"multipart/form-data; boundary=" + boundary, bytes};
}

} // namespace bouncedesk::mailgun
