// SPDX-License-Identifier: GPL-3.0-or-later
// One backer: the answer about the newest bill as a sentence, what to do about it, and the timeline behind it. Main
// thread, owned by the backers page.
#pragma once

#include "core/backers/backer.h"
#include "core/story/answer.h"
#include "core/story/timeline.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class BackerActions;
class TimelineWidget;

// Everything that the pane shows, read in one snapshot.
struct PersonStory {
    backers::Backer backer;
    QString period;
    story::Answer answer;
    QList<story::TimelineEntry> timeline;
};

class PersonWidget : public QWidget {
    Q_OBJECT

public:
    // actions outlives it.
    PersonWidget(const DeskContext &desk, BackerActions *actions, QWidget *parent = nullptr);

    void show(base::BackerRow backer);
    void refresh();
    void clear();
    base::BackerRow shown() const { return m_id; }

Q_SIGNALS:
    // As he is now: a list that shows him may be older.
    void presented(const bouncedesk::backers::Backer &backer);
    void failed(const bouncedesk::base::Error &error);

private:
    void build();
    void present(const PersonStory &story);
    void fail(const base::Error &error);
    void copyForTicket();
    QString language() const;

    const DeskContext &m_desk;
    BackerActions *m_actions;
    base::BackerRow m_id;
    std::optional<PersonStory> m_story;
    QWidget *m_person; // what follows; hidden as long as nobody was read
    QLabel *m_name;
    QLabel *m_who;
    QLabel *m_locked;
    QLabel *m_answer;
    QLabel *m_next;
    QPushButton *m_meant; // only where the address looks like a slip
    QString m_meantAddress;
    QPushButton *m_lock;
    TimelineWidget *m_timeline;
};

} // namespace bouncedesk::ui
