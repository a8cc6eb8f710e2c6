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
    <message>
        <source>The first %1 of %2: %3 mails; most: %4 with %5.</source>
        <extracomment>&quot;The first 10 of 14: 13,904 mails; most: gmail.com with 3.1 per 100 not delivered.&quot;</extracomment>
        <translation>Die ersten %1 von %2: %3 Mails; am meisten: %4 mit %5.</translation>
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
    <message>
        <source>%1: %2 per 100 not delivered (%3 came back, %4 given up), %5 marked as spam, %6 tried.</source>
        <translation>%1: %2 von 100 nicht zugestellt (%3 zurückgekommen, %4 aufgegeben), %5 als Spam gemeldet, %6 versucht.</translation>
    </message>
    <message>
        <source>%1 over all: over the goal of %2.</source>
        <translation>%1 insgesamt: über dem Ziel von %2.</translation>
    </message>
    <message>
        <source>Over the goal: none of the %1 that can be judged.</source>
        <translation>Über dem Ziel: nichts von den %1, die sich beurteilen lassen.</translation>
    </message>
    <message>
        <source>Too few mails to judge: %1 of %2.</source>
        <translation>Zu wenige Mails für ein Urteil: %1 von %2.</translation>
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
        <translation>%1 besser</translation>
    </message>
    <message>
        <source>%1 points worse</source>
        <translation>%1 schlechter</translation>
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
    <name>KnowledgeWords</name>
    <message numerus="yes">
        <source>the newest event came within %n second(s)</source>
        <translation>
            <numerusform>das neueste Ereignis kam binnen einer Sekunde</numerusform>
            <numerusform>das neueste Ereignis kam binnen %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest event came after %n minute(s)</source>
        <translation>
            <numerusform>das neueste Ereignis kam nach einer Minute</numerusform>
            <numerusform>das neueste Ereignis kam nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>compared with Mailgun&apos;s logs up to %1</source>
        <translation>mit Mailguns Protokollen verglichen bis %1</translation>
    </message>
    <message>
        <source>not yet compared with Mailgun&apos;s logs</source>
        <translation>noch nicht mit Mailguns Protokollen verglichen</translation>
    </message>
    <message>
        <source>complete up to %1</source>
        <translation>vollständig bis %1</translation>
    </message>
    <message>
        <source>Nobody listened from %1 to %2. Mailgun&apos;s logs still know that time.</source>
        <translation>Von %1 bis %2 hat niemand zugehört. Mailguns Protokolle kennen diese Zeit noch.</translation>
    </message>
    <message>
        <source>Nobody listened from %1 to %2, and Mailgun&apos;s logs no longer go back so far: what happened then stays unknown.</source>
        <translation>Von %1 bis %2 hat niemand zugehört, und so weit reichen Mailguns Protokolle nicht mehr zurück: Was da geschah, bleibt unbekannt.</translation>
    </message>
    <message>
        <source>Mailgun is not connected</source>
        <translation>Mailgun ist nicht verbunden</translation>
    </message>
    <message>
        <source>There is no key for Mailgun: nobody can know which events are missing.</source>
        <translation>Es gibt keinen Schlüssel für Mailgun: Niemand kann wissen, welche Ereignisse fehlen.</translation>
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
    <message>
        <source>Bounced before: Mailgun no longer mails it</source>
        <translation>Kam schon zurück: Mailgun schreibt nicht mehr hin</translation>
    </message>
    <message>
        <source>Marked as spam before: Mailgun no longer mails it</source>
        <translation>Schon als Spam gemeldet: Mailgun schreibt nicht mehr hin</translation>
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
        <translation>von %1 in 30 Tagen</translation>
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
    <message>
        <source>The key is a domain&apos;s sending key: it cannot read Mailgun&apos;s logs, so what was not heard cannot be filled in. Use an account key.</source>
        <translation>Der Schlüssel ist ein Sendeschlüssel einer Domain: Er kann Mailguns Protokolle nicht lesen, also lässt sich nicht nachholen, was nicht gehört wurde. Nehmen Sie einen Kontoschlüssel.</translation>
    </message>
    <message>
        <source>Mailgun does not let the key read its logs (“%1”), so what was not heard cannot be filled in.</source>
        <translation>Mailgun lässt den Schlüssel die Protokolle nicht lesen („%1“), also lässt sich nicht nachholen, was nicht gehört wurde.</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message numerus="yes">
        <source>The last %n webhook(s) had a wrong signature and were refused. Was the signing key renewed at Mailgun?</source>
        <translation>
            <numerusform>Der letzte Webhook hatte eine falsche Signatur und wurde abgewiesen. Wurde der Signaturschlüssel bei Mailgun erneuert?</numerusform>
            <numerusform>Die letzten %n Webhooks hatten eine falsche Signatur und wurden abgewiesen. Wurde der Signaturschlüssel bei Mailgun erneuert?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mailgun&apos;s events come %n minute(s) late on average; figures of today lag behind.</source>
        <translation>
            <numerusform>Mailguns Ereignisse kommen im Mittel eine Minute zu spät; die Zahlen von heute hinken nach.</numerusform>
            <numerusform>Mailguns Ereignisse kommen im Mittel %n Minuten zu spät; die Zahlen von heute hinken nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No event for %n hour(s), much longer than usual. Do Mailgun&apos;s webhooks still come here?</source>
        <translation>
            <numerusform>Seit einer Stunde kein Ereignis, viel länger als üblich. Kommen Mailguns Webhooks noch hier an?</numerusform>
            <numerusform>Seit %n Stunden kein Ereignis, viel länger als üblich. Kommen Mailguns Webhooks noch hier an?</numerusform>
        </translation>
    </message>
    <message>
        <source>Mailgun took our mail more than an hour ago, and nothing was heard of it since. Do its webhooks still come here?</source>
        <translation>Mailgun hat vor mehr als einer Stunde Mails von uns angenommen, und seither war nichts davon zu hören. Kommen die Webhooks noch hier an?</translation>
    </message>
    <message>
        <source>The disk of the database is nearly full: %1 are left. When it is full, events are refused until there is room.</source>
        <translation>Der Datenträger der Datenbank ist fast voll: %1 sind noch frei. Ist er voll, werden Ereignisse abgewiesen, bis wieder Platz ist.</translation>
    </message>
    <message>
        <source>Show the database</source>
        <translation>Datenbank zeigen</translation>
    </message>
    <message>
        <source>Mailgun&apos;s webhooks do not bring everything: %1 events within an hour stood only in its logs. They were added.</source>
        <translation>Mailguns Webhooks bringen nicht alles: %1 Ereignisse einer Stunde standen nur in den Protokollen. Sie wurden ergänzt.</translation>
    </message>
    <message>
        <source>No event comes in. %1</source>
        <translation>Es kommt kein Ereignis herein. %1</translation>
    </message>
    <message>
        <source>Choose another port</source>
        <translation>Anderen Port wählen</translation>
    </message>
    <message>
        <source>There is no key for Mailgun: no bill can be sent from here.</source>
        <translation>Es gibt keinen Schlüssel für Mailgun: Von hier kann keine Rechnung gesendet werden.</translation>
    </message>
    <message>
        <source>Connect Mailgun…</source>
        <translation>Mailgun verbinden…</translation>
    </message>
    <message>
        <source>Nobody listened from %1 to %2, and Mailgun&apos;s logs no longer go back so far: what happened then stays unknown. If your plan keeps them longer, say so in the settings (“Logs are kept”), and it is read.</source>
        <translation>Von %1 bis %2 hat niemand zugehört, und Mailguns Protokolle reichen nicht mehr so weit zurück: Was damals geschah, bleibt unbekannt. Bewahrt Ihr Tarif sie länger auf, sagen Sie es in den Einstellungen („Protokolle bleiben“), dann wird es gelesen.</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>The sending domain at Mailgun, such as mg.example.org.</source>
        <translation>Die sendende Domain bei Mailgun, etwa mg.example.org.</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>https://api.mailgun.net, or https://api.eu.mailgun.net for domains in the EU.</source>
        <translation>https://api.mailgun.net, oder https://api.eu.mailgun.net für Domains in der EU.</translation>
    </message>
    <message>
        <source>Settling time</source>
        <translation>Klärungszeit</translation>
    </message>
    <message>
        <source>Seconds until Mailgun&apos;s logs count as complete about a call without answer.</source>
        <translation>Sekunden, bis Mailguns Protokolle über einen Aufruf ohne Antwort als vollständig gelten.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lauschen auf</translation>
    </message>
    <message>
        <source>Address and port for webhooks, account pages and the API.</source>
        <translation>Adresse und Port für Webhooks, Kontoseiten und die API.</translation>
    </message>
    <message>
        <source>Public URL</source>
        <translation>Öffentliche URL</translation>
    </message>
    <message>
        <source>How Mailgun and customers reach this listener. Empty: no links in mail, and we ask Mailgun.</source>
        <translation>Wie Mailgun und Kunden diesen Empfangsdienst erreichen. Leer: keine Links in Mails, und wir fragen Mailgun.</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Vertraute Proxys</translation>
    </message>
    <message>
        <source>Addresses whose X-Forwarded-For is believed, comma separated.</source>
        <translation>Adressen, deren X-Forwarded-For geglaubt wird, mit Kommas getrennt.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Who the bills come from: Bills &lt;bills@example.org&gt;.</source>
        <translation>Von wem die Rechnungen kommen: Rechnungen &lt;bills@example.org&gt;.</translation>
    </message>
    <message>
        <source>Reply to</source>
        <translation>Antwort an</translation>
    </message>
    <message>
        <source>Where answers to bills go. Empty: to From.</source>
        <translation>Wohin Antworten auf Rechnungen gehen. Leer: an den Absender.</translation>
    </message>
    <message>
        <source>First ones</source>
        <translation>Die Ersten</translation>
    </message>
    <message>
        <source>How many of a run of more than 2,000 go first; the rest waits for what becomes of them. 0: none.</source>
        <translation>Wie viele eines Laufs von mehr als 2.000 vorausgehen; der Rest wartet, was aus ihnen wird. 0: keine.</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>Kontakt zum Support</translation>
    </message>
    <message>
        <source>Stands in mails and on account pages.</source>
        <translation>Steht in Mails und auf Kontoseiten.</translation>
    </message>
    <message>
        <source>Customers&apos; language</source>
        <translation>Sprache der Kunden</translation>
    </message>
    <message>
        <source>For backers of whom none is known: en, de.</source>
        <translation>Für Personen, von denen keine bekannt ist: en, de.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>sqlite:///…, or postgresql://USER@HOST:PORT/NAME for a team.</source>
        <translation>sqlite:///…, oder postgresql://USER@HOST:PORT/NAME für ein Team.</translation>
    </message>
    <message>
        <source>Keep raw events</source>
        <translation>Rohe Ereignisse behalten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Mailgun knows it, and it may read.</source>
        <translation>Mailgun kennt ihn, und er darf lesen.</translation>
    </message>
    <message>
        <source>There is none. Set BOUNCEDESK_MAILGUN_API_KEY, or name a file in BOUNCEDESK_MAILGUN_API_KEY_FILE; keys are not kept in the settings file.</source>
        <translation>Es gibt keinen. Setzen Sie BOUNCEDESK_MAILGUN_API_KEY, oder nennen Sie eine Datei in BOUNCEDESK_MAILGUN_API_KEY_FILE; in der Einstellungsdatei stehen keine Schlüssel.</translation>
    </message>
    <message>
        <source>This is a sending key: it may send and nothing else. Without logs nobody could tell what became of a bill. Use an account key.</source>
        <translation>Das ist ein Sendeschlüssel: Er darf senden und sonst nichts. Ohne Protokolle wüsste niemand, was aus einer Rechnung wurde. Nehmen Sie einen Kontoschlüssel.</translation>
    </message>
    <message>
        <source>Mailgun refuses it (“%1”). Is it whole, and of this account?</source>
        <translation>Mailgun lehnt ihn ab („%1“). Ist er vollständig und von diesem Konto?</translation>
    </message>
    <message>
        <source>Mailgun did not answer: %1</source>
        <translation>Mailgun hat nicht geantwortet: %1</translation>
    </message>
    <message>
        <source>%1 is active.</source>
        <translation>%1 ist aktiv.</translation>
    </message>
    <message>
        <source>Mailgun knows no %1 here. Is it in the other region? Domains of the EU answer at https://api.eu.mailgun.net only.</source>
        <translation>Mailgun kennt hier kein %1. Liegt sie in der anderen Region? Domains der EU antworten nur unter https://api.eu.mailgun.net.</translation>
    </message>
    <message>
        <source>Not verified yet. These DNS records are not right: %1</source>
        <translation>Noch nicht bestätigt. Diese DNS-Einträge stimmen nicht: %1</translation>
    </message>
    <message>
        <source>Mailgun has disabled it: %1</source>
        <translation>Mailgun hat sie abgeschaltet: %1</translation>
    </message>
    <message>
        <source>A sandbox: it mails only people that are named in it at Mailgun.</source>
        <translation>Eine Sandbox: Sie schreibt nur Leuten, die bei Mailgun in ihr genannt sind.</translation>
    </message>
    <message>
        <source>All four come to %1</source>
        <translation>Alle vier kommen zu %1</translation>
    </message>
    <message>
        <source>Not registered for: %1. “Register webhooks” adds them beside others&apos; URLs.</source>
        <translation>Nicht angemeldet für: %1. „Webhooks anmelden“ fügt sie neben den URLs anderer hinzu.</translation>
    </message>
    <message>
        <source>Three URLs of others already stand at: %1. Mailgun takes no more; remove one there.</source>
        <translation>Drei URLs anderer stehen schon bei: %1. Mehr nimmt Mailgun nicht; entfernen Sie dort eine.</translation>
    </message>
    <message>
        <source>Mailgun cannot reach this computer: no public URL is set. Events are asked for instead.</source>
        <translation>Mailgun kann diesen Rechner nicht erreichen: Es ist keine öffentliche URL gesetzt. Ereignisse werden stattdessen erfragt.</translation>
    </message>
    <message>
        <source>This key may not see them (“%1”).</source>
        <translation>Dieser Schlüssel darf sie nicht sehen („%1“).</translation>
    </message>
    <message>
        <source>It is the one that Mailgun signs with.</source>
        <translation>Mit ihm unterschreibt Mailgun.</translation>
    </message>
    <message>
        <source>There is none: events cannot be believed and are refused. Set BOUNCEDESK_MAILGUN_SIGNING_KEYS to the HTTP webhook signing key.</source>
        <translation>Es gibt keinen: Ereignissen kann nicht geglaubt werden, sie werden abgelehnt. Setzen Sie BOUNCEDESK_MAILGUN_SIGNING_KEYS auf den HTTP webhook signing key.</translation>
    </message>
    <message>
        <source>Mailgun signs with another one. Was it renewed? It is neither the account key nor a sending key.</source>
        <translation>Mailgun unterschreibt mit einem anderen. Wurde er erneuert? Er ist weder der Kontoschlüssel noch ein Sendeschlüssel.</translation>
    </message>
    <message>
        <source>This key may not read it (“%1”); the first event will tell.</source>
        <translation>Dieser Schlüssel darf ihn nicht lesen („%1“); das erste Ereignis wird es zeigen.</translation>
    </message>
    <message>
        <source>They can be read: lost answers can be settled.</source>
        <translation>Sie sind lesbar: Verlorene Antworten lassen sich klären.</translation>
    </message>
    <message>
        <source>This key may not read them (“%1”): a call without answer stays open.</source>
        <translation>Dieser Schlüssel darf sie nicht lesen („%1“): Ein Aufruf ohne Antwort bleibt offen.</translation>
    </message>
    <message>
        <source>Default.</source>
        <translation>Vorgabe.</translation>
    </message>
    <message>
        <source>From the command line; change it there.</source>
        <translation>Von der Befehlszeile; dort zu ändern.</translation>
    </message>
    <message>
        <source>From the settings file.</source>
        <translation>Aus der Einstellungsdatei.</translation>
    </message>
    <message>
        <source>From the environment (%1); change it there.</source>
        <translation>Aus der Umgebung (%1); dort zu ändern.</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>Aus %1.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Logs are kept</source>
        <translation>Protokolle bleiben</translation>
    </message>
    <message>
        <source>Ask for events</source>
        <translation>Nach Ereignissen fragen</translation>
    </message>
    <message>
        <source>Every minute: always, never, or auto: when Mailgun cannot reach this computer, because there is no public URL.</source>
        <translation>Jede Minute: always (immer), never (nie) oder auto: wenn Mailgun diesen Rechner nicht erreicht, weil es keine öffentliche URL gibt.</translation>
    </message>
    <message>
        <source>Days; 0: as the database keeps them, at first 90. Events and counts stay longer; only Mailgun&apos;s own text goes.</source>
        <translation>Tage; 0: wie die Datenbank sie aufbewahrt, anfangs 90. Ereignisse und Zahlen bleiben länger; nur Mailguns eigener Text geht.</translation>
    </message>
    <message>
        <source>Days that Mailgun keeps its logs on your plan: 1 on the free one, 5 on Foundation, 30 on Scale; look yours up. For an hour less this computer may be off without losing an event. With too many a bill might go twice.</source>
        <translation>Tage, die Mailgun seine Protokolle in Ihrem Tarif aufbewahrt: 1 im kostenlosen, 5 bei Foundation, 30 bei Scale; sehen Sie bei Ihrem nach. Eine Stunde weniger darf dieser Computer aus sein, ohne dass ein Ereignis verloren geht. Mit zu vielen ginge eine Rechnung womöglich zweimal hinaus.</translation>
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
    <name>bouncedesk::app::BillNotifications</name>
    <message>
        <source>Send them now, or leave them?</source>
        <translation>Jetzt senden oder liegen lassen?</translation>
    </message>
    <message>
        <source>Until then they can be held.</source>
        <translation>Bis dahin lassen sie sich anhalten.</translation>
    </message>
    <message>
        <source>The bills for %1 are paused</source>
        <translation>Die Rechnungen für %1 halten an</translation>
    </message>
    <message>
        <source>Look at the bills</source>
        <translation>Rechnungen ansehen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::app::DemoGuide</name>
    <message>
        <source>Five things to try</source>
        <translation>Fünf Dinge zum Ausprobieren</translation>
    </message>
    <message>
        <source>1. Find someone by name, address or id</source>
        <translation>1. Jemanden nach Name, Adresse oder Nummer finden</translation>
    </message>
    <message>
        <source>2. See why somebody&apos;s bill is missing</source>
        <translation>2. Sehen, warum jemandem die Rechnung fehlt</translation>
    </message>
    <message>
        <source>3. Let an address die, and watch the lock</source>
        <translation>3. Eine Adresse sterben lassen und bei der Sperre zusehen</translation>
    </message>
    <message>
        <source>4. Be a locked customer, in a browser</source>
        <translation>4. Ein gesperrter Kunde sein, im Browser</translation>
    </message>
    <message>
        <source>5. Send next month&apos;s bills</source>
        <translation>5. Die Rechnungen des nächsten Monats senden</translation>
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
    <name>bouncedesk::app::DeskLife</name>
    <message>
        <source>Bills are being sent</source>
        <translation>Rechnungen werden verschickt</translation>
    </message>
    <message>
        <source>When Bouncedesk ends, the run stops where it is. It goes on when Bouncedesk is opened again.</source>
        <translation>Wenn Bouncedesk beendet wird, hält der Lauf an, wo er ist. Er geht weiter, sobald Bouncedesk wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weitermachen</translation>
    </message>
    <message>
        <source>Stop after the call in flight</source>
        <translation>Nach dem laufenden Aufruf anhalten</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Offen lassen</translation>
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
        <source>sample data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Preview this month&apos;s bills</source>
        <translation>Vorschau auf die Rechnungen dieses Monats</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>Zeitplan ändern</translation>
    </message>
    <message>
        <source>Show who is locked</source>
        <translation>Zeigen, wer gesperrt ist</translation>
    </message>
    <message>
        <source>Show who missed a bill</source>
        <translation>Zeigen, wem eine Rechnung fehlt</translation>
    </message>
    <message>
        <source>Test the connection to Mailgun</source>
        <translation>Verbindung zu Mailgun prüfen</translation>
    </message>
    <message>
        <source>Choose light or dark</source>
        <translation>Hell oder dunkel wählen</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>Die Datenbank antwortet nicht</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::AppearanceWidget</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The desktop&apos;s colours</source>
        <translation>Farben des Desktops</translation>
    </message>
    <message>
        <source>The desktop&apos;s colours are for high contrast: nothing of ours is mixed in.</source>
        <translation>Die Farben des Desktops sind für hohen Kontrast: Nichts von uns ist beigemischt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The desk speaks the system&apos;s language where it can, English otherwise. Mail and account pages follow each backer&apos;s own.</source>
        <translation>Das Programm spricht die Sprache des Systems, wo es kann, sonst Englisch. Mails und Kontoseiten folgen der Sprache jeder Person.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::AudienceCsv</name>
    <message>
        <source>Backer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Gets a bill</source>
        <translation>Bekommt eine Rechnung</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Against the month before</source>
        <translation>Gegenüber dem Vormonat</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was aus ihr wurde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::AudienceWords</name>
    <message>
        <source>arrived</source>
        <translation>angekommen</translation>
    </message>
    <message>
        <source>marked as spam</source>
        <translation>als Spam gemeldet</translation>
    </message>
    <message>
        <source>still trying</source>
        <translation>wird noch versucht</translation>
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
        <source>blocked</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>held back by Mailgun</source>
        <translation>von Mailgun zurückgehalten</translation>
    </message>
    <message>
        <source>sent, no news yet</source>
        <translation>gesendet, noch keine Nachricht</translation>
    </message>
    <message>
        <source>not sent yet, or not known</source>
        <translation>noch nicht gesendet oder unbekannt</translation>
    </message>
    <message>
        <source>refused by Mailgun</source>
        <translation>von Mailgun abgelehnt</translation>
    </message>
    <message>
        <source>not sent: locked</source>
        <translation>nicht gesendet: gesperrt</translation>
    </message>
    <message>
        <source>not sent: left out</source>
        <translation>nicht gesendet: ausgelassen</translation>
    </message>
    <message>
        <source>no bill this month</source>
        <translation>diesen Monat keine Rechnung</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>again</source>
        <translation>wieder</translation>
    </message>
    <message>
        <source>no more</source>
        <translation>nicht mehr</translation>
    </message>
    <message>
        <source>Mailgun refused this address for this month&apos;s bill: correct it.</source>
        <translation>Mailgun hat diese Adresse für die Rechnung dieses Monats abgelehnt: Korrigieren Sie sie.</translation>
    </message>
    <message numerus="yes">
        <source>The template (%1) names “%2”, which %Ln people who get a bill do not have: %3.</source>
        <translation>
            <numerusform>Die Vorlage (%1) nennt „%2“, das ein Empfänger einer Rechnung nicht hat: %3.</numerusform>
            <numerusform>Die Vorlage (%1) nennt „%2“, das %Ln Empfänger einer Rechnung nicht haben: %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackerActions</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
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
        <source>None of them is locked.</source>
        <translation>Keiner von ihnen ist gesperrt.</translation>
    </message>
    <message>
        <source>Bills go to the same address again: %1. It stays dead if nothing has changed there; a new address is better.</source>
        <translation>Rechnungen gehen wieder an dieselbe Adresse: %1. Sie bleibt tot, wenn sich dort nichts geändert hat; eine neue Adresse ist besser.</translation>
    </message>
    <message>
        <source>Bills go to the same addresses again. They stay dead if nothing has changed there; new addresses are better.</source>
        <translation>Rechnungen gehen wieder an dieselben Adressen. Sie bleiben tot, wenn sich dort nichts geändert hat; neue Adressen sind besser.</translation>
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
        <source>Why they get no bills</source>
        <translation>Warum sie keine Rechnungen bekommen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Ein Grund wird gebraucht.</translation>
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
    <message>
        <source>The link for %1 is copied. It sets a password, once, within 7 days.</source>
        <translation>Der Link für %1 ist kopiert. Mit ihm lässt sich innerhalb von 7 Tagen einmal ein Passwort setzen.</translation>
    </message>
    <message>
        <source>Its owner has also unsubscribed from all mail: unlock it only if he or she asked for mail again.</source>
        <translation>Außerdem hat der Inhaber der Adresse alle Mails abbestellt: Nur entsperren, wenn er oder sie wieder um Mails gebeten hat.</translation>
    </message>
    <message>
        <source>Some of their owners have also unsubscribed from all mail: unlock them only if they asked for mail again.</source>
        <translation>Außerdem haben einige Inhaber der Adressen alle Mails abbestellt: Nur entsperren, wenn sie wieder um Mails gebeten haben.</translation>
    </message>
    <message>
        <source>They asked: unlock</source>
        <translation>Darum gebeten: entsperren</translation>
    </message>
    <message numerus="yes">
        <source>Unlocked: %n people.</source>
        <translation>
            <numerusform>Entsperrt: %n Person.</numerusform>
            <numerusform>Entsperrt: %n Personen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked: %n people.</source>
        <translation>
            <numerusform>Gesperrt: %n Person.</numerusform>
            <numerusform>Gesperrt: %n Personen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note added for %n people.</source>
        <translation>
            <numerusform>Notiz zu %n Person hinzugefügt.</numerusform>
            <numerusform>Notiz zu %n Personen hinzugefügt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackerSearch</name>
    <message>
        <source>Name, address or id</source>
        <translation>Name, Adresse oder Id</translation>
    </message>
    <message>
        <source>Search for name, address or id</source>
        <translation>Nach Name, Adresse oder Id suchen</translation>
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
        <source>Waiting for the customer</source>
        <translation>Wartet auf den Kunden</translation>
    </message>
    <message>
        <source>Missed a bill</source>
        <translation>Rechnung verpasst</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
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
        <source>Importing…</source>
        <translation>Import läuft…</translation>
    </message>
    <message>
        <source>Importing: %1 %</source>
        <translation>Import läuft: %1 %</translation>
    </message>
    <message>
        <source>Nobody has to act.</source>
        <translation>Niemand muss handeln.</translation>
    </message>
    <message>
        <source>Nobody has a new address to confirm or a link to use.</source>
        <translation>Niemand hat eine neue Adresse zu bestätigen oder einen Link zu benutzen.</translation>
    </message>
    <message>
        <source>Nobody missed a bill.</source>
        <translation>Niemand hat eine Rechnung verpasst.</translation>
    </message>
    <message>
        <source>Everybody who is not locked got the newest one.</source>
        <translation>Alle, die nicht gesperrt sind, bekamen die neueste.</translation>
    </message>
    <message>
        <source>Unlock them…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Lock them…</source>
        <translation>Sperren…</translation>
    </message>
    <message>
        <source>Add note to all…</source>
        <translation>Notiz zu allen…</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>This list could not be read.</source>
        <translation>Diese Liste konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Only the first %1 are listed: search to see others.</source>
        <translation>Nur die ersten %1 sind aufgeführt: Suchen Sie, um andere zu sehen.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillViewWidget</name>
    <message>
        <source>Backer&apos;s id or address; empty: the first one</source>
        <translation>Id oder Adresse der Person; leer: die erste</translation>
    </message>
    <message>
        <source>Show the bill of</source>
        <translation>Die Rechnung zeigen von</translation>
    </message>
    <message>
        <source>How the bill is shown</source>
        <translation>Wie die Rechnung gezeigt wird</translation>
    </message>
    <message>
        <source>As HTML</source>
        <translation>Als HTML</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>The bill as HTML</source>
        <translation>Die Rechnung als HTML</translation>
    </message>
    <message>
        <source>The bill&apos;s text</source>
        <translation>Der Text der Rechnung</translation>
    </message>
    <message>
        <source>Send a test to</source>
        <translation>Einen Test senden an</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Ihre eigene Adresse</translation>
    </message>
    <message>
        <source>Deliver it</source>
        <translation>Zustellen</translation>
    </message>
    <message>
        <source>Without it Mailgun only checks the mail (test mode) and delivers nothing.</source>
        <translation>Sonst prüft Mailgun die Mail nur (Testmodus) und stellt nichts zu.</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>No backers yet.</source>
        <translation>Noch keine Personen.</translation>
    </message>
    <message>
        <source>There is no such backer.</source>
        <translation>Diese Person gibt es nicht.</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1, an %2</translation>
    </message>
    <message>
        <source>This backer has no imported bill of the month: its figures are made up. Nothing is sent by looking.</source>
        <translation>Für diese Person ist keine Rechnung des Monats importiert: Ihre Angaben sind erfunden. Durch Ansehen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing is sent by looking.</source>
        <translation>Durch Ansehen wird nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingFiles</name>
    <message>
        <source>Importing the bills for %1: %2 %.</source>
        <translation>Die Rechnungen für %1 werden importiert: %2 %.</translation>
    </message>
    <message>
        <source>Import the bills for %1</source>
        <translation>Die Rechnungen für %1 importieren</translation>
    </message>
    <message>
        <source>CSV (*.csv *.txt)</source>
        <translation>CSV (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Bills for %1: %2 new, %3 changed, %4 as they were.</source>
        <translation>Rechnungen für %1: %2 neu, %3 geändert, %4 wie sie waren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were not used:</source>
        <translation>
            <numerusform>%Ln Zeile wurde nicht verwendet:</numerusform>
            <numerusform>%Ln Zeilen wurden nicht verwendet:</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation>Die Vorschau exportieren</translation>
    </message>
    <message>
        <source>Export who got the bill</source>
        <translation>Exportieren, wer die Rechnung hat</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people were written to %1.</source>
        <translation>
            <numerusform>Eine Person wurde nach %1 geschrieben.</numerusform>
            <numerusform>%Ln Personen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingPage</name>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Month of the bills</source>
        <translation>Monat der Rechnungen</translation>
    </message>
    <message>
        <source>Send bills</source>
        <translation>Rechnungen senden</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Parts of billing</source>
        <translation>Teile der Abrechnung</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>run(s) not finished</source>
        <translation>nicht beendete Läufe</translation>
    </message>
    <message>
        <source>No schedule: bills go only when somebody sends them.</source>
        <translation>Kein Zeitplan: Rechnungen gehen nur, wenn jemand sie sendet.</translation>
    </message>
    <message>
        <source>Next: %1, the bills for %2.</source>
        <translation>Als Nächstes: %1, die Rechnungen für %2.</translation>
    </message>
    <message>
        <source>Next: %1, the bills for %2, held: they will not be sent.</source>
        <translation>Als Nächstes: %1, die Rechnungen für %2, angehalten: Sie werden nicht gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>Next: %1, the bills for %2, %Ln people as of now.</source>
        <translation>
            <numerusform>Als Nächstes: %1, die Rechnungen für %2, nach heutigem Stand eine Person.</numerusform>
            <numerusform>Als Nächstes: %1, die Rechnungen für %2, nach heutigem Stand %Ln Personen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The bills are handed to the sender. The run appears here within seconds.</source>
        <translation>Die Rechnungen sind übergeben. Der Lauf erscheint hier in Sekunden.</translation>
    </message>
    <message>
        <source>This program has no key for Mailgun: what you asked for waits in the database for one that has.</source>
        <translation>Dieses Programm hat keinen Schlüssel für Mailgun: Ihr Auftrag wartet in der Datenbank auf eines, das einen hat.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The preview as CSV…</source>
        <translation>Die Vorschau als CSV…</translation>
    </message>
    <message>
        <source>Who got it, as CSV…</source>
        <translation>Wer sie bekam, als CSV…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Who got it</source>
        <translation>Wer sie bekam</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Mailgun has taken the test.</source>
        <translation>Mailgun hat den Test angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln</source>
        <translation>
            <numerusform>Den einen zeigen</numerusform>
            <numerusform>Die %Ln zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is on its way.</source>
        <translation>Die Kopie ist unterwegs.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln mehr</numerusform>
            <numerusform>%Ln mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fewer</source>
        <translation>
            <numerusform>%Ln weniger</numerusform>
            <numerusform>%Ln weniger</numerusform>
        </translation>
    </message>
    <message>
        <source>The list has changed since you looked: %1.</source>
        <translation>Die Liste hat sich geändert, seit Sie sie angesehen haben: %1.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingWords</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>eine Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused: Mailgun refuses us, not the recipients. It says “%1”. Check key, domain and From in the settings, then go on. Nobody was marked as refused.</source>
        <translation>Angehalten: Mailgun lehnt uns ab, nicht die Empfänger. Es sagt „%1“. Prüfen Sie Schlüssel, Domain und Absender in den Einstellungen, dann geht es weiter. Niemand wurde als abgelehnt vermerkt.</translation>
    </message>
    <message>
        <source>Paused: Mailgun says that even a single bill is too large: “%1”.</source>
        <translation>Angehalten: Mailgun sagt, dass schon eine einzige Rechnung zu groß ist: „%1“.</translation>
    </message>
    <message>
        <source>Paused: Mailgun refused more than 50 people of one call: “%1”. Look at who was refused, then go on.</source>
        <translation>Angehalten: Mailgun lehnte mehr als 50 Personen eines Aufrufs ab: „%1“. Sehen Sie nach, wer abgelehnt wurde, dann geht es weiter.</translation>
    </message>
    <message>
        <source>Paused: the answer did not come from Mailgun. Check the base URL in the settings, then go on.</source>
        <translation>Angehalten: Die Antwort kam nicht von Mailgun. Prüfen Sie die Basis-URL in den Einstellungen, dann geht es weiter.</translation>
    </message>
    <message>
        <source>Paused: nothing was heard of the first bills. Check that events arrive, then go on to send the rest.</source>
        <translation>Angehalten: Von den ersten Rechnungen wurde nichts gehört. Prüfen Sie, ob Ereignisse ankommen; dann sendet „Weiter“ den Rest.</translation>
    </message>
    <message>
        <source>Paused: too many of its bills came back. Going on sends the rest all the same.</source>
        <translation>Angehalten: Zu viele seiner Rechnungen kamen zurück. „Weiter“ sendet den Rest trotzdem.</translation>
    </message>
    <message>
        <source>Paused: too many of its bills were marked as spam. Going on sends the rest all the same.</source>
        <translation>Angehalten: Zu viele seiner Rechnungen wurden als Spam gemeldet. „Weiter“ sendet den Rest trotzdem.</translation>
    </message>
    <message>
        <source>Paused: the ledger cannot be written. Is the disk full? Nothing is sent that is not written down first.</source>
        <translation>Angehalten: Das Buch lässt sich nicht schreiben. Ist die Platte voll? Nichts wird gesendet, was nicht zuvor notiert ist.</translation>
    </message>
    <message>
        <source>Paused: the template does not fit: “%1”.</source>
        <translation>Angehalten: Die Vorlage passt nicht: „%1“.</translation>
    </message>
    <message>
        <source>Paused. Nothing is sent until somebody goes on.</source>
        <translation>Angehalten. Nichts wird gesendet, bis jemand weitermacht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) being checked</source>
        <translation>
            <numerusform>%Ln Aufruf wird geprüft</numerusform>
            <numerusform>%Ln Aufrufe werden geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Mailgun gave no clear answer; its logs will tell at %1. Nobody will get two.</source>
        <translation>Mailgun gab keine klare Antwort; um %1 sagen es seine Protokolle. Niemand bekommt zwei.</translation>
    </message>
    <message>
        <source>Mailgun gave no clear answer; its logs are looked at now. Nobody will get two.</source>
        <translation>Mailgun gab keine klare Antwort; seine Protokolle werden gerade angesehen. Niemand bekommt zwei.</translation>
    </message>
    <message>
        <source>Waiting for Mailgun until %1. %2 sent, %3 to go. Nothing for you to do.</source>
        <translation>Wartet bis %1 auf Mailgun. %2 gesendet, %3 noch offen. Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>The first %1 are out. The rest follows when nearly all of them have an outcome, or after 20 minutes.</source>
        <translation>Die ersten %1 sind unterwegs. Der Rest folgt, wenn von fast allen bekannt ist, was daraus wurde, oder nach 20 Minuten.</translation>
    </message>
    <message>
        <source>Sending the first %1. The rest waits until it is known what became of them.</source>
        <translation>Sendet die ersten %1. Der Rest wartet, bis bekannt ist, was aus ihnen wurde.</translation>
    </message>
    <message>
        <source>Sending. If this program stops, the run goes on from where it was left, and nobody gets two.</source>
        <translation>Sendet. Endet dieses Programm, geht der Lauf dort weiter, wo er war, und niemand bekommt zwei.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled after %1. Who was not sent one has no bill; a new run would take them.</source>
        <translation>Nach %1 abgebrochen. Die Übrigen haben keine Rechnung; ein neuer Lauf nähme sie mit.</translation>
    </message>
    <message>
        <source>Finished, but for open ones.</source>
        <translation>Beendet, bis auf Offenes.</translation>
    </message>
    <message>
        <source>Finished. Mailgun took %1 and refused %2; who was refused gets one with the next run, once the address is corrected.</source>
        <translation>Beendet. Mailgun nahm %1 und lehnte %2 ab; wer abgelehnt wurde, bekommt eine mit dem nächsten Lauf, sobald die Adresse berichtigt ist.</translation>
    </message>
    <message>
        <source>Finished. Mailgun took all %1.</source>
        <translation>Beendet. Mailgun nahm alle %1.</translation>
    </message>
    <message>
        <source>Finishing %1 in flight, %2.</source>
        <translation>Beendet noch %1 in Arbeit, %2.</translation>
    </message>
    <message>
        <source>Ready. It starts within seconds, when a program that has Mailgun&apos;s key takes it.</source>
        <translation>Bereit. Er beginnt in Sekunden, sobald ein Programm mit Mailguns Schlüssel ihn nimmt.</translation>
    </message>
    <message>
        <source>Then nothing is sent until somebody goes on.</source>
        <translation>Dann wird nichts gesendet, bis jemand weitermacht.</translation>
    </message>
    <message>
        <source>Nothing else is sent by this run.</source>
        <translation>Sonst sendet dieser Lauf nichts mehr.</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>sendet</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>being cancelled</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>finished, some open</source>
        <translation>beendet, einige offen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>lost and sent again</source>
        <translation>verloren und neu gesendet</translation>
    </message>
    <message>
        <source>gets a bill</source>
        <translation>bekommt eine Rechnung</translation>
    </message>
    <message>
        <source>locked: mail to the address fails</source>
        <translation>gesperrt: Mail an die Adresse schlägt fehl</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>the address cannot be mailed</source>
        <translation>an die Adresse kann keine Mail gehen</translation>
    </message>
    <message>
        <source>has this month&apos;s bill already</source>
        <translation>hat die Rechnung dieses Monats schon</translation>
    </message>
    <message>
        <source>has no bill this month</source>
        <translation>hat diesen Monat keine Rechnung</translation>
    </message>
    <message>
        <source>asked for no more mail</source>
        <translation>bat um keine Mail mehr</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>etwa %Ln Minute</numerusform>
            <numerusform>etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>etwa %Ln Stunde</numerusform>
            <numerusform>etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The bills for %1 are sent %2.</source>
        <translation>Die Rechnungen für %1 werden gesendet: %2.</translation>
    </message>
    <message>
        <source>The bills due %1 were not sent: no program was running.</source>
        <translation>Die Rechnungen von %1 wurden nicht gesendet: Kein Programm lief.</translation>
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
    <name>bouncedesk::ui::ConnectStepWidget</name>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft…</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ConnectTests</name>
    <message>
        <source>This is no domain. It looks like mg.example.org.</source>
        <translation>Das ist keine Domain. Sie sieht aus wie mg.example.org.</translation>
    </message>
    <message>
        <source>Mailgun answers at %1.</source>
        <translation>Mailgun antwortet unter %1.</translation>
    </message>
    <message>
        <source>Nothing answers as Mailgun at %1: %2</source>
        <translation>Unter %1 antwortet kein Mailgun: %2</translation>
    </message>
    <message>
        <source>Then we ask Mailgun every minute what became of the mails.</source>
        <translation>Dann fragen wir Mailgun jede Minute, was aus den Mails geworden ist.</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://desk.example.org.</source>
        <translation>Das ist keine Adresse. Sie sieht aus wie https://desk.example.org.</translation>
    </message>
    <message>
        <source>This program answers there. That Mailgun can reach it too shows with the first event.</source>
        <translation>Dieses Programm antwortet dort. Dass auch Mailgun es erreicht, zeigt das erste Ereignis.</translation>
    </message>
    <message>
        <source>%1 does not lead to this program: %2</source>
        <translation>%1 führt nicht zu diesem Programm: %2</translation>
    </message>
    <message>
        <source>This key may not read it. Copy it from Mailgun: Send, Webhooks, HTTP webhook signing key.</source>
        <translation>Dieser Schlüssel darf ihn nicht lesen. Kopieren Sie ihn bei Mailgun: Send, Webhooks, HTTP webhook signing key.</translation>
    </message>
    <message>
        <source>Mailgun refused: %1</source>
        <translation>Mailgun hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>“%1” is no address.</source>
        <translation>„%1“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>Bouncedesk is connected</source>
        <translation>Bouncedesk ist verbunden</translation>
    </message>
    <message>
        <source>This is the test mail of Bouncedesk. It can send, and it heard that this mail arrived.</source>
        <translation>Das ist die Testmail von Bouncedesk. Es kann senden und hat gehört, dass diese Mail angekommen ist.</translation>
    </message>
    <message>
        <source>Handing it to Mailgun…</source>
        <translation>Wird an Mailgun übergeben…</translation>
    </message>
    <message>
        <source>Mailgun has it. Waiting to hear that it arrived…</source>
        <translation>Mailgun hat sie. Wir warten darauf zu hören, dass sie angekommen ist…</translation>
    </message>
    <message>
        <source>It arrived at %1.</source>
        <translation>Sie ist bei %1 angekommen.</translation>
    </message>
    <message>
        <source>Mailgun did not take it: %1</source>
        <translation>Mailgun hat sie nicht angenommen: %1</translation>
    </message>
    <message>
        <source>It did not arrive: %1</source>
        <translation>Sie ist nicht angekommen: %1</translation>
    </message>
    <message>
        <source>Nothing was heard of it in three minutes.</source>
        <translation>In drei Minuten war nichts von ihr zu hören.</translation>
    </message>
    <message>
        <source>Nobody knows whether Mailgun took it: %1</source>
        <translation>Niemand weiß, ob Mailgun sie angenommen hat: %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ConnectWidget</name>
    <message>
        <source>Region and domain</source>
        <translation>Region und Domain</translation>
    </message>
    <message>
        <source>Where the account&apos;s mail is sent from.</source>
        <translation>Von wo die Mail des Kontos gesendet wird.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>United States (api.mailgun.net)</source>
        <translation>USA (api.mailgun.net)</translation>
    </message>
    <message>
        <source>European Union (api.eu.mailgun.net)</source>
        <translation>Europäische Union (api.eu.mailgun.net)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Account key</source>
        <translation>Schlüssel des Kontos</translation>
    </message>
    <message>
        <source>Mailgun shows it under API security. A sending key will not do: it cannot read logs.</source>
        <translation>Mailgun zeigt ihn unter „API security“. Ein Sendeschlüssel genügt nicht: Er kann keine Protokolle lesen.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Can Mailgun reach this computer?</source>
        <translation>Kann Mailgun diesen Rechner erreichen?</translation>
    </message>
    <message>
        <source>If it can, it tells at once what became of a mail. Most computers cannot be reached.</source>
        <translation>Wenn ja, sagt es sofort, was aus einer Mail geworden ist. Die meisten Rechner sind nicht erreichbar.</translation>
    </message>
    <message>
        <source>No: we ask Mailgun every minute</source>
        <translation>Nein: Wir fragen Mailgun jede Minute</translation>
    </message>
    <message>
        <source>Yes, at this address</source>
        <translation>Ja, unter dieser Adresse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signing key and webhooks</source>
        <translation>Signaturschlüssel und Webhooks</translation>
    </message>
    <message>
        <source>With it we know that an event is Mailgun&apos;s. Leave it empty: we ask Mailgun for it.</source>
        <translation>An ihm erkennen wir, dass ein Ereignis von Mailgun ist. Lassen Sie das Feld leer: Wir fragen Mailgun danach.</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Register webhooks</source>
        <translation>Webhooks eintragen</translation>
    </message>
    <message>
        <source>A test mail to yourself</source>
        <translation>Eine Testmail an Sie selbst</translation>
    </message>
    <message>
        <source>Sent from the address that bills come from, and watched until it arrives.</source>
        <translation>Von der Adresse gesendet, von der die Rechnungen kommen, und beobachtet, bis sie ankommt.</translation>
    </message>
    <message>
        <source>Send test mail</source>
        <translation>Testmail senden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ConnectionWidget</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Register webhooks</source>
        <translation>Webhooks anmelden</translation>
    </message>
    <message>
        <source>Asks Mailgun; sends no mail.</source>
        <translation>Fragt Mailgun; sendet keine Mail.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What the test of the connection found</source>
        <translation>Was der Test der Verbindung ergab</translation>
    </message>
    <message>
        <source>Asking Mailgun…</source>
        <translation>Fragt Mailgun…</translation>
    </message>
    <message>
        <source>Tested: Mailgun can be used.</source>
        <translation>Getestet: Mailgun ist benutzbar.</translation>
    </message>
    <message numerus="yes">
        <source>Tested: %n thing(s) to mend.</source>
        <translation>
            <numerusform>Getestet: %n Sache ist zu richten.</numerusform>
            <numerusform>Getestet: %n Sachen sind zu richten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Registered: %1.</source>
        <translation>Angemeldet: %1.</translation>
    </message>
    <message>
        <source>Mailgun refused: %1</source>
        <translation>Mailgun lehnte ab: %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::DatabaseWidget</name>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>Die Datenbank prüfen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Recounts every stored count from the events, beside the running program.</source>
        <translation>Zählt jede gespeicherte Zahl aus den Ereignissen nach, neben dem laufenden Programm.</translation>
    </message>
    <message>
        <source>What does not agree</source>
        <translation>Was nicht übereinstimmt</translation>
    </message>
    <message>
        <source>It takes %1. Days and months are of %2.</source>
        <translation>Sie belegt %1. Tage und Monate sind die von %2.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüft…</translation>
    </message>
    <message>
        <source>Checking… %1 mails</source>
        <translation>Prüft… %1 Mails</translation>
    </message>
    <message>
        <source>%1 mails, %2 events: </source>
        <translation>%1 Mails, %2 Ereignisse: </translation>
    </message>
    <message>
        <source>everything agrees.</source>
        <translation>alles stimmt überein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s).</source>
        <translation>
            <numerusform>%Ln Unterschied.</numerusform>
            <numerusform>%Ln Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shorten…</source>
        <translation>Verkürzen…</translation>
    </message>
    <message>
        <source>Keep raw events for a shorter time</source>
        <translation>Rohe Ereignisse kürzer aufbewahren</translation>
    </message>
    <message numerus="yes">
        <source>This database keeps raw events for %Ln day(s), for all programs on it: a shorter setting does not change that by itself.</source>
        <translation>
            <numerusform>Diese Datenbank bewahrt rohe Ereignisse %Ln Tag auf, für alle Programme an ihr: Eine kürzere Einstellung ändert das nicht von selbst.</numerusform>
            <numerusform>Diese Datenbank bewahrt rohe Ereignisse %Ln Tage auf, für alle Programme an ihr: Eine kürzere Einstellung ändert das nicht von selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database keeps raw events for %Ln day(s), for all programs on it.</source>
        <translation>
            <numerusform>Diese Datenbank bewahrt rohe Ereignisse %Ln Tag auf, für alle Programme an ihr.</numerusform>
            <numerusform>Diese Datenbank bewahrt rohe Ereignisse %Ln Tage auf, für alle Programme an ihr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep raw events for %Ln day(s)?</source>
        <translation>
            <numerusform>Rohe Ereignisse %Ln Tag aufbewahren?</numerusform>
            <numerusform>Rohe Ereignisse %Ln Tage aufbewahren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Mailgun&apos;s own text of all events received before %1 is removed for ever, for everybody who works with this database. Events and counts stay. A program whose own setting is longer raises it again.</source>
        <translation>Mailguns eigener Text aller Ereignisse, die vor dem %1 eingingen, wird für immer entfernt, für alle, die mit dieser Datenbank arbeiten. Ereignisse und Zahlen bleiben. Ein Programm, dessen eigene Einstellung länger ist, verlängert es wieder.</translation>
    </message>
    <message>
        <source>Remove older ones</source>
        <translation>Ältere entfernen</translation>
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
    <message>
        <source>Page as PDF…</source>
        <translation>Seite als PDF…</translation>
    </message>
    <message>
        <source>Export the page</source>
        <translation>Seite exportieren</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Deliverability %1</source>
        <translation>Zustellbarkeit %1</translation>
    </message>
    <message>
        <source>Bouncedesk, %1</source>
        <translation>Bouncedesk, %1</translation>
    </message>
    <message>
        <source>Mails by status, %1</source>
        <translation>Mails nach Status, %1</translation>
    </message>
    <message>
        <source>No bills.</source>
        <translation>Keine Rechnungen.</translation>
    </message>
    <message>
        <source>There is such mail %1, but none of it belongs to a run of bills.</source>
        <translation>Es gibt %1 solche Mails, aber keine davon gehört zu einem Rechnungslauf.</translation>
    </message>
    <message>
        <source>Not delivered, per 100 tried, %1</source>
        <translation>Nicht zugestellt, je 100 versuchte, %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::DeskJumps</name>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>Backer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
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
        <source>The raw text is no longer kept, or never was.</source>
        <translation>Der Rohtext wird nicht mehr oder wurde nie aufbewahrt.</translation>
    </message>
    <message>
        <source>Events appear once Mailgun is connected.</source>
        <translation>Ereignisse erscheinen, sobald Mailgun verbunden ist.</translation>
    </message>
    <message>
        <source>Connect Mailgun…</source>
        <translation>Mailgun verbinden…</translation>
    </message>
    <message>
        <source>Mailgun is asked every minute.</source>
        <translation>Mailgun wird jede Minute gefragt.</translation>
    </message>
    <message>
        <source>No event so far. Mailgun sends to %1</source>
        <translation>Bisher kein Ereignis. Mailgun schickt an %1</translation>
    </message>
    <message>
        <source>Only the newest %1 are listed: choose a kind or an address to see others.</source>
        <translation>Nur die neuesten %1 sind aufgeführt: Wählen Sie eine Art oder eine Adresse, um andere zu sehen.</translation>
    </message>
    <message>
        <source>No event of this kind is known.</source>
        <translation>Kein Ereignis dieser Art ist bekannt.</translation>
    </message>
    <message>
        <source>No event to this address is known.</source>
        <translation>Kein Ereignis an diese Adresse ist bekannt.</translation>
    </message>
    <message>
        <source>Mailgun is not connected: this program has no key for it. What you asked for waits in the database for a program that has one.</source>
        <translation>Mailgun ist nicht verbunden: Dieses Programm hat keinen Schlüssel dafür. Was Sie verlangt haben, wartet in der Datenbank auf ein Programm, das einen hat.</translation>
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
    <message>
        <source>Project and subject</source>
        <translation>Projekt und Betreff</translation>
    </message>
    <message>
        <source>by project and subject</source>
        <translation>nach Projekt und Betreff</translation>
    </message>
    <message>
        <source>no project</source>
        <translation>ohne Projekt</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>ohne Betreff</translation>
    </message>
    <message>
        <source>others like “%1”</source>
        <translation>andere wie „%1“</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ImportRun</name>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Imported: %1 new, %2 changed, %3 as before, %4 unusable.</source>
        <translation>Importiert: %1 neu, %2 geändert, %3 wie zuvor, %4 unbrauchbar.</translation>
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
    <message>
        <source>The first %1; write more to see fewer.</source>
        <translation>Die ersten %1; wer mehr schreibt, sieht weniger.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::KnowledgeWidget</name>
    <message>
        <source>Backfill</source>
        <translation>Nachholen</translation>
    </message>
    <message>
        <source>Reads all that Mailgun&apos;s logs still have; what is known already is no news.</source>
        <translation>Liest alles, was in Mailguns Protokollen noch steht; was schon bekannt ist, zählt nicht noch einmal.</translation>
    </message>
    <message>
        <source>Reading Mailgun&apos;s logs …</source>
        <translation>Mailguns Protokolle werden gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used</source>
        <translation>
            <numerusform>%n war nicht zu verwenden</numerusform>
            <numerusform>%n waren nicht zu verwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for a key for Mailgun …</source>
        <translation>Wartet auf einen Schlüssel für Mailgun …</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::LockRulesWidget</name>
    <message>
        <source>Save and judge everybody anew</source>
        <translation>Speichern und alle neu beurteilen</translation>
    </message>
    <message>
        <source>Mails on different days that lock, where they are counted</source>
        <translation>Mails an verschiedenen Tagen, die sperren, wo gezählt wird</translation>
    </message>
    <message>
        <source>One mail and one day count once. A delivery in between starts the count again.</source>
        <translation>Eine Mail und ein Tag zählen einmal. Eine Zustellung dazwischen lässt neu zählen.</translation>
    </message>
    <message>
        <source>Mails on different days that lock</source>
        <translation>Mails an verschiedenen Tagen, die sperren</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved. Everybody is judged anew in the background.</source>
        <translation>Gespeichert. Alle werden im Hintergrund neu beurteilt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
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
    <message>
        <source>Not everything is saved</source>
        <translation>Nicht alles ist gespeichert</translation>
    </message>
    <message>
        <source>What was typed here is lost when Bouncedesk ends:</source>
        <translation>Was hier eingegeben wurde, geht verloren, wenn Bouncedesk beendet wird:</translation>
    </message>
    <message>
        <source>Discard it and go on</source>
        <translation>Verwerfen und fortfahren</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Offen lassen</translation>
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
        <translation>Mailgun verbinden…</translation>
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
    <message>
        <source>Look around with sample data</source>
        <translation>Mit Beispieldaten umsehen</translation>
    </message>
    <message>
        <source>Last bills: %1</source>
        <translation>Letzte Rechnungen: %1</translation>
    </message>
    <message>
        <source>Next bills: %1</source>
        <translation>Nächste Rechnungen: %1</translation>
    </message>
    <message>
        <source>No bills are scheduled</source>
        <translation>Keine Rechnungen geplant</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Lauscht auf %1</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::Page</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
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
        <source>Copy account link</source>
        <translation>Konto-Link kopieren</translation>
    </message>
    <message>
        <source>Locked since %1: %2</source>
        <translation>Gesperrt seit %1: %2</translation>
    </message>
    <message>
        <source>Correct to %1…</source>
        <translation>In %1 berichtigen…</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::PreviewModel</name>
    <message>
        <source>Backer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Since last month</source>
        <translation>Seit dem Vormonat</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::PreviewWidget</name>
    <message>
        <source>Whom the list shows</source>
        <translation>Wen die Liste zeigt</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>Zählen beenden</translation>
    </message>
    <message>
        <source>Who gets a bill</source>
        <translation>Wer eine Rechnung bekommt</translation>
    </message>
    <message>
        <source>Who gets none</source>
        <translation>Wer keine bekommt</translation>
    </message>
    <message>
        <source>Who gets one</source>
        <translation>Wer eine bekommt</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) to Mailgun</source>
        <translation>
            <numerusform>%Ln Aufruf bei Mailgun</numerusform>
            <numerusform>%Ln Aufrufe bei Mailgun</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 go alone; the rest waits up to 20 minutes for what becomes of them.</source>
        <translation>Die ersten %1 gehen voraus; der Rest wartet bis zu 20 Minuten, was aus ihnen wird.</translation>
    </message>
    <message>
        <source>%1: counting…</source>
        <translation>%1: wird gezählt…</translation>
    </message>
    <message>
        <source>%1: not counted</source>
        <translation>%1: nicht gezählt</translation>
    </message>
    <message>
        <source>%1: nobody gets a bill</source>
        <translation>%1: Niemand bekommt eine Rechnung</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln people get a bill</source>
        <translation>
            <numerusform>%1: Eine Person bekommt eine Rechnung</numerusform>
            <numerusform>%1: %Ln Personen bekommen eine Rechnung</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would be sent.</source>
        <translation>Es würde nichts gesendet.</translation>
    </message>
    <message>
        <source>Import bills…</source>
        <translation>Rechnungen importieren…</translation>
    </message>
    <message>
        <source>A CSV with backer_id, amount, currency, and optional due_date, number, link and further columns. Who has no bill in it gets none.</source>
        <translation>Eine CSV-Datei mit backer_id, amount, currency und, wenn gewünscht, due_date, number, link und weiteren Spalten. Wer darin keine Rechnung hat, bekommt keine.</translation>
    </message>
    <message>
        <source>New since %1</source>
        <translation>Neu seit %1</translation>
    </message>
    <message>
        <source>Again, none in %1</source>
        <translation>Wieder, keine im %1</translation>
    </message>
    <message>
        <source>No more, had one in %1</source>
        <translation>Nicht mehr, hatten eine im %1</translation>
    </message>
    <message>
        <source>Changed since you looked</source>
        <translation>Geändert, seit Sie nachsahen</translation>
    </message>
    <message>
        <source>Imported bills</source>
        <translation>Importierte Rechnungen</translation>
    </message>
    <message>
        <source>A notice to all</source>
        <translation>Ein Hinweis an alle</translation>
    </message>
    <message>
        <source>%1 erased</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Against %1: %2 new, %3 again, %4 no more</source>
        <translation>Gegenüber %1: %2 neu, %3 wieder, %4 nicht mehr</translation>
    </message>
    <message>
        <source>The bills of this month are half imported: nothing is sent until the import has finished.</source>
        <translation>Die Rechnungen dieses Monats sind erst halb importiert: Bis der Import fertig ist, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Only the first %1 are listed; choose one reason to see its people. “Export” writes all of them.</source>
        <translation>Nur die ersten %1 sind aufgeführt; wählen Sie einen Grund, um seine Leute zu sehen. „Exportieren“ schreibt alle.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::QuarantineModel</name>
    <message>
        <source>A sample: sent in test mode</source>
        <translation>Eine Probe: im Testmodus gesendet</translation>
    </message>
    <message>
        <source>A sample: Mailgun&apos;s test button</source>
        <translation>Eine Probe: der Testknopf bei Mailgun</translation>
    </message>
    <message>
        <source>A kind of event that this version does not know</source>
        <translation>Eine Art von Ereignis, die diese Version nicht kennt</translation>
    </message>
    <message>
        <source>It names no recipient</source>
        <translation>Es nennt keinen Empfänger</translation>
    </message>
    <message>
        <source>The database refused it</source>
        <translation>Die Datenbank hat es abgewiesen</translation>
    </message>
    <message>
        <source>Something is missing in it (%1)</source>
        <translation>Es fehlt etwas darin (%1)</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Why it could not be used</source>
        <translation>Warum es nicht zu verwenden war</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::QuarantineWidget</name>
    <message>
        <source>Events that could not be used</source>
        <translation>Ereignisse, die nicht zu verwenden waren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Genuine, but this version can make nothing of them. They are kept whole: try again after an upgrade.</source>
        <translation>Echt, aber diese Version kann nichts damit anfangen. Sie werden unverändert aufbewahrt: Versuchen Sie es nach einer Aktualisierung erneut.</translation>
    </message>
    <message>
        <source>Back to the events</source>
        <translation>Zurück zu den Ereignissen</translation>
    </message>
    <message>
        <source>%1 could be used now, %2 still cannot.</source>
        <translation>%1 waren jetzt zu verwenden, %2 sind es weiterhin nicht.</translation>
    </message>
    <message>
        <source>%1 could be used so far, %2 still cannot.</source>
        <translation>%1 waren bisher zu verwenden, %2 sind es weiterhin nicht.</translation>
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
    <name>bouncedesk::ui::RawEventView</name>
    <message>
        <source>The event as Mailgun sent it</source>
        <translation>Das Ereignis, wie Mailgun es schickte</translation>
    </message>
    <message>
        <source>Choose an event to see it as Mailgun sent it.</source>
        <translation>Wählen Sie ein Ereignis, um es so zu sehen, wie Mailgun es schickte.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ResultModel</name>
    <message>
        <source>Backer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Its bill</source>
        <translation>Die Rechnung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ResultWidget</name>
    <message>
        <source>Whom the list shows</source>
        <translation>Wen die Liste zeigt</translation>
    </message>
    <message>
        <source>What became of the bills</source>
        <translation>Was aus den Rechnungen wurde</translation>
    </message>
    <message>
        <source>Who has not got it</source>
        <translation>Wer sie nicht bekam</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only the first %1 are listed; “Export” writes all of them.</source>
        <translation>Nur die ersten %1 sind aufgeführt; „Exportieren“ schreibt alle.</translation>
    </message>
    <message>
        <source>%1: no bills were sent</source>
        <translation>%1: Es wurden keine Rechnungen gesendet</translation>
    </message>
    <message>
        <source>%1: %2 reached, %3 of %4</source>
        <translation>%1: %2 erreicht, %3 von %4</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln nothing is known yet.</source>
        <translation>
            <numerusform>Von einem ist noch nichts bekannt.</numerusform>
            <numerusform>Von %Ln ist noch nichts bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The outcome of each is known.</source>
        <translation>Von allen ist bekannt, was daraus wurde.</translation>
    </message>
    <message>
        <source>%2 were reached %1 after the start; %3 was at %4 then.</source>
        <translation>%2 waren %1 nach dem Beginn erreicht; %3 stand da bei %4.</translation>
    </message>
    <message>
        <source>Send a copy…</source>
        <translation>Kopie senden…</translation>
    </message>
    <message>
        <source>The bill of the chosen person once more; it counts nowhere.</source>
        <translation>Die Rechnung der gewählten Person noch einmal; sie zählt nirgends mit.</translation>
    </message>
    <message>
        <source>Send a copy of the bill for %1?</source>
        <translation>Eine Kopie der Rechnung für %1 senden?</translation>
    </message>
    <message>
        <source>%1 gets it once more, at the address known today. It counts nowhere; three a month are possible.</source>
        <translation>%1 bekommt sie noch einmal, an die heute bekannte Adresse. Sie zählt nirgends mit; drei im Monat sind möglich.</translation>
    </message>
    <message>
        <source>Send the copy</source>
        <translation>Kopie senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who has got it</source>
        <translation>Wer sie bekommen hat</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::RunWidget</name>
    <message>
        <source>Look again now</source>
        <translation>Jetzt noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel the run…</source>
        <translation>Lauf abbrechen…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>%1 von %2 gesendet</translation>
    </message>
    <message>
        <source>%1 refused by Mailgun</source>
        <translation>%1 von Mailgun abgelehnt</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 ausgelassen</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::RunsModel</name>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::RunsWidget</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>No bills sent yet.</source>
        <translation>Noch keine Rechnungen gesendet.</translation>
    </message>
    <message>
        <source>Preview shows who would get one; nothing is sent by looking.</source>
        <translation>Die Vorschau zeigt, wer eine bekäme; durch Ansehen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>Vorschau %1</translation>
    </message>
    <message>
        <source>Cancel the run for %1?</source>
        <translation>Den Lauf für %1 abbrechen?</translation>
    </message>
    <message>
        <source>%1 were sent and stay sent. %2 get no bill by this run; a new run would take them.</source>
        <translation>%1 wurden gesendet und bleiben es. %2 bekommen durch diesen Lauf keine Rechnung; ein neuer Lauf nähme sie mit.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) in flight are finished first.</source>
        <translation>
            <numerusform>%Ln laufender Aufruf wird zuerst beendet.</numerusform>
            <numerusform>%Ln laufende Aufrufe werden zuerst beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Run %1 is not in this list.</source>
        <translation>Der Lauf %1 steht nicht in dieser Liste.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ScheduleNotice</name>
    <message>
        <source>Send them now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Look at the list</source>
        <translation>Die Liste ansehen</translation>
    </message>
    <message>
        <source>Hold them</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ScheduleWidget</name>
    <message>
        <source>The next twelve dates</source>
        <translation>Die nächsten zwölf Termine</translation>
    </message>
    <message>
        <source>Bills for</source>
        <translation>Rechnungen für</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Gesendet am</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Send bills by schedule</source>
        <translation>Rechnungen nach Zeitplan senden</translation>
    </message>
    <message>
        <source>Which day</source>
        <translation>Welcher Tag</translation>
    </message>
    <message>
        <source>On a day of the month</source>
        <translation>An einem Tag des Monats</translation>
    </message>
    <message>
        <source>On the last day</source>
        <translation>Am letzten Tag</translation>
    </message>
    <message>
        <source>On the first working day</source>
        <translation>Am ersten Werktag</translation>
    </message>
    <message>
        <source>On the last working day</source>
        <translation>Am letzten Werktag</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>29 to 31 mean the last day where a month is shorter.</source>
        <translation>29 bis 31 meinen den letzten Tag, wo ein Monat kürzer ist.</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>Um welche Zeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>When no program was running</source>
        <translation>Wenn kein Programm lief</translation>
    </message>
    <message>
        <source>Ask before sending late</source>
        <translation>Vor spätem Senden fragen</translation>
    </message>
    <message>
        <source>Send as soon as one runs</source>
        <translation>Senden, sobald eines läuft</translation>
    </message>
    <message>
        <source>Skip the month</source>
        <translation>Monat auslassen</translation>
    </message>
    <message>
        <source>Save the schedule</source>
        <translation>Zeitplan speichern</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>If missed</source>
        <translation>Wenn verpasst</translation>
    </message>
    <message>
        <source>Send the next one after all</source>
        <translation>Den nächsten doch senden</translation>
    </message>
    <message>
        <source>Hold the next one</source>
        <translation>Den nächsten anhalten</translation>
    </message>
    <message>
        <source>Not saved yet: the dates show what it would be.</source>
        <translation>Noch nicht gespeichert: Die Termine zeigen, wie es wäre.</translation>
    </message>
    <message>
        <source>Off: bills go only when somebody sends them.</source>
        <translation>Aus: Rechnungen gehen nur, wenn jemand sie sendet.</translation>
    </message>
    <message>
        <source>The next one is held: it will not be sent.</source>
        <translation>Der nächste ist angehalten: Er wird nicht gesendet.</translation>
    </message>
    <message>
        <source>On. An hour before, the desk announces it and it can be held.</source>
        <translation>An. Eine Stunde vorher wird es angekündigt und lässt sich anhalten.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::SendFlow</name>
    <message numerus="yes">
        <source>Send %Ln bill(s)</source>
        <translation>
            <numerusform>%Ln Rechnung senden</numerusform>
            <numerusform>%Ln Rechnungen senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Send bills</source>
        <translation>Rechnungen senden</translation>
    </message>
    <message>
        <source>The run for %1 is not over.</source>
        <translation>Der Lauf für %1 ist nicht zu Ende.</translation>
    </message>
    <message>
        <source>The bills for %1 are half imported.</source>
        <translation>Die Rechnungen für %1 sind erst halb importiert.</translation>
    </message>
    <message>
        <source>Nobody is left to bill for %1.</source>
        <translation>Für %1 ist niemand mehr übrig.</translation>
    </message>
    <message>
        <source>Send the bills for %1?</source>
        <translation>Die Rechnungen für %1 senden?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get one mail each, from %1.</source>
        <translation>
            <numerusform>Eine Person bekommt eine Mail, von %1.</numerusform>
            <numerusform>%Ln Personen bekommen je eine Mail, von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody: From is not set</source>
        <translation>niemandem: Der Absender ist nicht gesetzt</translation>
    </message>
    <message>
        <source>What was sent cannot be called back.</source>
        <translation>Was gesendet ist, lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::SettingForm</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save to the settings file</source>
        <translation>In die Einstellungsdatei speichern</translation>
    </message>
    <message>
        <source>Sample data has its own settings; they cannot be changed.</source>
        <translation>Beispieldaten haben eigene Einstellungen; sie lassen sich nicht ändern.</translation>
    </message>
    <message>
        <source>Saved in %1. It takes effect at the next start.</source>
        <translation>In %1 gespeichert. Es gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Teile der Einstellungen</translation>
    </message>
    <message>
        <source>Mailgun</source>
        <translation>Mailgun</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Empfangsdienst</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>There is none: this program calls Mailgun for nothing. Set %1.</source>
        <translation>Es gibt keinen: Dieses Programm ruft Mailgun für nichts auf. Setzen Sie %1.</translation>
    </message>
    <message>
        <source>There is one; it is never shown.</source>
        <translation>Es gibt einen; er wird nie gezeigt.</translation>
    </message>
    <message>
        <source>There is none: no event is believed. Set %1.</source>
        <translation>Es gibt keinen: Keinem Ereignis wird geglaubt. Setzen Sie %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s); never shown.</source>
        <translation>
            <numerusform>%n Schlüssel; nie gezeigt.</numerusform>
            <numerusform>%n Schlüssel; nie gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>This program does not listen.</source>
        <translation>Dieses Programm lauscht nicht.</translation>
    </message>
    <message>
        <source>Listening on %1.</source>
        <translation>Lauscht auf %1.</translation>
    </message>
    <message>
        <source>Mailgun sends events to</source>
        <translation>Mailgun sendet Ereignisse an</translation>
    </message>
    <message>
        <source>Customers sign in at</source>
        <translation>Kunden melden sich an unter</translation>
    </message>
    <message>
        <source>To try it from elsewhere, open this; it answers “ok”</source>
        <translation>Um es von anderswo zu probieren, öffnen Sie dies; es antwortet „ok“</translation>
    </message>
    <message>
        <source>What a failure does to the backer&apos;s bills. A lock ends with a new address, or when somebody lifts it.</source>
        <translation>Was ein Fehlschlag für die Rechnungen der Person bedeutet. Eine Sperre endet mit einer neuen Adresse, oder wenn jemand sie aufhebt.</translation>
    </message>
    <message>
        <source>Connect Mailgun</source>
        <translation>Mailgun verbinden</translation>
    </message>
    <message>
        <source>Connected, and saved in %1. It takes effect at the next start; the schedule stays off until you switch it on.</source>
        <translation>Verbunden und in %1 gespeichert. Es gilt vom nächsten Start an; der Zeitplan bleibt aus, bis Sie ihn einschalten.</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>There is none: this program calls Mailgun for nothing. “Connect Mailgun” asks for it.</source>
        <translation>Es gibt keinen: Dieses Programm ruft Mailgun für nichts auf. „Mailgun verbinden“ fragt danach.</translation>
    </message>
    <message>
        <source>There is none: no event is believed. “Connect Mailgun” asks for it.</source>
        <translation>Es gibt keinen: Keinem Ereignis wird geglaubt. „Mailgun verbinden“ fragt danach.</translation>
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
    <name>bouncedesk::ui::TemplateEditorWidget</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Parts of the template</source>
        <translation>Teile der Vorlage</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>The template&apos;s text</source>
        <translation>Der Text der Vorlage</translation>
    </message>
    <message>
        <source>The template&apos;s HTML</source>
        <translation>Das HTML der Vorlage</translation>
    </message>
    <message>
        <source>{{name}} is filled in for each backer. All have name, email, backer_id, period; imported bills have amount, currency, due_date, number, link and their further columns.</source>
        <translation>{{name}} wird für jede Person ausgefüllt. Alle haben name, email, backer_id, period; importierte Rechnungen haben amount, currency, due_date, number, link und ihre weiteren Spalten.</translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::TemplateWidget</name>
    <message>
        <source>Which template</source>
        <translation>Welche Vorlage</translation>
    </message>
    <message>
        <source>Notice to all</source>
        <translation>Hinweis an alle</translation>
    </message>
    <message>
        <source>Imported bill</source>
        <translation>Importierte Rechnung</translation>
    </message>
    <message>
        <source>Language of the template</source>
        <translation>Sprache der Vorlage</translation>
    </message>
    <message>
        <source>Add a language…</source>
        <translation>Sprache hinzufügen…</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Zurück zum Original</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>As it comes with the program.</source>
        <translation>So, wie sie mit dem Programm kommt.</translation>
    </message>
    <message>
        <source>Written by %1, %2.</source>
        <translation>Geschrieben von %1, %2.</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Eine Sprache hinzufügen</translation>
    </message>
    <message>
        <source>Its code, such as fr or pt-BR. It begins as a copy of what is shown.</source>
        <translation>Ihr Kürzel, etwa fr oder pt-BR. Sie beginnt als Kopie dessen, was gezeigt wird.</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>This is no language that is known.</source>
        <translation>Diese Sprache ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message>
        <source>Back to the original?</source>
        <translation>Zurück zum Original?</translation>
    </message>
    <message>
        <source>What was written and saved for %1, %2, is lost. It cannot be brought back.</source>
        <translation>Was für %1, %2, geschrieben und gespeichert wurde, geht verloren. Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Discard the saved text</source>
        <translation>Gespeicherten Text verwerfen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
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
