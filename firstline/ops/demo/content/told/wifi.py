"""Wi-Fi and cables in the house."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
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
        subject="Wi-Fi slow in the warehouse, east side",
        who="joao.pereira",
        lang="en",
        category="wifi",
        product="wifi",
        agent="mei",
        team="service-desk",
        impact="medium",
        age=(2, 3),
        steps=(
            wrote(
                "The hand scanners on the east side lose contact between aisle 7 and 12. You have to walk to the middle to send. It got worse when we put up the new racks. I measured with my phone, see picture.",
                files=(Picture("wifi-meter", "strandfrakt-lager | 1 | 2.4 Mbit/s", "aisle-9.png"),),
            ),
            took("boris"),
            noted(
                "Two access points for the whole hall, drawing attached. New racks are full of metal since October. This is a radio question.",
                by="boris",
                files=(Picture("floor-plan", "Warehouse | AP 1:180,150 | AP 2:420,150", "hall.png"),),
            ),
            passed("network", "Coverage in the east half of the warehouse after new racking.", to="mei"),
            took("mei"),
            answered(
                "Hi João, the picture says it all: one bar in the middle of the day. The new racks stand between you and the nearest access point. I come by with a measuring set tomorrow at six, before the trucks, and walk the aisles. We probably need one more access point over aisle 10."
            ),
            wrote("Six is good. I unlock. There is power on the beam over aisle 10 but no network."),
            noted(
                "Measured: -82 dBm in aisles 8 to 12, need -67 for the scanners. One more AP and 38 m of cable. Asked the electrician for a price, Niklas has to approve the cost.",
                after="1d",
            ),
        ),
    ),
    Story(
        subject="Trådlösa nätet försvinner i samtalsrum 3 och 4",
        who="ylva.carlsson",
        lang="sv",
        category="wifi",
        product="wifi",
        agent="mei",
        team="network",
        age=(7, 9),
        steps=(
            wrote(
                "Hej! Läkarna klagar på att journalen hänger sig mitt i besöken i rum 3 och 4. I rum 1 och 2 är det inga problem. Det är samma datorer som rullas mellan rummen, så det kan inte vara dem."
            ),
            took("mei"),
            answered(
                "Hej Ylva, tack för att ni redan har provat datorerna på båda ställena, det sparar mycket. Rum 3 och 4 hör till accesspunkten i korridoren, och den har hoppat mellan två kanaler hela veckan. Jag låser den till en kanal i kväll när ni har stängt."
            ),
            wrote(
                "Bättre men inte bra. Igår hängde det två gånger i rum 4 mellan 13 och 14. Inget i rum 3.",
                after="2d",
            ),
            noted(
                "13–14 varje dag: det är när ultraljudet i rum 5 körs. Mätte störningar på 2,4 GHz. Flyttar rum 4 till 5 GHz och beställer en accesspunkt inne i korridorshörnet."
            ),
            held(4, "Accesspunkten levereras och sätts upp på lördag när kliniken är stängd."),
        ),
    ),
    Story(
        subject="Guest Wi-Fi: guests see a warning page instead of the login",
        who="aurelie.lefevre",
        lang="en",
        category="wifi",
        product="guest-wifi",
        agent="dragan",
        team="service-desk",
        impact="high",
        urgency="medium",
        copied=("carina.strand",),
        recent=True,
        clock="08:20",
        steps=(
            wrote(
                "Good morning,",
                'Since this morning our guests get a red page, "your connection is not private", when they try to join the guest network. We have forty guests in the house and a conference arriving at noon. At the desk we tell everyone to press "continue anyway", which is not how we want to be seen.',
                "Aurélie",
                files=(
                    Picture(
                        "error-window",
                        "Your connection is not private | guest.hotellstrand.example | Certificate expired",
                        "warning.jpg",
                    ),
                ),
            ),
            took("sara"),
            changed("urgency", "high"),
            passed("network", "Certificate of the guest portal has run out. Conference at noon.", to="dragan"),
            took("dragan", after="5m"),
            answered(
                "Hi Aurélie, the certificate of the welcome page ran out at midnight; the automatic renewal had failed without telling anybody. I have put in a new one. Guests who have the red page open need to forget the network and join again; everybody else sees the welcome page at once.",
                after="25m",
            ),
            wrote("It works on three phones here at the desk. The conference will not notice a thing. Merci!"),
            noted("Added monitoring of certificate dates for all guest portals, warns at 21 days."),
            resolved("Certificate of the guest portal renewed; its date is now monitored."),
        ),
    ),
    Story(
        subject="Nätverksuttag saknas vid nya skrivborden",
        who="lena.marklund",
        lang="sv",
        category="lan",
        agent="marko",
        team="service-desk",
        type="service_request",
        urgency="low",
        age=(6, 9),
        steps=(
            wrote(
                "Vi har fått fyra nya skrivbord på HR, plan 2, mot gården. Elektrikern har dragit el men det finns bara två nätverksuttag. Vi behöver sex till (dator + telefon). Inflyttning den första nästa månad."
            ),
            took("boris"),
            passed("devices", "Sex uttag, plan 2 HR. Behöver besök och pris.", to="marko"),
            took("marko"),
            asked(
                "Hej Lena! Jag har varit uppe och tittat. Det går att dra sex uttag från korsskåpet i korridoren, en dag för elektrikern. Telefonerna har genomkoppling, så ni klarer er egentligen med fyra. Vill ni ha fyra eller sex? Skillnaden är ungefär en tredjedel av priset."
            ),
            wrote("Fyra räcker då. Kan det bli klart före den första?"),
            held(7, "Elektrikern bokad, drar fyra uttag."),
        ),
    ),
    Story(
        subject="Sladden under mitt skrivbord glappar",
        who="agnes.thoren",
        lang="sv",
        category="lan",
        agent="marko",
        team="devices",
        channel="portal",
        recent=True,
        steps=(
            wrote(
                "Om jag stöter till sladden med foten tappar datorn nätet i en halv minut och samtalet bryts. Har tejpat men det hjälper inte."
            ),
            took("marko"),
            answered(
                "Hej Agnes! Det lilla plasthaket på kontakten är av, det är vanligt och tejp biter tyvärr inte. Jag har en ny sladd i bilen och är hos er i morgon vid nio. Jag drar den längs benet också, så att foten får vara i fred."
            ),
            answered("Ny sladd på plats och uppspänd under skivan. Sparka lagom.", after="1d"),
            wrote("Jättebra, inga avbrott på hela förmiddagen!"),
            resolved("Nätverkskabel bytt och fäst under bordet."),
        ),
    ),
    Story(
        subject="Laundry booking screen in house 3 has lost the network",
        who="anita.desai-holmgren",
        lang="en",
        category="wifi",
        product="wifi",
        agent="mei",
        team="service-desk",
        when="weekend",
        age=(2, 4),
        steps=(
            wrote(
                'Hello, the board here. The booking screen outside the laundry in house 3 shows "no connection". Neighbours have started to book on a paper on the door, and it is turning into a small war. Houses 1, 5 and 7 are fine.',
                files=(
                    Picture(
                        "error-window",
                        "Laundry booking | No connection | Last contact Saturday 06:12",
                        "screen.jpg",
                    ),
                ),
            ),
            took("boris"),
            noted(
                "Nothing from the switch in house 3 since Saturday 06:12. Caretaker Patrik has the key to the cellar.",
                by="boris",
            ),
            asked(
                "Hi Anita, it looks as if the small network box in the cellar of house 3 has no power. Could Patrik look whether its green light is on? It hangs beside the meter cabinet.",
                by="boris",
            ),
            wrote(
                "Patrik says a fuse had gone and he has changed it. The light is green, the screen still says no connection.",
                after="1d",
            ),
            passed("network", "Switch is up again, the screen has not come back.", to="mei"),
            took("mei"),
            noted(
                "Switch lost its configuration with the power; port 4 is in the wrong network. Restoring from last night's copy."
            ),
        ),
    ),
)
