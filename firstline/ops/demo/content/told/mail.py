"""Mail, calendars, shared mailboxes and suspect messages."""

from firstline.ops.demo.shape import File, Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
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
        subject="Mail is slow, messages arrive half an hour late",
        who="oskar.lind",
        lang="en",
        category="mail-delivery",
        product="mail",
        agent="ingrid",
        team="service-desk",
        impact="high",
        urgency="high",
        tags=("disturbance",),
        group="slow-mail",
        age=(0, 0),
        clock="08:37",
        steps=(
            wrote(
                "Messages between us and the outside take about thirty minutes this morning. Inside the house they arrive at once. I have four departments at my door, so a line to pass on would be good."
            ),
            took("sara", after="4m"),
            changed("impact", "high", after="1m"),
            noted(
                "Not only Nordby: Bergs Bygg and Sundin & Haddad report the same. Queue at the filter is 4,100 messages.",
                by="sara",
                after="5m",
            ),
            passed("applications", "Queue in the mail filter, all customers.", to="ingrid", after="2m"),
            took("ingrid", after="3m"),
            answered(
                'Hi Oskar, here is your line: "Mail to and from the outside is delayed by up to thirty minutes since 08:10. Nothing is lost. We are working on it and write again at ten." The cause is the filter for suspect mail; it checks everything twice since an update.',
                after="6m",
            ),
            noted("Rolled the filter back at 09:20. Queue falls by about 60 a minute.", after="20m"),
        ),
    ),
    Story(
        subject="Mejl till kunder kommer inte fram?",
        who="yasmin.karimi",
        lang="sv",
        category="mail-delivery",
        product="mail",
        agent="boris",
        group="slow-mail",
        age=(0, 0),
        steps=(
            wrote(
                "Hej, jag skickade ett anbud kl 8.20 med kunden i telefon och hon har inte fått det fortfarande. Jag har skickat tre gånger. Anbudet ska vara inne klockan 10!"
            ),
            took(after="5m"),
            answered(
                "Hej Yasmin! Utgående mejl är försenade i dag, upp till en halvtimme. Ditt första ligger i kön och är på väg. Behöver kunden det före tio: ladda upp anbudet i er delade mapp och skicka länken som sms, det går inte via mejlen.",
                after="4m",
            ),
            wrote("Sms funkade. Nu får hon väl fyra anbud sen men det bjuder jag på."),
            noted("Kopplad till den stora störningen, Ingrid har den. Håller öppet tills kön är tom."),
        ),
    ),
    Story(
        subject="Invoices arrive without attachment since {d-1}",
        who="strand-frakt.ekonomi",
        lang="en",
        category="mail-delivery",
        product="mail",
        agent="ingrid",
        team="service-desk",
        impact="medium",
        age=(1, 3),
        steps=(
            wrote(
                "Since {d-1} the invoices our customers get from us have no attachment, only a file called winmail.dat. Six customers have written. They all got it right in the week before. Nothing has changed on our side that we know of.",
                "Accounts, Strand Frakt",
            ),
            took("amina"),
            asked(
                "Hello, could you forward one of those mails to us as an attachment (menu: Forward as attachment)? Then we see it as the customer does.",
                by="amina",
            ),
            wrote(
                "Here is one, to the dairy.",
                files=(
                    File(
                        "to-the-dairy.eml",
                        'From: ekonomi@strandfrakt.example\nTo: inkop@mejeriet.example\nSubject: Faktura 20418\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: application/ms-tnef; name="winmail.dat"\n',
                        "message/rfc822",
                    ),
                ),
            ),
            noted(
                "winmail.dat means rich-text format outwards. Default for the domain was changed by last week's update. Needs the applications team.",
                by="amina",
            ),
            passed(
                "applications",
                "Outgoing format is rich text for strandfrakt.example, must be HTML.",
                to="ingrid",
            ),
            took("ingrid"),
            answered(
                "Hello, the update last week put your outgoing mail into a format that only some programs can read. It is back to normal from now on. Would you send invoice 20418 once more, and ask the dairy whether it looks right?"
            ),
            wrote("The dairy has it as PDF. We will send the other five again today, and count them."),
        ),
    ),
    Story(
        subject="Calendar shows meetings an hour late",
        who="jamal.osman",
        lang="en",
        category="calendar",
        product="mail",
        agent="ingrid",
        channel="portal",
        age=(2, 4),
        steps=(
            wrote(
                "Meetings that the county invites me to are one hour late in my calendar; my own are right. I sat alone in a video meeting this morning and wondered where everybody was.",
                files=(Picture("calendar", "Plan meeting 10:00-11:00 | Site visit 13:00-14:30", "calendar.png"),),
            ),
            took(),
            asked(
                "Hi Jamal, which time zone does the invitation itself show? Open one from the county, and look beneath the time in small grey letters."
            ),
            wrote("It says (UTC+00:00) in theirs, and (UTC+01:00) in ours."),
            noted(
                "Their new booking system sends times without a zone definition. Our side falls back to UTC. Known at the county, they promise a correction. Workaround rule on our side possible."
            ),
        ),
    ),
    Story(
        subject='Faktura från "VD" – betalade nästan 84 000',
        who="ingela.norling",
        lang="sv",
        category="suspect-mail",
        product="mail",
        agent="sara",
        impact="medium",
        urgency="high",
        tags=("säkerhet",),
        steps=(
            wrote(
                "Hej, jag fick ett mejl från Gunnar om att betala en faktura till en ny leverantör i dag, brådskande, han satt i möte. Jag hade redan lagt upp betalningen när jag såg att adressen slutade på bergs-bygg.example med bindestreck. Jag har stoppat den i banken. Vad gör jag nu?",
                files=(
                    Picture(
                        "mail-window",
                        "Gunnar Berg <gunnar@bergs-bygg.example> | Brådskande betalning | Kan du betala bifogad i dag? Sitter i möte.",
                        "mejlet.png",
                    ),
                ),
            ),
            took(after="2m"),
            answered(
                "Hej Ingela, andas ut, du stoppade den i tid. Gör tre saker: radera inte mejlet, ring banken och be dem bekräfta att inget har gått iväg, och säg det till Gunnar själv. Jag spärrar avsändaren och letar efter samma mejl hos de andra.",
                after="5m",
            ),
            noted(
                "Domänen registrerad i förrgår. Samma mejl till två till på ekonomi, olästa, borttagna. Anmält till registraren."
            ),
            wrote(
                'Banken bekräftar, inget har gått. Gunnar säger att han aldrig skulle skriva "vänligen ombesörj". Det borde jag ha märkt.'
            ),
            answered(
                "Du märkte det som räknades. Två kollegor till hade fått samma, dem har vi tagit bort. Från i dag får mejl utifrån som ser ut att komma från er en gul rad överst."
            ),
            resolved(
                "Bedrägeriförsök. Betalning stoppad, avsändardomän spärrad och anmäld, varningsrad införd för Bergs Bygg."
            ),
        ),
    ),
    Story(
        subject="Parents don't get the weekly letter",
        who="maria.gutierrez-svensson",
        lang="en",
        category="mail-delivery",
        product="mail",
        agent="ingrid",
        team="service-desk",
        age=(4, 6),
        steps=(
            wrote(
                "Good afternoon, I send a weekly letter to the 27 families of 6A. Since three weeks about ten of them say that they don't receive it. It is always the same ten. I have attached the list with a mark on those.",
                files=(
                    File(
                        "families-6a.csv",
                        "family,provider,received\n1,mejl.example,yes\n2,brev.example,no\n3,brev.example,no\n4,mejl.example,yes\n5,brev.example,no\n",
                        "text/csv",
                    ),
                ),
            ),
            took("amina"),
            noted(
                'All ten have the same mail provider. It refuses us: "550 too many recipients in To". Would also show everybody\'s address to everybody, by the way.',
                by="amina",
            ),
            passed("applications", "Weekly letters to many families: needs a list, not To.", to="ingrid"),
            took("ingrid"),
            asked(
                "Hello María Fernanda, all ten have the same provider, and it refuses letters with more than 25 addresses in \"To\". The remedy is a list: you write to 6a-families@nordbyskolan.example and it goes to each family separately, so that they don't see one another's addresses either. I can make it from your file. May parents answer to the list, or only to you?"
            ),
        ),
    ),
    Story(
        subject="Delad brevlåda bygglov: svar går från min egen adress",
        who="anders.nygren",
        lang="sv",
        category="shared-mailbox",
        product="mail",
        agent="tobias",
        recent=True,
        steps=(
            wrote(
                "När jag svarar på något i bygglov@ så står det Anders Nygren som avsändare. Då svarar folk till mig och när jag är ledig blir det liggande. Hur får man det att komma från bygglov?"
            ),
            took(),
            answered(
                "Hej Anders! Du hade rätt att läsa brevlådan men inte att skicka som den. Det har du nu. I ett svar: klicka på Från och välj bygglov@nordby.example. Nästa gång väljer den själv samma adress som mejlet kom till."
            ),
            wrote("Nu ser jag det. Kan alla fyra på enheten få samma?"),
            answered("Klart för er fyra. Det slår igenom inom en timme."),
            resolved("Rätt att skicka som bygglov@ tilldelad fyra personer. Svar följer mottagande adress."),
        ),
    ),
    Story(
        subject="Autosvar från i somras går fortfarande ut",
        who="goran.wikman",
        lang="sv",
        category="mail-delivery",
        product="mail",
        agent="amina",
        channel="phone",
        urgency="low",
        steps=(
            wrote(
                "Göran i Tallbackens styrelse ringer. Medlemmar som skriver till styrelsen får svaret att han är på Gotland till den 8 augusti. Han kom hem den 8 augusti."
            ),
            took(after="1m"),
            noted(
                "Autosvaret i brevlådan är av. Men det ligger en gammal regel på servern i styrelsens brevlåda, skapad via mobilen."
            ),
            resolved(
                "En regel som skapats från mobilen svarade vid sidan av autosvaret. Borttagen. Provmejl fick inget Gotlandssvar."
            ),
        ),
    ),
    Story(
        subject="Mailbox full, cannot receive quotes",
        who="mohammed.al-rashid",
        lang="en",
        category="mail-delivery",
        product="mail",
        agent="boris",
        steps=(
            wrote(
                "My mailbox is at 99 % and suppliers get an error when they send drawings. I have deleted what I can. What eats the space?",
                files=(
                    Picture(
                        "error-window",
                        "Mailbox almost full | 49.6 GB of 50 GB | Messages over 20 MB are refused",
                        "full.png",
                    ),
                ),
            ),
            took(),
            answered(
                'Hi Mohammed, 31 of the 50 GB are in "Deleted items", so what you delete only moves next door. Right-click on that folder, "Empty". I have also switched on the archive: everything older than two years moves there by itself, and you still find it in search.'
            ),
            wrote("18 GB now. I had no idea that deleted was a place."),
            resolved("Deleted items emptied by the user, online archive switched on."),
        ),
    ),
    Story(
        subject="Kan inte boka Helenas tider i delad kalender",
        who="ylva.carlsson",
        lang="sv",
        category="calendar",
        product="mail",
        agent="amina",
        recent=True,
        steps=(
            wrote(
                "Sedan Helena fick ny dator kan jag se hennes kalender men inte lägga in tider. Jag bokar åt tre läkare, de andra två går bra. Just nu skriver jag på lappar."
            ),
            took(),
            asked(
                'Hej Ylva! Det ser ut som att delningen blev "läsa" när Helenas dator sattes upp. Jag får inte ändra i en läkares kalender utan att hon säger ja. Kan Helena svara på det här mejlet med ett ja, eller ringa oss?'
            ),
            wrote("Ja. /Helena", by="helena.ekholm"),
            answered(
                "Tack Helena. Ylva, nu ska du kunna boka. Stäng kalendern helt och öppna den igen, prova gärna en tid och säg till."
            ),
            wrote("Nu går det, bokade fyra tider på raken. Lapparna åker i papperskorgen."),
            resolved("Rätt att boka i läkarens kalender återställd efter hennes godkännande."),
        ),
    ),
    Story(
        subject='Suspicious mail: "your parcel is waiting, pay 29 kr"',
        who="beatriz.almeida",
        lang="en",
        category="suspect-mail",
        product="mail",
        agent="tobias",
        recent=True,
        steps=(
            wrote(
                "Hi, I got this and I did click, but I stopped when it asked for the card. Is the computer infected now? It is the one with the till.",
                files=(
                    Picture(
                        "mail-window",
                        "Parcel service <no-reply@parcel-fee.example> | Your parcel is waiting | Pay 29 kr within 24 hours to receive it.",
                        "parcel.png",
                    ),
                ),
            ),
            took(after="6m"),
            answered(
                "Hi Beatriz, you stopped at the right moment. The page only collects card numbers, it puts nothing on the computer; I have looked through it from here and it is clean. Please delete the mail. And thank you for saying that you clicked, that helps us more than anything."
            ),
            wrote("What a relief, thank you! I was afraid to say it.", after="20m"),
            resolved(
                "Fraud page for card numbers, no card entered. Computer scanned, clean. Sender blocked for everybody."
            ),
        ),
    ),
    Story(
        subject="E-post i mobilen slutade synka efter lösenordsbyte",
        who="lars.isaksson",
        lang="sv",
        category="mail-delivery",
        product="mail",
        agent="tobias",
        channel="portal",
        steps=(
            wrote(
                "Bytte lösenord i går. Datorn fungerar. Mobilen visar mejl till och med i går klockan 14 och sedan inget. Inget felmeddelande."
            ),
            took(),
            answered(
                'Hej Lars! Mobilen försöker tyst med det gamla lösenordet. Gå till Inställningar, Konton, Nordby Energi och tryck "Logga in igen". Säger den inget där heller: ta bort kontot och lägg till det på nytt, inget försvinner, allt ligger på servern.'
            ),
            wrote('Det fanns ingen "Logga in igen". Tog bort och lade till, nu kommer allt.'),
            confirmed(after="5m"),
        ),
    ),
)
