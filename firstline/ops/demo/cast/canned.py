"""Texts agents keep at hand, each in both languages: answers begun and resolutions that recur."""

from firstline.ops.demo.shape import CannedText


def _pair(key: str, use: str, en: tuple[str, str], sv: tuple[str, str]) -> tuple[CannedText, CannedText]:
    assert use in {"answer", "resolution"}
    return (
        CannedText(key, use, en[0], "en", en[1]),  # type: ignore[arg-type]
        CannedText(key, use, sv[0], "sv", sv[1]),  # type: ignore[arg-type]
    )


CANNED_TEXTS = (
    *_pair(
        "need-picture",
        "answer",
        (
            "Ask for a picture",
            "Could you send a picture of the whole display or window, with the message readable? A photo from your phone is fine. That usually saves us both a round of questions.",
        ),
        (
            "Be om en bild",
            "Kan du skicka en bild på hela displayen eller fönstret, så att meddelandet går att läsa? Ett foto med mobilen räcker. Det brukar bespara oss båda en omgång frågor.",
        ),
    ),
    *_pair(
        "need-number",
        "answer",
        (
            "Ask for the inventory number",
            "Which device is it? The number stands on the small white label from us, often underneath or on the back: two letters and four digits.",
        ),
        (
            "Be om inventarienummer",
            "Vilken enhet gäller det? Numret står på vår lilla vita etikett, ofta under eller på baksidan: två bokstäver och fyra siffror.",
        ),
    ),
    *_pair(
        "book-remote",
        "answer",
        (
            "Offer a remote session",
            "I'd like to look at your screen together with you; it takes about ten minutes. When does it suit you today? I call you first from +46 980 319 200, so that you know that it is us.",
        ),
        (
            "Erbjud fjärrhjälp",
            "Jag skulle vilja titta på skärmen tillsammans med dig, det tar ungefär tio minuter. När passar det i dag? Jag ringer först från 0980-319 200, så att du vet att det är vi.",
        ),
    ),
    *_pair(
        "visit-booked",
        "answer",
        (
            "Visit booked",
            "I have booked a visit by our field technician. He calls you half an hour before he comes. Nothing needs to be prepared, but leave the device as it is.",
        ),
        (
            "Besök bokat",
            "Jag har bokat ett besök av vår fälttekniker. Han ringer en halvtimme innan han kommer. Ni behöver inte förbereda något, men låt utrustningen stå som den är.",
        ),
    ),
    *_pair(
        "with-vendor",
        "answer",
        (
            "It is with the vendor",
            "We have found that the fault lies with the vendor and have reported it there. I follow it up every day and write to you as soon as there is something to say.",
        ),
        (
            "Ligger hos leverantören",
            "Vi har sett att felet ligger hos leverantören och anmält det där. Jag följer upp varje dag och skriver så fort det finns något att berätta.",
        ),
    ),
    *_pair(
        "need-approval",
        "answer",
        (
            "Approval needed",
            "Your manager needs to approve this before we order. I have sent the request there; you don't have to do anything.",
        ),
        (
            "Behöver godkännas",
            "Din chef behöver godkänna det här innan vi beställer. Jag har skickat frågan dit, du behöver inte göra något.",
        ),
    ),
    *_pair(
        "still-there",
        "answer",
        (
            "Gentle reminder",
            "Have you had time to try? If I hear nothing within a week I close the request, but it opens again as soon as you answer.",
        ),
        (
            "Vänlig påminnelse",
            "Har du hunnit prova? Hör jag inget på en vecka stänger jag ärendet, men det öppnas igen så fort du svarar.",
        ),
    ),
    *_pair(
        "phishing-thanks",
        "answer",
        (
            "Thanks for reporting a suspect mail",
            "Thank you for not clicking and for telling us. It is a fraud attempt; we have blocked the sender and taken the mail out of the other mailboxes. You can delete yours.",
        ),
        (
            "Tack för anmäld bluff",
            "Tack för att du inte klickade och för att du hörde av dig. Det är ett bedrägeriförsök. Vi har spärrat avsändaren och plockat bort mejlet ur övriga brevlådor. Du kan radera ditt.",
        ),
    ),
    *_pair(
        "password-reset",
        "resolution",
        (
            "Password reset",
            "Password reset after checking who was asking. A new one was chosen at first sign-in.",
        ),
        (
            "Lösenord återställt",
            "Lösenordet återställt efter kontroll av vem som frågade. Ett nytt valdes vid första inloggningen.",
        ),
    ),
    *_pair(
        "restart",
        "resolution",
        ("Solved by restart", "Solved by a full restart of the device. We look deeper if it comes back."),
        (
            "Löst med omstart",
            "Löst med en fullständig omstart av enheten. Kommer det tillbaka gräver vi djupare.",
        ),
    ),
    *_pair(
        "replaced",
        "resolution",
        (
            "Replaced under warranty",
            "The device was replaced under warranty and the new one entered in the list of equipment.",
        ),
        ("Utbytt på garanti", "Enheten byttes på garanti och den nya är införd i utrustningslistan."),
    ),
    *_pair(
        "delivered",
        "resolution",
        ("Ordered and delivered", "Ordered, prepared and delivered to the workplace."),
        ("Beställt och levererat", "Beställt, förberett och levererat till arbetsplatsen."),
    ),
    *_pair(
        "access-given",
        "resolution",
        (
            "Access given",
            "Access given after approval by the owner of the folder or system. Sign out and in once for it to take effect.",
        ),
        (
            "Behörighet tilldelad",
            "Behörighet tilldelad efter godkännande av ägaren till mappen eller systemet. Logga ut och in en gång så gäller den.",
        ),
    ),
    *_pair(
        "vendor-fixed",
        "resolution",
        ("Fixed by the vendor", "The vendor has corrected the fault and we have checked that it works."),
        (
            "Åtgärdat av leverantören",
            "Leverantören har rättat felet och vi har kontrollerat att det fungerar.",
        ),
    ),
    *_pair(
        "no-answer",
        "resolution",
        (
            "No answer",
            "We have not heard from you and take it that it works. Answer this mail and the request opens again.",
        ),
        (
            "Inget svar",
            "Vi har inte hört något och utgår från att det fungerar. Svara på mejlet så öppnas ärendet igen.",
        ),
    ),
    *_pair(
        "advice",
        "resolution",
        ("Advice given", "Answered with advice; nothing was changed in the systems."),
        ("Råd givet", "Besvarat med råd. Inget har ändrats i systemen."),
    ),
)
