// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace bouncedesk::ui {

namespace {

bool wantsRing(const QWidget *widget)
{
    if (!widget || widget->isWindow())
        return false;
    // The field inside a spin box or an editable combo box is ringed with its owner.
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget) ||
           widget->property("deskFocusRing").toBool();
}

} // namespace

FocusRing::FocusRing(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::follow(QWidget *now)
{
    delete m_frame;
    if (!wantsRing(now))
        return;
    // A new frame each time: Qt moves an old one between windows only after the next event of the new one.
    m_frame = new QFocusFrame(now);
    m_frame->setWidget(now);
}

} // namespace bouncedesk::ui
