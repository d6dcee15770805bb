"""Internet lines and VPN."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    asked_vendor,
    confirmed,
    noted,
    passed,
    resolved,
    resumed,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Internet ligger nere på hela skolan",
        who="viktor.nyqvist",
        lang="sv",
        category="internet",
        product="internet",
        agent="dragan",
        channel="phone",
        impact="high",
        urgency="high",
        tags=("avbrott",),
        group="school-fibre",
        clock="09:14",
        steps=(
            wrote(
                "Viktor ringer: inget internet alls på Nordbyskolan sedan 9.10, varken trådlöst eller i salarna. Telefonerna är också tysta. Nationella prov på datorer börjar klockan tio."
            ),
            took(after="1m"),
            noted(
                "Routern på skolan svarar inte. Ljus på fibern saknas enligt porten. Ringer Fjällnät på prioriterade numret."
            ),
            asked_vendor("fjallnat", "Ingen ljussignal på fibern till Nordbyskolan. Deras ärende F-77120.", after="4m"),
            answered(
                "Viktor, det är fiberleverantören som har ett avbrott på sträckan till er. De har folk på väg. Jag kör ut med en mobil router till provsalen så att proven kan börja i tid, jag är där kvart i tio.",
                after="3m",
            ),
            wrote("Du räddade provet. Alla 28 är inloggade på den mobila.", after="40m", by="viktor.nyqvist"),
            resumed(after="1h"),
            answered(
                "Nu är fibern lagad, en grävmaskin hade tagit den vid rondellen. Allt på skolan ska fungera igen. Jag låter den mobila routern stå kvar till i morgon för säkerhets skull.",
                after="5m",
            ),
            resolved("Avgrävd fiber lagad av Fjällnät. Mobil reservförbindelse användes under provet."),
        ),
    ),
    Story(
        subject="VPN asks for the code again and again",
        who="ewa.nowak",
        lang="en",
        category="vpn",
        product="vpn",
        agent="mei",
        age=(1, 2),
        steps=(
            wrote(
                "Hi, when I connect from home I get the question for the six-digit code, I type it, it says OK, and then it asks again. After the third time it gives up. In the office I don't need it so I can't compare. Screenshot below.",
                "[picture]",
                files=(
                    Picture(
                        "login-dialog",
                        "VPN Nordby | ewa.nowak | Enter the code from your app | Attempt 3 of 3",
                        "vpn.png",
                        inline=True,
                    ),
                ),
            ),
            took("amina"),
            asked(
                "Hi Ewa, two quick questions: does the clock on the phone that shows the code agree with your computer's, to the minute? And when did it last work?",
                by="amina",
            ),
            wrote(
                "Phone and computer show the same time. It worked on {d-1}. In the evening I got the new phone and moved everything over."
            ),
            noted(
                "New phone, so two registrations of the app. The old one is still first in her list and the gateway only asks the first. Passing to network, I can't remove it.",
                by="amina",
            ),
            passed("network", "Old authenticator registration blocks the VPN sign-in.", to="mei"),
            took("mei"),
            asked(
                "Hello Ewa, I have removed the registration of your old phone. Can you try tonight from home and tell me how it went? If it asks twice, take a picture of the second question, please."
            ),
        ),
    ),
    Story(
        subject="VPN mycket långsamt efter klockan 15",
        who="hodan.abdi",
        lang="sv",
        category="vpn",
        product="vpn",
        agent="dragan",
        impact="medium",
        age=(3, 5),
        steps=(
            wrote(
                "Jag och två kollegor arbetar hemifrån {d+0} och {d+1} varje vecka. Efter tre på eftermiddagen tar det nästan en minut att öppna ett ärende. Fram till lunch är det inga problem. Vi har provat olika bredband hemma."
            ),
            took("tobias"),
            passed("network", "Tre användare, bara eftermiddagar, oberoende av bredband. Ser ut som hos oss."),
            took("dragan"),
            noted(
                "Säkerhetskopian av filservern går över samma länk och startar 14:55 sedan omläggningen. Ska gå 21:00. Sommartid/UTC-fel i schemat."
            ),
            answered(
                "Hej Hodan! Era eftermiddagar kolliderade med en säkerhetskopiering som råkat hamna klockan tre i stället för nio på kvällen. Den är flyttad. Kan ni tre hålla ett öga på det på {d+1} och säga om det håller?"
            ),
            wrote(
                "Det gick bra för mig. Saga säger att det fortfarande var segt för henne vid 15:30 men hon laddade upp filmer samtidigt."
            ),
            noted("Behåller öppet några dagar till. Lägger en mätning på länken 14–17."),
        ),
    ),
    Story(
        subject="VPN drops every night at two, and I work nights",
        who="mehmet.yildiz",
        lang="en",
        category="vpn",
        product="vpn",
        agent="mei",
        team="network",
        when="night",
        clock="02:40",
        steps=(
            wrote(
                "Hello from the night desk. Every night at 02:00 the connection to the booking system is cut and it takes ten minutes to come back. Guests arrive with the late train at 02:10. It would be good if it could break at another time, or not at all. Mehmet"
            ),
            took("mei"),
            answered(
                "Hello Mehmet, thank you for writing down the exact time. At two the firewall at the hotel installs its updates and restarts. Nobody had thought of the late train. I have moved it to 04:30; is that quiet?"
            ),
            wrote("04:30 is the quietest minute of the night. Only me and the coffee machine.", after="9h!"),
            answered(
                "Then 04:30 it is. It was in force tonight already. I take it down from my list, and you write if two o'clock ever comes back."
            ),
            resolved("Firewall updates at the hotel moved from 02:00 to 04:30."),
        ),
    ),
    Story(
        subject="Slow internet at the bakery since the weekend",
        who="lukas.novak",
        lang="en",
        category="internet",
        product="internet",
        agent="dragan",
        team="service-desk",
        age=(4, 6),
        steps=(
            wrote(
                "The card terminal thinks for half a minute, the music stops, and the order tablet is useless. It started on Saturday. We pay for 250 and get this:",
                files=(Picture("speed-test", "6.1 | 0.9 | 184", "speed.png"),),
            ),
            took("amina"),
            asked(
                "Hi Lukas, could you look at the little white box where the fibre comes in, in the storeroom, and send a picture of its lights?",
                by="amina",
            ),
            wrote(
                "Here. The flour is not on purpose.",
                files=(Picture("router", "POWER:green | FIBRE:amber | LAN 1:green | LAN 2:off", "box.jpg"),),
            ),
            passed("network", "Fibre light amber, 6 Mbit/s of 250. Line or box.", to="dragan"),
            took("dragan"),
            noted(
                "Optical level -29 dBm, limit is -27. Dirty or bent connector, or the splice outside. Fjällnät has to come."
            ),
            answered(
                "Hi Lukas, the light level in the fibre is too weak, so it is not your equipment and not the flour. Fjällnät comes to measure. I ask them for a time before five in the morning or after two, so that they don't stand in your way."
            ),
            asked_vendor(
                "fjallnat",
                "Weak optical level at Kvarngränd 3, their case F-77301. Visit not before {d+7}.",
            ),
        ),
    ),
    Story(
        subject="Jag kommer åt P: hemifrån men inte på kontoret?!",
        who="anders.nygren",
        lang="sv",
        category="vpn",
        product="vpn",
        agent="tobias",
        channel="portal",
        clock="11:32",
        steps=(
            wrote(
                "Detta måste vara bakvänt. Hemma med VPN ser jag P:. På kontoret säger datorn att sökvägen inte finns. Jag har byggnadsnämnd klockan 13 och handlingarna ligger där."
            ),
            took(after="4m"),
            asked(
                'Hej Anders, vi löser det före 13. Sitter datorn i dockan eller på trådlöst, och står det "Nordby-gäst" någonstans nere till höger?'
            ),
            wrote("Trådlöst. Nordby-gäst. Jaha.", after="5m"),
            answered(
                'Då är förklaringen gästnätet, det släpper inte in någon till filerna. Välj "Nordby-intern" i stället, så kommer P: tillbaka. Kryssa ur "anslut automatiskt" på gästnätet så händer det inte igen.',
                after="4m",
            ),
            confirmed(after="6m"),
        ),
    ),
    Story(
        subject="Both fibre lines of the control room show loss",
        who="mohammed.al-rashid",
        lang="en",
        category="internet",
        product="internet",
        agent="dragan",
        channel="phone",
        impact="high",
        urgency="high",
        tags=("on-call",),
        when="night",
        clock="02:08",
        steps=(
            wrote(
                "Mohammed in the control room calls the on-call number: 4 % packet loss on line A and 2 % on line B since 01:20. Everything still works, but two lines at once is not supposed to happen."
            ),
            took(after="2m!"),
            noted(
                "Both lines share the duct under the bridge, despite what the contract says. Saw it in Fjällnät's drawing last year.",
                after="9m!",
            ),
            answered(
                "Mohammed, I see the same. Fjällnät confirms a fault at the bridge node; they are changing a card. Line A goes over the radio link from now on, which has no loss. I stay awake until B is clean as well.",
                after="21m!",
            ),
            wrote("Radio link carries the load. Loss gone on A.", after="6m!"),
            answered(
                "B is clean since 03:48. Card replaced. I write a report for Lars in the morning, with a question to Fjällnät about why both lines meet in one duct.",
                after="65m!",
            ),
            resolved("Faulty card in the provider's node replaced. Report on the shared duct sent to Lars Isaksson."),
        ),
    ),
    Story(
        subject="Öppna port mot övervakningskameran?",
        who="patrik.sjolund",
        lang="sv",
        category="internet",
        product="internet",
        agent="dragan",
        team="network",
        type="question",
        steps=(
            wrote(
                "Hej, kameran i cykelrummet har en app men säljaren säger att ni måste öppna port 8080 i routern för att det ska gå att titta hemifrån. Kan ni göra det?"
            ),
            took("dragan"),
            answered(
                "Hej Patrik! Jag vill helst inte öppna porten: då kan hela världen prova lösenord mot kameran, och den modellen har inte fått uppdateringar på tre år.",
                "Däremot kan jag ge dig VPN i mobilen. Då ser du kameran hemifrån och ingen annan gör det. Det tar en kvart att ställa in och kostar inget extra i ert avtal.",
            ),
            wrote("Det låter bättre. Torsdag kväll är jag hemma."),
            answered(
                "VPN är upplagt och instruktionen ligger i din brevlåda. Ring växeln om något krånglar, jag har jouren i kväll.",
                after="1d",
            ),
            resolved("Ingen port öppnad. VPN upplagt för kameran i cykelrummet i stället."),
        ),
    ),
    Story(
        subject="Pupils reach pages they should not reach",
        who="henry.okafor",
        lang="en",
        category="internet",
        product="internet",
        agent="dragan",
        team="network",
        impact="medium",
        age=(1, 3),
        steps=(
            wrote(
                "Dear support, two pupils in 8B showed me, rather proudly, that the filter lets gambling pages through if one adds a dot after the address. I tried it in the staff room and they are right. I would rather not describe it in more detail in a mail.",
                "Henry Okafor",
            ),
            took("dragan"),
            noted(
                "Confirmed, trailing dot in the host name skips the category lookup. Bug in the filter version we run on all three schools' lines. Update is out since {d-2}."
            ),
            answered(
                "Thank you, Henry, and please greet the two in 8B: they found a real fault, and they found the right person to show it to. I have put a rule in that closes the hole now, and the filter itself is updated tonight. I will ask you to try once more tomorrow."
            ),
            wrote("They are delighted and a little disappointed. I will try in the second period."),
        ),
    ),
)
