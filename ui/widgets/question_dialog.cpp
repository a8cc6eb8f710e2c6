// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question_dialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/section_title.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace bouncedesk::ui {

using namespace metrics;

QuestionDialog::QuestionDialog(const Question &question, QWidget *parent) : QDialog(parent)
{
    build(question.title, question.text, question.detail);
    if (!question.mustBeTyped.isEmpty())
        addTypedGuard(question.mustBeTyped);
    const int last = int(question.buttons.size()) - 1;
    const int main = question.isLoss ? last : 0;
    m_chosen = last;
    for (int i = last; i >= 0; --i)
        addButton(question.buttons.at(i), i, i == main);
    if (!question.mustBeTyped.isEmpty())
        m_first->setEnabled(false);
}

QuestionDialog::QuestionDialog(const TextQuestion &question, QWidget *parent) : QDialog(parent)
{
    build(question.title, QString(), QString());
    m_chosen = 1;
    addButton(tr("Cancel"), 1, false);
    addButton(question.button, 0, true);
    addText(question);
}

void QuestionDialog::build(const QString &title, const QString &text, const QString &detail)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMaximumWidth(dialogWidth);
    setMinimumWidth(400);
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(step12);
    m_column->setContentsMargins(step24, step24, step24, step16);
    m_column->addWidget(new SectionTitle(title));
    for (const QString &words : {text, detail}) {
        if (words.isEmpty())
            continue;
        auto *label = new QLabel(words);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        m_column->addWidget(label);
    }
    m_column->addSpacing(step4);
    m_buttonRow = new QHBoxLayout;
    m_buttonRow->addStretch(1);
    m_column->addLayout(m_buttonRow);
}

QPushButton *QuestionDialog::addButton(const QString &text, int index, bool isMain)
{
    auto *button = new QPushButton(text);
    m_buttonRow->addWidget(button);
    if (index == 0)
        m_first = button;
    if (isMain) {
        makeMain(button);
        button->setDefault(true);
    }
    connect(button, &QPushButton::clicked, this, [this, index] {
        m_chosen = index;
        accept();
    });
    return button;
}

void QuestionDialog::addTypedGuard(const QString &word)
{
    auto *label = new QLabel(tr("Type %1 to confirm:").arg(word));
    label->setTextFormat(Qt::PlainText);
    auto *field = new QLineEdit;
    label->setBuddy(field);
    field->setAccessibleName(label->text());
    m_column->insertWidget(m_column->count() - 2, label);
    m_column->insertWidget(m_column->count() - 2, field);
    connect(field, &QLineEdit::textChanged, this,
            [this, word](const QString &typed) { m_first->setEnabled(typed.trimmed() == word); });
    field->setFocus();
    m_field = field;
}

void QuestionDialog::addText(const TextQuestion &question)
{
    auto *label = new QLabel(question.label);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *fault = new CaptionLabel;
    if (question.manyLines)
        m_field = new QPlainTextEdit(question.text);
    else
        m_field = new QLineEdit(question.text);
    label->setBuddy(m_field);
    m_field->setAccessibleName(question.label);
    for (QWidget *widget : {static_cast<QWidget *>(label), m_field, static_cast<QWidget *>(fault)})
        m_column->insertWidget(m_column->count() - 2, widget);
    const auto judge = [this, fault, check = question.fault] {
        const QString why = check ? check(text()) : QString();
        m_first->setEnabled(why.isEmpty());
        fault->setText(why);
        m_field->setAccessibleDescription(why);
    };
    if (auto *line = qobject_cast<QLineEdit *>(m_field))
        connect(line, &QLineEdit::textChanged, this, judge);
    else
        connect(static_cast<QPlainTextEdit *>(m_field), &QPlainTextEdit::textChanged, this, judge);
    judge();
    m_field->setFocus();
}

QString QuestionDialog::text() const
{
    if (const auto *line = qobject_cast<const QLineEdit *>(m_field))
        return line->text();
    const auto *many = qobject_cast<const QPlainTextEdit *>(m_field);
    return many ? many->toPlainText() : QString();
}

} // namespace bouncedesk::ui
