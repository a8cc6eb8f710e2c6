// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/router.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

#include <thread>

using namespace bouncedesk::http;

namespace {

Handler echo(const QByteArray &name)
{
    return [name](const HttpRequest &request, const Answer &answer) {
        QByteArray text = name;
        for (const PathValue &value : request.pathValues)
            text += ' ' + value.name + '=' + value.value.toUtf8();
        answer(HttpResponse::text(200, text));
    };
}

Router exampleRouter()
{
    return Router({
        {Method::Get, "/healthz", Permission::Anyone, 0, RateClass::Unlimited, echo("health")},
        {Method::Get, "/api/v1/backers/{id}", Permission::ApiToken, 10, RateClass::Api, echo("get")},
        {Method::Put, "/api/v1/backers/{id}", Permission::ApiToken, 10, RateClass::Api, echo("put")},
        {Method::Get, "/api/v1/backers/{id}/why", Permission::ApiToken, 10, RateClass::Api, echo("why")},
        {Method::Get, "/api/v1/backers/search", Permission::ApiToken, 10, RateClass::Api, echo("search")},
        {Method::Get, "/static/{path*}", Permission::Anyone, 0, RateClass::Page, echo("file")},
    });
}

HttpResponse ask(const Router &router, Method method, const QByteArray &target, const QByteArray &body = {})
{
    HttpRequest request;
    request.method = method;
    request.setTarget(target);
    request.body = body;
    HttpResponse answered(0);
    router.handle(request, Answer([&answered](HttpResponse response) { answered = std::move(response); }));
    return answered;
}

} // namespace

class RouterTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void pathFindsItsHandler_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("literal path") << QByteArray("/healthz") << 200 << QByteArray("health");
        QTest::newRow("a query is no part of the path") << QByteArray("/healthz?a=/b") << 200 << QByteArray("health");
        QTest::newRow("a value") << QByteArray("/api/v1/backers/7") << 200 << QByteArray("get id=7");
        QTest::newRow("a value, then a literal")
            << QByteArray("/api/v1/backers/7/why") << 200 << QByteArray("why id=7");
        QTest::newRow("a literal wins over a value")
            << QByteArray("/api/v1/backers/search") << 200 << QByteArray("search");
        QTest::newRow("an escaped slash stays in the value")
            << QByteArray("/api/v1/backers/a%2Fb%20c") << 200 << QByteArray("get id=a/b c");
        QTest::newRow("an escaped NUL becomes visible") << QByteArray("/api/v1/backers/a%00b") << 200
                                                        << QByteArray("get id=a\xef\xbf\xbd"
                                                                      "b");
        QTest::newRow("the rest of a path")
            << QByteArray("/static/css/a.css") << 200 << QByteArray("file path=css/a.css");
        QTest::newRow("the absolute form") << QByteArray("http://x.example/healthz") << 200 << QByteArray("health");
        QTest::newRow("an empty value is none") << QByteArray("/api/v1/backers/") << 404 << QByteArray();
        QTest::newRow("dots are not followed") << QByteArray("/api/../healthz") << 404 << QByteArray();
        QTest::newRow("unknown path") << QByteArray("/nothing") << 404 << QByteArray();
    }

    void pathFindsItsHandler()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const HttpResponse response = ask(exampleRouter(), Method::Get, target);
        QCOMPARE(response.status(), status);
        if (status == 200)
            QCOMPARE(response.body(), body);
        else
            QCOMPARE(response.header("content-type"), QByteArray("application/problem+json"));
    }

    void wrongMethodNamesTheRightOnes()
    {
        const HttpResponse response = ask(exampleRouter(), Method::Delete, "/api/v1/backers/7");
        QCOMPARE(response.status(), 405);
        QCOMPARE(response.header("Allow"), QByteArray("GET, HEAD, PUT, OPTIONS"));
        QCOMPARE(ask(exampleRouter(), Method::Options, "/healthz").status(), 204);
    }

    void headIsServedByGet() { QCOMPARE(ask(exampleRouter(), Method::Head, "/healthz").body(), QByteArray("health")); }

    void bodyOverTheCapIsRefused()
    {
        QCOMPARE(ask(exampleRouter(), Method::Put, "/api/v1/backers/7", "0123456789").status(), 200);
        QCOMPARE(ask(exampleRouter(), Method::Put, "/api/v1/backers/7", "0123456789x").status(), 413);
        QCOMPARE(exampleRouter().bodyCap(Method::Put, "/api/v1/backers/7"), qint64(10));
    }

    void whatTheRouterRefusesMayBeAnsweredOtherwise()
    {
        Router router = exampleRouter();
        router.setFallback([](const HttpRequest &request, const Answer &answer, const HttpResponse &refusal) {
            answer(HttpResponse::text(200, request.rawPath + " instead of " + QByteArray::number(refusal.status())));
        });
        QCOMPARE(ask(router, Method::Get, "/nothing").body(), QByteArray("/nothing instead of 404"));
        QCOMPARE(ask(router, Method::Delete, "/healthz").body(), QByteArray("/healthz instead of 405"));
        QCOMPARE(ask(router, Method::Get, "/healthz", "x").body(), QByteArray("/healthz instead of 413"));
        QCOMPARE(ask(router, Method::Options, "/healthz").status(), 204); // no refusal
        QCOMPARE(ask(router, Method::Get, "/healthz").body(), QByteArray("health"));
    }

    void gateStandsBeforeTheHandler()
    {
        Router router = exampleRouter();
        router.setGate([](const Route &route, HttpRequest request, Answer answer, const Handler &next) {
            if (route.permission == Permission::ApiToken && request.bearerToken() != "good")
                answer(HttpResponse::problem(401));
            else
                next(request, std::move(answer));
        });
        QCOMPARE(ask(router, Method::Get, "/healthz").status(), 200);
        QCOMPARE(ask(router, Method::Get, "/api/v1/backers/7").status(), 401);
    }

    void onlyTheFirstAnswerCounts()
    {
        QList<int> statuses;
        const Answer answer([&statuses](const HttpResponse &response) { statuses.append(response.status()); });
        const Answer copy = answer;
        QVERIFY(copy(HttpResponse(200)));
        QVERIFY(!answer(HttpResponse(500)));
        QCOMPARE(statuses, QList<int>{200});
    }

    void forgottenAnswerIs503()
    {
        HttpResponse answered(0);
        {
            const Answer answer([&answered](HttpResponse response) { answered = std::move(response); });
            const Answer copy = answer;
        }
        QCOMPARE(answered.status(), 503);
        QCOMPARE(answered.header("Retry-After"), QByteArray("5"));
    }

    void answerMayComeFromAnotherThread()
    {
        std::atomic<int> status = 0;
        {
            Answer answer([&status](const HttpResponse &response) { status = response.status(); });
            std::thread([answer = std::move(answer)] { answer(HttpResponse(204)); }).join();
        }
        QCOMPARE(status.load(), 204);
    }

    void headerCannotSmuggleASecondLine()
    {
        HttpResponse response;
        QVERIFY(!response.setHeader("Location", "/a\r\nSet-Cookie: b=c"));
        QVERIFY(!response.setHeader("Bad name", "x"));
        QVERIFY(response.headers().isEmpty());
        QCOMPARE(HttpResponse::redirect("/a\nb").status(), 500);
        QVERIFY(!response.addCookie({"a", "b;c"}));
        QVERIFY(response.addCookie({"a", "b"}));
        QCOMPARE(response.header("set-cookie"), QByteArray("a=b; Path=/; SameSite=Lax; HttpOnly; Secure"));
    }

    void twoDifferentCookiesOfOneNameAreNone()
    {
        HttpRequest request;
        request.addHeader("Cookie", "x=1; session=one; y=\"2\"");
        QCOMPARE(request.cookie("session"), QByteArray("one"));
        QCOMPARE(request.cookie("y"), QByteArray("2"));
        request.addHeader("Cookie", "session=two");
        QCOMPARE(request.cookie("session"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "router_test.moc"
