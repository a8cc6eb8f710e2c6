// SPDX-License-Identifier: GPL-3.0-or-later
// Sent emails for programs, newest first, by backer, project or status.
#include "core/backers/project_repository.h"
#include "core/base/time_format.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/story/bill_facts_repository.h"
#include "core/web/api_endpoints.h"
#include "core/web/database_answer.h"
#include "core/web/json_body.h"
#include "core/web/problem_response.h"
#include "core/web/visitor.h"

#include <QJsonArray>

namespace bouncedesk::web {

namespace {

using base::ErrorCode;
using base::fail;
using http::HttpResponse;
using mail::LookupKind;
using mail::MailStatus;
using mail::SentEmail;
using storage::Connection;

constexpr int usualRows = 100;
constexpr int mostRows = 1000;
constexpr int slice = 500;
constexpr int mostLookedAt = 5000; // a page looks no further; its cursor goes on from there

struct Filter {
    std::optional<QString> backer;
    std::optional<QString> project;
    std::optional<MailStatus> status;
    base::MailRow before;
    int rows = usualRows;
};

base::Result<Filter> filterOf(const HttpRequest &request)
{
    BD_ASSIGN(const http::FormFields query,
              queryParameters(request, {QStringLiteral("backer"), QStringLiteral("project"), QStringLiteral("status"),
                                        QStringLiteral("cursor"), QStringLiteral("limit")}));
    Filter filter;
    filter.backer = parameter(query, "backer");
    filter.project = parameter(query, "project");
    if (const auto name = parameter(query, "status")) {
        filter.status = mail::statusOfName(*name);
        if (!filter.status)
            return fail(ErrorCode::InvalidInput, QStringLiteral("status"), QStringLiteral("value_not_allowed"));
    }
    if (const auto cursor = parameter(query, "cursor")) {
        bool isNumber = false;
        filter.before.value = cursor->toLongLong(&isNumber);
        if (!isNumber || filter.before.value < 1)
            return fail(ErrorCode::InvalidInput, QStringLiteral("cursor"), QStringLiteral("value_not_allowed"));
    }
    BD_ASSIGN(filter.rows, limitParameter(query, usualRows, mostRows));
    return filter;
}

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

class SentEmailPage {
public:
    SentEmailPage(Connection &connection, Filter filter) : m_connection(connection), m_filter(std::move(filter)) {}

    base::Result<HttpResponse> answer()
    {
        if (m_filter.project) {
            BD_ASSIGN(const auto project, backers::projectByKey(m_connection, *m_filter.project));
            if (!project)
                return HttpResponse::json(200, listBody({}, {}));
            m_project = project->id;
        }
        QJsonArray items;
        base::MailRow last = m_filter.before;
        bool isMore = true;
        for (int looked = 0; isMore && items.size() < m_filter.rows && looked < mostLookedAt; looked += slice) {
            BD_ASSIGN(const QList<SentEmail> mails, next(last));
            isMore = mails.size() == slice;
            for (qsizetype i = 0; i < mails.size() && items.size() < m_filter.rows; ++i) {
                last = mails[i].id;
                isMore = isMore || i + 1 < mails.size();
                if (fits(mails[i])) {
                    BD_ASSIGN(const QJsonObject item, json(mails[i]));
                    items.append(item);
                }
            }
        }
        return HttpResponse::json(200, listBody(items, isMore ? QString::number(last.value) : QString()));
    }

private:
    // By the narrowest index there is for the filter.
    base::Result<QList<SentEmail>> next(base::MailRow before) const
    {
        if (m_filter.backer)
            return mail::findMails(m_connection, LookupKind::Backer, *m_filter.backer, before, slice);
        if (!m_project.isNull())
            return mail::findMails(m_connection, LookupKind::Project, QString::number(m_project.value), before, slice);
        if (m_filter.status && *m_filter.status != MailStatus::Accepted && *m_filter.status != MailStatus::Delivered)
            return mail::findMails(m_connection, LookupKind::Trouble, QString::number(int(*m_filter.status)), before,
                                   slice);
        return mail::newestMails(m_connection, before, slice);
    }

    bool fits(const SentEmail &mail) const
    {
        return (!m_filter.status || mail.outcome.status == *m_filter.status) &&
               (m_project.isNull() || mail.project == m_project.value);
    }

    base::Result<QJsonValue> projectKey(const std::optional<qint64> &project)
    {
        if (!project)
            return QJsonValue();
        if (!m_projectKeys.contains(*project)) {
            BD_ASSIGN(const auto found, backers::projectById(m_connection, base::ProjectRow{*project}));
            m_projectKeys.insert(*project, found ? found->key.text : QString());
        }
        return QJsonValue(m_projectKeys.value(*project));
    }

    base::Result<QJsonValue> subjectText(const SentEmail &mail)
    {
        if (mail.subjectText)
            return QJsonValue(*mail.subjectText);
        if (!mail.subject)
            return QJsonValue();
        if (!m_subjects.contains(*mail.subject)) {
            BD_ASSIGN(const QString subject, story::subjectOf(m_connection, mail));
            m_subjects.insert(*mail.subject, subject);
        }
        return QJsonValue(m_subjects.value(*mail.subject));
    }

    base::Result<QJsonObject> json(const SentEmail &mail)
    {
        BD_ASSIGN(const QJsonValue project, projectKey(mail.project));
        BD_ASSIGN(const QJsonValue subject, subjectText(mail));
        const QString mailClass = mail::className(mail.outcome.mailClass);
        return QJsonObject{{QStringLiteral("message_id"), mail.identity.messageId},
                           {QStringLiteral("recipient"), mail.identity.address},
                           {QStringLiteral("sent_at"), base::isoInstant(mail.sentAtMs)},
                           {QStringLiteral("status"), mail::statusName(mail.outcome.status)},
                           {QStringLiteral("class"), mailClass.isEmpty() ? QJsonValue() : QJsonValue(mailClass)},
                           {QStringLiteral("backer_id"), orNull(mail.backerKey)},
                           {QStringLiteral("project_id"), project},
                           {QStringLiteral("subject"), subject}};
    }

    Connection &m_connection;
    Filter m_filter;
    base::ProjectRow m_project;
    QHash<qint64, QString> m_projectKeys;
    QHash<qint64, QString> m_subjects;
};

} // namespace

void getSentEmails(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    const auto filter = filterOf(request);
    if (!filter) {
        answer(problemOf(request, filter.error(), languageOf(services, request)));
        return;
    }
    readJson(services, request, answer,
             [filter = *filter](Connection &connection) { return SentEmailPage(connection, filter).answer(); });
}

} // namespace bouncedesk::web
