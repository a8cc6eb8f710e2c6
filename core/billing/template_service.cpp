// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/template_service.h"

#include "core/audit/audit_repository.h"
#include "core/billing/bill_repository.h"
#include "core/billing/run_repository.h"
#include "core/storage/transaction.h"

#include <QRegularExpression>

#include <limits>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

namespace {

constexpr qint64 kNow = std::numeric_limits<qint64>::max();

Result<QString> languageTag(const QString &language)
{
    static const QRegularExpression tag(QStringLiteral("^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$"));
    QString lower = language.trimmed().toLower();
    if (!tag.match(lower).hasMatch())
        return fail(ErrorCode::InvalidInput, language, QStringLiteral("bad_language"));
    return lower;
}

Result<void> store(Connection &connection, const TemplateVersion &version, const QString &before)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_TRY(insertTemplate(connection, version));
        const QString key = QStringLiteral("template:%1.%2").arg(templateKindName(version.kind), version.language);
        const std::optional<QString> after = version.texts ? std::optional(version.texts->subject) : std::nullopt;
        return audit::record(connection, {0, version.changedMs, version.changedBy, QStringLiteral("setting"),
                                          QStringLiteral("setting"), key, before, after});
    });
}

} // namespace

Result<TemplateSet> templatesFor(Connection &connection, TemplateKind kind, qint64 atMs)
{
    TemplateSet set = shippedTemplates(kind);
    BD_ASSIGN(const QList<TemplateVersion> written, templatesAt(connection, kind, atMs));
    for (const TemplateVersion &version : written) {
        if (version.texts)
            set.insert(version.language, *version.texts);
    }
    return set;
}

Result<QMap<QString, TemplateView>> viewTemplates(Connection &connection, TemplateKind kind)
{
    QMap<QString, TemplateView> views;
    for (const QString &language : shippedLanguages())
        views.insert(language, {shippedTemplate(kind, language), true, {}, {}});
    BD_ASSIGN(const QList<TemplateVersion> written, templatesAt(connection, kind, kNow));
    for (const TemplateVersion &version : written) {
        if (version.texts)
            views.insert(version.language, {*version.texts, false, version.changedMs, version.changedBy});
    }
    return views;
}

Result<void> changeTemplate(Connection &connection, TemplateKind kind, const QString &language,
                            const TemplateTexts &texts, const QString &actor, qint64 nowMs)
{
    BD_ASSIGN(const QString tag, languageTag(language));
    BD_TRY(BillTemplate::parse(texts));
    BD_ASSIGN(const TemplateSet before, templatesFor(connection, kind, kNow));
    return store(connection, {kind, tag, texts, nowMs, actor}, before.value(tag).subject);
}

Result<void> resetTemplate(Connection &connection, TemplateKind kind, const QString &language, const QString &actor,
                           qint64 nowMs)
{
    BD_ASSIGN(const QString tag, languageTag(language));
    BD_ASSIGN(const TemplateSet before, templatesFor(connection, kind, kNow));
    if (!before.contains(tag))
        return fail(ErrorCode::NotFound, tag, QStringLiteral("no_template"));
    return store(connection, {kind, tag, std::nullopt, nowMs, actor}, before.value(tag).subject);
}

Result<CallValues> mailingValues(Connection &connection, std::optional<base::MailingRow> mailing)
{
    CallValues values;
    if (!mailing)
        return values;
    BD_ASSIGN(const BillColumns columns, billColumns(connection, *mailing));
    const auto tell = [&](const char *name, bool isThere) {
        if (isThere)
            values.insert(QLatin1String(name), QStringLiteral("1"));
    };
    tell(kWithDueDate, columns.dueDate);
    tell(kWithNumber, columns.number);
    tell(kWithLink, columns.link);
    return values;
}

Result<CallMessage> callMessageFor(Connection &connection, const Run &run, BillSettings settings)
{
    const TemplateKind kind = run.hasFigures ? TemplateKind::Bill : TemplateKind::Notice;
    BD_ASSIGN(const TemplateSet templates, templatesFor(connection, kind, run.createdMs));
    if (run.hasFigures) {
        BD_ASSIGN(const CallValues values, mailingValues(connection, run.mailing));
        settings.callValues.insert(values);
    }
    return CallMessage::make(std::move(settings), templates);
}

Result<CallMessage> callMessageFor(Connection &connection, base::RunRow run, const BillSettings &settings)
{
    BD_ASSIGN(const auto found, findRun(connection, run));
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("run"), QString::number(run.value));
    return callMessageFor(connection, *found, settings);
}

} // namespace bouncedesk::billing
