// SPDX-License-Identifier: GPL-3.0-or-later
// Rates, changes and periods as people read them. Pure; main thread.
#pragma once

#include "core/deliverability/figures.h"

#include <QString>

namespace bouncedesk::ui {

// "98.1 %"; an en dash when nothing was tried.
QString rateText(const deliverability::Rate &rate);
// The same beside its goal or limit, from which it must not seem to be no different: "98.04 %".
QString rateBeside(const deliverability::Rate &rate, double limit);
// A goal or limit without needless digits: "98 %".
QString limitText(double share);
// "0.4 points worse", "as before"; empty when one of both is unknown or of too few.
enum class Better { More, Less };
QString comparedText(const deliverability::Rate &now, const deliverability::Rate &before, Better better);
// For a column: "−3.2", "too few", an en dash.
QString changeCellText(const deliverability::Rate &now, const deliverability::Rate &before);
// "51 mails; a rate means something from about 200."
QString tooFewText(qint64 mails);
// "2026-12" → "December", with the year when it is not the given one.
QString periodText(const QString &period, int currentYear);

} // namespace bouncedesk::ui
