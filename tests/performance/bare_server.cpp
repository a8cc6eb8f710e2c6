// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmark compares with: QHttpServer with one route that answers 200 and does nothing.
#include <QCoreApplication>
#include <QHttpServer>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QHttpServer server;
    server.route(QStringLiteral("/webhooks/mailgun"), QHttpServerRequest::Method::Post,
                 [] { return QHttpServerResponse("text/plain", "ok\n"); });
    const quint16 port = server.listen(QHostAddress::LocalHost);
    if (port == 0)
        return 1;
    std::printf("listening on http://127.0.0.1:%d\n", int(port));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
