from collections import Counter

import pytest

from firstline.ops.demo.attachments import content_of
from firstline.ops.demo.cast import AGENTS, CATEGORIES, PEOPLE, PRODUCTS, TEAMS, VENDORS
from firstline.ops.demo.composing import story_key
from firstline.ops.demo.content import stories
from firstline.ops.demo.content.told import TOLD
from firstline.ops.demo.shape import OPEN_STATES

PERSON = {person.key: person for person in PEOPLE}
AGENT = {agent.key: agent for agent in AGENTS}
THANKS = 60
"""Up to so many letters a sentence may be said by several people."""


def test_states_are_those_of_a_busy_desk():
    assert Counter(story.state for story in stories()) == {
        "new": 25,
        "in_work": 30,
        "waiting_for_user": 20,
        "waiting_for_vendor": 6,
        "on_hold": 7,
        "solved": 40,
        "closed": 272,
    }
    assert sum(story.state in OPEN_STATES for story in stories()) == 88


def test_twelve_wait_for_triage():
    waiting = [story for story in stories() if story.team is None]
    assert len(waiting) == 12
    assert {story.state for story in waiting} == {"new"}


def test_more_than_120_are_told_in_full():
    assert len(TOLD) >= 120
    for story in TOLD:
        said = [step for step in story.steps if step.doing in {"writes", "answers", "notes"}]
        assert 2 <= len(said) <= 9, story.subject


def test_no_subject_and_no_key_occurs_twice():
    assert len({story.subject for story in stories()}) == len(stories())
    assert len({story_key(story) for story in stories()}) == len(stories())


def test_no_text_reads_as_a_copy_of_another():
    texts = Counter(step.text for story in stories() for step in story.steps if len(step.text) > THANKS)
    assert [text for text, times in texts.items() if times > 1] == []


def test_both_languages_have_their_share():
    share = Counter(story.lang for story in stories())
    assert min(share["en"], share["sv"]) >= 0.4 * len(stories())


def test_nobody_writes_swedish_who_does_not_speak_it():
    writers = {story.who for story in stories() if story.lang == "sv"}
    assert [who for who in writers if PERSON[who].language == "en"] == []


def test_everybody_turns_up():
    assert {person.key for person in PEOPLE} - {story.who for story in stories()} == set()
    assert {agent.key for agent in AGENTS} - {story.agent for story in stories()} == {"karin"}


@pytest.mark.parametrize("story", stories(), ids=story_key)
def test_keys_resolve(story):
    assert {story.who, *story.copied} <= set(PERSON)
    assert story.agent in AGENT or story.agent == ""
    assert story.team in {team.key for team in TEAMS} | {"", None}
    assert story.category in {category.key for category in CATEGORIES if category.parent} | {None}
    assert story.product in {product.key for product in PRODUCTS} | {None}
    for step in story.steps:
        assert not step.by or step.by in (PERSON if step.doing == "writes" else AGENT)
        if step.doing == "passes":
            assert step.to == "" or step.team in AGENT[step.to].teams
        if step.doing == "asks_vendor":
            assert step.to in {vendor.key for vendor in VENDORS}


@pytest.mark.parametrize("story", stories(), ids=story_key)
def test_ends_once(story):
    doings = [step.doing for step in story.steps]
    assert doings[0] == "writes"
    assert "closes" not in doings[:-1]
    for place, doing in enumerate(doings[:-1]):
        assert doing != "resolves" or doings[place + 1] == "reopens"
    assert not story.recent or story.state == "solved"


def test_inline_pictures_have_their_place_in_the_text():
    for story in stories():
        for step in story.steps:
            inline = [file for file in step.files if getattr(file, "inline", False)]
            assert step.text.count("[picture]") == len(inline), story.subject


def test_everything_attached_can_be_made():
    attached = [file for story in stories() for step in story.steps for file in step.files]
    assert len(attached) >= 50
    assert all(len(content_of(file).data) < 60_000 for file in attached)
