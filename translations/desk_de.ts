<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CountsWords</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a count and its status: &quot;312 came back&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: no mail.</source>
        <translation>%1: keine Mail.</translation>
    </message>
    <message>
        <source>%1: %2 mails; %3.</source>
        <translation>%1: %2 Mails; %3.</translation>
    </message>
    <message>
        <source>No mail.</source>
        <translation>Keine Mail.</translation>
    </message>
    <message>
        <source>%1 mails</source>
        <translation>%1 Mails</translation>
    </message>
    <message>
        <source>%1 per 100 not delivered</source>
        <translation>%1 von 100 nicht zugestellt</translation>
    </message>
    <message>
        <source>%1 mails in all; most: %2 with %3.</source>
        <translation>Insgesamt %1 Mails; am meisten: %2 mit %3.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>DialogWords</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>%1: no data.</source>
        <translation>%1: keine Daten.</translation>
    </message>
    <message>
        <source>%1: no mail.</source>
        <translation>%1: keine Mail.</translation>
    </message>
    <message>
        <source>%1: %2 per 100 not delivered (%3 came back, %4 given up, %5 marked as spam), %6 tried.</source>
        <translation>%1: %2 von 100 nicht zugestellt (%3 zurückgekommen, %4 aufgegeben, %5 als Spam gemeldet), %6 versucht.</translation>
    </message>
    <message>
        <source>%1 not sent.</source>
        <translation>%1 nicht gesendet.</translation>
    </message>
    <message>
        <source>Too few to judge.</source>
        <translation>Zu wenige für ein Urteil.</translation>
    </message>
    <message>
        <source>Over the goal of %1.</source>
        <translation>Über dem Ziel von %1.</translation>
    </message>
    <message>
        <source>No mail.</source>
        <translation>Keine Mail.</translation>
    </message>
    <message>
        <source>%1 over all, goal %2.</source>
        <translation>Insgesamt %1, Ziel %2.</translation>
    </message>
    <message>
        <source>Over the goal: %1 of %2.</source>
        <translation>Über dem Ziel: %1 von %2.</translation>
    </message>
    <message>
        <source>Never over the goal.</source>
        <translation>Nie über dem Ziel.</translation>
    </message>
    <message>
        <source>Worst: %1 with %2.</source>
        <translation>Am schlechtesten: %1 mit %2.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>Als Spam gemeldet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not delivered per 100</source>
        <translation>Von 100 nicht zugestellt</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>%1 points better</source>
        <translation>%1 Punkte besser</translation>
    </message>
    <message>
        <source>%1 points worse</source>
        <translation>%1 Punkte schlechter</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>zu wenige</translation>
    </message>
    <message>
        <source>Too few to judge: %1 tried; a rate means something from about %2.</source>
        <translation>Zu wenige für ein Urteil: %1 versucht; eine Quote sagt ab etwa %2 etwas.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>MailWords</name>
    <message>
        <source>This mailbox does not exist</source>
        <translation>Dieses Postfach gibt es nicht</translation>
    </message>
    <message>
        <source>The mailbox did not take the mail</source>
        <translation>Das Postfach nahm die Mail nicht an</translation>
    </message>
    <message>
        <source>Taken first, sent back later</source>
        <translation>Erst angenommen, später zurückgeschickt</translation>
    </message>
    <message>
        <source>Tried for hours without success</source>
        <translation>Stundenlang vergeblich versucht</translation>
    </message>
    <message>
        <source>The server refused us, not the address</source>
        <translation>Der Server wies uns ab, nicht die Adresse</translation>
    </message>
    <message>
        <source>Mailgun no longer mails this address: it bounced before</source>
        <translation>Mailgun schreibt dieser Adresse nicht mehr: Mail kam früher zurück</translation>
    </message>
    <message>
        <source>Mailgun no longer mails this address: our mail was marked as spam</source>
        <translation>Mailgun schreibt dieser Adresse nicht mehr: Unsere Mail wurde als Spam gemeldet</translation>
    </message>
    <message>
        <source>Asked Mailgun for no more mail</source>
        <translation>Hat bei Mailgun weitere Mail abbestellt</translation>
    </message>
    <message>
        <source>Mailgun refused to send it</source>
        <translation>Mailgun lehnte es ab, sie zu senden</translation>
    </message>
    <message>
        <source>Marked our mail as spam</source>
        <translation>Hat unsere Mail als Spam gemeldet</translation>
    </message>
    <message>
        <source>Not taken yet; Mailgun tries again</source>
        <translation>Noch nicht angenommen; Mailgun versucht es wieder</translation>
    </message>
    <message>
        <source>Locked by hand</source>
        <translation>Von Hand gesperrt</translation>
    </message>
    <message>
        <source>taken by Mailgun</source>
        <translation>von Mailgun angenommen</translation>
    </message>
    <message>
        <source>refused by Mailgun</source>
        <translation>von Mailgun abgelehnt</translation>
    </message>
    <message>
        <source>unsubscribed</source>
        <translation>abbestellt</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>clicked</source>
        <translation>angeklickt</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>failed, severity unknown</source>
        <translation>fehlgeschlagen, Schwere unbekannt</translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>Got this month&apos;s bill</source>
        <translation>Rechnung des Monats erhalten</translation>
    </message>
    <message>
        <source>no bills sent yet</source>
        <translation>noch keine Rechnungen verschickt</translation>
    </message>
    <message>
        <source>Got %1&apos;s bill</source>
        <translation>Rechnung für %1 erhalten</translation>
    </message>
    <message>
        <source>%1 of %2 backers</source>
        <translation>%1 von %2 Personen</translation>
    </message>
    <message>
        <source>still being sent</source>
        <translation>wird noch verschickt</translation>
    </message>
    <message>
        <source>%1 did not · show them</source>
        <translation>%1 nicht · zeigen</translation>
    </message>
    <message>
        <source>Of all who should have had one, locked and left out included.</source>
        <translation>Von allen, die eine haben sollten, Gesperrte und Ausgelassene mitgezählt.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>goal %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>of %1 tried in 30 days</source>
        <translation>von %1 versuchten in 30 Tagen</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln Mail</numerusform>
            <numerusform>%Ln Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>Als Spam gemeldet</translation>
    </message>
    <message>
        <source>Gmail does not report</source>
        <translation>Gmail meldet nichts</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>%1 new this week</source>
        <translation>%1 neu in dieser Woche</translation>
    </message>
    <message>
        <source>none new this week</source>
        <translation>keine neuen in dieser Woche</translation>
    </message>
    <message>
        <source>show them</source>
        <translation>zeigen</translation>
    </message>
    <message>
        <source>everybody takes mail</source>
        <translation>alle nehmen Post an</translation>
    </message>
    <message>
        <source>Somebody got a bill twice. The log of the run says who.</source>
        <translation>Jemand hat eine Rechnung zweimal erhalten. Das Protokoll des Laufs sagt, wer.</translation>
    </message>
    <message>
        <source>Show the runs</source>
        <translation>Läufe zeigen</translation>
    </message>
    <message>
        <source>Somebody sent an event of Mailgun&apos;s again, with other words. It was refused.</source>
        <translation>Jemand hat ein Ereignis von Mailgun noch einmal mit anderem Inhalt gesendet. Es wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Show events</source>
        <translation>Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Something needs a look (%1): %2</source>
        <translation>Etwas braucht einen Blick (%1): %2</translation>
    </message>
    <message>
        <source>%1 takes less of our mail: %2 delivered in the last 4 weeks, %3 in the 4 before.</source>
        <translation>%1 nimmt weniger von unserer Post an: %2 zugestellt in den letzten 4 Wochen, %3 in den 4 davor.</translation>
    </message>
    <message>
        <source>Less mail of %1 arrives: %2 delivered in the last 4 weeks, %3 in the 4 before.</source>
        <translation>Von %1 kommt weniger Post an: %2 zugestellt in den letzten 4 Wochen, %3 in den 4 davor.</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Zeigen, warum</translation>
    </message>
    <message>
        <source>%1 of our mail came back in the last 30 days; the limit is %2.</source>
        <translation>%1 unserer Post kam in den letzten 30 Tagen zurück; die Grenze ist %2.</translation>
    </message>
    <message>
        <source>Only %1 of our mail was delivered in the last 30 days; the goal is %2.</source>
        <translation>Nur %1 unserer Post wurde in den letzten 30 Tagen zugestellt; das Ziel ist %2.</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Zeigen, wo</translation>
    </message>
    <message>
        <source>Sending %1&apos;s bills is paused.</source>
        <translation>Der Versand der Rechnungen für %1 ist angehalten.</translation>
    </message>
    <message>
        <source>Sending %1&apos;s bills is paused: %2</source>
        <translation>Der Versand der Rechnungen für %1 ist angehalten: %2</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Lauf zeigen</translation>
    </message>
    <message>
        <source>%1 of our mail was marked as spam in the last 30 days; the limit is %2.</source>
        <translation>%1 unserer Post wurde in den letzten 30 Tagen als Spam gemeldet; die Grenze ist %2.</translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>Zeigen, welche</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>still trying</source>
        <translation>wird noch versucht</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>zurückgekommen</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>marked as spam</source>
        <translation>als Spam gemeldet</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Qt date pattern of a day with and without its year: day number, short month</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::app::DemoTraffic</name>
    <message>
        <source>News from %1</source>
        <translation>Neues von %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::app::Desktop</name>
    <message>
        <source>Sample data. Nothing leaves this computer.</source>
        <translation>Beispieldaten. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Lauscht nicht</translation>
    </message>
    <message numerus="yes">
        <source>Listening on %1 · %n event(s)/min</source>
        <translation>
            <numerusform>Lauscht auf %1 · %n Ereignis/min</numerusform>
            <numerusform>Lauscht auf %1 · %n Ereignisse/min</numerusform>
        </translation>
    </message>
    <message>
        <source>complete up to %1</source>
        <translation>vollständig bis %1</translation>
    </message>
    <message>
        <source>sample data</source>
        <translation>Beispieldaten</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackersModel</name>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Locked since</source>
        <translation>Gesperrt seit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackersPage</name>
    <message>
        <source>Backers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Which backers</source>
        <translation>Welche Personen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Name, address or id</source>
        <translation>Name, Adresse oder Id</translation>
    </message>
    <message>
        <source>Search for name, address or id</source>
        <translation>Nach Name, Adresse oder Id suchen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Nobody by that name or address.</source>
        <translation>Niemand mit diesem Namen oder dieser Adresse.</translation>
    </message>
    <message>
        <source>No backer has “%1” in name, id, present or former address.</source>
        <translation>Bei niemandem steht „%1“ in Name, Id, jetziger oder früherer Adresse.</translation>
    </message>
    <message>
        <source>Nobody is locked.</source>
        <translation>Niemand ist gesperrt.</translation>
    </message>
    <message>
        <source>Every backer has an address that takes mail, as far as we know.</source>
        <translation>Soweit wir wissen, haben alle eine Adresse, die Mail annimmt.</translation>
    </message>
    <message>
        <source>Show all backers</source>
        <translation>Alle Personen zeigen</translation>
    </message>
    <message>
        <source>No backers yet.</source>
        <translation>Noch keine Personen.</translation>
    </message>
    <message>
        <source>Import a CSV with backer_id, email, name, or let your program send them.</source>
        <translation>Importieren Sie eine CSV mit backer_id, email, name, oder lassen Sie Ihr Programm sie schicken.</translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <translation>
            <numerusform>%n gesperrt</numerusform>
            <numerusform>%n gesperrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Import backers</source>
        <translation>Personen importieren</translation>
    </message>
    <message>
        <source>CSV (*.csv *.txt)</source>
        <translation>CSV (*.csv *.txt)</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import läuft…</translation>
    </message>
    <message>
        <source>Importing: %1 %</source>
        <translation>Import läuft: %1 %</translation>
    </message>
    <message>
        <source>Imported: %1 new, %2 changed, %3 as before, %4 unusable.</source>
        <translation>Importiert: %1 neu, %2 geändert, %3 wie zuvor, %4 unbrauchbar.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ChartPanel</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ChipWidget</name>
    <message>
        <source>Filter %1: remove</source>
        <translation>Filter %1: entfernen</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::DeliverabilityPage</name>
    <message>
        <source>Deliverability</source>
        <translation>Zustellbarkeit</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>Diagramm über die Zeit</translation>
    </message>
    <message>
        <source>Chart by group</source>
        <translation>Diagramm nach Gruppe</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation>Tabelle als CSV …</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>Diagramm als PNG …</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>on that day</source>
        <translation>an diesem Tag</translation>
    </message>
    <message>
        <source>in the last 90 days</source>
        <translation>in den letzten 90 Tagen</translation>
    </message>
    <message>
        <source>in the last 12 months</source>
        <translation>in den letzten 12 Monaten</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>The project&apos;s id</source>
        <translation>Kennung des Projekts</translation>
    </message>
    <message>
        <source>The backer&apos;s id</source>
        <translation>Kennung der Person</translation>
    </message>
    <message>
        <source>Day, as 2026-12-01</source>
        <translation>Tag, wie 2026-12-01</translation>
    </message>
    <message>
        <source>The recipients&apos; domain</source>
        <translation>Domain der Empfänger</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-12-01.</source>
        <translation>Das ist kein Tag. Schreiben Sie ihn wie 2026-12-01.</translation>
    </message>
    <message>
        <source>Nothing is written here.</source>
        <translation>Hier steht nichts.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not delivered, per 100 tried, by run</source>
        <translation>Nicht zugestellt, je 100 versuchte, nach Lauf</translation>
    </message>
    <message>
        <source>Mails by status, by run</source>
        <translation>Mails nach Status, nach Lauf</translation>
    </message>
    <message>
        <source>mails a run</source>
        <translation>Mails je Lauf</translation>
    </message>
    <message>
        <source>Not delivered, per 100 tried, by day</source>
        <translation>Nicht zugestellt, je 100 versuchte, nach Tag</translation>
    </message>
    <message>
        <source>Mails by status, by day</source>
        <translation>Mails nach Status, nach Tag</translation>
    </message>
    <message>
        <source>mails a day</source>
        <translation>Mails am Tag</translation>
    </message>
    <message>
        <source>Mails by reason</source>
        <translation>Mails nach Grund</translation>
    </message>
    <message>
        <source>Not delivered, per 100 mails, %1</source>
        <translation>Nicht zugestellt, je 100 Mails, %1</translation>
    </message>
    <message>
        <source>%1 mails</source>
        <translation>%1 Mails</translation>
    </message>
    <message>
        <source>%1 delivered (goal %2)</source>
        <translation>%1 zugestellt (Ziel %2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 came back (limit %2)</source>
        <translation>%1 zurückgekommen (Grenze %2)</translation>
    </message>
    <message>
        <source>%1 given up</source>
        <translation>%1 aufgegeben</translation>
    </message>
    <message>
        <source>%1 marked as spam (limit %2)</source>
        <translation>%1 als Spam gemeldet (Grenze %2)</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
    <message>
        <source>%1 still on their way</source>
        <translation>%1 noch unterwegs</translation>
    </message>
    <message>
        <source>No mail yet.</source>
        <translation>Noch keine Post.</translation>
    </message>
    <message>
        <source>No mail %1. Figures appear with the first event from Mailgun.</source>
        <translation>Keine Post %1. Zahlen erscheinen mit dem ersten Ereignis von Mailgun.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>No mail for %1 %2.</source>
        <translation>Keine Post für %1 %2.</translation>
    </message>
    <message>
        <source>Remove the last filter</source>
        <translation>Letzten Filter entfernen</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::DeskTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>The server&apos;s words</source>
        <translation>Worte des Servers</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Recipient&apos;s address</source>
        <translation>Adresse des Empfängers</translation>
    </message>
    <message>
        <source>The event as Mailgun sent it</source>
        <translation>Das Ereignis, wie Mailgun es schickte</translation>
    </message>
    <message>
        <source>Choose an event to see it as Mailgun sent it.</source>
        <translation>Wählen Sie ein Ereignis, um es so zu sehen, wie Mailgun es schickte.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>No event of this kind to this address is known.</source>
        <translation>Kein Ereignis dieser Art an diese Adresse ist bekannt.</translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>No event so far.</source>
        <translation>Bisher kein Ereignis.</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Lauscht.</translation>
    </message>
    <message>
        <source>This program does not listen itself.</source>
        <translation>Dieses Programm lauscht nicht selbst.</translation>
    </message>
    <message>
        <source>No event so far. Mailgun sends to %1/webhooks/mailgun</source>
        <translation>Bisher kein Ereignis. Mailgun schickt an %1/webhooks/mailgun</translation>
    </message>
    <message>
        <source>More than %1 new events</source>
        <translation>Mehr als %1 neue Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n neues Ereignis</numerusform>
            <numerusform>%n neue Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The raw text is no longer kept, or never was. What is known: %1</source>
        <translation>Der Rohtext wird nicht mehr oder wurde nie aufbewahrt. Bekannt ist: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::FailureChart</name>
    <message>
        <source>With not sent</source>
        <translation>Mit nicht gesendeten</translation>
    </message>
    <message>
        <source>Without not sent</source>
        <translation>Ohne nicht gesendete</translation>
    </message>
    <message>
        <source>As counts</source>
        <translation>Als Anzahl</translation>
    </message>
    <message>
        <source>As rates</source>
        <translation>Als Anteil</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::FailureChartView</name>
    <message>
        <source>no data %1</source>
        <translation>keine Daten %1</translation>
    </message>
    <message>
        <source>bills</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>goal %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>period before</source>
        <translation>Zeitraum davor</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::GroupsModel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Backer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Subject family</source>
        <translation>Betreffgruppe</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>by status</source>
        <translation>nach Status</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>nach Tag</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>nach Monat</translation>
    </message>
    <message>
        <source>by project</source>
        <translation>nach Projekt</translation>
    </message>
    <message>
        <source>by backer</source>
        <translation>nach Person</translation>
    </message>
    <message>
        <source>by subject family</source>
        <translation>nach Betreffgruppe</translation>
    </message>
    <message>
        <source>by subject</source>
        <translation>nach Betreff</translation>
    </message>
    <message>
        <source>by domain</source>
        <translation>nach Domain</translation>
    </message>
    <message>
        <source>by reason</source>
        <translation>nach Grund</translation>
    </message>
    <message>
        <source>by run</source>
        <translation>nach Lauf</translation>
    </message>
    <message>
        <source>Delivered, or on its way</source>
        <translation>Zugestellt oder unterwegs</translation>
    </message>
    <message>
        <source>All other subjects</source>
        <translation>Alle anderen Betreffe</translation>
    </message>
    <message>
        <source>None given</source>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>Others like “%1”</source>
        <translation>Andere wie „%1“</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1, Lauf %2</translation>
    </message>
    <message>
        <source>%1 of %2 of all mails</source>
        <translation>%1 von %2 aller Mails</translation>
    </message>
    <message>
        <source>%1 of %2 so far</source>
        <translation>%1 von %2 bisher</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 delivered in the period before</source>
        <translation>%1 zugestellt im Zeitraum davor</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Came back or given up: sort by it for what is worst and large</source>
        <translation>Zurückgekommen oder aufgegeben: danach sortiert steht das Schlimmste und Große oben</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Of those tried; the goal is %1</source>
        <translation>Von den versuchten; das Ziel ist %1</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Of those tried; the limit is %1</source>
        <translation>Von den versuchten; die Grenze ist %1</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Of those tried: Mailgun tried for hours without success</source>
        <translation>Von den versuchten: Mailgun hat es stundenlang vergeblich versucht</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Held back by Mailgun, of those tried and held back</source>
        <translation>Von Mailgun zurückgehalten, von den versuchten und zurückgehaltenen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Of those delivered; the limit is %1. Gmail does not report.</source>
        <translation>Von den zugestellten; die Grenze ist %1. Gmail meldet nichts.</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Points of delivered against as many days before</source>
        <translation>Punkte der Zustellung gegenüber ebenso vielen Tagen davor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::JumpDialog</name>
    <message>
        <source>Jump to</source>
        <translation>Springen zu</translation>
    </message>
    <message>
        <source>Backer, address, project, mail or command</source>
        <translation>Person, Adresse, Projekt, Mail oder Befehl</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing by that name.</source>
        <translation>Nichts mit diesem Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::MainWindow</name>
    <message>
        <source>Bouncedesk</source>
        <translation>Bouncedesk</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::MasterDetail</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::MessageBarWidget</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::NavigationWidget</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::NewestLocksModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>No mail yet.</source>
        <translation>Noch keine Post.</translation>
    </message>
    <message>
        <source>Figures appear with the first event from Mailgun.</source>
        <translation>Zahlen erscheinen mit dem ersten Ereignis von Mailgun.</translation>
    </message>
    <message>
        <source>Connect Mailgun…</source>
        <translation>Mailgun verbinden …</translation>
    </message>
    <message>
        <source>Getting worse: the last 4 weeks against the 4 before</source>
        <translation>Wird schlechter: die letzten 4 Wochen gegenüber den 4 davor</translation>
    </message>
    <message>
        <source>Getting worse</source>
        <translation>Wird schlechter</translation>
    </message>
    <message>
        <source>Newest locks</source>
        <translation>Neueste Sperren</translation>
    </message>
    <message>
        <source>Nobody is locked.</source>
        <translation>Niemand ist gesperrt.</translation>
    </message>
    <message>
        <source>Every backer has an address that takes mail, as far as we know.</source>
        <translation>Jede Person hat, soweit bekannt, eine Adresse, die Post annimmt.</translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation>Diagramm exportieren …</translation>
    </message>
    <message>
        <source>Not delivered, per 100 tried, by day</source>
        <translation>Nicht zugestellt, je 100 versuchte, nach Tag</translation>
    </message>
    <message>
        <source>Mails by status, by day</source>
        <translation>Mails nach Status, nach Tag</translation>
    </message>
    <message>
        <source>mails a day</source>
        <translation>Mails am Tag</translation>
    </message>
    <message>
        <source>next bills %1</source>
        <translation>nächste Rechnungen %1</translation>
    </message>
    <message>
        <source>no bills are scheduled</source>
        <translation>keine Rechnungen geplant</translation>
    </message>
    <message>
        <source>Everything is all right.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Nothing else gets worse.</source>
        <translation>Sonst wird nichts schlechter.</translation>
    </message>
    <message>
        <source>%1 delivered, %2.</source>
        <translation>%1 zugestellt, %2.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::PageBar</name>
    <message>
        <source>Period: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::PersonWidget</name>
    <message>
        <source>Correct address…</source>
        <translation>Adresse berichtigen…</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Copy for ticket</source>
        <translation>Für Ticket kopieren</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperren…</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>Adresse berichtigen</translation>
    </message>
    <message>
        <source>New address of %1</source>
        <translation>Neue Adresse von %1</translation>
    </message>
    <message>
        <source>Correct address</source>
        <translation>Adresse berichtigen</translation>
    </message>
    <message>
        <source>Bills go to the same address again: %1. It stays dead if nothing has changed there; a new address is better.</source>
        <translation>Rechnungen gehen wieder an dieselbe Adresse: %1. Sie bleibt tot, wenn sich dort nichts geändert hat; eine neue Adresse ist besser.</translation>
    </message>
    <message>
        <source>Unlock %1?</source>
        <translation>%1 entsperren?</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Why he or she gets no bills</source>
        <translation>Warum es keine Rechnungen gibt</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Ein Grund ist nötig.</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Note about %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>Die Notiz ist leer.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::TileWidget</name>
    <message>
        <source>beyond its limit</source>
        <translation>über der Grenze</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::WorseModel</name>
    <message>
        <source>%1 delivered in the last 4 weeks, %2 in the 4 before</source>
        <translation>%1 zugestellt in den letzten 4 Wochen, %2 in den 4 davor</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Projekt %1</translation>
    </message>
    <message>
        <source>Domain %1</source>
        <translation>Domain %1</translation>
    </message>
    <message>
        <source>What came back or was given up, week by week; each line has its own scale</source>
        <translation>Was zurückkam oder aufgegeben wurde, Woche für Woche; jede Linie hat ihren eigenen Maßstab</translation>
    </message>
    <message>
        <source>Points of delivered: the last 4 weeks against the 4 before</source>
        <translation>Punkte der Zustellung: die letzten 4 Wochen gegenüber den 4 davor</translation>
    </message>
    <message>
        <source>Project or domain</source>
        <translation>Projekt oder Domain</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>8 weeks</source>
        <translation>8 Wochen</translation>
    </message>
</context>
</TS>
