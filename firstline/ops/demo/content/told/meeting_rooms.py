"""Meeting-room screens, cameras, sound and booking."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import Story, answered, asked, confirmed, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject="Fullmäktige sänds utan ljud!",
        who="katarina.engstrom",
        lang="sv",
        category="room-video",
        product="room-kit",
        agent="marko",
        team="service-desk",
        channel="phone",
        impact="high",
        urgency="high",
        copied=("margareta.stalnacke",),
        clock="17:50",
        steps=(
            wrote(
                "Katarina ringer 17.50, fullmäktige börjar 18.00 och webbsändningen har bild men inget ljud. I salen hörs det bra."
            ),
            took("sara", after="1m!"),
            passed("devices", "Webbsändning utan ljud, börjar om tio minuter.", to="marko", after="1m!"),
            took("marko", after="1m!"),
            noted(
                "Mixern: utgång 3 nedskruvad efter städning. Bad Katarina vrida vit ratt märkt SÄNDNING till tolv.",
                after="4m!",
            ),
            answered(
                "Ljudet är ute sedan 17.57. Någon hade torkat av mixern och vridit ner ratten för sändningen. Jag lyssnar med de första tjugo minuterna.",
                after="3m!",
            ),
            wrote("Alla hör. Ordföranden också, tyvärr för dem som pratade innan. Tack!", after="45m!"),
            answered("Jag sätter ett lock över ratten i morgon.", after="40m"),
            resolved("Sändningens ljudutgång nedvriden. Återställd, lock monterat över ratten."),
        ),
    ),
    Story(
        subject="Boardroom camera follows the plant instead of the speaker",
        who="jelena.markovic",
        lang="en",
        category="room-video",
        product="room-kit",
        agent="kofi",
        team="service-desk",
        age=(2, 3),
        steps=(
            wrote(
                "In customer meetings the camera zooms in on the big palm in the corner, and stays there. We have turned the palm, it has not helped. The customer in Gothenburg now asks how the palm is."
            ),
            took("boris"),
            passed("workplace", "Tracking camera, boardroom at Granströms.", to="kofi"),
            took("kofi"),
            noted(
                "The ventilation moves the leaves, the camera takes it for a gesturing person. There is an exclusion zone in the firmware since 2.3, room is at 2.1."
            ),
            answered(
                "Hi Jelena, the fan moves the leaves, and the camera thinks somebody is speaking with their hands. The new version lets me draw a border around the palm. I install it tonight, and do the drawing tomorrow together with somebody in the room."
            ),
            wrote("Perfect. I am in the room at nine, so is the palm."),
        ),
    ),
    Story(
        subject="Mötesrum Älven: bokat men tomt hela tiden",
        who="lena.marklund",
        lang="sv",
        category="room-booking",
        product="mail",
        agent="amina",
        type="question",
        recent=True,
        steps=(
            wrote(
                'Älven är bokat varje onsdag 9–12 av "Projekt Vatten", men det har inte suttit någon där sedan maj. Projektet är slut. Ingen vill avboka någon annans möte. Kan ni?'
            ),
            took(),
            noted("Serien ägs av en konsult som slutade i juni."),
            answered(
                'Hej Lena! Serien ägdes av en konsult som slutat, därför fick ingen frågan. Jag har avbokat den. Jag har också slagit på att rummet frågar "är ni här?" på skylten och släpper tiden efter tio minuter, vill ni inte ha det säger du till.'
            ),
            wrote("Behåll det! Det behövs i alla rum."),
            resolved("Övergiven bokningsserie borttagen, incheckning på dörrskylten påslagen för stadshusets rum."),
        ),
    ),
    Story(
        subject="Projector in the aula has a pink tint",
        who="henry.okafor",
        lang="en",
        category="room-screen",
        product="projector",
        agent="marko",
        team="service-desk",
        age=(4, 6),
        steps=(
            wrote(
                "Everything in the aula is pink. Funny for a week, less so before the parents' evening on {d+6}. The lamp hours show 3,912."
            ),
            took("tobias"),
            passed("devices", "Pink projector, 3912 h.", to="marko"),
            took("marko"),
            noted(
                "Pink = green channel missing. Cable tested, same with another computer. Lamp is due anyway at 4000, but pink is the panel. Measured on site: not worth repairing."
            ),
            asked(
                "Hi Henry, I have been up on the ladder: it is not the cable and not the lamp but the green panel, and a repair costs nearly as much as a new one. I can lend you one for the parents' evening. Do you want an offer for a new projector, or for a large screen on wheels? The screen is dearer, but nobody needs a ladder again."
            ),
        ),
    ),
    Story(
        subject="Ingen hör oss på distans i lilla rummet",
        who="eva-lena.sundin",
        lang="sv",
        category="room-video",
        product="room-kit",
        agent="amina",
        steps=(
            wrote("Klienterna hör bara ett mummel från lilla mötesrummet. I stora går det bra. Samma dator."),
            took(),
            asked(
                'Hej Eva-Lena! När ni ansluter i lilla rummet, vilken mikrofon står vald i mötesprogrammet: "Rumsmikrofon" eller datorns egen?'
            ),
            wrote("Datorns egen! Och rumsmikrofonen finns inte i listan.", after="2h"),
            answered(
                "Då är usb-sladden ur. Under bordet finns en svart dosa med en vit pil, tryck in kontakten vid pilen tills det klickar. Den brukar lossna när någon sträcker på benen."
            ),
            wrote("Klick! Nu hörs vi, fick till och med beröm för ljudet."),
            resolved("USB-kontakt ur under bordet. Satt fast, Marko fäster den med klämma vid nästa besök."),
        ),
    ),
    Story(
        subject="Screen sharing asks for a PIN that nobody knows",
        who="giulia.ferraro",
        lang="en",
        category="room-screen",
        product="room-screen",
        agent="boris",
        urgency="high",
        channel="portal",
        steps=(
            wrote(
                "Conference of forty dentists, room Havet, begins in thirty minutes. When they try to share, the screen asks for a four-digit PIN. It is not 0000 and not 1234.",
                files=(Picture("login-dialog", "Screen Havet | Enter PIN to share | Wrong PIN", "havet.jpg"),),
            ),
            took(after="2m"),
            answered(
                "Hi Giulia, the PIN is shown on the screen itself when nobody shares: press the round button on the frame once and it stands top right. It changes for each meeting, so that neighbours don't share by mistake. Otherwise the cable in the table works without PIN.",
                after="4m",
            ),
            wrote("I see it, 7316. They are sharing teeth now. Thank you!", after="9m"),
            resolved(
                "PIN is shown on the screen after pressing the frame button. A small sign for each conference room is on its way."
            ),
        ),
    ),
    Story(
        subject="Skylten vid dörren visar fel rum",
        who="margareta.stalnacke",
        lang="sv",
        category="room-booking",
        product="room-screen",
        agent="marko",
        team="devices",
        steps=(
            wrote(
                "Skyltarna utanför Dalen och Höjden har bytt plats. I dag satt två grupper och väntade på varandra i tjugo minuter."
            ),
            took("marko"),
            answered(
                "Hej Margareta! Skyltarna togs ner när det målades och sattes upp omvänt. Jag byter namnen på dem härifrån nu, så behöver ingen skruva. Titta gärna om två minuter."
            ),
            confirmed(after="20m"),
        ),
    ),
)
