// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer may do with his account, each in one transaction with its audit row. Stateless; in the thread of the
// connection it is given.
#pragma once

#include "core/backers/lock_service.h"
#include "core/backers/test_mail_repository.h"
#include "core/web/web_services.h"

namespace bouncedesk::web {

inline constexpr qsizetype kMaxEmailChars = 320;
inline constexpr qsizetype kMaxNameChars = 200;

// A backer with the address and a password of his own.
struct Candidate {
    base::BackerRow backer;
    QString key;
    QString name;
    QString passwordHash;
};

// One of several that the password fits.
struct Choice {
    QByteArray token;
    QString key;
    QString name;
};

// What a link for a new address led to.
struct AddressGiven {
    QString email;
    QString returnTo;
};

// What a backer may do about his lock without another address (R-unlock).
struct SelfUnlock {
    enum Way {
        None,      // not locked, no address to keep, or no test mail can be sent
        StaffOnly, // a lock that only staff lift
        UsedUp,    // often enough within a year: staff
        Offered,   // by a test mail
        OnItsWay,  // the test mail; no news of it yet
    };
    Way way = None;
    std::optional<backers::TestMail> newest; // to the present address

    bool offersTestMail() const { return way == Offered || way == OnItsWay; }
};

// In the database's time zone.
base::Result<backers::LockService> lockServiceOf(storage::Connection &connection);

class AccountService {
public:
    explicit AccountService(const WebServices &services) : m_services(services) {}

    base::Result<QList<Candidate>> candidates(storage::Connection &connection, const QString &address) const;
    // Of those whom a password fitted, those whose password it still is. From here until the caller's transaction ends
    // nobody changes it.
    base::Result<QList<Candidate>> stillFitting(storage::Connection &connection, QList<Candidate> fitting) const;
    base::Result<QList<Choice>> offerChoices(storage::Connection &connection, const QList<Candidate> &fitting) const;

    // Leave a task for the holder of Mailgun's key; NotConfigured without a public URL: a link would lead nowhere. Who
    // has an account has few mails to ask for; of those for whoever types an address, so many wait at most (Full).
    static constexpr qint64 kMostWaiting = 500; // more is no crowd but somebody's script
    base::Result<void> askForPasswordLink(storage::Connection &connection, const QString &email, const QString &name,
                                          const QString &language) const;
    base::Result<void> askForConfirmation(storage::Connection &connection, base::BackerRow backer,
                                          const QString &language) const;

    // The link's one use: whose password it is now. A sign-up makes the backer; if somebody has the address by now, it
    // makes nobody (null) and leaves a task for his own link instead. Ends all other sessions.
    base::Result<base::BackerRow> setPasswordByLink(storage::Connection &connection, const QByteArray &token,
                                                    const QString &passwordHash) const;
    // presentHash: of the password that he proved to know. Forbidden when it is his no longer.
    base::Result<void> changePassword(storage::Connection &connection, base::BackerRow backer,
                                      const QString &presentHash, const QString &passwordHash) const;
    // Gives the address that is confirmed now.
    base::Result<QString> confirmAddressByLink(storage::Connection &connection, const QByteArray &token) const;
    // A new address, which unlocks (R-unlock), and a task for the link that confirms it; neither without the other.
    // Conflict with detail "same_address", "dead_address" or "address_limit" (several within a day).
    base::Result<void> giveAddress(storage::Connection &connection, base::BackerRow backer, const QString &email,
                                   const QString &language) const;
    base::Result<AddressGiven> giveAddressByLink(storage::Connection &connection, const QByteArray &token,
                                                 const QString &email, const QString &language) const;

    base::Result<SelfUnlock> selfUnlock(storage::Connection &connection, const backers::Backer &backer) const;
    // Leaves a task for a test mail to the present address. Conflict or Forbidden when it is not offered.
    base::Result<void> askForTestMail(storage::Connection &connection, base::BackerRow backer,
                                      const QString &language) const;

    // NotFound for who is gone or erased.
    static base::Result<backers::Backer> backer(storage::Connection &connection, base::BackerRow id);

private:
    enum class AskedBy { Visitor, Backer };
    base::Result<void> addMailTask(storage::Connection &connection, const QJsonObject &payload, AskedBy who) const;
    base::Result<bool> isStillPassword(storage::Connection &connection, base::BackerRow backer,
                                       const QString &passwordHash) const;
    base::Result<base::BackerRow> makeBacker(storage::Connection &connection, const access::AccountLink &link) const;
    base::Result<void> storePassword(storage::Connection &connection, base::BackerRow backer,
                                     const QString &passwordHash) const;
    base::Result<void> markConfirmed(storage::Connection &connection, base::BackerRow backer) const;

    const WebServices &m_services;
};

} // namespace bouncedesk::web
