"""Print queues, follow-me printing and scanning."""

from firstline.ops.demo.shape import File, Picture
from firstline.ops.demo.telling import Story, answered, asked, confirmed, held, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject="Scanner sends to the wrong folder",
        who="anna.berg",
        lang="en",
        category="scanning",
        product="laserdesk-c310",
        agent="amina",
        channel="portal",
        age=(1, 3),
        steps=(
            wrote(
                "Since the change of folders last week everything I scan on the colour printer lands in Tender 2024 instead of in Invoices in. I found eleven supplier invoices there today, so this is a bit urgent for the bookkeeping."
            ),
            took(),
            asked(
                "Hi Anna,",
                'The printer keeps its own address book, and the old entry still points at the folder that was renamed. Which button do you press, "Invoices" or "Scan to me"? I\'d like to correct the right one and leave the other alone.',
            ),
            wrote("The one called Invoices, top left. Scan to me works."),
            answered(
                "Then that one is corrected now: it goes to Finance / Invoices in. I sent a test page, number 0001, do you see it? I have moved the eleven as well."
            ),
            wrote("I see the test page and the eleven. But Ingela scanned one just now and hers still went to Tender."),
            noted(
                "Ingela uses the printer on floor 2, not 3. It has its own copy of the address book. Same correction needed there, and I want a list of which printers still have the old folder before I say that it is done."
            ),
        ),
    ),
    Story(
        subject="Utskrifter hamnar i kön men kommer aldrig ut – ekonomi",
        who="rolf.hedman",
        lang="sv",
        category="print-queue",
        product="follow-me-print",
        agent="boris",
        impact="medium",
        age=(2, 4),
        steps=(
            wrote(
                "Hej!",
                'Alla på ekonomi (vi är fem) har samma problem sedan igår eftermiddag: jobbet syns i kön, jag lägger kortet på läsaren, det står "inga jobb". Skriver jag ut från Anders dator med hans kort går det bra. Bifogar vad datorn säger.',
                "/Rolf",
                files=(
                    File(
                        "ko-ekonomi.txt",
                        "Jobb 4471  rolf.hedman  Budget_rev3.xlsx  12 sid  HELD  server PRT02\nJobb 4475  rolf.hedman  Attestlista.pdf   2 sid  HELD  server PRT02\nJobb 4480  rolf.hedman  Testsida          1 sid  HELD  server PRT02\n",
                    ),
                ),
            ),
            took(),
            noted(
                "Ekonomis jobb ligger på PRT02, läsaren frågar PRT01. De fem flyttades till nya kontorsgruppen i {d-2}s, den pekar på fel server."
            ),
            answered(
                "Hej Rolf,",
                "Tack, filen sa precis det jag behövde. Ni fem fick en ny grupp i samband med flytten, och den skickar jobben till en annan server än den kortläsaren frågar. Jag har ändrat gruppen. Logga ut och in på datorn, så ska det fungera.",
            ),
            wrote(
                "Fungerar för mig och Kristina, men inte för de tre som sitter kvar på plan 1. Samma besked på läsaren."
            ),
            answered(
                "De tre har en äldre dator där inställningen inte läses in förrän vid omstart. Kan du be dem starta om i eftermiddag? Jag tittar i kön vid fyra och ser om något fastnat."
            ),
        ),
    ),
    Story(
        subject="Need to print A3 in colour by {d+4}, is there any printer that can?",
        who="maria.gutierrez-svensson",
        lang="en",
        category="print-queue",
        product="laserdesk-c310",
        agent="boris",
        type="question",
        channel="portal",
        age=(1, 2),
        steps=(
            wrote(
                "Hello! My class is making a poster exhibition about Latin America and we have 24 posters in A3. The printer in the staff room only asks for A4. The opening is on {d+4}. Is there any printer in the school that prints A3 in colour, or do I have to go to a print shop?"
            ),
            took(),
            asked(
                "Hello María Fernanda,",
                "What a nice project! The colour printer outside the principal's office takes A3 in tray 3, but the tray is locked to the office staff because of the cost. If Åsa says yes I open it for you until {d+4}. Shall I ask her, and do you already have the posters as PDF?",
            ),
        ),
    ),
    Story(
        subject='Scanning to mail stopped: "authentication failed"',
        who="priya.raman",
        lang="en",
        category="scanning",
        product="laserdesk-c310",
        agent="kofi",
        impact="medium",
        urgency="high",
        recent=True,
        steps=(
            wrote(
                "Hi, scan-to-mail doesn't work for anyone at the office since this morning. The printer shows the text in the picture. We are in the middle of the annual accounts and get paper from three clients today.",
                files=(
                    Picture(
                        "printer-display",
                        "Send failed | Authentication failed (535) | smtp relay",
                        "printer.jpg",
                    ),
                ),
            ),
            took("amina"),
            passed("workplace", "Scan account at Sundin & Haddad refused by the mail relay.", to="kofi"),
            took("kofi"),
            noted(
                "The scan account's password expired last night, twelve months to the day. It should never have been under the normal policy."
            ),
            answered(
                "Hi Priya, found it: the printer signs in with its own account and that account's password ran out during the night. I have given it a new one and told the printer. Please try one page."
            ),
            wrote("One page came through, and then forty. Thank you, that was quick!"),
            resolved(
                "The scan account's password had expired. New one set, account moved to the policy for devices so that it doesn't happen again next year."
            ),
        ),
    ),
    Story(
        subject="Kan inte skriva ut på båda sidor längre",
        who="pia.granlund",
        lang="sv",
        category="print-queue",
        product="follow-me-print",
        agent="tobias",
        type="question",
        channel="portal",
        steps=(
            wrote(
                "Förr blev allt dubbelsidigt av sig självt. Nu blir det enkelsidigt och eleverna gör av med hur mycket papper som helst. Har ni ändrat något?"
            ),
            took(),
            noted(
                "Ja, det har vi. Nya drivrutinen fick fabriksinställning i {d-2}s. Alla skolor drabbade. Rättar i mallen, slår igenom i natt."
            ),
            answered(
                "Hej Pia! Bra att du sa till. Vi bytte drivrutin i {d-2}s och den nya kom med enkelsidigt som förval, det var vårt fel. Från i morgon är dubbelsidigt förvalt igen på alla bibliotekets datorer."
            ),
            wrote("Dubbelsidigt igen i morse. Träden tackar.", after="1d"),
            resolved("Förvalet i skrivarmallen ändrat tillbaka till dubbelsidigt för skolan."),
        ),
    ),
    Story(
        subject="Printer offline for everyone at the machine shop after the power cut",
        who="jelena.markovic",
        lang="en",
        category="print-queue",
        product="laserdesk-m507",
        agent="mei",
        impact="medium",
        urgency="medium",
        clock="10:31",
        steps=(
            wrote(
                "We had a power cut at 10:15 and since it came back the printer in the office says offline on every computer. The printer itself says Ready. Invoices have to go out in the afternoon post at three."
            ),
            took("boris"),
            noted(
                "Printer answers on .148, the queue points at .131. It got a new address when the router restarted. No reservation for it.",
                by="boris",
            ),
            passed(
                "network",
                "Give the printer at Granströms a fixed address, please; queue expects 10.44.2.131.",
                to="mei",
            ),
            took("mei"),
            answered(
                "Hi Jelena, when the power came back the printer got another address than your computers expect. I have given it the old one back and fixed it there, also for the next power cut. Please switch the printer off and on once."
            ),
            wrote("Printing! With time to spare before the post."),
            resolved("Fixed address reserved for the printer (10.44.2.131)."),
        ),
    ),
    Story(
        subject="Utskrift med kort: mitt passerkort känns inte igen",
        who="nadia.haddad",
        lang="sv",
        category="print-queue",
        product="follow-me-print",
        agent="tobias",
        age=(3, 6),
        steps=(
            wrote(
                "Jag fick ett nytt passerkort i receptionen i {d-1}s. Dörrarna öppnas men skrivaren piper tre gånger och säger okänt kort. Jag hänger på Williams kort så länge vilket inte känns helt rätt med tanke på vad vi skriver ut."
            ),
            took(),
            asked(
                "Hej Nadia,",
                'Helt rätt att inte låna kort. Skrivaren känner bara igen kort som är kopplade till ett konto. Lägg ditt nya kort på läsaren, välj "Koppla kort" och logga in en gång med ditt vanliga lösenord. Säg till om du inte ser det valet, det är gömt på den äldre modellen.',
            ),
            wrote('Det valet finns inte. Det finns bara "Hjälp" och den visar en tom sida.'),
            asked(
                "Då är det den äldre. Kan du skicka numret som står tryckt på kortets baksida, längst ner till höger? Då kopplar jag det härifrån."
            ),
        ),
    ),
    Story(
        subject="Old printer in the canteen, please take it away",
        who="zdzislawa.wojcik-lindstrom",
        lang="en",
        category="print-queue",
        product="laserdesk-m507",
        agent="marko",
        type="service_request",
        urgency="low",
        age=(8, 12),
        steps=(
            wrote(
                "The old printer behind the serving counter has not been used since we got the tablet for orders. It stands where I want the bread trolley. Can somebody collect it?"
            ),
            took(),
            answered(
                "Hi Zdzisława, with pleasure. It has a hard disk inside that must be wiped before it goes to recycling, so I take it along in the van. My next round at the school is in two weeks; if the trolley can't wait, wheel the printer into the storeroom, it can stay there."
            ),
            wrote("It is in the storeroom. No hurry now.", after="3h"),
            held(6, "Collected on the next round at the school."),
        ),
    ),
    Story(
        subject="Fel kostnadsställe på utskriftsrapporten",
        who="elin.pettersson",
        lang="sv",
        category="print-queue",
        product="follow-me-print",
        agent="sara",
        type="question",
        steps=(
            wrote(
                "Biblioteket har fått rapporten för förra månaden. Vi ska ha skrivit ut 14 000 sidor. Vi är fyra personer. Är det inte fritids som ligger på vårt kostnadsställe?"
            ),
            took(),
            noted(
                "Stämmer, fritids fick bibliotekets nummer när skrivaren flyttades i augusti. Rättar från och med nu, men rapporten bakåt måste ekonomi göra om själva."
            ),
            answered(
                "Hej Elin! Du har rätt, ni har betalat för fritids. Deras skrivare stod kvar på ert nummer efter flytten. Nu är den flyttad. Jag har räknat fram er riktiga siffra för de två månaderna, 2 310 sidor, och skickat underlaget till Rolf på ekonomi."
            ),
            confirmed(after="1h"),
        ),
    ),
    Story(
        subject="Duplicate of my printer question, please ignore",
        who="samuel.tesfaye",
        lang="en",
        category="print-queue",
        agent="boris",
        type="question",
        channel="portal",
        steps=(
            wrote(
                "I pressed send twice on the question about the printer in the maths corridor. Please ignore this one, sorry!"
            ),
            took(),
            answered("No harm done, Samuel. We answer in the first one.", after="3m"),
            resolved("Sent twice; the other one goes on.", after="2m"),
        ),
    ),
)
