"""Laptops, docks, programs and what slows them down."""

from firstline.ops.demo.shape import File, Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    asked_vendor,
    changed,
    noted,
    passed,
    resolved,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Datorn tar 20 minuter att starta",
        who="birgitta.wallin",
        lang="sv",
        category="slow-computer",
        product="nova-desktop",
        agent="amina",
        age=(1, 3),
        steps=(
            wrote(
                "Jag sätter på datorn, går och hämtar kaffe, läser tidningen, och sedan är den nästan igång. Så har det inte alltid varit. Diariet öppnar kl 9."
            ),
            took(),
            asked(
                "Hej Birgitta! Jag har tittat på den härifrån: den har en gammal mekanisk disk och 94 % fullt. Har du mycket bilder eller inskannat som ligger på skrivbordet? Jag vill inte flytta något utan att fråga."
            ),
            wrote(
                "Det är inskannade handlingar från 2016 och framåt, ca 4 000 filer. De finns i diariet också men jag vågar inte slänga."
            ),
            noted(
                "60 GB på skrivbordet, synkas dessutom vid varje inloggning. Kopiera till registratorns mapp, jämför mot diariet, sedan ny disk. Kofi har en på hyllan."
            ),
            answered(
                "Klokt att inte slänga. Jag kopierar allt till registratorns mapp i natt och kontrollerar att varje fil finns kvar. Sedan får du en snabb disk av Kofi. Efter det hinner du inte ens resa dig efter kaffe."
            ),
        ),
    ),
    Story(
        subject="Second screen flickers when the lift runs",
        who="jamal.osman",
        lang="en",
        category="docking",
        product="dock-d2",
        agent="kofi",
        team="service-desk",
        age=(3, 5),
        steps=(
            wrote(
                "I know how it sounds. My second screen goes black for a second when the lift starts. I kept a list: 14 times yesterday, 14 trips of the lift. My desk is on the other side of the lift shaft.",
                files=(
                    File(
                        "lift.csv",
                        "time,lift,screen\n09:02,up,black 1 s\n09:17,down,black 1 s\n09:31,up,black 1 s\n09:58,up,black 1 s\n",
                        "text/csv",
                    ),
                ),
            ),
            took("boris"),
            noted("I like this one. Socket shares a group with the lift's brake?", by="boris"),
            passed("workplace", "Screen reacts to the lift. He has kept a list. It is real.", to="kofi"),
            took("kofi"),
            asked(
                "Hi Jamal, it sounds perfectly reasonable: long unshielded cable, strong motor. Could you swap the two screen cables at the dock, and see whether the fault follows the cable? If it does, it is the cable."
            ),
            wrote("It follows the cable. The bad one is 5 m long and lies along the shaft wall."),
            answered(
                "Then a shielded one of two metres is on its way to you with the internal post. Please keep the list going, I would love to see it end."
            ),
        ),
    ),
    Story(
        subject="Blå skärm tre gånger i dag",
        who="yasmin.karimi",
        lang="sv",
        category="hardware-fault",
        product="nova-16-cad",
        agent="kofi",
        team="service-desk",
        urgency="high",
        age=(4, 7),
        clock="10:15",
        steps=(
            wrote(
                "Datorn dör med blå skärm när jag öppnar den stora modellen. Tre gånger sedan nio. Har sparat men det blir inget räknat. Anbud på {d+3}.",
                files=(
                    Picture(
                        "stop-screen",
                        "A problem was found and the computer will start again | MEMORY_MANAGEMENT | 40 % complete",
                        "bluescreen.jpg",
                    ),
                ),
            ),
            took("amina"),
            passed("workplace", "MEMORY_MANAGEMENT vid stor modell. Anbud snart, behöver lånedator.", to="kofi"),
            took("kofi"),
            answered(
                "Hej Yasmin, du får en lånedator i dag, likadan, med dina program. Marko är hos dig klockan 13. Din gamla tar vi hit, jag misstänker minnet."
            ),
            wrote("Lånedatorn funkar, modellen öppnas. Tack, det räddar anbudet."),
            noted("Memtest: fault in module 2 after eleven minutes. Warranty. Novatek wants the whole machine."),
            asked_vendor(
                "novatek",
                "Nova 16 CAD, serial NC-3317, memory fault, warranty case G-9120. Eight working days.",
            ),
        ),
    ),
    Story(
        subject="Laptop battery swollen?",
        who="henry.okafor",
        lang="en",
        category="hardware-fault",
        product="nova-14",
        agent="erik",
        team="service-desk",
        urgency="medium",
        steps=(
            wrote(
                "Hi, my laptop does not close any more and the touchpad clicks by itself. It rocks on the table. Should I worry? I have a class until 11."
            ),
            took("boris", after="4m"),
            changed("urgency", "high", after="1m"),
            answered(
                "Hi Henry, yes, please take it seriously: that is a swollen battery. Shut it down now, unplug it, and put it on a stone or metal surface away from the pupils. Don't close the lid with force. Erik is on his way with a new laptop.",
                by="boris",
                after="3m",
            ),
            passed("workplace", "Swollen battery at the school, exchange at once.", to="erik", after="1m"),
            took("erik", after="3m"),
            wrote(
                "It lies on the stone sill in the physics room and the class finds it more exciting than Dickens.",
                after="15m",
            ),
            answered(
                "Collected, and your new one is signed in. It is the third of that series; I have called the other 14 in for a check.",
                after="2h",
            ),
            noted("Series NV-19xxx, batteries from week 40. 14 more at the school, 6 at the clinic. Exchange all."),
            resolved("Laptop with swollen battery replaced at once. Same series called in for a check."),
        ),
    ),
    Story(
        subject="Programmet för ritningar hittar inte licensservern",
        who="mikael.sand",
        lang="sv",
        category="software",
        product="cad",
        agent="kofi",
        team="service-desk",
        impact="medium",
        recent=True,
        steps=(
            wrote(
                'Hela plan (vi är sex) får "licensserver hittas inte" sedan vi kom i morse. Detaljplanen ska ut på samråd i dag.'
            ),
            took("boris"),
            passed("workplace", "Licensservern för CAD svarar inte, sex personer.", to="kofi"),
            took("kofi"),
            noted(
                "Server was patched and restarted at night, licence service set to manual start. Started, set to automatic."
            ),
            answered(
                "Hej! Licenstjänsten hade inte startat efter nattens uppdatering. Nu är den igång. Stäng programmet helt och öppna igen."
            ),
            wrote("Alla sex är inne. Samrådet är räddat."),
            resolved("Licenstjänsten startade inte efter omstart, satt till automatisk."),
        ),
    ),
    Story(
        subject="Åäö blir frågetecken i exporten",
        who="camilla.hagg",
        lang="sv",
        category="software",
        product="office-suite",
        agent="tobias",
        type="question",
        recent=True,
        steps=(
            wrote(
                "När jag exporterar kundlistan och öppnar i kalkylprogrammet blir Åkerström till Ã…kerstrÃ¶m. Vi har 600 kunder, hälften har prickar.",
                files=(
                    File(
                        "kunder.csv",
                        "Kundnr;Namn;Ort\n1001;Ã…kerstrÃ¶ms Ã…keri;Nordby\n1002;BjÃ¶rk & SÃ¶ner;HÃ¤ggvik\n",
                        "text/csv",
                    ),
                ),
            ),
            took(),
            answered(
                'Hej Camilla! Filen är riktig men kalkylprogrammet gissar fel teckenkod. Öppna det tomt, gå till Data, Från text/csv, välj filen och ange "65001: Unicode (UTF-8)". Jag har lagt en färdig mall i er mapp som gör det åt dig.'
            ),
            wrote("Mallen fungerade direkt. Herr Åkerström är hel igen!"),
            resolved("Import som UTF-8 via mall. Inget fel i exporten."),
        ),
    ),
    Story(
        subject="Dock charges but no keyboard, no screen, no network",
        who="ewa.nowak",
        lang="en",
        category="docking",
        product="dock-d2",
        agent="boris",
        recent=True,
        steps=(
            wrote(
                "Since {d-1} my docking station does nothing but charge. It is plugged in as always. The keyboard works directly in the laptop."
            ),
            took(),
            asked(
                "Hi Ewa, docks of this model sometimes fall asleep too deeply. Unplug the dock from the wall (not only from the laptop), wait for a slow count to thirty, and plug it in again. Did anything come back?"
            ),
            wrote("Keyboard and network yes, screens no."),
            answered(
                "Half way. I have sent new firmware to the dock, it installs at lunch when the laptop is locked. Leave it connected, the screens will blink twice."
            ),
            wrote("They blinked and stayed. All good now."),
            resolved("Dock reset and its firmware updated from 1.08 to 1.14."),
        ),
    ),
    Story(
        subject="Can't install the tachograph reader, needs administrator",
        who="tuulikki.makinen",
        lang="en",
        category="software",
        agent="kofi",
        team="service-desk",
        type="service_request",
        age=(0, 2),
        steps=(
            wrote(
                "We got a new card reader for the tachograph cards, and the program on the stick asks for an administrator. The transport agency wants the files by {d+5}.",
                files=(File("reader-model.txt", "DigiTacho CR-2 USB\nSW v5.3.1\nRequires: admin, .NET 6\n"),),
            ),
            took("boris"),
            passed("workplace", "Package the tachograph reader.", to="kofi"),
            took("kofi"),
            noted(
                "The one on the stick is from 2021 and unsigned. The maker has a newer, signed one. Packing that one, for both dispatch computers."
            ),
            answered(
                "Hi Tuulikki, please don't use what is on the stick, it is old. I pack the maker's new version, and it appears in \"Programs from Nordby\" on both dispatch computers tomorrow."
            ),
        ),
    ),
    Story(
        subject="Uppdateringen startade om mitt i bokslutet",
        who="william.grahn",
        lang="sv",
        category="software",
        product="nova-14",
        agent="sara",
        clock="15:20",
        steps=(
            wrote(
                'Datorn startade om av sig själv 14:05 medan jag satt i ett klientmöte med bokslutet uppe. Det stod att jag hade "skjutit upp för många gånger". Jag har aldrig sett frågan. Förlorade en timme.'
            ),
            took(),
            noted(
                'Frågan visades som notis bakom mötesfönstret tre dagar i rad, "stör ej" var på. Omstart tvingas efter tre. Dålig regel för revisorer i bokslutstider.'
            ),
            answered(
                "Hej William, jag är ledsen för din timme. Frågan visades, men bakom mötesfönstret och utan ljud, så du kunde inte se den.",
                "Jag har ändrat regeln för er: ingen tvingad omstart mellan 7 och 19, och en tydlig fråga kvällen innan. Under januari till april uppdaterar vi bara på söndagar.",
            ),
            wrote("Det låter klokt. Autospara hade faktiskt tagit det mesta, hittade filen sedan.", after="1d"),
            resolved("Regeln för omstarter ändrad för Sundin & Haddad. Inga tvingade omstarter på arbetstid."),
        ),
    ),
    Story(
        subject="Welding robot's PC asks for a key disk, whatever that is",
        who="ibrahim.sesay",
        lang="en",
        category="hardware-fault",
        agent="kofi",
        team="service-desk",
        urgency="high",
        age=(0, 1),
        steps=(
            wrote(
                'The old computer at the welding robot stopped at the start: "Insert key disk and press any key". It has a floppy slot. I am twenty-six years old. What is a key disk?',
                files=(Picture("old-screen", "NON-SYSTEM DISK | Insert key disk and press any key", "robot.jpg"),),
            ),
            took("boris"),
            noted(
                "Robot PC from 1998. Copy protection on a diskette. Torbjörn might know where it is. Kofi has a disk image from last year's back-up round!",
                by="boris",
            ),
            passed("workplace", "Robot PC doesn't find its key diskette. You made an image last year?", to="kofi"),
            took("kofi"),
            answered(
                "Hi Ibrahim, a key disk is a plastic square that proves that you have paid. I copied yours last year, when it already made noises. I bring a small box that pretends to be a diskette drive, in about an hour."
            ),
            wrote("Kent found the old one in the drawer with the ear plugs. It does not work, it rattles."),
        ),
    ),
    Story(
        subject="Kan ni visa hur man gör e-signering?",
        who="inger.blom",
        lang="sv",
        category="software",
        type="question",
        agent="amina",
        channel="portal",
        urgency="low",
        clock="10:05",
        steps=(
            wrote(
                "Styrelsen ska skriva under årsredovisningen elektroniskt i år. Jag fick en länk, men när jag klickar kommer en tom vit sida. Är det meningen? Jag är inte så van."
            ),
            took(),
            asked(
                "Hej Inger! Nej, det ska komma ett dokument. Gissningsvis blockerar webbläsaren det lilla fönstret. Syns det en ikon med ett rött kryss till höger i adressfältet? Jag ringer gärna så tar vi det tillsammans."
            ),
            wrote("Ja, ett kryss! Ring gärna efter fyra.", after="2h"),
            noted("Ringde efter fyra. Popup-blockering. Hon signerade själv, gick jättebra.", after="3h"),
            resolved("Popup-fönster tillåtna för signeringstjänsten. Visat på telefon, årsredovisningen signerad."),
        ),
    ),
    Story(
        subject="Bärbar dator stulen ur bilen i natt",
        who="rasmus.akerblom",
        lang="sv",
        category="hardware-fault",
        product="nova-14",
        agent="erik",
        team="service-desk",
        urgency="high",
        tags=("säkerhet",),
        channel="phone",
        age=(1, 2),
        clock="06:52",
        steps=(
            wrote(
                "Rasmus ringer 6.50. Inbrott i servicebilen i natt, datorn och en borrmaskin borta. Polisanmält per telefon. Han har ritningar till förskolan på den."
            ),
            took("boris", after="1m!"),
            noted(
                "Disken är krypterad, senast ansluten 16:31 i går. Konto spärrat på enheten, fjärradering köad.",
                by="boris",
                after="6m!",
            ),
            passed(
                "workplace",
                "Stulen dator, ersättning i dag. Spärrad och raderingskommando skickat.",
                to="erik",
                after="2m!",
            ),
            took("erik"),
            asked(
                "Hej Rasmus, tråkig morgon. Ingen kommer åt det som finns på datorn, disken är krypterad och jag har skickat en order om radering. Du har en ny på platskontoret före tio. Skicka gärna polisens ärendenummer när du fått det, försäkringen vill ha det."
            ),
        ),
    ),
)
