// SPDX-License-Identifier: GPL-3.0-or-later
// Subject, text and HTML of one template, to write in; says at once what cannot work in a batch. Main thread, owned by
// the template widget.
#pragma once

#include "core/billing/bill_template.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTabBar;
class QStackedLayout;

namespace bouncedesk::ui {

class CaptionLabel;

class TemplateEditorWidget : public QWidget {
    Q_OBJECT

public:
    explicit TemplateEditorWidget(QWidget *parent = nullptr);

    void setTexts(const billing::TemplateTexts &texts); // says nothing
    billing::TemplateTexts texts() const;
    // What stands there can be used.
    bool isUsable() const { return m_isUsable; }

Q_SIGNALS:
    // A person typed.
    void edited();

private:
    void build();
    void check();

    QLineEdit *m_subject;
    QTabBar *m_tabs;
    QStackedLayout *m_bodies;
    QPlainTextEdit *m_text;
    QPlainTextEdit *m_html;
    QLabel *m_fault;
    bool m_isUsable = true;
};

} // namespace bouncedesk::ui
