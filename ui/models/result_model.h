// SPDX-License-Identifier: GPL-3.0-or-later
// What became of everybody's bill of a month, with the figures over it. Main thread, owned by the billing page.
#pragma once

#include "core/billing/mailing_report.h"
#include "core/billing/result_service.h"
#include "ui/models/desk_context.h"

#include <QAbstractTableModel>
#include <QMap>

namespace bouncedesk::ui {

class ResultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Backer, Address, Outcome, Why, ColumnCount };

    explicit ResultModel(const DeskContext &desk, QObject *parent = nullptr);

    // outcome: the rows that are kept, a code, kGot or kAll; empty: whoever has not got it. The figures are always of
    // all.
    void setQuestion(base::Period period, const QString &outcome);
    void reload();
    const QString &outcome() const { return m_outcome; }
    // What the rows and figures are of, which is not yet what was asked for last.
    base::Period period() const { return m_answer.period; }
    bool isLoading() const { return m_isLoading; }
    bool isCut() const { return m_answer.isCut; }
    // How many have each outcome.
    const QMap<QString, qint64> &outcomes() const { return m_answer.outcomes; }
    // Nothing: the month was never billed.
    const std::optional<billing::MailingReport> &report() const { return m_answer.report; }

    // Nothing: there is no such row.
    const billing::ResultRow *rowAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr int kMostKept = 50'000; // rows
    // In place of an outcome:
    static constexpr auto kAll = "all";
    static constexpr auto kGot = "got"; // whoever has got it, even if he did not want it
    // Whether an outcome is among what is asked for, as setQuestion takes it.
    static bool isWanted(const QString &asked, const QString &outcome);

Q_SIGNALS:
    void loadingChanged(bool loading);
    void loaded();
    void failed(const bouncedesk::base::Error &error);

private:
    struct Answer {
        base::Period period;
        std::optional<billing::MailingReport> report;
        QMap<QString, qint64> outcomes;
        QList<billing::ResultRow> rows;
        bool isCut = false;
    };
    static base::Result<Answer> count(storage::Connection &connection, base::Period period, const QString &outcome,
                                      qint64 nowMs);
    void receive(const base::Result<Answer> &answer);

    const DeskContext &m_desk;
    base::Period m_period;
    QString m_outcome;
    Answer m_answer;
    quint64 m_token = 0;
    bool m_isLoading = false;
};

} // namespace bouncedesk::ui
