<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>KnowledgeWords</name>
    <message numerus="yes">
        <source>the newest event came within %n second(s)</source>
        <translation>
            <numerusform>the newest event came within a second</numerusform>
            <numerusform>the newest event came within %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest event came after %n minute(s)</source>
        <translation>
            <numerusform>the newest event came after a minute</numerusform>
            <numerusform>the newest event came after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln mail</numerusform>
            <numerusform>%Ln mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n webhook(s) had a wrong signature and were refused. Was the signing key renewed at Mailgun?</source>
        <translation>
            <numerusform>The last webhook had a wrong signature and was refused. Was the signing key renewed at Mailgun?</numerusform>
            <numerusform>The last %n webhooks had a wrong signature and were refused. Was the signing key renewed at Mailgun?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mailgun&apos;s events come %n minute(s) late on average; figures of today lag behind.</source>
        <translation>
            <numerusform>Mailgun&apos;s events come a minute late on average; figures of today lag behind.</numerusform>
            <numerusform>Mailgun&apos;s events come %n minutes late on average; figures of today lag behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No event for %n hour(s), much longer than usual. Do Mailgun&apos;s webhooks still come here?</source>
        <translation>
            <numerusform>No event for an hour, much longer than usual. Do Mailgun&apos;s webhooks still come here?</numerusform>
            <numerusform>No event for %n hours, much longer than usual. Do Mailgun&apos;s webhooks still come here?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::app::Desktop</name>
    <message numerus="yes">
        <source>Listening on %1 · %n event(s)/min</source>
        <translation>
            <numerusform>Listening on %1 · %n event/min</numerusform>
            <numerusform>Listening on %1 · %n events/min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::AudienceWords</name>
    <message numerus="yes">
        <source>The template (%1) names “%2”, which %Ln people who get a bill do not have: %3.</source>
        <translation>
            <numerusform>The template (%1) names “%2”, which %Ln person who gets a bill does not have: %3.</numerusform>
            <numerusform>The template (%1) names “%2”, which %Ln people who get a bill do not have: %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackerActions</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlocked: %n people.</source>
        <translation>
            <numerusform>Unlocked: %n person.</numerusform>
            <numerusform>Unlocked: %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked: %n people.</source>
        <translation>
            <numerusform>Locked: %n person.</numerusform>
            <numerusform>Locked: %n people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note added for %n people.</source>
        <translation>
            <numerusform>Note added for %n person.</numerusform>
            <numerusform>Note added for %n people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BackersPage</name>
    <message numerus="yes">
        <source>%n locked</source>
        <translation>
            <numerusform>%n locked</numerusform>
            <numerusform>%n locked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingFiles</name>
    <message numerus="yes">
        <source>%Ln line(s) were not used:</source>
        <translation>
            <numerusform>%Ln line was not used:</numerusform>
            <numerusform>%Ln lines were not used:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people were written to %1.</source>
        <translation>
            <numerusform>%Ln person was written to %1.</numerusform>
            <numerusform>%Ln people were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingPage</name>
    <message numerus="yes">
        <source>Next: %1, the bills for %2, %Ln people as of now.</source>
        <translation>
            <numerusform>Next: %1, the bills for %2, one person as of now.</numerusform>
            <numerusform>Next: %1, the bills for %2, %Ln people as of now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln</source>
        <translation>
            <numerusform>Show the %Ln</numerusform>
            <numerusform>Show the %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fewer</source>
        <translation>
            <numerusform>%Ln fewer</numerusform>
            <numerusform>%Ln fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::BillingWords</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>one person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) being checked</source>
        <translation>
            <numerusform>%Ln call is being checked</numerusform>
            <numerusform>%Ln calls are being checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>about %Ln minute</numerusform>
            <numerusform>about %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>about %Ln hour</numerusform>
            <numerusform>about %Ln hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ConnectionWidget</name>
    <message numerus="yes">
        <source>Tested: %n thing(s) to mend.</source>
        <translation>
            <numerusform>Tested: %n thing to mend.</numerusform>
            <numerusform>Tested: %n things to mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::DatabaseWidget</name>
    <message numerus="yes">
        <source>%Ln difference(s).</source>
        <translation>
            <numerusform>%Ln difference.</numerusform>
            <numerusform>%Ln differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database keeps raw events for %Ln day(s), for all programs on it: a shorter setting does not change that by itself.</source>
        <translation>
            <numerusform>This database keeps raw events for %Ln day, for all programs on it: a shorter setting does not change that by itself.</numerusform>
            <numerusform>This database keeps raw events for %Ln days, for all programs on it: a shorter setting does not change that by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database keeps raw events for %Ln day(s), for all programs on it.</source>
        <translation>
            <numerusform>This database keeps raw events for %Ln day, for all programs on it.</numerusform>
            <numerusform>This database keeps raw events for %Ln days, for all programs on it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep raw events for %Ln day(s)?</source>
        <translation>
            <numerusform>Keep raw events for %Ln day?</numerusform>
            <numerusform>Keep raw events for %Ln days?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::EventsPage</name>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n new event</numerusform>
            <numerusform>%n new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::JumpDialog</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::KnowledgeWidget</name>
    <message numerus="yes">
        <source>%n could not be used</source>
        <translation>
            <numerusform>%n could not be used</numerusform>
            <numerusform>%n could not be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::PreviewWidget</name>
    <message numerus="yes">
        <source>%Ln call(s) to Mailgun</source>
        <translation>
            <numerusform>%Ln call to Mailgun</numerusform>
            <numerusform>%Ln calls to Mailgun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln people get a bill</source>
        <translation>
            <numerusform>%1: one person gets a bill</numerusform>
            <numerusform>%1: %Ln people get a bill</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::ResultWidget</name>
    <message numerus="yes">
        <source>Of %Ln nothing is known yet.</source>
        <translation>
            <numerusform>Of %Ln nothing is known yet.</numerusform>
            <numerusform>Of %Ln nothing is known yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::RunsWidget</name>
    <message numerus="yes">
        <source>%Ln call(s) in flight are finished first.</source>
        <translation>
            <numerusform>%Ln call in flight is finished first.</numerusform>
            <numerusform>%Ln calls in flight are finished first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::SendFlow</name>
    <message numerus="yes">
        <source>Send %Ln bill(s)</source>
        <translation>
            <numerusform>Send %Ln bill</numerusform>
            <numerusform>Send %Ln bills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people get one mail each, from %1.</source>
        <translation>
            <numerusform>One person gets a mail, from %1.</numerusform>
            <numerusform>%Ln people get one mail each, from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bouncedesk::ui::SettingsPage</name>
    <message numerus="yes">
        <source>%n key(s); never shown.</source>
        <translation>
            <numerusform>%n key; never shown.</numerusform>
            <numerusform>%n keys; never shown.</numerusform>
        </translation>
    </message>
</context>
</TS>
