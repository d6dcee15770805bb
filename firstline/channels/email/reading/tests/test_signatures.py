import pytest

from firstline.channels.email.reading.quotes.text import split_text
from firstline.channels.email.reading.signatures import is_sent_from


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from my Verizon Wireless BlackBerry",
        "Sent from my Samsung Galaxy smartphone.",
        "Sent via the Samsung Galaxy S8, an AT&T 5G Evolution capable smartphone",
        "Sent from Mail for Windows",
        "Sent from Mail<https://go.microsoft.com/fwlink/?LinkId=550986> for Windows 10",
        "Sent from Yahoo Mail on Android<https://go.onelink.me/107872968>",
        "Sent from Outlook for iOS",
        "Sent with Proton Mail secure email.",
        "Sent from ProtonMail Mobile",
        "Get Outlook for Android<https://aka.ms/AAb9ysg>",
        "Get Outlook for iOS",
        "Skickat från min iPhone",
        "Skickat från Outlook för iOS",
        "Hämta Outlook för Android",
        "Sendt fra min iPhone",
        "Hent Outlook til iOS",
        "Få Outlook for iOS",
        "Lähetetty iPhonesta",
        "Hanki Outlook iOSille",
        "Von meinem iPhone gesendet",
        "Gesendet von Mail für Windows",
        "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
        "Outlook für iOS beziehen",
        "Verstuurd vanaf mijn iPhone",
        "Verzonden vanaf Outlook voor Android",
        "Envoyé de mon iPhone",
        "Envoyé depuis mon mobile Orange",
        "Télécharger Outlook pour Android",
        "Enviado desde mi iPhone",
        "Obtener Outlook para iOS",
        "Enviado do meu iPhone",
        "Obter o Outlook para Android",
        "Inviato da iPhone",
        "Scarica Outlook per iOS",
        "Trimis de pe iPhone-ul meu",
        "Wysłane z iPhone'a",
        "Pobierz Outlook dla systemu Android",
        "Odesláno z iPhonu",
        "Odoslané z iPhonu",
        "Poslano z mojega iPhona",
        "iPhone-ról küldve",
        "Отправлено с iPhone",
        "Надіслано з iPhone",
        "Изпратено от моя iPhone",
        "Στάλθηκε από το iPhone μου",
        "iPhone'umdan gönderildi",
        "נשלח מה-iPhone שלי",
        "أُرسلت من الـ iPhone",
        "Saadetud minu iPhone'ist",
        "Nosūtīts no mana iPhone",
        "Išsiųsta iš mano iPhone",
        "iPhoneから送信",
        "从我的 iPhone 发送",
        "發自我的 iPhone",
        "나의 iPhone에서 보냄",
        "Gửi từ iPhone của tôi",
        "ส่งจาก iPhone ของฉัน",
        "Dikirim dari iPhone saya",
    ],
)
def test_what_phones_and_programs_add_goes(line):
    assert is_sent_from(line)
    assert split_text(f"It works.\n\n{line}\n", is_forward=False).reply == "It works."


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my desk, is much easier than my mobile phone.",
        "Sent from the warehouse yesterday, it should arrive on Monday at the latest.",
        "Skickat från lagret igår, borde vara framme imorgon",
        "My iPhone is broken",
        "Get Outlook for me and my colleagues in the office please today",
        "Von meinem Vater habe ich gehört, dass es nicht geht",
    ],
)
def test_sentences_stay(line):
    assert split_text(f"Hello.\n\n{line}\n", is_forward=False).reply == f"Hello.\n\n{line}"


@pytest.mark.parametrize("delimiter", ["-- ", "--", "—"])
def test_what_stands_below_two_dashes_goes(delimiter):
    assert split_text(f"It works.\n\n{delimiter}\nAnna Berg\nACME", is_forward=False).reply == "It works."


def test_two_dashes_far_from_the_end_are_no_signature():
    text = "One\n--\n" + "\n".join(f"line {number}" for number in range(60))
    assert split_text(text, is_forward=False).reply == text


def test_what_a_list_adds_goes():
    footer = "_" * 47 + "\nprinters mailing list\nprinters@example.org\nhttps://example.org/mailman/listinfo/printers"
    assert split_text(f"It works.\n\n{footer}", is_forward=False).reply == "It works."


def test_a_greeting_stays():
    text = "It works.\n\nMed vänlig hälsning,\nAnna"
    assert split_text(text, is_forward=False).reply == text


def test_the_address_line_below_goes_too():
    text = "It works.\n\nSent from Yahoo Mail for iPhone\n<https://overview.mail.yahoo.com/?.src=iOS>"
    assert split_text(text, is_forward=False).reply == "It works."


def test_what_pgp_puts_around_a_text_goes():
    armoured = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt works.\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAd\n-----END PGP SIGNATURE-----\n"
    )
    assert split_text(armoured, is_forward=False).reply == "It works."
