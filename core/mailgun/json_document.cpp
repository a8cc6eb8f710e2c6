// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/json_document.h"

#include "core/base/text.h"

#include <simdjson.h>

namespace bouncedesk::mailgun {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

namespace {

struct Entry {
    std::string_view key;
    std::string_view text; // of a string without its escapes; of an object or array: its first byte
    quint32 end = 0;       // one past the last node below this one
    JsonNode::Kind kind = JsonNode::Kind::Null;
};

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

size_t skipDigits(std::string_view token, size_t at)
{
    while (at < token.size() && token[at] >= '0' && token[at] <= '9')
        ++at;
    return at;
}

// RFC 8259 section 6; simdjson looks at numbers only when they are converted, which is never done here.
bool isJsonNumber(std::string_view token)
{
    size_t at = !token.empty() && token[0] == '-' ? 1 : 0;
    size_t after = skipDigits(token, at);
    if (after == at || (token[at] == '0' && after > at + 1))
        return false;
    if (after < token.size() && token[after] == '.') {
        at = after + 1;
        after = skipDigits(token, at);
        if (after == at)
            return false;
    }
    if (after < token.size() && (token[after] == 'e' || token[after] == 'E')) {
        at = after + 1;
        if (at < token.size() && (token[at] == '+' || token[at] == '-'))
            ++at;
        after = skipDigits(token, at);
        if (after == at)
            return false;
    }
    return after == token.size();
}

} // namespace

// Invalid UTF-8, lone surrogates, control characters in strings.
static bool canBeMended(error_code error)
{
    return error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR || error == simdjson::UNESCAPED_CHARS;
}

struct JsonDocument::Reader {
    explicit Reader(quint32 max) : maxNodes(max) {}

    error_code read(QByteArrayView json);
    error_code readRoot(ondemand::document &document);
    error_code addValue(ondemand::value &value, std::string_view key, int depth);
    error_code addObject(ondemand::object object, quint32 index, int depth);
    error_code addArray(ondemand::array array, quint32 index, int depth);
    error_code addScalar(ondemand::value &value, Entry &entry);
    std::string_view text() const { return {buffer.constData(), size_t(length)}; }

    const quint32 maxNodes;
    ondemand::parser parser;
    QByteArray buffer; // the text, with the padding that simdjson reads beyond it
    qsizetype length = 0;
    std::vector<Entry> entries;
};

error_code JsonDocument::Reader::read(QByteArrayView json)
{
    entries.clear();
    length = json.size();
    const qsizetype padded = length + qsizetype(simdjson::SIMDJSON_PADDING);
    if (buffer.size() < padded)
        buffer.resize(padded);
    if (length > 0)
        std::memcpy(buffer.data(), json.data(), size_t(length));
    std::memset(buffer.data() + length, 0, simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    const error_code error = parser.iterate(buffer.constData(), size_t(length), size_t(padded)).get(document);
    return error ? error : readRoot(document);
}

error_code JsonDocument::Reader::readRoot(ondemand::document &document)
{
    // Only objects and arrays may be asked for as a value; a lone scalar is no document of Mailgun's.
    ondemand::json_type type;
    if (const error_code error = document.type().get(type))
        return error;
    if (type != ondemand::json_type::object && type != ondemand::json_type::array)
        return simdjson::INCORRECT_TYPE;
    ondemand::value root;
    if (const error_code error = document.get_value().get(root))
        return error;
    if (const error_code error = addValue(root, {}, 0))
        return error;
    // Out of bounds is where a document ends.
    const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return atEnd ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

error_code JsonDocument::Reader::addValue(ondemand::value &value, std::string_view key, int depth)
{
    if (depth > kMaxDepth)
        return simdjson::DEPTH_ERROR;
    if (entries.size() >= maxNodes)
        return simdjson::CAPACITY;
    ondemand::json_type type;
    if (const error_code error = value.type().get(type))
        return error;
    const auto index = quint32(entries.size());
    entries.push_back({key, value.raw_json_token(), index + 1, JsonNode::Kind::Null});
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        const error_code error = value.get_object().get(object);
        return error ? error : addObject(object, index, depth);
    }
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        const error_code error = value.get_array().get(array);
        return error ? error : addArray(array, index, depth);
    }
    return addScalar(value, entries[index]);
}

error_code JsonDocument::Reader::addObject(ondemand::object object, quint32 index, int depth)
{
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key))
            return error;
        if (const error_code error = addValue(member.value_unsafe().value(), key, depth + 1))
            return error;
    }
    entries[index].kind = JsonNode::Kind::Object;
    entries[index].end = quint32(entries.size());
    return simdjson::SUCCESS;
}

error_code JsonDocument::Reader::addArray(ondemand::array array, quint32 index, int depth)
{
    for (auto element : array) {
        if (const error_code error = element.error())
            return error;
        if (const error_code error = addValue(element.value_unsafe(), {}, depth + 1))
            return error;
    }
    entries[index].kind = JsonNode::Kind::Array;
    entries[index].end = quint32(entries.size());
    return simdjson::SUCCESS;
}

error_code JsonDocument::Reader::addScalar(ondemand::value &value, Entry &entry)
{
    entry.text = trimmed(entry.text);
    if (entry.text.starts_with('"')) {
        entry.kind = JsonNode::Kind::String;
        return value.get_string().get(entry.text);
    }
    if (entry.text == "null") {
        entry.text = {};
        return simdjson::SUCCESS;
    }
    if (entry.text == "true" || entry.text == "false") {
        entry.kind = JsonNode::Kind::Boolean;
        return simdjson::SUCCESS;
    }
    entry.kind = JsonNode::Kind::Number;
    return isJsonNumber(entry.text) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
}

JsonDocument::JsonDocument(quint32 maxNodes) : m_reader(std::make_unique<Reader>(maxNodes)) {}

JsonDocument::~JsonDocument() = default;

base::Result<JsonNode> JsonDocument::parse(QByteArrayView json)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    if (json.startsWith(byteOrderMark))
        json = json.sliced(byteOrderMark.size());
    error_code error = m_reader->read(json);
    if (canBeMended(error))
        error = m_reader->read(mendedJson(json));
    if (error)
        return base::fail(base::ErrorCode::InvalidInput, {}, QString::fromLatin1(simdjson::error_message(error)));
    return JsonNode(this, 0, quint32(m_reader->entries.size()));
}

bool JsonNode::is(Kind kind) const
{
    return m_document && m_document->m_reader->entries[m_index].kind == kind;
}

std::string_view JsonNode::key() const
{
    return m_document ? m_document->m_reader->entries[m_index].key : std::string_view();
}

std::string_view JsonNode::bytes() const
{
    if (!m_document || isObject() || isArray())
        return {};
    return m_document->m_reader->entries[m_index].text;
}

// Nearly every text is plain ASCII, which needs no cleaning.
static bool isPlain(std::string_view view)
{
    unsigned char high = 0;
    bool hasNul = false;
    for (const char c : view) {
        high = static_cast<unsigned char>(high | static_cast<unsigned char>(c));
        hasNul = hasNul || c == '\0';
    }
    return high < 0x80 && !hasNul;
}

QString JsonNode::text(qsizetype maxChars) const
{
    const std::string_view view = bytes();
    if (isPlain(view))
        return QString::fromLatin1(view.data(), std::min(qsizetype(view.size()), maxChars));
    return base::cleanUtf8(QByteArrayView(view.data(), qsizetype(view.size())), maxChars);
}

bool JsonNode::isTrue() const
{
    return bytes() == "true";
}

JsonNode JsonNode::operator[](std::string_view name) const
{
    if (!isObject())
        return {};
    const std::vector<Entry> &entries = m_document->m_reader->entries;
    const quint32 end = entries[m_index].end;
    quint32 found = end;
    for (quint32 child = m_index + 1; child < end; child = entries[child].end) {
        if (entries[child].key == name)
            found = child;
    }
    return found < end ? JsonNode(m_document, found, end) : JsonNode();
}

JsonNode JsonNode::firstChild() const
{
    if (!m_document)
        return {};
    const quint32 end = m_document->m_reader->entries[m_index].end;
    return end > m_index + 1 ? JsonNode(m_document, m_index + 1, end) : JsonNode();
}

JsonNode JsonNode::nextSibling() const
{
    if (!m_document)
        return {};
    const quint32 next = m_document->m_reader->entries[m_index].end;
    return next < m_end ? JsonNode(m_document, next, m_end) : JsonNode();
}

QByteArray JsonNode::raw() const
{
    if (!isObject() && !isArray())
        return {};
    const std::string_view text = m_document->m_reader->text();
    const auto begin = size_t(m_document->m_reader->entries[m_index].text.data() - text.data());
    int depth = 0;
    bool inString = false;
    for (size_t at = begin; at < text.size(); ++at) {
        const char c = text[at];
        if (inString && c == '\\')
            ++at;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']') && --depth == 0)
            return QByteArray(text.data() + begin, qsizetype(at + 1 - begin));
    }
    return {};
}

} // namespace bouncedesk::mailgun
