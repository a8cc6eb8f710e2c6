// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "core/billing/billing_calendar.h"
#include "core/phrases/error_phrases.h"
#include "ui/models/backers_model.h"
#include "ui/pages/billing/billing_files.h"
#include "ui/pages/billing/preview_widget.h"
#include "ui/pages/billing/result_widget.h"
#include "ui/pages/billing/runs_widget.h"
#include "ui/pages/billing/schedule_notice.h"
#include "ui/pages/billing/schedule_widget.h"
#include "ui/pages/billing/send_flow.h"
#include "ui/pages/billing/template_widget.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

constexpr int kTickMs = 1000;
constexpr int kPastMonths = 12;
constexpr auto kViewKey = "view";
constexpr auto kPeriodKey = "period";
constexpr auto kRunKey = "run";
constexpr auto kOutcomeKey = "outcome";
const QStringList kViewNames{QStringLiteral("runs"), QStringLiteral("preview"), QStringLiteral("result"),
                             QStringLiteral("schedule"), QStringLiteral("template")};

QString language()
{
    return QLocale().bcp47Name();
}

} // namespace

BillingPage::BillingPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("billing"), tr("Billing"), QStringLiteral("mail-send"), Body::Fills, parent), m_desk(desk),
      m_runs(new RunsModel(desk, this)), m_preview(new PreviewModel(desk, this)),
      m_actions(new BillingDesk(desk, this)), m_notice(new ScheduleNotice(this, desk.clock))
{
    buildBar();
    m_sending = new SendFlow(desk, m_preview, m_runs, m_actions, m_send);
    m_files = new BillingFiles(desk, this);
    buildViews();
    connectModels();
    connectViews();
    m_tick.setInterval(kTickMs);
    m_sending->showButton();
}

void BillingPage::buildBar()
{
    m_period = new QComboBox(this);
    m_period->setObjectName(QStringLiteral("period"));
    m_period->setAccessibleName(tr("Month of the bills"));
    base::Period period = billing::periodAt(m_desk.clock.nowMs(), m_desk.zone.ianaId());
    const QString current = period.text();
    period = period.next();
    for (int i = 0; i < kPastMonths + 2; ++i, period = period.previous())
        m_period->addItem(monthText(period), period.text());
    m_period->setCurrentIndex(m_period->findData(current));
    bar()->addWidget(m_period);
    auto *files = new QMenu(this);
    files->addAction(tr("The preview as CSV…"), this, [this] { m_files->exportPreview(this->period()); });
    files->addAction(tr("Who got it, as CSV…"), this, [this] { m_files->exportResult(this->period()); });
    bar()->addMenu(tr("Export"), files);
    m_send = bar()->addMainAction(tr("Send bills"));
    m_send->setObjectName(QStringLiteral("send"));
    connect(m_period, &QComboBox::activated, this, [this] {
        showPeriod();
        Q_EMIT placeChanged();
    });
}

void BillingPage::buildViews()
{
    m_next = new QLabel(this);
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of billing"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &name : {tr("Runs"), tr("Preview"), tr("Who got it"), tr("Schedule"), tr("Templates")})
        m_tabs->addTab(name);
    m_runsView = new RunsWidget(m_desk, m_runs, m_actions, iconName(), this);
    m_previewView = new PreviewWidget(m_desk, m_preview, this);
    m_result = new ResultWidget(m_desk, m_actions, this);
    m_schedule = new ScheduleWidget(m_desk, this);
    m_template = new TemplateWidget(m_desk, this);
    auto *area = new QWidget(this);
    m_views = new QStackedLayout(area);
    for (QWidget *view : std::initializer_list<QWidget *>{m_runsView, m_previewView, m_result, m_schedule, m_template})
        m_views->addWidget(view);
    content()->addWidget(m_next);
    content()->addWidget(m_tabs);
    content()->addWidget(area, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int view) {
        m_views->setCurrentIndex(view);
        Q_EMIT placeChanged();
    });
}

void BillingPage::connectModels()
{
    connect(m_runs, &RunsModel::loaded, this, &BillingPage::showRuns);
    connect(m_runs, &RunsModel::failed, this, [this](const base::Error &error) { showListUnread(m_runs, error); });
    connect(m_preview, &PreviewModel::loaded, this, &BillingPage::showNext);
    connect(m_preview, &PreviewModel::loaded, this, [this] { showRead(m_preview); });
    connect(m_preview, &PreviewModel::failed, this,
            [this](const base::Error &error) { showListUnread(m_preview, error); });
    connect(m_sending, &SendFlow::listChanged, this, &BillingPage::onListChanged);
    connect(m_sending, &SendFlow::failed, this, &BillingPage::sayFailure);
    connect(m_sending, &SendFlow::begun, this, [this](base::RunRow run) {
        unsay();
        m_runsView->choose(run);
        m_tabs->setCurrentIndex(Runs);
        m_wasMoving = true; // a small one may be over already: count anew
    });
    connect(m_actions, &BillingDesk::failed, this, &BillingPage::sayFailure);
    connect(m_actions, &BillingDesk::done, this, &BillingPage::onAsked);
    connect(m_actions, &BillingDesk::carriedOut, this, [this](billing::BillingWish wish) {
        if (wish == billing::BillingWish::Test)
            say(Tone::Ok, tr("Mailgun has taken the test."));
        if (wish == billing::BillingWish::Copy)
            say(Tone::Ok, tr("The copy is on its way."));
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_runs->reload();
    });
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (!isVisible() || !topics.testFlag(storage::Topic::Billing))
            return;
        m_runs->reload();
        m_schedule->reload();
    });
}

void BillingPage::connectViews()
{
    connect(m_runsView, &RunsWidget::previewWanted, this, [this] { showView(Preview); });
    connect(m_runsView, &RunsWidget::chosenChanged, this, &BillingPage::placeChanged);
    connect(m_previewView, &PreviewWidget::importWanted, this, [this] { m_files->importBills(period()); });
    connect(m_previewView, &PreviewWidget::failed, this, &BillingPage::sayFailure);
    connect(m_result, &ResultWidget::failed, this, &BillingPage::sayFailure);
    connect(m_result, &ResultWidget::chosenChanged, this, &BillingPage::placeChanged);
    connect(m_result, &ResultWidget::backerWanted, this, [this](const QString &key) {
        Q_EMIT goToRequested(QStringLiteral("backers"),
                             {{QStringLiteral("queue"), queueWord(BackerQueue::All)}, {QStringLiteral("search"), key}});
    });
    connect(m_schedule, &ScheduleWidget::failed, this, &BillingPage::sayFailure);
    connect(m_schedule, &ScheduleWidget::failed, m_notice, &ScheduleNotice::askAgain);
    connect(m_schedule, &ScheduleWidget::loaded, this, &BillingPage::showNext);
    connect(m_notice, &ScheduleNotice::answered, m_schedule, &ScheduleWidget::answerMissed);
    connect(m_notice, &ScheduleNotice::holdWanted, m_schedule, &ScheduleWidget::hold);
    connect(m_notice, &ScheduleNotice::listWanted, this, [this] { showView(Preview); });
    connect(m_template, &TemplateWidget::failed, this, &BillingPage::sayFailure);
    connect(m_template, &TemplateWidget::saved, m_preview, &PreviewModel::reload);
    connect(m_template, &TemplateWidget::testWanted, m_actions, &BillingDesk::sendTest);
    connect(m_files, &BillingFiles::said, this, &BillingPage::say);
    connect(m_files, &BillingFiles::imported, m_preview, &PreviewModel::reload);
    connect(m_files, &BillingFiles::failed, this, &BillingPage::sayFailure);
}

void BillingPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_tick.start();
    if (!std::exchange(m_isLoaded, true))
        refresh();
}

void BillingPage::refresh()
{
    m_runs->reload();
    m_schedule->reload();
    showPeriod();
}

void BillingPage::showPeriod()
{
    m_previewView->setPeriod(period());
    m_result->setPeriod(period());
    m_template->setPeriod(period());
    m_runsView->setPeriod(period());
    m_sending->showButton();
}

base::Period BillingPage::period() const
{
    return base::Period::parse(m_period->currentData().toString()).value_or(base::Period());
}

void BillingPage::showView(int view)
{
    m_tabs->setCurrentIndex(view);
    m_views->setCurrentIndex(view);
}

QVariantMap BillingPage::place() const
{
    QVariantMap place{{QLatin1String(kViewKey), kViewNames.value(m_tabs->currentIndex())},
                      {QLatin1String(kPeriodKey), m_period->currentData()}};
    if (m_tabs->currentIndex() == Runs && m_runsView->chosen() != base::RunRow())
        place.insert(QLatin1String(kRunKey), m_runsView->chosen().value);
    if (m_tabs->currentIndex() == Result && !m_result->chosen().isEmpty())
        place.insert(QLatin1String(kOutcomeKey), m_result->chosen());
    return place;
}

void BillingPage::goTo(const QVariantMap &place)
{
    const QSignalBlocker noPlace(this);
    showView(std::max(0, int(kViewNames.indexOf(place.value(QLatin1String(kViewKey)).toString()))));
    const int index = m_period->findData(place.value(QLatin1String(kPeriodKey)));
    const bool isOther = index >= 0 && index != m_period->currentIndex();
    if (isOther)
        m_period->setCurrentIndex(index);
    if (m_tabs->currentIndex() == Result)
        m_result->choose(place.value(QLatin1String(kOutcomeKey)).toString());
    m_isLoaded = true;
    refresh();
    m_runsView->choose(base::RunRow{place.value(QLatin1String(kRunKey)).toLongLong()});
}

bool BillingPage::startExport()
{
    if (m_tabs->currentIndex() == Result)
        m_files->exportResult(period());
    else
        m_files->exportPreview(period());
    return true;
}

QByteArray BillingPage::saveState() const
{
    return m_runsView->table()->saveState();
}

void BillingPage::restoreState(const QByteArray &state)
{
    m_runsView->table()->restoreState(state);
}

QStringList BillingPage::unsaved() const
{
    QStringList parts;
    if (m_schedule->isChanged())
        parts.append(m_tabs->tabText(Schedule));
    if (m_template->isTyped())
        parts.append(m_tabs->tabText(Template));
    return parts;
}

void BillingPage::discardUnsaved()
{
    m_schedule->discardChanges();
    m_template->discardTyped();
}

QWidget *BillingPage::firstFocus() const
{
    switch (m_tabs->currentIndex()) {
    case Preview: return m_previewView->table();
    case Result: return m_result->table();
    case Runs: return m_runs->runs().isEmpty() ? static_cast<QWidget *>(m_tabs) : m_runsView->table();
    default: return m_tabs;
    }
}

void BillingPage::showRuns()
{
    showRead(m_runs);
    Q_EMIT countChanged(m_runs->unfinished() ? 1 : 0, tr("run(s) not finished"));
    // Who got one is left out of the number on the button.
    const bool isMoving = m_runs->isMoving();
    if (!isMoving && m_wasMoving)
        m_preview->reload();
    m_wasMoving = isMoving;
    showNext();
    if (isMoving || m_sending->isAsked())
        m_tick.start();
    else
        m_tick.stop();
}

QString BillingPage::nextText(const billing::BillingSchedule &schedule) const
{
    if (!schedule.isEnabled || !schedule.nextDueMs)
        return tr("No schedule: bills go only when somebody sends them.");
    const QTimeZone zone(schedule.rule.zone);
    const base::Period month = billing::periodAt(*schedule.nextDueMs, schedule.rule.zone);
    const QString at = timeText(*schedule.nextDueMs, m_desk.clock.nowMs(), zone);
    if (schedule.isHeld)
        return tr("Next: %1, the bills for %2, held: they will not be sent.").arg(at, monthText(month));
    const auto &sums = m_preview->sums();
    if (sums && m_preview->period() == month)
        return tr("Next: %1, the bills for %2, %Ln people as of now.", nullptr, int(sums->included))
            .arg(at, monthText(month));
    return tr("Next: %1, the bills for %2.").arg(at, monthText(month));
}

void BillingPage::showNext()
{
    const auto &schedule = m_schedule->schedule();
    if (!schedule)
        return;
    m_next->setText(nextText(*schedule));
    m_notice->show(*schedule);
}

void BillingPage::onListChanged(qint64 more, qint64 fewer)
{
    QStringList changes;
    if (more > 0)
        changes.append(tr("%Ln more", nullptr, int(more)));
    if (fewer > 0)
        changes.append(tr("%Ln fewer", nullptr, int(fewer)));
    say(Tone::Warning, tr("The list has changed since you looked: %1.").arg(changes.join(QStringLiteral(", "))));
    connect(m_message->addButton(tr("Show the %Ln", nullptr, int(more + fewer))), &QPushButton::clicked, this, [this] {
        unsay();
        showView(Preview);
        m_previewView->showChanged();
    });
}

void BillingPage::onAsked()
{
    if (m_sending->isAsked())
        say(Tone::Info, m_actions->holdsKey()
                            ? tr("The bills are handed to the sender. The run appears here within seconds.")
                            : tr("This program has no key for Mailgun: what you asked for waits in the database for "
                                 "one that has."));
    m_runs->reload();
    m_tick.start();
}

void BillingPage::say(Tone tone, const QString &sentence)
{
    unsay();
    m_message = addMessage(tone, sentence);
    m_message->setClosable(true);
    connect(m_message, &MessageBarWidget::closed, this, [this] { m_message = nullptr; });
}

void BillingPage::unsay()
{
    if (m_message)
        removeMessage(std::exchange(m_message, nullptr));
}

// Nothing is sent by what was not read.
void BillingPage::showListUnread(const QObject *list, const base::Error &error)
{
    m_sending->forget();
    showUnread(list, error);
}

void BillingPage::sayFailure(const base::Error &error)
{
    m_sending->forget();
    say(Tone::Error, phrases::errorPhrase(language(), error));
    connect(m_message->addButton(tr("Try again")), &QPushButton::clicked, this, [this] {
        unsay();
        refresh();
    });
}

} // namespace bouncedesk::ui
