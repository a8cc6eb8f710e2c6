// SPDX-License-Identifier: GPL-3.0-or-later
// Where the database is, how much it takes, and a check of every stored count against a recount, beside the running
// program. Main thread, owned by the settings page.
#pragma once

#include "core/ingest/database_check.h"
#include "core/ingest/retention_service.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace bouncedesk::ui {

class CaptionLabel;
class SettingForm;

class DatabaseWidget : public QWidget {
    Q_OBJECT

public:
    explicit DatabaseWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void reload();
    SettingForm *form() const { return m_form; }

Q_SIGNALS:
    void checked(bool allAgrees);
    void shortened();
    void failed(const bouncedesk::base::Error &error);

private:
    void build();
    void check();
    void present(const ingest::CheckFindings &findings);
    void presentKept(const ingest::RetentionPeriods &kept);
    void readKept();
    void askToShorten();
    void shorten();

    const DeskContext &m_desk;
    SettingForm *m_form;
    CaptionLabel *m_kept;
    QPushButton *m_shorten; // only where the database keeps raw events longer than the setting says
    QLabel *m_size;
    QPushButton *m_check;
    QProgressBar *m_progress;
    CaptionLabel *m_state;
    QPlainTextEdit *m_differences;
};

} // namespace bouncedesk::ui
