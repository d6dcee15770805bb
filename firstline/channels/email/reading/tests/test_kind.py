import pytest

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import multipart, part, read, whole

AUTOMATIC_SUBJECTS = [
    *(
        "Automatic reply: Printer",
        "Auto: Printer broken?",
        "Out of Office: Printer",
        "AutoReply: x",
        "Auto-Reply: x",
    ),
    *(
        "[Auto-Reply] x",
        "Automatiskt svar: Skrivare",
        "Autosvar: Skrivare",
        "Automatisk svar: x",
        "Frånvaromeddelande: x",
    ),
    *(
        "Automatische Antwort: x",
        "Abwesenheitsnotiz: x",
        "Automatisch antwoord: x",
        "Réponse automatique : x",
    ),
    *(
        "Respuesta automática: x",
        "Resposta automática: x",
        "Risposta automatica: x",
        "Automaattinen vastaus: x",
    ),
    *(
        "Odpowiedź automatyczna: x",
        "Automatyczna odpowiedź: x",
        "Automatická odpověď: x",
        "Automatická odpoveď: x",
    ),
    *("Automatikus válasz: x", "Răspuns automat: x", "Автоматический ответ: x", "Автоматична відповідь: x"),
    *(
        "Otomatik yanıt: x",
        "Αυτόματη απάντηση: x",
        "מענה אוטומטי: x",
        "رد تلقائي: x",
        "自動返信: x",
        "自动回复: x",
    ),
    *(
        "自動回覆: x",
        "자동 회신: x",
        "Samodejni odgovor: x",
        "Automatski odgovor: x",
        "Automaatvastus: x",
        "Automātiska atbilde: x",
    ),
    *("Automatinis atsakymas: x", "Trả lời tự động: x", "ตอบกลับอัตโนมัติ: x", "Balasan otomatis: x"),
]
AWAY = "I am out of the office until Monday with limited access to mail."


@pytest.mark.parametrize("subject", AUTOMATIC_SUBJECTS)
def test_a_subject_only_programs_write(subject):
    assert read(AWAY, Subject=subject).kind == "auto_reply"


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated (failure)"},
        {"Auto_Submitted": "AUTO-NOTIFIED; owner=x"},
        {"X_Autoreply": "yes"},
        {"X_Some_AutoReply": "1"},
        {"X_Autorespond": "x"},
        {"X_Auto_Reply": "1"},
        {"Precedence": "auto_reply"},
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"X_Precedence": "auto_reply"},
        {"X_Mailer": "vacation 1.2"},
        {"X_Cron_Env": "<SHELL=/bin/sh>"},
        {"Return_Path": "<>"},
        {"Subject": "Out of office", "X_Auto_Response_Suppress": "All"},
    ],
)
def test_marks_of_programs(fields):
    assert read("text", **fields).kind == "auto_reply"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Anna Berg is out of the office.", "I will be back on Monday."),
        ("AUTO: Anna Berg is out of the office (returning 03/03/2020)", "I will answer when I return."),
        ("Anna Berg ist außer Haus.", "Ich bin ab Montag wieder erreichbar."),
        ("Anna Berg est absent(e).", "Je serai de retour le 3 mars."),
    ],
)
def test_absence_notes_with_a_name(subject, text):
    assert read(text, Subject=subject).kind == "auto_reply"


def test_a_read_receipt_is_automatic():
    receipt = part("Final-Recipient: rfc822;a@x", "message/disposition-notification")
    raw = whole(multipart("report; report-type=disposition-notification", part("read"), receipt), Subject="Read: x")
    assert read_mail(raw).kind == "auto_reply"


@pytest.mark.parametrize(
    "fields",
    [
        {"List_Id": "<users.example.org>"},
        {"List_Id": "<users.example.org>", "Precedence": "bulk"},
        {"List_Unsubscribe": "<mailto:u@x>", "Precedence": "bulk"},
        {"Precedence": "list"},
        {"Mailing_List": "list users@example.org"},
    ],
)
def test_lists(fields):
    assert read("text", **fields).kind == "list"


def test_an_automatic_reply_on_a_list_is_automatic():
    assert read("x", List_Id="<l.x>", Precedence="bulk", Auto_Submitted="auto-replied").kind == "auto_reply"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"Auto_Submitted": "no"},
        {"X_Autoreply": "no"},
        {"Return_Path": "<anna@example.com>"},
        {"Subject": "Re: Automatic reply: Printer"},
        {"Subject": "Out of office reply does not work"},
        {"Subject": "The manager is out of the office"},
        {"Subject": "Out of office"},
        {"Subject": "Abwesenheit: wie stelle ich sie ein?"},
        {"Subject": "Automatic reply doesn't work"},
        {"Subject": "Auto broken: what now"},
        {"Subject": "Frånvaro: kan inte registrera"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"List_Unsubscribe": "<mailto:u@x>"},
        {"Precedence": "first-class"},
    ],
)
def test_people_are_people(fields):
    assert read("The printer on floor 3 prints blank pages.", **fields).kind == "message"
