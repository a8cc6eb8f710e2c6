// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/person_widget.h"

#include "core/backers/backer_service.h"
#include "core/base/address_suggestion.h"
#include "core/base/text.h"
#include "core/base/time_format.h"
#include "core/phrases/error_phrases.h"
#include "core/phrases/story_phrases.h"
#include "core/story/answer_service.h"
#include "ui/models/mail_words.h"
#include "ui/pages/backers/backer_actions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/section_title.h"
#include "ui/widgets/timeline_widget.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

base::Result<PersonStory> readStory(storage::Connection &connection, base::BackerRow id, qint64 nowMs)
{
    PersonStory story;
    const story::AnswerService answers;
    BD_ASSIGN(story.backer, backers::backerOfId(connection, id));
    BD_ASSIGN(story.period, answers.usualPeriod(connection, nowMs));
    BD_ASSIGN(story.answer, answers.answer(connection, story.backer, story.period));
    BD_ASSIGN(story.timeline, story::timelineOf(connection, story.backer));
    return story;
}

QLabel *wrappingLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

std::optional<Status> markOf(const story::TimelineEntry &entry)
{
    if (entry.kind == story::TimelineKind::Event && entry.event &&
        entry.event->verdict.bearing == mail::Bearing::OnMail)
        return screenStatus(entry.event->verdict.status);
    return std::nullopt;
}

QString iconOf(story::TimelineKind kind)
{
    switch (kind) {
    case story::TimelineKind::Sent: return QStringLiteral("mail-send");
    case story::TimelineKind::Lock: return QStringLiteral("object-locked");
    case story::TimelineKind::Unlock: return QStringLiteral("object-unlocked");
    case story::TimelineKind::Note: return QStringLiteral("note");
    default: return QStringLiteral("clock");
    }
}

} // namespace

PersonWidget::PersonWidget(const DeskContext &desk, BackerActions *actions, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_actions(actions)
{
    build();
}

void PersonWidget::build()
{
    m_person = new QWidget(this);
    m_person->hide();
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(12, 0, 0, 0); // ends where the page does
    whole->addWidget(m_person);
    auto *column = new QVBoxLayout(m_person);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_name = wrappingLabel(m_person);
    m_name->setFont(fonts::pageTitle(font()));
    m_who = new CaptionLabel(QString(), m_person);
    m_locked = wrappingLabel(m_person);
    m_answer = wrappingLabel(m_person);
    m_answer->setFont(fonts::sectionTitle(font()));
    m_next = wrappingLabel(m_person);
    // Whatever way its letters run, the name stands where the rest begins.
    m_name->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    for (QLabel *label : {m_name, m_who, m_locked, m_answer, m_next})
        column->addWidget(label);
    auto *buttons = new QWidget(m_person);
    auto *flow = new FlowLayout(buttons);
    const auto add = [&](const QString &text, std::function<void()> act) {
        auto *button = new QPushButton(text, buttons);
        // Everything here is about the one who is shown.
        connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
            if (m_story)
                act();
        });
        flow->addWidget(button);
        return button;
    };
    m_meant = add({}, [this] { m_actions->correctAddress(m_story->backer, m_meantAddress); });
    m_meant->hide();
    makeMain(add(tr("Correct address…"), [this] { m_actions->correctAddress(m_story->backer); }));
    m_lock = add({}, [this] {
        m_story->backer.isLocked() ? m_actions->unlock({m_story->backer}) : m_actions->lock({m_story->backer});
    });
    add(tr("Add note…"), [this] { m_actions->addNote({m_story->backer}); });
    add(tr("Copy for ticket"), [this] { copyForTicket(); });
    add(tr("Copy account link"), [this] { m_actions->copyAccountLink(m_story->backer); });
    column->addWidget(buttons);
    column->addWidget(new SectionTitle(tr("What happened"), m_person));
    m_timeline = new TimelineWidget(tr("What happened"), m_person);
    column->addWidget(m_timeline, 1);
}

QString PersonWidget::language() const
{
    return QLocale().bcp47Name();
}

void PersonWidget::show(base::BackerRow backer)
{
    m_id = backer;
    refresh();
}

void PersonWidget::refresh()
{
    if (m_id.isNull())
        return;
    m_desk.pool.read<PersonStory>(
        this,
        [id = m_id, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return readStory(connection, id, nowMs);
        },
        [this, id = m_id](const base::Result<PersonStory> &story) {
            if (id != m_id)
                return;
            if (story)
                present(*story);
            else
                fail(story.error());
        });
}

void PersonWidget::clear()
{
    m_id = {};
    m_story.reset();
    m_person->hide();
}

// Who was shown is not who is meant now.
void PersonWidget::fail(const base::Error &error)
{
    if (m_story && m_story->backer.id != m_id) {
        m_story.reset();
        m_person->hide();
    }
    Q_EMIT failed(error);
}

void PersonWidget::present(const PersonStory &story)
{
    m_story = story;
    const backers::Backer &backer = story.backer;
    m_name->setText(base::displayText(backer.name));
    m_who->setText(base::displayText(backer.key.text) + QStringLiteral(" · ") +
                   (backer.email ? base::displayText(*backer.email) : tr("no address")));
    m_answer->setText(base::displayText(phrases::answerSummary(language(), story.answer)));
    m_next->setText(base::displayText(phrases::answerNext(language(), story.answer)));
    m_locked->setVisible(backer.isLocked());
    if (backer.lock)
        m_locked->setText(tr("Locked since %1: %2")
                              .arg(timeText(backer.lock->sinceMs, m_desk.clock.nowMs(), m_desk.zone.zone()),
                                   phrases::lockReasonWords(language(), backer.lock->mailClass)));
    m_meantAddress = base::likelyMeantAddress(backer.email.value_or(QString())).value_or(QString());
    m_meant->setText(tr("Correct to %1…").arg(base::displayText(m_meantAddress)));
    m_meant->setVisible(!m_meantAddress.isEmpty());
    m_lock->setText(backer.isLocked() ? tr("Unlock…") : tr("Lock…"));
    QList<TimelineEntry> entries;
    for (auto entry = story.timeline.crbegin(); entry != story.timeline.crend(); ++entry)
        entries.append({timeText(entry->atMs, m_desk.clock.nowMs(), m_desk.zone.zone()),
                        exactTimeText(entry->atMs, m_desk.zone.zone()),
                        base::displayText(phrases::timelineSummary(language(), *entry)),
                        base::displayText(phrases::timelineDetail(*entry), true),
                        markOf(*entry),
                        iconOf(entry->kind),
                        {}});
    m_timeline->setEntries(entries);
    m_person->show();
    Q_EMIT presented(backer);
}

// The whole story as plain text: what a colleague needs in a ticket.
void PersonWidget::copyForTicket()
{
    if (!m_story)
        return;
    QStringList lines{m_name->text(), m_who->text(), m_answer->text(), {}};
    for (const story::TimelineEntry &entry : m_story->timeline) {
        lines.append(base::isoInstant(entry.atMs) + QStringLiteral("  ") +
                     base::displayText(phrases::timelineSummary(language(), entry)));
        const QString detail = phrases::timelineDetail(entry);
        if (!detail.isEmpty())
            lines.append(QStringLiteral("    ") + base::displayText(detail));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace bouncedesk::ui
