// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/account_phrases.h"

#include "core/phrases/phrase.h"

namespace bouncedesk::phrases {

namespace {

constexpr auto kContext = "account";

struct Text {
    const char *key;
    const char *text;
};

constexpr Text kTexts[]{
    // on every page
    {"your_account", QT_TRANSLATE_NOOP("account", "Your account")},
    {"skip", QT_TRANSLATE_NOOP("account", "To the content")},
    {"email", QT_TRANSLATE_NOOP("account", "E-mail address")},
    {"password", QT_TRANSLATE_NOOP("account", "Password")},
    {"name", QT_TRANSLATE_NOOP("account", "Name")},
    {"back", QT_TRANSLATE_NOOP("account", "Back")},
    {"support", QT_TRANSLATE_NOOP("account", "Do you need help? Write to us:")},
    // sign in
    {"sign_in", QT_TRANSLATE_NOOP("account", "Sign in")},
    {"sign_in_lead", QT_TRANSLATE_NOOP("account", "See where your bills go, and change it.")},
    {"forgot", QT_TRANSLATE_NOOP("account", "Forgot your password?")},
    {"no_account", QT_TRANSLATE_NOOP("account", "No password yet?")},
    {"wrong_password", QT_TRANSLATE_NOOP("account", "This address and this password do not fit together.")},
    {"wait_minutes", QT_TRANSLATE_N_NOOP("account", "Those were too many attempts. Try again in %n minute(s).")},
    {"busy", QT_TRANSLATE_NOOP("account", "Too many people are signing in right now. Try again in a moment.")},
    // sign up and forgotten passwords
    {"sign_up", QT_TRANSLATE_NOOP("account", "Sign up")},
    {"sign_up_lead",
     QT_TRANSLATE_NOOP("account", "We send a link to your address. It lets you choose a password, also if you have "
                                  "been getting our mail for years.")},
    {"forgot_lead", QT_TRANSLATE_NOOP("account", "We send a link to your address. It lets you choose a new password.")},
    {"send_link", QT_TRANSLATE_NOOP("account", "Send me the link")},
    {"have_account", QT_TRANSLATE_NOOP("account", "Do you have a password already?")},
    {"link_sent", QT_TRANSLATE_NOOP("account", "Look into your mailbox")},
    {"link_sent_lead", QT_TRANSLATE_NOOP("account", "We have sent you a link to")},
    {"link_sent_more",
     QT_TRANSLATE_NOOP("account", "It works once, within 24 hours. Nothing there after a few minutes? Look into your "
                                  "spam folder, or see whether the address is written correctly.")},
    {"other_address", QT_TRANSLATE_NOOP("account", "Use another address")},
    {"links_unavailable", QT_TRANSLATE_NOOP("account", "We cannot send links at the moment. Please try again later.")},
    // behind a link
    {"choose_password", QT_TRANSLATE_NOOP("account", "Choose a password")},
    {"choose_password_lead", QT_TRANSLATE_NOOP("account", "For the account of")},
    {"new_password", QT_TRANSLATE_NOOP("account", "New password")},
    {"password_hint", QT_TRANSLATE_NOOP("account", "At least 10 characters. Three or four words are fine.")},
    {"password_too_short", QT_TRANSLATE_NOOP("account", "The password needs at least 10 characters.")},
    {"password_too_long", QT_TRANSLATE_NOOP("account", "The password may have 256 characters at most.")},
    {"save_and_sign_in", QT_TRANSLATE_NOOP("account", "Save and sign in")},
    {"confirm_title", QT_TRANSLATE_NOOP("account", "Is this your address?")},
    {"confirm_lead", QT_TRANSLATE_NOOP("account", "We would like to send your bills here:")},
    {"confirm_button", QT_TRANSLATE_NOOP("account", "Yes, this is my address")},
    {"confirmed_title", QT_TRANSLATE_NOOP("account", "Thank you")},
    {"confirmed_lead", QT_TRANSLATE_NOOP("account", "Your bills go to")},
    {"address_link_title", QT_TRANSLATE_NOOP("account", "Your new e-mail address")},
    {"address_link_lead", QT_TRANSLATE_NOOP("account", "Where may we send the mail for")},
    {"go_back_there", QT_TRANSLATE_NOOP("account", "Go back to where you came from")},
    {"link_void", QT_TRANSLATE_NOOP("account", "This link does not work any more")},
    {"link_void_lead",
     QT_TRANSLATE_NOOP("account", "A link works once, for a limited time, and not after your address or password has "
                                  "changed. Let us send you a new one.")},
    {"new_link", QT_TRANSLATE_NOOP("account", "Get a new link")},
    // which backer
    {"which", QT_TRANSLATE_NOOP("account", "Which account?")},
    {"which_lead", QT_TRANSLATE_NOOP("account", "Several accounts have this address and this password.")},
    {"customer_number", QT_TRANSLATE_NOOP("account", "Customer number")},
    // the account
    {"hello", QT_TRANSLATE_NOOP("account", "Hello %1")},
    {"hello_nobody", QT_TRANSLATE_NOOP("account", "Hello")},
    {"sign_out", QT_TRANSLATE_NOOP("account", "Sign out")},
    {"locked_title", QT_TRANSLATE_NOOP("account", "Mail to %1 no longer arrives.")},
    {"locked_title_no_address", QT_TRANSLATE_NOOP("account", "We have stopped sending you mail.")},
    {"locked_since", QT_TRANSLATE_NOOP("account", "Since %1 we send you no bills by mail.")},
    {"new_address", QT_TRANSLATE_NOOP("account", "Your new e-mail address")},
    {"use_address", QT_TRANSLATE_NOOP("account", "Use this address")},
    {"bills_go_to", QT_TRANSLATE_NOOP("account", "Your bills go to")},
    {"no_address", QT_TRANSLATE_NOOP("account", "We have no e-mail address of yours. Where may your bills go?")},
    {"all_right", QT_TRANSLATE_NOOP("account", "As far as we know, mail to this address arrives.")},
    {"stopped_title", QT_TRANSLATE_NOOP("account", "We no longer send mail to %1.")},
    {"held", QT_TRANSLATE_NOOP("account", "You have asked our mail service for no more mail, so we send no bills. "
                                          "Write to us and we lift it.")},
    {"missed_bills", QT_TRANSLATE_NOOP("account", "Bills that did not reach you:")},
    {"change_address", QT_TRANSLATE_NOOP("account", "Change the address")},
    {"unconfirmed",
     QT_TRANSLATE_NOOP("account", "Please open the link that we sent there: it tells us that the address is yours.")},
    {"link_brings", QT_TRANSLATE_NOOP("account", "Once you have opened it, these bills come by mail: %1.")},
    {"send_again", QT_TRANSLATE_NOOP("account", "Send the link again")},
    {"sent_again", QT_TRANSLATE_NOOP("account", "We have sent you the link again.")},
    {"address_taken", QT_TRANSLATE_NOOP("account", "Thank you. Your bills go to %1 from now on.")},
    {"same_address",
     QT_TRANSLATE_NOOP("account",
                       "That is the very address to which we no longer send mail. Please give another one.")},
    {"dead_address",
     QT_TRANSLATE_NOOP("account", "We know from earlier mail that this address does not work. Please give another "
                                  "one.")},
    {"address_limit",
     QT_TRANSLATE_NOOP("account", "You have given several new addresses today. Please try again tomorrow, or write to "
                                  "us.")},
    // keeping a locked address
    {"keep_title", QT_TRANSLATE_NOOP("account", "Keep this address?")},
    {"test_offer",
     QT_TRANSLATE_NOOP("account",
                       "Does the mailbox work again? We send one test mail there. As soon as it has arrived, "
                       "your bills come by mail again.")},
    {"test_button", QT_TRANSLATE_NOOP("account", "Send a test mail to %1")},
    {"test_on_its_way",
     QT_TRANSLATE_NOOP("account", "A test mail to %1 is on its way. It may take a few minutes. As soon as it has "
                                  "arrived, your bills come by mail again.")},
    {"test_look_again", QT_TRANSLATE_NOOP("account", "See whether it has arrived")},
    {"test_arrived", QT_TRANSLATE_NOOP("account", "The test mail has arrived. Your bills come by mail again.")},
    {"test_failed", QT_TRANSLATE_NOOP("account", "The last test mail did not arrive.")},
    {"test_failed_words",
     QT_TRANSLATE_NOOP("account", "The last test mail did not arrive. The mail server answered: “%1”")},
    {"test_refused", QT_TRANSLATE_NOOP("account", "The last test mail could not be sent.")},
    {"keep_staff_only",
     QT_TRANSLATE_NOOP("account", "If this address is right after all, write to us: only our staff can lift this.")},
    {"keep_used_up",
     QT_TRANSLATE_NOOP("account", "This address was tested often enough within a year. Write to us: from now on only "
                                  "our staff can lift this.")},
    {"change_password", QT_TRANSLATE_NOOP("account", "Change the password")},
    {"present_password", QT_TRANSLATE_NOOP("account", "Present password")},
    {"wrong_present_password", QT_TRANSLATE_NOOP("account", "This is not your present password.")},
    {"save", QT_TRANSLATE_NOOP("account", "Save")},
    {"password_saved", QT_TRANSLATE_NOOP("account", "Your new password is saved.")},
    // when something is wrong
    {"form_expired", QT_TRANSLATE_NOOP("account", "This page was open for too long")},
    {"form_expired_lead",
     QT_TRANSLATE_NOOP("account", "Nothing has been changed. Please load the page again and repeat what you wanted to "
                                  "do. Your browser has to accept cookies from us.")},
    {"no_page", QT_TRANSLATE_NOOP("account", "There is no such page")},
    {"no_page_lead", QT_TRANSLATE_NOOP("account", "The address may be mistyped, or a link was cut off in a mail.")},
    {"try_again", QT_TRANSLATE_NOOP("account", "Load the page again")},
    {"too_fast",
     QT_TRANSLATE_NOOP("account", "Too many pages at once from your connection. Try again in a few seconds.")},
    {"trouble", QT_TRANSLATE_NOOP("account", "That did not work")},
    {"trouble_lead",
     QT_TRANSLATE_NOOP("account", "It is our fault, and nothing has been changed. Please try again in a minute.")},
    {"address_empty", QT_TRANSLATE_NOOP("account", "Please give an e-mail address.")},
    {"address_bad",
     QT_TRANSLATE_NOOP("account", "Please give a complete e-mail address. For example: name@example.org.")},
    // mails
    {"mail_subject_password", QT_TRANSLATE_NOOP("account", "Choose your password")},
    {"mail_intro_password",
     QT_TRANSLATE_NOOP("account", "Open this link to choose a password for your account. It works once, within 24 "
                                  "hours:")},
    {"mail_intro_several",
     QT_TRANSLATE_NOOP("account", "Several accounts have your address. Open the link of the one for which you want to "
                                  "choose a password. Each works once, within 24 hours:")},
    {"mail_subject_confirm", QT_TRANSLATE_NOOP("account", "Is this your address?")},
    {"mail_intro_confirm",
     QT_TRANSLATE_NOOP("account", "This address was given to us for your bills. Open this link to tell us that it is "
                                  "yours. It works once, within 24 hours:")},
    {"mail_intro_confirm_several",
     QT_TRANSLATE_NOOP("account", "This address was given to us for the bills of several accounts. Open the link of "
                                  "the one that is yours to tell us so. Each works once, within 24 hours:")},
    {"mail_subject_test", QT_TRANSLATE_NOOP("account", "Does our mail reach you again?")},
    {"mail_intro_test",
     QT_TRANSLATE_NOOP("account", "You asked us for this test mail. You need do nothing: now that it is here, your "
                                  "bills come to this address again.")},
    {"mail_ignore_test", QT_TRANSLATE_NOOP("account", "If it was not you who asked for it, please tell us.")},
    {"mail_ignore",
     QT_TRANSLATE_NOOP("account", "If it was not you who asked for this mail, do nothing: without the link nothing "
                                  "changes.")},
};

constexpr Text kLockWords[]{
    {"hard", QT_TRANSLATE_NOOP("account", "Its mail server says that there is no such mailbox.")},
    {"delayed", QT_TRANSLATE_NOOP("account", "Its mail server first took our mail and then sent it back, because there "
                                             "is no such mailbox.")},
    {"soft", QT_TRANSLATE_NOOP("account", "Its mail server refused our mail several times in a row: the mailbox may be "
                                          "full or no longer in use.")},
    {"expired", QT_TRANSLATE_NOOP("account", "Several mails in a row could not be delivered for days: its mail server "
                                             "did not take them.")},
    {"suppressed-bounce",
     QT_TRANSLATE_NOOP("account", "Our mail service does not write to it any more, because mail came back earlier.")},
    {"suppressed-complaint",
     QT_TRANSLATE_NOOP("account", "Our mail service does not write to it any more, because a mail from us was marked "
                                  "as spam there.")},
    {"complaint", QT_TRANSLATE_NOOP("account", "A mail from us was marked as spam there, and we took that seriously.")},
    {"staff", QT_TRANSLATE_NOOP("account", "Our staff have stopped it.")},
    {"other", QT_TRANSLATE_NOOP("account", "Mail from us came back.")},
};

constexpr Text kAdvice[]{
    {"other", QT_TRANSLATE_NOOP("account", "Give us another address, and your bills come by mail again.")},
    {"soft", QT_TRANSLATE_NOOP("account", "Give us another address. If you would rather keep this one, make room in "
                                          "the mailbox and have us send a test mail there.")},
    {"complaint", QT_TRANSLATE_NOOP("account", "Give us another address. If it was a mistake, write to us.")},
    {"staff", QT_TRANSLATE_NOOP("account", "Give us another address, or write to us.")},
    // Only staff lock who has none, and a first address lifts nothing.
    {"no_address", QT_TRANSLATE_NOOP("account", "Give us an address, and write to us: only our staff can lift this.")},
};

template <size_t N>
const char *find(const Text (&texts)[N], const QByteArray &key)
{
    for (const Text &text : texts) {
        if (key == text.key)
            return text.text;
    }
    return nullptr;
}

template <size_t N>
QString sentence(const QString &language, const Text (&texts)[N], const QByteArray &key)
{
    const char *found = find(texts, key);
    return phrase(language, kContext, found ? found : find(texts, "other"));
}

} // namespace

QString accountText(const QString &language, const char *key, const QStringList &arguments)
{
    const char *found = find(kTexts, key);
    if (!found)
        return {};
    QString text = phrase(language, kContext, found);
    // All at once: a "%2" inside a person's name stays what it is.
    switch (arguments.size()) {
    case 0: return text;
    case 1: return text.arg(arguments[0]);
    default: return text.arg(arguments[0], arguments[1]);
    }
}

QString countedAccountText(const QString &language, const char *key, int n)
{
    const char *found = find(kTexts, key);
    return found ? phrase(language, kContext, found, n) : QString();
}

QHash<QString, QString> accountTexts(const QString &language)
{
    QHash<QString, QString> texts;
    for (const Text &text : kTexts)
        texts.insert(QString::fromLatin1(text.key), phrase(language, kContext, text.text));
    return texts;
}

QString lockWords(const QString &language, mail::MailClass lockClass)
{
    const QByteArray key = lockClass == mail::MailClass::Staff       ? QByteArrayLiteral("staff")
                           : lockClass == mail::MailClass::Complaint ? QByteArrayLiteral("complaint")
                                                                     : mail::className(lockClass).toLatin1();
    return sentence(language, kLockWords, key);
}

QString lockTitle(const QString &language, mail::MailClass lockClass, const QString &email)
{
    if (email.isEmpty())
        return accountText(language, "locked_title_no_address");
    switch (lockClass) {
    // Mail might arrive: it is we, or our mail service, who send none.
    case mail::MailClass::Staff:
    case mail::MailClass::Complaint:
    case mail::MailClass::SuppressedComplaint:
    case mail::MailClass::SuppressedBounce: return accountText(language, "stopped_title", {email});
    default: return accountText(language, "locked_title", {email});
    }
}

QString lockAdvice(const QString &language, mail::MailClass lockClass, WaysOut ways)
{
    if (!ways.hasAddress)
        return sentence(language, kAdvice, "no_address");
    switch (lockClass) {
    case mail::MailClass::Soft:
    case mail::MailClass::Expired: return sentence(language, kAdvice, ways.offersTestMail ? "soft" : "other");
    case mail::MailClass::Complaint:
    case mail::MailClass::SuppressedComplaint: return sentence(language, kAdvice, "complaint");
    case mail::MailClass::Staff: return sentence(language, kAdvice, "staff");
    default: return sentence(language, kAdvice, "other");
    }
}

QString addressProblem(const QString &language, const QString &typed)
{
    return accountText(language, typed.isEmpty() ? "address_empty" : "address_bad");
}

} // namespace bouncedesk::phrases
