// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events/raw_event_view.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"

#include <QJsonDocument>

namespace bouncedesk::ui {

RawEventView::RawEventView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFont(fonts::serverWords(font()));
    setAccessibleName(tr("The event as Mailgun sent it"));
    setPlaceholderText(tr("Choose an event to see it as Mailgun sent it."));
}

void RawEventView::showBody(const QByteArray &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    setPlainText(
        base::displayText(QString::fromUtf8(json.isNull() ? body : json.toJson(QJsonDocument::Indented)), true));
}

} // namespace bouncedesk::ui
