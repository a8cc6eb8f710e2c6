// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bill_preview.h"

namespace bouncedesk::ui {

base::Result<std::optional<BillPreview>> previewBill(storage::Connection &connection,
                                                     const billing::BillSettings &settings, const billing::Draft &draft)
{
    BD_ASSIGN(const auto mail, billing::draftMail(connection, draft, settings));
    if (!mail)
        return std::optional<BillPreview>();
    return std::optional(BillPreview{mail->person.key, mail->person.email, mail->filled(mail->message.subject),
                                     mail->filled(mail->message.text), mail->filled(mail->message.html), mail->language,
                                     mail->hasInventedFigures});
}

} // namespace bouncedesk::ui
