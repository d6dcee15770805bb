"""What happens in the browser when people write, choose, send and wait: all parts together, under our CSP."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def posts(server, name):
    return [body for where, body in server.sent if where == name]


def test_the_editor_is_loaded_on_first_focus_only(page, server):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/desk")
    page.wait_for_timeout(200)
    assert not [url for url in fetched if "writing" in url]
    page.focus("#body")
    page.wait_for_selector(".editor .writing")
    assert [url for url in fetched if "part-writing" in url]


def test_what_is_written_goes_out_as_text_and_as_html(page, server):
    page.goto("/desk")
    page.focus("#body")
    page.wait_for_selector(".writing:focus")
    page.keyboard.type("Hello ")
    page.click("button[aria-label=Bold]")
    page.keyboard.type("Anna")
    assert page.input_value("[name=body]") == "Hello Anna"
    assert page.input_value("[name=body_html]") == "<p>Hello <strong>Anna</strong></p>"
    expect(page.locator("button[aria-label=Bold]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    (sent,) = posts(server, "answer")
    assert "body=Hello+Anna" in sent
    assert "body_html=%3Cp%3EHello+%3Cstrong%3EAnna" in sent
    assert re.search(r"client_id=[0-9a-f-]{36}", sent)


def test_a_draft_is_saved_and_kept_here_when_the_server_fails(page, server):
    page.goto("/desk")
    page.focus("#body")
    page.wait_for_selector(".writing:focus")
    page.keyboard.type("Remember me")
    expect(page.locator(".saved")).to_have_text("Draft saved")
    assert "body=Remember+me" in posts(server, "draft")[-1]
    server.failing = True
    page.keyboard.type(" too")
    expect(page.locator(".saved")).to_have_text("Draft kept on this device")
    server.failing = False
    page.goto("/desk")
    expect(page.locator("#body")).to_have_value("Remember me too")


def test_a_failed_sending_keeps_the_text_and_says_why(page, server):
    server.failing = True
    page.goto("/request")
    page.fill("#body", "It still prints blank")
    page.click("text=Send")
    expect(page.locator("form .error")).to_contain_text("The pretended server fails. Try again in a moment.")
    expect(page.locator("form .error")).to_be_in_viewport()
    expect(page.locator("#body")).to_have_value("It still prints blank")
    expect(page.locator("#answer button >> text=Send")).not_to_have_attribute("aria-disabled", "true")


def test_no_connection_is_said_in_plain_words(page, server):
    page.goto("/request")
    page.fill("#body", "Hello")
    page.route("**/answer", lambda route: route.abort())
    page.click("text=Send")
    expect(page.locator(".toast")).to_contain_text("nothing you wrote is lost")


def test_a_pasted_picture_is_uploaded_and_stands_in_the_text(page, server):
    page.goto("/desk")
    page.focus("#body")
    page.wait_for_selector(".writing:focus")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "image.png", {type: "image/png"}));
          const options = {clipboardData: data, bubbles: true, cancelable: true};
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
        }"""
    )
    page.wait_for_selector(".writing img[src]", state="attached")
    assert re.search(r'<img src="/files/\d+"', page.input_value("[name=body_html]"))
    assert page.input_value("[name=uploads]").startswith("u")


def test_a_file_too_large_is_refused_by_name(page, server):
    page.goto("/desk")
    page.set_input_files("#files", {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"x" * 1_000_001})
    expect(page.locator(".upload.failed")).to_contain_text("film.mp4 is too large. The limit is 1 MB.")
    assert posts(server, "uploads") == []


def test_a_live_message_rereads_its_panel_and_leaves_what_is_open_and_written(page, server):
    page.goto("/desk")
    page.click("details.folded summary")
    page.focus("#body")
    page.wait_for_selector(".writing:focus")
    page.keyboard.type("Half a sent")
    page.wait_for_timeout(200)
    page.evaluate("document.querySelector('#m1 p').textContent = 'changed'")
    with page.expect_response("**/thread"):
        server.topics.append("ticket-7")
    expect(page.locator("#m1 p").first).to_contain_text("Good morning!")
    expect(page.locator("details.folded")).to_have_attribute("open", "")
    page.keyboard.type("ence")
    assert page.input_value("[name=body]") == "Half a sentence"


def test_keys_walk_the_list_open_a_row_and_answer(page, server):
    page.goto("/desk")
    page.keyboard.press("j")
    expect(page.locator("#row-3")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk?pane=ticket&row=3")
    expect(page.locator("#row-3")).to_have_attribute("aria-current", "true")
    page.keyboard.press("r")
    page.wait_for_selector(".writing:focus")


def test_the_question_mark_lists_the_keys(page, server):
    page.goto("/desk")
    page.keyboard.press("?")
    expect(page.locator("#keys[open] li").first).to_be_visible()
    assert "Send" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()


def test_the_palette_finds_opens_and_remembers(page, server):
    page.goto("/desk")
    page.keyboard.press("Control+k")
    page.keyboard.type("vpn")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk?row=1")
    page.keyboard.press("Control+k")
    expect(page.locator("[role=group]").first).to_contain_text("Recent")


def test_a_menu_opens_below_its_button_and_is_walked_by_keys(page, server):
    page.goto("/kit")
    button = page.locator("[popovertarget=m2]")
    button.click()
    menu = page.locator("#m2")
    expect(menu).to_be_visible()
    assert menu.bounding_box()["y"] >= button.bounding_box()["y"] + button.bounding_box()["height"]
    page.keyboard.press("ArrowDown")
    expect(page.locator("#m2 [role^=menuitem]").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    expect(button).to_be_focused()


def test_a_dialog_reads_its_body_when_it_opens(page, server):
    page.goto("/kit")
    page.keyboard.press("d")
    expect(page.locator("#d2 .dialog-body")).to_contain_text("Read when the dialog opened.")
    page.click("#d2 >> text=Fine")
    expect(page.locator("#d2")).not_to_be_visible()


def test_a_refusal_is_told_inside_an_open_dialog(page, server):
    page.goto("/kit")
    page.click("[commandfor=d1]")
    page.click("#d1 >> text=Fails here")
    expect(page.locator("#d1 .toast")).to_contain_text("The pretended server fails.")
    page.click("#d1 .toast [aria-label=Close]")
    page.keyboard.press("Escape")
    expect(page.locator("body > #toasts")).to_have_count(1)


def test_back_leads_to_the_page_before_a_swapped_pane(page, server):
    page.goto("/desk")
    page.click("#row-4")
    page.wait_for_url("**/desk?pane=ticket&row=4")
    expect(page.locator("#row-4")).to_have_attribute("aria-current", "true")
    with page.expect_event("load"):  # htmx asks for the whole page; Chromium hangs when closed while it comes
        page.go_back()
    page.wait_for_url("**/desk")
    expect(page.locator(".list")).to_be_visible()


def test_a_list_read_again_keeps_its_place(page, server):
    page.goto("/desk")
    page.focus("#row-5")
    page.click("#row-4")
    page.focus("#row-5")
    with page.expect_response("**/rows"):
        server.topics.append("queues")
    page.wait_for_timeout(200)
    expect(page.locator("#row-4")).to_have_attribute("aria-current", "true")
    expect(page.locator("#row-5")).to_be_focused()
    expect(page.locator("#ticket h1")).to_be_visible()
    assert page.url.endswith("row=4")


def test_more_rows_come_at_the_end_of_the_list(page, server):
    page.goto("/desk")
    page.click("text=Show more")
    expect(page.locator(".rows .row").last).to_contain_text("One more")
    expect(page.locator("#ticket h1")).to_be_visible()
    assert page.url.endswith("/desk")


def test_a_toast_from_the_server_can_undo(page, server):
    page.goto("/kit")
    page.click("text=Hand over")
    expect(page.locator(".toast")).to_contain_text("Handed over to Network, tier 2")
    expect(page.locator(".toast >> text=Undo")).to_be_visible()


def test_an_internal_note_looks_unlike_an_answer(page, server):
    page.goto("/desk")
    answer = page.evaluate("getComputedStyle(document.querySelector('.composer')).backgroundColor")
    page.click("text=Internal note >> nth=1")
    assert page.evaluate("getComputedStyle(document.querySelector('.composer')).backgroundColor") != answer
    assert page.input_value("[name=kind]") == "note"
    expect(page.locator(".composer button.primary")).to_contain_text("Add note")
    expect(page.locator("text=It is never mailed.")).to_be_visible()


def test_the_chosen_theme_comes_with_the_next_page(page, server):
    page.goto("/portal")
    page.check("input[value=dark]", force=True)
    page.goto("/request")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_on_a_phone_one_pane_is_seen_at_a_time(page, server):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/desk")
    expect(page.locator(".ticket")).not_to_be_visible()
    page.click("#row-2")
    expect(page.locator(".ticket")).to_be_visible()
    expect(page.locator(".list")).not_to_be_visible()
    page.click("[aria-label='Back to the list']")
    expect(page.locator(".list")).to_be_visible()


def test_at_1024_the_context_is_a_drawer(page, server):
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto("/desk")
    expect(page.locator(".context")).not_to_be_visible()
    page.click("[aria-label='About the user']")
    expect(page.locator(".context")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".context")).not_to_be_visible()


def test_without_scripts_the_portal_still_works(browser, site, server):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/request")
    page.fill("#body", "No scripts here")
    page.click("text=Send")
    assert "body=No+scripts+here" in posts(server, "answer")[0]
    context.close()
