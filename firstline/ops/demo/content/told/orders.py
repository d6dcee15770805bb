"""Orders of computers, phones, accessories and licences."""

from firstline.ops.demo.shape import Pdf, Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    confirmed,
    held,
    noted,
    passed,
    resolved,
    took,
    wrote,
)

STORIES = (
    Story(
        subject="Order: two laptops with docking stations",
        who="lisa.holm",
        lang="en",
        category="order-computer",
        product="nova-14",
        agent="kofi",
        team="workplace",
        type="service_request",
        copied=("gunnar.berg",),
        age=(3, 5),
        steps=(
            wrote(
                "Hello, we need two laptops with docking stations for the new estimators, same as last time, delivered to the office on Industrigatan. They start in three weeks. Please send the price first, Gunnar approves.",
                "Lisa Holm, Purchasing",
            ),
            took("kofi"),
            asked(
                "Hi Lisa, here is the offer, same model as last time; the price has gone down a little. Delivery takes eight working days from Gunnar's yes.",
                "One question: the estimators' program is happier with 32 GB of memory. It is in the offer as an option.",
                files=(
                    Pdf(
                        "offer-4417.pdf",
                        "Offer 4417: two laptops with docking stations",
                        (
                            "2 x Laptop Nova 14, 16 GB, three years' warranty   23 800 kr",
                            "2 x Docking station D2   3 960 kr",
                            "Set-up and delivery   2 400 kr",
                            "Option: 32 GB memory, both   +2 600 kr",
                            "Valid for 30 days, prices without VAT",
                        ),
                    ),
                ),
            ),
            wrote("With 32 GB please. Gunnar is in Poland until {d+4}, he approves then."),
            asked(
                "Good choice. I have reserved the two at the supplier until then. Gunnar only needs to answer this mail with a yes."
            ),
        ),
    ),
    Story(
        subject="Beställning: 28 elevplattor till årskurs 4",
        who="viktor.nyqvist",
        lang="sv",
        category="order-computer",
        product="school-tablet",
        agent="kofi",
        team="service-desk",
        type="service_request",
        copied=("christer.dahl", "asa.bergqvist"),
        age=(9, 14),
        steps=(
            wrote(
                "Hej! Till vårterminen behöver vi 28 plattor med skal och tangentbord till fyrorna. Samma inställningar som femmornas. Faktura till Åsa."
            ),
            took("boris"),
            passed("workplace", "28 elevplattor, leverans till terminsstart.", to="kofi"),
            took("kofi"),
            asked(
                "Hej Viktor, jag svarar på svenska efter bästa förmåga! 28 + 2 i reserv, som förra året? Leveranstid fyra veckor. Ska varje platta ha elevens namn på skalet?"
            ),
            wrote("30 är bra, ja till namn. Klasslistan kommer när placeringarna är klara."),
            noted("Order 4402 placed, 30 tablets. Names are printed when the class list is here."),
            held(9, "Leverans om fyra veckor, klasslistan kommer före dess."),
        ),
    ),
    Story(
        subject="Replacement for my chair-side printer, please quote",
        who="ravi.subramaniam",
        lang="en",
        category="order-other",
        product="laserdesk-m507",
        agent="erik",
        team="workplace",
        type="service_request",
        age=(2, 4),
        steps=(
            wrote(
                "Dear all, the small printer at my desk in room 2 is nine years old and coughs dust. Could you quote a small one that prints prescriptions on A5, quietly? It stands thirty centimetres from patients' ears."
            ),
            took("erik"),
            asked(
                "Hello Ravi, two candidates: one is whisper quiet and slow, the other quick and humming. For single A5 sheets the slow one starts just as fast. May I leave the quiet one with you for a week on trial?"
            ),
            wrote("A trial is a wonderful idea. {d+4} morning before eight?"),
            noted("Trial printer packed, {d+4} 7:45. Marko takes it along."),
        ),
    ),
    Story(
        subject="Behöver ny mus, min har flyttat hemifrån",
        who="filip.eriksson",
        lang="sv",
        category="order-other",
        agent="amina",
        type="service_request",
        urgency="low",
        channel="portal",
        recent=True,
        steps=(
            wrote(
                "Hej, min mus är borta. Jag tror att den följde med i en klients låda med kvitton. Kan jag få en ny? Helst med sladd, så att den stannar kvar."
            ),
            took(),
            answered(
                "Hej Filip! En mus med sladd ligger i brevlådan ni har i vår reception, med ditt namn på. Ni hade en kvar i avtalet så den kostar inget."
            ),
            wrote("Hämtad och förtöjd. Tack!", after="1d"),
            resolved("Mus med sladd utlämnad ur avtalets lager."),
        ),
    ),
    Story(
        subject="Licence for CAD runs out in ten days",
        who="wei.zhang",
        lang="en",
        category="order-other",
        product="cad",
        agent="kofi",
        team="workplace",
        type="service_request",
        urgency="high",
        age=(1, 3),
        steps=(
            wrote(
                "The CAM licence shows: 10 days left. Without it the two milling machines stand still, because the post-processor needs it. In the last year it was renewed in the last minute, I do not want to repeat.",
                files=(
                    Picture(
                        "error-window",
                        "Licence | CAM Professional, 2 seats | Expires in 10 days",
                        "licence.png",
                    ),
                ),
            ),
            took("kofi"),
            noted(
                "Renewal notice went to Camilla's old address in September. Price is +7 % on last year. Torbjörn decides above 20 000."
            ),
            answered(
                "Hi Wei, you are right to remind us in time. The supplier's notice had gone to an old address. I have asked Torbjörn for his yes today; from then it takes one hour. I also put the date into our list, with a warning six weeks ahead."
            ),
            wrote("Torbjörn says he did not get a mail from you."),
        ),
    ),
    Story(
        subject="Skärm till hemarbete, får man det?",
        who="rolf.hedman",
        lang="sv",
        category="order-computer",
        product="screen-27",
        agent="amina",
        type="question",
        channel="portal",
        steps=(
            wrote(
                "Enligt ryktet på ekonomi får man en skärm hem om man arbetar hemifrån minst två dagar. Stämmer det, och i så fall hur gör man?"
            ),
            took(),
            answered(
                "Hej Rolf! Ryktet stämmer. Kommunen ger en 27-tumsskärm till den som har avtal om distansarbete minst två dagar. Din chef godkänner i portalen under Beställ, Skärm till hemmet. Du hämtar den hos oss, den går in i en vanlig bil om man fäller sätet."
            ),
            confirmed(after="2h"),
        ),
    ),
    Story(
        subject="Fel färg på nätverkskablarna",
        who="torbjorn.granstrom",
        lang="sv",
        category="order-other",
        agent="sara",
        type="service_request",
        steps=(
            wrote(
                "Fick 20 nätverkskablar i dag. Blå. Jag beställde gula. Vi har gult för maskinnätet och blått för kontoret, det är hela poängen. Ska jag måla dem?"
            ),
            took(),
            answered(
                "Hej Torbjörn! Nej, lägg ner penseln. Det stod gul på din beställning och vi plockade fel. Marko lämnar 20 gula i morgon före sju och tar med sig de blå. Fakturan är redan makulerad, du får dem för besväret."
            ),
            wrote("Gula här. Hyggligt. Då är vi vänner igen.", after="1d"),
            resolved("Felplock. 20 gula kablar levererade utan kostnad."),
        ),
    ),
    Story(
        subject="Headsets for the whole customer service, which ones?",
        who="sanna.niemi",
        lang="en",
        category="order-other",
        product="headset",
        agent="petra",
        team="service-desk",
        type="question",
        urgency="low",
        age=(6, 9),
        steps=(
            wrote(
                "We are six and would like to change all headsets after the summer's beeping. Which ones do you recommend in an open room with a coffee machine? Wireless if possible. About 2,000 each."
            ),
            took("tobias"),
            passed("telephony", "Six headsets, noisy room.", to="petra"),
            took("petra"),
            answered(
                "Hi Sanna, two models fit: one with an arm that mutes when you fold it up, and one without an arm that guests will take for music. For your coffee machine I would choose the arm. I can lend you one of each for a week."
            ),
            wrote("Yes please, both. We draw lots for who may begin."),
            held(5, "Two loan headsets with customer service until next week; Sanna decides then."),
        ),
    ),
    Story(
        subject="Dator till praktikant, två veckor",
        who="maja.holmqvist",
        lang="sv",
        category="order-computer",
        product="nova-14",
        agent="boris",
        type="service_request",
        age=(0, 2),
        steps=(
            wrote(
                "Hej! Vi får en prao-elev i två veckor från och med {d+5}. Kan vi låna en dator? Behöver bara webbläsare och ritningsvisaren. Hon heter Wilma."
            ),
            took(),
            asked(
                "Hej Maja! Ja, vi har lånedatorer. Ska Wilma ha en egen inloggning (då behöver jag hennes hela namn och vårdnadshavares adress), eller räcker det gemensamma prao-kontot utan e-post?"
            ),
        ),
    ),
    Story(
        subject="Return of three old laptops, proof of wiping needed",
        who="priya.raman",
        lang="en",
        category="order-computer",
        product="nova-14",
        agent="kofi",
        team="workplace",
        type="service_request",
        recent=True,
        steps=(
            wrote(
                "Good morning, three laptops are to be returned. For our quality system I need a written proof, per serial number, that the disks have been wiped. Client confidentiality."
            ),
            took("kofi"),
            answered(
                "Good morning Priya, of course. Marko collects them {d+1}; they are wiped in our workshop, not sent away. You get one certificate for each."
            ),
            answered(
                "Here are the certificates. One of the disks was faulty and could not be wiped with certainty, so we have destroyed it; that is noted on number three.",
                after="2d",
                files=(
                    Pdf(
                        "wiping-certificates.pdf",
                        "Certificates of erasure",
                        (
                            "NV-20117: overwritten and verified",
                            "NV-20118: overwritten and verified",
                            "NV-20131: disk faulty, destroyed mechanically",
                            "Signed: Kofi Mensah, Nordby Support",
                        ),
                    ),
                ),
            ),
            wrote("Exactly what the auditor wants. In this case she sits across the table from me."),
            resolved("Three laptops collected, two disks wiped, one destroyed. Certificates sent."),
        ),
    ),
)
