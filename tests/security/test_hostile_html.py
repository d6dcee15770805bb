"""What strangers send: none of some four hundred ways to write a harmful mail leaves anything in what we keep or send.

`test_hostile_html_browser` has Chromium say the same.
"""

from html.parser import HTMLParser

import pytest

from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.mails import arrive, mail_with_files, mailbox
from firstline.core.access import SYSTEM
from firstline.core.html import clean_html
from firstline.core.html.allowed import ATTRIBUTES, TAGS
from firstline.notify.actions.keep_template import change_template
from firstline.notify.kinds import Kind
from firstline.notify.texts import built_in
from firstline.tickets.actions.answer import answer
from firstline.tickets.models import Message
from firstline.tickets.wording import from_html, from_text
from tests.cast import NOW
from tests.security.hostile_html import CALL, EVERYTHING

LEADS_OUT = ("http://", "https://", "mailto:", "tel:")
SHOWS = (*LEADS_OUT[:2], "cid:", "data:image/")
NEVER = frozenset({"id", "name", "class", "form", "action", "formaction", "srcset", "is", "slot", "ping", "download"})


class Border(HTMLParser):
    """Whatever is a tag in what was kept must be one that may be there, and so with all that stands in it."""

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            said = (value or "").lower()
            assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"target", "rel"}, (tag, name)
            assert not name.startswith(("on", "hx-", "data-", "x-", "aria-", "_", "@"))
            assert name not in NEVER
            assert name != "href" or said.startswith(LEADS_OUT), said
            assert name != "src" or (said.startswith(SHOWS) and "svg" not in said[:20]), said
            assert name != "style" or not any(word in said for word in ("url", "position", "\\", "expression", "var("))

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


class Page(HTMLParser):
    """A page of ours around it: nothing runs that is not a file of ours, and nothing is fetched from elsewhere."""

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            assert not name.startswith(("on", "hx-on", "x-")), (tag, name)
            assert name not in {"src", "srcset", "poster", "background"} or (value or "/").startswith(("/", "data:")), (
                value
            )
            assert CALL not in (value or "") or name in {"alt", "title"}, (tag, name)
        assert tag != "script" or dict(attrs).get("src") or dict(attrs).get("type") == "application/json"


def check(html: str) -> None:
    border = Border()
    border.feed(html)
    border.close()


@pytest.mark.parametrize("kind", EVERYTHING)
def test_leaves_nothing_alone_or_inside_another(kind):
    for attack in EVERYTHING[kind]:
        for around in (
            "{}",
            "<p>Hi {}</p>",
            "<table><tr><td>{}",
            "<blockquote type=cite>{}</blockquote>",
            "<a href=x>{}",
        ):
            for styled in (True, False):
                check(clean_html(around.replace("{}", attack), styled=styled))


def test_there_are_enough_of_them_and_no_two_alike():
    every = [attack for attacks in EVERYTHING.values() for attack in attacks]
    assert len(set(every)) == len(every) >= 150


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


@pytest.mark.parametrize("kind", EVERYTHING)
def test_no_mail_puts_it_into_a_request(box, kind):
    """All the way: sent as mail, read, kept."""
    html = "<p>Hello</p>" + "\n".join(EVERYTHING[kind]) + "<hr><blockquote>" + "\n".join(EVERYTHING[kind])
    arrive(box, mail_with_files(html=html))
    message = Message.objects.get()
    check(message.html)
    check(message.rest_html)
    assert "style=" not in message.html + message.rest_html


@pytest.mark.parametrize("kind", EVERYTHING)
def test_what_was_kept_is_no_attack_on_the_pages(box, cast, signed_in, kind):
    arrive(box, mail_with_files(html="<p>Hello</p>" + "\n".join(EVERYTHING[kind]), sender="Anna <anna@bergs.test>"))
    ticket = Message.objects.get().ticket
    desk = signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/thread/")
    portal = signed_in(cast.anna).get(f"/requests/{ticket.pk}/")
    for page in (desk, portal):
        assert page.status_code == 200
        Page().feed(page.content.decode())


def test_no_stranger_writes_html_into_a_mail_to_somebody_else(box, cast, run_jobs):
    """An answer that quotes shows the words, not what they were wrapped in."""
    text = built_in(Kind.ANSWER, "en")
    body = text.body.replace("---", "{{quoted}}\n\n---")
    change_template(Kind.ANSWER, "en", subject=text.subject, body=body, by=SYSTEM, at=NOW)
    for attack in (
        "<img src=x onerror=top.ran=1>",
        f"<a href='javascript:{CALL}'>x</a>",
        "</div></body><script>x</script>",
    ):
        (row,) = arrive(box, mail_with_files(html=f"<p>Hello {attack} there</p>", sender="Anna <anna@bergs.test>"))
        arrive(box, mail_with_files(sender=f"{attack} <anna@bergs.test>"))
        answer(row.ticket, from_text(f"So? {attack}"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    sent = OutgoingMail.objects.filter(kind=Kind.ANSWER)
    assert sent.count() == 3
    for one in sent:
        raw = compose(one, box, at=NOW).raw.replace(b"=\r\n", b"").replace(b"=3D", b"=")
        assert not any(bad in one.html for bad in ("<script", "<img src", 'href="javascript'))
        assert b"<script>" not in raw.split(b"text/html")[1]


def test_an_agents_editor_is_no_way_round_either(cast, ticket, run_jobs):
    for attacks in EVERYTHING.values():
        words = from_html("\n".join(attacks))
        check(words.html)
