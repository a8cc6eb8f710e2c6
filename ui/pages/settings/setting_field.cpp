// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/setting_field.h"

#include "core/phrases/error_phrases.h"
#include "ui/models/settings_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace bouncedesk::ui {

SettingField::SettingField(const DeskContext &desk, const char *variable, QWidget *parent)
    : QWidget(parent), m_row(*config::findSetting(QString::fromLatin1(variable))),
      m_place(desk.settingPlaces.value(m_row.variable)), m_before(m_row.text(desk.settings)),
      m_edit(new QLineEdit(m_before, this)), m_note(new CaptionLabel(QString(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step4);
    column->addWidget(m_edit);
    column->addWidget(m_note);
    m_edit->setAccessibleName(label());
    m_edit->setObjectName(m_row.variable);
    // What the environment or the command line says wins over the file: changing the file would change nothing.
    const bool isOurs = m_place.isEmpty() || m_place == desk.configFile;
    m_edit->setReadOnly(!isOurs || desk.configFile.isEmpty());
    const QString hint = settingHint(m_row.variable);
    const QString place = desk.configFile.isEmpty() ? QString() : placeText(m_place, m_row.variable, desk.configFile);
    m_words = QString(hint + u' ' + place).trimmed();
    connect(m_edit, &QLineEdit::textChanged, this, &SettingField::check);
    check();
}

QString SettingField::label() const
{
    return settingLabel(m_row.variable);
}

QString SettingField::value() const
{
    return m_edit->text().trimmed();
}

bool SettingField::isChanged() const
{
    return value() != m_before;
}

void SettingField::accept()
{
    m_before = value();
    check();
}

void SettingField::takeBack()
{
    m_edit->setText(m_before);
}

void SettingField::check()
{
    config::Settings scratch;
    const auto applied = value().isEmpty() ? base::Result<void>() : m_row.apply(scratch, value());
    m_isGood = applied.has_value();
    m_note->setText(m_isGood ? m_words
                             : phrases::errorPhrase(QLocale().bcp47Name(),
                                                    {base::ErrorCode::InvalidInput, label(), applied.error().detail}));
    m_edit->setAccessibleDescription(m_note->text());
    Q_EMIT changed();
}

} // namespace bouncedesk::ui
