// SPDX-License-Identifier: GPL-3.0-or-later
// What could not be used, with its raw text, and the button that tries it again (R-quarantine). Main thread, owned by
// the events page.
#pragma once

#include "core/ingest/replay_service.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bouncedesk::ui {

class DeskTable;
class QuarantineModel;
class RawEventView;

class QuarantineWidget : public QWidget {
    Q_OBJECT

public:
    explicit QuarantineWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void load();

Q_SIGNALS:
    void closed();
    void replayed(); // some of it may stand among the events now
    void loaded();
    void unread(const bouncedesk::base::Error &error);
    void failed(const bouncedesk::base::Error &error);

private:
    void showRaw(const QModelIndex &index);
    void replay();
    void replayNext();
    void onSlice(const base::Result<bool> &more);

    const DeskContext &m_desk;
    QuarantineModel *m_model;
    DeskTable *m_table;
    RawEventView *m_raw;
    QLabel *m_words;
    QPushButton *m_again;
    // Shared with the slice in the writer's thread, which may outlive this.
    std::shared_ptr<ingest::QuarantineReplay> m_replay;
};

} // namespace bouncedesk::ui
