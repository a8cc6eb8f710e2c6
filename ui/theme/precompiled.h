// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of ui reads, precompiled once (see core/base/precompiled.h).
#pragma once

#include "core/base/precompiled.h"

#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>
