// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mailgun_samples.h"

namespace bouncedesk::test {

// The known-answer vector of key made-up-signing-key-01.
QByteArray signatureJson()
{
    return QByteArrayLiteral("{\"timestamp\":\"1790000000\","
                             "\"token\":\"0123456789abcdef0123456789abcdef0123456789abcdef01\","
                             "\"signature\":\"d79722d5586623c2c8a329b3b54ed0ff80b43c05c0868a14e70589d169ea7962\"}");
}

QByteArray webhook(const QByteArray &eventData)
{
    return "{\"signature\":" + signatureJson() + ",\"event-data\":" + eventData + "}";
}

QByteArray permanentFailure()
{
    return QByteArrayLiteral(R"({
    "event": "failed", "severity": "permanent", "reason": "bounce",
    "id": "Zk3v0QpXRlmA9wTn2bYcEg", "timestamp": 1789999998.4471531, "log-level": "error",
    "account": {"id": "65aa00bb11cc22dd33ee44ff"}, "domain": {"name": "mg.billing.example"},
    "recipient": "gone.person@mail.example", "recipient-domain": "mail.example", "recipient-provider": "Other",
    "primary-dkim": "s1._domainkey.mg.billing.example", "tags": ["invoice-2026-11"], "campaigns": [],
    "user-variables": {"backer_id": "B-17", "project_id": 42, "subject": "Bill 11/2026", "subject_family": "Bill",
                       "bouncedesk": "bill:2026-11.1.2.3.1789999000000", "uid": "7f0c2d51"},
    "flags": {"is-authenticated": true, "is-routed": false, "is-big": false, "is-system-test": false,
              "is-test-mode": false},
    "envelope": {"transport": "smtp", "sender": "billing@mg.billing.example", "sending-ip": "192.0.2.44",
                 "targets": "gone.person@mail.example"},
    "message": {"headers": {"message-id": "20261121090000.4ac1d0e7b2f3a956@mg.billing.example",
                            "from": "Billing <billing@mg.billing.example>", "to": "gone.person@mail.example",
                            "subject": "Invoice  11/2026"},
                "attachments": [], "size": 5120},
    "storage": {"key": "BAABxxxx", "url": "https:\/\/storage.example\/v3\/domains"},
    "delivery-status": {"attempt-no": 1, "code": 550, "enhanced-code": "5.1.1", "bounce-type": "hard",
                        "message": "5.1.1 no such mailbox", "description": null, "mx-host": "mx.mail.example",
                        "session-seconds": 0.21, "first-delivery-attempt-seconds": 0.07, "tls": true, "utf8": true,
                        "certificate-verified": true}})");
}

QByteArray accepted()
{
    return QByteArrayLiteral(R"({"event":"accepted","id":"a1","timestamp":1789999990.1,"log-level":"info",
    "account":{"id":"65aa"},"domain":{"name":"mg.billing.example"},"method":"HTTP","api-key-id":"k-1",
    "recipient":"eva@mail.example","recipient-domain":"mail.example","tags":[],"user-variables":[],
    "flags":{"is-authenticated":true,"is-test-mode":false},
    "envelope":{"sender":"billing@mg.billing.example","targets":"eva@mail.example","transport":"smtp"},
    "message":{"headers":{"from":"B <b@mg.billing.example>","to":"eva@mail.example","subject":"Bill",
    "message-id":"m1@mg.billing.example"},"size":100},"storage":{"key":"k","url":"u"}})");
}

QByteArray opened()
{
    return QByteArrayLiteral(R"({"event":"opened","id":"o1","timestamp":1790000100.25,"log-level":"info",
    "recipient":"eva@mail.example","recipient-domain":"mail.example","ip":"192.0.2.1","delivered-at":1790000000,
    "client-info":{"client-name":"Mail","bot":""},"geolocation":{"country":"DE"},"tags":["*"],
    "message":{"headers":{"message-id":"m1@mg.billing.example"}},"user-variables":{"backer_id":"B-1"}})");
}

QByteArray unsubscribed()
{
    return QByteArrayLiteral(R"({"event":"unsubscribed","id":"u1","timestamp":1790000100,"recipient":"eva@mail.example",
    "tags":["*"],"storage":[],"message":{"headers":{"message-id":"m1@mg.billing.example"}},"user-variables":[]})");
}

QByteArray complained()
{
    return QByteArrayLiteral(R"({"event":"complained","id":"c1","timestamp":1790000200.5,"log-level":"warn",
    "recipient":"eva@mail.example","envelope":{"sending-ip":"192.0.2.44"},"tags":[],"user-variables":{},
    "message":{"headers":{"from":"b@mg.example","to":"eva@mail.example","subject":"Bill",
    "message-id":"m1@mg.billing.example"},"size":100}})");
}

QByteArray temporaryFailure()
{
    return QByteArrayLiteral(R"({"event":"failed","severity":"temporary","reason":"generic","id":"t1",
    "timestamp":1790000050.75,"recipient":"eva@mail.example","flags":{"is-test-mode":false},
    "envelope":{"transport":"smtp"},"message":{"headers":{"message-id":"m1@mg.billing.example"}},"user-variables":[],
    "delivery-status":{"attempt-no":1,"code":452,"enhanced-code":"","message":"4.2.2 mailbox full","description":"",
    "retry-seconds":600}})");
}

QByteArray delayedBounce()
{
    return QByteArrayLiteral(R"({"event":"failed","severity":"permanent","reason":"generic","id":"d1",
    "timestamp":1790000500.125,"recipient":"eva@mail.example","flags":{"is-delayed-bounce":true},"envelope":{},
    "message":{"headers":{"message-id":"m1@mg.billing.example"}},"user-variables":[],
    "delivery-status":{"code":550,"bounce-code":"5.1.1","message":"","description":"unknown user"}})");
}

QByteArray suppressedBounce()
{
    return QByteArrayLiteral(R"({"event":"failed","severity":"permanent","reason":"suppress-bounce","id":"s1",
    "timestamp":1790000500,"recipient":"eva@mail.example","message":{"headers":{"message-id":"m1@mg.billing.example"}},
    "user-variables":[],"delivery-status":{"attempt-no":1,"code":605,"message":"",
    "description":"Not delivering to previously bounced address"}})");
}

// An item of the Logs API: other time, variables as a string, storage.url a list.
QByteArray logsItem()
{
    return QByteArrayLiteral(R"({"@timestamp":"2026-09-21T14:13:18.447Z","event":"failed","severity":"permanent",
    "reason":"bounce","id":"Zk3v0QpXRlmA9wTn2bYcEg","account":{"id":"65aa","parent-id":null},
    "domain":{"name":"mg.billing.example"},"recipient":"gone.person@mail.example",
    "user-variables":"{\"backer_id\":\"B-17\",\"project_id\":42,\"subject\":\"Bill 11/2026\"}",
    "storage":{"url":["https://storage.example"]},"flags":{"is-test-mode":false},"envelope":{"transport":"smtp"},
    "message":{"headers":{"message-id":"20261121090000.4ac1d0e7b2f3a956@mg.billing.example","subject":"Bill"}},
    "delivery-status":{"code":550,"enhanced-code":"5.1.1","message":"5.1.1 no such mailbox"}})");
}

} // namespace bouncedesk::test
