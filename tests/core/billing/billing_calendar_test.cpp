// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_calendar.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using base::Period;
using billing::ScheduleRule;

namespace {

ScheduleRule rule(const char *day, const char *time, const char *zone)
{
    ScheduleRule made;
    const auto isSet = billing::setDay(made, QString::fromLatin1(day));
    Q_ASSERT(isSet);
    made.minuteOfDay = *billing::parseMinuteOfDay(QString::fromLatin1(time));
    made.zone = zone;
    return made;
}

qint64 instant(const char *iso)
{
    return *base::parseIsoInstant(QString::fromLatin1(iso));
}

} // namespace

class BillingCalendarTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theDayOfAMonth_data()
    {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QString>("period");
        QTest::addColumn<QDate>("due");
        const auto row = [](const char *name, const char *day, const char *period, QDate due) {
            QTest::newRow(name) << QByteArray(day) << QString::fromLatin1(period) << due;
        };
        row("the first", "1", "2026-11", QDate(2026, 11, 1));
        row("the 28th is there in February", "28", "2026-02", QDate(2026, 2, 28));
        row("the 29th in a common year is the last", "29", "2026-02", QDate(2026, 2, 28));
        row("the 29th in a leap year is itself", "29", "2028-02", QDate(2028, 2, 29));
        row("the 30th in February is the last", "30", "2026-02", QDate(2026, 2, 28));
        row("the 31st in April is the last", "31", "2026-04", QDate(2026, 4, 30));
        row("the 31st in May is itself", "31", "2026-05", QDate(2026, 5, 31));
        row("the last of November", "last", "2026-11", QDate(2026, 11, 30));
        row("the last of February 2100, no leap year", "last", "2100-02", QDate(2100, 2, 28));
        row("the first working day when the 1st is a Sunday", "first_working", "2026-11", QDate(2026, 11, 2));
        row("the first working day when the 1st is a Saturday", "first_working", "2026-08", QDate(2026, 8, 3));
        row("the first working day when the 1st is one", "first_working", "2026-12", QDate(2026, 12, 1));
        row("the last working day when the last is a Saturday", "last_working", "2026-10", QDate(2026, 10, 30));
        row("the last working day when the last is a Sunday", "last_working", "2026-05", QDate(2026, 5, 29));
        row("the last working day when the last is one", "last_working", "2026-11", QDate(2026, 11, 30));
    }
    void theDayOfAMonth()
    {
        QFETCH(QByteArray, day);
        QFETCH(QString, period);
        QFETCH(QDate, due);
        QCOMPARE(billing::dueDay(rule(day.constData(), "09:00", "UTC"), *Period::parse(period)), due);
    }

    void theInstantOfATime_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("utc");
        const auto row = [](const char *name, const char *zone, QDate date, const char *time, const char *utc) {
            QTest::newRow(name) << QByteArray(zone) << date << QString::fromLatin1(time) << QString::fromLatin1(utc);
        };
        const char *berlin = "Europe/Berlin";
        row("Berlin in winter", berlin, {2026, 1, 15}, "09:00", "2026-01-15T08:00:00Z");
        row("Berlin in summer", berlin, {2026, 7, 15}, "09:00", "2026-07-15T07:00:00Z");
        row("Berlin, a minute before the skipped hour", berlin, {2026, 3, 29}, "01:59", "2026-03-29T00:59:00Z");
        row("Berlin, the first of the skipped hour", berlin, {2026, 3, 29}, "02:00", "2026-03-29T01:00:00Z");
        row("Berlin, the middle of the skipped hour", berlin, {2026, 3, 29}, "02:30", "2026-03-29T01:00:00Z");
        row("Berlin, the last of the skipped hour", berlin, {2026, 3, 29}, "02:59", "2026-03-29T01:00:00Z");
        row("Berlin, right after the skipped hour", berlin, {2026, 3, 29}, "03:00", "2026-03-29T01:00:00Z");
        row("Berlin, a minute before the doubled hour", berlin, {2026, 10, 25}, "01:59", "2026-10-24T23:59:00Z");
        row("Berlin, the first of the doubled hour", berlin, {2026, 10, 25}, "02:00", "2026-10-25T00:00:00Z");
        row("Berlin, the middle of the doubled hour", berlin, {2026, 10, 25}, "02:30", "2026-10-25T00:30:00Z");
        row("Berlin, right after the doubled hour", berlin, {2026, 10, 25}, "03:00", "2026-10-25T02:00:00Z");
        const char *newYork = "America/New_York";
        row("New York in winter", newYork, {2026, 12, 1}, "09:00", "2026-12-01T14:00:00Z");
        row("New York, the skipped hour", newYork, {2026, 3, 8}, "02:30", "2026-03-08T07:00:00Z");
        row("New York, right after it", newYork, {2026, 3, 8}, "03:00", "2026-03-08T07:00:00Z");
        row("New York, the doubled hour, first time", newYork, {2026, 11, 1}, "01:30", "2026-11-01T05:30:00Z");
        row("New York, right after it came twice", newYork, {2026, 11, 1}, "02:00", "2026-11-01T07:00:00Z");
        const char *apia = "Pacific/Apia";
        row("Apia, the day before the one that never was", apia, {2011, 12, 29}, "09:00", "2011-12-29T19:00:00Z");
        row("Apia, the day that never was", apia, {2011, 12, 30}, "09:00", "2011-12-30T10:00:00Z");
        row("Apia, the day after", apia, {2011, 12, 31}, "09:00", "2011-12-30T19:00:00Z");
        row("Apia, midnight after the jump", apia, {2011, 12, 31}, "00:00", "2011-12-30T10:00:00Z");
        row("Lord Howe's jump of half an hour", "Australia/Lord_Howe", {2026, 10, 4}, "02:15", "2026-10-03T15:30:00Z");
        row("Kiritimati, 14 hours ahead", "Pacific/Kiritimati", {2026, 1, 1}, "09:00", "2025-12-31T19:00:00Z");
        row("Havana's midnight is skipped", "America/Havana", {2026, 3, 8}, "00:30", "2026-03-08T05:00:00Z");
        row("UTC", "UTC", {2026, 3, 29}, "02:30", "2026-03-29T02:30:00Z");
    }
    void theInstantOfATime()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDate, date);
        QFETCH(QString, time);
        QFETCH(QString, utc);
        const qint64 ms = billing::firstInstantOf(date, *billing::parseMinuteOfDay(time), zone);
        QCOMPARE(base::isoInstant(ms), utc);
    }

    void theNextDueDate_data()
    {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("period");
        const auto row = [](const char *name, const char *day, const char *zone, const char *now, const char *due,
                            const char *period) {
            QTest::newRow(name) << QByteArray(day) << QByteArray(zone) << QString::fromLatin1(now)
                                << QString::fromLatin1(due) << QString::fromLatin1(period);
        };
        row("later this month", "15", "UTC", "2026-11-01T00:00:00Z", "2026-11-15T09:00:00Z", "2026-11");
        row("a second before", "15", "UTC", "2026-11-15T08:59:59Z", "2026-11-15T09:00:00Z", "2026-11");
        row("due just now is not next", "15", "UTC", "2026-11-15T09:00:00Z", "2026-12-15T09:00:00Z", "2026-12");
        row("over the year's end", "1", "UTC", "2026-12-02T00:00:00Z", "2027-01-01T09:00:00Z", "2027-01");
        row("in a month that began elsewhere first", "1", "Pacific/Kiritimati", "2026-10-31T15:00:00Z",
            "2026-10-31T19:00:00Z", "2026-11");
        row("in a month that elsewhere has ended", "31", "Pacific/Honolulu", "2026-11-01T05:00:00Z",
            "2026-11-30T19:00:00Z", "2026-11");
    }
    void theNextDueDate()
    {
        QFETCH(QByteArray, day);
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QString, due);
        QFETCH(QString, period);
        const auto next =
            billing::nextDue(rule(day.constData(), "09:00", zone.constData()), instant(now.toLatin1().constData()));
        QCOMPARE(base::isoInstant(next.atMs), due);
        QCOMPARE(next.period.text(), period);
    }

    void twelveDatesAreTwelveMonths()
    {
        const auto dues = billing::nextDues(rule("31", "02:30", "Europe/Berlin"), instant("2026-11-22T00:00:00Z"));
        QCOMPARE(dues.size(), 12);
        QCOMPARE(dues.first().period.text(), QStringLiteral("2026-11"));
        QCOMPARE(dues.last().period.text(), QStringLiteral("2027-10"));
        for (qsizetype i = 1; i < dues.size(); ++i) {
            QCOMPARE(dues[i].period, dues[i - 1].period.next());
            QVERIFY(dues[i].atMs > dues[i - 1].atMs);
        }
        // 31 October 2027 is the night of the doubled hour in Berlin: its first half past two.
        QCOMPARE(base::isoInstant(dues.last().atMs), QStringLiteral("2027-10-31T00:30:00Z"));
    }

    void everyMinuteOfAYearRunsOnce()
    {
        // Walking from due date to due date never stands still and never repeats a month, whatever the clocks do.
        for (const char *zone : {"Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"}) {
            for (const char *time : {"00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "23:59"}) {
                const ScheduleRule daily = rule("last", time, zone);
                qint64 now = instant("2011-01-01T00:00:00Z");
                Period before = billing::nextDue(daily, now).period.previous();
                for (int month = 0; month < 24; ++month) {
                    const auto due = billing::nextDue(daily, now);
                    QVERIFY(due.atMs > now);
                    QCOMPARE(due.period, before.next());
                    before = due.period;
                    now = due.atMs;
                }
            }
        }
    }

    void wordsForDaysAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        for (const char *good : {"1", "31", "last", "first_working", "last_working"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char *bad : {"0", "32", "-1", "", "Last", "tuesday", "1st"})
            QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad) << false;
    }
    void wordsForDaysAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        ScheduleRule made;
        QCOMPARE(billing::setDay(made, text).has_value(), valid);
        if (valid)
            QCOMPARE(billing::dayText(made), text);
    }
};

QTEST_GUILESS_MAIN(BillingCalendarTest)
#include "billing_calendar_test.moc"
