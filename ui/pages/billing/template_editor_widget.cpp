// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/template_editor_widget.h"

#include "core/phrases/error_phrases.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QFontDatabase>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

static QPlainTextEdit *editor(QWidget *parent, const QString &name, const char *objectName)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(QLatin1String(objectName));
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return edit;
}

TemplateEditorWidget::TemplateEditorWidget(QWidget *parent) : QWidget(parent)
{
    build();
    const auto onTyped = [this] {
        check();
        Q_EMIT edited();
    };
    connect(m_subject, &QLineEdit::textEdited, this, onTyped);
    connect(m_text, &QPlainTextEdit::textChanged, this, onTyped);
    connect(m_html, &QPlainTextEdit::textChanged, this, onTyped);
    connect(m_tabs, &QTabBar::currentChanged, m_bodies, &QStackedLayout::setCurrentIndex);
}

void TemplateEditorWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_subject = new QLineEdit(this);
    m_subject->setObjectName(QStringLiteral("templateSubject"));
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->setPlaceholderText(tr("Subject"));
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of the template"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Text"));
    m_tabs->addTab(tr("HTML"));
    m_text = editor(this, tr("The template's text"), "templateText");
    m_html = editor(this, tr("The template's HTML"), "templateHtml");
    auto *area = new QWidget(this);
    m_bodies = new QStackedLayout(area);
    m_bodies->addWidget(m_text);
    m_bodies->addWidget(m_html);
    m_fault = new QLabel(this);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->hide();
    column->addWidget(m_subject);
    column->addWidget(m_tabs);
    column->addWidget(area, 1);
    column->addWidget(m_fault);
    column->addWidget(new CaptionLabel(tr("{{name}} is filled in for each backer. All have name, email, backer_id, "
                                          "period; imported bills have amount, "
                                          "currency, due_date, number, link and their further columns."),
                                       this));
}

void TemplateEditorWidget::setTexts(const billing::TemplateTexts &texts)
{
    const QSignalBlocker quiet(this);
    m_subject->setText(texts.subject);
    m_text->setPlainText(texts.text);
    m_html->setPlainText(texts.html);
    check();
}

billing::TemplateTexts TemplateEditorWidget::texts() const
{
    return {m_subject->text(), m_text->toPlainText(), m_html->toPlainText()};
}

void TemplateEditorWidget::check()
{
    const auto parsed = billing::BillTemplate::parse(texts());
    m_isUsable = parsed.has_value();
    m_fault->setVisible(!m_isUsable && isEnabled()); // nothing is wrong with what was not read yet
    if (!m_isUsable)
        m_fault->setText(phrases::errorPhrase(QLocale().bcp47Name(), parsed.error()));
}

} // namespace bouncedesk::ui
