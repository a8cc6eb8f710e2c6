// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from outside as a flat tree of views, read by simdjson (which no other file of the program sees). Broken UTF-8,
// raw control characters and lone surrogates are mended before they are given up (R-text). Numbers stay as written.
// Not thread-safe: one document for each thread that parses; its memory is used again for the next text.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

namespace bouncedesk::mailgun {

class JsonDocument;

// One value of a document, or none; valid until the document parses again.
class JsonNode {
public:
    enum class Kind : quint8 { Object, Array, String, Number, Boolean, Null };

    JsonNode() = default;

    explicit operator bool() const { return m_document != nullptr; }
    bool isObject() const { return is(Kind::Object); }
    bool isArray() const { return is(Kind::Array); }
    bool isString() const { return is(Kind::String); }
    bool isNumber() const { return is(Kind::Number); }

    // The member's name in its object.
    std::string_view key() const;
    // A string's bytes, a number exactly as written, true or false; empty for everything else.
    std::string_view bytes() const;
    // The same, cleaned (R-text).
    QString text(qsizetype maxChars) const;
    bool isTrue() const; // true, or a string that says so

    // The last member of that name; none when this is no object.
    JsonNode operator[](std::string_view name) const;
    // Children of an object or array, in order.
    JsonNode firstChild() const;
    JsonNode nextSibling() const;
    // An object or array exactly as it came.
    QByteArray raw() const;

private:
    friend class JsonDocument;
    JsonNode(const JsonDocument *document, quint32 index, quint32 end)
        : m_document(document), m_index(index), m_end(end)
    {
    }
    bool is(Kind kind) const;

    const JsonDocument *m_document = nullptr;
    quint32 m_index = 0;
    quint32 m_end = 0; // one past the last node of the parent
};

class JsonDocument {
public:
    static constexpr int kMaxDepth = 32;

    explicit JsonDocument(quint32 maxNodes = 20'000);
    ~JsonDocument();
    JsonDocument(const JsonDocument &) = delete;
    JsonDocument &operator=(const JsonDocument &) = delete;

    // The root, an object or array. InvalidInput: no JSON, too deep, or more values than maxNodes.
    base::Result<JsonNode> parse(QByteArrayView json);

private:
    friend class JsonNode;
    struct Reader;
    std::unique_ptr<Reader> m_reader;
};

// Bytes that a strict parser can read where that is possible: invalid UTF-8, NUL and lone surrogates become U+FFFD,
// raw control characters inside strings are escaped, a byte order mark goes.
QByteArray mendedJson(QByteArrayView json);

} // namespace bouncedesk::mailgun
