// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to one person or one mail, newest first: a list of sentences with time, mark and detail, moved through
// by keyboard and read aloud as a list. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QListView>

#include <optional>

class QStandardItemModel;

namespace bouncedesk::ui {

struct TimelineEntry {
    QString time;      // "1 Dec 09:04"
    QString exactTime; // tool tip
    QString sentence;  // from outside is fine
    QString detail;    // the server's words, in the fixed font; may have several lines
    std::optional<Status> mark;
    QString iconName; // where no status fits: object-locked, note, mail-send…
    QVariant id;      // handed back in entryActivated
};

class TimelineWidget : public QListView {
    Q_OBJECT

public:
    explicit TimelineWidget(const QString &name, QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);
    int entryCount() const;
    QString spokenText(int row) const;

Q_SIGNALS:
    void entryActivated(const QVariant &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QStandardItemModel *m_model;
};

} // namespace bouncedesk::ui
