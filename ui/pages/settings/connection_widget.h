// SPDX-License-Identifier: GPL-3.0-or-later
// "Test connection": key, domain, logs, webhooks and signing key one by one, and the button that registers what is
// missing. Main thread, owned by the settings page; Mailgun's client lives here and calls back here.
#pragma once

#include "core/mailgun/connection_check.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QPushButton;
class QStandardItemModel;

namespace bouncedesk::ui {

class CaptionLabel;
class DeskTable;

class ConnectionWidget : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionWidget(const DeskContext &desk, QWidget *parent = nullptr);

    const QList<mailgun::CheckFinding> &findings() const { return m_findings; }

Q_SIGNALS:
    void finished();

private:
    void build();
    void test();
    void add(const mailgun::CheckFinding &finding);
    void onFinished();
    void onRegistered(const QStringList &kinds, const QString &failure);

    const DeskContext &m_desk;
    std::unique_ptr<mailgun::MailgunClient> m_client;
    std::unique_ptr<mailgun::ConnectionCheck> m_check;
    QList<mailgun::CheckFinding> m_findings;
    QStandardItemModel *m_rows;
    DeskTable *m_table;
    QPushButton *m_test;
    QPushButton *m_register;
    CaptionLabel *m_state;
};

} // namespace bouncedesk::ui
