<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>OverviewWords</name>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln mail</numerusform>
            <numerusform>%Ln mails</numerusform>
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
    <name>bouncedesk::ui::BackersPage</name>
    <message numerus="yes">
        <source>%n locked</source>
        <translation>
            <numerusform>%n locked</numerusform>
            <numerusform>%n locked</numerusform>
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
</TS>
