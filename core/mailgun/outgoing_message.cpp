// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/outgoing_message.h"

#include "core/base/utf8.h"

#include <QRandomGenerator>

#include <array>
#include <optional>
#include <string_view>

namespace bouncedesk::mailgun {

static QByteArray randomBoundary()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return "bouncedesk-" + QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

// HTML's way to write a name that holds a quote or a line break (WHATWG HTML, multipart/form-data encoding).
static QByteArray quotedName(QByteArray name)
{
    return name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

// Writes field after field.
class MultipartWriter {
public:
    MultipartWriter(QByteArray boundary, qsizetype usual) : m_boundary(std::move(boundary)) { m_bytes.reserve(usual); }

    void add(const QByteArray &name, QStringView value)
    {
        begin(name);
        base::appendUtf8(m_bytes, value);
        m_bytes += "\r\n";
    }
    void add(const QByteArray &name, const QByteArray &value)
    {
        begin(name);
        m_bytes += value;
        m_bytes += "\r\n";
    }
    // Nothing when the boundary stands in a value.
    std::optional<QByteArray> finish()
    {
        m_bytes += "--" + m_boundary + "--\r\n";
        const std::string_view all(m_bytes.constData(), size_t(m_bytes.size()));
        const std::string_view boundary(m_boundary.constData(), size_t(m_boundary.size()));
        int seen = 0;
        for (size_t at = all.find(boundary); at != std::string_view::npos; at = all.find(boundary, at + 1))
            ++seen;
        return seen == m_fields + 1 ? std::optional(std::move(m_bytes)) : std::nullopt;
    }

private:
    void begin(const QByteArray &name)
    {
        ++m_fields;
        if (name != m_name || m_head.isEmpty()) { // the same for a thousand recipients
            m_name = name;
            m_head =
                "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + quotedName(name) + "\"\r\n\r\n";
        }
        m_bytes += m_head;
    }

    const QByteArray m_boundary;
    QByteArray m_bytes;
    QByteArray m_name;
    QByteArray m_head;
    int m_fields = 0;
};

static std::optional<QByteArray> writtenWith(const QByteArray &boundary, const OutgoingMessage &message)
{
    constexpr qsizetype kOfRecipient = 160;
    MultipartWriter writer(boundary, message.recipientVariables.size() + message.to.size() * kOfRecipient +
                                         3 * (message.text.size() + message.html.size()) + 4096);
    writer.add("from", message.from);
    for (const QString &address : message.to)
        writer.add("to", address);
    writer.add("subject", message.subject);
    if (!message.text.isEmpty())
        writer.add("text", message.text);
    if (!message.html.isEmpty())
        writer.add("html", message.html);
    if (!message.recipientVariables.isEmpty())
        writer.add("recipient-variables", message.recipientVariables);
    for (const auto &[name, value] : message.options)
        writer.add(name, value);
    return writer.finish();
}

FormBody multipartBody(const OutgoingMessage &message)
{
    for (;;) {
        const QByteArray boundary = randomBoundary();
        if (auto bytes = writtenWith(boundary, message))
            return {"multipart/form-data; boundary=" + boundary, std::move(*bytes)};
    }
}

} // namespace bouncedesk::mailgun
