import pytest

from firstline.channels.email.reading.language import language_of
from firstline.channels.email.reading.tests.messages import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jag kan inte logga in på min dator.", "sv"),
        ("SKRIVAREN PÅ TREDJE VÅNINGEN FUNGERAR INTE", "sv"),
        ("Jeg kan ikke logge ind på min computer.", "da"),
        ("Jeg får ikke logget inn på maskinen min.", "no"),
        ("Kolmannen kerroksen tulostin ei toimi. Voitteko auttaa?", "fi"),
        ("I can't log in to my computer.", "en"),
        ("HELP, THE PRINTER DOES NOT PRINT ANYTHING ANY MORE", "en"),
        ("Outlook crashes with error 0x80004005 when I open https://intranet.example/å/ä/ö/fil.docx", "en"),
        ("Der Drucker im dritten Stock funktioniert nicht mehr.", "de"),
        ("L'imprimante du troisième étage ne fonctionne plus.", "fr"),
        ("La impresora del tercer piso no funciona desde esta mañana.", "es"),
        ("De printer op de derde verdieping werkt niet meer.", "nl"),
        ("Drukarka na trzecim piętrze nie działa od rana.", "pl"),
        ("Принтер на третьем этаже не работает.", "ru"),
        ("プリンターが動きません。助けてください。", "ja"),
        ("三楼的打印机坏了，请帮忙。", "zh"),
        ("الطابعة في الطابق الثالث لا تعمل منذ الصباح", "ar"),
        ("המדפסת בקומה השלישית לא עובדת מהבוקר", "he"),
    ],
)
def test_knows_a_sentence(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Tack!",
        "Hello",
        "Bonjour",
        "ok, thanks",
        "VPN",
        "12345 67890 12345 67890 12345",
        "a@b.se " * 20,
        "\ud800" * 40,
    ],
    ids=repr,
)
def test_says_nothing_of_what_is_too_short(text):
    assert language_of(text) == ""


def test_a_long_text_is_known_by_its_beginning():
    assert (
        language_of("Skrivaren på tredje våningen fungerar inte sedan i morse, kan ni hjälpa mig? " * 100_000) == "sv"
    )


def test_a_message_is_in_the_language_of_the_answer_not_of_what_it_quotes():
    quoted = "".join(f"> The printer on floor {floor} has been repaired by now.\r\n" for floor in "abcdefgh")
    mail = read(
        f"Det fungerar fortfarande inte, jag får samma fel.\r\n\r\nOn 3 Mar 2020 at 12:00, A <a@b> wrote:\r\n{quoted}"
    )
    assert mail.language == "sv"


def test_the_subject_speaks_for_a_message_without_words():
    assert read("", Subject="Skrivaren på tredje våningen fungerar inte").language == "sv"
