// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of core reads, precompiled once. Files still include what they use: the build without
// precompiled headers (BOUNCEDESK_PRECOMPILE=OFF) proves it.
#pragma once

#include <QtCore/QtCore>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <tl/expected.hpp>
