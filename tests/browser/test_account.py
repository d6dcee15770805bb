"""The pages around signing in: they work at both widths, in both themes, and axe finds nothing."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SECRET = """
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.people.actions.sign_in import ask_sign_in_link, invite
from firstline.people.models import Person
anna = Person.objects.get(email="anna@bergs.test")
print(invite(anna, by=SYSTEM, at=now()) if invited else ask_sign_in_link(anna, by=SYSTEM, at=now()))
"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_ways_in(visit, look, served, width, scheme):
    page = visit(width=width, scheme=scheme)
    page.goto("/requests/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    look(page)
    page.get_by_label("Mail address").fill("anna@bergs.test")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This address and password don't go together.").first).to_be_visible()
    look(page)
    page.get_by_label("Mail address").fill("anna@bergs.test")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()
    look(page)
    page.goto(f"/account/in/{served.act(SECRET, invited=False).strip()}/")
    look(page)
    page.get_by_role("button", name="Continue as Anna Berg").click()
    expect(page.get_by_role("heading", name="My requests")).to_be_visible()
    look(page)
    page.goto("/account/profile/")
    look(page)


def test_an_invitation_in_swedish(visit, look, served):
    page = visit(width=390)
    page.goto(f"/account/invited/{served.act(SECRET, invited=True).strip()}/")
    page.get_by_role("button", name="Svenska").click()
    page.get_by_label("Välj ett lösenord").fill("kort")
    page.get_by_role("button", name="Spara och fortsätt").click()
    expect(page.locator(".field .error")).to_be_visible()
    look(page)
    page.get_by_label("Välj ett lösenord").fill("correct horse battery")
    page.get_by_role("button", name="Spara och fortsätt").click()
    expect(page.get_by_role("heading", name="Vad är problemet?")).to_be_visible()
    look(page)
