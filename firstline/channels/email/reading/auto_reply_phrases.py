"""How automatic replies begin, and what they say, in the languages of this world. Case folded."""

from firstline.channels.email.reading.folding import folded

PREFIXES = folded(
    *("auto", "autoreply", "auto-reply", "auto reply", "auto response", "auto-response", "autoresponse"),
    *("autoresponder",),
    *("automatic reply", "automatic response", "automated reply", "automated response"),
    *("automatic message",),
    *("out of office", "out-of-office", "out of office autoreply", "out of office reply", "ooo"),
    *("away from office",),
    *("vacation reply", "vacation response", "on vacation", "auto-reply from", "out of the office"),
    *("automatiskt svar", "autosvar", "autosvar från", "frånvaromeddelande", "frånvaro", "frånvarande"),
    *("ej på kontoret",),
    *("automatisk svar", "autosvar fra", "fraværsbesked", "fravær", "fraværende", "ikke på kontoret"),
    *("fraværsmelding",),
    *("automaattinen vastaus", "automaattivastaus", "poissa toimistosta", "poissaoloviesti"),
    *("sjálfvirkt svar",),
    *("automatische antwort", "automatische rückantwort", "abwesenheitsnotiz", "abwesenheit"),
    *("abwesenheitsmeldung", "abwesend"),
    *("abwesenheitsnachricht", "abwesenheitsassistent", "nicht im büro", "außer haus", "autoantwort"),
    *("eingangsbestätigung",),
    *("automatisch antwoord", "automatische beantwoording", "automatisch antwoord bij afwezigheid"),
    *("afwezig", "afwezigheid", "niet aanwezig"),
    *("réponse automatique", "message automatique", "absence du bureau", "absent du bureau", "absence"),
    *("absent(e)", "je suis absent"),
    *("notification d'absence", "gestionnaire d'absence du bureau", "absent"),
    *("respuesta automática", "respuesta automatica", "fuera de la oficina", "ausente", "ausencia"),
    *("resposta automàtica",),
    *("resposta automática", "resposta automatica", "fora do escritório", "ausência temporária"),
    *("ausência",),
    *("risposta automatica", "fuori sede", "fuori ufficio", "assente", "risposta automatica da", "assenza"),
    *("răspuns automat", "plecat din birou", "automatyczna odpowiedź", "odpowiedź automatyczna"),
    *("poza biurem", "nieobecność"),
    *("autoodpowiedź", "automatická odpověď", "automaticka odpoved", "mimo kancelář"),
    *("automatická odpoveď", "nepřítomnost"),
    *("samodejni odgovor", "automatski odgovor", "odsotnost", "аутоматски одговор", "автоматски одговор"),
    *("automatikus válasz", "házon kívül", "automatikus valasz", "automaatvastus", "automātiska atbilde"),
    *("automatinis atsakymas",),
    *("автоматический ответ", "автоответ", "автоответчик", "вне офиса", "автоматична відповідь"),
    *("автовідповідь",),
    *("автоматичен отговор", "отсъствие", "αυτόματη απάντηση", "εκτός γραφείου", "otomatik yanıt"),
    *("otomatik cevap", "ofis dışında"),
    *("מענה אוטומטי", "תשובה אוטומטית", "رد تلقائي", "الرد التلقائي", "پاسخ خودکار", "स्वचालित उत्तर"),
    *("trả lời tự động", "ตอบกลับอัตโนมัติ"),
    *("balasan otomatis", "balasan automatik", "自動返信", "自動応答", "不在通知", "自动回复"),
    *("自动答复", "自動回覆", "自動回復", "자동 회신", "자동 응답", "자동응답"),
)
"""What the subject of an automatic reply begins with, before a colon, a bracket, or as the whole of it."""

WEAK = frozenset(
    folded(
        *("auto", "ooo", "out of office", "out-of-office", "out of the office", "on vacation"),
        *("frånvaro", "frånvarande"),
        *("fravær", "fraværende", "abwesenheit", "abwesend", "afwezig", "afwezigheid", "absence"),
        *("absent", "absent(e)"),
        *("je suis absent", "ausente", "ausencia", "ausência", "assente", "assenza", "nieobecność"),
        *("nepřítomnost",),
        *("odsotnost", "отсъствие", "вне офиса", "niet aanwezig", "nicht im büro", "außer haus"),
        *("ej på kontoret",),
        *("ikke på kontoret", "away from office", "fuori sede", "fuori ufficio", "fuera de la oficina"),
        *("eingangsbestätigung",),
        *("automatic message", "message automatique", "poza biurem", "házon kívül", "εκτός γραφείου"),
        *("ofis dışında",),
    )
)
"""Those of them that a person could write too: they need a second sign."""

AWAY = folded(
    *("out of the office", "out of office", "on vacation", "on leave", "on holiday", "will be back"),
    *("limited access",),
    *("currently away", "annual leave", "parental leave", "maternity leave", "i am away", "i'm away"),
    *("back in the office",),
    *("inte på kontoret", "på semester", "har semester", "föräldraledig", "tillbaka den"),
    *("åter på kontoret", "ledig till"),
    *("ikke på kontoret", "på ferie", "ferie til", "tilbage den", "tilbake", "lomalla", "poissa"),
    *("nicht im büro", "im urlaub"),
    *("nicht im haus", "abwesend", "wieder erreichbar", "außer haus", "wieder im büro", "in urlaub"),
    *("niet aanwezig", "op vakantie"),
    *("met vakantie", "afwezig", "absent", "en congé", "de retour le", "en vacances", "de vacaciones"),
    *("fuera de la oficina",),
    *("estaré de vuelta", "ausente", "de férias", "fora do escritório", "in ferie", "fuori sede"),
    *("fuori ufficio", "urlopie"),
    *("nieobecn", "dovolené", "dovolenke", "szabadság", "concediu", "в отпуске", "у відпустці", "отпуск"),
    *("άδεια", "izindeyim"),
    *("休暇", "不在", "休假", "出差", "부재", "휴가", "dopust", "godišnjem odmoru", "puhkusel"),
    *("atostog", "atvaļinājum"),
)

ABSENT = folded(
    *(
        "is out of the office",
        "is out of office",
        "is on vacation",
        "is on leave",
        "är inte på kontoret",
        "har semester",
    ),
    *("är frånvarande", "er ikke på kontoret", "er på ferie", "ist außer haus", "ist nicht im büro", "ist abwesend"),
    *("ist im urlaub", "is afwezig", "is niet aanwezig", "est absent", "est absente", "est absent(e)", "est en congé"),
    *(
        "está ausente",
        "está fuera de la oficina",
        "está de vacaciones",
        "está de férias",
        "è assente",
        "è fuori ufficio",
    ),
    *("è in ferie", "jest nieobecny", "jest nieobecna", "je mimo kancelář", "on poissa", "on lomalla"),
)
"""What the subject of an absence note ends with after a name."""
