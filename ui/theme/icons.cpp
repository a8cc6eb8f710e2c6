// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QDir>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>

// Q_INIT_RESOURCE has to stand outside every namespace.
static void initIconResource()
{
    Q_INIT_RESOURCE(bouncedesk_icons);
}

namespace bouncedesk::ui::icons {

namespace {

QString pathOf(const QString &name, int size, bool dark)
{
    return QStringLiteral(":/icons/%1/%2/%3.svg")
        .arg(dark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"), QString::number(size), name);
}

QImage withColor(QImage image, const QColor &color)
{
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), image.deviceIndependentSize().toSize()), color);
    return image;
}

class BreezeIconEngine : public QIconEngine {
public:
    explicit BreezeIconEngine(QString name) : m_name(std::move(name)) {}

    QIconEngine *clone() const override { return new BreezeIconEngine(m_name); }
    QString iconName() override { return m_name; }
    QString key() const override { return QStringLiteral("bouncedesk-breeze"); }
    bool isNull() override { return !names().contains(m_name); }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    // Here size counts device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const Tokens tokens = Tokens::of(QGuiApplication::palette());
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return tinted(m_name, side, mode == QIcon::Disabled ? tokens.textDisabled : tokens.text, scale);
    }

private:
    QString m_name;
};

} // namespace

QStringList names()
{
    initIconResource();
    QStringList list = QDir(QStringLiteral(":/icons/breeze/22")).entryList({QStringLiteral("*.svg")});
    for (QString &name : list)
        name.chop(4);
    return list;
}

QImage packed(const QString &name, int size, bool dark, qreal devicePixelRatio)
{
    initIconResource();
    QImageReader reader(pathOf(name, size <= 16 ? 16 : 22, dark));
    reader.setScaledSize(QSize(size, size) * devicePixelRatio);
    QImage image = reader.read();
    if (!image.isNull()) {
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(devicePixelRatio);
    }
    return image;
}

QPixmap tinted(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const QImage image = packed(name, size, color.lightness() > 127, devicePixelRatio);
    return image.isNull() ? QPixmap() : QPixmap::fromImage(withColor(image, color));
}

QIcon icon(const QString &name)
{
    return QIcon(new BreezeIconEngine(name));
}

} // namespace bouncedesk::ui::icons
