"""How mail programs announce a quoted message, in the languages they speak.

Everything here is compared with case folded. Add a language by adding its words; nothing else knows
languages.
"""

from firstline.channels.email.reading.folding import folded

WROTE = (
    *("wrote", "writes", "sent"),  # English
    *("skrev", "skriver", "skreiv", "skrifaði"),  # Swedish, Danish, Norwegian, Icelandic
    *("schrieb", "schreibt", "geschrieben"),  # German
    *("schreef", "schrijft", "geschreven"),  # Dutch
    *("geskryf",),  # Afrikaans
    *("a écrit", "écrit", "écrivait", "a envoyé"),  # French
    *("escribió", "ha escrito", "escribiu", "va escriure", "ha escrit"),  # Spanish, Galician, Catalan
    *("escreveu", "escreve"),  # Portuguese
    *("ha scritto", "scrive", "scritto"),  # Italian
    *("a scris", "scrie"),  # Romanian
    *("napisał", "napisała", "napisał(a)", "napisał/a", "napisali", "pisze"),  # Polish
    *("napsal", "napsala", "napsal(a)", "píše"),  # Czech
    *("napísal", "napísala", "napísal(a)"),  # Slovak
    *("napisal", "napisala", "napisal/-a"),  # Slovene
    *(
        "napisao",
        "napisao je",
        "napisala je",
        "napisao/la",
        "написао",
        "написао/ла",
        "написала",
    ),  # Croatian, Bosnian, Serbian
    *("írta", "ezt írta", "írja"),  # Hungarian
    *("kirjoitti", "kirjutas"),  # Finnish, Estonian
    *("rakstīja", "rašė", "parašė"),  # Latvian, Lithuanian
    *("написал", "написал(а)", "написала", "пишет", "писал", "писал(а)", "пишете"),  # Russian
    *("написав", "написав(ла)", "написала", "написав(-ла)", "пише", "напісаў"),  # Ukrainian, Belarusian
    *("написа", "напиша"),  # Bulgarian, Macedonian
    *("έγραψε", "έγραψαν"),  # Greek
    *("yazdı", "yazdi", "yazmış", "yazıb"),  # Turkish, Azerbaijani
    *("כתב", "כתבה", "כתב/ה", "כתב.ה"),  # Hebrew
    *("كتب", "كتبت", "كتب/كتبت", "تمت كتابة ما يلي"),  # Arabic
    *("نوشت", "نوشته"),  # Persian
    *("đã viết", "viết"),  # Vietnamese
    *(
        "жазды",
        "yazgan",
        "დაწერა",
        "գրել է",
        "লিখেছেন",
        "எழுதியது",
        "نے لکھا",
    ),  # Kazakh, Uzbek, Georgian, Armenian, Bengali …
    *("ysgrifennodd", "scríobh", "andika", "aliandika", "sumulat"),  # Welsh, Irish, Swahili, Filipino
    *("menulis", "menyurat"),  # Indonesian, Malay
    *("ने लिखा",),  # Hindi
    *("idatzi du", "idatzi zuen", "shkroi", "ka shkruar"),  # Basque, Albanian
)
WROTE_INSIDE_WORDS = (
    *("写道", "寫道", "写到", "編寫", "編写"),  # Chinese
    *("書きました", "のメール", "のメッセージ", "さんは書"),  # Japanese
    *("작성", "님이 씀", "보냄", "쓴 글"),  # Korean
    *("เขียน",),  # Thai
)
"""Words of languages that put no space between words."""

OPENERS = (
    *("on", "at", "in"),
    *("den", "d.", "på", "kl", "þann"),
    *("am", "um"),
    *("op", "om"),
    *("le", "en date du"),
    *("el", "o", "a", "em", "no dia", "en", "missatge de"),
    *("il", "in data", "alle"),
    *("pe", "în", "la data"),
    *("w dniu", "dnia", "użytkownik"),
    *("dne", "dňa", "dana", "dne:", "v", "u"),
    *("στις", "την", "στις:"),
    *("на", "дня", "в", "у"),
    *("kasutaja",),
    *("tarihinde",),
    *("בתאריך", "ב-", "ב"),
    *("في", "بتاريخ", "در", "در تاریخ"),
    *("vào", "ngày", "lúc"),
    *("pada", "tanggal"),
    *("ในวันที่", "เมื่อ", "วันที่"),
    *("于", "在", "於", "从"),
)
"""What the line that announces a quote begins with."""

OWN_VOICE = (
    "i",
    "we",
    "you",
    "jag",
    "vi",
    "du",
    "ni",
    "ich",
    "wir",
    "nous",
    "vous",
    "yo",
    "io",
    "eu",
    "ik",
    "jeg",
)
"""Beside these, "wrote" is part of what the person says."""

LABELS = {
    "from": folded(
        *("from", "från", "fra", "frá", "von", "absender", "van", "afzender", "de", "expéditeur"),
        *("de la part de",),
        *("remitente", "remetente", "da", "mittente", "od", "nadawca", "odesílatel", "odosielateľ"),
        *("pošiljatelj",),
        *("feladó", "lähettäjä", "saatja", "kellelt", "no", "nuo", "от", "отправитель", "від"),
        *("від кого", "ад"),
        *("от кого", "подател", "од", "από", "kimden", "gönderen", "מאת", "من", "از", "差出人", "送信者"),
        *("送信元",),
        *("发件人", "發件人", "寄件者", "寄件人", "보낸 사람", "보낸사람", "보낸이", "จาก", "từ"),
        *("người gửi", "dari", "daripada"),
        *("avsändare", "afsender", "avsender", "expeditor", "de la", "šalje", "шаље", "od koga", "nuo:"),
        *("mensaje de", "प्रेषक", "nga", "nork", "kimdən", "кімнен", "испраќач", "منجانب", "ავტორი"),
        *("expeditore", "발신", "보내는 사람", "来自", "來自", "寄信人", "送り主", "발신자"),
    ),
    "sent": folded(
        *("sent", "date", "sent on", "sent at", "datum", "skickat", "sänt", "sendt", "dato", "sent:"),
        *("dags",),
        *("gesendet", "gesendet am", "verzonden", "verstuurd", "envoyé", "envoyé le", "date d'envoi"),
        *("fecha",),
        *("enviado", "enviado el", "enviada", "enviada em", "enviado em", "enviat", "data", "inviato"),
        *("data invio",),
        *("trimis", "wysłano", "wysłane", "data wysłania", "odesláno", "odoslané", "dátum", "poslano"),
        *("poslato",),
        *("послато", "küldve", "elküldve", "lähetetty", "päivämäärä", "päiväys", "pvm", "saadetud"),
        *("kuupäev",),
        *("nosūtīts", "datums", "išsiųsta", "отправлено", "дата", "дата отправки", "надіслано"),
        *("изпратено",),
        *("датум", "στάλθηκε", "εστάλη", "ημερομηνία", "gönderildi", "gönderme tarihi", "tarih"),
        *("gönderilen",),
        *("נשלח", "תאריך", "تاريخ", "تم الإرسال", "التاريخ", "ارسال شده", "تاریخ", "送信日時", "日時"),
        *("日付", "送信"),
        *("发送时间", "发送日期", "日期", "時間", "时间", "傳送時間", "寄件日期", "傳送日期"),
        *("보낸 날짜", "보낸날짜", "날짜", "보낸시간"),
        *("ส่ง", "ส่งเมื่อ", "วันที่", "đã gửi", "ngày", "ngày gửi", "gửi", "vào lúc", "dikirim", "tanggal"),
        *("dihantar", "भेजा गया", "दिनांक", "dërguar", "bidaltze-data", "göndərilib", "жіберілді", "испратено"),
        *("تم إرسال", "إرسال", "send", "发件日期", "发送于", "보낸 시간", "발신일", "전송일", "送信日", "受信日時"),
    ),
    "to": folded(
        *("to", "till", "til", "an", "empfänger", "aan", "à", "destinataire", "para", "a", "per a"),
        *("destinatario",),
        *("către", "do", "komu", "pro", "za", "prima", "címzett", "vastaanottaja", "saaja", "kellele"),
        *("kam", "kam:"),
        *("adresāts", "gavėjas", "кому", "до", "получатель", "за", "προς", "kime", "alıcı", "אל", "إلى"),
        *("به",),
        *("宛先", "受信者", "收件人", "收件者", "받는 사람", "받는사람", "받는이", "ถึง", "đến", "tới"),
        *("kepada", "odbiorca", "mottagare", "प्रति", "për", "nori", "kimə", "кімге", "받는 이", "收件地址", "受信先"),
    ),
    "copy": folded(
        *("cc", "bcc", "kopia", "kopie", "kopi", "kopio", "copie", "copia", "cópia", "dw", "másolat"),
        *("копия",),
        *("копія", "копие", "κοιν", "κοινοποίηση", "bilgi", "עותק", "نسخة", "抄送", "副本", "참조"),
        *("สำเนา", "tembusan"),
        *("reply-to", "reply to", "antwort an", "svar till", "organization", "importance", "prioritet"),
        *("priority",),
        *("hög prioritet", "wichtigkeit", "attachments", "anlagen", "bilagor", "bifogade filer"),
        *("importance",),
    ),
    "subject": folded(
        *("subject", "ämne", "emne", "efni", "betreff", "onderwerp", "objet", "sujet", "asunto"),
        *("assumpte",),
        *("assunto", "oggetto", "subiect", "temat", "předmět", "predmet", "zadeva", "naslov", "tárgy"),
        *("aihe",),
        *("teema", "temats", "tēma", "tema", "тема", "относно", "предмет", "наслов", "θέμα", "konu"),
        *("נושא",),
        *("الموضوع", "موضوع", "件名", "主题", "主題", "主旨", "標題", "제목", "หัวข้อ", "เรื่อง", "chủ đề"),
        *("tiêu đề",),
        *("subjek", "perihal", "tajuk", "विषय", "subjekti", "gaia", "mövzu", "тақырыбы", "主　题", "ogg", "subj"),
    ),
}
"""The labels of the little head above a quoted message."""

DATES = frozenset(
    folded(
        *(
            "date",
            "datum",
            "dato",
            "dags",
            "fecha",
            "data",
            "dátum",
            "päivämäärä",
            "päiväys",
            "pvm",
            "kuupäev",
            "datums",
        ),
        *(
            "дата",
            "датум",
            "ημερομηνία",
            "tarih",
            "תאריך",
            "تاريخ",
            "التاريخ",
            "تاریخ",
            "日時",
            "日付",
            "日期",
            "時間",
            "时间",
        ),
        *("날짜", "วันที่", "ngày", "tanggal", "दिनांक"),
    )
)
"""Those labels of the moment it was sent that stand in other lists, too."""

ORIGINAL = folded(
    *("original", "ursprüngliche nachricht", "ursprungligt", "ursprungsmeddelande", "oprindelig"),
    *("opprinnelig",),
    *("oorspronkelijk", "d'origine", "initial", "originale", "alkuperäinen", "oryginaln", "původní"),
    *("pôvodn",),
    *("eredeti", "исходн", "оригинал", "початков", "оригінал", "αρχικ", "özgün", "orijinal"),
    *("元のメッセージ",),
    *("原始邮件", "原始郵件", "原郵件", "原邮件", "원본", "ต้นฉบับ", "thư gốc", "tin nhắn gốc"),
    *("pesan asli", "izvorn"),
    *("izvirn", "algne", "sākotnēj", "pradin", "המקורית", "הודעה מקורית", "الأصلية", "اصلی"),
    *("reply message",),
    *("antwort nachricht", "quoted message", "zitierte nachricht", "vorherige nachricht"),
    *("previous message",),
    *("tidigare meddelande", "upphaflegt", "upprunaleg", "missatge original", "mesajul original"),
    *("оригинална",),
)
"""What stands between dashes above a message that was answered to."""

ORIGINAL_ALONE = frozenset(
    folded(
        *("original message", "original-nachricht", "ursprüngliche nachricht", "message d'origine", "mensaje original"),
        *("mensagem original", "messaggio originale", "oorspronkelijk bericht", "ursprungligt meddelande"),
        *("oprindelig meddelelse", "opprinnelig melding", "исходное сообщение", "原始邮件", "원본 메시지"),
    )
)
"""The same without dashes, on a line of its own above a head."""

FORWARDED = folded(
    *("forward", "weitergeleitet", "weiterleitung", "transféré", "transfere", "réexpédié", "faire suivre"),
    *("vidarebefordra", "vidaresän", "videresend", "framsend", "inoltrat", "doorgestuurd", "doorgezonden"),
    *("reenviad", "encaminhad", "reencaminhad", "reexpedi", "przekaz", "przesłan", "přeposl", "preposl"),
    *("továbbít", "переадрес", "переслан", "пересыл", "перенаправ", "переслане", "препрат", "προωθ"),
    *("iletil",),
    *("yönlendiril", "edelleen", "välitett", "edastat", "転送", "转发", "轉寄", "轉發", "전달", "ส่งต่อ"),
    *("chuyển tiếp",),
    *("diteruskan", "dimajukan", "proslijeđ", "prosleđ", "прослеђ", "posredov", "redirecționat"),
    *("retransmis",),
    *("persiųst", "pārsūt", "הועבר", "מועבר", "محول", "معاد توجيه", "ارسال‌شده"),
)
"""What stands between dashes above a message that is passed on."""

BEGINS_FORWARDED = folded(
    *("begin forwarded message", "forwarded message", "vidarebefordrat brev", "vidarebefordrat meddelande"),
    *("start på videresendt besked", "videresendt besked", "videresendt melding"),
    *("begin doorgestuurd bericht",),
    *("anfang der weitergeleiteten nachricht", "weitergeleitete nachricht", "début du message réexpédié"),
    *("début du message transféré", "inicio del mensaje reenviado", "inizio messaggio inoltrato"),
    *("início da mensagem reencaminhada", "início da mensagem encaminhada", "välitetty viesti alkaa"),
    *("początek przekazywanej wiadomości", "początek wiadomości przekazanej", "začátek přeposílané zprávy"),
    *("začátek přeposlané zprávy", "začiatok preposlanej správy", "továbbított levél kezdete"),
    *("начало переадресованного сообщения",),
    *("начало переадресованного письма", "початок листа, що пересилається", "αρχή προωθημένου μηνύματος"),
    *("iletilen ileti başlangıcı", "転送されたメッセージ", "下面是被转发的邮件", "開始轉寄郵件"),
    *("전달된 메시지 시작", "переслане повідомлення"),
    *("începutul mesajului redirecționat", "početak proslijeđene poruke", "inici del missatge reenviat"),
    *("mensaje reenviado",),
)
"""What stands before a colon, on a line of its own, above a message that is passed on."""

FORWARD_PREFIXES = folded(
    *("fw", "fwd", "wg", "vb", "tr", "trans", "rv", "enc", "i", "doorst", "pd", "vl", "vs", "továbbítás"),
    *("ilt",),
    *("i̇lt", "πρθ", "转发", "轉寄", "전달", "転送", "res-enc", "fs", "vid", "weitergeleitet", "пер"),
    *("пересл", "fyi"),
)
"""What the subject of a message that is passed on begins with."""

REPLY_ABOVE = folded(
    *("reply above this line", "write above this line", "type your reply above"),
    *("above this line to reply",),
    *("svar ovanför den här raden", "svara ovanför denna rad", "svara ovanför den här raden"),
    *("antwort oberhalb dieser linie", "antworten sie oberhalb", "oberhalb dieser zeile"),
    *("répondre au-dessus de cette ligne", "réponse au-dessus de cette ligne"),
    *("escriba su respuesta por encima",),
    *("responda por encima de esta línea", "responda acima desta linha", "resposta acima desta linha"),
    *("rispondi sopra questa riga", "risposta sopra questa riga", "antwoord boven deze regel"),
    *("svar over denne linje", "svar over denne linjen", "vastaus tämän rivin yläpuolelle"),
    *("odpowiedź powyżej tej linii",),
)
"""Lines with which help desks ask for the answer to stand above."""
