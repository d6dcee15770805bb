import pytest

from firstline.channels.email.reading.words import decode_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?=C3=A5=C3=A4=C3=B6?=", "åäö"),
        ("=?UTF-8?B?w6XDpMO2?=", "åäö"),
        ("=?iso-8859-1?q?J=F6rg_M=FCller?=", "Jörg Müller"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?=\r\n =?utf-8?Q?_b?=", "a b"),
        ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
        ("=?utf-8?B?w6U=?= =?utf-8?Q?=C3?= =?utf-8?Q?=A4?=", "åä"),
        ("=?utf-8?B?w6XD?= =?utf-8?B?pMO2?=", "åäö"),
        ("=?utf-8?Q?with space?=", "with space"),
        ("=?utf-8?Q?no=3Fend", "=?utf-8?Q?no=3Fend"),
        ("x=?utf-8?Q?=C3=A5?=y", "xåy"),
        ("=?utf-8*sv?Q?=C3=A5?=", "å"),
        ("=?unknown-8bit?Q?=C3=A5?=", "å"),
        ("=?nonsense?Q?=E5?=", "å"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?ks_c_5601-1987?B?vsiz5w==?=", "안녕"),
        ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
        ("=?utf-8?B?w6Xw?=", "åð"),
        ("=?utf-8?Q??=", ""),
        ("=?=?=", "=?=?="),
        ("a\tb\x00c", "a b c"),
        ("Re: =?utf-8?Q?=E2=9C=85_Klart!?=", "Re: ✅ Klart!"),
        ('"=?utf-8?Q?quoted?="', '"quoted"'),
    ],
)
def test_encoded_words(written, read):
    assert decode_words(written) == read
