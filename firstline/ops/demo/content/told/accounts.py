"""Passwords, two-step sign-in, access, joiners and leavers."""

from firstline.ops.demo.shape import Picture
from firstline.ops.demo.telling import (
    Story,
    answered,
    asked,
    changed,
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
        subject="Locked out after holiday, three tries gone",
        who="piotr.kowalczyk",
        lang="en",
        category="password",
        product="account",
        agent="boris",
        channel="phone",
        recent=True,
        steps=(
            wrote(
                "Piotr calls from the site at Kvarnberget: three weeks of holiday, password forgotten, account locked. The crane inspection is in an hour and the protocol is in his mail."
            ),
            took(after="1m"),
            noted("Checked by calling back on his registered mobile and asking for his manager's name. Matches."),
            answered(
                "Hi Piotr, you have a text message with a temporary password. It works for one hour and asks you to choose a new one. Three words with a number in between are easier to remember than a short clever one."
            ),
            wrote("I am in. Inspection saved, thank you Boris", after="12m"),
            resolved("Unlocked and password reset after calling back on the registered number."),
        ),
    ),
    Story(
        subject="Ny medarbetare på {d+5}: behöver konto, dator och passerkort",
        who="lena.marklund",
        lang="sv",
        category="joiner-leaver",
        product="account",
        agent="amina",
        type="service_request",
        channel="portal",
        age=(2, 4),
        steps=(
            wrote(
                "Hej!",
                "På {d+5} börjar Ebba Norén som handläggare på bygglov, chef Anders Nygren. Hon behöver:",
                "- konto och e-post\n- samma behörigheter som Mikael Sand\n- bärbar dator och docka\n- passerkort\n- plats i växelns kö för bygglov",
                "Säg till om jag har glömt något.",
            ),
            took(),
            answered(
                "Hej Lena! Bra lista, du har inte glömt något utom storleken: vill Ebba ha 14 eller 16 tum? Konto och e-post är klara, ebba.noren@nordby.example. Datorn står på bänken hos Kofi."
            ),
            wrote("14 tum, hon cyklar."),
            noted(
                "Kvar: ärendesystemet (Henrik, behöver Anders godkännande), kön i växeln (Petra, klart på {d+4}), passerkort (kommunens vaktmästeri, inte vi)."
            ),
            asked(
                "Hej Lena, lägesrapport: konto, e-post och dator är klara. Mikael har rätt att besluta i bygglovsärenden. Ska Ebba också ha det från dag ett, eller bara handlägga? Det behöver Anders svara på."
            ),
        ),
    ),
    Story(
        subject="Two-step sign-in: I dropped my phone in the harbour",
        who="abdirahman.warsame",
        lang="en",
        category="mfa",
        product="account",
        agent="tobias",
        steps=(
            wrote(
                "Dear support, my phone is at the bottom of the harbour since seven this morning. I can't approve the sign-in, so I can't see which driver is where. I write from Tuulikki's computer. Is there any other way in?",
                "Abdi",
            ),
            took(after="6m"),
            noted(
                "Called the office number, Tuulikki confirms that he stands beside her, wet. Temporary access pass, eight hours."
            ),
            answered(
                'Hi Abdi, my sympathies to the phone. I have just called Eva\'s desk and read a one-time pass to you; it lasts until this evening. Your new phone and a SIM with the old number come with Marko before two. When you have it, sign in at the address in the note and follow "set up a new phone".'
            ),
            wrote(
                'New phone works, app works, drivers found. The old one still shows up as "last seen: harbour".',
                after="1d",
            ),
            answered("I have removed the old one, so that no cod can approve your sign-ins."),
            resolved("Temporary pass given after verification at the office; new phone registered, old one removed."),
        ),
    ),
    Story(
        subject="Leila byter efternamn",
        who="asa.bergqvist",
        lang="sv",
        category="joiner-leaver",
        product="account",
        agent="amina",
        type="service_request",
        urgency="low",
        age=(9, 14),
        copied=("leila.hosseini",),
        steps=(
            wrote(
                "Hej! Leila Hosseini gifter sig och heter Hosseini Lund från den första. Kan hon få en ny adress men behålla den gamla så att föräldrar når fram?"
            ),
            took(),
            answered(
                "Hej Åsa och grattis Leila! Ja, den gamla adressen ligger kvar som extra adress så länge hon arbetar hos er. Inloggningen byter också namn, så jag gör det en eftermiddag när hon inte har lektion. Jag lägger det på den första."
            ),
            held(5, "Namnbytet görs den första, enligt överenskommelse."),
        ),
    ),
    Story(
        subject="Har fortfarande tillgång till gamla avdelningens mapp",
        who="katarina.engstrom",
        lang="sv",
        category="access",
        product="file-storage",
        agent="boris",
        type="question",
        steps=(
            wrote(
                'Hej! Jag bytte från socialförvaltningen till kommunikation i augusti men ser fortfarande mappen "Orosanmälningar". Jag har inte öppnat den men det känns fel att jag kan.'
            ),
            took(),
            changed("urgency", "high"),
            changed("type", "incident"),
            noted(
                "Stämmer. Bytet registrerades som ny tjänst, gamla grupper togs aldrig bort. Sara, vi behöver gå igenom alla byten sedan i somras."
            ),
            answered(
                "Hej Katarina! Tack för att du sa till i stället för att låta det vara. Behörigheten är borttagen, och loggen visar att mappen inte har öppnats från ditt konto. Vi går nu igenom alla som bytt förvaltning sedan i somras."
            ),
            noted(
                "Gick igenom 31 byten, fyra till hade för mycket. Åtgärdade. Rutinen ändrad: byte av förvaltning = ny roll, gamla grupper faller automatiskt. /Sara",
                by="sara",
                after="1d",
            ),
            resolved("Gammal behörighet borttagen. 31 interna byten genomgångna, fyra till rättade, rutinen ändrad."),
        ),
    ),
    Story(
        subject="Password ran out, and I am in Umeå",
        who="jelena.markovic",
        lang="en",
        category="password",
        product="account",
        agent="amina",
        steps=(
            wrote(
                "Hello, my password ran out today and I sit at a customer's in Umeå with the inspection report open. The computer says I must be in the office network to change it. I am 300 km from the office network."
            ),
            took(),
            answered(
                'Hi Jelena, you can change it from where you are: save the report, connect the VPN while the old password is still remembered, then press Ctrl-Alt-Del and "Change a password". The order matters, VPN first.'
            ),
            wrote("VPN says password has expired."),
            asked(
                "Then we do it the other way. Please call us on the number at the end of this mail and be ready to say who your manager is and which computer you have; I give you a new one on the phone.",
                after="6m",
            ),
            wrote("Done with Tobias on the phone, report sent, customer happy.", after="40m"),
            noted(
                "Tobias took the call. Suggest that the warning mail comes at 14, 7 and 2 days, she only had the pop-up and that one hides behind the CAD window."
            ),
            resolved("Password changed by phone after verification. Warnings by mail switched on for Granströms."),
        ),
    ),
    Story(
        subject="Can't approve sign-in: the app shows a number but no field to type it",
        who="samuel.tesfaye",
        lang="en",
        category="mfa",
        product="account",
        agent="boris",
        age=(0, 2),
        steps=(
            wrote(
                "Hi, from today the app wants a two-digit number from the screen. I see the number 47 on the computer, and in the app there are only Yes and No. If I press Yes nothing happens.",
                files=(Picture("phone-screen", "Approve sign-in? | samuel.tesfaye | No | Yes", "app.png"),),
            ),
            took(),
            asked(
                "Hi Samuel, the app on the phone is too old to ask for the number. Could you look in the app store whether there is an update, and tell me which version of the system the phone has? You find it under Settings, About the phone."
            ),
            wrote("No update offered. It says version 9. The phone is from the school, I got it in 2019."),
            noted(
                "Version 9 no longer gets the app. The school has eleven of these left according to the list. Need a decision from Christer: new phones or hardware keys. Keys cost a tenth."
            ),
        ),
    ),
    Story(
        subject="Vikarie behöver komma in i Klassen nu",
        who="christer.dahl",
        lang="sv",
        category="joiner-leaver",
        product="school-platform",
        agent="sara",
        type="service_request",
        urgency="high",
        channel="phone",
        clock="07:41",
        steps=(
            wrote(
                "Christer ringer 7:40. Malin är sjuk, vikarien Tove Brandt står i klassrummet och behöver närvarolistan för 3A före åtta."
            ),
            took(after="1m"),
            answered(
                'Christer: vikariekontot "vikarie-3" är öppnat för 3A till klockan 17. Lösenordet har Åsa fått av mig på telefon. Hon ser närvaro och schema, inte omdömen.',
                after="8m",
            ),
            confirmed(after="20m"),
        ),
    ),
    Story(
        subject="Access to Kvarnberget project for an outside consultant",
        who="piotr.kowalczyk",
        lang="en",
        category="access",
        product="file-storage",
        agent="boris",
        type="service_request",
        age=(1, 4),
        steps=(
            wrote(
                "Hi! Our structural consultant Marta Vidal (marta@vidalkonstruktion.example) needs to read the drawings of Kvarnberget, and put her own in a folder, until the end of April. Not the economy folder."
            ),
            took(),
            asked(
                "Hi Piotr, glad to. Outside people need a yes from the owner of the project's folder, and that is Yasmin in our list. Shall I ask her, or has it changed?"
            ),
            wrote("Ask Yasmin, if you can catch her between two sites. Gunnar can say yes as well."),
            noted("Asked Gunnar by mail. He answers when he answers."),
            asked(
                "I have asked Gunnar. Meanwhile: should Marta get the drawings that are still marked as drafts, or only the released ones? They lie in the same folder, and I would make a second one if only the released."
            ),
        ),
    ),
    Story(
        subject="Någon har försökt logga in på mitt konto från utlandet",
        who="nadia.haddad",
        lang="sv",
        category="password",
        product="account",
        agent="boris",
        impact="medium",
        urgency="high",
        tags=("säkerhet",),
        steps=(
            wrote(
                'Jag fick ett meddelande kl 05.12 om inloggning från ett land där jag aldrig varit. Jag tryckte på "det var inte jag". Räcker det? Jag har 60 klienters bokslut i mina mappar.'
            ),
            took(after="3m"),
            noted(
                "Försöket stoppades vid steg två, rätt lösenord användes. Lösenordet är alltså ute. Alla sessioner avslutade."
            ),
            asked(
                "Hej Nadia! Du gjorde precis rätt. Ingen kom in, men den som försökte hade ditt lösenord. Jag har avslutat alla inloggningar. Välj ett nytt lösenord nu, ett som du inte har någon annanstans, och säg till när det är gjort. Har du använt det gamla på någon annan sida?",
                after="8m",
            ),
            wrote(
                "Nytt lösenord satt. Ja, jag hade samma på en sida för flygresor. Det ska jag sluta med.",
                after="30m",
            ),
            noted("Sidan fanns med i en läcka i våras. Kontrollerat regler i brevlådan och delningar: inget ändrat."),
            answered(
                "Då vet vi varifrån. Jag har gått igenom brevlådan, vidarebefordringar och delningar: inget är ändrat och inget är hämtat. Du kan lita på dina mappar. Jag föreslår en lösenordshanterare för hela kontoret och ringer Eva-Lena om det."
            ),
            resolved(
                "Inloggningsförsök stoppat vid steg två. Lösenord bytt, sessioner avslutade, inga spår av intrång."
            ),
        ),
    ),
    Story(
        subject="Konto ligger kvar för den som slutade i somras",
        who="ellen.rask",
        lang="sv",
        category="joiner-leaver",
        product="account",
        agent="tobias",
        type="service_request",
        urgency="low",
        recent=True,
        steps=(
            wrote(
                "Jag ser på fakturan att vi betalar för fyra konton men vi är tre i affären. Siv gick i pension i juni. Kan ni ta bort henne? Men spara mejlen, hon hade all kontakt med spinneriet."
            ),
            took(),
            answered(
                'Hej Ellen! Siv är avslutad från och med i dag. Mejlen ligger kvar som en mapp i din brevlåda som heter "Siv, arkiv", och det som kommer till hennes adress går till dig i ett halvår. På nästa faktura står det tre konton.'
            ),
            wrote("Där låg det! Även mönstret jag trodde var borta. Tack."),
            resolved("Konto avslutat, brevlådan sparad hos Ellen, vidarebefordran i sex månader."),
        ),
    ),
    Story(
        subject="Shared login at the till computer: who did what?",
        who="beatriz.almeida",
        lang="en",
        category="access",
        product="account",
        agent="sara",
        type="question",
        channel="portal",
        age=(3, 6),
        steps=(
            wrote(
                "We are six people with one login in the café. Now somebody has deleted the order to the dairy and nobody knows who. Can you see it? And would it be a lot of work for each one to have an own login?"
            ),
            took(),
            asked(
                "Hi Beatriz,",
                'I can see when ({d-1} 16:42) but not who, as all six are "cafe" to the computer. The order itself can be brought back, I have done that.',
                "Own logins are no great work: each gets a card to tap, which takes a second. It costs a little per person and month. Shall I send Johan a price for six?",
            ),
        ),
    ),
    Story(
        subject="Behörighet till Lönspår för ny lönekonsult",
        who="kerstin.forsberg",
        lang="sv",
        category="access",
        product="payroll",
        agent="henrik",
        team="service-desk",
        type="service_request",
        age=(5, 7),
        steps=(
            wrote(
                'Vi har tagit in Agneta Moberg från bemanning under vintern. Hon ska köra löner från och med den 15:e. Behöver behörighet "Löneadministratör" för Strand Frakt.'
            ),
            took("amina"),
            passed(
                "applications",
                "Löneadministratör i Lönspår, extern person. Stefan har godkänt per telefon.",
                to="henrik",
            ),
            took("henrik"),
            noted("Licensen räcker inte, de har två och båda används. Extra licens beställs hos Lönspår per kvartal."),
            asked(
                "Hej Kerstin! Agnetas konto är upplagt men er tredje plats i Lönspår kostar extra, minst ett kvartal. Alternativt kan hon ta över den plats som Lars hade. Vilket vill ni?"
            ),
        ),
    ),
    Story(
        subject="Signed in but everything is in another language",
        who="nguyen.chau",
        lang="en",
        category="password",
        product="account",
        agent="boris",
        type="question",
        channel="portal",
        steps=(
            wrote(
                "After the update tonight my whole computer is in Finnish. I like Finland, but I can't find the settings. Nothing else is wrong."
            ),
            took(),
            answered(
                "Good morning Châu! The update took the language of the computer's first owner, who was from Vaasa. Press the Windows key and I, go to the fourth item (the one with the globe and an A), and take English to the top of the list. Then sign out and in."
            ),
            wrote("Back in English. Kiitos!", after="25m"),
            resolved("Display language put back after the update. Noted in the image for borrowed computers."),
        ),
    ),
)
