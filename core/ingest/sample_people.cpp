// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sample_people.h"

namespace bouncedesk::ingest {

namespace {

struct Language {
    const char *code;
    QList<const char *> given;
    QList<const char *> family;
};

const QList<Language> &languages()
{
    static const QList<Language> all{
        {"en",
         {"Ada", "Grace", "Edwin", "Ruth", "Oliver", "Maya", "Tom", "Hazel", "Ian", "Nora"},
         {"Miller", "Okafor", "Reed", "Walsh", "Clarke", "Sutton", "Hughes", "Bell", "O'Neill", "Park"}},
        {"de",
         {"Jürgen", "Käthe", "Sören", "Anneliese", "Bärbel", "Uwe", "Friedrich", "Änne"},
         {"Müller", "Weiß", "Groß", "Schäfer", "von der Heide", "Köhler", "Brandt"}},
        {"fr",
         {"Zoé", "Benoît", "Hélène", "François", "Maëlle", "Éric"},
         {"Lefèvre", "d'Aubigné", "Moreau", "Garçon", "Noël"}},
        {"pl", {"Łukasz", "Żaneta", "Michał", "Grażyna"}, {"Wójcik", "Kowalczyk", "Śliwa", "Dąbrowski"}},
        {"ru", {"Анна", "Сергей", "Ольга", "Дмитрий"}, {"Иванова", "Кузнецов", "Соколова", "Попов"}},
        {"ja", {"桜", "健", "陽子", "翔"}, {"佐藤", "鈴木", "高橋", "渡辺"}},
        {"el", {"Ελένη", "Νίκος", "Μαρία"}, {"Παππάς", "Ιωάννου"}},
        {"ar", {"ليلى", "يوسف", "مريم"}, {"حداد", "خوري"}},
    };
    return all;
}

// The first ones are large; the last one in the list has been refusing mail lately.
const QList<const char *> &domains()
{
    static const QList<const char *> all{"mail.example.org", "post.example.com",   "inbox.example.net",
                                         "web.example.org",  "home.example.net",   "letters.example.com",
                                         "uni.example.org",  "studio.example.com", "cloud.example.net",
                                         "city.example.org", "north.example.com",  "kite.example.net"};
    return all;
}

QString domainFor(SampleRandom &random)
{
    // Squared: large domains come first.
    const double draw = random.unit();
    return QLatin1String(domains().at(qsizetype(draw * draw * double(domains().size()))));
}

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

} // namespace

bool isSampleTroubledDomain(QStringView domain)
{
    return domain == QLatin1String(domains().constLast());
}

static SamplePerson person(SampleRandom &random, int number, qint64 fromMs, qint64 nowMs)
{
    const Language &language = languages().at(random.chance(0.6) ? random.below(2) : random.below(languages().size()));
    SamplePerson person;
    person.key = QStringLiteral("B-%1").arg(number + 1, 6, 10, QLatin1Char('0'));
    person.language = QLatin1String(language.code);
    person.name = QString::fromUtf8(language.given.at(random.below(language.given.size()))) + QLatin1Char(' ') +
                  QString::fromUtf8(language.family.at(random.below(language.family.size())));
    person.email = QStringLiteral("backer%1@%2").arg(number + 1).arg(domainFor(random));
    // Two thirds were there from the beginning, the first among them: there is always somebody to write to.
    person.joinedMs =
        number == 0 || random.chance(0.66) ? fromMs : fromMs + random.below(std::max<qint64>(1, nowMs - fromMs));
    if (random.chance(0.06))
        person.diesMs = person.joinedMs + random.below(std::max<qint64>(1, nowMs - person.joinedMs));
    if (person.diesMs != kSampleNever && random.chance(0.55)) {
        person.movesMs = person.diesMs + 5 * kDayMs + random.below(40 * kDayMs);
        person.newEmail = QStringLiteral("backer%1.new@%2").arg(number + 1).arg(domainFor(random));
        if (person.movesMs >= nowMs)
            person.movesMs = kSampleNever;
    }
    return person;
}

QList<SamplePerson> samplePeople(SampleRandom &random, int count, qint64 fromMs, qint64 nowMs)
{
    QList<SamplePerson> people;
    people.reserve(count);
    for (int number = 0; number < count; ++number) {
        SamplePerson one = person(random, number, fromMs, nowMs);
        const bool shares = number > 0 && random.chance(0.004) && people.constLast().addressCopy == 0 &&
                            people.constLast().diesMs == kSampleNever;
        if (shares) { // a couple with one mailbox
            one.email = people.constLast().email;
            one.addressCopy = 1;
            one.diesMs = one.movesMs = kSampleNever;
        }
        people.append(one);
    }
    return people;
}

QList<SampleProject> sampleProjects(SampleRandom &random, int count)
{
    static const QList<const char *> names{
        "Nordlicht Film",   "Garten am Kanal",    "Open Hardware Synth", "Kite Atlas",    "Hill Farm Cheese",
        "祭りの夜 2026",    "R&D <Berlin>",       "Tiny Observatory",    "The Long Walk", "Café Zwölf",
        "Harbour Choir",    "Paper Theatre",      "Solar Bakery",        "Wooden Boats",  "Kleine Oper",
        "Night Train Zine", "Apiary on the Roof", "Blue Pottery"};
    QList<SampleProject> projects;
    for (int number = 0; number < count; ++number) {
        const QString name = QString::fromUtf8(names.at(number % names.size()));
        const int round = number / int(names.size());
        projects.append({QStringLiteral("P-%1").arg(number + 1, 4, 10, QLatin1Char('0')),
                         round == 0 ? name : QStringLiteral("%1 %2").arg(name).arg(round + 1),
                         0.3 + random.unit() * random.unit() * 3});
    }
    return projects;
}

} // namespace bouncedesk::ingest
