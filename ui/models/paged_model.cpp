// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paged_model.h"

namespace bouncedesk::ui {

void PagedModelBase::reload()
{
    start(true);
}

bool PagedModelBase::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isLoading && !m_isComplete;
}

void PagedModelBase::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        start(false);
}

void PagedModelBase::start(bool first)
{
    ++m_token;
    if (!std::exchange(m_isLoading, true))
        Q_EMIT loadingChanged(true);
    ask(first, m_token);
}

void PagedModelBase::finish(bool complete)
{
    m_isComplete = complete;
    m_isLoading = false;
    Q_EMIT loadingChanged(false);
}

void PagedModelBase::finish(const base::Error &error)
{
    m_isComplete = true; // no endless asking by the view; reload() asks again
    m_isLoading = false;
    Q_EMIT loadingChanged(false);
    Q_EMIT failed(error);
}

} // namespace bouncedesk::ui
