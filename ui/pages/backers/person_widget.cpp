// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/person_widget.h"

#include "core/backers/backer_service.h"
#include "core/backers/unlock_service.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/base/time_format.h"
#include "core/phrases/error_phrases.h"
#include "core/phrases/story_phrases.h"
#include "core/story/answer_service.h"
#include "ui/models/mail_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/dialogs.h"
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

PersonWidget::PersonWidget(const DeskContext &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    build();
}

void PersonWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    m_name = wrappingLabel(this);
    m_name->setFont(fonts::pageTitle(font()));
    m_who = new CaptionLabel(QString(), this);
    m_answer = wrappingLabel(this);
    m_answer->setFont(fonts::sectionTitle(font()));
    m_next = wrappingLabel(this);
    for (QLabel *label : {m_name, m_who, m_answer, m_next})
        column->addWidget(label);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons);
    const auto add = [&](const QString &text, void (PersonWidget::*slot)()) {
        auto *button = new QPushButton(text, buttons);
        connect(button, &QPushButton::clicked, this, slot);
        flow->addWidget(button);
        return button;
    };
    m_correct = add(tr("Correct address…"), &PersonWidget::correctAddress);
    makeMain(m_correct);
    m_lock = new QPushButton(buttons);
    connect(m_lock, &QPushButton::clicked, this, [this] { m_story && m_story->backer.isLocked() ? unlock() : lock(); });
    flow->addWidget(m_lock);
    add(tr("Add note…"), &PersonWidget::addNote);
    add(tr("Copy for ticket"), &PersonWidget::copyForTicket);
    column->addWidget(buttons);
    column->addWidget(new SectionTitle(tr("What happened"), this));
    m_timeline = new TimelineWidget(tr("What happened"), this);
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
                Q_EMIT failed(story.error());
        });
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
}

QString PersonWidget::fault(const QString &address) const
{
    const auto checked = base::checkAddress(address);
    return checked ? QString() : phrases::errorPhrase(language(), checked.error());
}

void PersonWidget::change(std::function<base::Result<bool>(storage::Connection &)> work)
{
    m_desk.pool.write<bool>(this, std::move(work), [this](const base::Result<bool> &done) {
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        m_desk.changes.publish(storage::Topic::Backers);
        refresh();
        Q_EMIT changed();
    });
}

void PersonWidget::correctAddress()
{
    if (!m_story)
        return;
    const TextQuestion question{tr("Correct the address"),
                                tr("New address of %1").arg(base::displayText(m_story->backer.name)),
                                m_story->backer.email.value_or(QString()),
                                tr("Correct address"),
                                false,
                                [this](const QString &text) { return fault(text); }};
    m_desk.dialogs.promptText(this, question, [this, id = m_id](const std::optional<QString> &email) {
        if (!email)
            return;
        change([id, email = *email, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                zone = m_desk.zone](storage::Connection &connection) -> base::Result<bool> {
            const backers::AddressService addresses{backers::LockService(zone)};
            BD_TRY(addresses.setEmail(connection, id, email.trimmed(), backers::AddressSource::Staff, actor, nowMs));
            return true;
        });
    });
}

void PersonWidget::unlock()
{
    const QString text = tr("Bills go to the same address again: %1. It stays dead if nothing has changed there; a new "
                            "address is better.")
                             .arg(base::displayText(m_story->backer.email.value_or(QString())));
    m_desk.dialogs.confirm(
        this, tr("Unlock %1?").arg(base::displayText(m_story->backer.name)), text, tr("Unlock"),
        [this, id = m_id](bool yes) {
            if (!yes)
                return;
            change([id, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                    zone = m_desk.zone](storage::Connection &connection) -> base::Result<bool> {
                BD_TRY(backers::UnlockService(backers::LockService(zone)).unlockByStaff(connection, id, actor, nowMs));
                return true;
            });
        });
}

void PersonWidget::lock()
{
    if (!m_story)
        return;
    const TextQuestion question{
        tr("Lock %1").arg(base::displayText(m_story->backer.name)),
        tr("Why he or she gets no bills"),
        {},
        tr("Lock"),
        false,
        [](const QString &text) { return text.trimmed().isEmpty() ? tr("A reason is needed.") : QString(); }};
    m_desk.dialogs.promptText(this, question, [this, id = m_id](const std::optional<QString> &reason) {
        if (!reason)
            return;
        change([id, reason = *reason, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                zone = m_desk.zone](storage::Connection &connection) -> base::Result<bool> {
            BD_TRY(
                backers::UnlockService(backers::LockService(zone)).lockByStaff(connection, id, reason, actor, nowMs));
            return true;
        });
    });
}

void PersonWidget::addNote()
{
    if (!m_story)
        return;
    const TextQuestion question{
        tr("Add a note"),
        tr("Note about %1").arg(base::displayText(m_story->backer.name)),
        {},
        tr("Add note"),
        true,
        [](const QString &text) { return text.trimmed().isEmpty() ? tr("The note is empty.") : QString(); }};
    m_desk.dialogs.promptText(this, question, [this, id = m_id](const std::optional<QString> &note) {
        if (!note)
            return;
        change([id, note = *note, actor = m_desk.actor, nowMs = m_desk.clock.nowMs(),
                zone = m_desk.zone](storage::Connection &connection) -> base::Result<bool> {
            BD_TRY(backers::BackerService(backers::LockService(zone)).addNote(connection, id, note, actor, nowMs));
            return true;
        });
    });
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
