<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>account</name>
    <message numerus="yes">
        <source>Those were too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Those were too many attempts. Try again in %n minute.</numerusform>
            <numerusform>Those were too many attempts. Try again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
</TS>
