// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/template_widget.h"

#include "ui/pages/billing/bill_view_widget.h"
#include "ui/pages/billing/template_editor_widget.h"
#include "ui/theme/metrics.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/section_title.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using billing::TemplateKind;
using billing::TemplateView;
using namespace metrics;

static QString languageName(const QString &tag)
{
    const QLocale locale(tag);
    const bool isPlainEnglish = tag == QLatin1String("en"); // of which Qt makes American English
    const QString name = isPlainEnglish                    ? QStringLiteral("English")
                         : locale.language() == QLocale::C ? QString()
                                                           : locale.nativeLanguageName();
    return name.isEmpty() ? tag : QStringLiteral("%1 (%2)").arg(name, tag);
}

TemplateWidget::TemplateWidget(const DeskContext &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    build();
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_views.clear();
        load();
    });
    connect(m_language, &QComboBox::activated, this, &TemplateWidget::showChosen);
    connect(m_add, &QPushButton::clicked, this, &TemplateWidget::addLanguage);
    connect(m_save, &QPushButton::clicked, this, &TemplateWidget::save);
    connect(m_back, &QPushButton::clicked, this, &TemplateWidget::takeBack);
    connect(m_editor, &TemplateEditorWidget::edited, this, &TemplateWidget::showState);
    connect(m_view, &BillViewWidget::testWanted, this, &TemplateWidget::testWanted);
    connect(m_view, &BillViewWidget::failed, this, &TemplateWidget::failed);
}

QLayout *TemplateWidget::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(step8);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("templateKind"));
    m_kind->setAccessibleName(tr("Which template"));
    m_kind->addItem(tr("Notice to all"), int(TemplateKind::Notice));
    m_kind->addItem(tr("Imported bill"), int(TemplateKind::Bill));
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("templateLanguage"));
    m_language->setAccessibleName(tr("Language of the template"));
    m_add = new QPushButton(tr("Add a language…"), this);
    m_save = new QPushButton(tr("Save the template"), this);
    m_save->setObjectName(QStringLiteral("templateSave"));
    m_back = new QPushButton(tr("Back to the original"), this);
    m_back->setObjectName(QStringLiteral("templateBack"));
    m_state = new CaptionLabel(QString(), this);
    for (QPushButton *button : {m_add, m_save, m_back})
        button->setAccessibleName(button->text());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_language, m_add, m_save, m_back})
        row->addWidget(widget);
    row->addWidget(m_state, 1);
    return row;
}

void TemplateWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step12);
    column->addLayout(buildHead());
    auto *row = new QHBoxLayout;
    row->setSpacing(step24);
    m_editor = new TemplateEditorWidget(this);
    m_view = new BillViewWidget(m_desk, this);
    row->addWidget(m_editor, 1);
    row->addWidget(m_view, 1);
    column->addLayout(row, 1);
}

TemplateKind TemplateWidget::kind() const
{
    return TemplateKind(m_kind->currentData().toInt());
}

QString TemplateWidget::language() const
{
    return m_language->currentData().toString();
}

bool TemplateWidget::isChanged() const
{
    return m_views.contains(language()) && m_editor->texts() != m_views.value(language()).texts;
}

void TemplateWidget::setPeriod(base::Period period)
{
    m_period = period;
    if (!isChanged())
        load();
    else
        showState();
}

void TemplateWidget::load()
{
    m_desk.pool.read<Views>(
        this, [kind = kind()](storage::Connection &connection) { return billing::viewTemplates(connection, kind); },
        [this](const base::Result<Views> &views) {
            if (views)
                receive(*views);
            else
                Q_EMIT failed(views.error());
        });
}

void TemplateWidget::receive(const Views &views)
{
    const bool isTyped = isChanged(); // while these were read or written: it stays
    const QString before =
        language().isEmpty() ? billing::templateLanguage(views.keys(), QLocale().bcp47Name(), m_desk.settings.language)
                             : language();
    m_views = views;
    m_language->clear();
    for (auto view = views.begin(); view != views.end(); ++view)
        m_language->addItem(languageName(view.key()), view.key());
    m_language->setCurrentIndex(std::max(0, m_language->findData(before)));
    if (isTyped)
        showState();
    else
        showChosen();
}

void TemplateWidget::showChosen()
{
    m_editor->setTexts(m_views.value(language()).texts);
    showState();
}

void TemplateWidget::showState()
{
    const TemplateView view = m_views.value(language());
    const bool changed = isChanged();
    m_save->setEnabled(changed && m_editor->isUsable());
    m_back->setEnabled(changed || !view.isShipped);
    m_state->setText(changed ? tr("Not saved yet.")
                     : view.isShipped
                         ? tr("As it comes with the program.")
                         : tr("Written by %1, %2.")
                               .arg(view.changedBy.section(u':', -1),
                                    timeText(view.changedMs.value_or(0), m_desk.clock.nowMs(), m_desk.zone.zone())));
    m_view->setDraft({m_period,
                      {},
                      kind(),
                      language(),
                      changed ? std::optional(m_editor->texts()) : std::optional<billing::TemplateTexts>()});
}

void TemplateWidget::addLanguage()
{
    TextQuestion question;
    question.title = tr("Add a language");
    question.label = tr("Its code, such as fr or pt-BR. It begins as a copy of what is shown.");
    question.button = tr("Add it");
    question.fault = [](const QString &text) {
        return QLocale(text.trimmed()).language() == QLocale::C ? tr("This is no language that is known.") : QString();
    };
    m_desk.dialogs.promptText(this, question, [this](const std::optional<QString> &tag) {
        if (!tag)
            return;
        const QString added = tag->trimmed().toLower();
        write([kind = kind(), added, texts = m_editor->texts(), actor = m_desk.actor,
               nowMs = m_desk.clock.nowMs()](storage::Connection &connection) -> base::Result<Views> {
            BD_TRY(billing::changeTemplate(connection, kind, added, texts, actor, nowMs));
            return billing::viewTemplates(connection, kind);
        });
    });
}

void TemplateWidget::save()
{
    write([kind = kind(), language = language(), texts = m_editor->texts(), actor = m_desk.actor,
           nowMs = m_desk.clock.nowMs()](storage::Connection &connection) -> base::Result<Views> {
        BD_TRY(billing::changeTemplate(connection, kind, language, texts, actor, nowMs));
        return billing::viewTemplates(connection, kind);
    });
}

// What was only typed goes first; then what was saved.
void TemplateWidget::takeBack()
{
    if (isChanged()) {
        showChosen();
        return;
    }
    write([kind = kind(), language = language(), actor = m_desk.actor,
           nowMs = m_desk.clock.nowMs()](storage::Connection &connection) -> base::Result<Views> {
        BD_TRY(billing::resetTemplate(connection, kind, language, actor, nowMs));
        return billing::viewTemplates(connection, kind);
    });
}

void TemplateWidget::write(std::function<base::Result<Views>(storage::Connection &)> work)
{
    m_desk.pool.write<Views>(this, std::move(work), [this](const base::Result<Views> &views) {
        if (!views) {
            Q_EMIT failed(views.error());
            return;
        }
        receive(*views);
        Q_EMIT saved();
    });
}

} // namespace bouncedesk::ui
