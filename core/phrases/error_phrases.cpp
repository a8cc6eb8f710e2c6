// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/error_phrases.h"

#include "core/phrases/phrase.h"

namespace bouncedesk::phrases {

namespace {

using base::Error;
using base::ErrorCode;

constexpr auto kContext = "errors";

struct Sentence {
    const char *detail;
    const char *text; // %1: what; %2, %3: the facts behind the detail's code
};

// Details that are codes of ours. Each says what happened and what to do.
constexpr Sentence kByDetail[]{
    // addresses (core/base/email_address.h)
    {"no_at", QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: there is no @ in it.")},
    {"no_local_part", QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: nothing stands before the @.")},
    {"local_part_too_long",
     QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: the part before the @ is longer than 64 bytes.")},
    {"misplaced_dot",
     QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: a dot stands at an edge or beside another dot.")},
    {"bad_character",
     QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: a character before the @ is not allowed.")},
    {"domain_too_long", QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: the domain is too long.")},
    {"domain_without_dot",
     QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: the domain has no dot, as in example.org.")},
    {"bad_domain", QT_TRANSLATE_NOOP("errors", "“%1” is no e-mail address: the domain is not written correctly.")},
    // times (core/base/time_format.h)
    {"database_not_empty",
     QT_TRANSLATE_NOOP("errors", "There is something in the database %1 already: sample data wants an empty one.")},
    {"unknown_event_kind",
     QT_TRANSLATE_NOOP("errors", "“%1” is no kind of event: delivered, failed, complained, opened and so on are.")},
    {"sending_key", QT_TRANSLATE_NOOP("errors", "%1 is a domain's sending key: it may send and nothing else. Reading "
                                                "logs needs an account key.")},
    {"logs_refused", QT_TRANSLATE_NOOP("errors", "Mailgun does not let this key read its logs (“%2”): is %1 whole, and "
                                                 "of this account?")},
    {"mailgun_unreachable", QT_TRANSLATE_NOOP("errors", "Mailgun does not answer as it should (“%2”): try again later, "
                                                        "or look whether BOUNCEDESK_MAILGUN_BASE_URL is right.")},
    {"mailgun_is_busy",
     QT_TRANSLATE_NOOP("errors", "Mailgun wants fewer questions just now (“%2”): try again in some minutes.")},
    {"mailgun_is_busy_for",
     QT_TRANSLATE_NOOP("errors", "Mailgun wants fewer questions just now (“%3”): try again in %2 min.")},
    {"mailgun_refuses_key", QT_TRANSLATE_NOOP("errors", "Mailgun does not take the key (“%2”): is %1 whole, of this "
                                                        "account, and more than a domain's sending key?")},
    {"mailgun_knows_no_domain", QT_TRANSLATE_NOOP("errors", "Mailgun does not know the domain %1 (“%2”): a domain in "
                                                            "the EU wants https://api.eu.mailgun.net as base URL.")},
    {"mailgun_refuses", QT_TRANSLATE_NOOP("errors", "Mailgun refuses what was asked: “%2”.")},
    {"has_unsubscribed", QT_TRANSLATE_NOOP("errors", "%1 has unsubscribed from all mail; nothing was removed. If its "
                                                     "owner has asked for mail again, add --asked.")},
    {"backfill_from_after_to", QT_TRANSLATE_NOOP("errors", "Nothing lies between %1 and the end that was given.")},
    {"event_unknown",
     QT_TRANSLATE_NOOP("errors", "There is no event “%1”: “bouncedeskd events list” shows their ids.")},
    {"tls_needs_both", QT_TRANSLATE_NOOP("errors", "TLS needs both --tls-certificate and --tls-key.")},
    {"lock_effect", QT_TRANSLATE_NOOP("errors", "“%1” cannot be “%2”: “bouncedeskd locks show” lists what it can be.")},
    {"lock_strikes", QT_TRANSLATE_NOOP("errors", "“%1” is no number of strikes: 1 to 20 are.")},
    {"lock_rule_changed",
     QT_TRANSLATE_NOOP("errors", "Somebody else has changed “%1” meanwhile: nothing was saved. Look "
                                 "at the rules again.")},
    {"lock_rule", QT_TRANSLATE_NOOP("errors", "There is no rule “%1”: “bouncedeskd locks show” lists them.")},
    {"not_an_instant", QT_TRANSLATE_NOOP("errors", "“%1” is no instant: write it like 2026-11-30T14:05:00Z.")},
    {"not_a_date", QT_TRANSLATE_NOOP("errors", "“%1” is no date: write it like 2026-11-30.")},
    {"not_a_period", QT_TRANSLATE_NOOP("errors", "“%1” is no period: write it like 2026-11.")},
    // the database's URL (core/storage/database_url.h)
    {"password_in_url", QT_TRANSLATE_NOOP("errors", "The database URL %1 contains a password: take it out and set "
                                                    "BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD or ~/.pgpass.")},
    {"unknown_url_parameter",
     QT_TRANSLATE_NOOP("errors", "The database URL has a parameter “%1” that is not known: only “host” is.")},
    {"url_without_database",
     QT_TRANSLATE_NOOP("errors", "The database URL %1 names no database: write postgresql://HOST/NAME.")},
    {"url_unreadable", QT_TRANSLATE_NOOP("errors", "The database URL cannot be read: write "
                                                   "sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.")},
    {"sqlite_path_not_absolute",
     QT_TRANSLATE_NOOP("errors", "The database URL %1 has no absolute path: write sqlite:///ABSOLUTE/PATH.")},
    {"url_scheme_unknown", QT_TRANSLATE_NOOP("errors", "The database URL %1 is of no known kind: write "
                                                       "sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.")},
    {"network_file_system", QT_TRANSLATE_NOOP("errors", "The database %1 lies on a network file system, where SQLite "
                                                        "loses data: choose a local folder, or PostgreSQL.")},
    // settings (core/config)
    {"setting_wants_one_line", QT_TRANSLATE_NOOP("errors", "%1 must be one line of text.")},
    {"setting_wants_plain_secret",
     QT_TRANSLATE_NOOP("errors", "%1 holds a space or a line break: paste the secret again, and nothing else.")},
    {"setting_wants_number", QT_TRANSLATE_NOOP("errors", "%1 must be a whole number from %2 to %3.")},
    {"setting_wants_word", QT_TRANSLATE_NOOP("errors", "%1 must be one of: %2.")},
    {"setting_wants_web_address",
     QT_TRANSLATE_NOOP("errors", "%1 must be a web address without user and query, such as https://www.example.org.")},
    {"setting_wants_host_port",
     QT_TRANSLATE_NOOP("errors", "%1 must be HOST:PORT, such as 127.0.0.1:8025 or [::1]:8025.")},
    {"setting_wants_database_url",
     QT_TRANSLATE_NOOP("errors", "%1 must be sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.")},
    {"setting_has_password", QT_TRANSLATE_NOOP("errors", "%1 contains a password: take it out and set "
                                                         "BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD or ~/.pgpass.")},
    {"setting_wants_subnets",
     QT_TRANSLATE_NOOP("errors", "%1 must name addresses or subnets, such as 127.0.0.1, 10.0.0.0/8.")},
    {"setting_wants_time_zone",
     QT_TRANSLATE_NOOP("errors", "%1 must be the name of a time zone, such as Europe/Berlin or UTC.")},
    {"setting_wants_mail_address",
     QT_TRANSLATE_NOOP("errors", "%1 must be a mail address, such as Bills <bills@example.org>.")},
    {"setting_unknown", QT_TRANSLATE_NOOP("errors", "%1: there is no setting “%2”. Correct its name or remove it.")},
    {"setting_is_secret", QT_TRANSLATE_NOOP("errors", "%1: %2 is a secret and must not stand in the settings file. Use "
                                                      "the environment, %2_FILE or systemd's credentials.")},
    {"secret_too_large", QT_TRANSLATE_NOOP("errors", "The file %1 is too large for a secret: is it the right one?")},
    {"secret_empty", QT_TRANSLATE_NOOP("errors", "The file %1 is empty: put the secret into it.")},
    {"keyring_refused", QT_TRANSLATE_NOOP("errors", "The keyring does not let Bouncedesk have %1 (%2). Unlock it and "
                                                    "start again, or name a file that holds it in %1_FILE.")},
    {"folder_unwritable", QT_TRANSLATE_NOOP("errors", "The folder %1 cannot be made or protected.")},
    // the listener (core/http)
    {"listen_not_an_address",
     QT_TRANSLATE_NOOP("errors", "“%1” is no address of this machine: write 127.0.0.1, [::1], or * for all.")},
    {"port_taken", QT_TRANSLATE_NOOP("errors", "Another program listens on %1 already: stop it, or choose another port "
                                               "with --listen or BOUNCEDESK_LISTEN.")},
    {"port_taken_by", QT_TRANSLATE_NOOP("errors", "%2 listens on %1 already: stop it, or choose another port with "
                                                  "--listen or BOUNCEDESK_LISTEN.")},
    {"tls_no_certificate", QT_TRANSLATE_NOOP("errors", "There is no certificate in %1: it must be in PEM format, the "
                                                       "server's own first.")},
    {"tls_no_key", QT_TRANSLATE_NOOP("errors", "There is no RSA or EC key in %1: it must be in PEM format, without a "
                                               "passphrase.")},
    // backers and projects (core/backers)
    {"backer", QT_TRANSLATE_NOOP("errors", "No backer has the id or address “%1”: look with “backers list --search”.")},
    {"project", QT_TRANSLATE_NOOP("errors", "No project has the id “%1”: look with “projects list”.")},
    {"two_backers",
     QT_TRANSLATE_NOOP("errors", "“%1” fits more than one backer, %2 and %3: say which, by the backer id.")},
    {"backer_erased", QT_TRANSLATE_NOOP("errors", "The backer %1 was erased and cannot be changed.")},
    {"staff_only",
     QT_TRANSLATE_NOOP("errors", "The lock of backer %1 can be lifted only by a new address or by staff.")},
    {"not_locked", QT_TRANSLATE_NOOP("errors", "The backer %1 is not locked: there is nothing to unlock.")},
    {"unlock_limit", QT_TRANSLATE_NOOP("errors", "The backer %1 has unlocked himself three times within a year: now "
                                                 "staff must do it.")},
    {"known_dead", QT_TRANSLATE_NOOP("errors", "The address %1 is known to be dead for this backer and was kept out.")},
    {"newer_from_backer",
     QT_TRANSLATE_NOOP("errors", "This backer has left the address %1 for another one; it was kept out.")},
    {"missing_reason", QT_TRANSLATE_NOOP("errors", "A lock by hand needs its reason: add --reason TEXT.")},
    {"missing_key", QT_TRANSLATE_NOOP("errors", "The backer id is empty.")},
    {"key_too_long", QT_TRANSLATE_NOOP("errors", "The id “%1” is longer than 200 characters.")},
    // billing (core/billing)
    {"run_unfinished", QT_TRANSLATE_NOOP("errors", "A run for %1 is not finished: “bouncedeskd billing resume” goes on "
                                                   "with it, “billing cancel” ends it.")},
    {"run_over", QT_TRANSLATE_NOOP("errors", "The run %1 is over.")},
    {"no_missed_run", QT_TRANSLATE_NOOP("errors", "No missed run waits for an answer.")},
    {"schedule_changed", QT_TRANSLATE_NOOP("errors", "Somebody else has changed the schedule meanwhile: nothing was "
                                                     "saved. Look at it again.")},
    {"due_moved_on", QT_TRANSLATE_NOOP("errors", "The bills due at %1 are no longer the ones to decide about: look at "
                                                 "the schedule again.")},
    {"no_unfinished_run", QT_TRANSLATE_NOOP("errors", "There is no unfinished run.")},
    {"sample_needs_loopback",
     QT_TRANSLATE_NOOP("errors", "This database holds made-up people: their mail goes only to a Mailgun stand-in on "
                                 "this machine, not to %1.")},
    {"not_a_billing_day",
     QT_TRANSLATE_NOOP("errors", "“%1” is no day: write 1 to 31, last, first_working or last_working.")},
    {"not_a_time", QT_TRANSLATE_NOOP("errors", "“%1” is no time: write it like 09:00.")},
    {"not_a_time_zone", QT_TRANSLATE_NOOP("errors", "“%1” is no time zone: write it like Europe/Berlin.")},
    {"not_a_missed_policy", QT_TRANSLATE_NOOP("errors", "“%1” is no way to deal with a missed run: run, ask or skip.")},
    {"not_an_answer_to_missed",
     QT_TRANSLATE_NOOP("errors", "“%1” is no answer to what was missed: write run or skip.")},
    {"section_on_field", QT_TRANSLATE_NOOP("errors", "The template's %1 has a section on the backer's field “%2”: a "
                                                     "bill is written once for many, so only fields can differ.")},
    {"unclosed", QT_TRANSLATE_NOOP("errors", "The template's %1 has a tag that is not closed: “%2”.")},
    {"unknown_tag", QT_TRANSLATE_NOOP("errors", "The template's %1 has a tag that cannot be used here: “%2”.")},
    {"bad_field_name",
     QT_TRANSLATE_NOOP("errors", "The template's %1 names a field “%2”: use letters, digits, - and _.")},
    {"audience_changed", QT_TRANSLATE_NOOP("errors", "The list for %1 has changed since you looked: %2 people then, %3 "
                                                     "now. Look again, then send.")},
    {"bills_half_imported", QT_TRANSLATE_NOOP("errors", "The bills for %1 are half imported: import %2 again, or take "
                                                        "them back with “billing import --remove”.")},
    {"bill_sent", QT_TRANSLATE_NOOP("errors", "The bill of %1 was sent already, or is about to be: it stays as it "
                                              "was.")},
    {"bills_sent", QT_TRANSLATE_NOOP("errors", "Bills for %1 were sent already: they stay.")},
    {"no_bill_import", QT_TRANSLATE_NOOP("errors", "No bills were imported for %1.")},
    {"csv_no_bills", QT_TRANSLATE_NOOP("errors", "No line of %1 could be used: %2 stays a month without imported "
                                                 "bills, whose notice goes to all.")},
    {"unknown_backer", QT_TRANSLATE_NOOP("errors", "No backer has the id “%1”: import the backers first.")},
    {"bad_bill_column", QT_TRANSLATE_NOOP("errors", "The file %1 has a column “%2”, which cannot be a variable of the "
                                                    "template: use letters, digits, - and _, and none of name, email, "
                                                    "period, language.")},
    {"bad_link", QT_TRANSLATE_NOOP("errors", "“%1” is no link: it must begin with https:// or http://.")},
    {"not_a_currency", QT_TRANSLATE_NOOP("errors", "“%1” is no currency: write its three letters, such as EUR.")},
    {"not_an_amount", QT_TRANSLATE_NOOP("errors", "“%1” is no amount of this currency: write it like 1234.50.")},
    {"ambiguous_amount", QT_TRANSLATE_NOOP("errors", "“%1” can be read as thousands or as a fraction: write it like "
                                                     "1234.00 or 1.23.")},
    {"not_a_template_kind", QT_TRANSLATE_NOOP("errors", "“%1” is no kind of template: notice or bill.")},
    {"no_template", QT_TRANSLATE_NOOP("errors", "There is no template in the language “%1”.")},
    {"bad_language", QT_TRANSLATE_NOOP("errors", "“%1” is no language: write it like de or pt-BR.")},
    {"test_not_taken", QT_TRANSLATE_NOOP("errors", "Mailgun did not take the test for %1: %2.")},
    {"never_billed", QT_TRANSLATE_NOOP("errors", "%1 has no bill for %2 that could be sent again.")},
    {"copies_used_up", QT_TRANSLATE_NOOP("errors", "%1 got three copies within a month already: more must wait.")},
    {"copy_unsure", QT_TRANSLATE_NOOP("errors", "Mailgun did not say whether it took the copy for %1 (%2): the events "
                                                "will tell.")},
    {"copy_not_taken", QT_TRANSLATE_NOOP("errors", "Mailgun did not take the copy for %1: %2.")},
    // files (core/backers/csv_reader.h)
    {"csv_empty", QT_TRANSLATE_NOOP("errors", "The file %1 is empty: its first line must name the columns.")},
    {"csv_missing_column", QT_TRANSLATE_NOOP("errors", "The file %1 has no column “%2”: its first line must name %3.")},
    {"csv_double_column", QT_TRANSLATE_NOOP("errors", "The file %1 has two columns “%2”: name each once.")},
    {"field_name_taken",
     QT_TRANSLATE_NOOP("errors", "No field can be named “%1”, because each backer has %2 already.")},
    {"wrong_cell_count",
     QT_TRANSLATE_NOOP("errors", "The line has %1 cells, but the first line names %2 columns: is a comma or quotation "
                                 "mark missing?")},
    {"double_in_file", QT_TRANSLATE_NOOP("errors", "The id “%1” stands in line %2 already: each may stand once.")},
    {"csv_bad_lines", QT_TRANSLATE_NOOP("errors", "Nothing of %1 was imported, because of what stands above: mend it, "
                                                  "or leave out --strict to import the rest.")},
    {"line_too_long",
     QT_TRANSLATE_NOOP("errors", "Line %2 of %1 is longer than a million characters: is a quotation mark open?")},
    {"unclosed_quote",
     QT_TRANSLATE_NOOP("errors", "A quotation mark in line %2 of %1 is not closed at the end of its cell: close it, or "
                                 "write it twice where it is part of the text.")},
    {"file_unreadable", QT_TRANSLATE_NOOP("errors", "The file %1 cannot be read: %2.")},
    {"file_unwritable", QT_TRANSLATE_NOOP("errors", "The file %1 cannot be written: %2.")},
    // bodies and parameters of the API (core/web)
    {"not_json", QT_TRANSLATE_NOOP("errors", "The body is no JSON object.")},
    {"unknown_field", QT_TRANSLATE_NOOP("errors", "There is no field “%1”: leave it out, or see openapi.json.")},
    {"unknown_parameter",
     QT_TRANSLATE_NOOP("errors", "There is no parameter “%1”: leave it out, or see openapi.json.")},
    {"missing_field", QT_TRANSLATE_NOOP("errors", "The field “%1” is missing.")},
    {"no_text", QT_TRANSLATE_NOOP("errors", "“%1” has to be a text.")},
    {"no_object_of_texts", QT_TRANSLATE_NOOP("errors", "“%1” has to be an object of texts.")},
    {"value_not_allowed", QT_TRANSLATE_NOOP("errors", "The value of “%1” is none of those that are allowed.")},
    {"no_https_url",
     QT_TRANSLATE_NOOP("errors", "“%1” has to be a whole URL with https (or http on this very machine).")},
    {"file_exists", QT_TRANSLATE_NOOP("errors", "The file %1 exists already: name another one.")},
    {"options_contradict", QT_TRANSLATE_NOOP("errors", "%1 and %2 contradict each other: give one of them.")},
    {"option_without_value", QT_TRANSLATE_NOOP("errors", "The option %1 needs a value behind it.")},
    {"output_closed", QT_TRANSLATE_NOOP("errors", "The output cannot be written: %2.")},
};

const char *byCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return QT_TRANSLATE_NOOP("errors", "“%1” cannot be used. Correct it and try again.");
    case ErrorCode::NotFound: return QT_TRANSLATE_NOOP("errors", "There is no “%1”.");
    case ErrorCode::Ambiguous: return QT_TRANSLATE_NOOP("errors", "“%1” fits more than one: be more precise.");
    case ErrorCode::Conflict:
        return QT_TRANSLATE_NOOP("errors",
                                 "%1 is there already, or was changed by somebody else meanwhile: look again.");
    case ErrorCode::Forbidden: return QT_TRANSLATE_NOOP("errors", "This is not allowed to you: %1.");
    case ErrorCode::NotConfigured:
        return QT_TRANSLATE_NOOP("errors",
                                 "The setting %1 is missing: set it in the environment or the settings file.");
    case ErrorCode::Retry:
        return QT_TRANSLATE_NOOP("errors", "The database %1 is locked by another program: try again when it is done.");
    case ErrorCode::Unavailable:
        return QT_TRANSLATE_NOOP("errors", "%1 cannot be reached or opened: is it running, and may you use it?");
    case ErrorCode::Full: return QT_TRANSLATE_NOOP("errors", "There is no room left for %1: make some and try again.");
    case ErrorCode::TooNew:
        return QT_TRANSLATE_NOOP("errors", "The database %1 was made by a newer Bouncedesk: install that version.");
    case ErrorCode::TooOld:
        return QT_TRANSLATE_NOOP("errors", "The database %1 is of an older Bouncedesk: run bouncedeskd db migrate.");
    case ErrorCode::DataRefused:
        return QT_TRANSLATE_NOOP("errors", "The database %1 refuses a value: look for an unusual character or length.");
    case ErrorCode::Internal:
        return QT_TRANSLATE_NOOP("errors", "This is a mistake of Bouncedesk itself, please report it: %1.");
    }
    return "%1";
}

// Whether the lower layer's own words help who reads the sentence.
bool showsDetail(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::Internal || code == ErrorCode::Full ||
           code == ErrorCode::DataRefused || code == ErrorCode::Conflict || code == ErrorCode::InvalidInput;
}

// One pass, so that a fact which contains "%2" stays as it is.
QString filled(const QString &text, const Error &error, const QStringList &facts)
{
    QString done;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place < 1) {
            done += text[i];
            continue;
        }
        done += place == 1 ? error.what : facts.value(place - 2);
        ++i;
    }
    return done;
}

} // namespace

QString errorPhrase(const QString &language, const Error &error)
{
    QStringList facts = error.detail.split(u'\n');
    const QString detail = facts.takeFirst();
    for (const Sentence &sentence : kByDetail) {
        if (detail == QLatin1String(sentence.detail))
            return filled(phrase(language, kContext, sentence.text), error, facts);
    }
    const QString sentence = filled(phrase(language, kContext, byCode(error.code)), error, {});
    if (detail.isEmpty() || !showsDetail(error.code))
        return sentence;
    return QStringLiteral("%1 (%2)").arg(sentence, detail.simplified());
}

} // namespace bouncedesk::phrases
