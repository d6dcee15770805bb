import re

from hypothesis import given
from hypothesis import strategies as st

from firstline.pages.colours import DARK_GROUND, ENOUGH, LIGHT_GROUND, accent_style, contrast, parse, readable_on

channel = st.integers(0, 255)


@given(st.tuples(channel, channel, channel))
def test_any_colour_becomes_readable_on_both_grounds(colour):
    for ground in (LIGHT_GROUND, DARK_GROUND):
        assert contrast(readable_on(colour, ground), ground) >= ENOUGH


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert readable_on((0x0B, 0x6A, 0x65), LIGHT_GROUND) == (0x0B, 0x6A, 0x65)


def test_no_colour_no_style():
    assert accent_style("") == ""
    assert "--accent:light-dark(#0b6a65," in accent_style("#0b6a65")


@given(st.tuples(channel, channel, channel))
def test_what_stands_in_the_colour_and_on_it_can_be_read_in_both_themes(colour):
    style = accent_style("#{:02x}{:02x}{:02x}".format(*colour))
    tokens = dict(re.findall(r"--([\w-]+):light-dark\((.*?)\);", style))
    for theme, ground in enumerate((LIGHT_GROUND, DARK_GROUND)):
        shade = {name: parse(pair.split(",")[theme]) for name, pair in tokens.items()}
        assert contrast(shade["on-accent"], shade["accent"]) >= 4.5
        assert contrast(shade["accent-text"], shade["accent-soft"]) >= 4.5
        assert contrast(shade["accent"], ground) >= 4.5
