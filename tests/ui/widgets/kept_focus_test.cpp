// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kept_focus.h"

#include "tests/support/strict_fixture.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace bouncedesk;
using namespace bouncedesk::ui;

namespace {

// In the order of Tab: what is pressed, what stands beside it, a field.
struct Form {
    Form()
    {
        auto *column = new QVBoxLayout(&window);
        auto *row = new QVBoxLayout(&buttons);
        row->addWidget(&pressed);
        row->addWidget(&next);
        column->addWidget(&buttons);
        column->addWidget(&field);
        window.show();
        pressed.setFocus();
    }
    const QWidget *owner() const { return window.focusWidget(); }

    QWidget window;
    QWidget buttons{&window};
    QPushButton pressed{QStringLiteral("Save"), &buttons};
    QPushButton next{QStringLiteral("Delete"), &buttons};
    QLineEdit field{&window};
};

} // namespace

class KeptFocusTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void nextButtonDoesNotGetTheFocusOfADisabledOne()
    {
        Form form;
        QCOMPARE(form.owner(), &form.pressed);
        setEnabledKeepingFocus(&form.pressed, false);
        QVERIFY(!form.pressed.isEnabled());
        QVERIFY(!form.owner());
    }

    void focusComesBackWithTheButton()
    {
        Form form;
        setEnabledKeepingFocus(&form.pressed, false);
        setEnabledKeepingFocus(&form.pressed, false);
        setEnabledKeepingFocus(&form.pressed, true);
        QCOMPARE(form.owner(), &form.pressed);
    }

    void whoTookTheFocusMeanwhileKeepsIt()
    {
        Form form;
        setEnabledKeepingFocus(&form.pressed, false);
        form.field.setFocus();
        setEnabledKeepingFocus(&form.pressed, true);
        QCOMPARE(form.owner(), &form.field);
        form.field.clearFocus();
        setEnabledKeepingFocus(&form.pressed, false);
        setEnabledKeepingFocus(&form.pressed, true);
        QVERIFY(!form.owner()); // it was not the button's any more
    }

    void heirTakesTheFocusOfWhatStaysDisabled()
    {
        Form form;
        setEnabledKeepingFocus(&form.pressed, false);
        setEnabledKeepingFocus(&form.pressed, false, &form.field);
        QCOMPARE(form.owner(), &form.field);
    }

    void heirTakesNothingThatWasElsewhere()
    {
        Form form;
        form.next.setFocus();
        setEnabledKeepingFocus(&form.pressed, false, &form.field);
        QCOMPARE(form.owner(), &form.next);
    }

    void heirTakesTheFocusOfWhatIsHidden()
    {
        Form form;
        setVisibleKeepingFocus(&form.buttons, false, &form.field);
        QVERIFY(!form.buttons.isVisible());
        QCOMPARE(form.owner(), &form.field);
    }
};

QTEST_MAIN(KeptFocusTest)
#include "kept_focus_test.moc"
