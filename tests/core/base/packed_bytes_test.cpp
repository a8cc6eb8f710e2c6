// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_bytes.h"

#include "tests/support/strict_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bouncedesk;

namespace {

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class PackedBytesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatRepeatsComesBackFromFewerBytes()
    {
        const QByteArray bytes =
            QByteArray("{\"event\":\"delivered\",\"recipient\":\"eva@example.org\"}").repeated(500);
        const auto packed = base::packed(bytes);
        QVERIFY(packed);
        QVERIFY(packed->size() < bytes.size() / 50);
        QCOMPARE(base::unpacked(*packed, bytes.size()), std::optional(bytes));
    }

    void whatRepeatsNothingIsNotPacked()
    {
        QVERIFY(!base::packed({}));
        QVERIFY(!base::packed("x"));
        QVERIFY(!base::packed(noise(10'000)));
    }

    void whatIsDamagedIsNothing()
    {
        const QByteArray bytes = noise(1000).repeated(20);
        const QByteArray packed = base::packed(bytes).value();
        QVERIFY(!base::unpacked(packed, bytes.size() - 1));
        QVERIFY(!base::unpacked(packed, bytes.size() + 1));
        QVERIFY(!base::unpacked(packed.chopped(1), bytes.size()));
        QVERIFY(!base::unpacked({}, bytes.size()));
        for (const qint64 size : {qint64(0), qint64(-1), qint64(packed.size()) * 256 + 256, qint64(1) << 40})
            QVERIFY(!base::unpacked(packed, size));
        for (qsizetype i = 0; i < packed.size(); ++i) { // whatever it gives, it stays within its bounds
            QByteArray changed = packed;
            changed[i] = char(~changed.at(i));
            const auto given = base::unpacked(changed, bytes.size());
            QVERIFY(!given || given->size() == bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(PackedBytesTest)
#include "packed_bytes_test.moc"
