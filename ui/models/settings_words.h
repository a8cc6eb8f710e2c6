// SPDX-License-Identifier: GPL-3.0-or-later
// Settings and what a test of the connection found, in words for the screen. Pure.
#pragma once

#include "core/mailgun/connection_check.h"
#include "ui/theme/tokens.h"

namespace bouncedesk::ui {

// What the setting is called beside its field: "Domain"; by variable.
QString settingLabel(const QString &variable);
// One sentence on what it does; may be empty.
QString settingHint(const QString &variable);
// Where the value came from: place of config::LoadedSettings, empty for the default.
QString placeText(const QString &place, const QString &variable, const QString &configFile);

QString checkStepText(mailgun::CheckStep step);
QString checkFindingText(const mailgun::CheckFinding &finding);
// Delivered: fine; deferred: works, but; bounced: does not work.
Status checkMark(mailgun::CheckCode code);

} // namespace bouncedesk::ui
