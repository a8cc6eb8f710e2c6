// SPDX-License-Identifier: GPL-3.0-or-later
// Answers the desk's questions from a script, at once, and remembers what was asked. A question without an answer in
// the script is a way out (last button, nothing chosen).
#pragma once

#include "ui/widgets/dialogs.h"

#include <QQueue>

namespace bouncedesk::test {

class ScriptedDialogs : public ui::Dialogs {
public:
    // In the order in which they will be asked for.
    QQueue<int> buttons;
    QQueue<std::optional<QString>> files;
    QQueue<std::optional<QString>> texts;

    QList<ui::Question> questions;
    QList<ui::FileQuestion> fileQuestions;
    QList<ui::TextQuestion> textQuestions;

    void ask(QWidget *, const ui::Question &question, std::function<void(int)> done) override
    {
        questions.append(question);
        done(buttons.isEmpty() ? int(question.buttons.size()) - 1 : buttons.dequeue());
    }
    void chooseOpenFile(QWidget *, const ui::FileQuestion &question,
                        std::function<void(std::optional<QString>)> done) override
    {
        fileQuestions.append(question);
        done(files.isEmpty() ? std::nullopt : files.dequeue());
    }
    void chooseSaveFile(QWidget *parent, const ui::FileQuestion &question,
                        std::function<void(std::optional<QString>)> done) override
    {
        chooseOpenFile(parent, question, std::move(done));
    }
    void promptText(QWidget *, const ui::TextQuestion &question,
                    std::function<void(std::optional<QString>)> done) override
    {
        textQuestions.append(question);
        const auto given = texts.isEmpty() ? std::nullopt : texts.dequeue();
        // What the real dialog would refuse cannot be answered here either.
        done(given && question.fault && !question.fault(*given).isEmpty() ? std::nullopt : given);
    }
};

} // namespace bouncedesk::test
