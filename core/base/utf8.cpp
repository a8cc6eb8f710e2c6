// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <QStringConverter>

namespace bouncedesk::base {

void appendUtf8(QByteArray &bytes, QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    const qsizetype before = bytes.size();
    bytes.resize(before + encoder.requiredSpace(text.size()));
    const char *end = encoder.appendToBuffer(bytes.data() + before, text);
    bytes.truncate(end - bytes.constData());
}

} // namespace bouncedesk::base
