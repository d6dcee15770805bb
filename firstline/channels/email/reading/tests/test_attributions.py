"""The lines with which mail programs announce a quote, in the languages they speak."""

import pytest

from firstline.channels.email.reading.quotes.text import split_text

ANNOUNCED = {
    "english gmail": "On Tue, Mar 3, 2020 at 12:00 PM Anna Berg <anna@example.com> wrote:",
    "english gmail british": "On Tue, 3 Mar 2020 at 12:00, Anna Berg <anna@example.com> wrote:",
    "english apple": "On 3 Mar 2020, at 12:00, Anna Berg <anna@example.com> wrote:",
    "english apple late": "On Mar 3, 2020, at 12:00 PM, Anna Berg <anna@example.com> wrote:",
    "english thunderbird": "On 03/03/2020 12:00, Anna Berg wrote:",
    "english roundcube": "On 2020-03-03 12:00, Anna Berg wrote:",
    "english evolution": "On Tue, 2020-03-03 at 12:00 +0100, Anna Berg wrote:",
    "english mutt": "On Tue, Mar 03, 2020 at 12:00:00PM +0100, Anna Berg wrote:",
    "english 163": 'At 2020-03-03 12:00:00, "Anna Berg" <anna@example.com> wrote:',
    "english yahoo": "On Tuesday, March 3, 2020, 12:00:00 PM GMT+1, Anna Berg <anna@example.com> wrote:",
    "english proton": "On Tuesday, March 3rd, 2020 at 12:00 PM, Anna Berg <anna@example.com> wrote:",
    "english wrapped": "On Tue, Mar 3, 2020 at 12:00 PM Anna Berg via Support <\nanna@example.com> wrote:",
    "english wrapped thrice": "On Nov 30, 2011, at 12:47 PM, Somebody <\n416ffd32@example.com>\nwrote:",
    "swedish gmail": "Den tis 3 mars 2020 kl 12:00 skrev Anna Berg <anna@example.com>:",
    "swedish apple": "3 mars 2020 kl. 12:00 skrev Anna Berg <anna@example.com>:",
    "swedish thunderbird": "Den 2020-03-03 kl. 12:00, skrev Anna Berg:",
    "swedish spark": "Den 3 mars 2020 12:00:00, Anna Berg (anna@example.com) skrev:",
    "danish gmail": "Den tirs. 3. mar. 2020 kl. 12.00 skrev Anna Berg <anna@example.com>:",
    "danish apple": "Den 3. mar. 2020 kl. 12.00 skrev Anna Berg <anna@example.com>:",
    "norwegian gmail": "tir. 3. mar. 2020 kl. 12:00 skrev Anna Berg <anna@example.com>:",
    "norwegian apple": "3. mar. 2020 kl. 12:00 skrev Anna Berg <anna@example.com>:",
    "icelandic": "þri., 3. mar. 2020 kl. 12:00 skrifaði Anna Berg <anna@example.com>:",
    "finnish gmail": "ti 3. maalisk. 2020 klo 12.00 Anna Berg (anna@example.com) kirjoitti:",
    "finnish apple": "Anna Berg <anna@example.com> kirjoitti 3.3.2020 kello 12.00:",
    "estonian": "Kasutaja Anna Berg (<anna@example.com>) kirjutas kuupäeval T, 3. märts 2020 kell 12:00:",
    "latvian": "otrd., 2020. g. 3. marts, plkst. 12:00 — lietotājs Anna Berg (<anna@example.com>) rakstīja:",
    "lithuanian": "2020-03-03, an, 12:00 Anna Berg <anna@example.com> rašė:",
    "german gmail": "Am Di., 3. März 2020 um 12:00 Uhr schrieb Anna Berg <anna@example.com>:",
    "german apple": "Am 03.03.2020 um 12:00 schrieb Anna Berg <anna@example.com>:",
    "german thunderbird": "Am 03.03.2020 um 12:00 schrieb Anna Berg:",
    "german notes": "Anna Berg <anna@example.com> schrieb am 03.03.2020 12:00:00:",
    "dutch gmail": "Op di 3 mrt. 2020 om 12:00 schreef Anna Berg <anna@example.com>:",
    "dutch apple": "Op 3 mrt. 2020, om 12:00 heeft Anna Berg <anna@example.com> het volgende geschreven:",
    "french gmail": "Le mar. 3 mars 2020 à 12:00, Anna Berg <anna@example.com> a écrit :",
    "french apple": "Le 3 mars 2020 à 12:00, Anna Berg <anna@example.com> a écrit :",
    "french wrapped": "Le mar. 3 mars 2020 à 12:00, Anna Berg via Support <\nanna@example.com> a écrit :",
    "spanish gmail": "El mar, 3 mar 2020 a las 12:00, Anna Berg (<anna@example.com>) escribió:",
    "spanish apple": "El 3 mar 2020, a las 12:00, Anna Berg <anna@example.com> escribió:",
    "catalan": "Missatge de Anna Berg <anna@example.com> del dia dt., 3 de març 2020 a les 12:00:",
    "galician": "O mar., 3 de mar. de 2020 ás 12:00, Anna Berg (<anna@example.com>) escribiu:",
    "portuguese gmail": "Em ter., 3 de mar. de 2020 às 12:00, Anna Berg <anna@example.com> escreveu:",
    "portuguese apple": "No dia 03/03/2020, às 12:00, Anna Berg <anna@example.com> escreveu:",
    "italian gmail": "Il giorno mar 3 mar 2020 alle ore 12:00 Anna Berg <anna@example.com> ha scritto:",
    "italian apple": "Il giorno 3 mar 2020, alle ore 12:00, Anna Berg <anna@example.com> ha scritto:",
    "italian thunderbird": "Il 03/03/2020 12:00, Anna Berg ha scritto:",
    "romanian": "În mar., 3 mar. 2020 la 12:00, Anna Berg <anna@example.com> a scris:",
    "polish gmail": "wt., 3 mar 2020 o 12:00 Anna Berg <anna@example.com> napisał(a):",
    "polish roundcube": "W dniu 2020-03-03 12:00, Anna Berg napisał(a):",
    "polish old gmail": "W dniu 28 stycznia 2015 01:53 użytkownik Zofia <zofia@example.com>\nnapisał:",
    "czech gmail": "út 3. 3. 2020 v 12:00 odesílatel Anna Berg <anna@example.com> napsal:",
    "czech thunderbird": "Dne 03.03.2020 v 12:00 Anna Berg napsal(a):",
    "slovak": "ut 3. 3. 2020 o 12:00 Anna Berg <anna@example.com> napísal(a):",
    "slovene": "V V tor., 3. mar. 2020 ob 12:00 je oseba Anna Berg <anna@example.com> napisala:",
    "croatian": "uto, 3. ožu 2020. u 12:00 Anna Berg <anna@example.com> napisao je:",
    "serbian": "уто, 3. мар 2020. у 12:00 Anna Berg <anna@example.com> је написао/ла:",
    "hungarian": "Anna Berg <anna@example.com> ezt írta (időpont: 2020. márc. 3., K, 12:00):",
    "hungarian thunderbird": "2020. 03. 03. 12:00 keltezéssel, Anna Berg írta:",
    "russian gmail": "вт, 3 мар. 2020 г. в 12:00, Anna Berg <anna@example.com>:",
    "russian apple": "3 марта 2020 г., в 12:00, Anna Berg <anna@example.com> написал(а):",
    "russian thunderbird": "03.03.2020 12:00, Anna Berg пишет:",
    "russian yandex": '03.03.2020, 12:00, "Anna Berg" <anna@example.com>:',
    "russian mail.ru": "Вторник, 3 марта 2020, 12:00 +03:00 от Anna Berg <anna@example.com>:",
    "ukrainian": "вт, 3 бер. 2020 р. о 12:00 Anna Berg <anna@example.com> пише:",
    "bulgarian": "На вт, 3.03.2020 г. в 12:00 Anna Berg <anna@example.com> написа:",
    "greek": "Στις Τρί, 3 Μαρ 2020 στις 12:00 μ.μ., ο χρήστης Anna Berg <anna@example.com> έγραψε:",
    "turkish gmail": "Anna Berg <anna@example.com>, 3 Mar 2020 Sal, 12:00 tarihinde şunu yazdı:",
    "turkish apple": "Anna Berg <anna@example.com> şunları yazdı (3 Mar 2020 12:00):",
    "hebrew": "\u202bבתאריך יום ג׳, 3 במרץ 2020 ב-12:00 מאת \u202aAnna Berg\u202c\u200f "
    "<\u202aanna@example.com\u202c\u200f>:\u202c",
    "arabic": "في الثلاثاء، ٣ مارس ٢٠٢٠ في ١٢:٠٠ م تمت كتابة ما يلي بواسطة Anna Berg <anna@example.com>:",
    "persian": "در تاریخ سه‌شنبه ۳ مارس ۲۰۲۰،\u200f ۱۲:۰۰ Anna Berg <anna@example.com> نوشت:",
    "hindi": "मंगल, 3 मार्च 2020 को 12:00 pm बजे को Anna Berg <anna@example.com> ने लिखा:",
    "japanese gmail": "2020年3月3日(火) 12:00 Anna Berg <anna@example.com>:",
    "japanese apple": "2020/03/03 12:00、Anna Berg <anna@example.com>のメール:",
    "chinese gmail": "Anna Berg <anna@example.com> 于2020年3月3日周二 下午12:00写道：",
    "chinese traditional gmail": "Anna Berg <anna@example.com> 於 2020年3月3日 週二 下午12:00寫道：",
    "chinese 163": '在 2020-03-03 12:00:00，"Anna Berg" <anna@example.com> 写道：',
    "korean gmail": "2020년 3월 3일 (화) 오후 12:00, Anna Berg <anna@example.com>님이 작성:",
    "thai": "ในวันที่ อ. 3 มี.ค. 2020 เวลา 12:00 Anna Berg <anna@example.com> เขียนว่า:",
    "vietnamese": "Vào Th 3, 3 thg 3, 2020 vào lúc 12:00 Anna Berg <anna@example.com> đã viết:",
    "indonesian": "Pada tanggal Sel, 3 Mar 2020 pukul 12.00 Anna Berg <anna@example.com> menulis:",
    "basque": "Anna Berg <anna@example.com> erabiltzaileak hau idatzi du (2020 mar. 3, ar. (12:00)):",
}


@pytest.mark.parametrize("announced", ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_quote_with_marks_goes(announced):
    split = split_text(f"It works now.\n\nThanks!\n\n{announced}\n\n> Does it work?\n>\n> Anna\n", is_forward=False)
    assert split.reply == "It works now.\n\nThanks!"
    assert split.rest.endswith("> Anna")


@pytest.mark.parametrize("announced", ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_quote_without_marks_goes(announced):
    split = split_text(f"It works now.\n\n{announced}\n\nDoes it work?\n\nAnna\n", is_forward=False)
    assert split.reply == "It works now."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote you about the printer:\nit still prints blank pages.",
        "I wrote on 2020-03-03:\nthe printer is broken.",
        "The manual says, on page 12:\n\nPress 2020 and wait.",
        "Please call anna@example.com before 12:00:\nshe is on 2020.",
        "On 3 March 2020 at 12:00 the server went down.\nIt wrote this to the log:\nerror",
        "See https://example.com:8080/2020/03/03 for\nmore",
        "Jag skrev den 3 mars 2020:\ndet är fel på skrivaren",
    ],
)
def test_ordinary_sentences_stay(text):
    assert split_text(text, is_forward=False).reply == text
