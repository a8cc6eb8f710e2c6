<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>account</name>
    <message>
        <source>Your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>To the content</source>
        <translation>Zum Inhalt</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Do you need help? Write to us:</source>
        <translation>Brauchen Sie Hilfe? Schreiben Sie uns:</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>See where your bills go, and change it.</source>
        <translation>Sehen Sie, wohin Ihre Rechnungen gehen, und ändern Sie es.</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>No password yet?</source>
        <translation>Noch kein Passwort?</translation>
    </message>
    <message>
        <source>This address and this password do not fit together.</source>
        <translation>Diese Adresse und dieses Passwort passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Too many people are signing in right now. Try again in a moment.</source>
        <translation>Gerade melden sich zu viele Leute an. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>We send a link to your address. It lets you choose a password, also if you have been getting our mail for years.</source>
        <translation>Wir schicken einen Link an Ihre Adresse. Damit wählen Sie ein Passwort, auch wenn Sie unsere Mail schon seit Jahren bekommen.</translation>
    </message>
    <message>
        <source>We send a link to your address. It lets you choose a new password.</source>
        <translation>Wir schicken einen Link an Ihre Adresse. Damit wählen Sie ein neues Passwort.</translation>
    </message>
    <message>
        <source>Send me the link</source>
        <translation>Link zuschicken</translation>
    </message>
    <message>
        <source>Do you have a password already?</source>
        <translation>Haben Sie schon ein Passwort?</translation>
    </message>
    <message>
        <source>Look into your mailbox</source>
        <translation>Sehen Sie in Ihr Postfach</translation>
    </message>
    <message>
        <source>We have sent you a link to</source>
        <translation>Wir haben Ihnen einen Link geschickt an</translation>
    </message>
    <message>
        <source>It works once, within 24 hours. Nothing there after a few minutes? Look into your spam folder, or see whether the address is written correctly.</source>
        <translation>Er gilt einmal und 24 Stunden lang. Nach ein paar Minuten nichts da? Sehen Sie in den Spam-Ordner oder prüfen Sie, ob die Adresse richtig geschrieben ist.</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Andere Adresse nehmen</translation>
    </message>
    <message>
        <source>We cannot send links at the moment. Please try again later.</source>
        <translation>Wir können gerade keine Links verschicken. Bitte versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Passwort wählen</translation>
    </message>
    <message>
        <source>For the account of</source>
        <translation>Für das Konto von</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>At least 10 characters. Three or four words are fine.</source>
        <translation>Mindestens 10 Zeichen. Drei oder vier Wörter sind gut.</translation>
    </message>
    <message>
        <source>The password needs at least 10 characters.</source>
        <translation>Das Passwort braucht mindestens 10 Zeichen.</translation>
    </message>
    <message>
        <source>The password may have 256 characters at most.</source>
        <translation>Das Passwort darf höchstens 256 Zeichen haben.</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>Speichern und anmelden</translation>
    </message>
    <message>
        <source>Is this your address?</source>
        <translation>Ist das Ihre Adresse?</translation>
    </message>
    <message>
        <source>We would like to send your bills here:</source>
        <translation>Wir möchten Ihre Rechnungen hierhin schicken:</translation>
    </message>
    <message>
        <source>Yes, this is my address</source>
        <translation>Ja, das ist meine Adresse</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Danke</translation>
    </message>
    <message>
        <source>Your bills go to</source>
        <translation>Ihre Rechnungen gehen an</translation>
    </message>
    <message>
        <source>Your new e-mail address</source>
        <translation>Ihre neue E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Where may we send the mail for</source>
        <translation>Wohin dürfen wir Mail schicken für</translation>
    </message>
    <message>
        <source>Go back to where you came from</source>
        <translation>Zurück dorthin, woher Sie kamen</translation>
    </message>
    <message>
        <source>This link does not work any more</source>
        <translation>Dieser Link gilt nicht mehr</translation>
    </message>
    <message>
        <source>A link works once, for a limited time, and not after your address or password has changed. Let us send you a new one.</source>
        <translation>Ein Link gilt einmal, für begrenzte Zeit, und nicht mehr, wenn sich Adresse oder Passwort geändert haben. Lassen Sie sich einen neuen schicken.</translation>
    </message>
    <message>
        <source>Get a new link</source>
        <translation>Neuen Link anfordern</translation>
    </message>
    <message>
        <source>Which account?</source>
        <translation>Welches Konto?</translation>
    </message>
    <message>
        <source>Several accounts have this address and this password.</source>
        <translation>Mehrere Konten haben diese Adresse und dieses Passwort.</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Hello %1</source>
        <translation>Guten Tag, %1</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Guten Tag</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Mail to %1 no longer arrives.</source>
        <translation>Mail an %1 kommt nicht mehr an.</translation>
    </message>
    <message>
        <source>We have stopped sending you mail.</source>
        <translation>Wir schicken Ihnen keine Mail mehr.</translation>
    </message>
    <message>
        <source>Since %1 we send you no bills by mail.</source>
        <translation>Seit %1 schicken wir Ihnen keine Rechnungen per Mail.</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse nehmen</translation>
    </message>
    <message>
        <source>We have no e-mail address of yours. Where may your bills go?</source>
        <translation>Wir haben keine E-Mail-Adresse von Ihnen. Wohin dürfen Ihre Rechnungen gehen?</translation>
    </message>
    <message>
        <source>As far as we know, mail to this address arrives.</source>
        <translation>Soweit wir wissen, kommt Mail an diese Adresse an.</translation>
    </message>
    <message>
        <source>Bills that did not reach you:</source>
        <translation>Rechnungen, die Sie nicht erreicht haben:</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Please open the link that we sent there: it tells us that the address is yours.</source>
        <translation>Bitte öffnen Sie den Link, den wir dorthin geschickt haben: Er sagt uns, dass die Adresse Ihre ist.</translation>
    </message>
    <message>
        <source>Send the link again</source>
        <translation>Link noch einmal schicken</translation>
    </message>
    <message>
        <source>We have sent you the link again.</source>
        <translation>Wir haben Ihnen den Link noch einmal geschickt.</translation>
    </message>
    <message>
        <source>Thank you. Your bills go to %1 from now on.</source>
        <translation>Danke. Ihre Rechnungen gehen ab jetzt an %1.</translation>
    </message>
    <message>
        <source>We know from earlier mail that this address does not work. Please give another one.</source>
        <translation>Aus früherer Mail wissen wir, dass diese Adresse nicht geht. Bitte geben Sie eine andere an.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation>Das ist nicht Ihr bisheriges Passwort.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Your new password is saved.</source>
        <translation>Ihr neues Passwort ist gespeichert.</translation>
    </message>
    <message>
        <source>This page was open for too long</source>
        <translation>Diese Seite war zu lange offen</translation>
    </message>
    <message>
        <source>Nothing has been changed. Please load the page again and repeat what you wanted to do. Your browser has to accept cookies from us.</source>
        <translation>Es wurde nichts geändert. Bitte laden Sie die Seite neu und wiederholen Sie, was Sie tun wollten. Ihr Browser muss Cookies von uns annehmen.</translation>
    </message>
    <message>
        <source>There is no such page</source>
        <translation>Diese Seite gibt es nicht</translation>
    </message>
    <message>
        <source>The address may be mistyped, or a link was cut off in a mail.</source>
        <translation>Vielleicht ist die Adresse vertippt, oder ein Link wurde in einer E-Mail abgeschnitten.</translation>
    </message>
    <message>
        <source>Load the page again</source>
        <translation>Seite neu laden</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>It is our fault, and nothing has been changed. Please try again in a minute.</source>
        <translation>Es liegt an uns, und es wurde nichts geändert. Bitte versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Please give an e-mail address.</source>
        <translation>Bitte geben Sie eine E-Mail-Adresse an.</translation>
    </message>
    <message>
        <source>Choose your password</source>
        <translation>Wählen Sie Ihr Passwort</translation>
    </message>
    <message>
        <source>Open this link to choose a password for your account. It works once, within 24 hours:</source>
        <translation>Öffnen Sie diesen Link, um ein Passwort für Ihr Konto zu wählen. Er gilt einmal und 24 Stunden lang:</translation>
    </message>
    <message>
        <source>Several accounts have your address. Open the link of the one for which you want to choose a password. Each works once, within 24 hours:</source>
        <translation>Mehrere Konten haben Ihre Adresse. Öffnen Sie den Link des Kontos, für das Sie ein Passwort wählen wollen. Jeder gilt einmal und 24 Stunden lang:</translation>
    </message>
    <message>
        <source>This address was given to us for your bills. Open this link to tell us that it is yours. It works once, within 24 hours:</source>
        <translation>Diese Adresse wurde uns für Ihre Rechnungen genannt. Öffnen Sie diesen Link, um uns zu sagen, dass es Ihre ist. Er gilt einmal und 24 Stunden lang:</translation>
    </message>
    <message>
        <source>If it was not you who asked for this mail, do nothing: without the link nothing changes.</source>
        <translation>Wenn nicht Sie diese Mail angefordert haben, tun Sie nichts: Ohne den Link ändert sich nichts.</translation>
    </message>
    <message>
        <source>Its mail server says that there is no such mailbox.</source>
        <translation>Der Mailserver sagt, dass es dieses Postfach nicht gibt.</translation>
    </message>
    <message>
        <source>Its mail server first took our mail and then sent it back, because there is no such mailbox.</source>
        <translation>Der Mailserver nahm unsere Mail erst an und schickte sie dann zurück, weil es dieses Postfach nicht gibt.</translation>
    </message>
    <message>
        <source>Its mail server refused our mail several times in a row: the mailbox may be full or no longer in use.</source>
        <translation>Der Mailserver wies unsere Mail mehrmals hintereinander ab: Vielleicht ist das Postfach voll oder nicht mehr in Gebrauch.</translation>
    </message>
    <message>
        <source>Several mails in a row could not be delivered for days: its mail server did not take them.</source>
        <translation>Mehrere Mails hintereinander waren tagelang nicht zustellbar: Der Mailserver nahm sie nicht an.</translation>
    </message>
    <message>
        <source>Our mail service does not write to it any more, because mail came back earlier.</source>
        <translation>Unser Maildienst schreibt nicht mehr dorthin, weil früher Mail zurückkam.</translation>
    </message>
    <message>
        <source>Our mail service does not write to it any more, because a mail from us was marked as spam there.</source>
        <translation>Unser Maildienst schreibt nicht mehr dorthin, weil dort eine Mail von uns als Spam gemeldet wurde.</translation>
    </message>
    <message>
        <source>A mail from us was marked as spam there, and we took that seriously.</source>
        <translation>Dort wurde eine Mail von uns als Spam gemeldet, und das haben wir ernst genommen.</translation>
    </message>
    <message>
        <source>Our staff have stopped it.</source>
        <translation>Unsere Mitarbeiter haben sie angehalten.</translation>
    </message>
    <message>
        <source>Mail from us came back.</source>
        <translation>Mail von uns kam zurück.</translation>
    </message>
    <message>
        <source>Give us another address, and your bills come by mail again.</source>
        <translation>Geben Sie uns eine andere Adresse, und Ihre Rechnungen kommen wieder per Mail.</translation>
    </message>
    <message>
        <source>Give us another address. If it was a mistake, write to us.</source>
        <translation>Geben Sie uns eine andere Adresse. Wenn es ein Versehen war, schreiben Sie uns.</translation>
    </message>
    <message>
        <source>Give us another address, or write to us.</source>
        <translation>Geben Sie uns eine andere Adresse oder schreiben Sie uns.</translation>
    </message>
    <message>
        <source>Keep this address?</source>
        <translation>Diese Adresse behalten?</translation>
    </message>
    <message>
        <source>Does the mailbox work again? We send one test mail there. As soon as it has arrived, your bills come by mail again.</source>
        <translation>Geht das Postfach wieder? Wir schicken eine Testmail dorthin. Sobald sie angekommen ist, kommen Ihre Rechnungen wieder per Mail.</translation>
    </message>
    <message>
        <source>Send a test mail to %1</source>
        <translation>Testmail an %1 schicken</translation>
    </message>
    <message>
        <source>A test mail to %1 is on its way. It may take a few minutes. As soon as it has arrived, your bills come by mail again.</source>
        <translation>Eine Testmail an %1 ist unterwegs. Das kann ein paar Minuten dauern. Sobald sie angekommen ist, kommen Ihre Rechnungen wieder per Mail.</translation>
    </message>
    <message>
        <source>See whether it has arrived</source>
        <translation>Nachsehen, ob sie angekommen ist</translation>
    </message>
    <message>
        <source>The test mail has arrived. Your bills come by mail again.</source>
        <translation>Die Testmail ist angekommen. Ihre Rechnungen kommen wieder per Mail.</translation>
    </message>
    <message>
        <source>The last test mail did not arrive.</source>
        <translation>Die letzte Testmail ist nicht angekommen.</translation>
    </message>
    <message>
        <source>The last test mail did not arrive. The mail server answered: “%1”</source>
        <translation>Die letzte Testmail ist nicht angekommen. Der Mailserver antwortete: „%1“</translation>
    </message>
    <message>
        <source>The last test mail could not be sent.</source>
        <translation>Die letzte Testmail konnte nicht verschickt werden.</translation>
    </message>
    <message>
        <source>If this address is right after all, write to us: only our staff can lift this.</source>
        <translation>Wenn diese Adresse doch stimmt, schreiben Sie uns: Nur unser Team kann das aufheben.</translation>
    </message>
    <message>
        <source>This address was tested often enough within a year. Write to us: from now on only our staff can lift this.</source>
        <translation>Diese Adresse wurde innerhalb eines Jahres oft genug geprüft. Schreiben Sie uns: Ab jetzt kann nur unser Team das aufheben.</translation>
    </message>
    <message>
        <source>Does our mail reach you again?</source>
        <translation>Erreicht Sie unsere Mail wieder?</translation>
    </message>
    <message>
        <source>You asked us for this test mail. You need do nothing: now that it is here, your bills come to this address again.</source>
        <translation>Sie haben diese Testmail angefordert. Sie brauchen nichts zu tun: Da sie angekommen ist, kommen Ihre Rechnungen wieder an diese Adresse.</translation>
    </message>
    <message>
        <source>If it was not you who asked for it, please tell us.</source>
        <translation>Wenn nicht Sie sie angefordert haben, sagen Sie uns bitte Bescheid.</translation>
    </message>
    <message>
        <source>Give us another address. If you would rather keep this one, make room in the mailbox and have us send a test mail there.</source>
        <translation>Geben Sie uns eine andere Adresse. Wenn Sie diese lieber behalten, schaffen Sie Platz im Postfach und lassen Sie sich eine Testmail dorthin schicken.</translation>
    </message>
    <message>
        <source>You have given several new addresses today. Please try again tomorrow, or write to us.</source>
        <translation>Sie haben heute schon mehrere neue Adressen angegeben. Bitte versuchen Sie es morgen wieder, oder schreiben Sie uns.</translation>
    </message>
    <message>
        <source>This address was given to us for the bills of several accounts. Open the link of the one that is yours to tell us so. Each works once, within 24 hours:</source>
        <translation>Diese Adresse wurde uns für die Rechnungen mehrerer Konten genannt. Öffnen Sie den Link des Kontos, das Ihres ist, um uns das zu sagen. Jeder gilt einmal und 24 Stunden lang:</translation>
    </message>
    <message numerus="yes">
        <source>Those were too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Das waren zu viele Versuche. Versuchen Sie es in %n Minute wieder.</numerusform>
            <numerusform>Das waren zu viele Versuche. Versuchen Sie es in %n Minuten wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many pages at once from your connection. Try again in a few seconds.</source>
        <translation>Zu viele Seiten auf einmal über Ihren Anschluss. Versuchen Sie es in ein paar Sekunden noch einmal.</translation>
    </message>
    <message>
        <source>We no longer send mail to %1.</source>
        <translation>Wir schicken keine Mail mehr an %1.</translation>
    </message>
    <message>
        <source>You have asked our mail service for no more mail, so we send no bills. Write to us and we lift it.</source>
        <translation>Sie haben unseren Maildienst gebeten, Ihnen keine Mail mehr zu schicken, darum schicken wir keine Rechnungen. Schreiben Sie uns, dann heben wir das auf.</translation>
    </message>
    <message>
        <source>Once you have opened it, these bills come by mail: %1.</source>
        <translation>Wenn Sie ihn geöffnet haben, kommen diese Rechnungen per Mail: %1.</translation>
    </message>
    <message>
        <source>That is the very address to which we no longer send mail. Please give another one.</source>
        <translation>An genau diese Adresse schicken wir keine Mail mehr. Bitte geben Sie eine andere an.</translation>
    </message>
    <message>
        <source>Please give a complete e-mail address. For example: name@example.org.</source>
        <translation>Bitte geben Sie eine vollständige E-Mail-Adresse an. Zum Beispiel: name@example.org.</translation>
    </message>
    <message>
        <source>Give us an address, and write to us: only our staff can lift this.</source>
        <translation>Geben Sie uns eine Adresse und schreiben Sie uns: Nur unser Team kann das aufheben.</translation>
    </message>
</context>
<context>
    <name>audience</name>
    <message>
        <source>%1 erased</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 would get a bill for %2, in %3 calls, in about %4 minutes.</source>
        <translation>%1 bekämen eine Rechnung für %2, in %3 Aufrufen, in etwa %4 Minuten.</translation>
    </message>
    <message>
        <source>Against %1: %2 new, %3 again, no more: %4.</source>
        <translation>Gegenüber %1: %2 neu, %3 wieder, nicht mehr: %4.</translation>
    </message>
    <message>
        <source>The bills for %1 are half imported: nothing is sent until “billing import” has finished.</source>
        <translation>Die Rechnungen für %1 sind erst halb importiert: Bis „billing import“ fertig ist, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The template (%1) names “%2”, which %3 of those who get a bill do not have: %4.</source>
        <translation>Die Vorlage (%1) nennt „%2“, das %3 von denen, die eine Rechnung bekommen, nicht haben: %4.</translation>
    </message>
    <message>
        <source>Mailgun refused this address for this month&apos;s bill: correct it.</source>
        <translation>Mailgun hat diese Adresse für die Rechnung dieses Monats abgelehnt: Korrigieren Sie sie.</translation>
    </message>
</context>
<context>
    <name>billing</name>
    <message>
        <source>Somebody paused it. “billing resume” goes on.</source>
        <translation>Jemand hat angehalten. „billing resume“ macht weiter.</translation>
    </message>
    <message>
        <source>Mailgun refuses us, not the recipients: “%1”. Check key, domain and From, then “billing resume”. Nobody was marked as refused.</source>
        <translation>Mailgun weist uns ab, nicht die Empfänger: „%1“. Bitte Schlüssel, Domain und Absender prüfen, dann „billing resume“. Niemand wurde als abgelehnt vermerkt.</translation>
    </message>
    <message>
        <source>Mailgun says that even a single bill is too large: “%1”.</source>
        <translation>Mailgun sagt, dass schon eine einzelne Rechnung zu groß ist: „%1“.</translation>
    </message>
    <message>
        <source>Mailgun refused more than 50 people of one call: “%1”. Look at “billing result”, then “billing resume”.</source>
        <translation>Mailgun wies mehr als 50 Personen eines Aufrufs ab: „%1“. Bitte „billing result“ ansehen, dann „billing resume“.</translation>
    </message>
    <message>
        <source>The answer did not come from Mailgun: “%1”. Check BOUNCEDESK_MAILGUN_BASE_URL and the domain, then “billing resume”.</source>
        <translation>Die Antwort kam nicht von Mailgun: „%1“. Bitte BOUNCEDESK_MAILGUN_BASE_URL und die Domain prüfen, dann „billing resume“.</translation>
    </message>
    <message>
        <source>Nothing was heard of the first %1 bills. Check that events arrive (webhooks or backfill), then “billing resume” sends the rest.</source>
        <translation>Von den ersten %1 Rechnungen war nichts zu hören. Bitte prüfen, ob Ereignisse ankommen (Webhooks oder Nachholen), dann schickt „billing resume“ den Rest.</translation>
    </message>
    <message>
        <source>Too many bills bounce (%1). “billing resume” goes on all the same.</source>
        <translation>Zu viele Rechnungen kommen zurück (%1). „billing resume“ macht trotzdem weiter.</translation>
    </message>
    <message>
        <source>Too many bills are marked as spam (%1). “billing resume” goes on all the same.</source>
        <translation>Zu viele Rechnungen werden als Spam gemeldet (%1). „billing resume“ macht trotzdem weiter.</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>einer Person</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 Personen</translation>
    </message>
    <message>
        <source>The run for %1 is paused.</source>
        <translation>Der Lauf für %1 ist angehalten.</translation>
    </message>
    <message>
        <source>Mailgun lets us wait until %2 (%3): %1 still to send. “billing resume” goes on.</source>
        <translation>Mailgun lässt uns bis %2 warten (%3): Zu senden bleibt an %1. „billing resume“ macht weiter.</translation>
    </message>
    <message>
        <source>The first %4 were sent; %1 follow once it is known what became of them. “billing resume” goes on.</source>
        <translation>Die ersten %4 sind gesendet; die Rechnungen von %1 folgen, sobald bekannt ist, was aus ihnen wurde. „billing resume“ macht weiter.</translation>
    </message>
    <message>
        <source>Mailgun did not say whether it took the bills of %1. “billing settle” looks into its logs from %2 on.</source>
        <translation>Mailgun hat nicht gesagt, ob es die Rechnungen von %1 genommen hat. „billing settle“ sieht ab %2 in seine Protokolle.</translation>
    </message>
    <message>
        <source>The bills for %5 were sent to %4.</source>
        <translation>Die Rechnungen für %5 wurden an %4 gesendet.</translation>
    </message>
    <message>
        <source>The run for %5 was cancelled.</source>
        <translation>Der Lauf für %5 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Another program is sending bills; %1 are still open.</source>
        <translation>Ein anderes Programm sendet Rechnungen; offen sind noch die von %1.</translation>
    </message>
    <message>
        <source>Mailgun did not say whether it took the bills of %1, and its logs do not tell us. They stay open and are not sent again.</source>
        <translation>Mailgun hat nicht gesagt, ob es die Rechnungen von %1 angenommen hat, und seine Protokolle sagen es uns nicht. Sie bleiben offen und werden nicht noch einmal gesendet.</translation>
    </message>
</context>
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
    <message>
        <source>“%1” is no kind of event: delivered, failed, complained, opened and so on are.</source>
        <translation>„%1“ ist keine Art von Ereignis: delivered, failed, complained, opened und so weiter sind welche.</translation>
    </message>
    <message>
        <source>There is no event “%1”: “bouncedeskd events list” shows their ids.</source>
        <translation>Das Ereignis „%1“ gibt es nicht: „bouncedeskd events list“ zeigt die Ids.</translation>
    </message>
    <message>
        <source>TLS needs both --tls-certificate and --tls-key.</source>
        <translation>TLS braucht --tls-certificate und --tls-key.</translation>
    </message>
    <message>
        <source>The lock of backer %1 can be lifted only by a new address or by staff.</source>
        <translation>Die Sperre von %1 lässt sich nur durch eine neue Adresse oder durch Mitarbeiter aufheben.</translation>
    </message>
    <message>
        <source>The line has %1 cells, but the first line names %2 columns: is a comma or quotation mark missing?</source>
        <translation>Die Zeile hat %1 Zellen, die erste Zeile nennt aber %2 Spalten: Fehlt ein Komma oder Anführungszeichen?</translation>
    </message>
    <message>
        <source>The id “%1” stands in line %2 already: each may stand once.</source>
        <translation>Die Id „%1“ steht schon in Zeile %2: Jede darf nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>Line %2 of %1 is longer than a million characters: is a quotation mark open?</source>
        <translation>Zeile %2 von %1 ist länger als eine Million Zeichen: Ist ein Anführungszeichen offen?</translation>
    </message>
    <message>
        <source>A run for %1 is not finished: “bouncedeskd billing resume” goes on with it, “billing cancel” ends it.</source>
        <translation>Ein Lauf für %1 ist nicht fertig: „bouncedeskd billing resume“ führt ihn fort, „billing cancel“ beendet ihn.</translation>
    </message>
    <message>
        <source>The run %1 is over.</source>
        <translation>Der Lauf %1 ist vorbei.</translation>
    </message>
    <message>
        <source>There is no unfinished run.</source>
        <translation>Es gibt keinen unfertigen Lauf.</translation>
    </message>
    <message>
        <source>This database holds made-up people: their mail goes only to a Mailgun stand-in on this machine, not to %1.</source>
        <translation>In dieser Datenbank stehen erfundene Personen: Ihre Mail geht nur an einen Mailgun-Ersatz auf diesem Rechner, nicht an %1.</translation>
    </message>
    <message>
        <source>“%1” is no day: write 1 to 31, last, first_working or last_working.</source>
        <translation>„%1“ ist kein Tag: Bitte 1 bis 31, last, first_working oder last_working schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no time: write it like 09:00.</source>
        <translation>„%1“ ist keine Uhrzeit: Bitte so schreiben: 09:00.</translation>
    </message>
    <message>
        <source>“%1” is no time zone: write it like Europe/Berlin.</source>
        <translation>„%1“ ist keine Zeitzone: Bitte so schreiben: Europe/Berlin.</translation>
    </message>
    <message>
        <source>“%1” is no way to deal with a missed run: run, ask or skip.</source>
        <translation>„%1“ ist kein Umgang mit einem verpassten Lauf: run, ask oder skip.</translation>
    </message>
    <message>
        <source>The template&apos;s %1 has a section on the backer&apos;s field “%2”: a bill is written once for many, so only fields can differ.</source>
        <translation>%1 der Vorlage hat einen Abschnitt über das Feld „%2“ der Person: Eine Rechnung wird einmal für viele geschrieben, also können nur Felder verschieden sein.</translation>
    </message>
    <message>
        <source>The template&apos;s %1 has a tag that is not closed: “%2”.</source>
        <translation>%1 der Vorlage hat eine Marke, die nicht geschlossen ist: „%2“.</translation>
    </message>
    <message>
        <source>The template&apos;s %1 has a tag that cannot be used here: “%2”.</source>
        <translation>%1 der Vorlage hat eine Marke, die hier nicht geht: „%2“.</translation>
    </message>
    <message>
        <source>The template&apos;s %1 names a field “%2”: use letters, digits, - and _.</source>
        <translation>%1 der Vorlage nennt ein Feld „%2“: Erlaubt sind Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>%1 has no bill for %2 that could be sent again.</source>
        <translation>%1 hat für %2 keine Rechnung, die sich noch einmal senden ließe.</translation>
    </message>
    <message>
        <source>%1 got three copies within a month already: more must wait.</source>
        <translation>%1 bekam in einem Monat schon drei Kopien: Weitere müssen warten.</translation>
    </message>
    <message>
        <source>Mailgun did not take the copy for %1: %2.</source>
        <translation>Mailgun nahm die Kopie für %1 nicht an: %2.</translation>
    </message>
    <message>
        <source>The body is no JSON object.</source>
        <translation>Der Body ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>There is no field “%1”: leave it out, or see openapi.json.</source>
        <translation>Das Feld „%1“ gibt es nicht: Bitte weglassen oder openapi.json ansehen.</translation>
    </message>
    <message>
        <source>There is no parameter “%1”: leave it out, or see openapi.json.</source>
        <translation>Den Parameter „%1“ gibt es nicht: Bitte weglassen oder openapi.json ansehen.</translation>
    </message>
    <message>
        <source>The field “%1” is missing.</source>
        <translation>Das Feld „%1“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” has to be a text.</source>
        <translation>„%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>“%1” has to be an object of texts.</source>
        <translation>„%1“ muss ein Objekt aus Texten sein.</translation>
    </message>
    <message>
        <source>The value of “%1” is none of those that are allowed.</source>
        <translation>Der Wert von „%1“ ist keiner der erlaubten.</translation>
    </message>
    <message>
        <source>“%1” has to be a whole URL with https (or http on this very machine).</source>
        <translation>„%1“ muss eine ganze URL mit https sein (oder mit http auf diesem Rechner).</translation>
    </message>
    <message>
        <source>There is something in the database %1 already: sample data wants an empty one.</source>
        <translation>In der Datenbank %1 steht schon etwas: Beispieldaten brauchen eine leere.</translation>
    </message>
    <message>
        <source>No missed run waits for an answer.</source>
        <translation>Kein verpasster Lauf wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”: “bouncedeskd locks show” lists what it can be.</source>
        <translation>„%1“ kann nicht „%2“ sein: „bouncedeskd locks show“ zeigt, was möglich ist.</translation>
    </message>
    <message>
        <source>“%1” is no number of strikes: 1 to 20 are.</source>
        <translation>„%1“ ist keine Anzahl von Fehlschlägen: 1 bis 20 sind es.</translation>
    </message>
    <message>
        <source>There is no rule “%1”: “bouncedeskd locks show” lists them.</source>
        <translation>Es gibt keine Regel „%1“: „bouncedeskd locks show“ zeigt alle.</translation>
    </message>
    <message>
        <source>%1 is a domain&apos;s sending key: it may send and nothing else. Reading logs needs an account key.</source>
        <translation>%1 ist ein Sendeschlüssel einer Domain: Er darf senden und sonst nichts. Um Protokolle zu lesen, braucht es einen Kontoschlüssel.</translation>
    </message>
    <message>
        <source>Mailgun does not let this key read its logs (“%2”): is %1 whole, and of this account?</source>
        <translation>Mailgun lässt diesen Schlüssel die Protokolle nicht lesen („%2“): Ist %1 vollständig und von diesem Konto?</translation>
    </message>
    <message>
        <source>Nothing lies between %1 and the end that was given.</source>
        <translation>Zwischen %1 und dem angegebenen Ende liegt nichts.</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 muss eines davon sein: %2.</translation>
    </message>
    <message>
        <source>The list for %1 has changed since you looked: %2 people then, %3 now. Look again, then send.</source>
        <translation>Die Liste für %1 hat sich geändert, seit Sie sie angesehen haben: damals %2, jetzt %3. Sehen Sie noch einmal nach, dann senden Sie.</translation>
    </message>
    <message>
        <source>The bills for %1 are half imported: import %2 again, or take them back with “billing import --remove”.</source>
        <translation>Die Rechnungen für %1 sind erst halb importiert: Importieren Sie %2 noch einmal oder nehmen Sie sie mit „billing import --remove“ zurück.</translation>
    </message>
    <message>
        <source>The bill of %1 was sent already, or is about to be: it stays as it was.</source>
        <translation>Die Rechnung von %1 ist schon gesendet oder wird es gerade: Sie bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>Bills for %1 were sent already: they stay.</source>
        <translation>Für %1 sind schon Rechnungen gesendet: Sie bleiben.</translation>
    </message>
    <message>
        <source>No bills were imported for %1.</source>
        <translation>Für %1 wurden keine Rechnungen importiert.</translation>
    </message>
    <message>
        <source>No line of %1 could be used: %2 stays a month without imported bills, whose notice goes to all.</source>
        <translation>Keine Zeile von %1 war brauchbar: %2 bleibt ein Monat ohne importierte Rechnungen, dessen Hinweis an alle geht.</translation>
    </message>
    <message>
        <source>No backer has the id “%1”: import the backers first.</source>
        <translation>Kein Unterstützer hat die Id „%1“: Importieren Sie zuerst die Unterstützer.</translation>
    </message>
    <message>
        <source>The file %1 has a column “%2”, which cannot be a variable of the template: use letters, digits, - and _, and none of name, email, period, language.</source>
        <translation>Die Datei %1 hat eine Spalte „%2“, die keine Variable der Vorlage sein kann: Nehmen Sie Buchstaben, Ziffern, - und _, und keinen der Namen name, email, period, language.</translation>
    </message>
    <message>
        <source>“%1” is no link: it must begin with https:// or http://.</source>
        <translation>„%1“ ist kein Link: Er muss mit https:// oder http:// beginnen.</translation>
    </message>
    <message>
        <source>“%1” is no currency: write its three letters, such as EUR.</source>
        <translation>„%1“ ist keine Währung: Schreiben Sie ihre drei Buchstaben, etwa EUR.</translation>
    </message>
    <message>
        <source>“%1” is no amount of this currency: write it like 1234.50.</source>
        <translation>„%1“ ist kein Betrag dieser Währung: Schreiben Sie ihn wie 1234.50.</translation>
    </message>
    <message>
        <source>“%1” can be read as thousands or as a fraction: write it like 1234.00 or 1.23.</source>
        <translation>„%1“ kann Tausender oder einen Bruchteil meinen: Schreiben Sie es wie 1234.00 oder 1.23.</translation>
    </message>
    <message>
        <source>“%1” is no kind of template: notice or bill.</source>
        <translation>„%1“ ist keine Art von Vorlage: notice oder bill.</translation>
    </message>
    <message>
        <source>There is no template in the language “%1”.</source>
        <translation>Es gibt keine Vorlage in der Sprache „%1“.</translation>
    </message>
    <message>
        <source>“%1” is no language: write it like de or pt-BR.</source>
        <translation>„%1“ ist keine Sprache: Schreiben Sie sie wie de oder pt-BR.</translation>
    </message>
    <message>
        <source>Mailgun did not take the test for %1: %2.</source>
        <translation>Mailgun hat den Test für %1 nicht angenommen: %2.</translation>
    </message>
    <message>
        <source>%1 has unsubscribed from all mail; nothing was removed. If its owner has asked for mail again, add --asked.</source>
        <translation>%1 hat alle Mails abbestellt; es wurde nichts entfernt. Hat der Inhaber der Adresse wieder um Mails gebeten, hilft --asked.</translation>
    </message>
    <message>
        <source>The keyring does not let Bouncedesk have %1 (%2). Unlock it and start again, or name a file that holds it in %1_FILE.</source>
        <translation>Der Schlüsselbund gibt Bouncedesk %1 nicht (%2). Entsperren Sie ihn und starten Sie neu, oder nennen Sie in %1_FILE eine Datei, in der es steht.</translation>
    </message>
    <message>
        <source>Mailgun does not answer as it should (“%2”): try again later, or look whether BOUNCEDESK_MAILGUN_BASE_URL is right.</source>
        <translation>Mailgun antwortet nicht, wie es sollte („%2“): Versuchen Sie es später wieder, oder sehen Sie nach, ob BOUNCEDESK_MAILGUN_BASE_URL stimmt.</translation>
    </message>
    <message>
        <source>Mailgun wants fewer questions just now (“%2”): try again in some minutes.</source>
        <translation>Mailgun möchte gerade weniger Fragen („%2“): Versuchen Sie es in einigen Minuten wieder.</translation>
    </message>
    <message>
        <source>Mailgun wants fewer questions just now (“%3”): try again in %2 min.</source>
        <translation>Mailgun möchte gerade weniger Fragen („%3“): Versuchen Sie es in %2 min wieder.</translation>
    </message>
    <message>
        <source>Mailgun does not take the key (“%2”): is %1 whole, of this account, and more than a domain&apos;s sending key?</source>
        <translation>Mailgun nimmt den Schlüssel nicht an („%2“): Ist %1 vollständig, von diesem Konto, und mehr als der Sendeschlüssel einer Domain?</translation>
    </message>
    <message>
        <source>Mailgun does not know the domain %1 (“%2”): a domain in the EU wants https://api.eu.mailgun.net as base URL.</source>
        <translation>Mailgun kennt die Domain %1 nicht („%2“): Eine Domain in der EU braucht https://api.eu.mailgun.net als Basis-URL.</translation>
    </message>
    <message>
        <source>Mailgun refuses what was asked: “%2”.</source>
        <translation>Mailgun lehnt die Anfrage ab: „%2“.</translation>
    </message>
    <message>
        <source>Mailgun did not say whether it took the copy for %1 (%2): the events will tell.</source>
        <translation>Mailgun hat nicht gesagt, ob es die Kopie für %1 angenommen hat (%2): Die Ereignisse werden es zeigen.</translation>
    </message>
    <message>
        <source>The bills due at %1 are no longer the ones to decide about: look at the schedule again.</source>
        <translation>Über die Rechnungen, die am %1 fällig sind, ist nicht mehr zu entscheiden: Sehen Sie noch einmal in den Zeitplan.</translation>
    </message>
    <message>
        <source>Somebody else has changed “%1” meanwhile: nothing was saved. Look at the rules again.</source>
        <translation>Jemand anderes hat „%1“ inzwischen geändert: Nichts wurde gespeichert. Sehen Sie sich die Regeln noch einmal an.</translation>
    </message>
    <message>
        <source>Somebody else has changed the schedule meanwhile: nothing was saved. Look at it again.</source>
        <translation>Jemand anderes hat den Zeitplan inzwischen geändert: Nichts wurde gespeichert. Sehen Sie ihn sich noch einmal an.</translation>
    </message>
    <message>
        <source>“%1” is no answer to what was missed: write run or skip.</source>
        <translation>„%1“ ist keine Antwort auf das Versäumte: Schreiben Sie run oder skip.</translation>
    </message>
    <message>
        <source>No field can be named “%1”, because each backer has %2 already.</source>
        <translation>Kein Feld kann „%1“ heißen, weil jeder Unterstützer %2 schon hat.</translation>
    </message>
    <message>
        <source>A quotation mark in line %2 of %1 is not closed at the end of its cell: close it, or write it twice where it is part of the text.</source>
        <translation>Ein Anführungszeichen in Zeile %2 von %1 ist am Ende seiner Zelle nicht geschlossen: Schließen Sie es, oder schreiben Sie es doppelt, wo es zum Text gehört.</translation>
    </message>
    <message>
        <source>%1 and %2 contradict each other: give one of them.</source>
        <translation>%1 und %2 widersprechen sich: Geben Sie nur eines davon an.</translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>Asked for no more mail</source>
        <translation>Wünscht keine Mail mehr</translation>
    </message>
    <message>
        <source>The server refused us, not the address</source>
        <translation>Der Server wies uns ab, nicht die Adresse</translation>
    </message>
    <message>
        <source>Mailgun refused the mail</source>
        <translation>Mailgun wies die Mail ab</translation>
    </message>
    <message>
        <source>Never locks</source>
        <translation>Sperrt nie</translation>
    </message>
    <message>
        <source>Locks at once</source>
        <translation>Sperrt sofort</translation>
    </message>
    <message>
        <source>Locks when the server said that there is no such mailbox</source>
        <translation>Sperrt, wenn der Server sagte, dass es das Postfach nicht gibt</translation>
    </message>
    <message>
        <source>Locks after %1 mails on different days, none delivered in between</source>
        <translation>Sperrt nach %1 Mails an verschiedenen Tagen, keine dazwischen zugestellt</translation>
    </message>
    <message>
        <source>No lock; bills are held back until somebody lifts it</source>
        <translation>Keine Sperre; Rechnungen werden zurückgehalten, bis jemand es aufhebt</translation>
    </message>
    <message>
        <source>The next mail would come back as well, and mail servers think less of senders who keep trying.</source>
        <translation>Die nächste Mail käme auch zurück, und Mailserver halten weniger von Absendern, die es weiter versuchen.</translation>
    </message>
    <message>
        <source>A mail that was taken and comes back says little by itself; that there is no such mailbox says enough.</source>
        <translation>Eine Mail, die angenommen wurde und zurückkommt, sagt allein wenig; dass es das Postfach nicht gibt, sagt genug.</translation>
    </message>
    <message>
        <source>Mailgun would not even send the next bill.</source>
        <translation>Mailgun würde die nächste Rechnung gar nicht erst verschicken.</translation>
    </message>
    <message>
        <source>Who marks bills as spam harms the mail of all others.</source>
        <translation>Wer Rechnungen als Spam meldet, schadet der Mail aller anderen.</translation>
    </message>
    <message>
        <source>Mailgun remembers that a mail of ours was marked as spam, and would not send the next bill.</source>
        <translation>Mailgun merkt sich, dass eine Mail von uns als Spam gemeldet wurde, und würde die nächste Rechnung nicht verschicken.</translation>
    </message>
    <message>
        <source>Once may be a full mailbox; again and again means that nobody reads it.</source>
        <translation>Einmal kann ein volles Postfach sein; immer wieder heißt, dass es niemand liest.</translation>
    </message>
    <message>
        <source>A server may be down for days; again and again means that it is gone.</source>
        <translation>Ein Server kann tagelang ausfallen; immer wieder heißt, dass es ihn nicht mehr gibt.</translation>
    </message>
    <message>
        <source>It is his wish, and no fault of the address. Staff lift it when he asks.</source>
        <translation>Es ist ein Wunsch und kein Fehler der Adresse. Das Team hebt es auf, wenn darum gebeten wird.</translation>
    </message>
    <message>
        <source>A verdict on us, the sender: an alarm says so, and nobody is locked for it.</source>
        <translation>Ein Urteil über uns, den Absender: Ein Alarm sagt es, und niemand wird dafür gesperrt.</translation>
    </message>
    <message>
        <source>Something is wrong with the mail or our account, not with the address.</source>
        <translation>Mit der Mail oder unserem Konto stimmt etwas nicht, nicht mit der Adresse.</translation>
    </message>
</context>
<context>
    <name>reach</name>
    <message>
        <source>Reached for %1: %2 % (%3 of %4); of %5 nothing is known yet.</source>
        <translation>Erreicht für %1: %2 % (%3 von %4); von %5 ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>%1 hours after the start: %2 %; %3 then: %4 %.</source>
        <translation>%1 Stunden nach dem Beginn: %2 %; %3 damals: %4 %.</translation>
    </message>
</context>
<context>
    <name>story</name>
    <message>
        <source>The bill of %1 arrived at %2.</source>
        <translation>Die Rechnung für %1 kam bei %2 an.</translation>
    </message>
    <message>
        <source>The bill of %1 arrived at %2 and was marked as spam there.</source>
        <translation>Die Rechnung für %1 kam bei %2 an und wurde dort als Spam gemeldet.</translation>
    </message>
    <message>
        <source>The server of %2 has not taken the bill of %1 yet; Mailgun is still trying.</source>
        <translation>Der Server von %2 hat die Rechnung für %1 noch nicht angenommen; Mailgun versucht es weiter.</translation>
    </message>
    <message>
        <source>The bill of %1 came back from %2: %3</source>
        <translation>Die Rechnung für %1 kam von %2 zurück: %3</translation>
    </message>
    <message>
        <source>The server of %2 never took the bill of %1; Mailgun gave up.</source>
        <translation>Der Server von %2 nahm die Rechnung für %1 nie an; Mailgun gab auf.</translation>
    </message>
    <message>
        <source>The server of %2 refused the bill of %1 because of us, its sender.</source>
        <translation>Der Server von %2 wies die Rechnung für %1 unseretwegen ab, nicht wegen der Adresse.</translation>
    </message>
    <message>
        <source>Mailgun held the bill of %1 to %2 back: %3</source>
        <translation>Mailgun hielt die Rechnung für %1 an %2 zurück: %3</translation>
    </message>
    <message>
        <source>The bill of %1 was taken by Mailgun for %2; nothing was heard of it since.</source>
        <translation>Mailgun nahm die Rechnung für %1 für %2 an; seither war nichts von ihr zu hören.</translation>
    </message>
    <message>
        <source>The bill of %1 is in a call to Mailgun whose outcome is not known yet.</source>
        <translation>Die Rechnung für %1 steckt in einem Aufruf an Mailgun, dessen Ausgang noch nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Mailgun refused the address %2 for the bill of %1.</source>
        <translation>Mailgun wies die Adresse %2 für die Rechnung für %1 ab.</translation>
    </message>
    <message>
        <source>No bill of %1 was sent, because the backer is locked: %3</source>
        <translation>Für %1 ging keine Rechnung hinaus, weil die Person gesperrt ist: %3</translation>
    </message>
    <message>
        <source>No bill of %1 was sent: %4</source>
        <translation>Für %1 ging keine Rechnung hinaus: %4</translation>
    </message>
    <message>
        <source>There was no bill for this backer in %1.</source>
        <translation>Für diese Person gab es im Monat %1 keine Rechnung.</translation>
    </message>
    <message>
        <source>The backer was added after the bills of %1 were sent.</source>
        <translation>Die Person kam erst dazu, als die Rechnungen für %1 schon gesendet waren.</translation>
    </message>
    <message>
        <source>The backer was erased.</source>
        <translation>Die Person wurde gelöscht.</translation>
    </message>
    <message>
        <source>Ask to look into the spam folder too.</source>
        <translation>Bitten, auch in den Spam-Ordner zu sehen.</translation>
    </message>
    <message>
        <source>Ask whether our mail is wanted, and unlock then.</source>
        <translation>Fragen, ob unsere Mail erwünscht ist, und dann entsperren.</translation>
    </message>
    <message>
        <source>Wait: it is tried again for some hours.</source>
        <translation>Warten: Es wird noch einige Stunden versucht.</translation>
    </message>
    <message>
        <source>Ask for another address and correct it.</source>
        <translation>Um eine andere Adresse bitten und sie berichtigen.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the address: tell the operator what the server says.</source>
        <translation>Mit der Adresse ist alles in Ordnung: Sagen Sie der Versandleitung, was der Server sagt.</translation>
    </message>
    <message>
        <source>Ask for another address, or remove Mailgun&apos;s record of this one and unlock.</source>
        <translation>Um eine andere Adresse bitten, oder den Eintrag dieser bei Mailgun entfernen und entsperren.</translation>
    </message>
    <message>
        <source>Wait, or look whether events arrive at all.</source>
        <translation>Warten, oder nachsehen, ob überhaupt Ereignisse ankommen.</translation>
    </message>
    <message>
        <source>Wait until the run is settled.</source>
        <translation>Warten, bis der Lauf geklärt ist.</translation>
    </message>
    <message>
        <source>Correct the address and bill the period again.</source>
        <translation>Die Adresse berichtigen und den Monat noch einmal abrechnen.</translation>
    </message>
    <message>
        <source>Ask for another address; the bill can be sent then.</source>
        <translation>Um eine andere Adresse bitten; dann kann die Rechnung hinaus.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Bill the period again: only who has none gets one.</source>
        <translation>Den Monat noch einmal abrechnen: Nur wer keine hat, bekommt eine.</translation>
    </message>
    <message>
        <source>the backer was locked then.</source>
        <translation>Die Person war da gesperrt.</translation>
    </message>
    <message>
        <source>there was no address.</source>
        <translation>Es gab keine Adresse.</translation>
    </message>
    <message>
        <source>the address cannot be right.</source>
        <translation>Die Adresse kann nicht stimmen.</translation>
    </message>
    <message>
        <source>the backer has unsubscribed from our mail.</source>
        <translation>Die Person hat unsere Mail abbestellt.</translation>
    </message>
    <message>
        <source>there was nothing to bill.</source>
        <translation>Es gab nichts abzurechnen.</translation>
    </message>
    <message>
        <source>Taken by Mailgun</source>
        <translation>Von Mailgun angenommen</translation>
    </message>
    <message>
        <source>Not taken yet by the receiving server; Mailgun tries again</source>
        <translation>Vom Server des Empfängers noch nicht angenommen; Mailgun versucht es wieder</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Marked as spam by the recipient</source>
        <translation>Vom Empfänger als Spam gemeldet</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Came back: %1</source>
        <translation>Zurückgekommen: %1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>A link in it was followed</source>
        <translation>Einem Link darin gefolgt</translation>
    </message>
    <message>
        <source>Unsubscribed from our mail</source>
        <translation>Unsere Mail abbestellt</translation>
    </message>
    <message>
        <source>Mailgun recorded: %1</source>
        <translation>Mailgun vermerkte: %1</translation>
    </message>
    <message>
        <source>Locked by hand by %1: %3</source>
        <translation>Von Hand gesperrt von %1: %3</translation>
    </message>
    <message>
        <source>The address %3 was confirmed by its link</source>
        <translation>Die Adresse %3 wurde über ihren Link bestätigt</translation>
    </message>
    <message>
        <source>The id %2 became %3</source>
        <translation>Aus der Id %2 wurde %3</translation>
    </message>
    <message>
        <source>Bills are held back: the backer has unsubscribed</source>
        <translation>Rechnungen werden zurückgehalten: Die Person hat abbestellt</translation>
    </message>
    <message>
        <source>Bills are not held back any more</source>
        <translation>Rechnungen werden nicht mehr zurückgehalten</translation>
    </message>
    <message>
        <source>Erased by %1</source>
        <translation>Gelöscht von %1</translation>
    </message>
    <message>
        <source>%4 by %1</source>
        <translation>%4 von %1</translation>
    </message>
    <message>
        <source>This mailbox does not exist.</source>
        <translation>Dieses Postfach gibt es nicht.</translation>
    </message>
    <message>
        <source>The receiving server did not take the mail.</source>
        <translation>Der Server des Empfängers nahm die Mail nicht an.</translation>
    </message>
    <message>
        <source>The receiving server took the mail and sent it back later.</source>
        <translation>Der Server des Empfängers nahm die Mail an und schickte sie später zurück.</translation>
    </message>
    <message>
        <source>The receiving server did not answer until Mailgun gave up.</source>
        <translation>Der Server des Empfängers antwortete nicht, bis Mailgun aufgab.</translation>
    </message>
    <message>
        <source>The receiving server refuses our mail.</source>
        <translation>Der Server des Empfängers weist unsere Mail ab.</translation>
    </message>
    <message>
        <source>Mailgun knows the address as one that does not exist.</source>
        <translation>Mailgun kennt die Adresse als eine, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Mailgun knows the address as one that marked our mail as spam.</source>
        <translation>Mailgun kennt die Adresse als eine, die unsere Mail als Spam gemeldet hat.</translation>
    </message>
    <message>
        <source>The recipient has unsubscribed at Mailgun.</source>
        <translation>Der Empfänger hat bei Mailgun abbestellt.</translation>
    </message>
    <message>
        <source>Mailgun refused to send this mail.</source>
        <translation>Mailgun lehnte es ab, diese Mail zu senden.</translation>
    </message>
    <message>
        <source>The recipient marked our mail as spam.</source>
        <translation>Der Empfänger meldete unsere Mail als Spam.</translation>
    </message>
    <message>
        <source>The receiving server asks to wait.</source>
        <translation>Der Server des Empfängers bittet zu warten.</translation>
    </message>
    <message>
        <source>Staff locked the backer by hand.</source>
        <translation>Mitarbeiter haben die Person von Hand gesperrt.</translation>
    </message>
    <message>
        <source>No reason is known.</source>
        <translation>Ein Grund ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Became a backer</source>
        <translation>Kam dazu</translation>
    </message>
    <message>
        <source>“%1” was sent to %2</source>
        <translation>„%1“ ging an %2</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <translation>Gesperrt: %1</translation>
    </message>
    <message>
        <source>Unlocked by %1</source>
        <translation>Entsperrt von %1</translation>
    </message>
    <message>
        <source>Address changed from %1 to %2 by %3</source>
        <translation>Adresse von %1 in %2 geändert von %3</translation>
    </message>
    <message>
        <source>Note by %1</source>
        <translation>Notiz von %1</translation>
    </message>
    <message>
        <source>Left out of the bills of %1: %2</source>
        <translation>Bei den Rechnungen für %1 ausgelassen: %2</translation>
    </message>
    <message>
        <source>Mailgun refused the address for the bill of %1</source>
        <translation>Mailgun wies die Adresse für die Rechnung für %1 ab</translation>
    </message>
    <message>
        <source>A copy of the bill of %1 was sent by %2</source>
        <translation>Eine Kopie der Rechnung für %1 schickte %2</translation>
    </message>
    <message>
        <source>Test mail: %1</source>
        <translation>Testmail: %1</translation>
    </message>
    <message>
        <source>The backer asked for a test mail to %3</source>
        <translation>Die Person hat eine Testmail an %3 angefordert</translation>
    </message>
    <message>
        <source>The test mail arrived, and the backer was unlocked by it</source>
        <translation>Die Testmail kam an und hat die Sperre aufgehoben</translation>
    </message>
    <message>
        <source>Mailgun&apos;s record of the address was removed by %1</source>
        <translation>Mailguns Eintrag zur Adresse wurde entfernt von %1</translation>
    </message>
    <message>
        <source>%1 asked for Mailgun&apos;s record of the address to be removed</source>
        <translation>%1 bat darum, Mailguns Eintrag zu der Adresse zu entfernen</translation>
    </message>
    <message>
        <source>Older mails are not shown here</source>
        <translation>Ältere Mails sind hier nicht aufgeführt</translation>
    </message>
    <message>
        <source>No mail goes there any more: ask whether our mail is wanted, and unlock then.</source>
        <translation>Dorthin geht keine Mail mehr: fragen, ob unsere Mail erwünscht ist, und dann entsperren.</translation>
    </message>
    <message>
        <source>Ask whoever locked the backer whether mail may go there again.</source>
        <translation>Wer gesperrt hat, ist zu fragen, ob wieder Mail dorthin gehen darf.</translation>
    </message>
    <message>
        <source>Ask for another address before the next bill.</source>
        <translation>Vor der nächsten Rechnung um eine andere Adresse bitten.</translation>
    </message>
</context>
</TS>
