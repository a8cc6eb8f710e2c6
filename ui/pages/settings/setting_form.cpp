// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/setting_form.h"

#include "core/config/settings_file.h"
#include "ui/pages/settings/setting_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

constexpr int kAllThereIs = 1000; // of the width, up to the most that it may have

SettingForm::SettingForm(const DeskContext &desk, const QList<const char *> &variables, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_form(new QGridLayout), m_save(new QPushButton(tr("Save"), this)),
      m_state(new CaptionLabel(QString(), this))
{
    m_form->setVerticalSpacing(step12);
    m_form->setHorizontalSpacing(step16);
    m_form->setColumnStretch(1, 1);
    for (const char *variable : variables) {
        auto *field = new SettingField(desk, variable, this);
        addRow(field->label(), field)->setBuddy(field->edit());
        connect(field, &SettingField::changed, this, &SettingForm::showState);
        m_fields.append(field);
    }
    m_save->setAccessibleName(tr("Save to the settings file"));
    m_save->setObjectName(QStringLiteral("save"));
    connect(m_save, &QPushButton::clicked, this, &SettingForm::save);
    auto *row = new QHBoxLayout;
    row->setSpacing(step12);
    row->addWidget(m_save);
    row->addWidget(m_state, 1);
    auto *fields = new QWidget(this);
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step16);
    column->addLayout(m_form);
    column->addLayout(row);
    // Beside one another, because a row of widgets asks each for its height at the width that it really gets.
    fields->setMaximumWidth(proseWidth);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(fields, kAllThereIs);
    whole->addStretch(1);
    m_save->setVisible(!variables.isEmpty() && !desk.configFile.isEmpty());
    m_state->setVisible(!variables.isEmpty());
    showState();
}

// A grid and no form layout: that one gives texts of several lines the height of one.
QLabel *SettingForm::addRow(const QString &label, QWidget *widget)
{
    const bool isField = qobject_cast<SettingField *>(widget) != nullptr;
    auto *name = new QLabel(label, this);
    name->setTextFormat(Qt::PlainText);
    name->setMinimumHeight(isField ? fieldHeight : 0);
    const int row = m_form->rowCount();
    m_form->addWidget(name, row, 0, Qt::AlignTop);
    m_form->addWidget(widget, row, 1);
    return name;
}

void SettingForm::addFact(const QString &label, const QString &text)
{
    auto *fact = new QLabel(text, this);
    fact->setTextFormat(Qt::PlainText);
    fact->setWordWrap(true);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(label, fact);
}

bool SettingForm::isChanged() const
{
    return std::any_of(m_fields.cbegin(), m_fields.cend(),
                       [](const SettingField *field) { return field->isChanged(); });
}

void SettingForm::discardChanges()
{
    for (SettingField *field : std::as_const(m_fields))
        field->takeBack();
}

void SettingForm::showState()
{
    const bool changed = isChanged();
    const bool isGood =
        std::all_of(m_fields.cbegin(), m_fields.cend(), [](const SettingField *field) { return field->isGood(); });
    m_save->setEnabled(changed && isGood);
    if (m_desk.configFile.isEmpty())
        m_state->setText(tr("Sample data has its own settings; they cannot be changed."));
    else if (!changed && m_isSaved)
        m_state->setText(tr("Saved in %1. It takes effect at the next start.").arg(m_desk.configFile));
    else
        m_state->setText(changed ? tr("Not saved yet.") : QString());
}

void SettingForm::save()
{
    QHash<QString, QString> changes;
    for (const SettingField *field : std::as_const(m_fields)) {
        if (field->isChanged())
            changes.insert(field->variable(), field->value());
    }
    if (const auto written = config::SettingsFile::write(m_desk.configFile, changes); !written) {
        Q_EMIT failed(written.error());
        return;
    }
    m_isSaved = true;
    for (SettingField *field : std::as_const(m_fields))
        field->accept();
    showState();
}

} // namespace bouncedesk::ui
