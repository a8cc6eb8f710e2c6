// SPDX-License-Identifier: GPL-3.0-or-later
// What the account pages' forms tell about their fields: to people, to readers of screens, to password managers.
#include "tests/support/strict_fixture.h"
#include "tests/support/web_site.h"

using namespace bouncedesk;
using access::LinkPurpose;
using http::HttpResponse;

namespace {

// Eva, who has a password.
struct Customer {
    Customer() { site.setPassword(id, QStringLiteral("correct horse battery")); }
    void signIn()
    {
        visitor.get("/account/sign-in");
        visitor.post("/account/sign-in", "email=eva%40example.org&password=correct+horse+battery");
    }

    test::WebSite site{storage::Dialect::Sqlite};
    const base::BackerRow id =
        site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
    test::Visitor visitor{site.router};
};

} // namespace

class AccountFormTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aPasswordManagerLearnsWhosePasswordItIs()
    {
        Customer customer;
        test::Visitor &eva = customer.visitor;
        customer.signIn();
        const QByteArray own = "value=\"eva@example.org\"";
        QVERIFY(test::inputOf(eva.get("/account/password"), "username").contains(own));
        const HttpResponse again =
            eva.post("/account/password", "username=eva%40example.org&present=wrong&password=quite+another+one");
        QCOMPARE(again.status(), 403);
        QVERIFY(test::inputOf(again, "username").contains(own));
    }

    void whatIsWrongIsToldAtTheFieldThatHasTheFocus_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("focused");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("wrong password at the sign-in")
            << QByteArray("/account/sign-in") << QByteArray("email=eva%40example.org&password=wrong")
            << QByteArray("password") << QByteArray();
        QTest::newRow("no address at the sign-in")
            << QByteArray("/account/sign-in") << QByteArray("password=wrong") << QByteArray("email") << QByteArray();
        QTest::newRow("wrong present password")
            << QByteArray("/account/password") << QByteArray("present=wrong&password=quite+another+one")
            << QByteArray("present") << QByteArray("password");
        QTest::newRow("new password too short")
            << QByteArray("/account/password") << QByteArray("present=correct+horse+battery&password=short")
            << QByteArray("password") << QByteArray("present");
        QTest::newRow("password too short behind a link")
            << QByteArray() << QByteArray("password=short") << QByteArray("password") << QByteArray();
    }
    void whatIsWrongIsToldAtTheFieldThatHasTheFocus()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, focused);
        QFETCH(QByteArray, other);
        Customer customer;
        test::Visitor &eva = customer.visitor;
        if (path != "/account/sign-in") // which is no page for who is signed in
            customer.signIn();
        if (path.isEmpty())
            path = customer.site.copiedLink(customer.id, LinkPurpose::SetPassword);
        QVERIFY(!eva.get(path).body().contains("aria-invalid"));
        const HttpResponse refused = eva.post(path, fields);
        QVERIFY(refused.body().contains("id=\"problem\""));
        QCOMPARE(refused.body().count("autofocus"), 1);
        const QByteArray at = test::inputOf(refused, focused);
        QVERIFY2(at.contains("autofocus") && at.contains("aria-describedby=\"problem") &&
                     at.contains("aria-invalid=\"true\""),
                 at.constData());
        QVERIFY(!test::inputOf(refused, other).contains("aria-invalid"));
    }

    void aWrongAddressIsToldAtItsField_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("status");
        const QByteArray own = "/account/address";
        QTest::newRow("sign up, malformed") << QByteArray("/account/sign-up") << QByteArray("nonsense") << 400;
        QTest::newRow("forgotten password, nothing given") << QByteArray("/account/forgot") << QByteArray() << 400;
        QTest::newRow("a new address, malformed") << own << QByteArray("nonsense") << 400;
        QTest::newRow("a new address, known to be dead") << own << QByteArray("dead@example.org") << 409;
        QTest::newRow("behind a link, malformed") << QByteArray() << QByteArray("nonsense") << 400;
        QTest::newRow("behind a link, known to be dead") << QByteArray() << QByteArray("dead@example.org") << 409;
    }
    void aWrongAddressIsToldAtItsField()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, typed);
        QFETCH(int, status);
        Customer customer;
        test::Visitor &eva = customer.visitor;
        customer.site.bounce(QStringLiteral("dead@example.org"));
        customer.signIn();
        if (path.isEmpty())
            path = customer.site.copiedLink(customer.id, LinkPurpose::Address);
        const HttpResponse form = eva.get(path == "/account/address" ? QByteArray("/account") : path);
        QVERIFY(!form.body().contains("aria-invalid") && !form.body().contains("aria-describedby"));
        const HttpResponse refused = eva.post(path, "email=" + http::percentEncoded(typed));
        QCOMPARE(refused.status(), status);
        QVERIFY(refused.body().contains("id=\"problem\""));
        QCOMPARE(refused.body().count("autofocus"), 1);
        const QByteArray at = test::inputOf(refused, "email");
        QVERIFY2(at.contains("autofocus") && at.contains("aria-describedby=\"problem\"") &&
                     at.contains("aria-invalid=\"true\"") && at.contains("value=\"" + typed + '"'),
                 at.constData());
        // Who only has to come back later typed nothing wrong.
        customer.site.settings.publicUrl = QUrl();
        const HttpResponse later = eva.post(path, "email=eva%40new.example");
        QCOMPARE(later.status(), 503);
        QVERIFY(test::inputOf(later, "email").contains("aria-describedby=\"problem\""));
        QVERIFY(!later.body().contains("aria-invalid"));
    }
};

QTEST_GUILESS_MAIN(AccountFormTest)
#include "account_form_test.moc"
