"""A user's way through the portal: register, follow, answer, solved, open again."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TAKE_AND_ASK = """
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import take
from firstline.tickets.actions.note import write_note
from datetime import timedelta
take(ticket, by=boris, at=now())
write_note(ticket, from_text("Internal: the sensor again"), by=boris, at=now())
answer(ticket, from_text("Which printer is it?"), by=boris, at=now(), wait=True, undo_for=timedelta(0))
"""
SOLVE = """
from firstline.tickets.actions.resolve import resolve
resolve(ticket, resolution="A new sensor is in.", by=boris, at=now())
"""
LINK = """
from firstline.tickets.guest_links import guest_token
from firstline.tickets.models import Participant
print(guest_token(Participant.objects.get(ticket=ticket), at=now()))
"""


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(out, "PNG")
    return out.getvalue()


def register(page: Page, problem: str) -> None:
    page.goto("/")
    page.get_by_label("What is the problem?").fill(problem)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_label("In a few words")).to_have_value(problem)
    page.get_by_label("Tell us more").fill("Since yesterday afternoon.")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_register_follow_answer_solved_and_open_again(visit, look, served, width, scheme):
    page = visit("anna@bergs.test", width=width, scheme=scheme)
    register(page, "Printer prints blank pages")
    page.locator("input[type=file]").set_input_files(
        {"name": "display.png", "mimeType": "image/png", "buffer": picture()}
    )
    expect(page.locator(".upload img")).to_be_visible()
    page.get_by_label("It slows me down").check()
    look(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you, we have got it")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Follow FL-").click()
    expect(page.get_by_text("We have got it.")).to_be_visible()
    expect(page.locator(".talk .thumb img")).to_be_visible()
    look(page)

    served.as_boris(TAKE_AND_ASK)
    expect(page.get_by_text("Which printer is it?")).to_be_visible()
    expect(page.locator(".track [aria-current=step]")).to_have_text("Waiting for you")
    expect(page.get_by_text("Internal")).to_have_count(0)
    look(page)

    page.locator("#text").fill("The big one on floor 3")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".talk .own").last).to_contain_text("The big one on floor 3")
    expect(page.locator("#text")).to_have_value("")
    expect(page.get_by_text("Boris is working on it.")).to_be_visible()

    page.locator("#text").fill("One more thing I am still wri")
    served.as_boris(SOLVE)
    expect(page.get_by_text("A new sensor is in.")).to_be_visible()
    expect(page.locator("#text")).to_have_value("One more thing I am still wri")
    page.locator("#text").fill("")
    look(page)
    page.get_by_role("button", name="It works now").click()
    expect(page.locator(".track [aria-current=step]")).to_have_text("Closed")

    page.locator("#text").fill("It is blank again")
    page.get_by_role("button", name="Send and open again").click()
    expect(page.locator(".track [aria-current=step]")).to_have_text("In progress")
    page.goto("/requests/")
    expect(page.get_by_role("link", name="Printer prints blank pages").first).to_be_visible()
    look(page)


def test_the_whole_way_without_scripts(visit, served):
    page = visit("anna@bergs.test", scripts=False, width=390)
    register(page, "No sound in meetings")
    page.locator("input[type=file]").set_input_files(
        {"name": "display.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Follow FL-").click()
    expect(page.locator(".talk .thumb img")).to_be_visible()
    served.as_boris(TAKE_AND_ASK)
    page.reload()
    page.locator("#text").fill("The big one")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".talk .own").last).to_contain_text("The big one")
    served.as_boris(SOLVE)
    page.reload()
    page.get_by_role("button", name="It works now").click()
    page.locator("#text").fill("It is blank again")
    page.get_by_role("button", name="Send and open again").click()
    expect(page.locator(".track [aria-current=step]")).to_have_text("In progress")


def test_a_picture_of_the_screen_is_pasted_by_somebody_not_signed_in(visit, look):
    page = visit()
    register(page, "Strange message")
    page.get_by_label("Tell us more").focus()
    page.evaluate(PASTE, list(picture()))
    expect(page.locator(".upload .name")).to_contain_text("picture")
    expect(page.locator(".upload img")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Write your name, so that we know what to call you.").first).to_be_visible()
    expect(page.locator(".upload img")).to_be_visible()
    look(page)
    page.get_by_label("Your name").fill("Nils New")
    page.get_by_label("Your mail address").fill("nils@somewhere.test")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your request has the number FL-")).to_be_visible()
    look(page)


def test_the_link_of_a_mail_opens_one_request_and_is_live(visit, look, served):
    anna = visit("anna@bergs.test")
    register(anna, "Laptop is slow")
    anna.get_by_role("button", name="Send").click()
    anna.get_by_role("link", name="Follow FL-").click()
    guest = visit(width=390)
    guest.goto(f"/r/{served.as_boris(LINK).strip()}/")
    expect(guest.get_by_role("heading", name="Laptop is slow")).to_be_visible()
    look(guest)
    served.as_boris(TAKE_AND_ASK)
    expect(guest.get_by_text("Which printer is it?")).to_be_visible()
    guest.locator("#text").fill("Mine")
    guest.get_by_role("button", name="Send").click()
    expect(guest.locator(".talk .own").last).to_contain_text("Mine")
    expect(anna.locator(".talk .own").last).to_contain_text("Mine")


def test_what_was_typed_survives_a_session_that_ended(visit):
    page = visit("anna@bergs.test")
    register(page, "Keyboard is dead")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Follow FL-").click()
    page.context.clear_cookies(name="firstline_session")
    page.locator("#text").fill("Typed for half an hour")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Sign in").last.click()
    page.get_by_label("Mail address").fill("anna@bergs.test")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#text")).to_have_value("Typed for half an hour")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".talk .own").last).to_contain_text("Typed for half an hour")


def test_signing_in_in_another_tab_does_not_spoil_the_form(visit, look):
    page = visit("anna@bergs.test")
    register(page, "Mouse is dead")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Follow FL-").click()
    page.locator("#text").fill("Typed before")
    other = page.context.new_page()
    other.goto("/account/logout/")
    look(other)
    other.get_by_role("button", name="Sign out").click()
    other.goto("/account/login/")
    other.get_by_label("Mail address").fill("anna@bergs.test")
    other.get_by_label("Password").fill("correct horse battery")
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url(lambda url: "login" not in url)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You signed in or out in another tab.")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".talk .own").last).to_contain_text("Typed before")


PASTE = """bytes => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""
