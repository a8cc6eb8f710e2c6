// SPDX-License-Identifier: GPL-3.0-or-later
// Every question that the desk asks in a window of its own; tests put scripted answers in its place. Nothing nests an
// event loop: answers come by callback in the main thread, once each, and not at all when parent dies first. Owned by
// the composition root, outlives the window.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

namespace bouncedesk::ui {

// Plain text throughout; text from outside is fine.
struct Question {
    QString title;
    QString text;
    QString detail;
    QStringList buttons; // words that say what happens; the last is the way out
    QString mustBeTyped; // not empty: the first button works only once this is typed (a period)
    bool isLoss = false; // the first button loses something: Return takes the way out instead
};

struct FileQuestion {
    QString title;
    QString suggestedName;
    QString filter; // "CSV (*.csv)"
};

struct TextQuestion {
    QString title;
    QString label;
    QString text; // what stands there first
    QString button;
    bool manyLines = false;
    // Says why a text will not do; empty when it does.
    std::function<QString(const QString &)> fault;
};

class Dialogs {
public:
    virtual ~Dialogs() = default;

    // The index of the button; the last one when the person closes the window.
    virtual void ask(QWidget *parent, const Question &question, std::function<void(int)> done) = 0;
    // Nothing when the person turns back.
    virtual void chooseOpenFile(QWidget *parent, const FileQuestion &question,
                                std::function<void(std::optional<QString>)> done) = 0;
    virtual void chooseSaveFile(QWidget *parent, const FileQuestion &question,
                                std::function<void(std::optional<QString>)> done) = 0;
    virtual void promptText(QWidget *parent, const TextQuestion &question,
                            std::function<void(std::optional<QString>)> done) = 0;

    // Two buttons: the action and Cancel.
    void confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                 std::function<void(bool)> done);
};

} // namespace bouncedesk::ui
