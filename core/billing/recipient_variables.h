// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's recipient-variables of one call, written straight as JSON: every recipient has every variable, because a
// missing one would reach the reader as %recipient.x% (R-batch). Made for one call. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace bouncedesk::billing {

class RecipientVariables {
public:
    RecipientVariables();
    // The next recipient, by the very text that stands in "to"; each address once.
    void begin(QStringView address);
    // A variable of the recipient begun last. name is plain ASCII.
    void add(const QByteArray &name, QStringView value);
    QByteArray finish();

private:
    QByteArray m_json = "{";
    bool m_isFirstVariable = true;
    bool m_isOpen = false;
};

// A value that holds text such as %recipient.x% would be filled in by Mailgun: an invisible joiner breaks it up.
QString withoutPlaceholders(QString value);
QString htmlEscaped(const QString &value);

} // namespace bouncedesk::billing
