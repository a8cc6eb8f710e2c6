// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desktop_dialogs.h"

#include "ui/widgets/question_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace bouncedesk::ui {

namespace {

class DialogWords {
    Q_DECLARE_TR_FUNCTIONS(DialogWords)
};

void openFileDialog(QWidget *parent, const FileQuestion &question, QFileDialog::AcceptMode mode,
                    const std::function<void(std::optional<QString>)> &done)
{
    auto *dialog = new QFileDialog(parent, question.title, QString(), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    if (!question.suggestedName.isEmpty())
        dialog->selectFile(question.suggestedName);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, done](int result) {
        const QStringList files = dialog->selectedFiles();
        done(result == QDialog::Accepted && !files.isEmpty() ? std::optional(files.constFirst()) : std::nullopt);
    });
    dialog->open();
}

} // namespace

void Dialogs::confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                      std::function<void(bool)> done)
{
    ask(parent, {title, text, QString(), {action, DialogWords::tr("Cancel")}, QString()},
        [done = std::move(done)](int button) { done(button == 0); });
}

void DesktopDialogs::ask(QWidget *parent, const Question &question, std::function<void(int)> done)
{
    auto *dialog = new QuestionDialog(question, parent);
    QObject::connect(dialog, &QDialog::finished, parent,
                     [dialog, done = std::move(done)] { done(dialog->chosenButton()); });
    dialog->open();
}

void DesktopDialogs::chooseOpenFile(QWidget *parent, const FileQuestion &question,
                                    std::function<void(std::optional<QString>)> done)
{
    openFileDialog(parent, question, QFileDialog::AcceptOpen, done);
}

void DesktopDialogs::chooseSaveFile(QWidget *parent, const FileQuestion &question,
                                    std::function<void(std::optional<QString>)> done)
{
    openFileDialog(parent, question, QFileDialog::AcceptSave, done);
}

void DesktopDialogs::promptText(QWidget *parent, const TextQuestion &question,
                                std::function<void(std::optional<QString>)> done)
{
    auto *dialog = new QuestionDialog(question, parent);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, done = std::move(done)] {
        done(dialog->chosenButton() == 0 ? std::optional(dialog->text()) : std::nullopt);
    });
    dialog->open();
}

} // namespace bouncedesk::ui
