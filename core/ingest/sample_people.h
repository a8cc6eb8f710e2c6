// SPDX-License-Identifier: GPL-3.0-or-later
// The made-up people and projects of sample data: names of many scripts, addresses under example.org, .net and .com,
// and when an address dies and its owner gives another one. Pure.
#pragma once

#include "core/ingest/sample_random.h"

#include <QList>
#include <QString>

#include <limits>

namespace bouncedesk::ingest {

inline constexpr qint64 kSampleNever = std::numeric_limits<qint64>::max();

struct SamplePerson {
    QString key;
    QString name;
    QString language;
    QString email;
    QString newEmail; // given when the old one is dead
    int addressCopy = 0;
    qint64 joinedMs = 0;
    qint64 diesMs = kSampleNever;    // from then on the address bounces
    qint64 movesMs = kSampleNever;   // from then on newEmail counts
    qint64 bouncedMs = kSampleNever; // first bounce, found out while mails are made
    qint64 lockedMs = kSampleNever;  // by that or by a complaint

    const QString &emailAt(qint64 ms) const { return ms >= movesMs ? newEmail : email; }
    bool isDeadAt(qint64 ms) const { return ms >= diesMs && ms < movesMs; }
    bool isSuppressedAt(qint64 ms) const { return ms >= bouncedMs && ms < movesMs; }
    bool isLockedAt(qint64 ms) const { return ms >= lockedMs && ms < movesMs; }
};

struct SampleProject {
    QString key;
    QString name;
    double weight = 1;
};

QList<SamplePerson> samplePeople(SampleRandom &random, int count, qint64 fromMs, qint64 nowMs);
QList<SampleProject> sampleProjects(SampleRandom &random, int count);

// The domain and the project that have been getting worse lately.
bool isSampleTroubledDomain(QStringView domain);
inline constexpr int kSampleTroubledProject = 1;

} // namespace bouncedesk::ingest
