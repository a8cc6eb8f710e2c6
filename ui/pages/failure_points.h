// SPDX-License-Identifier: GPL-3.0-or-later
// Tallies as bars of the chart of failures. Pure; main thread.
#pragma once

#include "core/deliverability/figures.h"
#include "ui/widgets/failure_figures.h"

namespace bouncedesk::ui {

FailurePoint failurePoint(QDate day, const deliverability::Tally &tally);
// Came back and given up, per 100 tried; NaN when nothing was tried.
double failuresPerHundred(const deliverability::Tally &tally);

} // namespace bouncedesk::ui
