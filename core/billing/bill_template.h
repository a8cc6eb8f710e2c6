// SPDX-License-Identifier: GPL-3.0-or-later
// A bill's subject, text and HTML as Mustache templates, rendered once a call (R-batch): a field of the backer becomes
// Mailgun's placeholder, %recipient.field% in text and subject, %recipient.field_h% in HTML. Pure.
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

namespace bouncedesk::billing {

struct TemplateTexts {
    QString subject;
    QString text;
    QString html;

    bool operator==(const TemplateTexts &) const = default;
};

// A notice that a bill is ready goes to all; a bill with figures of its own to whom one was imported for.
enum class TemplateKind { Notice, Bill };
QString templateKindName(TemplateKind kind); // "notice", "bill"
base::Result<TemplateKind> parseTemplateKind(const QString &name);

// Those that come with the program. Empty texts: there is none in that language.
QStringList shippedLanguages();
TemplateTexts shippedTemplate(TemplateKind kind, const QString &language);

// By language: BCP 47, lower case. Never empty: the shipped ones are among them unless somebody wrote others.
using TemplateSet = QMap<QString, TemplateTexts>;
TemplateSet shippedTemplates(TemplateKind kind);
// The language of a set that somebody who reads "wanted" gets: that one, else without its region, else that of the
// company, else English, else any.
QString templateLanguage(const QStringList &languages, const QString &wanted, const QString &companys);

// What is the same for everybody. Only on these may a template have sections.
using CallValues = QHash<QString, QString>;
inline constexpr auto kAccountLink = "account_link";
inline constexpr auto kSupportContact = "support_contact";
// Somebody's bill of the period has one: the file had the column.
inline constexpr auto kWithDueDate = "with_due_date";
inline constexpr auto kWithNumber = "with_number";
inline constexpr auto kWithLink = "with_link";

// Whether text can be the name of a field, which Mailgun gets as %recipient.name%.
bool isFieldName(const QString &name);
// name, email, backer_id, period, language: no file of bills can have them as columns.
bool isBackersOwnField(const QString &name);

struct RenderedBill {
    QString subject;
    QString text;
    QString html;
    QString attributedSubject; // what statistics call it: only the period's placeholder is left, names are "…"
    QString subjectFamily;     // every field is "…"
    QStringList textFields;    // the backer's fields that are left in subject and text, sorted
    QStringList htmlFields;
};

class BillTemplate {
public:
    // InvalidInput: what names the part (subject, text, html), detail is a code and the tag: "section_on_field",
    // "unclosed", "unknown_tag", "bad_field_name", "empty".
    static base::Result<BillTemplate> parse(TemplateTexts texts);

    // The backer's fields that stand in subject or text, and in HTML, sorted.
    const QStringList &textFields() const { return m_textFields; }
    const QStringList &htmlFields() const { return m_htmlFields; }

    RenderedBill render(const CallValues &values) const;

private:
    TemplateTexts m_texts;
    QStringList m_textFields;
    QStringList m_htmlFields;
};

} // namespace bouncedesk::billing
