"""Requests that become one and come apart again, a message that finds its place, one answer to many: by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REGISTER = """
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.people.actions.add_person import ensure_person
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.reply import reply
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
asks = ensure_person(name="", email=email, by=SYSTEM, at=now())
asked = Request(requester=asks, subject=subject, words=from_text(words), channel=Channel.PHONE, acknowledge=False)
ticket = register(asked, by=SYSTEM, at=now())
if more:
    reply(ticket, from_text(more), author=asks, channel=Channel.PHONE, by=SYSTEM, at=now())
print(ticket.pk)
"""


@pytest.fixture
def two(served):
    """Anna's and Per's, from different houses."""

    def register(subject: str, words: str, email: str, more: str = "") -> int:
        return int(served.act(REGISTER, subject=subject, words=words, email=email, more=more))

    return (
        register("VPN drops", "Every ten minutes.", "anna@bergs.test", "And my keyboard sticks."),
        register("VPN is gone", "Since this morning.", "per@nordby.test"),
    )


def choose(page: Page, dialog: str, number: int) -> None:
    expect(page.locator(f"#{dialog}-words")).to_be_visible()
    page.locator(f"#{dialog}-words").press_sequentially(str(number))
    expect(page.locator(f'#{dialog}-found input[value="{number}"]')).to_be_checked()
    page.keyboard.press("Enter")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_merging_and_taking_it_back(visit, look, two, width, scheme):
    one, other = two
    page = visit("boris@desk.test", width=width, scheme=scheme)
    page.goto(f"/desk/tickets/{one}/?queue=open")
    page.keyboard.press("m")
    expect(page.get_by_text("Two requests about the same thing")).to_be_visible()
    look(page)
    choose(page, "merge", other)
    expect(page.get_by_text("These requests are from different organisations.")).to_be_visible()
    look(page)
    page.get_by_role("button", name=re.compile("^Merge into")).press("Enter")
    page.wait_for_url(f"**/desk/tickets/{other}/")
    expect(page.locator(".msg")).to_have_count(3)
    look(page)
    page.goto(f"/desk/tickets/{one}/?queue=open")
    expect(page.get_by_text("This went into")).to_be_visible()
    look(page)
    page.keyboard.press("z")
    expect(page.get_by_text("This went into")).to_have_count(0)
    page.goto(f"/desk/tickets/{other}/?queue=open")
    expect(page.locator(".msg")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_moving_a_message_and_back_then_splitting_it_off(visit, look, two, width, scheme):
    one, other = two
    page = visit("boris@desk.test", width=width, scheme=scheme)
    page.goto(f"/desk/tickets/{one}/?queue=open")
    page.locator(".msg", has_text="keyboard").get_by_role("button", name="Split off or move").press("Enter")
    choose(page, "move", other)
    expect(page.locator(".msg")).to_have_count(1)
    look(page)
    page.locator(".toast").get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".msg")).to_have_count(2)
    page.locator(".msg", has_text="keyboard").get_by_role("button", name="Split off or move").press("Enter")
    expect(page.locator("#split-subject")).to_have_value("And my keyboard sticks.")
    look(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="And my keyboard sticks.")).to_be_visible()
    expect(page.locator(".msg")).to_have_count(1)
    look(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_one_answer_to_all_and_one_resolution(visit, look, two, width, scheme):
    one, other = two
    page = visit("boris@desk.test", width=width, scheme=scheme)
    page.goto(f"/desk/tickets/{one}/?queue=open")
    page.keyboard.press("l")
    expect(page.locator("#link-relation")).to_be_visible()
    look(page)
    page.locator("#link-relation").select_option("above")
    choose(page, "link", other)
    expect(page.locator("#context")).to_contain_text("1 of 1 open")
    if width < 1000:
        page.get_by_role("button", name="About the user").click()
    page.locator("#answer-all").press("Enter")
    expect(page.get_by_text("Goes to 1 request")).to_be_visible()
    look(page)
    page.locator("#answer-all-text").fill("It works again.")
    page.get_by_role("button", name="Send to 1 request").press("Enter")
    expect(page.locator(".toast")).to_contain_text("Sent to 1 request")
    page.reload()
    page.keyboard.press("s")
    page.locator("#resolution-text").fill("New certificate.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("1 request below this one is open")).to_be_visible()
    look(page)
    page.get_by_label("Resolve them too, with the same words").check()
    page.get_by_role("dialog").get_by_role("button", name="Resolve", exact=True).press("Enter")
    expect(page.locator("#context")).to_contain_text("0 of 1 open")
