// SPDX-License-Identifier: GPL-3.0-or-later
// The questions as real windows, modal to their parent's window. Main thread.
#pragma once

#include "ui/widgets/dialogs.h"

namespace bouncedesk::ui {

class DesktopDialogs : public Dialogs {
public:
    void ask(QWidget *parent, const Question &question, std::function<void(int)> done) override;
    void chooseOpenFile(QWidget *parent, const FileQuestion &question,
                        std::function<void(std::optional<QString>)> done) override;
    void chooseSaveFile(QWidget *parent, const FileQuestion &question,
                        std::function<void(std::optional<QString>)> done) override;
    void promptText(QWidget *parent, const TextQuestion &question,
                    std::function<void(std::optional<QString>)> done) override;
};

} // namespace bouncedesk::ui
