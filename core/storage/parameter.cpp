// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/parameter.h"

namespace bouncedesk::storage {

// Once for all statements: it is a case for each kind of value, and where it is part of the caller GCC 12 no longer
// sees which of them was made, and warns of the others as uninitialized.
Parameter::~Parameter() = default;

} // namespace bouncedesk::storage
