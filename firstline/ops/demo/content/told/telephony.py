"""The phone exchange, desk phones, queues and call quality."""

from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    asked_vendor,
    changed,
    held,
    noted,
    passed,
    resolved,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Question about the phone exchange's opening hours",
        who="tuulikki.makinen",
        lang="en",
        category="exchange",
        product="exchange",
        agent="petra",
        team="service-desk",
        type="question",
        urgency="low",
        age=(2, 4),
        steps=(
            wrote(
                "Hello! In winter we answer from 6:00 instead of 7:00 because of the early trucks. Who changes that in the exchange, you or I? And what do callers hear at 6:30 today?"
            ),
            took("amina"),
            passed("telephony", "Opening hours in the exchange, Strand Frakt.", to="petra"),
            took("petra"),
            asked(
                'Hi Tuulikki, today callers at 6:30 hear "we are closed, welcome back at seven". You can change the hours yourself in the exchange\'s page under Times, but I gladly do it with you the first time. From which day, and does it go back to seven in spring?'
            ),
            wrote("From {d+5} and until the end of March. I would like to learn it, so please let us do it together."),
            answered(
                "Then I call you tomorrow at nine, and we do it in five minutes. I have prepared a winter schedule, so that next year you only have to switch it on."
            ),
        ),
    ),
    Story(
        subject="Kunder kopplas bort efter exakt 30 sekunder i kön",
        who="hanna.lovgren",
        lang="sv",
        category="exchange",
        product="exchange",
        agent="ali",
        team="service-desk",
        impact="high",
        urgency="high",
        copied=("eva.lund",),
        age=(0, 0),
        steps=(
            wrote(
                "Sedan i morse klagar kunder på att de blir bortkopplade medan de väntar. Jag ringde själv och tog tid: 30 sekunder, sen klick. Vi är tre som svarar och har tomt på skärmen, så vi trodde att det var lugnt!"
            ),
            took("tobias"),
            changed("impact", "high"),
            passed("telephony", "Kön hos Strand Frakt lägger på efter 30 s.", to="ali"),
            took("ali", after="4m"),
            noted(
                "Överflödesregel: efter 30 s -> nummer 4400. 4400 var den gamla telefonisten, avslutad i går. Talvia har lagt in regeln, inte vi."
            ),
            answered(
                "Hej Hanna! Efter trettio sekunder skickade växeln samtalen vidare till ett nummer som upphörde i går. Regeln är borttagen och samtalen stannar nu i kön. Kan du provringa och vänta minst en minut? Jag lyssnar samtidigt."
            ),
            wrote(
                "Väntade 1:40 och Kerstin svarade! Men jag hörde ingen musik, bara tyst. Folk tror nog att det är dött."
            ),
        ),
    ),
    Story(
        subject="Echo on all calls from the new desk phones",
        who="sanna.niemi",
        lang="en",
        category="call-quality",
        product="desk-phone",
        agent="petra",
        team="service-desk",
        impact="medium",
        age=(6, 9),
        steps=(
            wrote(
                "Since we got the new phones, customers say that they hear themselves. We hear nothing strange. It is the same at all six desks, but not with headsets."
            ),
            took("amina"),
            passed("telephony", "Echo with the handset on Ringa 30, six phones, not with headset.", to="petra"),
            took("petra"),
            noted(
                "Microphone gain in the handset is +6 in firmware 4.2. Release 4.3 corrects it, according to Talvia, but is not released for our exchange yet."
            ),
            answered(
                "Hi Sanna, the handsets of the new model listen too well: they pick up the caller's voice from the earpiece. The maker has a correction. Until we may install it, please use the headset, or turn the earpiece down two steps; that takes most of the echo away."
            ),
            wrote("Two steps down works, though Agnes has to press it to her ear."),
            asked_vendor("talvia", "Firmware 4.3 for Ringa 30, released for our exchange when? Their case T-51188."),
        ),
    ),
    Story(
        subject="Headset piper i örat",
        who="agnes.thoren",
        lang="sv",
        category="desk-phone",
        product="headset",
        agent="tobias",
        recent=True,
        steps=(
            wrote(
                "Mitt headset piper två gånger ungefär var tionde minut, rakt in i örat, även när jag pratar med kund. Det är laddat."
            ),
            took(),
            asked(
                "Hej Agnes! Två pip var tionde minut är headsetets sätt att säga att det är på väg att tappa kontakten med stationen. Var står stationen, och är det något nytt i närheten av den, till exempel en skärm eller en fläkt?"
            ),
            wrote("Den står bakom en ny stor skärm. Flyttade fram den nu.", after="30m"),
            wrote("Inget pip på hela eftermiddagen!", after="4h"),
            resolved("Basstationen stod bakom en skärm och störde. Flyttad fram, inga pip."),
        ),
    ),
    Story(
        subject="Voicemail box says it is full and I cannot empty it",
        who="ravi.subramaniam",
        lang="en",
        category="exchange",
        product="exchange",
        agent="ali",
        team="telephony",
        steps=(
            wrote(
                "Patients tell me that my voicemail is full. When I dial in, it plays the oldest one, from March, and then says good-bye before I can delete it. I don't want to lose those from this week."
            ),
            took("ali"),
            answered(
                "Hello Ravi, the box is so full that there is no room left for the delete menu, an odd fault but a known one. I have moved everything older than this month to an archive, and nothing from this week has been touched. You have seven messages now. They also come as mail from today, if you like."
            ),
            wrote("Seven it is. As mail, no thank you; they are patients."),
            answered(
                "Of course, you are right. It stays switched off, and I have put a note on all boxes at the clinic that it shall be."
            ),
            resolved("Old messages archived, voicemail to mail stays off for the clinic because of patients' data."),
        ),
    ),
    Story(
        subject="Flytta numret 0980-319 231 till nya receptionen",
        who="ulla-britt.fredriksson",
        lang="sv",
        category="desk-phone",
        product="desk-phone",
        agent="petra",
        team="service-desk",
        type="service_request",
        age=(7, 11),
        steps=(
            wrote(
                "Hej! Receptionen flyttar till glasrummet vid entrén när målarna är klara. Numret ska med. Det måste fungera dygnet innan för vi har öppet som vanligt."
            ),
            took("boris"),
            passed("telephony", "Flytt av receptionsnummer, datum inte klart.", to="petra"),
            took("petra"),
            answered(
                "Hej Ulla-Britt! Jag förbereder så att numret ringer på båda ställena samtidigt en vecka, då spelar det ingen roll vilken dag ni flyttar. Uttaget i glasrummet är provat och fungerar. Hör av dig när målarna har lagt ifrån sig penslarna."
            ),
            wrote("De säger två veckor till. Det sa de för två veckor sedan också.", after="2d"),
            held(8, "Väntar på målarna; stäm av med Ulla-Britt."),
        ),
    ),
    Story(
        subject="No dial tone in the workshop",
        who="kent.lindberg",
        lang="en",
        category="desk-phone",
        product="desk-phone",
        agent="marko",
        team="service-desk",
        channel="phone",
        steps=(
            wrote(
                "Kent calls from his mobile: the wall phone at the lathes is dead. It is the emergency phone, so he wants it to work today."
            ),
            took("tobias", after="1m"),
            changed("urgency", "high", after="1m"),
            passed("devices", "Emergency phone at the lathes, Granströms. Today please.", to="marko", after="3m"),
            took("marko"),
            noted("Cable cut by a forklift 2 m from the wall phone. New cable, in a steel tube this time."),
            answered(
                "Kent, the phone rings again and I have called the alarm's test number from it. The new cable runs in a steel tube, so it will be the fork that bends next time."
            ),
            resolved("Cable cut by a forklift, replaced and protected by a tube. Test call made."),
        ),
    ),
    Story(
        subject="Telefonkön läser upp fel ordning i knappvalet",
        who="charlotte.essen-lagerkvist",
        lang="sv",
        category="exchange",
        product="exchange",
        agent="petra",
        team="telephony",
        impact="high",
        urgency="medium",
        age=(3, 5),
        steps=(
            wrote(
                'Patienterna hör "tryck 2 för BVC" men hamnar hos laboratoriet, och tvärtom. Det började i {d-1}s. Farid har ägnat morgonen åt att prata om vaccinationer.',
                "Charlotte von Essen-Lagerkvist\nVerksamhetschef",
            ),
            took("petra"),
            answered(
                "Hej Charlotte! Knappvalen är nu rätt igen: 2 går till BVC och 3 till labb. Inläsningen var rätt, det var kopplingen som kastades om när labbets nya nummer lades in. Hälsa Farid att han är fri."
            ),
            wrote(
                "Tack, 2 och 3 stämmer. Men nu när jag lyssnar på hela talar den fortfarande om influensavaccin från förra hösten, och öppettiderna är gamla."
            ),
            asked(
                "Det läser vi in på nytt. Jag skickar ett förslag på text här nedanför. Säg till vad som ska ändras, så låter jag Linda på studion läsa in det.",
                "- Välkommen till Vårdcentralen Björken.\n- För rådgivning och tidsbokning, tryck 1.\n- För BVC, tryck 2.\n- För laboratoriet, tryck 3.",
                "Vilka öppettider gäller?",
            ),
        ),
    ),
    Story(
        subject="Calls from the site drop when the crane moves, seriously",
        who="tomasz.zielinski",
        lang="en",
        category="call-quality",
        product="exchange",
        agent="ali",
        team="service-desk",
        age=(4, 7),
        steps=(
            wrote(
                "Hello, I am in crane 2 at Kvarnberget. When the jib points to the north, I cannot be called on the radio phone. To the south it works. My colleagues think that I make it up."
            ),
            took("boris"),
            noted(
                "I believe him. The repeater stands on the north-east corner at 22 m, the jib is at 24.",
                by="boris",
            ),
            passed("telephony", "Radio phone in crane 2 shadowed by the jib.", to="ali"),
            took("ali"),
            asked(
                "Hi Tomasz, I don't think you make it up: the jib shadows the antenna. Could you note for one day when it happens, with the direction as on a clock? I then move the repeater to where it disturbs least."
            ),
        ),
    ),
    Story(
        subject="Spela in samtal för utbildning, får vi?",
        who="stefan.brannstrom",
        lang="sv",
        category="exchange",
        product="exchange",
        agent="petra",
        team="telephony",
        type="question",
        urgency="low",
        steps=(
            wrote(
                "Vi vill spela in kundtjänstens samtal under december för att lära upp nya. Går det tekniskt, och vad kostar det?"
            ),
            took("petra"),
            answered(
                'Hej Stefan! Tekniskt går det, växeln har funktionen och den ingår i ert avtal. Men den som ringer ska få veta det innan och kunna säga nej, och personalen likaså. Jag föreslår ett knappval: "tryck 9 om du inte vill att samtalet spelas in". Inspelningarna raderas efter 30 dagar. Prata med ert dataskyddsombud först, så kopplar jag på när ni har ett ja.'
            ),
            wrote("Då avvaktar vi. Bra att veta, tack.", after="1d"),
            resolved("Kunden avvaktar. Upplägget beskrivet i svaret."),
        ),
    ),
)
