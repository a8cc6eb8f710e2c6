// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/connect_widget.h"

#include "core/config/secret_store.h"
#include "core/config/settings_file.h"
#include "ui/pages/settings/connect_step_widget.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

const QString kUs = QStringLiteral("https://api.mailgun.net");
const QString kEu = QStringLiteral("https://api.eu.mailgun.net");

// Where the page is higher than the window. Once the layouts have followed what was just shown.
void bringIntoView(QWidget *step)
{
    QTimer::singleShot(0, step, [step] {
        for (QWidget *around = step->parentWidget(); around; around = around->parentWidget()) {
            if (auto *scroll = qobject_cast<QScrollArea *>(around))
                scroll->ensureWidgetVisible(step);
        }
    });
}

} // namespace

ConnectWidget::ConnectWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_tests(new ConnectTests(desk.clock, this))
{
    setMaximumWidth(metrics::proseWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step12);
    buildRegion();
    buildKey();
    buildReach();
    buildSigning();
    buildTestMail();
    m_steps.constFirst()->setOpen(true);
    connect(m_tests, &ConnectTests::judged, this, &ConnectWidget::onJudged);
}

ConnectStepWidget *ConnectWidget::addStep(const QString &title, const QString &why, const QString &button)
{
    auto *step = new ConnectStepWidget(QStringLiteral("%1. %2").arg(m_steps.size() + 1).arg(title), why, button, this);
    const int index = int(m_steps.size());
    m_steps.append(step);
    layout()->addWidget(step);
    connect(step->action(), &QPushButton::clicked, this, [this, index] { test(index); });
    return step;
}

QLineEdit *ConnectWidget::addLine(ConnectStepWidget *step, const QString &label, const QString &text,
                                  const QString &example)
{
    auto *line = new QLineEdit(text, step);
    m_lines.insert(line, text);
    line->setPlaceholderText(example);
    step->addField(label, line);
    connect(line, &QLineEdit::textEdited, this, [this, step] { onEdited(step); });
    connect(line, &QLineEdit::returnPressed, step->action(), &QPushButton::click);
    return line;
}

void ConnectWidget::buildRegion()
{
    ConnectStepWidget *step =
        addStep(tr("Region and domain"), tr("Where the account's mail is sent from."), tr("Test"));
    m_region = new QComboBox(step);
    m_region->addItem(tr("United States (api.mailgun.net)"), kUs);
    m_region->addItem(tr("European Union (api.eu.mailgun.net)"), kEu);
    const QString now = m_desk.settings.mailgunBaseUrl.toString();
    if (m_region->findData(now) < 0)
        m_region->addItem(now, now);
    m_region->setCurrentIndex(m_region->findData(now));
    step->addField(tr("Region"), m_region);
    connect(m_region, &QComboBox::activated, this, [this, step] { onEdited(step); });
    m_domain = addLine(step, tr("Domain"), m_desk.settings.mailgunDomain, QStringLiteral("mg.example.org"));
    m_domain->setObjectName(QStringLiteral("connectDomain"));
}

void ConnectWidget::buildKey()
{
    ConnectStepWidget *step =
        addStep(tr("Account key"),
                tr("Mailgun shows it under API security. A sending key will not do: it cannot read logs."), tr("Test"));
    m_key = addLine(step, tr("Key"), {}, {});
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setObjectName(QStringLiteral("connectKey"));
}

void ConnectWidget::buildReach()
{
    ConnectStepWidget *step =
        addStep(tr("Can Mailgun reach this computer?"),
                tr("If it can, it tells at once what became of a mail. Most computers cannot be reached."), tr("Test"));
    auto *no = new QRadioButton(tr("No: we ask Mailgun every minute"), step);
    m_reaches = new QRadioButton(tr("Yes, at this address"), step);
    no->setChecked(m_desk.settings.publicUrl.isEmpty());
    m_reaches->setChecked(!no->isChecked());
    step->addWide(no);
    step->addWide(m_reaches);
    m_publicUrl =
        addLine(step, tr("Address"), m_desk.settings.publicUrl.toString(), QStringLiteral("https://desk.example.org"));
    m_publicUrl->setEnabled(m_reaches->isChecked());
    connect(m_reaches, &QRadioButton::toggled, this, [this, step](bool reaches) {
        m_publicUrl->setEnabled(reaches);
        onEdited(step);
    });
}

void ConnectWidget::buildSigning()
{
    ConnectStepWidget *step = addStep(tr("Signing key and webhooks"),
                                      tr("With it we know that an event is Mailgun's. Leave it empty: we ask Mailgun "
                                         "for it."),
                                      tr("Test"));
    m_signingKey = addLine(step, tr("Signing key"), {}, {});
    m_signingKey->setEchoMode(QLineEdit::Password);
    connect(step->addSecond(tr("Register webhooks")), &QPushButton::clicked, m_tests, &ConnectTests::registerWebhooks);
}

void ConnectWidget::buildTestMail()
{
    ConnectStepWidget *step = addStep(tr("A test mail to yourself"),
                                      tr("Sent from the address that bills come from, and watched until it "
                                         "arrives."),
                                      tr("Send test mail"));
    m_from = addLine(step, tr("From"), m_desk.settings.billingFrom, QStringLiteral("Bills <bills@mg.example.org>"));
    m_to = addLine(step, tr("To"), {}, QStringLiteral("you@example.org"));
    m_from->setObjectName(QStringLiteral("connectFrom"));
    m_to->setObjectName(QStringLiteral("connectTo"));
}

ConnectDraft ConnectWidget::draft() const
{
    ConnectDraft draft;
    draft.baseUrl = QUrl(m_region->currentData().toString());
    draft.domain = m_domain->text().trimmed();
    draft.key = base::SecretString(m_key->text().trimmed().toUtf8());
    if (m_reaches->isChecked())
        draft.publicUrl = QUrl(m_publicUrl->text().trimmed());
    draft.signingKey = base::SecretString(m_signingKey->text().trimmed().toUtf8());
    draft.from = m_from->text().trimmed();
    draft.to = m_to->text().trimmed();
    return draft;
}

void ConnectWidget::test(int step)
{
    onEdited(m_steps.at(step));
    m_steps.at(step)->setTesting();
    m_tests->test(ConnectStep(step), draft());
}

// A step that changed has to be tested again, and all that stand on it; a test that runs is of what stood there before.
void ConnectWidget::onEdited(const ConnectStepWidget *step)
{
    m_tests->cancel();
    for (qsizetype i = m_steps.indexOf(step); i < m_steps.size(); ++i) {
        m_steps.at(i)->forget();
        if (m_steps.at(i) != step)
            m_steps.at(i)->setOpen(false);
    }
}

bool ConnectWidget::isTyped() const
{
    const QList<QLineEdit *> lines = m_lines.keys();
    return std::any_of(lines.cbegin(), lines.cend(), [](const QLineEdit *line) { return line->isModified(); });
}

void ConnectWidget::discardTyped()
{
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line)
        line.key()->setText(line.value());
    onEdited(m_steps.constFirst());
}

void ConnectWidget::onJudged(ConnectStep step, ConnectVerdict verdict, const QString &sentence)
{
    ConnectStepWidget *shown = m_steps.at(int(step));
    shown->setVerdict(verdict, sentence);
    bringIntoView(shown);
    if (!shown->isGreen())
        return;
    if (int(step) + 1 < m_steps.size()) {
        ConnectStepWidget *next = m_steps.at(int(step) + 1);
        next->setOpen(true);
        bringIntoView(next);
        auto *field = next->findChild<QLineEdit *>();
        (field->isEnabled() ? static_cast<QWidget *>(field) : next->action())->setFocus(Qt::OtherFocusReason);
    } else if (const auto saved = save(m_tests->tested()); saved) {
        for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line)
            line.key()->setModified(false);
        Q_EMIT connected();
    } else {
        Q_EMIT failed(saved.error());
    }
}

base::Result<void> ConnectWidget::save(const ConnectDraft &draft) const
{
    BD_TRY(m_desk.secrets->write(QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"), draft.key));
    BD_TRY(m_desk.secrets->write(QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), m_tests->signingKey()));
    return config::SettingsFile::write(m_desk.configFile,
                                       {{QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN"), draft.domain},
                                        {QStringLiteral("BOUNCEDESK_MAILGUN_BASE_URL"), draft.baseUrl.toString()},
                                        {QStringLiteral("BOUNCEDESK_PUBLIC_URL"), draft.publicUrl.toString()},
                                        {QStringLiteral("BOUNCEDESK_BILLING_FROM"), draft.from}});
}

} // namespace bouncedesk::ui
