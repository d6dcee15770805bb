"""Printers: what comes out, and what they run on."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    asked_vendor,
    changed,
    noted,
    passed,
    reopened,
    resolved,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Printer on floor 3 prints blank pages",
        who="anna.berg",
        lang="en",
        category="print-quality",
        product="laserdesk-m507",
        agent="boris",
        impact="medium",
        urgency="high",
        copied=("lisa.holm",),
        tags=("toner-sensor",),
        age=(0, 0),
        clock="09:12",
        steps=(
            wrote(
                "Good morning! The big printer on floor 3 has printed blank pages since yesterday afternoon. Nine people use it and payslips go out today.",
                "I have turned it off and on, and it says toner is at 60 %.",
                files=(
                    Picture("printer-display", "Ready | Toner K 60 % | Tray 2: A4", "display.jpg"),
                    Picture("blank-page", "", "page-1.jpg"),
                ),
            ),
            took(after="8m"),
            changed("impact", "medium", after="1m"),
            noted(
                "Same toner sensor fault as on the LaserDesk at the town hall last week: the drum cover must be reseated. Took two tries there.",
                by="erik",
                after="7m",
            ),
            answered(
                "Hi Anna, thank you for the pictures, they help.",
                "Please open the front cover, lift the long grey drum by both handles, and press it back until it clicks twice. Then print the test page from the menu. I stay on this until your payslips are out.",
                after="6m",
            ),
        ),
    ),
    Story(
        subject="Etikettskrivaren matar ut tre tomma för varje etikett",
        who="jonas.ek",
        lang="sv",
        category="print-quality",
        product="etikett-220",
        agent="tobias",
        channel="phone",
        impact="medium",
        urgency="high",
        age=(0, 0),
        steps=(
            wrote(
                "Jonas ringer från lagret. Etikettskrivaren vid port 4 matar fram tre tomma etiketter mellan varje tryckt. De bytte till en ny rulle i morse, större etiketter än vanligt. Packningen går på halvfart, två man står och river."
            ),
            took(after="1m"),
            noted(
                "Låter som att den inte är kalibrerad mot nya rullen. Bad honom hålla in matningsknappen tills den blinkar två gånger. Den gjorde det, men sedan samma sak igen."
            ),
            passed(
                "devices",
                "Kalibrering på plats hjälpte inte, behöver besök i dag. Packningen står på halvfart.",
                to="marko",
            ),
            took("marko"),
            answered(
                "Hej Jonas! Jag är hos er strax efter lunch med en ny givare och en rulle av den gamla storleken. Låt den gamla rullen ligga kvar vid skrivaren så jag ser vad den är tänkt för. Marko"
            ),
        ),
    ),
    Story(
        subject="Plotter cuts the drawings 4 cm short",
        who="oleksandr.shevchuk",
        lang="en",
        category="print-quality",
        product="plotter-36",
        agent="erik",
        age=(5, 8),
        steps=(
            wrote(
                "The A1 drawings from the plotter are cut 4 cm too early at the bottom, so the title block is gone. It is the same from CAD and from a PDF. On screen the preview looks right.",
                "[picture]",
                files=(
                    Picture(
                        "print-preview",
                        "Print preview | A1 594 x 841 mm | Printable area 594 x 801 mm",
                        "preview.png",
                        inline=True,
                    ),
                ),
            ),
            took(),
            asked(
                "Hi Oleksandr, the preview gives it away: the driver believes that the printable area ends at 801 mm. Which roll is loaded, and was it changed lately? The width stands on the end of the cardboard tube."
            ),
            wrote('914 mm, changed last week by somebody from the site office. I am told it is "the cheap one".'),
            noted(
                "Cheap roll has the core sensor notch on the wrong side, plotter reads it as a shorter sheet format. Ordered the right paper from Skrivpoolen; they have two rolls in, a third on back order."
            ),
            answered(
                'That is it. This paper tells the plotter that it is a sheet, and the plotter believes it. The right rolls are ordered and come on {d+9}. Until then: choose "Roll, custom length" in the print dialog and type 861. A little waste, but the title block survives.'
            ),
            asked_vendor("skrivpoolen", "Two rolls of 914 mm coated paper, order 88214, promised for {d+9}."),
        ),
    ),
    Story(
        subject="Skrivaren på BVC låter som en kaffekvarn",
        who="monica.jonsson",
        lang="sv",
        category="print-quality",
        product="laserdesk-m507",
        agent="marko",
        channel="portal",
        age=(6, 10),
        steps=(
            wrote(
                "Hej, skrivaren på BVC-mottagningen gnisslar och mal så att barnen blir rädda. Den skriver ut men ljudet blir värre för varje dag. Kan någon titta?"
            ),
            took(),
            answered("Hej Monica! Stackars barn. Jag kommer förbi på {d+1} förmiddag mellan två andra besök hos er."),
            noted(
                "Lyssnat på plats. Lagret i fixeringsenheten är slut, har hört det på två till av samma årgång. Garanti till i vår. Beställt enhet av Skrivpoolen."
            ),
            answered(
                "Nu har jag lyssnat. Det är ett lager i enheten som värmer fast tonern, den byts på garanti. Ni kan skriva ut under tiden, men jag har ställt den på tyst läge så att den går långsammare och låter mindre."
            ),
            asked_vendor("skrivpoolen", "Fixeringsenhet på garanti, deras ärende S-20915. Lovad inom tio dagar."),
            noted(
                "Ringde Skrivpoolen: enheten är på väg från centrallagret, de visste inte vilken dag. Ringer igen på {d+11}.",
                after="3d",
            ),
        ),
    ),
    Story(
        subject="Papperstrassel varje gång i fack 2, igen",
        who="ulla-britt.fredriksson",
        lang="sv",
        category="print-supplies",
        product="laserdesk-m507",
        agent="marko",
        tags=("återkommande",),
        recent=True,
        steps=(
            wrote(
                "Nu har det trasslat sju gånger sedan i {d-3}s. Jag kan inte stå i receptionen med händerna i skrivaren medan folk väntar. Förra gången sa ni att det var papperet men vi har bytt papper."
            ),
            took("boris"),
            noted(
                "Tredje ärendet om samma fack på två månader. Marko, kan du byta rullarna i stället för att rengöra dem den här gången?",
                by="boris",
            ),
            passed("devices", "Byt inmatningsrullarna i fack 2, rengöring har provats två gånger.", to="marko"),
            took("marko"),
            answered(
                "Hej Ulla-Britt, jag förstår att du är trött på det här. Jag byter hela inmatningen i fack 2 i morgon före åtta, innan ni öppnar. Använd fack 1 så länge, det har aldrig trasslat hos er."
            ),
            wrote("Tack. Fack 1 alltså. Jag sätter en lapp på fack 2.", after="20m"),
            answered(
                "Bytt, och jag har skrivit ut 200 sidor ur fack 2 utan ett enda stopp. Den gamla rullen var blank som en spegel. Lappen kan du ta bort.",
                after="1d",
            ),
            resolved("Inmatningsrullar och separationsplatta i fack 2 bytta. 200 sidor utan stopp."),
        ),
    ),
    Story(
        subject="Delivery notes come out in mirror writing",
        who="joao.pereira",
        lang="en",
        category="print-quality",
        product="laserdesk-m507",
        agent="boris",
        channel="phone",
        impact="medium",
        urgency="high",
        clock="08:04",
        steps=(
            wrote(
                "João calls from gate 2. Delivery notes print mirrored, all text backwards, since the new transport program was installed at seven. Drivers are waiting. Ordinary documents print fine."
            ),
            took(after="1m"),
            noted(
                "Only from the transport system's own print module. It has a box \"transfer film\" under Advanced, ticked by default in the new version. Found it in the supplier's release notes, page 9."
            ),
            answered(
                'João, as we said on the phone: I unticked "transfer film" on the two computers at the gates, and the notes come out the right way round. Nobody else needs to do anything; I take the other gates from here.'
            ),
            resolved(
                "The new version of the transport program had mirrored printing ticked by default. Unticked on all four gate computers."
            ),
            reopened(after="1d"),
            wrote("It is back this morning on gate 3. I think it is the computer that was switched off yesterday."),
            answered(
                "Well guessed. That one was off when I changed the others. Done now, and I have set it in the program's central file so that it also holds for new computers.",
                after="15m",
            ),
            resolved("Gate 3 corrected, setting moved to the central configuration.", after="10m"),
        ),
    ),
    Story(
        subject="Vill ha färg på skrivaren igen!!",
        who="bengt.hultgren",
        lang="sv",
        category="print-supplies",
        product="laserdesk-c310",
        agent="amina",
        type="service_request",
        when="evening",
        steps=(
            wrote("Menyerna ska vara i färg. De är svartvita. Gästerna tror att det är begravning. Fixa."),
            took(),
            answered(
                "Hej Bengt! Cyanpatronen är tom, och då skriver den svart i stället för att blanda fel. En ny ligger hos Marko, han lämnar den i receptionen i dag före lunch. Det tar en minut att byta: luckan fram, den blå ut, den nya in."
            ),
            wrote("Inne. Färg. Bra."),
            resolved("Ny cyanpatron levererad och insatt."),
        ),
    ),
)
