// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/appearance_widget.h"

#include "ui/theme/desk_memory.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

AppearanceWidget::AppearanceWidget(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_modes(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step8);
    column->addWidget(new SectionTitle(tr("Colours"), this));
    const QList<std::pair<Theme::Mode, QString>> modes{{Theme::Mode::System, tr("As the system")},
                                                       {Theme::Mode::Light, tr("Light")},
                                                       {Theme::Mode::Dark, tr("Dark")},
                                                       {Theme::Mode::Desktop, tr("The desktop's colours")}};
    for (const auto &[mode, words] : modes) {
        auto *button = new QRadioButton(words, this);
        button->setObjectName(Theme::wordOf(mode));
        button->setChecked(mode == theme.mode());
        m_modes->addButton(button, int(mode));
        column->addWidget(button);
    }
    column->addWidget(
        new CaptionLabel(tr("The desktop's colours are for high contrast: nothing of ours is mixed in."), this));
    column->addSpacing(metrics::step12);
    column->addWidget(new SectionTitle(tr("Language"), this));
    column->addWidget(new CaptionLabel(tr("The desk speaks the system's language where it can, English otherwise. "
                                          "Mail and account pages follow each backer's own."),
                                       this));
    column->addStretch(1);
    setMaximumWidth(metrics::proseWidth);
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int mode) { choose(Theme::Mode(mode)); });
}

void AppearanceWidget::choose(Theme::Mode mode)
{
    m_theme.setMode(mode);
    QSettings memory = deskMemory();
    memory.setValue(QLatin1String(kThemeKey), Theme::wordOf(mode));
}

} // namespace bouncedesk::ui
