<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>“%1” is no e-mail address: there is no @ in it.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Das @ fehlt.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: nothing stands before the @.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Vor dem @ steht nichts.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: the part before the @ is longer than 64 bytes.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Der Teil vor dem @ ist länger als 64 Bytes.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: a dot stands at an edge or beside another dot.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Ein Punkt steht am Rand oder neben einem anderen Punkt.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: a character before the @ is not allowed.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Ein Zeichen vor dem @ ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: the domain is too long.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Die Domain ist zu lang.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: the domain has no dot, as in example.org.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Der Domain fehlt der Punkt, wie in example.org.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address: the domain is not written correctly.</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Die Domain ist falsch geschrieben.</translation>
    </message>
    <message>
        <source>“%1” is no instant: write it like 2026-11-30T14:05:00Z.</source>
        <translation>„%1“ ist kein Zeitpunkt: Bitte so schreiben: 2026-11-30T14:05:00Z.</translation>
    </message>
    <message>
        <source>“%1” is no date: write it like 2026-11-30.</source>
        <translation>„%1“ ist kein Datum: Bitte so schreiben: 2026-11-30.</translation>
    </message>
    <message>
        <source>“%1” is no period: write it like 2026-11.</source>
        <translation>„%1“ ist kein Abrechnungsmonat: Bitte so schreiben: 2026-11.</translation>
    </message>
    <message>
        <source>The database URL %1 contains a password: take it out and set BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD or ~/.pgpass.</source>
        <translation>Die Datenbank-URL %1 enthält ein Passwort: Bitte herausnehmen und BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD oder ~/.pgpass setzen.</translation>
    </message>
    <message>
        <source>The database URL has a parameter “%1” that is not known: only “host” is.</source>
        <translation>Die Datenbank-URL hat den unbekannten Parameter „%1“: Bekannt ist nur „host“.</translation>
    </message>
    <message>
        <source>The database URL %1 names no database: write postgresql://HOST/NAME.</source>
        <translation>Die Datenbank-URL %1 nennt keine Datenbank: Bitte postgresql://HOST/NAME schreiben.</translation>
    </message>
    <message>
        <source>The database URL cannot be read: write sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.</source>
        <translation>Die Datenbank-URL ist nicht lesbar: Bitte sqlite:///ABSOLUTER/PFAD oder postgresql://USER@HOST:PORT/NAME schreiben.</translation>
    </message>
    <message>
        <source>The database URL %1 has no absolute path: write sqlite:///ABSOLUTE/PATH.</source>
        <translation>Die Datenbank-URL %1 hat keinen absoluten Pfad: Bitte sqlite:///ABSOLUTER/PFAD schreiben.</translation>
    </message>
    <message>
        <source>The database URL %1 is of no known kind: write sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.</source>
        <translation>Die Datenbank-URL %1 ist von unbekannter Art: Bitte sqlite:///ABSOLUTER/PFAD oder postgresql://USER@HOST:PORT/NAME schreiben.</translation>
    </message>
    <message>
        <source>The database %1 lies on a network file system, where SQLite loses data: choose a local folder, or PostgreSQL.</source>
        <translation>Die Datenbank %1 liegt auf einem Netzlaufwerk, wo SQLite Daten verliert: Bitte einen lokalen Ordner oder PostgreSQL wählen.</translation>
    </message>
    <message>
        <source>%1 must be one line of text.</source>
        <translation>%1 muss eine Zeile Text sein.</translation>
    </message>
    <message>
        <source>%1 holds a space or a line break: paste the secret again, and nothing else.</source>
        <translation>%1 enthält ein Leerzeichen oder einen Zeilenumbruch: Bitte nur das Geheimnis selbst noch einmal einfügen.</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3.</source>
        <translation>%1 muss eine ganze Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>%1 must be a web address without user and query, such as https://www.example.org.</source>
        <translation>%1 muss eine Webadresse ohne Benutzer und Abfrage sein, etwa https://www.example.org.</translation>
    </message>
    <message>
        <source>%1 must be HOST:PORT, such as 127.0.0.1:8025 or [::1]:8025.</source>
        <translation>%1 muss HOST:PORT sein, etwa 127.0.0.1:8025 oder [::1]:8025.</translation>
    </message>
    <message>
        <source>%1 must be sqlite:///ABSOLUTE/PATH or postgresql://USER@HOST:PORT/NAME.</source>
        <translation>%1 muss sqlite:///ABSOLUTER/PFAD oder postgresql://USER@HOST:PORT/NAME sein.</translation>
    </message>
    <message>
        <source>%1 contains a password: take it out and set BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD or ~/.pgpass.</source>
        <translation>%1 enthält ein Passwort: Bitte herausnehmen und BOUNCEDESK_DATABASE_PASSWORD, PGPASSWORD oder ~/.pgpass setzen.</translation>
    </message>
    <message>
        <source>%1 must name addresses or subnets, such as 127.0.0.1, 10.0.0.0/8.</source>
        <translation>%1 muss Adressen oder Subnetze nennen, etwa 127.0.0.1, 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>%1 must be the name of a time zone, such as Europe/Berlin or UTC.</source>
        <translation>%1 muss der Name einer Zeitzone sein, etwa Europe/Berlin oder UTC.</translation>
    </message>
    <message>
        <source>%1 must be a mail address, such as Bills &lt;bills@example.org&gt;.</source>
        <translation>%1 muss eine Mailadresse sein, etwa Rechnungen &lt;bills@example.org&gt;.</translation>
    </message>
    <message>
        <source>%1: there is no setting “%2”. Correct its name or remove it.</source>
        <translation>%1: Die Einstellung „%2“ gibt es nicht. Bitte den Namen berichtigen oder die Zeile entfernen.</translation>
    </message>
    <message>
        <source>%1: %2 is a secret and must not stand in the settings file. Use the environment, %2_FILE or systemd&apos;s credentials.</source>
        <translation>%1: %2 ist ein Geheimnis und darf nicht in der Einstellungsdatei stehen. Bitte die Umgebung, %2_FILE oder die Credentials von systemd nutzen.</translation>
    </message>
    <message>
        <source>The file %1 is too large for a secret: is it the right one?</source>
        <translation>Die Datei %1 ist zu groß für ein Geheimnis: Ist es die richtige?</translation>
    </message>
    <message>
        <source>The file %1 is empty: put the secret into it.</source>
        <translation>Die Datei %1 ist leer: Bitte das Geheimnis hineinschreiben.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made or protected.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen oder schützen.</translation>
    </message>
    <message>
        <source>“%1” is no address of this machine: write 127.0.0.1, [::1], or * for all.</source>
        <translation>„%1“ ist keine Adresse dieses Rechners: Bitte 127.0.0.1, [::1] oder * für alle schreiben.</translation>
    </message>
    <message>
        <source>Another program listens on %1 already: stop it, or choose another port with --listen or BOUNCEDESK_LISTEN.</source>
        <translation>Auf %1 lauscht schon ein anderes Programm: Bitte beenden oder mit --listen oder BOUNCEDESK_LISTEN einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>%2 listens on %1 already: stop it, or choose another port with --listen or BOUNCEDESK_LISTEN.</source>
        <translation>%2 lauscht schon auf %1: Bitte beenden oder mit --listen oder BOUNCEDESK_LISTEN einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>There is no certificate in %1: it must be in PEM format, the server&apos;s own first.</source>
        <translation>In %1 steht kein Zertifikat: Es muss im PEM-Format sein, das des Servers zuerst.</translation>
    </message>
    <message>
        <source>There is no RSA or EC key in %1: it must be in PEM format, without a passphrase.</source>
        <translation>In %1 steht kein RSA- oder EC-Schlüssel: Er muss im PEM-Format und ohne Passphrase sein.</translation>
    </message>
    <message>
        <source>No backer has the id or address “%1”: look with “backers list --search”.</source>
        <translation>Niemand hat die Id oder Adresse „%1“: Bitte mit „backers list --search“ suchen.</translation>
    </message>
    <message>
        <source>No project has the id “%1”: look with “projects list”.</source>
        <translation>Kein Projekt hat die Id „%1“: Bitte mit „projects list“ nachsehen.</translation>
    </message>
    <message>
        <source>“%1” fits more than one backer, %2 and %3: say which, by the backer id.</source>
        <translation>„%1“ passt auf mehrere Personen, %2 und %3: Bitte mit der Id sagen, welche.</translation>
    </message>
    <message>
        <source>The backer %1 was erased and cannot be changed.</source>
        <translation>%1 wurde gelöscht und ist nicht mehr änderbar.</translation>
    </message>
    <message>
        <source>The backer %1 is not locked: there is nothing to unlock.</source>
        <translation>%1 ist nicht gesperrt: Es gibt nichts zu entsperren.</translation>
    </message>
    <message>
        <source>The backer %1 has unlocked himself three times within a year: now staff must do it.</source>
        <translation>%1 hat sich in einem Jahr dreimal selbst entsperrt: Jetzt muss es ein Mitarbeiter tun.</translation>
    </message>
    <message>
        <source>The address %1 is known to be dead for this backer and was kept out.</source>
        <translation>Die Adresse %1 ist für diese Person als tot bekannt und wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>This backer has left the address %1 for another one; it was kept out.</source>
        <translation>Diese Person hat die Adresse %1 aufgegeben; sie wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>A lock by hand needs its reason: add --reason TEXT.</source>
        <translation>Eine Sperre von Hand braucht einen Grund: Bitte --reason TEXT angeben.</translation>
    </message>
    <message>
        <source>The backer id is empty.</source>
        <translation>Die Id ist leer.</translation>
    </message>
    <message>
        <source>The id “%1” is longer than 200 characters.</source>
        <translation>Die Id „%1“ ist länger als 200 Zeichen.</translation>
    </message>
    <message>
        <source>The file %1 is empty: its first line must name the columns.</source>
        <translation>Die Datei %1 ist leer: Ihre erste Zeile muss die Spalten nennen.</translation>
    </message>
    <message>
        <source>The file %1 has no column “%2”: its first line must name %3.</source>
        <translation>Der Datei %1 fehlt die Spalte „%2“: Ihre erste Zeile muss %3 nennen.</translation>
    </message>
    <message>
        <source>The file %1 has two columns “%2”: name each once.</source>
        <translation>Die Datei %1 hat zwei Spalten „%2“: Bitte jede nur einmal nennen.</translation>
    </message>
    <message>
        <source>Nothing of %1 was imported, because of what stands above: mend it, or leave out --strict to import the rest.</source>
        <translation>Wegen der Zeilen oben wurde aus %1 nichts übernommen: Bitte berichtigen, oder ohne --strict den Rest übernehmen.</translation>
    </message>
    <message>
        <source>A line of %1 is longer than 1 MiB: is a quotation mark open?</source>
        <translation>Eine Zeile von %1 ist länger als 1 MiB: Ist ein Anführungszeichen offen?</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Die Datei %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>The file %1 exists already: name another one.</source>
        <translation>Die Datei %1 gibt es schon: Bitte eine andere nennen.</translation>
    </message>
    <message>
        <source>The option %1 needs a value behind it.</source>
        <translation>Die Option %1 braucht einen Wert dahinter.</translation>
    </message>
    <message>
        <source>The output cannot be written: %2.</source>
        <translation>Die Ausgabe lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be used. Correct it and try again.</source>
        <translation>„%1“ ist nicht brauchbar. Bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is no “%1”.</source>
        <translation>„%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“%1” fits more than one: be more precise.</source>
        <translation>„%1“ passt auf mehrere: Bitte genauer angeben.</translation>
    </message>
    <message>
        <source>%1 is there already, or was changed by somebody else meanwhile: look again.</source>
        <translation>%1 gibt es schon oder wurde inzwischen von jemand anderem geändert: Bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>This is not allowed to you: %1.</source>
        <translation>Das ist Ihnen nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>The setting %1 is missing: set it in the environment or the settings file.</source>
        <translation>Die Einstellung %1 fehlt: Bitte in der Umgebung oder der Einstellungsdatei setzen.</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program: try again when it is done.</source>
        <translation>Die Datenbank %1 ist von einem anderen Programm gesperrt: Bitte noch einmal versuchen, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached or opened: is it running, and may you use it?</source>
        <translation>%1 ist nicht erreichbar oder lässt sich nicht öffnen: Läuft es, und dürfen Sie es nutzen?</translation>
    </message>
    <message>
        <source>There is no room left for %1: make some and try again.</source>
        <translation>Für %1 ist kein Platz mehr: Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The database %1 was made by a newer Bouncedesk: install that version.</source>
        <translation>Die Datenbank %1 stammt von einem neueren Bouncedesk: Bitte diese Version installieren.</translation>
    </message>
    <message>
        <source>The database %1 is of an older Bouncedesk: run bouncedeskd db migrate.</source>
        <translation>Die Datenbank %1 stammt von einem älteren Bouncedesk: Bitte bouncedeskd db migrate ausführen.</translation>
    </message>
    <message>
        <source>The database %1 refuses a value: look for an unusual character or length.</source>
        <translation>Die Datenbank %1 weist einen Wert ab: Bitte nach einem ungewöhnlichen Zeichen oder einer Überlänge suchen.</translation>
    </message>
    <message>
        <source>This is a mistake of Bouncedesk itself, please report it: %1.</source>
        <translation>Das ist ein Fehler von Bouncedesk selbst, bitte melden: %1.</translation>
    </message>
</context>
</TS>
