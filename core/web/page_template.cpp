// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/page_template.h"

#include "core/base/text.h"

#include <kainjow/mustache.hpp>

#include <QFile>
#include <QJsonArray>

// Q_INIT_RESOURCE has to stand outside every namespace.
static void registerPages()
{
    Q_INIT_RESOURCE(pages); // a static library's resource is not registered by itself
}

namespace bouncedesk::web {

namespace {

using kainjow::mustache::data;

data valueOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: {
        const std::string text = base::displayText(value.toString()).toStdString();
        return text.empty() ? data(false) : data(text);
    }
    case QJsonValue::Array: {
        data list(data::type::list);
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            list.push_back(valueOf(item));
        return list;
    }
    case QJsonValue::Object: {
        data object(data::type::object);
        const QJsonObject members = value.toObject();
        for (auto it = members.constBegin(); it != members.constEnd(); ++it)
            object.set(it.key().toStdString(), valueOf(it.value()));
        return object;
    }
    default: return data(value.toBool());
    }
}

} // namespace

QByteArray pageFile(const QString &name)
{
    registerPages();
    QFile file(QStringLiteral(":/pages/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

base::Result<QByteArray> renderPage(const QString &name, const QJsonObject &values, const QByteArray &contentHtml)
{
    const QByteArray source = pageFile(name + QStringLiteral(".mustache"));
    kainjow::mustache::mustache page(source.toStdString());
    if (source.isEmpty() || !page.is_valid())
        return base::fail(base::ErrorCode::Internal, name, QString::fromStdString(page.error_message()));
    data filled = valueOf(values);
    filled.set("content", contentHtml.toStdString());
    return QByteArray::fromStdString(page.render(filled));
}

} // namespace bouncedesk::web
