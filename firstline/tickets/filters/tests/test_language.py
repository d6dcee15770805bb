"""Typed filters: read, written, and refused with the place of the fault. No database."""

import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from firstline.tickets.filters import (
    EVERYTHING,
    Condition,
    FilterFault,
    Words,
    all_of,
    any_of,
    negated,
    parse,
    written,
)
from firstline.tickets.filters.parse import DEEPEST, LONGEST, MOST_CONDITIONS
from firstline.tickets.filters.tests.trees import WORDS, conditions, trees

OPEN = Condition("is", ":", "open")
NETWORK = Condition("team", ":", "network")


def test_reads_conditions_side_by_side_and_words():
    assert parse('is:open team:network waiting>2d "vpn drops" cisco') == all_of(
        OPEN, NETWORK, Condition("waiting", ">", "2d"), Words("vpn drops", is_phrase=True), Words("cisco")
    )


def test_reads_brackets_or_and_not():
    me, none = Condition("assignee", ":", "me"), Condition("assignee", ":", "none")
    assert parse("priority<=2 (assignee:me or assignee:none)") == all_of(
        Condition("priority", "<=", "high"), any_of(me, none)
    )
    assert parse("-tag:vip") == parse("not tag:vip") == parse("tag!=vip") == negated(Condition("tag", ":", "vip"))
    assert parse("is:open and (team:network or -is:new)") == all_of(
        OPEN, any_of(NETWORK, negated(Condition("is", ":", "new")))
    )


def test_several_values_are_one_or_the_other():
    assert parse("team:network,hardware") == parse("team:network or team:hardware")
    assert written(parse("team!=network,hardware")) == "-(team:network or team:hardware)"


def test_names_and_values_are_read_however_they_are_written():
    assert written(parse('Status:"Waiting for vendor" type:"service request" prio:2 number:FL-1042')) == (
        'state:"Waiting for vendor" type:service-request priority:high number:1042'
    )
    with override("sv"):
        assert parse("priority:hög") == Condition("priority", ":", "high")


def test_nothing_typed_holds_for_everything():
    assert parse("  ") == EVERYTHING
    assert written(EVERYTHING) == ""


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("is:open tem:network", (8, 11), "There is no field “tem”. Did you mean “team”?"),
        ("http://desk.test", (0, 4), "There is no field “http”. Put it between quotes to search for it."),
        ("is:opne", (3, 7), "“is” is never “opne”. Did you mean “open”?"),
        ("team: network", (0, 5), "Write a value right behind “team:”."),
        ('is:open "vpn', (8, 12), "The quote that begins here doesn't end."),
        ("(is:open", (0, 1), "The bracket that opens here is not closed."),
        ("is:open)", (7, 8), "This bracket closes nothing."),
        ("is:open or", (9, 10), "Something is missing at the end."),
        ("or is:open", (0, 2), "Something is missing before “or”."),
        ("waiting>soon", (8, 12), "“waiting” is compared with a time: 30min, 4h, 2d or 1w."),
        ("team<network", (0, 12), "Write “team:”, there is no more or less of it."),
        ("answered<none", (0, 13), "Write “answered:”, there is no more or less of it."),
        ("reopened>often", (9, 14), "“reopened” is compared with a number."),
        ("priority<1,2", (0, 12), "Only one value can be compared with < or >."),
        ("+++", (0, 3), "There is no letter in “+++” to search for."),
    ],
)
def test_nonsense_is_refused_with_its_place_and_what_was_meant(text, place, sentence):
    with pytest.raises(FilterFault) as refused:
        parse(text)
    assert (str(refused.value), refused.value.place) == (sentence, place)


@pytest.mark.parametrize(
    "text",
    [
        "a" * (LONGEST + 1),
        "(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2),
        "-" * LONGEST + "a",
        "a " * (MOST_CONDITIONS + 1),
        "team:" + ",".join(["a"] * (MOST_CONDITIONS + 1)),
        "registered>9999-12-31",
        "waiting>99999d",
    ],
)
def test_what_is_too_long_too_deep_or_too_far_is_refused(text):
    with pytest.raises(FilterFault):
        parse(text)


@given(trees(st.one_of(conditions(), WORDS)))
def test_a_tree_that_is_written_and_read_again_is_the_same(tree):
    try:
        again = parse(written(tree))
    except FilterFault as fault:
        assume("too many" in str(fault) or "at most" in str(fault))
        return
    assert again == tree


@given(st.text(alphabet=st.sampled_from('abtem:<>=!-"()\\, \n2dåor'), max_size=60))
def test_whatever_is_typed_is_read_or_refused_with_a_place_inside_it(text):
    try:
        tree = parse(text)
    except FilterFault as fault:
        start, end = fault.place
        assert 0 <= start <= end <= len(text)
        return
    assert parse(written(tree)) == tree
