// SPDX-License-Identifier: GPL-3.0-or-later
// Chance for sample data: the same seed gives the same numbers with every compiler and library. A value.
#pragma once

#include <QtGlobal>

#include <random>

namespace bouncedesk::ingest {

class SampleRandom {
public:
    explicit SampleRandom(quint64 seed) : m_engine(seed) {}

    // 0 up to 1.
    double unit() { return double(m_engine() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    // 0 up to below bound; bound > 0.
    qint64 below(qint64 bound) { return qint64(unit() * double(bound)); }
    quint64 bits() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace bouncedesk::ingest
