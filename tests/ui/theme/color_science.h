// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast (WCAG 2), difference (CIEDE2000) and how colours look to people with a colour vision deficiency
// (Machado, Oliveira, Fernandes 2009, severity 1.0). Pure, for the tests of the theme.
#pragma once

#include <QColor>

#include <array>
#include <cmath>
#include <numbers>

namespace bouncedesk::test {

using Triple = std::array<double, 3>;
enum class Vision { Normal, Protan, Deutan, Tritan };

inline Triple linearOf(const QColor &color)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

inline Triple times(const std::array<Triple, 3> &m, const Triple &v)
{
    Triple out{};
    for (size_t row = 0; row < 3; ++row)
        out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
    return out;
}

inline Triple seenBy(const Triple &linear, Vision vision)
{
    static const std::array<std::array<Triple, 3>, 3> matrices = {
        {{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
         {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
         {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};
    if (vision == Vision::Normal)
        return linear;
    Triple seen = times(matrices[size_t(vision) - 1], linear);
    for (double &part : seen)
        part = std::min(1.0, std::max(0.0, part));
    return seen;
}

inline double luminance(const QColor &color)
{
    const Triple l = linearOf(color);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

inline double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

inline Triple labOf(const QColor &color, Vision vision)
{
    const Triple rgb = seenBy(linearOf(color), vision);
    static const std::array<Triple, 3> toXyz = {
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(toXyz, rgb);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787037 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// Sharma, Wu, Dalal 2005.
inline double ciede2000(const Triple &one, const Triple &two)
{
    constexpr double pi = std::numbers::pi;
    const double c1 = std::hypot(one[1], one[2]);
    const double c2 = std::hypot(two[1], two[2]);
    const double meanC7 = std::pow((c1 + c2) / 2, 7);
    const double g = 0.5 * (1 - std::sqrt(meanC7 / (meanC7 + std::pow(25.0, 7))));
    const double a1 = one[1] * (1 + g);
    const double a2 = two[1] * (1 + g);
    const double cp1 = std::hypot(a1, one[2]);
    const double cp2 = std::hypot(a2, two[2]);
    const auto hue = [](double b, double a) {
        const double angle = (a == 0 && b == 0) ? 0 : std::atan2(b, a);
        return angle < 0 ? angle + 2 * std::numbers::pi : angle;
    };
    const double h1 = hue(one[2], a1);
    const double h2 = hue(two[2], a2);
    double dh = cp1 * cp2 == 0 ? 0 : h2 - h1;
    if (dh > pi)
        dh -= 2 * pi;
    if (dh < -pi)
        dh += 2 * pi;
    const double dL = two[0] - one[0];
    const double dC = cp2 - cp1;
    const double dH = 2 * std::sqrt(cp1 * cp2) * std::sin(dh / 2);
    const double meanL = (one[0] + two[0]) / 2;
    const double meanCp = (cp1 + cp2) / 2;
    double meanH = h1 + h2;
    if (cp1 * cp2 != 0)
        meanH = std::abs(h1 - h2) <= pi ? meanH / 2 : (meanH < 2 * pi ? meanH / 2 + pi : meanH / 2 - pi);
    const double t = 1 - 0.17 * std::cos(meanH - pi / 6) + 0.24 * std::cos(2 * meanH) +
                     0.32 * std::cos(3 * meanH + pi / 30) - 0.20 * std::cos(4 * meanH - 63 * pi / 180);
    const double turn = pi / 6 * std::exp(-std::pow((meanH * 180 / pi - 275) / 25, 2));
    const double c7 = std::pow(meanCp, 7);
    const double rc = 2 * std::sqrt(c7 / (c7 + std::pow(25.0, 7)));
    const double l50 = (meanL - 50) * (meanL - 50);
    const double sl = 1 + 0.015 * l50 / std::sqrt(20 + l50);
    const double sc = 1 + 0.045 * meanCp;
    const double sh = 1 + 0.015 * meanCp * t;
    const double rt = -std::sin(2 * turn) * rc;
    return std::sqrt(std::pow(dL / sl, 2) + std::pow(dC / sc, 2) + std::pow(dH / sh, 2) + rt * dC / sc * dH / sh);
}

inline double difference(const QColor &a, const QColor &b, Vision vision = Vision::Normal)
{
    return ciede2000(labOf(a, vision), labOf(b, vision));
}

} // namespace bouncedesk::test
