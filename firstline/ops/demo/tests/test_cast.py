from collections import Counter

from firstline.ops.demo.cast import (
    AGENTS,
    CANNED_TEXTS,
    CATEGORIES,
    DESK,
    ORGANISATIONS,
    PEOPLE,
    PRODUCTS,
    TEAMS,
    VENDORS,
)

SKETCHED = {"Anna Berg", "Lisa Holm", "Oskar Lind", "Fatima El-Amin", "Per Olsson", "Jonas Ek", "Eva Lund"}


def test_a_town_of_customers():
    assert len(ORGANISATIONS) == 12
    assert len(PEOPLE) == 95
    assert {person.name for person in PEOPLE} >= SKETCHED
    assert max(len(person.name) for person in PEOPLE) >= 40


def test_a_desk_of_agents_and_one_administrator():
    assert Counter(agent.role for agent in AGENTS) == {"agent": 9, "lead": 4, "administrator": 1}
    assert {"Boris Nord", "Erik Kvist"} <= {agent.name for agent in AGENTS}


def test_keys_and_addresses_are_unique():
    for things in (ORGANISATIONS, PEOPLE, AGENTS, TEAMS, VENDORS, CATEGORIES, PRODUCTS):
        keys = [thing.key for thing in things]
        assert len(set(keys)) == len(keys)
    addresses = [one.email for one in (*PEOPLE, *AGENTS, *VENDORS)] + [box.address for box in DESK.mailboxes]
    assert len(set(addresses)) == len(addresses)


def test_addresses_can_never_reach_anybody():
    addresses = [one.email for one in (*PEOPLE, *AGENTS, *VENDORS)] + [box.address for box in DESK.mailboxes]
    assert all(address.endswith(".example") and address.isascii() for address in addresses)


def test_phone_numbers_are_from_the_ranges_for_fiction():
    mobiles = [person.mobile for person in PEOPLE if person.mobile]
    assert len(set(mobiles)) == len(mobiles)
    for number in mobiles:
        assert 605 <= int(number.removeprefix("+46 70 174 ").replace(" ", "")) <= 699
    for number in [one.phone for one in (*ORGANISATIONS, *AGENTS)] + [DESK.phone]:
        assert number.startswith("+46 980 319 2")


def test_everything_named_by_key_exists():
    organisations = {organisation.key for organisation in ORGANISATIONS}
    teams = {team.key for team in TEAMS}
    categories = {category.key for category in CATEGORIES}
    assert {person.organisation for person in PEOPLE} == organisations
    assert {team for agent in AGENTS for team in agent.teams} == teams
    assert {box.team for box in DESK.mailboxes} <= teams
    assert {team.mailbox for team in TEAMS} - {""} == {box.key for box in DESK.mailboxes}
    assert {product.category for product in PRODUCTS} <= categories


def test_categories_have_two_levels():
    tops = {category.key for category in CATEGORIES if not category.parent}
    assert len(tops) == 12
    assert {category.parent for category in CATEGORIES if category.parent} == tops


def test_each_team_has_a_member_and_each_lead_a_team():
    assert all(agent.teams for agent in AGENTS if agent.role != "administrator")
    assert {agent.teams[0] for agent in AGENTS if agent.role == "lead"} >= {"service-desk", "network"}


def test_canned_texts_come_in_both_languages():
    languages: dict[str, set[str]] = {}
    for text in CANNED_TEXTS:
        languages.setdefault(text.key, set()).add(text.language)
    assert len(languages) == 16
    assert all(both == {"en", "sv"} for both in languages.values())
