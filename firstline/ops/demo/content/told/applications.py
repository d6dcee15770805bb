"""Payroll, hotel system, health records, case handling, accounting, school platform, transport, web."""

from firstline.ops.demo.shape import File
from firstline.ops.demo.telling import Story, answered, asked, changed, noted, passed, resolved, took, wrote

STORIES = (
    Story(
        subject="Overtime is missing on 14 payslips",
        who="fatima.el-amin",
        lang="en",
        category="payroll",
        product="payroll",
        agent="henrik",
        team="service-desk",
        impact="medium",
        urgency="high",
        copied=("ingela.norling",),
        age=(0, 2),
        steps=(
            wrote(
                "Good morning, in the trial run 14 of 61 payslips have no overtime although the time sheets are approved. All 14 work at Kvarnberget. The bank file must leave tomorrow at noon.",
                files=(
                    File(
                        "missing.csv",
                        "employee,approved_hours,paid_hours\n1007,6.5,0\n1012,3.0,0\n1019,11.0,0\n1024,2.5,0\n",
                        "text/csv",
                    ),
                ),
            ),
            took("amina", after="5m"),
            passed("applications", "Overtime missing for one project, pay day tomorrow.", to="henrik", after="6m"),
            took("henrik", after="10m"),
            noted(
                "Kvarnberget got a new project number on the 1st. The overtime rule lists projects one by one (!), and the new number isn't in it."
            ),
            answered(
                "Hi Fatima, the site got a new project number and the overtime rule didn't know it. I have added it. Please run the trial again for 1007 first, that should give 6.5 hours."
            ),
            wrote("1007 has 6.5 now. I am running all 61, it takes forty minutes."),
        ),
    ),
    Story(
        subject="Gästbok dubbelbokar rum efter midnatt",
        who="hotell-strand.reception",
        lang="sv",
        category="booking",
        product="hotel-system",
        agent="ingrid",
        team="service-desk",
        impact="high",
        urgency="high",
        copied=("aurelie.lefevre", "carina.strand"),
        age=(1, 2),
        steps=(
            wrote(
                "Två nätter i rad har vi fått samma rum sålt två gånger, båda bokningarna från webben strax efter midnatt. I natt 118 och 305. Nattportieren fick uppgradera den ena till sviten. Vi har bara en svit."
            ),
            took("sara"),
            changed("impact", "high"),
            passed("applications", "Dubbelbokningar på webben efter midnatt.", to="ingrid"),
            took("ingrid"),
            noted(
                "Kanalhanteraren skickar tillgänglighet 23:58, vi nollställer 00:00, de hinner sälja på gårdagens siffra till 00:07. Började efter deras uppdatering i natt mot {d-2}."
            ),
            answered(
                "Hej! Bokningssajten och Gästbok är oense om vilket dygn det är mellan 23.58 och 00.07. Tills det är rättat stänger jag webbförsäljningen de nio minuterna varje natt. Ni behöver inte göra något, och sviten får vara ifred."
            ),
            wrote(
                "Inga dubbelbokningar i natt. Två gäster ringde i stället för att boka på webben, det gick bra.",
                after="1d",
            ),
        ),
    ),
    Story(
        subject="Health records: letters print with the previous patient's address",
        who="ravi.subramaniam",
        lang="en",
        category="records",
        product="health-records",
        agent="henrik",
        team="service-desk",
        impact="high",
        urgency="high",
        tags=("patient-safety",),
        steps=(
            wrote(
                "Urgent, please. I printed a referral letter and the address field was the one of the patient before. I noticed only because I know them both. I have stopped printing letters and told Charlotte.",
                "Ravi Subramaniam",
            ),
            took("sara", after="4m"),
            changed("impact", "high", after="1m"),
            passed(
                "applications",
                "Wrong address on letters, patient safety. Clinic has stopped printing.",
                to="henrik",
                after="2m",
            ),
            took("henrik", after="2m"),
            noted(
                "Reproduced with test patients: if the next patient is opened before the print preview has closed, the template keeps the old address. New in version 8.2, installed on {d-1} evening."
            ),
            answered(
                "Thank you for stopping, Ravi. I have seen the same with our test patients and rolled the letter module back to the version of last week. Letters are safe to print from now. The clinic needs to go through the letters since {d-1} evening; I have sent Charlotte the list, there are 22.",
                after="35m",
            ),
            wrote(
                "We have gone through them all. Two had been posted, both are recalled and the patients told.",
                after="5h",
            ),
            noted(
                "Incident report sent to the supplier and to the clinic's patient-safety officer. Their fix is promised in 8.2.1.",
                after="1h",
            ),
            resolved(
                "Letter module rolled back to 8.1. List of 22 letters checked by the clinic, two recalled. Supplier informed."
            ),
        ),
    ),
    Story(
        subject="Klassen: föräldrar ser inte frånvaroanmälan i appen",
        who="asa.bergqvist",
        lang="sv",
        category="school-platform",
        product="school-platform",
        agent="ingrid",
        team="applications",
        impact="medium",
        age=(2, 5),
        steps=(
            wrote(
                'Telefonen går varm på morgnarna. Knappen "Anmäl frånvaro" är borta för ungefär en tredjedel av föräldrarna sedan appen uppdaterades. På webben finns den kvar.'
            ),
            took("ingrid"),
            asked(
                "Hej Åsa! Kan du fråga två av dem som saknar knappen om de har mer än ett barn på skolan? Jag har en misstanke."
            ),
            wrote("Alla jag frågade har syskon på skolan! Hur visste du?"),
            noted(
                "Syskon i olika stadier: appen visar rollen från första barnet, och förskoleklass har ingen frånvaroknapp. Stämmer med leverantörens kända fel."
            ),
            answered(
                "Appen frågar bara efter det yngsta barnets rättigheter, och i förskoleklass anmäler man på annat sätt. Tills leverantören har rättat: föräldrarna kan trycka på barnets namn överst och byta, då kommer knappen. Jag har skrivit en text som du kan lägga i veckobrevet, vill du ha den på fler språk?"
            ),
            asked(
                "Påminnelse: vilka språk behöver ni texten på? Jag har svenska, engelska och arabiska klara.",
                after="2d",
            ),
        ),
    ),
    Story(
        subject="Supplier invoices stop at step 2 of 3",
        who="strand-frakt.ekonomi",
        lang="en",
        category="accounting",
        product="accounting",
        agent="ingrid",
        team="service-desk",
        age=(4, 6),
        steps=(
            wrote(
                "Invoices that have been approved by Niklas don't go on to Stefan. There are 43 waiting, the oldest falls due on {d+4}. Niklas sees them as done."
            ),
            took("tobias"),
            passed("applications", "Approval flow stops after step 2, 43 invoices.", to="ingrid"),
            took("ingrid"),
            asked(
                'Hello, has Stefan\'s role been changed lately? The flow looks for somebody with the title "CEO" and finds nobody.'
            ),
            wrote(
                'He is "Managing director" since the new organisation chart, from {d-2}. Is it really the title that decides?'
            ),
            answered(
                "It was. Now it is the role, whatever it is called. I have sent the 43 on, Stefan has them in his list. The three that fall due first are on top."
            ),
            wrote("Stefan has approved the urgent ones. He asks whether he can do it in the phone on the train?"),
            asked(
                "He can, in the same app as the time sheets. I need to know which phone he has, the older one needs a small update first."
            ),
        ),
    ),
    Story(
        subject="Web shop charges Swedish VAT on yarn to Norway",
        who="mirjam.cohen",
        lang="en",
        category="web-shop",
        product="web-site",
        agent="henrik",
        team="applications",
        age=(5, 8),
        steps=(
            wrote(
                "Customers in Norway pay Swedish VAT in the web shop, and then Norwegian VAT again at the border. It happened to four orders. I think that it should be zero ours and the threshold scheme theirs, but I am a knitter."
            ),
            took("henrik"),
            noted(
                "Country rules table lost Norway when the shop moved server. Restored NO and, while at it, found CH missing too."
            ),
            asked(
                'Hi Mirjam, for a knitter you put it very well. Norway and Switzerland had fallen out of the table when the shop was moved. They are back. Can you place a test order to a Norwegian address (payment method "test"), and tell me whether the sum agrees with what you expect?'
            ),
            wrote(
                "The test order to Tromsø has no Swedish VAT, and the sum is as in my notebook. I have written to the four customers."
            ),
            answered(
                "Then it is right. If you send me their order numbers I prepare the refunds in the shop, and you only need to press the button."
            ),
            wrote("Found the button myself. All four are refunded."),
            resolved("Norway and Switzerland restored in the shop's VAT table after the move of server."),
        ),
    ),
    Story(
        subject="Route planning sends trucks over a closed bridge",
        who="tuulikki.makinen",
        lang="en",
        category="logistics",
        product="transport-system",
        agent="ingrid",
        team="service-desk",
        impact="medium",
        recent=True,
        steps=(
            wrote(
                "The system sends all trucks over the Kvarn bridge, which is closed for repair until spring. Three drivers have turned around with trailers this morning, which is not a nice thing to see."
            ),
            took("boris"),
            passed("applications", "Closed bridge in route planning.", to="ingrid"),
            took("ingrid"),
            answered(
                'Hi Tuulikki, I have closed the bridge in your map, for everything over 3.5 tonnes, until the end of April. Plans made from now on go around. For the ones already out: press "recalculate" per truck, or all at once with the small arrow beside it.'
            ),
            wrote("Recalculated all, the detour is 14 minutes. Can I close roads myself the next time?"),
            answered(
                'Yes, from now on. You have the button "Road closures" under Map. It asks for an end date, so that no bridge stays closed for ever.'
            ),
            resolved("Bridge closed in the route map, right to manage closures given to dispatch."),
        ),
    ),
    Story(
        subject="Lönspår: semesterdagar räknas dubbelt för deltid",
        who="lena.marklund",
        lang="sv",
        category="payroll",
        product="payroll",
        agent="henrik",
        team="applications",
        impact="medium",
        age=(3, 6),
        steps=(
            wrote(
                "Den som arbetar 50 % får 2 dagar dragna för varje dag ledigt. 38 personer berörs. Jag kan rätta för hand men då försvinner spåret."
            ),
            took("henrik"),
            asked(
                "Hej Lena, rätta inte för hand än. Gäller det alla på 50 %, eller bara dem som arbetar hela dagar varannan dag? Skicka gärna två namn av vardera sorten."
            ),
            wrote(
                "Bara hela dagar varannan dag! De med halva dagar stämmer. Exempel: Sahra N och Ove L fel, Britt J och Kim A rätt."
            ),
            noted(
                'Schematyp "koncentrerad deltid" saknar faktor efter årsskiftets uppgradering. Lönspår bekräftar, rättning i morgon natt, körs sedan om för perioden.'
            ),
        ),
    ),
    Story(
        subject="Case system refuses attachments above 10 MB",
        who="thordis.gudmundsdottir",
        lang="en",
        category="records",
        product="case-system",
        agent="henrik",
        team="service-desk",
        type="question",
        recent=True,
        steps=(
            wrote(
                "Hello, noise measurements come as files of 40 to 90 MB. The case system takes 10. I now split them into pieces, which the archive will hate. Is there a better way?"
            ),
            took("amina"),
            passed("applications", "Limit for attachments in the case system.", to="henrik"),
            took("henrik"),
            answered(
                "Hello Þórdís, the archive thanks you for asking. The limit was set when disks were small. I have raised it to 200 MB for your unit. Files above 25 MB are uploaded in the background, so you may close the window."
            ),
            wrote("A 90 MB file went in at the first try. Takk!"),
            resolved("Limit raised to 200 MB for the environment unit, with background upload."),
        ),
    ),
    Story(
        subject="Web page shows last year's opening hours",
        who="jamal.osman",
        lang="en",
        category="web-shop",
        product="web-site",
        agent="amina",
        type="service_request",
        urgency="low",
        channel="portal",
        steps=(
            wrote(
                "The map room's page says that we are open on Saturdays. We are not, since January. A man stood outside with eleven rolled drawings. I have changed it in the editor, but the page does not change."
            ),
            took(),
            answered(
                "Hi Jamal, you had saved but not published: the button is at the very top, and grey until one scrolls up. It is out now. I have told the web team that grey is not a good colour for the most important button."
            ),
            wrote("I see it. And I have now also found the button.", after="30m"),
            resolved("Page published. Colour of the button passed on as a suggestion."),
        ),
    ),
    Story(
        subject="Provtagningssvar kommer inte in i journalen",
        who="farid.nazari",
        lang="sv",
        category="records",
        product="health-records",
        agent="ingrid",
        team="service-desk",
        channel="phone",
        impact="high",
        urgency="high",
        clock="10:20",
        steps=(
            wrote(
                "Farid ringer 10.20: inga svar från länets labb har kommit in sedan 7.45. Instrumentens egna svar går in. De har 30 patienter på förmiddagen och läser svar i telefon."
            ),
            took("tobias", after="1m"),
            passed("applications", "Svar från länslabbet når inte journalen sedan 7.45.", to="ingrid", after="2m"),
            took("ingrid", after="3m"),
            noted(
                "Certifikatet mot länets tjänst gick ut 07:44. Nytt fanns i lådan sedan två veckor men ingen hade lagt in det. Det är på oss.",
                after="8m",
            ),
            answered(
                "Hej Farid! Förbindelsen till länets labb är uppe igen sedan 10.58 och de 64 svar som låg i kö är inne. Orsaken var ett certifikat som vi borde ha bytt i tid. Jag är ledsen för förmiddagen.",
                after="25m",
            ),
            wrote(
                "Alla svar är inne, jag har stickprovat tio. Tack för att det gick fort när det väl gick.",
                after="30m",
            ),
            resolved(
                "Certifikat mot länets labbtjänst bytt, 64 köade svar inlästa. Datum för alla certifikat ligger nu i bevakning."
            ),
        ),
    ),
)
