import io
import re
from uuid import uuid4

from markupsafe import escape
from PIL import Image

from firstline.core.html import html_to_text
from firstline.notify.actions.keep_signature import keep_own_signature
from firstline.notify.models.person_signature import SignWith
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import upload
from firstline.tickets.models import Draft, Message, Note, Ticket
from firstline.tickets.wording import from_text
from tests.cast import NOW


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def sent(ticket):
    return Message.objects.filter(ticket=ticket, from_desk=True)


def test_an_answer_is_sent_cleaned_and_to_those_chosen(signed_in, cast, ticket):
    html = "<p>Reseat the <b>drum</b></p><script>alert(1)</script>"
    data = {"text": "Reseat the drum", "text_html": html, "to": [cast.anna.pk], "client_id": str(uuid4())}
    response = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", data)
    assert response.status_code == 200
    message = sent(ticket).get()
    assert (message.text, message.html) == ("Reseat the drum", "<p>Reseat the <b>drum</b></p>")
    assert [r["name"] for r in message.recipients] == ["Anna Berg"]
    assert Ticket.objects.get().stage == "open"


def test_an_answer_sent_twice_is_one(signed_in, cast, ticket):
    data = {"text": "Once", "to": [cast.anna.pk], "client_id": str(uuid4())}
    boris = signed_in(cast.boris)
    for _ in range(2):
        assert boris.post(f"/desk/tickets/{ticket.pk}/answers/", data).status_code == 200
    assert sent(ticket).count() == 1


def test_sending_and_waiting_or_solving(signed_in, cast, ticket, other_ticket):
    boris = signed_in(cast.boris)
    boris.post(f"/desk/tickets/{ticket.pk}/answers/", {"text": "Which floor?", "to": [cast.anna.pk], "then": "wait"})
    boris.post(f"/desk/tickets/{other_ticket.pk}/answers/", {"text": "Done.", "to": [cast.per.pk], "then": "solve"})
    assert [t.stage for t in Ticket.objects.order_by("pk")] == ["waiting_user", "resolved"]
    assert Ticket.objects.get(pk=other_ticket.pk).resolution == "Done."


def test_an_empty_answer_is_refused_and_its_box_comes_back(signed_in, cast, ticket):
    response = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", {"text": " ", "to": [cast.anna.pk]})
    assert response.status_code == 422
    assert b"Write something before you send." in response.content
    assert sent(ticket).count() == 0


def test_who_was_slower_is_told_and_nothing_is_sent(signed_in, cast, ticket):
    seen = Message.objects.get(ticket=ticket).pk
    answer(ticket, from_text("Mine"), by=cast.actor(cast.erik), at=NOW)
    data = {"text": "Mine too", "to": [cast.anna.pk], "seen_up_to": seen}
    response = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", data)
    assert response.status_code == 409
    assert b"Erik Kvist wrote while you were writing." in response.content
    assert [m.text for m in sent(ticket)] == ["Mine"]


def test_an_answer_taken_back_becomes_a_draft_again(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    boris.post(f"/desk/tickets/{ticket.pk}/answers/", {"text": "Too early", "to": [cast.anna.pk]})
    message = sent(ticket).get()
    response = boris.post(f"/desk/tickets/{ticket.pk}/messages/{message.pk}/withdrawal/")
    assert response.status_code == 200
    assert re.search(r'<textarea[^>]*id="answer-text"[^>]*>\s*Too early\s*</textarea>', response.content.decode())
    assert sent(ticket).get().withdrawn_at is not None
    assert "Too early" in Draft.objects.get(kind="answer").html
    assert "Too early" not in boris.get(f"/desk/tickets/{ticket.pk}/thread/").content.decode()


def test_an_answer_taken_back_brings_its_files_and_pictures(signed_in, cast, ticket):
    log = upload(b"page 12: blank", name="printer.log", by=cast.actor(cast.boris), at=NOW)
    shown = upload(picture(), name="display.png", by=cast.actor(cast.boris), at=NOW)
    html = f'<p>Look: <img src="/desk/tickets/uploads/{shown.pk}/" alt="display"></p>'
    boris = signed_in(cast.boris)
    data = {"text": "Look:", "text_html": html, "to": [cast.anna.pk], "uploads": [str(log.pk), str(shown.pk)]}
    boris.post(f"/desk/tickets/{ticket.pk}/answers/", data)
    boris.post(f"/desk/tickets/{ticket.pk}/messages/{sent(ticket).get().pk}/withdrawal/")
    box = boris.get(f"/desk/tickets/{ticket.pk}/").content.decode()
    assert str(escape(f'src="/desk/tickets/uploads/{shown.pk}/"')) in box
    draft = Draft.objects.get(kind="answer")
    assert draft.uploads == [str(log.pk), str(shown.pk)]
    boris.post(f"/desk/tickets/{ticket.pk}/answers/", data)
    again = sent(ticket).get(withdrawn_at=None)
    assert [(one.name, one.is_inline) for one in again.attachments.all()] == [
        ("printer.log", False),
        ("display.png", True),
    ]


def test_a_draft_keeps_the_pictures_pasted_into_it(signed_in, cast, ticket):
    shown = upload(picture(), name="display.png", by=cast.actor(cast.boris), at=NOW)
    image = f'<img src="/desk/tickets/uploads/{shown.pk}/" alt="display">'
    boris = signed_in(cast.boris)
    boris.post(f"/desk/tickets/{ticket.pk}/drafts/answer/", {"text": "", "text_html": f"<p>{image}</p>"})
    box = boris.get(f"/desk/tickets/{ticket.pk}/").content.decode()
    assert str(escape(f'src="/desk/tickets/uploads/{shown.pk}/"')) in box


def test_an_answer_taken_back_stands_before_what_was_begun_since(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    boris.post(f"/desk/tickets/{ticket.pk}/answers/", {"text": "Too early", "to": [cast.anna.pk]})
    boris.post(f"/desk/tickets/{ticket.pk}/drafts/answer/", {"text": "And by the way"})
    boris.post(f"/desk/tickets/{ticket.pk}/messages/{sent(ticket).get().pk}/withdrawal/")
    assert html_to_text(Draft.objects.get(kind="answer").html).split() == ["Too", "early", "And", "by", "the", "way"]


def test_a_colleague_cannot_take_my_answer_back(signed_in, cast, ticket):
    message = answer(ticket, from_text("Mine"), by=cast.actor(cast.boris), at=NOW)
    response = signed_in(cast.erik).post(f"/desk/tickets/{ticket.pk}/messages/{message.pk}/withdrawal/")
    assert response.status_code == 422
    assert sent(ticket).get().withdrawn_at is None


def test_a_note_is_kept_and_is_no_message(signed_in, cast, ticket):
    signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/notes/", {"text": "Toner sensor"})
    assert Note.objects.get().text == "Toner sensor"
    assert sent(ticket).count() == 0


def test_a_draft_survives_and_an_emptied_one_goes(signed_in, cast, ticket):
    boris, place = signed_in(cast.boris), f"/desk/tickets/{ticket.pk}/drafts/answer/"
    assert boris.post(place, {"text": "Half a sen", "text_html": "<p>Half a sen</p>"}).status_code == 204
    assert "Half a sen" in boris.get(f"/desk/tickets/{ticket.pk}/").content.decode()
    assert "Half a sen" not in signed_in(cast.erik).get(f"/desk/tickets/{ticket.pk}/").content.decode()
    boris.post(place, {"text": "", "text_html": "<p></p>"})
    assert Draft.objects.count() == 0


def test_a_refused_answer_keeps_what_its_writer_had_seen(signed_in, cast, ticket):
    seen = Message.objects.get(ticket=ticket).pk
    answer(ticket, from_text("I do it."), by=cast.actor(cast.erik), at=NOW)
    data = {"text": " ", "to": [cast.anna.pk], "seen_up_to": seen}
    page = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/answers/", data).content.decode()
    assert f'name="seen_up_to" value="{seen}"' in page


def test_the_thread_says_who_wrote_last(signed_in, cast, ticket):
    answer(ticket, from_text("I do it."), by=cast.actor(cast.erik), at=NOW)
    page = signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/thread/").content.decode()
    assert 'data-last-author="Erik Kvist"' in page


def test_what_an_answer_is_signed_with_stands_below_the_box_and_not_in_it(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    keep_own_signature("Boris {{desk.name}}", sign_with=SignWith.OWN, by=cast.actor(cast.boris), at=NOW)
    page = boris.get(f"/desk/tickets/{ticket.pk}/").text
    assert re.search(r'<p class="signature"[^>]*>Boris Firstline</p>', page)
    assert re.search(r'<textarea[^>]*id="answer-text"[^>]*>\s*</textarea>', page)
    keep_own_signature("", sign_with=SignWith.NONE, by=cast.actor(cast.boris), at=NOW)
    assert 'class="signature"' not in boris.get(f"/desk/tickets/{ticket.pk}/").text
