// SPDX-License-Identifier: GPL-3.0-or-later
// A value or an Error: what every function that can fail returns. Nothing in this program throws on purpose.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace bouncedesk::base {

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString what = {}, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace bouncedesk::base

#define BD_CONCAT2(a, b) a##b
#define BD_CONCAT(a, b) BD_CONCAT2(a, b)

// Returns the error of a Result from the calling function; a value is dropped.
#define BD_TRY(expression) BD_TRY_AS(BD_CONCAT(bdTried, __COUNTER__), expression)
#define BD_TRY_AS(name, expression)                                                                                    \
    do {                                                                                                               \
        if (auto name = (expression); !name)                                                                           \
            return tl::unexpected<::bouncedesk::base::Error>(std::move(name).error());                                 \
    } while (false)

// BD_ASSIGN(const auto rows, repository.list(...)); declares rows, or returns the error from the calling function.
#define BD_ASSIGN(declaration, expression) BD_ASSIGN_AS(BD_CONCAT(bdAssigned, __COUNTER__), declaration, expression)
#define BD_ASSIGN_AS(name, declaration, expression)                                                                    \
    auto name = (expression);                                                                                          \
    if (!name)                                                                                                         \
        return tl::unexpected<::bouncedesk::base::Error>(std::move(name).error());                                     \
    declaration = std::move(*name)
