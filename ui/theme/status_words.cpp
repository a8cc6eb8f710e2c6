// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/status_words.h"

#include <QCoreApplication>

namespace bouncedesk::ui {

namespace {

class StatusWords {
    Q_DECLARE_TR_FUNCTIONS(StatusWords)
};

} // namespace

QString statusWord(Status status, DropKind kind)
{
    switch (status) {
    case Status::Accepted: return StatusWords::tr("on its way");
    case Status::Deferred: return StatusWords::tr("still trying");
    case Status::Delivered: return StatusWords::tr("delivered");
    case Status::Bounced: return StatusWords::tr("came back");
    case Status::Dropped: return kind == DropKind::GivenUp ? StatusWords::tr("given up") : StatusWords::tr("not sent");
    case Status::Complained: return StatusWords::tr("marked as spam");
    }
    return QString();
}

} // namespace bouncedesk::ui
