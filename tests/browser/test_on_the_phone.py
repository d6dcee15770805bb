"""Somebody calls: who it is, is found while their name is typed; who is new, is added on the way."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CALLERS = """
from firstline.people.models import Person
callers = Person.objects.filter(requests__isnull=False).distinct().order_by("pk")
print("|".join(f"{person.name}: {person.requests.latest('pk').subject}" for person in callers))
"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_caller_we_know_and_one_we_do_not(visit, look, served, width, scheme):
    page = visit("boris@desk.test", width=width, scheme=scheme)
    page.goto("/desk/tickets/new/")
    expect(page.locator("#caller")).to_be_focused()
    page.keyboard.type("anna")
    expect(page.get_by_label("Anna Berg")).to_be_checked()
    page.locator("[name=subject]").fill(f"No sound {width}")
    look(page)
    page.locator("[name=subject]").press("Control+Enter")
    expect(page.get_by_role("heading", name=f"No sound {width}")).to_be_visible()
    look(page)

    page.goto("/desk/tickets/new/")
    expect(page.locator("#caller")).to_be_focused()
    page.keyboard.type(f"Nils {scheme}")
    expect(page.get_by_label("Somebody new")).to_be_checked()
    page.locator("[name=person_phone]").fill("070-123 45 67")
    page.locator("[name=subject]").fill(f"No picture {width}")
    page.locator("[name=subject]").press("Control+Enter")
    expect(page.get_by_role("heading", name=f"No picture {width}")).to_be_visible()
    callers = served.act(CALLERS).strip().split("|")
    assert callers[0] == f"Anna Berg: No sound {width}"
    assert callers[-1] == f"Nils {scheme}: No picture {width}"


def test_a_known_name_is_not_added_again_unasked(visit, look, served):
    page = visit("boris@desk.test")
    page.goto("/desk/tickets/new/")
    expect(page.locator("#caller")).to_be_focused()
    page.keyboard.type("er")
    expect(page.get_by_label("Anna Berg")).not_to_be_checked()
    page.locator("[name=subject]").fill("Two of them")
    page.locator("[name=subject]").press("Control+Enter")
    expect(page.get_by_text("choose one, or say that it is somebody new")).to_be_visible()
    expect(page.locator("[name=subject]")).to_have_value("Two of them")
    look(page)
    page.get_by_label("Erik Kvist").check()
    page.locator("[name=subject]").press("Control+Enter")
    expect(page.get_by_role("heading", name="Two of them")).to_be_visible()
    look(page)
    assert "Erik Kvist: Two of them" in served.act(CALLERS)
