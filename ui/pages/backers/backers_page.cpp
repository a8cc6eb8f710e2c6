// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/backers_page.h"

#include "core/backers/backer_import_service.h"
#include "core/backers/backer_list_repository.h"
#include "core/backers/backer_repository.h"
#include "core/base/text.h"
#include "core/phrases/error_phrases.h"
#include "ui/pages/backers/person_widget.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/master_detail.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

constexpr int kTypingMs = 250;
constexpr auto kQueueKey = "queue";
constexpr auto kSearchKey = "search";
constexpr auto kBackerKey = "key"; // the company's id of a backer to show

} // namespace

BackersPage::BackersPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("backers"), tr("Backers"), QStringLiteral("view-pim-contacts"), Body::Fills, parent),
      m_desk(desk), m_model(new BackersModel(desk, this))
{
    buildBar();
    buildBody();
    connectAll();
}

void BackersPage::buildBar()
{
    m_queue = new QComboBox(this);
    m_queue->setAccessibleName(tr("Which backers"));
    for (const auto &[queue, text] :
         {std::pair(BackerQueue::Locked, tr("Locked")), std::pair(BackerQueue::Waiting, tr("Waiting for the customer")),
          std::pair(BackerQueue::MissedBill, tr("Missed a bill")), std::pair(BackerQueue::All, tr("All"))})
        m_queue->addItem(text, queueWord(queue));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Name, address or id"));
    m_search->setAccessibleName(tr("Search for name, address or id"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(280);
    bar()->addWidget(m_search);
    bar()->addWidget(m_queue);
    connect(bar()->addAction(tr("Import…")), &QPushButton::clicked, this, &BackersPage::importFile);
}

void BackersPage::buildBody()
{
    m_table = new DeskTable(tr("Backers"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{190}, {240}, {110, false, false, 2}, {230, true}, {110, false, false, 1}});
    m_person = new PersonWidget(m_desk, this);
    m_split = new MasterDetail(m_table, m_person, this);
    m_empty = new EmptyStateWidget(iconName(), this);
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    content()->addWidget(area, 1);
    m_loading = new LoadingBar(m_table);
}

void BackersPage::connectAll()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    const auto search = [this] {
        askAgain();
        Q_EMIT placeChanged();
    };
    connect(&m_typing, &QTimer::timeout, this, search);
    connect(m_search, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_queue, &QComboBox::activated, this, search);
    connect(m_model, &PagedModelBase::loaded, this, &BackersPage::showState);
    connect(m_model, &PagedModelBase::failed, this, &BackersPage::showFailure);
    connect(m_model, &PagedModelBase::loadingChanged, m_loading,
            [this](bool loading) { loading ? m_loading->start() : m_loading->stop(); });
    connect(m_table, &DeskTable::rowActivated, this, &BackersPage::showPerson);
    connect(m_table, &QAbstractItemView::clicked, this, &BackersPage::showPerson);
    connect(m_table, &DeskTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_split->isDetailShown())
            showPerson(index);
    });
    connect(m_person, &PersonWidget::changed, this, [this] {
        m_model->reload();
        countLocked();
    });
    connect(m_person, &PersonWidget::failed, this, &BackersPage::showFailure);
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics.testFlag(storage::Topic::Backers))
            countLocked();
    });
    countLocked();
}

void BackersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!std::exchange(m_isLoaded, true))
        askAgain();
}

void BackersPage::askAgain()
{
    m_model->setQuestion(queueOfWord(m_queue->currentData().toString()), m_search->text());
}

QVariantMap BackersPage::place() const
{
    return {{QLatin1String(kQueueKey), m_queue->currentData()}, {QLatin1String(kSearchKey), m_search->text()}};
}

void BackersPage::goTo(const QVariantMap &place)
{
    m_isLoaded = true;
    m_queue->setCurrentIndex(int(queueOfWord(place.value(QLatin1String(kQueueKey)).toString())));
    m_search->setText(place.value(QLatin1String(kSearchKey), place.value(QLatin1String(kBackerKey))).toString());
    askAgain();
}

void BackersPage::refresh()
{
    askAgain();
    m_person->refresh();
    countLocked();
}

bool BackersPage::startFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QByteArray BackersPage::saveState() const
{
    return m_table->saveState();
}

void BackersPage::restoreState(const QByteArray &state)
{
    m_table->restoreState(state);
}

QWidget *BackersPage::firstFocus() const
{
    return m_search;
}

void BackersPage::showState()
{
    if (m_failure)
        removeMessage(std::exchange(m_failure, nullptr));
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentIndex(0);
        if (!m_model->search().isEmpty() && m_model->rowCount() == 1)
            m_table->selectRow(0);
        return;
    }
    if (!m_model->search().isEmpty()) {
        m_empty->setWords(
            tr("Nobody by that name or address."),
            tr("No backer has “%1” in name, id, present or former address.").arg(base::displayText(m_model->search())));
    } else if (m_model->queue() == BackerQueue::Waiting) {
        m_empty->setWords(tr("Nobody has to act."), tr("Nobody has a new address to confirm or a link to use."));
    } else if (m_model->queue() == BackerQueue::MissedBill) {
        m_empty->setWords(tr("Nobody missed a bill."), tr("Everybody who is not locked got the newest one."));
    } else if (m_model->queue() == BackerQueue::Locked) {
        m_empty->setWords(tr("Nobody is locked."),
                          tr("Every backer has an address that takes mail, as far as we know."));
        connect(m_empty->addButton(tr("Show all backers")), &QPushButton::clicked, this, [this] {
            goTo({{QLatin1String(kQueueKey), queueWord(BackerQueue::All)}});
            Q_EMIT placeChanged();
        });
    } else {
        m_empty->setWords(tr("No backers yet."),
                          tr("Import a CSV with backer_id, email, name, or let your program send them."));
        connect(m_empty->addButton(tr("Import…"), true), &QPushButton::clicked, this, &BackersPage::importFile);
    }
    m_stack->setCurrentIndex(1);
}

void BackersPage::showPerson(const QModelIndex &index)
{
    if (const backers::Backer *backer = m_model->rowAt(index)) {
        m_person->show(backer->id);
        m_split->setDetailShown(true);
    }
}

void BackersPage::countLocked()
{
    m_desk.pool.read<qint64>(this, backers::countLocked, [this](const base::Result<qint64> &count) {
        if (count)
            Q_EMIT countChanged(*count, tr("%n locked", nullptr, int(*count)));
    });
}

void BackersPage::importFile()
{
    m_desk.dialogs.chooseOpenFile(this, {tr("Import backers"), {}, tr("CSV (*.csv *.txt)")},
                                  [this](const std::optional<QString> &path) {
                                      if (path)
                                          runImport(*path);
                                  });
}

// Slice by slice in the writer's thread, so that events go on coming in between.
void BackersPage::runImport(const QString &path)
{
    struct Import {
        std::unique_ptr<backers::BackerImportService> service;
        QStringList issues;
    };
    const auto import = std::make_shared<Import>();
    const backers::BackerService backerService(backers::LockService(m_desk.zone));
    auto opened = backers::BackerImportService::open(path, backerService, [import](const backers::ImportIssue &issue) {
        if (import->issues.size() < 5)
            import->issues.append(
                tr("line %1: %2").arg(issue.line).arg(phrases::errorPhrase(QLocale().bcp47Name(), issue.error)));
    });
    if (!opened) {
        showFailure(opened.error());
        return;
    }
    import->service = std::move(*opened);
    MessageBarWidget *progress = addMessage(Tone::Info, tr("Importing…"));
    const auto next = std::make_shared<std::function<void()>>();
    *next = [this, import, next, progress = QPointer(progress)] {
        m_desk.pool.write<bool>(
            this,
            [import, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
                return import->service->importSlice(connection, nowMs);
            },
            [this, import, next, progress](const base::Result<bool> &more) {
                if (more && *more) {
                    if (progress)
                        progress->setSentence(tr("Importing: %1 %").arg(int(import->service->progress() * 100)));
                    (*next)();
                    return;
                }
                *next = {}; // the last one: nothing may hold itself
                if (progress)
                    removeMessage(progress);
                if (!more) {
                    showFailure(more.error());
                    return;
                }
                const backers::ImportReport &report = import->service->report();
                QString sentence = tr("Imported: %1 new, %2 changed, %3 as before, %4 unusable.")
                                       .arg(report.added)
                                       .arg(report.changed)
                                       .arg(report.unchanged)
                                       .arg(report.bad);
                if (!import->issues.isEmpty())
                    sentence += QLatin1Char(' ') + base::displayText(import->issues.join(QStringLiteral("; ")));
                addMessage(report.isClean() ? Tone::Ok : Tone::Warning, sentence)->setClosable(true);
                m_desk.changes.publish(storage::Topic::Backers);
                refresh();
            });
    };
    (*next)();
}

void BackersPage::showFailure(const base::Error &error)
{
    if (m_failure)
        removeMessage(m_failure);
    m_failure = addMessage(Tone::Error, phrases::errorPhrase(QLocale().bcp47Name(), error));
    m_failure->setClosable(true);
    connect(m_failure, &MessageBarWidget::closed, this, [this] { m_failure = nullptr; });
}

} // namespace bouncedesk::ui
