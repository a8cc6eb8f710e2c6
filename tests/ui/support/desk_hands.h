// SPDX-License-Identifier: GPL-3.0-or-later
// The eyes and hands of somebody who sits at the window: reads what is visible, presses keys, clicks what carries a
// word. In the test's thread; the window outlives it.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

namespace bouncedesk::test {

class DeskHands {
public:
    explicit DeskHands(QWidget &window) : m_window(window) {}

    // Everything that can be read in the window now, painted words by their accessible name.
    QString words() const
    {
        QStringList words;
        for (const QWidget *widget : m_window.findChildren<QWidget *>()) {
            if (widget->isVisible() && !qobject_cast<const QHeaderView *>(widget))
                words += wordsOf(widget);
        }
        return words.join(u'\n');
    }
    bool sees(const QString &text) const { return words().contains(text); }

    // After a dialog no window manager gives the window the focus back.
    void wake()
    {
        if (QApplication::activeWindow())
            return;
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        wake();
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &m_window, Qt::Key(key), modifiers);
    }
    // Any letters, unlike QTest::keyClicks.
    void type(const QString &text)
    {
        for (const QChar letter : text) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
            QApplication::sendEvent(QApplication::focusWidget(), &press);
        }
    }

    // The visible button that says this; null: there is none.
    QAbstractButton *button(const QString &text) const
    {
        for (auto *button : m_window.findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    bool canClick(const QString &text) const
    {
        const QAbstractButton *found = button(text);
        return found && found->isEnabled();
    }
    void click(const QString &text) const { QTest::mouseClick(button(text), Qt::LeftButton); }

    // The entry of a menu, wherever it hangs; an unknown one is not chosen.
    void choose(const QString &text)
    {
        for (auto *action : m_window.findChildren<QAction *>()) {
            if (action->text() == text)
                action->trigger();
        }
    }

    template <class Widget>
    Widget *visible() const
    {
        for (auto *widget : m_window.findChildren<Widget *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void chooseTab(const QString &text)
    {
        for (auto *tabs : m_window.findChildren<QTabBar *>()) {
            for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
                if (tabs->tabText(i) == text)
                    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
            }
        }
    }

private:
    static QStringList wordsOf(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            return {label->text()};
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            return {edit->text()};
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            return {text->toPlainText()};
        if (const auto *choice = qobject_cast<const QComboBox *>(widget))
            return {choice->currentText()};
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            return cellsOf(view);
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            return {button->text(), button->accessibleName()};
        return {};
    }
    static QStringList cellsOf(const QAbstractItemView *view)
    {
        QStringList cells;
        const QAbstractItemModel *model = view->model();
        for (int row = 0; model && row < std::min(model->rowCount(), kMostRows); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                cells += model->index(row, column).data().toString();
        }
        return cells;
    }

    static constexpr int kMostRows = 200;
    QWidget &m_window;
};

} // namespace bouncedesk::test
