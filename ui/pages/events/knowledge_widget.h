// SPDX-License-Identifier: GPL-3.0-or-later
// How complete the events are: up to when, what is missing, and the buttons that mend it. Main thread, owned by the
// events page.
#pragma once

#include "core/base/error.h"
#include "ui/models/desk_context.h"
#include "ui/models/events_knowledge.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class KnowledgeWidget : public QWidget {
    Q_OBJECT

public:
    explicit KnowledgeWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void load();

Q_SIGNALS:
    void unusableWanted();
    // A backfill, of a program that has no key: it waits for one that has.
    void askedWithoutKey();
    void loaded();
    void unread(const bouncedesk::base::Error &error);
    void failed(const bouncedesk::base::Error &error);

private:
    void show(const EventsKnowledge &knowledge);
    void askForBackfill();

    const DeskContext &m_desk;
    QLabel *m_words;
    QLabel *m_gaps;
    QPushButton *m_backfill;
    QPushButton *m_unusable;
};

} // namespace bouncedesk::ui
