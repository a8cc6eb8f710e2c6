// SPDX-License-Identifier: GPL-3.0-or-later
// A bill's subject, text and HTML as Mustache templates, rendered once a call (R-batch): a field of the backer becomes
// Mailgun's placeholder, %recipient.field% in text and subject, %recipient.field_h% in HTML. Pure.
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace bouncedesk::billing {

struct TemplateTexts {
    QString subject;
    QString text;
    QString html;
};

// The one that comes with the program.
TemplateTexts defaultBillTemplate();

// What is the same for everybody: account_link, support_contact. Only on these may a template have sections.
using CallValues = QHash<QString, QString>;
inline constexpr auto kAccountLink = "account_link";
inline constexpr auto kSupportContact = "support_contact";

struct RenderedBill {
    QString subject;
    QString text;
    QString html;
    QString attributedSubject; // what statistics call it: only the period's placeholder is left, names are "…"
    QString subjectFamily;     // every field is "…"
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
