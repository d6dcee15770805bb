from collections import Counter
from itertools import pairwise

from firstline.ops.demo.attachments import content_of
from firstline.ops.demo.cast import AGENTS, CATEGORIES, PEOPLE, PRODUCTS, TEAMS, VENDORS
from firstline.ops.demo.composing import story_key
from firstline.ops.demo.content import stories
from firstline.ops.demo.content.told import TOLD
from firstline.ops.demo.shape import UNDONE

PERSON = {person.key: person for person in PEOPLE}
AGENT = {agent.key: agent for agent in AGENTS}
THANKS = 60
"""Up to so many letters a sentence may be said by several people."""


def test_states_are_those_of_a_busy_desk():
    assert Counter(story.stage for story in stories()) == {
        "new": 25,
        "open": 30,
        "waiting_user": 20,
        "waiting_vendor": 6,
        "on_hold": 7,
        "resolved": 40,
        "closed": 272,
    }
    assert sum(story.stage in UNDONE for story in stories()) == 88


def test_twelve_wait_for_triage():
    waiting = [story for story in stories() if story.team is None]
    assert len(waiting) == 12
    assert {story.stage for story in waiting} == {"new"}


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


def test_everybody_writes_the_language_they_speak():
    """But for functions, where whoever is on duty writes."""
    own = [story for story in stories() if not PERSON[story.who].shared]
    assert [story.subject for story in own if story.lang != PERSON[story.who].language] == []


def test_everybody_turns_up():
    assert {person.key for person in PEOPLE} - {story.who for story in stories()} == set()
    assert {agent.key for agent in AGENTS} - {story.agent for story in stories()} == {"karin"}


def test_people_agents_and_things_named_exist():
    teams = {team.key for team in TEAMS}
    leaves = {category.key for category in CATEGORIES if category.parent}
    for story in stories():
        assert {story.who, *story.copied} <= set(PERSON), story.subject
        assert {story.agent, story.assigned} <= {*AGENT, ""}, story.subject
        assert story.team in teams | {"", None}, story.subject
        assert story.category in leaves | {None}, story.subject
        assert story.product in {product.key for product in PRODUCTS} | {None}, story.subject


def test_steps_name_those_who_exist():
    vendors = {vendor.key for vendor in VENDORS}
    for story in stories():
        for step in story.steps:
            assert not step.by or step.by in (PERSON if step.doing == "writes" else AGENT), story.subject
            assert step.doing != "passes" or not step.to or step.team in AGENT[step.to].teams, story.subject
            assert step.doing != "asks_vendor" or step.to in vendors, story.subject


def test_nothing_follows_a_solution_but_reopening():
    for story in stories():
        doings = [step.doing for step in story.steps]
        assert doings[0] == "writes"
        for doing, following in pairwise(doings):
            assert doing not in {"resolves", "confirms"} or following == "reopens", story.subject
        assert not story.recent or story.stage == "resolved", story.subject


def test_inline_pictures_have_their_place_in_the_text():
    for story in stories():
        for step in story.steps:
            inline = [file for file in step.files if getattr(file, "inline", False)]
            assert step.text.count("[picture]") == len(inline), story.subject


def test_everything_attached_can_be_made():
    attached = [file for story in stories() for step in story.steps for file in step.files]
    assert len(attached) >= 50
    assert all(len(content_of(file).data) < 60_000 for file in attached)
