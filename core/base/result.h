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

// Returns the error of a Result<void>-like expression from the calling function.
#define BD_TRY(expression)                                                                                             \
    do {                                                                                                               \
        if (auto bdTryResult = (expression); !bdTryResult)                                                             \
            return tl::unexpected<::bouncedesk::base::Error>(std::move(bdTryResult).error());                          \
    } while (false)

#define BD_TRY_CONCAT2(a, b) a##b
#define BD_TRY_CONCAT(a, b) BD_TRY_CONCAT2(a, b)

// BD_ASSIGN(auto rows, repository.list(...)); declares rows, or returns the error from the calling function.
#define BD_ASSIGN(declaration, expression)                                                                             \
    auto BD_TRY_CONCAT(bdAssigned, __LINE__) = (expression);                                                           \
    if (!BD_TRY_CONCAT(bdAssigned, __LINE__))                                                                          \
        return tl::unexpected<::bouncedesk::base::Error>(std::move(BD_TRY_CONCAT(bdAssigned, __LINE__)).error());      \
    declaration = std::move(*BD_TRY_CONCAT(bdAssigned, __LINE__))
