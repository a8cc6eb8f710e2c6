// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_head.h"

#include "core/http/http_response.h"

namespace bouncedesk::http {

namespace {

// For short words in short texts Qt's own search is the slower one.
qsizetype find(QByteArrayView text, std::string_view word, qsizetype from)
{
    const size_t at = std::string_view(text.data(), size_t(text.size())).find(word, size_t(from));
    return at == std::string_view::npos ? -1 : qsizetype(at);
}

using Checked = tl::expected<void, Refusal>;

tl::unexpected<Refusal> refuse(int status, const char *code, RefusalCause cause = RefusalCause::BadRequest)
{
    return tl::unexpected(Refusal{status, QString::fromLatin1(code), cause});
}

bool isTarget(QByteArrayView target, Method method)
{
    if (target == "*")
        return method == Method::Options;
    if (!target.startsWith('/') && !target.startsWith("http://") && !target.startsWith("https://"))
        return false;
    return std::all_of(target.cbegin(), target.cend(), [](char c) { return uchar(c) > 0x20 && uchar(c) != 0x7f; });
}

bool isVersion(QByteArrayView text)
{
    return text.size() == 8 && text.startsWith("HTTP/") && text[6] == '.' && text[5] >= '0' && text[5] <= '9' &&
           text[7] >= '0' && text[7] <= '9';
}

Checked parseRequestLine(QByteArrayView line, RequestHead *head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (first < 0 || second < 0 || !isHeaderName(line.first(first)))
        return refuse(400, "bad_request_line");
    const QByteArrayView version = line.sliced(second + 1);
    if (!isVersion(version))
        return refuse(400, "bad_request_line");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505, "unknown_version");
    head->method = methodFromName(line.first(first));
    const QByteArrayView target = line.sliced(first + 1, second - first - 1);
    if (!isTarget(target, head->method))
        return refuse(400, "bad_target");
    head->target = target.toByteArray();
    head->minorVersion = version[7] - '0';
    return {};
}

Checked parseField(QByteArrayView line, RequestHead *head)
{
    const qsizetype colon = line.indexOf(':');
    // A name with a space before the colon, or a folded line, is what smugglers use.
    if (colon <= 0 || !isHeaderName(line.first(colon)))
        return refuse(400, "bad_field");
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isHeaderValue(value))
        return refuse(400, "bad_field");
    head->headers.append({line.first(colon).toByteArray().toLower(), value.toByteArray()});
    return {};
}

Checked takeContentLength(const QByteArray &value, RequestHead *head)
{
    const bool digits = !value.isEmpty() && value.size() <= 18 &&
                        std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return refuse(400, "bad_content_length");
    head->contentLength = value.toLongLong();
    return {};
}

struct Seen {
    int hosts = 0;
    int contentLengths = 0;
    int transferEncodings = 0;
};

Checked takeField(const HeaderField &field, RequestHead *head, Seen *seen)
{
    if (field.name == "host") {
        ++seen->hosts;
    } else if (field.name == "content-length") {
        ++seen->contentLengths;
        return takeContentLength(field.value, head);
    } else if (field.name == "transfer-encoding") {
        ++seen->transferEncodings;
        if (field.value.toLower() != "chunked")
            return refuse(501, "unknown_transfer_encoding");
        head->chunked = true;
    } else if (field.name == "connection") {
        for (const QByteArray &token : field.value.toLower().split(',')) {
            if (token.trimmed() == "close")
                head->keepAlive = false;
            else if (token.trimmed() == "keep-alive" && head->minorVersion == 0)
                head->keepAlive = true;
        }
    } else if (field.name == "expect") {
        if (field.value.toLower() != "100-continue")
            return refuse(417, "unknown_expectation");
        head->expectsContinue = head->minorVersion == 1;
    }
    return {};
}

Checked checkFraming(const RequestHead &head, const Seen &seen)
{
    if (seen.hosts > 1 || (seen.hosts == 0 && head.minorVersion == 1))
        return refuse(400, "bad_host");
    if (seen.contentLengths > 1 || seen.transferEncodings > 1 || (seen.contentLengths && seen.transferEncodings))
        return refuse(400, "ambiguous_length");
    if (head.chunked && head.minorVersion == 0)
        return refuse(400, "ambiguous_length");
    const bool wantsBody = head.method == Method::Post || head.method == Method::Put || head.method == Method::Patch;
    if (wantsBody && !seen.contentLengths && !head.chunked)
        return refuse(411, "length_required");
    return {};
}

} // namespace

qsizetype endOfHead(QByteArrayView bytes)
{
    const qsizetype end = find(bytes, "\r\n\r\n", 0);
    return end < 0 ? -1 : end + 4;
}

tl::expected<RequestHead, Refusal> parseRequestHead(QByteArrayView text, const HeadLimits &limits)
{
    RequestHead head;
    Seen seen;
    head.headers.reserve(16);
    qsizetype at = 0;
    for (bool requestLine = true; at < text.size(); requestLine = false) {
        const qsizetype end = find(text, "\r\n", at);
        if (end < 0)
            return refuse(400, "bad_line_end");
        const QByteArrayView line = text.sliced(at, end - at);
        at = end + 2;
        if (line.isEmpty())
            break;
        if (line.size() > limits.maxLineBytes)
            return refuse(requestLine ? 414 : 431, "line_too_long", RefusalCause::HeadTooLarge);
        if (head.headers.size() >= limits.maxFields)
            return refuse(431, "too_many_fields", RefusalCause::HeadTooLarge);
        const Checked parsed = requestLine ? parseRequestLine(line, &head) : parseField(line, &head);
        if (!parsed)
            return tl::unexpected(parsed.error());
        if (requestLine)
            head.keepAlive = head.minorVersion == 1;
        else if (const Checked taken = takeField(head.headers.constLast(), &head, &seen); !taken)
            return tl::unexpected(taken.error());
    }
    if (const Checked framing = checkFraming(head, seen); !framing)
        return tl::unexpected(framing.error());
    return head;
}

} // namespace bouncedesk::http
