// SPDX-License-Identifier: GPL-3.0-or-later
// One phrase in one language, asked by name: English stands in the sources, other languages in resources named
// :/translations/core_LANGUAGE.qm. Nothing is installed globally. Any thread.
#pragma once

#include <QStringList>

namespace bouncedesk::phrases {

// The text in a language (BCP 47, "de-AT" falls back to "de", what is not translated to English). context and text are
// literals, marked with QT_TRANSLATE_NOOP for lupdate; n >= 0 chooses the plural, in English too: "%n mail(s)".
QString phrase(const QString &language, const char *context, const char *text, int n = -1);

// The languages there are, English first.
QStringList languages();

} // namespace bouncedesk::phrases
