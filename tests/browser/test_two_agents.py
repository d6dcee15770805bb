"""Two agents on one ticket: they see each other, and nobody answers over the other without knowing."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REGISTER = """
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.people.models import Person
from firstline.tickets.actions.register import Request, register
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
anna = Person.objects.get(email="anna@bergs.test")
asked = Request(requester=anna, subject=subject, words=from_text("Every ten minutes."), channel=Channel.PHONE)
print(register(asked, by=SYSTEM, at=now()).pk)
"""
SAID = """
from firstline.tickets.models import Message
said = Message.objects.filter(ticket_id=number, withdrawn_at=None).order_by("id")
print(*said.values_list("text", flat=True), sep="|")
"""
MAILED = """
from firstline.channels.email.models import OutgoingMail
print(OutgoingMail.objects.filter(ticket_id=number, kind="answer").exclude(state="cancelled").count())
"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_two_answers_at_once(visit, look, served, width, scheme):
    number = int(served.act(REGISTER, subject="VPN drops"))
    boris, erik = (visit(f"{who}@desk.test", width=width, scheme=scheme) for who in ("boris", "erik"))
    for page in (boris, erik):
        page.goto(f"/desk/tickets/{number}/?queue=open")
    expect(boris.get_by_text("Erik Kvist is looking too")).to_be_visible(timeout=30_000)
    look(boris)

    begin_answer(erik, "Update the client, please.")
    expect(boris.get_by_text("Erik Kvist is answering")).to_be_visible(timeout=30_000)
    begin_answer(boris, "Restart the router, please.")
    boris.keyboard.press("Control+Enter")
    expect(boris.locator(".msg.from-desk")).to_contain_text("Restart the router, please.")
    expect(erik.locator(".msg.from-desk")).to_contain_text("Restart the router, please.")
    expect(erik.locator("#answer-form [contenteditable=true]")).to_have_text("Update the client, please.")


def test_who_was_slower_is_told_before_anything_is_sent(visit, look, served):
    number = int(served.act(REGISTER, subject="VPN is slow"))
    boris, erik = visit("boris@desk.test"), visit("erik@desk.test")
    for page in (boris, erik):
        page.goto(f"/desk/tickets/{number}/?queue=open")
    begin_answer(erik, "Update the client, please.")
    erik.context.set_offline(True)
    begin_answer(boris, "Restart the router, please.")
    boris.keyboard.press("Control+Enter")
    expect(boris.locator(".msg.from-desk")).to_contain_text("Restart the router, please.")
    erik.context.set_offline(False)
    erik.locator("#answer-form [contenteditable=true]").focus()
    erik.keyboard.press("Control+Enter")
    expect(erik.locator(".toast")).to_contain_text("Boris Nord")
    expect(erik.locator(".msg.from-desk")).to_contain_text("Restart the router, please.")
    expect(erik.locator("#answer-form [contenteditable=true]")).to_have_text("Update the client, please.")
    assert served.act(SAID, number=number).strip() == "Every ten minutes.|Restart the router, please."
    look(erik)

    erik.locator("#answer-form [contenteditable=true]").focus()
    erik.keyboard.press("Control+Enter")
    for page in (erik, boris):
        expect(page.locator(".msg.from-desk")).to_have_count(2)
    said = "Every ten minutes.|Restart the router, please.|Update the client, please."
    assert served.act(SAID, number=number).strip() == said


def test_what_one_does_the_other_sees(visit, look, served):
    number = int(served.act(REGISTER, subject="Screen stays black"))
    boris, erik = visit("boris@desk.test"), visit("erik@desk.test")
    for page in (boris, erik):
        page.goto(f"/desk/tickets/{number}/?queue=open")
    boris.locator("#thread-scroll").focus()
    boris.keyboard.press("t")
    expect(erik.locator("#ticket-head .facts")).to_contain_text("Boris Nord")
    expect(erik.locator("#thread")).to_contain_text("Boris Nord took it")
    expect(erik.locator(f"#row-{number} .avatar")).to_have_attribute("title", "Boris Nord")

    begin_answer(boris, "Press the power key for ten seconds.")
    boris.keyboard.press("Control+Enter")
    expect(erik.locator(".msg.from-desk")).to_contain_text("Press the power key")
    boris.get_by_role("button", name="Undo").click()
    for page in (boris, erik):
        expect(page.locator(".msg.from-desk")).to_have_count(0)
    expect(boris.locator("#answer-form")).to_contain_text("Press the power key for ten seconds.")
    assert served.act(SAID, number=number).strip() == "Every ten minutes."
    assert served.act(MAILED, number=number).strip() == "0"
    look(boris)


def begin_answer(page: Page, text: str) -> None:
    page.locator("#thread-scroll").focus()
    page.keyboard.press("r")
    expect(page.locator("#answer-form [contenteditable=true]")).to_be_focused()
    page.keyboard.type(text)
