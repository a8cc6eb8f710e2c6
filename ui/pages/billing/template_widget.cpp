// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/template_widget.h"

#include "ui/pages/billing/bill_view_widget.h"
#include "ui/pages/billing/template_editor_widget.h"
#include "ui/theme/metrics.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/kept_focus.h"
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
        receive({}); // what was shown is of another kind
        load();
    });
    connect(m_language, &QComboBox::activated, this, &TemplateWidget::showChosen);
    connect(m_add, &QPushButton::clicked, this, &TemplateWidget::addLanguage);
    connect(m_save, &QPushButton::clicked, this, &TemplateWidget::save);
    connect(m_back, &QPushButton::clicked, this, &TemplateWidget::takeBack);
    connect(m_editor, &TemplateEditorWidget::edited, this, &TemplateWidget::keepTyped);
    connect(m_view, &BillViewWidget::testWanted, this, &TemplateWidget::testWanted);
    connect(m_view, &BillViewWidget::failed, this, &TemplateWidget::failed);
    m_editor->setEnabled(false); // until there is something to write in
}

QString TemplateWidget::kindName(TemplateKind kind)
{
    return kind == TemplateKind::Notice ? tr("Notice to all") : tr("Imported bill");
}

QLayout *TemplateWidget::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(step8);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("templateKind"));
    m_kind->setAccessibleName(tr("Which template"));
    for (const TemplateKind kind : {TemplateKind::Notice, TemplateKind::Bill})
        m_kind->addItem(kindName(kind), int(kind));
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("templateLanguage"));
    m_language->setAccessibleName(tr("Language of the template"));
    for (QComboBox *choice : {m_kind, m_language})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents); // marked when something is not saved
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
    const auto typed = m_typed.constFind(key());
    return m_views.contains(language()) && typed != m_typed.cend() && *typed != m_views.value(language()).texts;
}

void TemplateWidget::setPeriod(base::Period period)
{
    m_period = period;
    if (!m_views.isEmpty())
        showState();
    load();
}

void TemplateWidget::load()
{
    m_desk.pool.read<Views>(
        this, [kind = kind()](storage::Connection &connection) { return billing::viewTemplates(connection, kind); },
        [this, reading = ++m_reading](const base::Result<Views> &views) {
            if (reading != m_reading)
                return;
            if (views)
                receive(*views);
            else
                Q_EMIT failed(views.error());
        });
}

void TemplateWidget::receive(const Views &views)
{
    if (!language().isEmpty())
        m_lastLanguage = language();
    const QString before = m_lastLanguage.isEmpty() ? billing::templateLanguage(views.keys(), QLocale().bcp47Name(),
                                                                                m_desk.settings.language)
                                                    : m_lastLanguage;
    m_views = views;
    m_language->clear();
    for (auto view = views.begin(); view != views.end(); ++view)
        m_language->addItem(languageName(view.key()), view.key());
    m_language->setCurrentIndex(views.isEmpty() ? -1 : std::max(0, m_language->findData(before)));
    showChosen();
}

void TemplateWidget::keepTyped()
{
    if (!m_views.contains(language()))
        return;
    if (m_editor->texts() == m_views.value(language()).texts)
        m_typed.remove(key());
    else
        m_typed.insert(key(), m_editor->texts());
    showState();
}

void TemplateWidget::showChosen()
{
    m_editor->setEnabled(m_views.contains(language()));
    const billing::TemplateTexts texts = m_typed.value(key(), m_views.value(language()).texts);
    if (m_editor->texts() != texts) // who types keeps his place
        m_editor->setTexts(texts);
    showState();
}

void TemplateWidget::markTyped()
{
    const auto marked = [this](const QString &name, bool isTyped) {
        return isTyped ? tr("%1, not saved").arg(name) : name;
    };
    const QList<Key> typed = m_typed.keys();
    for (int i = 0; i < m_kind->count(); ++i) {
        const auto kind = TemplateKind(m_kind->itemData(i).toInt());
        const bool isTyped =
            std::any_of(typed.cbegin(), typed.cend(), [kind](const Key &one) { return one.first == kind; });
        m_kind->setItemText(i, marked(kindName(kind), isTyped));
    }
    for (int i = 0; i < m_language->count(); ++i) {
        const QString tag = m_language->itemData(i).toString();
        m_language->setItemText(i, marked(languageName(tag), m_typed.contains({kind(), tag})));
    }
}

void TemplateWidget::showState()
{
    const bool isRead = m_views.contains(language());
    const TemplateView view = m_views.value(language());
    const bool changed = isChanged();
    markTyped();
    m_add->setEnabled(isRead);
    setEnabledKeepingFocus(m_save, changed && m_editor->isUsable(), m_language);
    setEnabledKeepingFocus(m_back, isRead && (changed || !view.isShipped), m_language);
    m_state->setText(!isRead   ? QString()
                     : changed ? tr("Not saved yet.")
                     : view.isShipped
                         ? tr("As it comes with the program.")
                         : tr("Written by %1, %2.")
                               .arg(view.changedBy.section(u':', -1),
                                    timeText(view.changedMs.value_or(0), m_desk.clock.nowMs(), m_desk.zone.zone())));
    m_view->setDraft({m_period,
                      {},
                      isRead ? std::optional(kind()) : std::optional<TemplateKind>(),
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
    const billing::TemplateTexts texts = m_editor->texts();
    write(
        [kind = kind(), language = language(), texts, actor = m_desk.actor,
         nowMs = m_desk.clock.nowMs()](storage::Connection &connection) -> base::Result<Views> {
            BD_TRY(billing::changeTemplate(connection, kind, language, texts, actor, nowMs));
            return billing::viewTemplates(connection, kind);
        },
        [this, key = key(), texts] {
            if (m_typed.value(key) == texts) // nothing was typed since
                m_typed.remove(key);
        });
}

// What was only typed goes first; then what was saved.
void TemplateWidget::takeBack()
{
    if (isChanged()) {
        m_typed.remove(key());
        showChosen();
        return;
    }
    Question question;
    question.title = tr("Back to the original?");
    question.text = tr("What was written and saved for %1, %2, is lost. It cannot be brought back.")
                        .arg(kindName(kind()), languageName(language()));
    question.buttons = {tr("Discard the saved text"), tr("Keep it")};
    question.isLoss = true;
    m_desk.dialogs.ask(this, question, [this, key = key()](int button) {
        if (button == 0)
            reset(key);
    });
}

void TemplateWidget::reset(const Key &key)
{
    write([kind = key.first, language = key.second, actor = m_desk.actor,
           nowMs = m_desk.clock.nowMs()](storage::Connection &connection) -> base::Result<Views> {
        BD_TRY(billing::resetTemplate(connection, kind, language, actor, nowMs));
        return billing::viewTemplates(connection, kind);
    });
}

void TemplateWidget::discardTyped()
{
    m_typed.clear();
    showChosen();
}

void TemplateWidget::write(std::function<base::Result<Views>(storage::Connection &)> work, std::function<void()> done)
{
    m_desk.pool.write<Views>(this, std::move(work),
                             [this, asked = kind(), done = std::move(done)](const base::Result<Views> &views) {
                                 if (!views) {
                                     Q_EMIT failed(views.error());
                                     return;
                                 }
                                 if (done)
                                     done();
                                 if (asked == kind()) {
                                     ++m_reading; // what is being read is older
                                     receive(*views);
                                 } else {
                                     showState();
                                 }
                                 Q_EMIT saved();
                             });
}

} // namespace bouncedesk::ui
