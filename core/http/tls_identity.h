// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate and key with which the server speaks TLS, read from PEM files. Pure but for reading files.
#pragma once

#include "core/base/result.h"

#include <QSslConfiguration>

namespace bouncedesk::http {

// The chain may stand in the certificate file, the server's own first. TLS 1.2 and newer.
base::Result<QSslConfiguration> loadTlsIdentity(const QString &certificateFile, const QString &keyFile);

} // namespace bouncedesk::http
