// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/lock_rules_widget.h"

#include "core/backers/lock_policy_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/phrases/error_phrases.h"
#include "core/phrases/lock_phrases.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace bouncedesk::ui {

using backers::LockEffect;
using backers::LockPolicy;
using mail::MailClass;
using namespace metrics;

namespace {

constexpr int kMostWidth = 1100;

QString language()
{
    return QLocale().bcp47Name();
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumHeight(fieldHeight);
    return label;
}

} // namespace

LockRulesWidget::LockRulesWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_rules(new QGridLayout), m_strikes(new QSpinBox(this)),
      m_save(new QPushButton(tr("Save and judge everybody anew"), this)),
      m_again(new QPushButton(tr("Try again"), this)), m_state(new CaptionLabel(QString(), this))
{
    m_rules->setHorizontalSpacing(step16);
    m_rules->setVerticalSpacing(step12);
    m_rules->setColumnStretch(0, 2);
    m_rules->setColumnStretch(2, 3);
    for (const MailClass mailClass : backers::kLockClasses)
        addRule(mailClass);
    addRow(plainLabel(tr("Mails on different days that lock, where they are counted"), this), strikesField(),
           tr("One mail and one day count once. A delivery in between starts the count again."));
    m_save->setObjectName(QStringLiteral("saveLockRules"));
    connect(m_save, &QPushButton::clicked, this, &LockRulesWidget::save);
    m_again->setObjectName(QStringLiteral("readLockRules"));
    connect(m_again, &QPushButton::clicked, this, &LockRulesWidget::reload);
    auto *row = new QHBoxLayout;
    row->setSpacing(step12);
    row->addWidget(m_save);
    row->addWidget(m_again);
    row->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step16);
    column->addLayout(m_rules);
    column->addLayout(row);
    setMaximumWidth(kMostWidth);
    showNothing();
}

void LockRulesWidget::addRule(MailClass mailClass)
{
    const QList<LockEffect> choices = LockPolicy::choices(mailClass);
    const QString name = phrases::lockRuleWords(language(), mailClass);
    const QString reason = phrases::lockRuleReason(language(), mailClass);
    const int strikes = LockPolicy::standard().strikes; // until the rules were read
    if (choices.size() == 1) {
        addRow(plainLabel(name, this),
               plainLabel(phrases::lockEffectWords(language(), choices.constFirst(), strikes), this), reason);
        return;
    }
    auto *effects = new QComboBox(this);
    effects->setObjectName(QStringLiteral("lock-") + mail::className(mailClass));
    effects->setAccessibleName(name);
    effects->setSizeAdjustPolicy(QComboBox::AdjustToContents); // the longest choice decides how wide the column is
    for (const LockEffect effect : choices)
        effects->addItem(phrases::lockEffectWords(language(), effect, strikes), int(effect));
    connect(effects, &QComboBox::currentIndexChanged, this, [this] { showState(); });
    m_effects.insert(mailClass, effects);
    addRow(plainLabel(name, this), effects, reason);
}

void LockRulesWidget::addRow(QWidget *name, QWidget *value, const QString &reason)
{
    const int row = m_rules->rowCount();
    m_rules->addWidget(name, row, 0, Qt::AlignTop);
    m_rules->addWidget(value, row, 1, Qt::AlignTop);
    auto *why = new CaptionLabel(reason, this);
    why->setMinimumHeight(fieldHeight);
    m_rules->addWidget(why, row, 2, Qt::AlignTop);
}

QWidget *LockRulesWidget::strikesField()
{
    m_strikes->setObjectName(QStringLiteral("lockStrikes"));
    m_strikes->setAccessibleName(tr("Mails on different days that lock"));
    m_strikes->setRange(1, LockPolicy::kMostStrikes);
    m_strikes->setValue(LockPolicy::standard().strikes); // as the words of the choices
    connect(m_strikes, &QSpinBox::valueChanged, this, [this](int strikes) {
        for (QComboBox *effects : std::as_const(m_effects)) {
            const int counted = effects->findData(int(LockEffect::AfterStrikes));
            if (counted >= 0)
                effects->setItemText(counted, phrases::lockEffectWords(language(), LockEffect::AfterStrikes, strikes));
        }
        showState();
    });
    return m_strikes;
}

void LockRulesWidget::reload()
{
    m_desk.pool.read<LockPolicy>(
        this, [](storage::Connection &connection) { return backers::lockPolicyOf(connection); },
        [this, question = ++m_question](const base::Result<LockPolicy> &policy) {
            if (question != m_question)
                return;
            if (!policy && m_stored)
                Q_EMIT failed(policy.error());
            else if (!policy)
                showNothing(phrases::errorPhrase(language(), policy.error()));
            else if (!isChanged())
                present(*policy);
        });
}

void LockRulesWidget::present(const LockPolicy &policy)
{
    m_stored = policy;
    m_strikes->setValue(policy.strikes);
    for (auto rule = m_effects.cbegin(); rule != m_effects.cend(); ++rule)
        rule.value()->setCurrentIndex(rule.value()->findData(int(policy.effectOf(rule.key()))));
    setChangeable(true);
    showState();
}

// The standard would look like what is stored, and would be saved with the first change.
void LockRulesWidget::showNothing(const QString &why)
{
    m_strikes->clear();
    for (QComboBox *effects : std::as_const(m_effects))
        effects->setCurrentIndex(-1);
    setChangeable(false);
    m_save->setEnabled(false);
    m_again->setVisible(!why.isEmpty());
    m_state->setText(why);
}

void LockRulesWidget::setChangeable(bool changeable)
{
    m_strikes->setEnabled(changeable);
    for (QComboBox *effects : std::as_const(m_effects))
        effects->setEnabled(changeable);
}

LockPolicy LockRulesWidget::chosen() const
{
    LockPolicy policy = m_stored.value_or(LockPolicy());
    policy.strikes = m_strikes->value();
    for (auto rule = m_effects.cbegin(); rule != m_effects.cend(); ++rule)
        policy.effects[rule.key()] = LockEffect(rule.value()->currentData().toInt());
    return policy;
}

void LockRulesWidget::showState(const QString &news)
{
    if (!m_stored)
        return;
    const bool changed = isChanged();
    m_again->hide();
    m_save->setEnabled(changed);
    m_state->setText(changed ? tr("Not saved yet.") : news);
}

void LockRulesWidget::discardChanges()
{
    if (m_stored)
        present(backers::LockPolicy(*m_stored));
}

// Of what somebody else has changed the present state is shown, and chosen anew.
void LockRulesWidget::takeRefusal(base::Error error)
{
    const bool isStale = error.code == base::ErrorCode::Conflict;
    setChangeable(!isStale);
    showState();
    if (isStale) {
        m_save->setEnabled(false);
        const auto mailClass = mail::classOfName(error.what);
        error.what = mailClass ? phrases::lockRuleWords(language(), *mailClass) : m_strikes->accessibleName();
        m_stored.reset();
        reload();
    }
    Q_EMIT failed(error);
}

void LockRulesWidget::save()
{
    m_save->setEnabled(false);
    setChangeable(false); // what comes back may hold others' changes, too
    m_desk.pool.write<LockPolicy>(
        this,
        [shown = *m_stored, wanted = chosen(), actor = m_desk.actor,
         nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return backers::changeLockPolicy(connection, shown, wanted, actor, nowMs);
        },
        [this](const base::Result<LockPolicy> &changed) {
            if (!changed) {
                takeRefusal(changed.error());
                return;
            }
            ++m_question;
            present(*changed);
            showState(tr("Saved. Everybody is judged anew in the background."));
            m_desk.changes.publish(storage::Topic::Backers | storage::Topic::Settings);
            Q_EMIT saved();
        });
}

} // namespace bouncedesk::ui
