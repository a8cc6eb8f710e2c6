// SPDX-License-Identifier: GPL-3.0-or-later
// Where Ctrl+K finds backers, projects, mails and commands. Asked in the main thread; answers by callback in the main
// thread, at once or later. Owned by the composition root, outlives the window.
#pragma once

#include "core/base/result.h"
#include "ui/frame/history.h"

#include <functional>

namespace bouncedesk::ui {

struct JumpTarget {
    QString kind;   // "Backer", "Project", "Mail", "Page": shown in secondary at the right
    QString title;  // from outside is fine
    QString detail; // second part of the line, in secondary
    QString iconName;
    Place place;               // where choosing it goes…
    std::function<void()> run; // …or what it does
};

class JumpProvider {
public:
    virtual ~JumpProvider() = default;
    // At most `most` targets, best first. The callback may come after the dialog asked again: it drops what is stale.
    virtual void find(const QString &text, int most, std::function<void(base::Result<QList<JumpTarget>>)> done) = 0;
};

} // namespace bouncedesk::ui
