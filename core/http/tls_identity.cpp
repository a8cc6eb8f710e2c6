// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tls_identity.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace bouncedesk::http {

namespace {

base::Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::InvalidInput, path,
                          QStringLiteral("file_unreadable\n") + file.errorString());
    return file.readAll();
}

} // namespace

base::Result<QSslConfiguration> loadTlsIdentity(const QString &certificateFile, const QString &keyFile)
{
    BD_ASSIGN(const QByteArray certificatePem, readAll(certificateFile));
    BD_ASSIGN(const QByteArray keyPem, readAll(keyFile));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, certificateFile, QStringLiteral("tls_no_certificate"));
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        key = QSslKey(keyPem, algorithm, QSsl::Pem);
        if (!key.isNull())
            break;
    }
    if (key.isNull())
        return base::fail(base::ErrorCode::InvalidInput, keyFile, QStringLiteral("tls_no_key"));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace bouncedesk::http
