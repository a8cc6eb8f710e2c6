// SPDX-License-Identifier: GPL-3.0-or-later
// One mail as one backer would get it, from stored or unsaved templates: for the preview and for a test send. Nothing
// of it stands in the ledger. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/template_service.h"
#include "core/mailgun/send_outcome.h"

#include <QJsonObject>

namespace bouncedesk::billing {

struct Draft {
    base::Period period;
    QString who;                        // a backer's id or address; empty: the first one
    std::optional<TemplateKind> kind;   // none: what the period calls for
    QString language;                   // of the template; empty: the backer's
    std::optional<TemplateTexts> texts; // unsaved; none: as stored

    QJsonObject toJson() const;
    static base::Result<Draft> parse(const QJsonObject &object);
};

struct DraftMail {
    Person person;
    QString language;                 // of the template
    bool hasInventedFigures = false;  // he has no bill of the period: the figures are made up
    mailgun::OutgoingMessage message; // to his own address, still with placeholders

    // With his fields filled in, as Mailgun would.
    QString filled(const QString &text) const;
};
// Nothing: there is no such backer. settings without a From are fine.
base::Result<std::optional<DraftMail>> draftMail(storage::Connection &connection, const Draft &draft,
                                                 BillSettings settings);

// The same mail to somebody else's address, which need not be a backer's. Test mode: Mailgun takes and checks it, and
// delivers nothing.
mailgun::OutgoingMessage testMail(const DraftMail &draft, const QString &to, bool delivers);
// Why a single mail was not taken, or may not have been, in Mailgun's words; taken: empty.
QString whyNotTaken(const mailgun::SendOutcome &outcome);

} // namespace bouncedesk::billing
