// SPDX-License-Identifier: GPL-3.0-or-later
// The small numbers that stand for projects, subjects, families and recipients' domains. Remembers what it has looked
// up, so one object serves one connection; forget() after a rolled back transaction.
#pragma once

#include "core/storage/connection.h"

#include <QCache>
#include <QHash>

namespace bouncedesk::mail {

struct SubjectNumber {
    qint64 id = 0;
    bool hasOwnRow = true; // false: it came too late for one and stands as its family
};

class NameRepository {
public:
    static constexpr int kMostSubjects = 10000;
    static constexpr int kMostFamilies = 10000;

    // The project with the company's id; made with its id as name when unknown.
    base::Result<qint64> project(storage::Connection &connection, const QString &key, qint64 nowMs);
    // family: subject_family, or empty for the subject without its numbers.
    base::Result<SubjectNumber> subject(storage::Connection &connection, const QString &subject, const QString &family);
    base::Result<qint64> domain(storage::Connection &connection, const QString &domain);
    void forget();

private:
    base::Result<qint64> family(storage::Connection &connection, const QString &text);
    base::Result<SubjectNumber> findOrMakeSubject(storage::Connection &connection, const QString &subject,
                                                  qint64 family);

    QCache<QString, qint64> m_projects{20000};
    QCache<std::pair<QString, QString>, SubjectNumber> m_subjects{20000};
    QCache<QString, qint64> m_domains{100000};
};

} // namespace bouncedesk::mail
