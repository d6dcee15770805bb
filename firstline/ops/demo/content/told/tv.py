"""Hotel TVs, information screens and signage."""

from firstline.ops.demo.shape import Pdf, Picture
from firstline.ops.demo.telling import Story, answered, asked, changed, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject="TV in the lobby loses its channels every night",
        who="hotell-strand.reception",
        lang="en",
        category="tv-signal",
        product="tv-43",
        agent="erik",
        team="service-desk",
        channel="portal",
        age=(2, 4),
        steps=(
            wrote(
                'Every morning the big TV in the lobby shows "no channels, run search". The night porter runs the search and then it is fine until the next morning. The rooms are not affected.',
                files=(Picture("tv-no-signal", "No channels | Run channel search", "lobby.jpg"),),
            ),
            took("boris"),
            passed("devices", "Lobby TV loses its channel list overnight.", to="erik"),
            took("erik"),
            noted(
                "Lobby TV is a consumer model with automatic channel update at 03:00; the hotel's head-end sends no network table then. Rooms have the hotel mode, it doesn't. Can't be switched off in the menu, but maybe in the service menu."
            ),
            answered(
                "Good morning! The lobby TV updates its channels at three at night, finds nothing because the house's own TV centre sleeps at that hour, and believes that there are none. I come by {d+3} and put it into the same mode as the ones in the rooms."
            ),
        ),
    ),
    Story(
        subject="Rum 312: bilden hackar på alla HD-kanaler",
        who="daniel.oberg",
        lang="sv",
        category="tv-signal",
        product="tv-service",
        agent="marko",
        team="devices",
        age=(1, 3),
        steps=(
            wrote(
                "Tv:n i 312 hackar och blir rutig på HD-kanalerna. Jag bytte tv med 310, felet stannade i 312. 311 och 313 är bra. Så det sitter i väggen."
            ),
            took("marko"),
            noted(
                "Utmärkt felsökning av Daniel. Uttaget i 312 sitter sist i slingan, nivå troligen låg. Tar med mätaren."
            ),
            answered(
                "Hej Daniel, bra gjort, då behöver jag inte leta i tv:n. Jag mäter i uttaget i morgon kl. 11 när gästen har checkat ut. Kan du hålla rummet ledigt en timme?"
            ),
            wrote("312 är spärrat 11–13. Nyckeln ligger hos mig."),
            noted(
                "44 dBµV i uttaget, ska vara minst 47. Korroderad kontakt i väggen. Bytt kontakt: 52. Daniel kollar med nästa gäst innan jag stänger.",
                after="1d",
            ),
        ),
    ),
    Story(
        subject="Infoskärmen i stadshuset visar förra veckans sammanträden",
        who="katarina.engstrom",
        lang="sv",
        category="signage",
        product="signage",
        agent="ingrid",
        team="service-desk",
        impact="medium",
        recent=True,
        steps=(
            wrote(
                "Skärmen i entrén visar fortfarande förra veckans nämnder. Jag har publicerat de nya två gånger och ser dem på min dator. En journalist gick till fel lokal i morse."
            ),
            took("amina"),
            passed("applications", "Infoskärmen hämtar inte nytt innehåll.", to="ingrid"),
            took("ingrid"),
            answered(
                "Hej Katarina! Spelaren bakom skärmen hade fullt minne och sparade inte det nya, utan att säga något. Jag har rensat och startat om den. Ser du de nya nu? Beklaga till journalisten från oss."
            ),
            wrote("Ja, nu är det rätt vecka. Tack!"),
            noted("Larm satt på lagringsutrymme för alla nio spelare."),
            resolved("Spelarens minne var fullt. Rensat, larm infört för alla spelare."),
        ),
    ),
    Story(
        subject="A guest's phone casts to the TV of the wrong room",
        who="aurelie.lefevre",
        lang="en",
        category="tv-signal",
        product="tv-43",
        agent="marko",
        team="service-desk",
        urgency="high",
        steps=(
            wrote(
                "This is a little embarrassing. A family in 204 wanted to show a children's film on their TV, and it appeared in 207, in the middle of a business call. And then they saw what 207 had on. How is that possible?"
            ),
            took("sara"),
            changed("impact", "medium"),
            passed("devices", "Casting crosses rooms on floor 2. Check isolation with network.", to="marko"),
            took("marko"),
            noted(
                "204 and 207 changed TVs in spring. The pairing follows the TV, the room number on the screen follows the socket. So 204's code is shown in 207."
            ),
            answered(
                "Hi Aurélie, the TVs of 204 and 207 were exchanged in spring and kept each other's pairing codes. I have given both new ones and checked all of floor 2. I check the other floors this afternoon, room by room."
            ),
            wrote("Thank you. I have offered both parties breakfast. They had a good laugh, separately."),
            answered(
                "All 64 rooms checked, there was one more pair on floor 4, which had not been noticed. Both corrected.",
                after="1d",
            ),
            resolved("Pairing codes of exchanged TVs renewed. All rooms checked, two pairs corrected."),
        ),
    ),
    Story(
        subject="Önskar textning som förval i matsalen",
        who="leila.hosseini",
        lang="sv",
        category="tv-signal",
        product="tv-43",
        agent="marko",
        team="devices",
        type="service_request",
        urgency="low",
        age=(4, 6),
        steps=(
            wrote(
                "Hej! Två elever med hörselnedsättning äter i matsalen när nyheterna är på. Går det att ha textning på alltid? Personalen slår på den ibland och ibland inte."
            ),
            took("marko"),
            asked(
                "Hej Leila, det gör vi gärna. Textning som förval är enkelt. Ska den också stå på för teckenspråkstolkade sändningar när det finns? Då byter tv:n kanal av sig själv klockan 12, så fråga gärna de andra först."
            ),
        ),
    ),
    Story(
        subject="Departure board in the drivers' room is black",
        who="abdirahman.warsame",
        lang="en",
        category="signage",
        product="signage",
        agent="marko",
        team="service-desk",
        channel="phone",
        recent=True,
        steps=(
            wrote(
                "Abdi calls: the board with gates and times in the drivers' room is black since five. Drivers come to his window one by one. The small lamp on the screen is red."
            ),
            took("boris", after="1m"),
            noted(
                "Asked him to unplug screen and player for a minute. Lamp goes white for two seconds, then red. Screen doesn't get a picture from the player.",
                by="boris",
                after="5m",
            ),
            passed("devices", "Player or cable, board in the drivers' room.", to="marko", after="3m"),
            took("marko"),
            answered(
                "Abdi, I have put up a borrowed screen with the board as a web page, it shows the same. The player's power supply is gone. The new one is here tomorrow.",
                after="1h",
            ),
            answered(
                "New power supply in, board is back on its old place. You may keep the borrowed screen until {d+4} in case I am too optimistic.",
                after="1d",
            ),
            wrote("Two days without a driver at my window. You are not too optimistic.", after="1d"),
            resolved("Power supply of the signage player replaced."),
        ),
    ),
    Story(
        subject="Fotbollen på lördag – kan ni fixa kanalen i tid?",
        who="carina.strand",
        lang="sv",
        category="tv-signal",
        product="tv-service",
        agent="erik",
        team="devices",
        type="service_request",
        urgency="high",
        copied=("sofia.lindahl",),
        steps=(
            wrote(
                "Vi har 80 bokade till matchen på lördag i restaurangen, och upptäckte nyss att sportkanalen ligger i ett paket vi inte har. Vad kostar det och hinner ni?"
            ),
            took("erik"),
            answered(
                "Hej Carina! Vi hinner. För offentlig visning krävs företagspaketet, det går att ta för en månad. Jag har begärt pris av Bildlinjen och hör av mig före tre."
            ),
            asked(
                "Pris: en månad, hela restaurangen, upphör av sig själv. Du har det i bifogad offert. Säger du ja före klockan 12 i morgon är kanalen igång på {d+4}.",
                files=(
                    Pdf(
                        "offert-sportpaket.pdf",
                        "Offert: sportpaket för restaurang",
                        (
                            "Gäller: Hotell Strand, restaurangen",
                            "Period: en månad, upphör utan uppsägning",
                            "Visning för publik: ingår",
                            "Pris: 4 900 kr exkl. moms",
                        ),
                    ),
                ),
                after="3h",
            ),
            wrote("Ja! Kör."),
            answered(
                "Kanalen är igång på alla fyra skärmarna, nummer 21. Jag provade med ljud. Hoppas på rätt lag.",
                after="1d",
            ),
            resolved("Månadspaket tecknat, kanal 21 igång på restaurangens fyra skärmar."),
        ),
    ),
    Story(
        subject="Screen in the shop window turned off by itself at 18:00",
        who="mirjam.cohen",
        lang="en",
        category="signage",
        product="signage",
        agent="tobias",
        type="question",
        channel="portal",
        steps=(
            wrote(
                "Our window screen goes dark at 18:00 sharp, and in December people walk past until nine. I can't find the setting in its menu."
            ),
            took(),
            answered(
                'Hi Mirjam! It has a timer that came with it: on 8, off 18. It is under Settings, General, Power, "Business hours", and hidden unless you press OK for three seconds on "Power". I suggest off at 21:30 in December, so the neighbours upstairs can sleep.'
            ),
            wrote("Found it, thanks to the three seconds. Set to 21:30.", after="1h"),
            resolved("Screen's own timer changed by the user to 21:30."),
        ),
    ),
)
