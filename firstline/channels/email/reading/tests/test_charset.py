import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.charset import codec_name, decode

SWEDISH = "Skrivaren på våning två går inte att använda längre"
RUSSIAN = "Здравствуйте, у меня не работает принтер на третьем этаже"
JAPANESE = "こんにちは、プリンターが動きません"
CHINESE = "尊敬的客户您好，您的订单已经发货"
KOREAN = "안녕하세요, 프린터가 작동하지 않습니다"
POLISH = "Zażółć gęślą jaźń, dziękuję za pomoc"


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        (SWEDISH, "utf-8", "utf-8"),
        (SWEDISH, "utf-8", ""),
        (SWEDISH, "utf-8", "us-ascii"),
        (SWEDISH, "utf-8", "iso-8859-1"),
        (SWEDISH, "utf-8", "no-such-charset"),
        (SWEDISH, "latin-1", "iso-8859-1"),
        (SWEDISH, "latin-1", "utf-8"),
        (SWEDISH, "latin-1", ""),
        (SWEDISH, "utf-16", "utf-16"),
        ("“quoted” – €5", "cp1252", "iso-8859-1"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "koi8-r", ""),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", "us-ascii"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "iso2022_jp", ""),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "shift_jis", ""),
        (JAPANESE, "euc_jp", ""),
        (JAPANESE, "utf-8", "iso-2022-jp"),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", ""),
        ("您好，印表機壞了，請幫忙", "big5", "big5"),
        ("您好，印表機壞了，請幫忙", "big5", ""),
        (KOREAN, "cp949", "ks_c_5601-1987"),
        (KOREAN, "euc_kr", ""),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "windows-1250"),
        ("Καλημέρα, δεν λειτουργεί", "iso8859-7", "iso-8859-7"),
        ("שלום, המדפסת לא עובדת", "cp1255", "windows-1255"),
        ("Günaydın şifre", "cp1254", "iso-8859-9"),
        ("Hi +ACI-you+ACI-".replace("+ACI-", '"'), "utf-7", "utf-7"),
    ],
)
def test_text_comes_out_as_it_was_written(text, real, declared):
    assert decode(text.encode(real), declared).text == text


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("UTF-8", "utf-8"),
        ('"utf-8"', "utf-8"),
        ("utf8;", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("GB2312", "gb18030"),
        ("x-unknown", ""),
        ("us-ascii", ""),
        ("punycode", ""),
        ("rot13", ""),
        ("base64", ""),
        ("", ""),
        ("\0", ""),
    ],
)
def test_names(declared, name):
    assert codec_name(declared) == name


def test_a_stray_byte_does_not_spoil_the_rest():
    assert decode("åäö våning ".encode() + b"\xe5", "utf-8").text == "åäö våning å"


def test_says_when_a_declaration_was_wrong():
    assert decode(SWEDISH.encode("latin-1"), "utf-8").sure is False
    assert decode(SWEDISH.encode(), "utf-8").sure is True


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "utf-8", "iso-2022-jp", "utf-7", "utf-16", "gbk", "hz", "cp1252"]),
)
def test_takes_any_bytes(data, declared):
    decode(data, declared)
