// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groups_model.h"

#include "core/base/text.h"
#include "core/base/time_format.h"
#include "ui/models/figure_words.h"
#include "ui/models/mail_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace bouncedesk::ui {

using namespace deliverability;

namespace {

const Rate *rateOf(const Figures &figures, int column)
{
    switch (column) {
    case GroupsModel::Delivered: return &figures.delivered;
    case GroupsModel::CameBack: return &figures.bounced;
    case GroupsModel::GivenUp: return &figures.givenUp;
    case GroupsModel::NotSent: return &figures.held;
    case GroupsModel::Spam: return &figures.spam;
    default: return nullptr;
    }
}

// What a column is measured against.
std::optional<double> limitOf(int column)
{
    switch (column) {
    case GroupsModel::Delivered: return kDeliveredGoal;
    case GroupsModel::CameBack: return kBouncedLimit;
    case GroupsModel::Spam: return kSpamLimit;
    default: return std::nullopt;
    }
}

qint64 notArrived(const Figures &figures)
{
    return figures.bounced.part + figures.givenUp.part;
}

// A reason has only mails of one kind, so its rates are shares of all.
Figures sharesOf(const Figures &part, const Figures &whole)
{
    Figures shares = part;
    shares.delivered.of = shares.bounced.of = shares.givenUp.of = whole.tried;
    shares.spam.of = whole.arrived;
    shares.held.of = whole.tried + whole.heldBack;
    return shares;
}

// Only mails that ended in one way were asked for: how many is known, a share of all is not.
Figures withoutRates(const Figures &figures)
{
    Figures counts = figures;
    for (Rate *rate : {&counts.delivered, &counts.bounced, &counts.givenUp, &counts.spam, &counts.held})
        rate->of = 0;
    return counts;
}

} // namespace

QString groupWord(GroupBy by)
{
    switch (by) {
    case GroupBy::Status: return GroupsModel::tr("Status");
    case GroupBy::Day: return GroupsModel::tr("Day");
    case GroupBy::Month: return GroupsModel::tr("Month");
    case GroupBy::Project: return GroupsModel::tr("Project");
    case GroupBy::Backer: return GroupsModel::tr("Backer");
    case GroupBy::Family: return GroupsModel::tr("Subject family");
    case GroupBy::Subject: return GroupsModel::tr("Subject");
    case GroupBy::ProjectSubject: return GroupsModel::tr("Project and subject");
    case GroupBy::Domain: return GroupsModel::tr("Domain");
    case GroupBy::Reason: return GroupsModel::tr("Reason");
    case GroupBy::Run: return GroupsModel::tr("Run");
    }
    return {};
}

QString byGroupWords(GroupBy by)
{
    switch (by) {
    case GroupBy::Status: return GroupsModel::tr("by status");
    case GroupBy::Day: return GroupsModel::tr("by day");
    case GroupBy::Month: return GroupsModel::tr("by month");
    case GroupBy::Project: return GroupsModel::tr("by project");
    case GroupBy::Backer: return GroupsModel::tr("by backer");
    case GroupBy::Family: return GroupsModel::tr("by subject family");
    case GroupBy::Subject: return GroupsModel::tr("by subject");
    case GroupBy::ProjectSubject: return GroupsModel::tr("by project and subject");
    case GroupBy::Domain: return GroupsModel::tr("by domain");
    case GroupBy::Reason: return GroupsModel::tr("by reason");
    case GroupBy::Run: return GroupsModel::tr("by run");
    }
    return {};
}

void GroupsModel::setAnswer(const GroupsAnswer &answer)
{
    beginResetModel();
    m_answer = answer;
    m_lines.clear();
    for (const GroupRow &row : answer.rows)
        m_lines.append(lineOf(row));
    sortLines();
    endResetModel();
}

GroupsModel::Line GroupsModel::lineOf(const GroupRow &row) const
{
    Line line{row, nameOf(row), figuresOf(row.tally), std::nullopt};
    if (m_answer.question.filters.contains(GroupFilter::Reason))
        line.figures = withoutRates(line.figures);
    else if (m_answer.question.by == GroupBy::Reason)
        line.figures = sharesOf(line.figures, figuresOf(m_answer.total));
    else if (row.key && !row.isRest && m_answer.before.contains(row.identity()))
        line.before = figuresOf(m_answer.before.value(row.identity()));
    return line;
}

QString GroupsModel::nameOf(const GroupRow &row) const
{
    const GroupBy by = m_answer.question.by;
    const QString key = row.key.value_or(QString());
    if (by == GroupBy::Reason) {
        const auto mailClass = mail::classOfName(key);
        return row.key && mailClass ? classSentence(*mailClass) : tr("Delivered, or on its way");
    }
    if (by == GroupBy::ProjectSubject)
        return pairName(row);
    if (by == GroupBy::Family && row.isRest)
        return tr("All other subjects");
    if (!row.key)
        return tr("None given");
    if (row.isRest)
        return tr("Others like “%1”").arg(base::displayText(key));
    if (by == GroupBy::Day)
        return dayText(base::parseIsoDate(key).value_or(QDate()), true);
    if (by == GroupBy::Run) {
        const QString period = m_answer.runPeriods.value(key.toLongLong());
        return period.isEmpty() ? tr("Run %1").arg(key)
                                : tr("%1, run %2").arg(periodText(period, m_answer.to.year()), key);
    }
    return base::displayText(row.name.isEmpty() ? key : row.name);
}

QString GroupsModel::pairName(const GroupRow &row)
{
    const QString project = base::displayText(row.name.isEmpty() ? row.key.value_or(QString()) : row.name);
    const QString subject = base::displayText(row.subject.value_or(QString()));
    return QStringLiteral("%1 · %2").arg(row.key ? project : tr("no project"), !row.subject ? tr("no subject")
                                                                               : row.isRest
                                                                                   ? tr("others like “%1”").arg(subject)
                                                                                   : subject);
}

const GroupRow *GroupsModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_lines.size() ? &m_lines.at(index.row()).row : nullptr;
}

QString GroupsModel::text(const Line &line, int column) const
{
    switch (column) {
    case Name: return line.name;
    case Mails: return countText(line.row.tally.total());
    case NotArrived: return countText(notArrived(line.figures));
    case Change: return line.before ? changeCellText(line.figures.delivered, line.before->delivered) : noValueText();
    default: break;
    }
    const Rate rate = *rateOf(line.figures, column);
    // A reason stands in one column; zeros in the others would say nothing.
    if (m_answer.question.by == GroupBy::Reason)
        return rate.part == 0 ? noValueText() : rateText(rate);
    const auto limit = limitOf(column);
    return limit ? rateBeside(rate, *limit) : rateText(rate);
}

QString GroupsModel::toolTip(const Line &line, int column) const
{
    const bool isReason = m_answer.question.by == GroupBy::Reason;
    if (column == Name)
        return line.row.name.isEmpty() ? QString() : base::displayText(line.row.key.value_or(QString()));
    const Rate *rate = rateOf(line.figures, column);
    if (rate && isReason)
        return tr("%1 of %2 of all mails").arg(countText(rate->part), countText(rate->of));
    if (rate && rate->isKnown() && rate->isTooFew())
        return tooFewText(rate->of);
    if (rate && rate->isKnown())
        return rate->soFar ? tr("%1 of %2 so far").arg(countText(rate->part), countText(rate->of))
                           : tr("%1 of %2").arg(countText(rate->part), countText(rate->of));
    if (column == Change && line.before)
        return tr("%1 delivered in the period before").arg(rateText(line.before->delivered));
    return {};
}

QVariant GroupsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines.at(index.row());
    const bool isReason = m_answer.question.by == GroupBy::Reason;
    const Rate *rate = rateOf(line.figures, index.column());
    switch (role) {
    case Qt::DisplayRole: return text(line, index.column());
    case Qt::ToolTipRole: return toolTip(line, index.column());
    case SecondaryRole: return rate && (!rate->isKnown() || rate->isTooFew() || (isReason && rate->part == 0));
    case BeyondLimitRole:
        return !isReason && ((index.column() == Delivered && missesDeliveredGoal(*rate)) ||
                             (index.column() == CameBack && isOverBouncedLimit(*rate)) ||
                             (index.column() == Spam && isOverSpamLimit(*rate)));
    case SortRole:
        if (index.column() == Name)
            return line.row.key.value_or(QString());
        if (rate)
            return rate->isKnown() ? QVariant(rate->value()) : QVariant();
        if (const auto value = sortValue(line, index.column()))
            return index.column() == Change ? QVariant(*value) : QVariant(qint64(*value));
        return {};
    default: return {};
    }
}

QVariant GroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Name: return isTip ? QString() : groupWord(m_answer.question.by);
    case Mails: return isTip ? QString() : tr("Mails");
    case NotArrived: return isTip ? tr("Came back or given up: sort by it for what is worst and large") : tr("Missed");
    case Delivered:
        return isTip ? tr("Of those tried; the goal is %1").arg(limitText(kDeliveredGoal)) : tr("Delivered");
    case CameBack: return isTip ? tr("Of those tried; the limit is %1").arg(limitText(kBouncedLimit)) : tr("Came back");
    case GivenUp: return isTip ? tr("Of those tried: Mailgun tried for hours without success") : tr("Given up");
    case NotSent: return isTip ? tr("Held back by Mailgun, of those tried and held back") : tr("Not sent");
    case Spam:
        return isTip ? tr("Of those delivered; the limit is %1. Gmail does not report.").arg(limitText(kSpamLimit))
                     : tr("Spam");
    case Change: return isTip ? tr("Points of delivered against as many days before") : tr("Change");
    default: return {};
    }
}

std::optional<double> GroupsModel::sortValue(const Line &line, int column) const
{
    if (column == Mails)
        return double(line.row.tally.total());
    if (column == NotArrived)
        return double(notArrived(line.figures));
    if (column == Change) {
        if (!line.before || line.figures.delivered.isTooFew() || line.before->delivered.isTooFew())
            return std::nullopt;
        return line.figures.delivered.value() - line.before->delivered.value();
    }
    const Rate *rate = rateOf(line.figures, column);
    return rate && !rate->isTooFew() ? std::optional(rate->value()) : std::nullopt;
}

bool GroupsModel::comesBefore(const Line &a, const Line &b) const
{
    const bool rising = m_sortOrder == Qt::AscendingOrder;
    if (m_sortColumn == Name) {
        const GroupBy by = m_answer.question.by;
        if (a.row.key.has_value() != b.row.key.has_value())
            return a.row.key.has_value();
        const bool byKey = by == GroupBy::Day;
        const int order =
            by == GroupBy::Run
                ? int(a.row.key.value_or(QString()).toLongLong() - b.row.key.value_or(QString()).toLongLong())
            : byKey ? a.row.key.value_or(QString()).compare(b.row.key.value_or(QString()))
                    : a.name.localeAwareCompare(b.name);
        return rising ? order < 0 : order > 0;
    }
    const auto valueA = sortValue(a, m_sortColumn), valueB = sortValue(b, m_sortColumn);
    if (valueA.has_value() != valueB.has_value())
        return valueA.has_value();
    if (valueA && *valueA != *valueB)
        return rising ? *valueA < *valueB : *valueA > *valueB;
    return a.row.tally.total() > b.row.tally.total();
}

void GroupsModel::sortLines()
{
    std::stable_sort(m_lines.begin(), m_lines.end(),
                     [this](const Line &a, const Line &b) { return comesBefore(a, b); });
}

void GroupsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    beginResetModel();
    sortLines();
    endResetModel();
}

} // namespace bouncedesk::ui
