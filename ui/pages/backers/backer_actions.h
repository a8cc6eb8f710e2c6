// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody at the desk does with one backer or several: asks first where it matters, runs it in the writer's
// thread, says what came of it. Main thread, owned by the backers page.
#pragma once

#include "core/backers/backer.h"
#include "ui/models/desk_context.h"
#include "ui/theme/tokens.h"

#include <QObject>

class QWidget;

namespace bouncedesk::ui {

class BackerActions : public QObject {
    Q_OBJECT

public:
    using Backers = QList<backers::Backer>;

    // window: what questions stand before; owns this.
    BackerActions(const DeskContext &desk, QWidget *window);

    // suggestion: what stands in the field instead of the present address.
    void correctAddress(const backers::Backer &backer, const QString &suggestion = {});
    void unlock(const Backers &backers);
    void lock(const Backers &backers);
    void addNote(const Backers &backers);
    void copyAccountLink(const backers::Backer &backer);

Q_SIGNALS:
    // The backers are others now than the screen shows. many: how many, when it was asked for several.
    void changed(int many);
    void said(bouncedesk::ui::Tone tone, const QString &sentence);
    void failed(const bouncedesk::base::Error &error);

private:
    using Step = std::function<base::Result<void>(storage::Connection &, base::BackerRow)>;
    // sentence: what was done to all of them, where they are several.
    void forEach(const Backers &backers, const QString &sentence, Step step);
    QString fault(const QString &address) const;
    static QString whom(const Backers &backers);
    static QString unlockText(const Backers &locked, bool someAreHeld);

    const DeskContext &m_desk;
    QWidget *m_window;
};

} // namespace bouncedesk::ui
