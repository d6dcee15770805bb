"""What a person wrote in plain text, apart from what they answered to."""

import pytest

from firstline.channels.email.reading.quotes.text import split_text

REPLY = "It works now.\n\nThanks!"
ANNOUNCED = "On Tue, Mar 3, 2020 at 12:00 PM Anna Berg <anna@example.com> wrote:"

OUTLOOK = {
    "english": ("From", "Sent", "To", "Subject"),
    "english with copy": ("From", "Sent", "To", "Cc", "Subject"),
    "english by date": ("From", "Date", "To", "Subject"),
    "swedish": ("Från", "Skickat", "Till", "Ämne"),
    "danish": ("Fra", "Sendt", "Til", "Emne"),
    "norwegian": ("Fra", "Dato", "Til", "Emne"),
    "finnish": ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
    "german": ("Von", "Gesendet", "An", "Betreff"),
    "german web.de": ("Gesendet", "Von", "An", "Betreff"),
    "dutch": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "french": ("De ", "Envoyé ", "À ", "Objet "),
    "spanish": ("De", "Enviado el", "Para", "Asunto"),
    "portuguese": ("De", "Enviada em", "Para", "Assunto"),
    "italian": ("Da", "Inviato", "A", "Oggetto"),
    "catalan": ("De", "Enviat", "Per a", "Assumpte"),
    "romanian": ("De la", "Trimis", "Către", "Subiect"),
    "polish": ("Od", "Wysłano", "Do", "Temat"),
    "czech": ("Od", "Odesláno", "Komu", "Předmět"),
    "slovak": ("Od", "Odoslané", "Komu", "Predmet"),
    "slovene": ("Od", "Poslano", "Za", "Zadeva"),
    "croatian": ("Od", "Poslano", "Prima", "Predmet"),
    "hungarian": ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    "russian": ("От", "Отправлено", "Кому", "Тема"),
    "ukrainian": ("Від", "Надіслано", "Кому", "Тема"),
    "bulgarian": ("От", "Изпратено", "До", "Относно"),
    "greek": ("Από", "Στάλθηκε", "Προς", "Θέμα"),
    "turkish": ("Kimden", "Gönderildi", "Kime", "Konu"),
    "hebrew": ("מאת", "נשלח", "אל", "נושא"),
    "arabic": ("من", "تاريخ", "إلى", "الموضوع"),
    "japanese": ("差出人", "送信日時", "宛先", "件名"),
    "chinese": ("发件人", "发送时间", "收件人", "主题"),
    "chinese traditional": ("寄件者", "傳送時間", "收件者", "主旨"),
    "korean": ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
    "thai": ("จาก", "ส่ง", "ถึง", "เรื่อง"),
    "vietnamese": ("Từ", "Đã gửi", "Đến", "Chủ đề"),
    "indonesian": ("Dari", "Dikirim", "Kepada", "Subjek"),
    "estonian": ("Saatja", "Saadetud", "Adressaat", "Teema"),
    "latvian": ("No", "Nosūtīts", "Kam", "Tēma"),
    "lithuanian": ("Nuo", "Išsiųsta", "Kam", "Tema"),
}
SEPARATORS = [
    "-----Original Message-----",
    "----- Original Message -----",
    "-------- Original message --------",
    "------- Original Message -------",
    "-----Ursprungligt meddelande-----",
    "-----Ursprüngliche Nachricht-----",
    "-----Original-Nachricht-----",
    "-----Message d'origine-----",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Oprindelig meddelelse-----",
    "-----Opprinnelig melding-----",
    "-----Alkuperäinen viesti-----",
    "-----Wiadomość oryginalna-----",
    "-----Původní zpráva-----",
    "-----Eredeti üzenet-----",
    "-----Исходное сообщение-----",
    "-----Özgün İleti-----",
    "------------------ 原始邮件 ------------------",
    "---- Anna Berg wrote ----",
]


def reply_in(text, *, is_forward=False):
    return split_text(text, is_forward=is_forward).reply


def head_of(labels):
    values = {
        "from": "Anna Berg <anna@example.com>",
        "sent": "den 3 mars 2020 12:00",
        "to": "Support",
        "subject": "x",
    }
    order = ["from", "sent", "to", "subject"] if len(labels) == 4 else ["from", "sent", "to", "to", "subject"]
    if labels[0] == "Gesendet":
        order = ["sent", "from", "to", "subject"]
    return "\n".join(f"{label}: {values[name]}" for label, name in zip(labels, order, strict=True))


@pytest.mark.parametrize("labels", OUTLOOK.values(), ids=OUTLOOK.keys())
def test_a_head_in_any_language_begins_the_quote(labels):
    assert reply_in(f"{REPLY}\n\n{head_of(labels)}\n\nDoes it work?\n") == REPLY


@pytest.mark.parametrize("rule", ["_" * 32, "-" * 20, "=" * 30])
def test_a_rule_above_the_head_goes_with_it(rule):
    assert reply_in(f"{REPLY}\n\n{rule}\n{head_of(OUTLOOK['english'])}\n\nDoes it work?") == REPLY


def test_a_head_may_be_wrapped_and_bold():
    head = "*From:* Anna Berg <\nanna@example.com>\n*Sent:* March 3, 2020 12:00 PM\n*To:* Support\n*Subject:* x"
    assert reply_in(f"{REPLY}\n\n{head}\n\nDoes it work?") == REPLY


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_separator_begins_the_quote(separator):
    assert reply_in(f"{REPLY}\n\n{separator}\nFrom: Anna\n\nDoes it work?") == REPLY


def test_samsung_head():
    head = (
        "-------- Original message --------\nFrom: Anna Berg <anna@example.com>\n"
        "Date: 3/3/20 12:00 (GMT+01:00)\nTo: Support\nSubject: x"
    )
    assert reply_in(f"{REPLY}\n\nSent from my Galaxy\n\n{head}\n\nDoes it work?") == REPLY


def test_lotus_notes_head():
    head = "From:\tAnna Berg/ACME\nTo:\tsupport@example.org\nDate:\t03.03.2020 12:00\nSubject:\tx"
    assert reply_in(f"{REPLY}\n\n{head}\n\nDoes it work?") == REPLY


def test_orange_head_in_quote_marks():
    head = "> Message du 03/03/20 12:00\n> De : Anna <anna@example.com>\n> A : support\n> Objet : x\n>\n> Hello"
    assert reply_in(f"{REPLY}\n\n{head}") == REPLY


def test_a_quote_at_the_end_needs_no_announcement():
    assert reply_in(f"{REPLY}\n\n> Does it work?\n> Anna") == REPLY


def test_an_answer_below_the_quote_is_the_reply():
    assert reply_in(f"{ANNOUNCED}\n> Does it work?\n> Anna\n\n{REPLY}") == REPLY


def test_answers_above_and_below_are_both_the_reply():
    assert reply_in(f"Hi,\n\n{ANNOUNCED}\n> Does it work?\n\nYes.") == "Hi,\n\nYes."


def test_answers_between_the_lines_keep_what_they_answer():
    text = f"See below.\n\n{ANNOUNCED}\n> Does it work?\n\nYes.\n\n> And the other?\n\nNo."
    assert reply_in(text) == text


def test_what_follows_the_last_answer_goes():
    text = f"{ANNOUNCED}\n> Does it work?\n\nYes.\n\n> And the other?\n\nNo."
    assert reply_in(f"{text}\n\n> Thanks\n> Anna") == text


def test_a_quoted_line_that_was_wrapped_is_no_answer():
    quoted = f"> {'word ' * 14}\nthat\n> was wrapped"
    assert reply_in(f"{REPLY}\n\n{ANNOUNCED}\n\n{quoted}") == REPLY


def test_answer_and_announcement_may_share_a_line():
    assert reply_in("Yes. On Wed, Apr 4, 2012 at 3:59 PM, bob@example.com wrote:\n> Hi") == "Yes."
    assert reply_in("Yes--- On Wed, Apr 4, 2012 at 3:59 PM, bob@example.com wrote:\n> Hi") == "Yes"


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "-------- Forwarded Message --------",
        "Begin forwarded message:",
        "---------- Vidarebefordrat meddelande ---------",
        "Vidarebefordrat brev:",
        "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:",
        "---------- Message transféré ---------",
        "---------- Mensaje reenviado ---------",
        "-------- Messaggio inoltrato --------",
        "---------- Doorgestuurd bericht ---------",
        "---------- Videresendt besked ---------",
        "-------- Пересылаемое сообщение --------",
        "---------- 転送メッセージ ----------",
        "----- Forwarded by Anna/ACME on 03/03/2020 12:00 -----",
    ],
)
def test_a_forwarded_message_is_kept(marker):
    text = f"FYI\n\n{marker}\nFrom: Bo <bo@example.com>\nDate: 3 Mar 2020\nSubject: x\nTo: a@x.se\n\nHello"
    assert reply_in(text) == text


def test_a_forwarded_message_in_quote_marks_is_kept():
    text = "FYI\n\n> Begin forwarded message:\n>\n> From: Bo <bo@example.com>\n>\n> Hello"
    assert reply_in(text) == text


def test_a_forwarded_message_known_by_its_subject_is_kept():
    text = f"See below.\n\n{head_of(OUTLOOK['swedish'])}\n\nHej\n\n-- \nBo"
    assert reply_in(text, is_forward=True) == text


def test_a_head_with_nothing_above_is_kept():
    text = f"{head_of(OUTLOOK['english'])}\n\nHello"
    assert reply_in(text) == text


def test_a_forwarded_message_inside_the_quote_goes():
    quote = "-----Original Message-----\nFYI\n\n---------- Forwarded message ----------\nFrom: anna@example.com"
    assert reply_in(f"{REPLY}\n\n{quote}") == REPLY


@pytest.mark.parametrize(
    "line",
    [
        "##- Please type your reply above this line -##",
        "--- Reply above this line ---",
        "##- Skriv ditt svar ovanför den här raden -##",
        "##- Bitte antworten Sie oberhalb dieser Zeile -##",
    ],
)
def test_what_stands_below_a_help_desks_line_goes(line):
    assert reply_in(f"{REPLY}\n\n{line}\n\nYour request was solved.") == REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\nthe command\n\n> ls\n\nshows nothing.",
        "Name: Anna\nDate: tomorrow\nFrom: Stockholm\nTo: Malmö",
        "Date: I don't know\nit was last week",
        "From: the beginning\nit did not work",
        "The log says:\n----------------\nerror\n----------------\nwhat now?",
        "Visit us now...\n>>> >>>  http://www.example.com <<<\nby clicking above",
        "a\n\n\n\nb",
        "",
        "   \n",
    ],
)
def test_nothing_goes_where_nothing_is_quoted(text):
    split = split_text(text, is_forward=False)
    assert (split.reply, split.found) == (text.strip(), False)


def test_a_reply_of_nothing_is_empty():
    assert reply_in(f"{ANNOUNCED}\n\n> Does it work?") == ""


def test_the_rest_is_at_hand():
    split = split_text(f"{REPLY}\n\n-- \nAnna\n\n{ANNOUNCED}\n\n> Does it work?", is_forward=False)
    assert (split.reply, split.rest) == (REPLY, f"-- \nAnna\n\n{ANNOUNCED}\n\n> Does it work?")
