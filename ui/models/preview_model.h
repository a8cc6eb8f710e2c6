// SPDX-License-Identifier: GPL-3.0-or-later
// Every backer, and whether he gets the bill of a month, or why not: counted in one snapshot, nothing is sent by
// looking. Main thread, owned by the billing page.
#pragma once

#include "core/billing/audience_service.h"
#include "ui/models/desk_context.h"

#include <QAbstractTableModel>
#include <QSet>

#include <atomic>
#include <memory>

namespace bouncedesk::ui {

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Backer, Address, Gets, Change, ColumnCount };

    struct Row {
        QString key;
        QString email;
        billing::LeftOut reason = billing::LeftOut::No;
        billing::AudienceChange change = billing::AudienceChange::None;
        QString advice; // what is wrong with a bad address
    };
    // Which rows are kept; the sums are always of all. Changed: at the last recount.
    enum class Show { LeftOut, Included, All, Reason, New, Back, Gone, Changed };
    // At the last recount.
    struct Difference {
        qint64 more = 0;
        qint64 fewer = 0;
        QSet<qint64> who;
    };

    explicit PreviewModel(const DeskContext &desk, QObject *parent = nullptr);
    ~PreviewModel() override;

    void setQuestion(base::Period period, Show show, billing::LeftOut reason = billing::LeftOut::No);
    void reload();
    // The same, and compares with what was there before.
    void recount();
    // Ends a count that takes long; what was there before stays.
    void stopCounting();
    base::Period period() const { return m_period; }
    bool isLoading() const { return m_isLoading; }
    // Of the period asked for; nothing before the first answer about it.
    const std::optional<billing::AudienceSums> &sums() const { return m_sums; }
    const Difference &difference() const { return m_difference; }
    Show shown() const { return m_show; }
    billing::LeftOut reason() const { return m_reason; } // of Show::Reason
    // There are more rows than are kept here.
    bool isCut() const { return m_isCut; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr int kMostKept = 50'000; // rows

Q_SIGNALS:
    void loadingChanged(bool loading);
    void loaded();
    // A count was given up: by somebody, or because another month is asked for.
    void stopped();
    void failed(const bouncedesk::base::Error &error);

private:
    struct Answer {
        billing::AudienceSums sums;
        QList<Row> rows;
        QList<qint64> included; // rising
        bool isCut = false;
    };
    struct Asked {
        base::Period period;
        Show show = Show::LeftOut;
        billing::LeftOut reason = billing::LeftOut::No;
        QSet<qint64> who; // of Changed

        bool wants(base::BackerRow backer, billing::LeftOut verdict, billing::AudienceChange change) const;
    };
    using Stop = std::shared_ptr<std::atomic<bool>>;
    static base::Result<Answer> count(storage::Connection &connection, const Asked &asked, const Stop &stop);
    void receive(const base::Result<Answer> &answer);
    void giveUp();
    void setLoading(bool loading);

    const DeskContext &m_desk;
    base::Period m_period;
    Show m_show = Show::LeftOut;
    billing::LeftOut m_reason = billing::LeftOut::No;
    std::optional<billing::AudienceSums> m_sums;
    QList<Row> m_rows;
    QList<qint64> m_included;
    Difference m_difference;
    Stop m_stop;
    bool m_compares = false;
    bool m_isCut = false;
    bool m_isLoading = false;
};

} // namespace bouncedesk::ui
