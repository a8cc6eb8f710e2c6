// SPDX-License-Identifier: GPL-3.0-or-later
// The way back to an object that may be gone before the answer is there. Made while the object lives, and kept by
// whoever will answer, in any thread.
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace bouncedesk::base {

class WayBack {
public:
    explicit WayBack(QObject *context);

    // Runs the function in the thread of the object, and not at all when the object is gone by then.
    void call(std::function<void()> function) const;

private:
    QPointer<QObject> m_context;      // looked at in its own thread only
    std::shared_ptr<QObject> m_relay; // lives in that thread, and goes there: safe to post to at any time
};

} // namespace bouncedesk::base
