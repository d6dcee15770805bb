"""Mobile subscriptions, phones, tablets and coverage."""

from firstline.ops.demo.shape import Pdf, Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    asked_vendor,
    changed,
    confirmed,
    noted,
    passed,
    resolved,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Mobile subscription for a new colleague",
        who="thordis.gudmundsdottir",
        lang="en",
        category="subscription",
        product="mobile-subscription",
        agent="ali",
        team="service-desk",
        type="service_request",
        urgency="medium",
        age=(2, 4),
        steps=(
            wrote(
                "Hi, Sahra Nur starts with us inspectors on the first. She needs a phone with a subscription before she drives out alone the first time. Same as the others in the team."
            ),
            took("tobias"),
            passed("telephony", "Subscription for a new inspector.", to="ali"),
            took("ali"),
            asked(
                "Hi Þórdís, the phone is here, charged and with the inspectors' apps. For the subscription I need to know: shall she have a new number, or the one that Gerd had? Every kitchen in town knows that number, so it will ring from the first day, for good and for bad."
            ),
        ),
    ),
    Story(
        subject="Surfen slut redan den 9:e, igen",
        who="emil.sandstrom",
        lang="sv",
        category="mobile-data",
        product="mobile-subscription",
        agent="ali",
        team="service-desk",
        age=(1, 3),
        steps=(
            wrote(
                "Tredje månaden i rad som datan tar slut i början av månaden. Jag har 20 GB och skickar bara några bilder. Platskontoret har trådlöst. Vad är det som äter?",
                files=(
                    Picture(
                        "phone-screen",
                        "Data usage | 20.0 of 20 GB | Drawing sync 17.4 GB | Mail 1.1 GB | Maps 0.6 GB",
                        "data.png",
                    ),
                ),
            ),
            took("boris"),
            noted(
                "Ritningsappen, 17,4 GB. Synkar hela projektet över mobilnät. Ali, kan vi styra det centralt?",
                by="boris",
            ),
            passed("telephony", "Ritningsappen synkar över mobilnätet, går det att styra?", to="ali"),
            took("ali"),
            answered(
                "Hej Emil! Din bild svarar själv: ritningsappen har hämtat hela Kvarnberget över mobilnätet, 17 av 20 GB. Jag har fyllt på 10 GB så att du klarar månaden, och stänger av synk över mobilnät för alla era platschefer i kväll."
            ),
            wrote("Tackar. Men jag behöver kunna hämta en enskild ritning i bilen, går det fortfarande?"),
        ),
    ),
    Story(
        subject="Phone fell from scaffolding, screen gone",
        who="oleksandr.shevchuk",
        lang="en",
        category="mobile-device",
        product="phone-rugged",
        agent="ali",
        team="telephony",
        recent=True,
        steps=(
            wrote(
                "It fell from the fourth level and rings, but the screen is black with lines. I cannot see who is calling. It is supposed to be the strong one.",
                files=(Picture("broken-screen", "phone", "phone.jpg"),),
            ),
            took("ali"),
            answered(
                "Hi Oleksandr, it rang after fourteen metres, so it did its part. A new one is in the locker at the site office from three o'clock; the code comes as a text to your foreman. Put your SIM into it, and sign in with your mail address. Your photos are in the cloud folder up to this morning."
            ),
            wrote("Received. Everything is there. I also ordered the wrist strap."),
            resolved("Phone replaced through the site locker, old one for recycling. Photos restored from the cloud."),
        ),
    ),
    Story(
        subject="Surfplattan i köket visar bara ett hänglås",
        who="sofia.lindahl",
        lang="sv",
        category="mobile-device",
        product="phone-s4",
        agent="tobias",
        channel="phone",
        steps=(
            wrote(
                'Sofia ringer mitt i lunchen. Plattan där köket ser beställningarna visar ett hänglås och "kontakta administratören". Hon skriver bongar för hand.'
            ),
            took(after="1m"),
            noted(
                "Plattan har inte synkat på 30 dagar och låstes av regeln för borttappade enheter. Står under en fläkt med dålig täckning. Lås upp, och undanta fasta plattor.",
                after="6m",
            ),
            resolved(
                "Plattan låstes av regeln för borttappade enheter. Upplåst under samtalet, fasta plattor undantas från regeln.",
                after="4m",
            ),
        ),
    ),
    Story(
        subject="Roaming bill of 3,400 kr from a weekend in Norway?",
        who="tuulikki.makinen",
        lang="en",
        category="subscription",
        product="mobile-subscription",
        agent="ali",
        team="service-desk",
        type="question",
        age=(5, 8),
        steps=(
            wrote(
                'Hello. On the invoice for the dispatch phone there are 3,400 kr for "maritime network". Our driver took the ferry over the fjord, forty minutes. Norway itself should be included. Can it be right?',
                files=(
                    Pdf(
                        "invoice-extract.pdf",
                        "Extract of invoice 55-20931",
                        (
                            "Number 070-174 06 47",
                            "Maritime network, data 340 MB   3 400,00 kr",
                            "Norway, data 1,2 GB   0,00 kr",
                            "Norway, calls 14 min   0,00 kr",
                        ),
                    ),
                ),
            ),
            took("amina"),
            passed("telephony", "Maritime roaming, disputed with Talvia.", to="ali"),
            took("ali"),
            noted(
                "Phone caught the ferry's own satellite cell. There should have been a cap at 600 kr with a text message. Talvia has to show that it was sent."
            ),
            answered(
                "Hello Tuulikki, the ferry has its own network by satellite, and it counts as neither Norway nor Sweden. But there is a cap: at 600 kr they must ask first, and they did not. I have disputed the invoice. Please don't pay that line. From now on all your drivers' phones refuse ship networks."
            ),
            asked_vendor("talvia", "Invoice 55-20931 disputed: no warning at 600 kr. Their case T-51302."),
        ),
    ),
    Story(
        subject="Byta till eSIM när jag ändå får ny telefon?",
        who="gunnar.berg",
        lang="sv",
        category="subscription",
        product="mobile-subscription",
        agent="ali",
        team="telephony",
        type="question",
        urgency="low",
        channel="phone",
        steps=(
            wrote(
                "Gunnar undrar om det är någon fördel med eSIM i nya telefonen. Han reser till leverantörer i Polen en gång i månaden och vill inte pilla med kort."
            ),
            took("ali", after="1m"),
            answered(
                "Hej Gunnar! Ja, för dig är det en fördel: du kan ha ett polskt nummer bredvid det svenska utan att byta kort, och tappar du bort telefonen kan jag flytta numret på fem minuter. Nackdelen är att du inte själv kan flytta det till en lånetelefon. Jag gör i ordning det till {d+3} när telefonen kommer."
            ),
            confirmed(after="1d"),
        ),
    ),
    Story(
        subject="Handdatorerna läser inte de nya streckkoderna",
        who="niklas.berglund",
        lang="sv",
        category="mobile-device",
        product="handheld",
        agent="kofi",
        team="service-desk",
        impact="high",
        urgency="high",
        age=(0, 1),
        steps=(
            wrote(
                "Vår största kund har bytt till fyrkantiga koder på pallarna i dag. Ingen av våra tolv handdatorer läser dem, de piper inte ens. Vi knappar för hand, 16 siffror per pall, 400 pallar. Bild på en kod bifogas.",
                files=(Picture("label", "SSCC 3 7340012 345678901 2 | DataMatrix", "pall.jpg"),),
            ),
            took("boris", after="3m"),
            changed("urgency", "high", after="1m"),
            passed(
                "workplace",
                "Tolv handdatorer ska läsa DataMatrix. Lagret står på handknappning.",
                to="kofi",
                after="4m",
            ),
            took("kofi", after="3m"),
            answered(
                "Hej Niklas! Läsaren klarar koden, den är bara avstängd från fabrik. Jag skickar ut inställningen till alla tolv nu. Det tar ungefär tio minuter per platta, och de startar om en gång. Börja med att lägga tre i laddaren så att inte alla är borta samtidigt.",
                after="15m",
            ),
            wrote('Sju klara och de läser på första försöket. Fem syns som "väntar" fortfarande.', after="1h"),
            noted(
                "De fem hänger i östra hallen utan täckning, samma sak som Mei arbetar med. Ber Niklas bära dem till kontoret."
            ),
        ),
    ),
    Story(
        subject="Lost phone on the train, has client data",
        who="priya.raman",
        lang="en",
        category="mobile-device",
        product="phone-s4",
        agent="boris",
        impact="medium",
        urgency="high",
        when="evening",
        tags=("security",),
        clock="19:05",
        steps=(
            wrote(
                "I left my work phone on the 18:40 train. It is locked with a code, but mail and client files are on it. What do you need from me? I write from home."
            ),
            took(after="6m!"),
            answered(
                "Hi Priya, nothing from you right now, only don't call the phone. I have locked it, put our number on its screen and stopped its access to mail and files. If it is not found by tomorrow at ten I wipe it.",
                after="9m!",
            ),
            wrote(
                "The conductor has it! He called the number on the screen. I can fetch it at the station at seven.",
                after="55m!",
            ),
            answered(
                "What a good conductor. When you have it: unlock it with your code and sign in to mail once. I have not wiped anything."
            ),
            wrote("Fetched and signed in. Cinnamon bun delivered to conductor.", after="4h"),
            resolved("Phone locked from afar, found and returned. Nothing wiped, access opened again."),
        ),
    ),
)
