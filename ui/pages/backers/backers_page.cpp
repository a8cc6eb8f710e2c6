// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/backers_page.h"

#include "core/backers/backer_list_repository.h"
#include "core/backers/backer_repository.h"
#include "core/base/text.h"
#include "ui/pages/backers/backer_actions.h"
#include "ui/pages/backers/backer_search.h"
#include "ui/pages/backers/import_run.h"
#include "ui/pages/backers/person_widget.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/master_detail.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

constexpr int kSoonMs = 500;
constexpr auto kQueueKey = "queue";
constexpr auto kSearchKey = "search";
constexpr auto kBackerKey = "key"; // the company's id of a backer to show

// Who is looked for is looked for among all.
BackerQueue queueOfPlace(const QVariantMap &place)
{
    const bool isLookedFor = place.contains(QLatin1String(kBackerKey)) ||
                             !place.value(QLatin1String(kSearchKey)).toString().trimmed().isEmpty();
    return isLookedFor && !place.contains(QLatin1String(kQueueKey))
               ? BackerQueue::All
               : queueOfWord(place.value(QLatin1String(kQueueKey)).toString());
}

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
    m_search = new BackerSearch(this);
    bar()->addWidget(m_search->field());
    bar()->addWidget(m_search->box());
    connect(bar()->addAction(tr("Import…")), &QPushButton::clicked, this, &BackersPage::importFile);
}

void BackersPage::buildBody()
{
    m_table = new DeskTable(tr("Backers"), this);
    m_table->setModel(m_model);
    // Name, address and reason fit beside the pane at 1280.
    m_table->setColumns({{160}, {220}, {110, false, false, 2}, {210, true}, {100, false, false, 1}});
    m_actions = new BackerActions(m_desk, this);
    m_person = new PersonWidget(m_desk, m_actions, this);
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step8);
    column->addWidget(m_table, 1);
    column->addWidget(buildSeveral());
    list->setFocusProxy(m_table);
    m_split = new MasterDetail(list, m_person, this);
    m_empty = new EmptyStateWidget(iconName(), this);
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    content()->addWidget(area, 1);
    m_loading = new LoadingBar(m_table);
}

QWidget *BackersPage::buildSeveral()
{
    m_several = new QWidget(this);
    auto *row = new QHBoxLayout(m_several);
    row->setContentsMargins(metrics::step4, 0, metrics::step4, metrics::step4);
    row->setSpacing(metrics::step8);
    m_selected = new QLabel(m_several);
    row->addWidget(m_selected, 1);
    const auto add = [&](const QString &text, auto act) {
        auto *button = new QPushButton(text, m_several);
        connect(button, &QPushButton::clicked, m_actions, act);
        row->addWidget(button);
    };
    add(tr("Unlock them…"), [this] { m_actions->unlock(selected()); });
    add(tr("Lock them…"), [this] { m_actions->lock(selected()); });
    add(tr("Add note to all…"), [this] { m_actions->addNote(selected()); });
    m_several->hide();
    return m_several;
}

QList<backers::Backer> BackersPage::selected() const
{
    QList<backers::Backer> found;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const backers::Backer *backer = m_model->rowAt(index))
            found.append(*backer);
    }
    return found;
}

void BackersPage::showSelection()
{
    const int number = int(m_table->selectionModel()->selectedRows().size());
    setVisibleKeepingFocus(m_several, number > 1, m_table);
    m_selected->setText(tr("%n selected", nullptr, number));
}

void BackersPage::connectAll()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, m_person, &PersonWidget::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BackersPage::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BackersPage::showSelection);
    connect(m_search, &BackerSearch::typed, this, [this] { m_opensFirst = false; });
    connect(m_search, &BackerSearch::asked, this, &BackersPage::search);
    connect(m_search, &BackerSearch::firstWanted, this, &BackersPage::openFirst);
    connect(m_search, &BackerSearch::listWanted, this, &BackersPage::enterList);
    connect(m_model, &PagedModelBase::loaded, this, &BackersPage::showState);
    connect(m_model, &PagedModelBase::failed, this, &BackersPage::showListUnread);
    connect(m_model, &PagedModelBase::cut, this, [this] {
        say(Tone::Info, tr("Only the first %1 are listed: search to see others.")
                            .arg(QLocale().toString(PagedModelBase::kMostKept)));
    });
    connect(m_model, &PagedModelBase::loadingChanged, m_loading,
            [this](bool loading) { loading ? m_loading->start() : m_loading->stop(); });
    connect(m_table, &DeskTable::rowActivated, this, &BackersPage::showPerson);
    connect(m_table, &QAbstractItemView::clicked, this, &BackersPage::showPerson);
    connect(m_table, &DeskTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_split->isDetailShown())
            showPerson(index);
    });
    connect(m_actions, &BackerActions::changed, this, [this] {
        forgetFailure();
        m_model->reload();
        m_person->refresh();
    });
    connect(m_actions, &BackerActions::said, this, &BackersPage::say);
    connect(m_actions, &BackerActions::failed, this, &BackersPage::showFailure);
    connect(m_person, &PersonWidget::failed, this, [this](const base::Error &error) { showUnread(m_person, error); });
    connect(m_person, &PersonWidget::presented, this, [this](const backers::Backer &backer) {
        showRead(m_person);
        m_model->update(backer);
    });
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics.testFlag(storage::Topic::Backers))
            countLocked();
        if (m_person->isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    countLocked();
}

void BackersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!std::exchange(m_isLoaded, true))
        askAgain();
}

void BackersPage::enterList()
{
    if (m_model->rowCount() == 0 || !m_table->isVisible())
        return;
    m_table->selectRow(0);
    m_table->setFocus(Qt::OtherFocusReason);
}

void BackersPage::search()
{
    m_opensFirst = false;
    askAgain();
    Q_EMIT placeChanged();
}

// Of what is asked for, not of what was listed before.
void BackersPage::openFirst()
{
    m_opensFirst = true;
    if (m_listed == std::pair(m_model->queue(), m_model->search()))
        openAskedFor();
}

void BackersPage::askAgain()
{
    m_model->setQuestion(m_search->queue(), m_search->text());
}

QVariantMap BackersPage::place() const
{
    return {{QLatin1String(kQueueKey), queueWord(m_search->queue())}, {QLatin1String(kSearchKey), m_search->text()}};
}

void BackersPage::goTo(const QVariantMap &place)
{
    m_isLoaded = true;
    m_search->set(queueOfPlace(place),
                  place.value(QLatin1String(kSearchKey), place.value(QLatin1String(kBackerKey))).toString());
    m_opensOnly = place.contains(QLatin1String(kBackerKey));
    m_opensFirst = false;
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
    m_search->field()->setFocus(Qt::ShortcutFocusReason);
    m_search->field()->selectAll();
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
    return m_search->field();
}

void BackersPage::showState()
{
    const std::optional asked(std::pair(m_model->queue(), m_model->search()));
    const bool isAnother = std::exchange(m_listed, asked) != asked;
    showRead(m_model);
    if (m_model->rowCount() > 0)
        showRows();
    else
        showNobody();
    m_opensFirst = false;
    if (isAnother) // the same list, read again, keeps who has just left it, and what was done about him
        leaveUnlisted();
}

void BackersPage::showRows()
{
    m_stack->setCurrentIndex(0);
    if (!m_model->search().isEmpty() && m_model->rowCount() == 1)
        m_table->selectRow(0);
    openAskedFor();
}

void BackersPage::openAskedFor()
{
    const bool opensOnly = std::exchange(m_opensOnly, false) && m_model->rowCount() == 1;
    const bool opensFirst = std::exchange(m_opensFirst, false);
    if (m_stack->currentWidget() != m_split || !(opensOnly || opensFirst))
        return;
    m_table->selectRow(0);
    showPerson(m_model->index(0, 0));
}

// An empty pane stands beside a list, but covers none.
void BackersPage::leaveUnlisted()
{
    const auto &rows = m_model->rows();
    const auto isShown = [this](const backers::Backer &backer) { return backer.id == m_person->shown(); };
    if (std::any_of(rows.cbegin(), rows.cend(), isShown))
        return;
    m_person->clear();
    showRead(m_person);
    if (m_split->arrangement() != MasterDetail::Arrangement::Beside)
        m_split->setDetailShown(false);
}

void BackersPage::showNobody()
{
    if (!m_model->search().isEmpty()) {
        m_empty->setWords(
            tr("Nobody by that name or address."),
            tr("No backer has “%1” in name, id, present or former address.").arg(base::displayText(m_model->search())));
    } else if (m_model->queue() == BackerQueue::Waiting) {
        m_empty->setWords(tr("Nobody has to act."), tr("Nobody has a new address to confirm or a link to use."));
        askWhetherThereAreBackers();
    } else if (m_model->queue() == BackerQueue::MissedBill) {
        m_empty->setWords(tr("Nobody missed a bill."), tr("Everybody who is not locked got the newest one."));
        askWhetherThereAreBackers();
    } else if (m_model->queue() == BackerQueue::Locked) {
        m_empty->setWords(tr("Nobody is locked."),
                          tr("Every backer has an address that takes mail, as far as we know."));
        connect(m_empty->addButton(tr("Show all backers")), &QPushButton::clicked, this, [this] {
            goTo({{QLatin1String(kQueueKey), queueWord(BackerQueue::All)}});
            Q_EMIT placeChanged();
        });
        askWhetherThereAreBackers();
    } else {
        showNobodyAtAll();
    }
    m_stack->setCurrentIndex(1);
}

void BackersPage::showNobodyAtAll()
{
    m_empty->setWords(tr("No backers yet."),
                      tr("Import a CSV with backer_id, email, name, or let your program send them."));
    connect(m_empty->addButton(tr("Import…"), true), &QPushButton::clicked, this, &BackersPage::importFile);
}

// "Nobody is locked" is no news where there is nobody.
void BackersPage::askWhetherThereAreBackers()
{
    m_desk.pool.read<bool>(
        this,
        [](storage::Connection &connection) -> base::Result<bool> {
            BD_ASSIGN(const auto first, backers::backersByKeyAfter(connection, {}, 1));
            return !first.isEmpty();
        },
        [this](const base::Result<bool> &isAnybody) {
            if (isAnybody && !*isAnybody && m_model->rowCount() == 0 && !isUnread(m_model))
                showNobodyAtAll();
        });
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

void BackersPage::runImport(const QString &path)
{
    forgetFailure();
    auto *import = new ImportRun(m_desk, this);
    MessageBarWidget *progress = addMessage(Tone::Info, tr("Importing…"));
    connect(import, &QObject::destroyed, progress, [this, progress] { removeMessage(progress); });
    connect(import, &ImportRun::progressed, progress,
            [progress](int percent) { progress->setSentence(tr("Importing: %1 %").arg(percent)); });
    connect(import, &ImportRun::failed, this, &BackersPage::showFailure);
    connect(import, &ImportRun::finished, this, [this](bool isClean, const QString &sentence) {
        addMessage(isClean ? Tone::Info : Tone::Warning, sentence)->setClosable(true);
        refresh();
    });
    if (const auto started = import->start(path); !started) {
        delete import;
        showFailure(started.error());
    }
}

void BackersPage::say(Tone tone, const QString &sentence)
{
    if (m_said)
        removeMessage(m_said);
    m_said = addMessage(tone, sentence);
    m_said->setClosable(true);
    connect(m_said, &MessageBarWidget::closed, this, [this] { m_said = nullptr; });
}

// The same list stays as it was last read; another one's is not what is meant now, nor is anything to be done with it.
void BackersPage::showListUnread(const base::Error &error)
{
    m_opensFirst = false;
    if (m_listed != std::pair(m_model->queue(), m_model->search())) {
        m_listed.reset();
        m_table->clearSelection();
        m_empty->setWords(tr("This list could not be read."), {});
        m_stack->setCurrentIndex(1);
    }
    showUnread(m_model, error);
}

} // namespace bouncedesk::ui
