// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events/events_page.h"

#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/mail/body_repository.h"
#include "core/mailgun/reach_check.h"
#include "core/phrases/error_phrases.h"
#include "ui/models/events_model.h"
#include "ui/models/mail_words.h"
#include "ui/pages/events/knowledge_widget.h"
#include "ui/pages/events/quarantine_widget.h"
#include "ui/pages/events/raw_event_view.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/status_delegate.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using mail::EventKind;

namespace {

constexpr int kTypingMs = 250;
constexpr auto kKindKey = "kind";
constexpr auto kAddressKey = "address";
constexpr auto kUnusableKey = "unusable"; // the quarantine is shown

QString language()
{
    return QLocale().bcp47Name();
}

} // namespace

EventsPage::EventsPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("events"), tr("Events"), QStringLiteral("view-list-text"), Body::Fills, parent), m_desk(desk),
      m_model(new EventsModel(desk, this))
{
    buildFilters();
    buildBody();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &EventsPage::applyFilter);
    connect(m_model, &PagedModelBase::loaded, this, &EventsPage::showState);
    connect(m_model, &PagedModelBase::failed, this, [this](const base::Error &error) { showUnread(m_model, error); });
    connect(m_model, &PagedModelBase::cut, this, &EventsPage::sayCut);
    connect(m_model, &PagedModelBase::loadingChanged, m_loading,
            [this](bool loading) { loading ? m_loading->start() : m_loading->stop(); });
    connect(&desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (isVisible() && topics & (storage::Topic::Mails | storage::Topic::Listener))
            m_knowledge->load();
        if (isVisible() && topics.testFlag(storage::Topic::Mails))
            m_model->askForNews([this](int count) { showNews(count); });
    });
}

void EventsPage::buildFilters()
{
    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("Kind of event"));
    m_kind->addItem(tr("All events"), QString());
    for (const EventKind kind : {EventKind::Delivered, EventKind::Failed, EventKind::Complained, EventKind::Accepted,
                                 EventKind::Opened, EventKind::Clicked, EventKind::Unsubscribed})
        m_kind->addItem(kindText(kind), mail::kindName(kind));
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("Recipient's address"));
    m_address->setAccessibleName(tr("Recipient's address"));
    m_address->setClearButtonEnabled(true);
    m_address->setFixedWidth(260);
    bar()->addWidget(m_kind);
    bar()->addWidget(m_address);
    connect(m_kind, &QComboBox::activated, this, &EventsPage::applyFilter);
    connect(m_address, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
}

void EventsPage::buildBody()
{
    m_table = new DeskTable(tr("Events"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{120}, {150}, {230}, {260, true}, {60, false, true, 1}});
    m_table->setItemDelegateForColumn(EventsModel::What, new StatusDelegate(m_table));
    m_raw = new RawEventView(this);
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->addWidget(m_table);
    m_split->addWidget(m_raw);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    m_empty = new EmptyStateWidget(iconName(), this);
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    m_quarantine = new QuarantineWidget(m_desk, this);
    m_stack->addWidget(m_quarantine);
    m_knowledge = new KnowledgeWidget(m_desk, this);
    content()->addWidget(m_knowledge);
    content()->addWidget(area, 1);
    connect(m_knowledge, &KnowledgeWidget::unusableWanted, this, [this] { showUnusable(true); });
    connect(m_knowledge, &KnowledgeWidget::loaded, this, [this] { showRead(m_knowledge); });
    connect(m_knowledge, &KnowledgeWidget::unread, this,
            [this](const base::Error &error) { showUnread(m_knowledge, error); });
    connect(m_knowledge, &KnowledgeWidget::askedWithoutKey, this, &EventsPage::sayWithoutKey);
    connect(m_knowledge, &KnowledgeWidget::failed, this, &EventsPage::showFailure);
    connect(m_quarantine, &QuarantineWidget::loaded, this, [this] { showRead(m_quarantine); });
    connect(m_quarantine, &QuarantineWidget::unread, this,
            [this](const base::Error &error) { showUnread(m_quarantine, error); });
    connect(m_quarantine, &QuarantineWidget::failed, this, &EventsPage::showFailure);
    connect(m_quarantine, &QuarantineWidget::closed, this, [this] { showUnusable(false); });
    connect(m_quarantine, &QuarantineWidget::replayed, this, &EventsPage::refresh);
    m_loading = new LoadingBar(m_table);
    connect(m_table, &DeskTable::currentRowChanged, this, &EventsPage::showRaw);
}

void EventsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_knowledge->load();
    if (!std::exchange(m_isLoaded, true))
        m_model->reload();
    else
        m_model->askForNews([this](int count) { showNews(count); }); // what came while another page was shown
}

QVariantMap EventsPage::place() const
{
    QVariantMap place{{QLatin1String(kKindKey), m_kind->currentData()},
                      {QLatin1String(kAddressKey), m_address->text()}};
    if (m_showsUnusable)
        place.insert(QLatin1String(kUnusableKey), true);
    return place;
}

void EventsPage::goTo(const QVariantMap &place)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(place.value(QLatin1String(kKindKey)))));
    m_address->setText(place.value(QLatin1String(kAddressKey)).toString());
    m_isLoaded = true;
    const QSignalBlocker noPlace(this);
    applyFilter();
    showUnusable(place.value(QLatin1String(kUnusableKey)).toBool());
}

void EventsPage::showUnusable(bool shown)
{
    m_showsUnusable = shown;
    if (shown)
        m_quarantine->load();
    m_stack->setCurrentIndex(shown ? 2 : m_model->rowCount() == 0 ? 1 : 0);
    Q_EMIT placeChanged();
}

void EventsPage::refresh()
{
    m_model->reload();
    m_knowledge->load();
    if (m_showsUnusable)
        m_quarantine->load();
}

bool EventsPage::startFilter()
{
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
    return true;
}

QByteArray EventsPage::saveState() const
{
    return m_table->saveState();
}

void EventsPage::restoreState(const QByteArray &state)
{
    m_table->restoreState(state);
}

QWidget *EventsPage::firstFocus() const
{
    return m_table;
}

void EventsPage::applyFilter()
{
    mail::EventFilter filter;
    filter.kind = mail::kindOfName(m_kind->currentData().toString(), false);
    if (!m_address->text().trimmed().isEmpty())
        filter.address = base::normalisedAddress(base::addressFromPasted(m_address->text()));
    m_model->setFilter(filter);
    Q_EMIT placeChanged();
}

void EventsPage::showState()
{
    if (m_news)
        removeMessage(std::exchange(m_news, nullptr));
    if (m_cut)
        removeMessage(std::exchange(m_cut, nullptr));
    showRead(m_model);
    const bool byKind = m_model->filter().kind.has_value();
    const bool byAddress = !m_model->filter().address.isEmpty();
    if (m_model->rowCount() == 0 && (byKind || byAddress)) {
        m_empty->setWords(tr("Nothing matches."), !byAddress ? tr("No event of this kind is known.")
                                                  : !byKind  ? tr("No event to this address is known.")
                                                             : tr("No event of this kind to this address is known."));
        connect(m_empty->addButton(tr("Remove the filters")), &QPushButton::clicked, this, [this] {
            goTo({});
            Q_EMIT placeChanged();
        });
    } else if (m_model->rowCount() == 0) {
        sayWhenEventsCome();
    }
    if (!m_showsUnusable)
        m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
}

void EventsPage::sayWhenEventsCome()
{
    if (!m_desk.health().hasKey) {
        m_empty->setWords(tr("No event so far."), tr("Events appear once Mailgun is connected."));
        connect(m_empty->addButton(tr("Connect Mailgun…"), true), &QPushButton::clicked, this,
                &EventsPage::goToConnect);
    } else if (m_desk.backfill.pulls) {
        m_empty->setWords(tr("No event so far."), tr("Mailgun is asked every minute."));
    } else if (m_desk.listeningUrl.isEmpty()) {
        m_empty->setWords(tr("No event so far."), tr("This program does not listen itself."));
    } else {
        const QUrl hook = mailgun::urlBelow(m_desk.ownUrl(), QStringLiteral("/webhooks/mailgun"));
        m_empty->setWords(tr("Listening."), tr("No event so far. Mailgun sends to %1").arg(hook.toString()));
    }
}

void EventsPage::goToConnect()
{
    Q_EMIT goToRequested(QStringLiteral("settings"), {{QStringLiteral("section"), QStringLiteral("connect")}});
}

void EventsPage::sayWithoutKey()
{
    if (m_withoutKey)
        removeMessage(m_withoutKey);
    m_withoutKey = addMessage(Tone::Warning, tr("Mailgun is not connected: this program has no key for it. What you "
                                                "asked for waits in the database for a program that has one."));
    m_withoutKey->setClosable(true);
    connect(m_withoutKey->addButton(tr("Connect Mailgun…")), &QPushButton::clicked, this, &EventsPage::goToConnect);
    connect(m_withoutKey, &MessageBarWidget::closed, this, [this] { m_withoutKey = nullptr; });
}

void EventsPage::sayCut()
{
    m_cut = addMessage(Tone::Info, tr("Only the newest %1 are listed: choose a kind or an address to see others.")
                                       .arg(QLocale().toString(PagedModelBase::kMostKept)));
    m_cut->setClosable(true);
    connect(m_cut, &MessageBarWidget::closed, this, [this] { m_cut = nullptr; });
}

void EventsPage::showNews(int count)
{
    if (count == 0)
        return;
    const QString sentence = count >= PagedModelBase::kPage
                                 ? tr("More than %1 new events").arg(QLocale().toString(count - 1))
                                 : tr("%n new event(s)", nullptr, count);
    if (m_news) {
        m_news->setSentence(sentence);
        return;
    }
    m_news = addMessage(Tone::Info, sentence);
    connect(m_news->addButton(tr("Show")), &QPushButton::clicked, this, &EventsPage::refresh);
}

void EventsPage::showRaw(const QModelIndex &index)
{
    const mail::StoredEvent *chosen = m_model->rowAt(index);
    if (!chosen) {
        m_raw->clear();
        return;
    }
    const mail::StoredEvent event = *chosen;
    m_desk.pool.read<QByteArray>(
        this, [event](storage::Connection &connection) { return mail::rawBody(connection, event); },
        [this, event](const base::Result<QByteArray> &body) {
            const mail::StoredEvent *current = m_model->rowAt(m_table->currentRow());
            if (!current || current->identity != event.identity)
                return;
            if (body)
                showRawText(event, *body);
            else
                m_raw->setPlainText(phrases::errorPhrase(language(), body.error()));
        });
}

void EventsPage::showRawText(const mail::StoredEvent &event, const QByteArray &body)
{
    if (!body.isEmpty())
        m_raw->showBody(body);
    else if (event.serverText.isEmpty()) // only failures have one
        m_raw->setPlainText(tr("The raw text is no longer kept, or never was."));
    else
        m_raw->setPlainText(tr("The raw text is no longer kept, or never was. What is known: %1")
                                .arg(base::displayText(event.serverText)));
}

} // namespace bouncedesk::ui
