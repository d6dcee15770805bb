"""Tills and card terminals."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import Story, answered, asked, confirmed, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject='Kortterminalen säger "inget svar från bank" varje lunch',
        who="selma.demir",
        lang="sv",
        category="card-terminal",
        product="pos-terminal",
        agent="dragan",
        team="service-desk",
        impact="medium",
        urgency="high",
        age=(0, 1),
        clock="09:20",
        steps=(
            wrote(
                "Varje dag mellan 11.45 och 12.30 tar var tredje kortköp en minut eller avbryts. Kön går ut på gatan. Resten av dagen går det bra. Bild på terminalen.",
                files=(Picture("pos-terminal", "Ingen kontakt | Inget svar från bank | Försök igen", "terminal.jpg"),),
            ),
            took("tobias"),
            noted(
                "Gästnätet i kaféet är öppet och fullt vid lunch, 70 telefoner. Terminalen går på samma accesspunkt.",
                by="tobias",
            ),
            passed("network", "Terminalen trängs med gästerna på trådlösa nätet.", to="dragan"),
            took("dragan"),
            answered(
                "Hej Selma! Era lunchgäster surfar på samma väg som korten ska fram. Jag har gett terminalen förtur och ett eget nät från och med nu. Skriv gärna efter lunch hur det gick, så vet vi om det räcker eller om den ska få sladd."
            ),
            wrote("Bättre! Bara två som tog lång tid. Men sladd låter bra, den står ändå på disken."),
        ),
    ),
    Story(
        subject="Till prints the old address on receipts",
        who="mirjam.cohen",
        lang="en",
        category="till",
        product="till",
        agent="amina",
        type="service_request",
        urgency="low",
        channel="portal",
        recent=True,
        steps=(
            wrote(
                "We moved across the street in August, number 17 instead of 18. The receipts still say 18. See the picture. Customers who want to return something go to the shoe shop.",
                files=(
                    Picture(
                        "receipt",
                        "Ellens Garn & Tyg | Storgatan 18, Nordby | Ullgarn natur 2 x 69,00 | 138,00 | Stickor 4 mm | 89,00 | Att betala | 227,00",
                        "kvitto.jpg",
                    ),
                ),
            ),
            took(),
            answered(
                "Hi Mirjam, thank you for the picture. The address on receipts is also registered with the control unit, so it must be changed in both places; I have done that. Please close the day tonight as usual, and tomorrow's first receipt has number 17."
            ),
            wrote("Number 17! The shoe shop sends its regards.", after="1d"),
            resolved("Address changed in till and control unit, valid from the next day's first receipt."),
        ),
    ),
    Story(
        subject="Dagskassan stämmer inte: 1 284 kr för mycket",
        who="petronella.strom",
        lang="sv",
        category="till",
        product="till",
        agent="ingrid",
        team="service-desk",
        steps=(
            wrote(
                "Dagsavslutet i går visar 1 284 kr mer än vad som finns i lådan och på korten. Vi har räknat tre gånger. Det är samma summa som beställningen till förskolan som betalas mot faktura, om det säger något?"
            ),
            took("amina"),
            passed("applications", "Faktura räknas som kontant i dagsavslutet?", to="ingrid"),
            took("ingrid"),
            noted(
                'Betalsätt "Faktura" pekar på konto 1910 (kassa) efter KassaNords uppdatering. Rättas i mallen, gårdagen måste bokas om.'
            ),
            answered(
                "Hej Petronella, det säger allt! Betalsättet Faktura hade kopplats till kassalådan vid senaste uppdateringen. Det är rättat, och gårdagen är ombokad så att Johan kan stänga den. Ni hade räknat rätt alla tre gångerna."
            ),
            confirmed(after="3h"),
        ),
    ),
    Story(
        subject="Card reader battery dies after one hour on the terrace",
        who="aurelie.lefevre",
        lang="en",
        category="card-terminal",
        product="pos-terminal",
        agent="marko",
        team="service-desk",
        age=(3, 5),
        steps=(
            wrote(
                "Two of our five portable readers last one hour, the others last the whole evening. They are the same age. In the cold it is worse."
            ),
            took("boris"),
            passed("devices", "Two T5 with weak batteries, Hotell Strand.", to="marko"),
            took("marko"),
            asked(
                "Hi Aurélie, could you note the serial numbers of the two? They stand under the battery lid, beginning with T5. One series had weak batteries, and those are exchanged free of charge."
            ),
        ),
    ),
    Story(
        subject="Hela kassan död en lördag",
        who="ellen.rask",
        lang="sv",
        category="till",
        product="till",
        agent="boris",
        impact="medium",
        urgency="high",
        channel="phone",
        when="weekend",
        tags=("jour",),
        clock="10:12",
        steps=(
            wrote(
                "Ellen ringer jouren 10.12. Kassan är svart, butiken full, det är stickcafé i dag. Hon tar Swish på egen telefon så länge."
            ),
            took(after="2m!"),
            noted(
                "Dosan under disken lyser inte. Hon följde sladden: grenuttagets knapp är avslagen, troligen av ett nystan.",
                after="9m!",
            ),
            answered(
                "Tack för att du kröp under disken, Ellen. Om den slås av igen: byt grenuttaget mot ett utan knapp, Marko lämnar ett på måndag. Kom ihåg att slå in köpen du tog på telefonen, helst i dag.",
                after="4m!",
            ),
            resolved("Grenuttag avslaget. Nytt utan strömbrytare lämnas.", after="3m!"),
        ),
    ),
    Story(
        subject="Gift cards from last Christmas are refused",
        who="beatriz.almeida",
        lang="en",
        category="till",
        product="till",
        agent="ingrid",
        team="applications",
        channel="portal",
        steps=(
            wrote(
                'Three customers this week have gift cards from last Christmas, "valid two years", and the till says expired. I gave them bread anyway. Johan says that is fine, but what do I do tomorrow?'
            ),
            took("ingrid"),
            noted("Cards sold 1–24 December were created with 12 months instead of 24. 212 cards. Extend all."),
            answered(
                "Hi Beatriz, bread was the right answer. The cards sold last December had got one year instead of two, by mistake in the till. All 212 are extended now. The three you gave bread have kept their value; that was on the house, I suppose."
            ),
            wrote("Today two cards worked. On the house it was!", after="1d"),
            resolved("212 gift cards extended from 12 to 24 months."),
        ),
    ),
    Story(
        subject="Ny kassapersonal kan inte ge återköp",
        who="johan.kvarnstrom",
        lang="sv",
        category="till",
        product="till",
        agent="tobias",
        type="service_request",
        steps=(
            wrote(
                'Lukas och Beatriz får "saknar behörighet" vid återköp. De ska kunna upp till 500 kr, mer än så ringer de mig.'
            ),
            took(),
            answered(
                "Hej Johan! Klart: båda får göra återköp upp till 500 kr, därefter frågar kassan efter din kod. De behöver logga ut och in i kassan en gång."
            ),
            wrote("Provat med en kanelbulle. Den återköptes och åts upp.", after="4h"),
            resolved("Återköp upp till 500 kr för två personer, däröver chefskod."),
        ),
    ),
)
