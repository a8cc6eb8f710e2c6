// SPDX-License-Identifier: GPL-3.0-or-later
// Genuine events that could not be used, and samples, newest first. Main thread, owned by its widget.
#pragma once

#include "core/ingest/quarantine_repository.h"
#include "ui/models/desk_context.h"
#include "ui/models/paged_model.h"

namespace bouncedesk::ui {

class QuarantineModel : public PagedModel<ingest::QuarantinedEvent> {
    Q_OBJECT

public:
    enum Columns { Time, Why, ColumnCount };

    explicit QuarantineModel(const DeskContext &desk, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    void ask(bool first, quint64 token) override;

private:
    const DeskContext &m_desk;
};

} // namespace bouncedesk::ui
