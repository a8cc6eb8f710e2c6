// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_template.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <kainjow/mustache.hpp>

static void initResources()
{
    Q_INIT_RESOURCE(bill);
}

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;

namespace {

const QString kEllipsis = QStringLiteral("…");

bool isCallField(const QString &name)
{
    static const QSet<QString> names{QLatin1String(kAccountLink), QLatin1String(kSupportContact),
                                     QLatin1String(kWithDueDate), QLatin1String(kWithNumber), QLatin1String(kWithLink)};
    return names.contains(name);
}

struct Tag {
    QChar kind; // null: a variable; # ^ / ! > & =
    QString name;
};

Tag tagOf(QString inside)
{
    if (inside.startsWith(u'{'))
        inside = inside.mid(1, inside.size() - (inside.endsWith(u'}') ? 2 : 1));
    inside = inside.trimmed();
    static const QString kinds = QStringLiteral("#^/!>&=");
    const QChar kind = !inside.isEmpty() && kinds.contains(inside[0]) ? inside[0] : QChar();
    return {kind, (kind.isNull() ? inside : inside.mid(1)).trimmed()};
}

base::Result<QList<Tag>> tagsOf(const QString &part, const QString &source)
{
    QList<Tag> tags;
    qsizetype from = 0;
    while ((from = source.indexOf(QLatin1String("{{"), from)) >= 0) {
        const bool isTriple = source.mid(from, 3) == QLatin1String("{{{");
        const QString closing = isTriple ? QStringLiteral("}}}") : QStringLiteral("}}");
        const qsizetype end = source.indexOf(closing, from);
        if (end < 0)
            return fail(ErrorCode::InvalidInput, part, QStringLiteral("unclosed\n") + source.mid(from, 40));
        tags.append(tagOf(source.mid(from + 2, end - from - 2)));
        from = end + closing.size();
    }
    return tags;
}

base::Result<void> checkSection(const QString &part, const Tag &tag, QStringList &open)
{
    if (!isCallField(tag.name))
        return fail(ErrorCode::InvalidInput, part, QStringLiteral("section_on_field\n") + tag.name);
    if (tag.kind != u'/') {
        open.append(tag.name);
        return {};
    }
    if (open.isEmpty() || open.takeLast() != tag.name)
        return fail(ErrorCode::InvalidInput, part, QStringLiteral("unclosed\n") + tag.name);
    return {};
}

base::Result<void> checkField(const QString &part, const QString &name)
{
    if (!isFieldName(name))
        return fail(ErrorCode::InvalidInput, part, QStringLiteral("bad_field_name\n") + name);
    return {};
}

base::Result<QSet<QString>> fieldsOf(const QString &part, const QString &source)
{
    BD_ASSIGN(const QList<Tag> tags, tagsOf(part, source));
    QSet<QString> fields;
    QStringList open;
    for (const Tag &tag : tags) {
        if (tag.kind == u'!')
            continue;
        if (tag.kind == u'>' || tag.kind == u'=')
            return fail(ErrorCode::InvalidInput, part, QStringLiteral("unknown_tag\n") + tag.kind + tag.name);
        if (tag.kind == u'#' || tag.kind == u'^' || tag.kind == u'/') {
            BD_TRY(checkSection(part, tag, open));
        } else if (!isCallField(tag.name)) {
            BD_TRY(checkField(part, tag.name));
            fields.insert(tag.name);
        }
    }
    if (!open.isEmpty())
        return fail(ErrorCode::InvalidInput, part, QStringLiteral("unclosed\n") + open.last());
    return fields;
}

QStringList sorted(const QSet<QString> &names)
{
    QStringList list(names.begin(), names.end());
    list.sort();
    return list;
}

using Placeholder = std::function<QString(const QString &)>;

QString rendered(const QString &source, bool isHtml, const QStringList &fields, const Placeholder &placeholder,
                 const CallValues &values)
{
    kainjow::mustache::mustache mustache(source.toStdString());
    if (!isHtml)
        mustache.set_custom_escape([](const std::string &text) { return text; });
    kainjow::mustache::data filled(kainjow::mustache::data::type::object);
    for (const QString &field : fields)
        filled.set(field.toStdString(), placeholder(field).toStdString());
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!value->isEmpty())
            filled.set(value.key().toStdString(), value->toStdString());
    }
    return QString::fromStdString(mustache.render(filled));
}

QString resourceText(TemplateKind kind, const QString &language, const char *part)
{
    initResources();
    const QStringList name{templateKindName(kind), language, QLatin1String(part), QStringLiteral("mustache")};
    QFile file(QStringLiteral(":/templates/bill/") + name.join(u'.'));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// What stands in a section that is not shown needs no value.
QStringList fieldsLeftIn(const QString &text, const QStringList &fields, const Placeholder &placeholder)
{
    QStringList left;
    std::copy_if(fields.begin(), fields.end(), std::back_inserter(left),
                 [&](const QString &field) { return text.contains(placeholder(field)); });
    return left;
}

} // namespace

QString templateKindName(TemplateKind kind)
{
    return kind == TemplateKind::Bill ? QStringLiteral("bill") : QStringLiteral("notice");
}

base::Result<TemplateKind> parseTemplateKind(const QString &name)
{
    for (const TemplateKind kind : {TemplateKind::Notice, TemplateKind::Bill}) {
        if (name == templateKindName(kind))
            return kind;
    }
    return fail(ErrorCode::InvalidInput, name, QStringLiteral("not_a_template_kind"));
}

QStringList shippedLanguages()
{
    return {QStringLiteral("de"), QStringLiteral("en")};
}

TemplateTexts shippedTemplate(TemplateKind kind, const QString &language)
{
    return {resourceText(kind, language, "subject").trimmed(), resourceText(kind, language, "text"),
            resourceText(kind, language, "html")};
}

TemplateSet shippedTemplates(TemplateKind kind)
{
    TemplateSet set;
    for (const QString &language : shippedLanguages())
        set.insert(language, shippedTemplate(kind, language));
    return set;
}

QString templateLanguage(const QStringList &languages, const QString &wanted, const QString &companys)
{
    for (const QString &reads : {wanted, companys, QStringLiteral("en")}) {
        for (QString tag = reads.toLower(); !tag.isEmpty(); tag = tag.left(qMax<qsizetype>(0, tag.lastIndexOf(u'-')))) {
            if (languages.contains(tag))
                return tag;
        }
    }
    return languages.value(0);
}

// It goes to Mailgun and must neither end the placeholder there nor be taken for one of ours.
bool isFieldName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    return plain.match(name).hasMatch() && !name.endsWith(QLatin1String("_h")) && name != QLatin1String("bd") &&
           name != QLatin1String("bd_id") && !isCallField(name);
}

bool isBackersOwnField(const QString &name)
{
    static const QSet<QString> names{QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("backer_id"),
                                     QStringLiteral("period"), QStringLiteral("language")};
    return names.contains(name);
}

base::Result<BillTemplate> BillTemplate::parse(TemplateTexts texts)
{
    if (texts.subject.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("subject"), QStringLiteral("empty"));
    if (texts.text.trimmed().isEmpty() && texts.html.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("text"), QStringLiteral("empty"));
    texts.subject = texts.subject.simplified();
    BillTemplate made;
    BD_ASSIGN(const QSet<QString> inSubject, fieldsOf(QStringLiteral("subject"), texts.subject));
    BD_ASSIGN(const QSet<QString> inText, fieldsOf(QStringLiteral("text"), texts.text));
    BD_ASSIGN(const QSet<QString> inHtml, fieldsOf(QStringLiteral("html"), texts.html));
    made.m_textFields = sorted(inSubject + inText);
    made.m_htmlFields = sorted(inHtml);
    made.m_texts = std::move(texts);
    return made;
}

RenderedBill BillTemplate::render(const CallValues &values) const
{
    const Placeholder asText = [](const QString &field) { return QStringLiteral("%recipient.%1%").arg(field); };
    const Placeholder asHtml = [](const QString &field) { return QStringLiteral("%recipient.%1_h%").arg(field); };
    const Placeholder asGroup = [&](const QString &field) {
        return field == QLatin1String("period") ? asText(field) : kEllipsis;
    };
    const Placeholder asFamily = [](const QString &) { return kEllipsis; };
    RenderedBill bill{rendered(m_texts.subject, false, m_textFields, asText, values),
                      rendered(m_texts.text, false, m_textFields, asText, values),
                      rendered(m_texts.html, true, m_htmlFields, asHtml, values),
                      rendered(m_texts.subject, false, m_textFields, asGroup, values),
                      rendered(m_texts.subject, false, m_textFields, asFamily, values),
                      {},
                      {}};
    bill.textFields = fieldsLeftIn(bill.subject + bill.text, m_textFields, asText);
    bill.htmlFields = fieldsLeftIn(bill.html, m_htmlFields, asHtml);
    return bill;
}

} // namespace bouncedesk::billing
