// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/bill_view_widget.h"

#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/billing/billing_settings.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/section_title.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedLayout>
#include <QTabBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;
using Found = std::optional<BillPreview>;

namespace {

constexpr int kTypingMs = 250;

// What mail programs show beside the subject only; the view here knows no "display: none".
QString withoutHidden(QString html)
{
    static const QRegularExpression hidden(QStringLiteral("<div style=\"display:\\s*none[^>]*>.*?</div>"),
                                           QRegularExpression::DotMatchesEverythingOption);
    return html.remove(hidden);
}

// Shows a mail as it is: fetches nothing, follows no link. Mail is read on white, whatever the desk looks like.
class MailView : public QTextBrowser {
public:
    explicit MailView(QWidget *parent) : QTextBrowser(parent)
    {
        setOpenLinks(false);
        setTabChangesFocus(true);
        setPalette(paletteOf(Tokens::lightTokens())); // whole: a mixed one is taken for the desktop's, with black edges
    }

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace

BillViewWidget::BillViewWidget(const DeskContext &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &BillViewWidget::ask);
    connect(m_who, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_tabs, &QTabBar::currentChanged, m_bodies, &QStackedLayout::setCurrentIndex);
    connect(m_to, &QLineEdit::textChanged, this, &BillViewWidget::showTest);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_draft.who = m_who->text().trimmed();
        Q_EMIT testWanted(m_draft, m_to->text().trimmed(), m_delivers->isChecked());
    });
}

void BillViewWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_who = new QLineEdit(this);
    m_who->setObjectName(QStringLiteral("templateBacker"));
    m_who->setPlaceholderText(tr("Backer's id or address; empty: the first one"));
    m_who->setAccessibleName(tr("Show the bill of"));
    m_who->setClearButtonEnabled(true);
    m_head = new SectionTitle(QString(), this);
    m_head->setWordWrap(true);
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("How the bill is shown"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("As HTML"));
    m_tabs->addTab(tr("As text"));
    m_html = new MailView(this);
    m_html->setAccessibleName(tr("The bill as HTML"));
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("The bill's text"));
    auto *area = new QWidget(this);
    m_bodies = new QStackedLayout(area);
    m_bodies->addWidget(m_html);
    m_bodies->addWidget(m_text);
    m_note = new CaptionLabel(QString(), this);
    column->addWidget(m_who);
    column->addWidget(m_head);
    column->addWidget(m_tabs);
    column->addWidget(area, 1);
    column->addWidget(m_note);
    column->addWidget(buildTest());
}

QWidget *BillViewWidget::buildTest()
{
    auto *test = new QWidget(this);
    auto *row = new QHBoxLayout(test);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(step8);
    m_to = new QLineEdit(test);
    m_to->setObjectName(QStringLiteral("testTo"));
    m_to->setAccessibleName(tr("Send a test to"));
    m_to->setPlaceholderText(tr("Your own address"));
    m_delivers = new QCheckBox(tr("Deliver it"), test);
    m_delivers->setToolTip(tr("Without it Mailgun only checks the mail (test mode) and delivers nothing."));
    m_test = new QPushButton(tr("Send a test"), test);
    m_test->setObjectName(QStringLiteral("sendTest"));
    m_test->setAccessibleName(m_test->text());
    m_test->setEnabled(false);
    row->addWidget(m_to, 1);
    row->addWidget(m_delivers);
    row->addWidget(m_test);
    return test;
}

void BillViewWidget::setDraft(const billing::Draft &draft)
{
    m_draft = draft;
    m_typing.start();
    showTest();
}

void BillViewWidget::showTest()
{
    const bool isLoaded = m_draft.kind.has_value();
    m_test->setEnabled(isLoaded && base::checkAddress(base::normalisedAddress(m_to->text())));
}

void BillViewWidget::ask()
{
    m_draft.who = m_who->text().trimmed();
    m_desk.pool.read<Found>(
        this,
        [settings = billing::senderSettings(m_desk.settings).bill, draft = m_draft](storage::Connection &connection) {
            return previewBill(connection, settings, draft);
        },
        [this, token = ++m_token](const base::Result<Found> &bill) {
            if (token != m_token)
                return;
            if (bill)
                present(*bill);
            else if (bill.error().code != base::ErrorCode::InvalidInput) // the editor says what is wrong with it
                Q_EMIT failed(bill.error());
        });
}

void BillViewWidget::present(const Found &bill)
{
    if (!bill) {
        m_head->setText(m_who->text().isEmpty() ? tr("No backers yet.") : tr("There is no such backer."));
        m_text->clear();
        m_html->clear();
        m_note->clear();
        return;
    }
    const QString to = bill->to.isEmpty() ? tr("no address") : base::displayText(bill->to);
    m_head->setText(tr("%1, to %2").arg(base::displayText(bill->subject), to));
    m_text->setPlainText(base::displayText(bill->text, true));
    m_html->setHtml(withoutHidden(bill->html));
    m_note->setText(bill->hasInventedFigures
                        ? tr("This backer has no imported bill of the month: its figures are made up. Nothing is sent "
                             "by looking.")
                        : tr("Nothing is sent by looking."));
}

} // namespace bouncedesk::ui
