// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settings_page.h"

#include "core/mailgun/reach_check.h"
#include "ui/models/settings_words.h"
#include "ui/pages/settings/appearance_widget.h"
#include "ui/pages/settings/connect_widget.h"
#include "ui/pages/settings/connection_widget.h"
#include "ui/pages/settings/database_widget.h"
#include "ui/pages/settings/lock_rules_widget.h"
#include "ui/pages/settings/setting_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/section_title.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr auto kSectionKey = "section";
constexpr int kAllThereIs = 1000; // of the width, up to the most that it may have

QVBoxLayout *columnOf(QWidget *section)
{
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step16);
    return column;
}

} // namespace

SettingsPage::SettingsPage(const DeskContext &desk, Theme &theme, QWidget *parent)
    : Page(QStringLiteral("settings"), tr("Settings"), QStringLiteral("configure"), Body::Fills, parent), m_desk(desk),
      m_tabs(new QTabBar(this)), m_database(new DatabaseWidget(desk, this)), m_locks(new LockRulesWidget(desk, this))
{
    m_tabs->setAccessibleName(tr("Parts of the settings"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    auto *area = new QWidget(this);
    m_sections = new QStackedLayout(area);
    content()->addWidget(m_tabs);
    content()->addWidget(area, 1);
    addSection(QStringLiteral("mailgun"), tr("Mailgun"), mailgunSection());
    addSection(QStringLiteral("listener"), tr("Listener"), listenerSection());
    addSection(QStringLiteral("database"), tr("Database"), m_database);
    addSection(QStringLiteral("billing"), tr("Billing"),
               form({"BOUNCEDESK_BILLING_FROM", "BOUNCEDESK_BILLING_REPLY_TO", "BOUNCEDESK_BILLING_PILOT",
                     "BOUNCEDESK_SUPPORT_CONTACT", "BOUNCEDESK_LANGUAGE"}));
    addSection(QStringLiteral("locks"), tr("Locks"), locksSection());
    addSection(QStringLiteral("appearance"), tr("Appearance"), new AppearanceWidget(theme, this));
    if (m_desk.secrets && !m_desk.configFile.isEmpty())
        addSection(QStringLiteral("connect"), tr("Connect Mailgun"), connectSection());
    connect(m_database, &DatabaseWidget::failed, this, &SettingsPage::showFailure);
    connect(m_locks, &LockRulesWidget::failed, this, &SettingsPage::showFailure);
    connect(m_database->form(), &SettingForm::failed, this, &SettingsPage::showFailure);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int section) {
        m_sections->setCurrentIndex(section);
        Q_EMIT placeChanged();
    });
}

void SettingsPage::addSection(const QString &id, const QString &title, QWidget *body)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    // Room for the focus ring, which is drawn outside the field.
    column->setContentsMargins(step4, step4, step4, step16);
    auto *row = new QHBoxLayout;
    row->addWidget(body, kAllThereIs);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(holder);
    scroll->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false);
    m_sections->addWidget(scroll);
    m_ids.append(id);
    m_tabs->addTab(title);
}

SettingForm *SettingsPage::form(const QList<const char *> &variables)
{
    auto *made = new SettingForm(m_desk, variables, this);
    connect(made, &SettingForm::failed, this, &SettingsPage::showFailure);
    return made;
}

// A secret has no default: without a place it was made for the sample.
QString SettingsPage::origin(const QString &variable) const
{
    const QString place = m_desk.settingPlaces.value(variable);
    return place.isEmpty() ? QString() : placeText(place, variable, m_desk.configFile);
}

QString SettingsPage::keyText() const
{
    const QString variable = QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY");
    if (m_desk.settings.mailgunApiKey.isEmpty())
        return m_desk.secrets
                   ? tr("There is none: this program calls Mailgun for nothing. “Connect Mailgun” asks for it.")
                   : tr("There is none: this program calls Mailgun for nothing. Set %1.").arg(variable);
    return tr("There is one; it is never shown.") + u' ' + origin(variable);
}

QString SettingsPage::signingKeysText() const
{
    const int number = int(m_desk.settings.mailgunSigningKeys.size());
    const QString variable = QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS");
    if (number == 0)
        return m_desk.secrets ? tr("There is none: no event is believed. “Connect Mailgun” asks for it.")
                              : tr("There is none: no event is believed. Set %1.").arg(variable);
    return tr("%n key(s); never shown.", nullptr, number) + u' ' + origin(variable);
}

QWidget *SettingsPage::mailgunSection()
{
    auto *section = new QWidget(this);
    QVBoxLayout *column = columnOf(section);
    SettingForm *fields =
        form({"BOUNCEDESK_MAILGUN_DOMAIN", "BOUNCEDESK_MAILGUN_BASE_URL", "BOUNCEDESK_MAILGUN_SETTLE_SECONDS",
              "BOUNCEDESK_MAILGUN_LOG_DAYS", "BOUNCEDESK_MAILGUN_PULL"});
    fields->addFact(settingLabel(QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY")), keyText());
    fields->addFact(settingLabel(QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS")), signingKeysText());
    column->addWidget(fields);
    column->addWidget(new ConnectionWidget(m_desk, section));
    return section;
}

QWidget *SettingsPage::connectSection()
{
    m_connect = new ConnectWidget(m_desk, this);
    connect(m_connect, &ConnectWidget::failed, this, &SettingsPage::showFailure);
    connect(m_connect, &ConnectWidget::connected, this, [this] {
        MessageBarWidget *message =
            addMessage(Tone::Ok, tr("Connected, and saved in %1. It takes effect at the next start; the schedule stays "
                                    "off until you switch it on.")
                                     .arg(m_desk.configFile));
        if (m_desk.startAgain)
            connect(message->addButton(tr("Start again now")), &QPushButton::clicked, this, m_desk.startAgain);
    });
    return m_connect;
}

QWidget *SettingsPage::addressRow(const QString &name, const QString &url)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(step8);
    auto *text = new QLineEdit(url, row);
    text->setReadOnly(true);
    text->setAccessibleName(name);
    auto *copy = new QPushButton(tr("Copy"), row);
    copy->setAccessibleName(tr("Copy: %1").arg(name));
    connect(copy, &QPushButton::clicked, row, [url] { QGuiApplication::clipboard()->setText(url); });
    line->addWidget(text, 1);
    line->addWidget(copy);
    row->setMaximumWidth(proseWidth);
    return row;
}

QWidget *SettingsPage::listenerSection()
{
    auto *section = new QWidget(this);
    QVBoxLayout *column = columnOf(section);
    SettingForm *fields = form({"BOUNCEDESK_LISTEN", "BOUNCEDESK_PUBLIC_URL", "BOUNCEDESK_TRUSTED_PROXIES"});
    fields->addFact(tr("Now"), m_desk.listeningUrl.isEmpty() ? tr("This program does not listen.")
                                                             : tr("Listening on %1.").arg(m_desk.listeningUrl));
    column->addWidget(fields);
    if (m_desk.ownUrl().isEmpty())
        return section;
    const auto below = [this](const QString &path) { return mailgun::urlBelow(m_desk.ownUrl(), path).toString(); };
    QList<std::pair<QString, QString>> addresses{
        {tr("Customers sign in at"), below(QStringLiteral("/account"))},
        {tr("To try it from elsewhere, open this; it answers “ok”"), below(QStringLiteral("/healthz"))}};
    if (!m_desk.backfill.pulls)
        addresses.prepend({tr("Mailgun sends events to"), below(QStringLiteral("/webhooks/mailgun"))});
    for (const auto &[name, url] : addresses) {
        auto *group = new QVBoxLayout;
        group->setSpacing(step4);
        group->addWidget(new SectionTitle(name, section));
        group->addWidget(addressRow(name, url));
        column->addLayout(group);
    }
    return section;
}

QWidget *SettingsPage::locksSection()
{
    auto *section = new QWidget(this);
    QVBoxLayout *column = columnOf(section);
    column->addWidget(new CaptionLabel(tr("What a failure does to the backer's bills. A lock ends with a new address, "
                                          "or when somebody lifts it."),
                                       section));
    column->addWidget(m_locks);
    return section;
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void SettingsPage::refresh()
{
    m_database->reload();
    m_locks->reload();
}

QVariantMap SettingsPage::place() const
{
    return {{QLatin1String(kSectionKey), m_ids.value(m_tabs->currentIndex())}};
}

void SettingsPage::goTo(const QVariantMap &place)
{
    const QSignalBlocker noPlace(this);
    m_tabs->setCurrentIndex(std::max(0, int(m_ids.indexOf(place.value(QLatin1String(kSectionKey)).toString()))));
}

bool SettingsPage::isUnsaved(const QWidget *section) const
{
    const auto forms = section->findChildren<SettingForm *>();
    return std::any_of(forms.cbegin(), forms.cend(), [](const SettingForm *form) { return form->isChanged(); }) ||
           (section->isAncestorOf(m_locks) && m_locks->isChanged()) ||
           (m_connect && section->isAncestorOf(m_connect) && m_connect->isTyped());
}

QStringList SettingsPage::unsaved() const
{
    QStringList parts;
    for (int i = 0; i < m_sections->count(); ++i) {
        if (isUnsaved(m_sections->widget(i)))
            parts.append(m_tabs->tabText(i));
    }
    return parts;
}

void SettingsPage::discardUnsaved()
{
    for (SettingForm *form : findChildren<SettingForm *>())
        form->discardChanges();
    m_locks->discardChanges();
    if (m_connect && m_connect->isTyped())
        m_connect->discardTyped();
}

QWidget *SettingsPage::firstFocus() const
{
    return m_tabs;
}

} // namespace bouncedesk::ui
