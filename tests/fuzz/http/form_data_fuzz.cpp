// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: the first line is the Content-Type, the rest the body. Bounded whatever comes, and what is encoded comes back.
#include "core/http/form_data.h"

#include <cstdlib>

using namespace bouncedesk::http;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArrayView input(bytes, qsizetype(size));
    qsizetype line = 0;
    while (line < input.size() && input[line] != '\n')
        ++line;
    const QByteArrayView contentType = input.first(line);
    const QByteArrayView body = input.sliced(std::min(line + 1, input.size()));
    const FormLimits limits;
    if (const auto fields = parseForm(contentType, body, limits)) {
        require(fields->size() <= limits.maxFields);
        for (const FormField &field : fields->fields())
            require(field.value.size() <= body.size());
    }
    require(parseUrlEncoded(body, limits).size() <= limits.maxFields);
    require(percentDecoded(percentEncoded(body), false) == body);
    return 0;
}
