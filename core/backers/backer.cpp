// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

QString sourceName(AddressSource source)
{
    switch (source) {
    case AddressSource::Backer: return QStringLiteral("backer");
    case AddressSource::Staff: return QStringLiteral("staff");
    case AddressSource::Api: return QStringLiteral("api");
    case AddressSource::Import: break;
    }
    return QStringLiteral("import");
}

AddressSource sourceOfName(QStringView name)
{
    for (const AddressSource source : {AddressSource::Backer, AddressSource::Staff, AddressSource::Api}) {
        if (name == sourceName(source))
            return source;
    }
    return AddressSource::Import;
}

QString searchText(const Backer &backer)
{
    return backer.key.text.toLower() + u'\n' + backer.name.toLower() + u'\n' + backer.address.value_or(QString());
}

QStringList backerColumns()
{
    return {QStringLiteral("backer_id"), QStringLiteral("email"), QStringLiteral("name"), QStringLiteral("language")};
}

QString fieldsToJson(const Fields &fields)
{
    if (fields.isEmpty())
        return QStringLiteral("{}");
    QJsonObject object;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        object.insert(field.key(), field.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Fields fieldsFromJson(const QString &json)
{
    Fields fields;
    if (json.size() <= 2)
        return fields;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto field = object.begin(); field != object.end(); ++field)
        fields.insert(field.key(), field->toString());
    return fields;
}

} // namespace bouncedesk::backers
