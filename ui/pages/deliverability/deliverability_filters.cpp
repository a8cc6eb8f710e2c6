// SPDX-License-Identifier: GPL-3.0-or-later
// The filters of the page: their menu, what is asked for them, and the words on their chips.
#include "core/base/text.h"
#include "core/base/time_format.h"
#include "ui/models/groups_model.h"
#include "ui/models/mail_words.h"
#include "ui/pages/deliverability/deliverability_page.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/dialogs.h"

#include <QMenu>

namespace bouncedesk::ui {

using namespace deliverability;
using mail::MailClass;

constexpr std::array kReasons{MailClass::Hard,
                              MailClass::Soft,
                              MailClass::Delayed,
                              MailClass::Blocked,
                              MailClass::Expired,
                              MailClass::Rejected,
                              MailClass::Complaint,
                              MailClass::SuppressedBounce,
                              MailClass::SuppressedComplaint,
                              MailClass::SuppressedUnsubscribe};

QMenu *DeliverabilityPage::filterMenu()
{
    auto *menu = new QMenu(this);
    for (const GroupFilter filter : {GroupFilter::Project, GroupFilter::Subject, GroupFilter::Family,
                                     GroupFilter::Domain, GroupFilter::Backer, GroupFilter::Day}) {
        const auto by = groupOfName(filterId(filter));
        connect(menu->addAction(tr("%1…").arg(groupWord(*by))), &QAction::triggered, this,
                [this, filter] { promptFilter(filter); });
    }
    QMenu *reasons = menu->addMenu(groupWord(GroupBy::Reason));
    for (const mail::MailClass reason : kReasons)
        connect(reasons->addAction(classSentence(reason)), &QAction::triggered, this,
                [this, reason] { addFilter(GroupFilter::Reason, mail::className(reason)); });
    return menu;
}

QString DeliverabilityPage::chipText(const GroupsQuestion &question, GroupFilter filter)
{
    return tr("%1: %2").arg(groupWord(*groupOfName(filterId(filter))), filterText(question, filter));
}

QString DeliverabilityPage::filterText(const GroupsQuestion &question, GroupFilter filter)
{
    QString value = question.filters.value(filter);
    if (filter == GroupFilter::Project && !question.projectName.isEmpty())
        value = question.projectName;
    if (filter == GroupFilter::Day)
        value = dayText(base::parseIsoDate(value).value_or(QDate()), true);
    if (filter == GroupFilter::Reason)
        value = classSentence(mail::classOfName(value).value_or(mail::MailClass::None));
    return base::displayText(value);
}

void DeliverabilityPage::promptFilter(GroupFilter filter)
{
    const GroupBy by = *groupOfName(filterId(filter));
    TextQuestion prompt;
    prompt.title = tr("Filter");
    prompt.label = filter == GroupFilter::Project  ? tr("The project's id")
                   : filter == GroupFilter::Backer ? tr("The backer's id")
                   : filter == GroupFilter::Day    ? tr("Day, as 2026-12-01")
                   : filter == GroupFilter::Domain ? tr("The recipients' domain")
                                                   : groupWord(by);
    prompt.text = m_question.filters.value(filter);
    prompt.button = tr("Show only these");
    prompt.fault = [filter](const QString &text) {
        if (filter == GroupFilter::Day && !base::parseIsoDate(text.trimmed()))
            return DeliverabilityPage::tr("This is no day. Write it as 2026-12-01.");
        return text.trimmed().isEmpty() ? DeliverabilityPage::tr("Nothing is written here.") : QString();
    };
    m_desk.dialogs.promptText(this, prompt, [this, filter](const std::optional<QString> &text) {
        if (text)
            addFilter(filter, text->trimmed());
    });
}

void DeliverabilityPage::addFilter(GroupFilter filter, const QString &value)
{
    GroupsQuestion question = m_question;
    question.filters.insert(filter, value);
    if (filter == GroupFilter::Project)
        question.projectName.clear();
    ask(question);
}

void DeliverabilityPage::removeFilter(GroupFilter filter)
{
    GroupsQuestion question = m_question;
    question.filters.remove(filter);
    ask(question);
}

} // namespace bouncedesk::ui
