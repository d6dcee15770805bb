"""What we send: the language of mails' words has fields and links, and nothing that runs, reads or repeats."""

import time

import pytest

from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.notify.actions.keep_signature import CannotKeepSignature, keep_own_signature
from firstline.notify.actions.keep_template import CannotKeepTemplate, change_template
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.models import MailTemplate
from firstline.notify.models.person_signature import SignWith
from firstline.notify.texts import built_in
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.answer import answer
from firstline.tickets.wording import from_text
from tests.cast import NOW

CODE = [
    "{{ 7*7 }}",
    "{{7*7}}",
    "{{ticket.__class__}}",
    "{{ticket.number.__class__.__mro__}}",
    "{{ticket.requester.password}}",
    "{{desk.link_key}}",
    "{{settings.SECRET_KEY}}",
    "{{request}}",
    "{{config}}",
    "{{ self }}",
    "{{lipsum.__globals__}}",
    "{{ticket.number|upper}}",
    "{{ticket.number()}}",
    "{{ticket['number']}}",
    "{{''.join('a')}}",
    "{{TICKET.NUMBER}}",
    "{{ticket.number }",
    "{{ticket.number}}}}",
    "${{7*7}",
    "{{{{link}}}}",
    "{{#if link}}x{{/if}}",
    "{{> x}}",
    "{{!x}}",
    "{{&link}}",
    "{{^x}}",
    "{{ticket．number}}",
    "{{ticket.numbеr}}",
    "}} x {{",
]
HARMLESS = [
    "{% if 1 %}x{% endif %}",
    "{# x #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(ticket)s",
    "{0.__class__}",
    "@(7*7)",
    "{ticket.number}",
    "%s",
    "\\u007b\\u007b7*7\\u007d\\u007d",
    "&#123;&#123;link&#125;&#125;",
]
LINKS = [
    "[x](javascript:alert`1`)",
    "[x](JavaScript:x)",
    "[x](data:text/html,x)",
    "[x](//evil.test)",
    "[x](/desk/)",
    "[x]({{ticket.subject}})",
    "[x]({{words}})",
    "[x](https://evil.test/{{link}})",
    "[x](mailto:a@b.test)",
    "[x](ftp://x)",
    "[x](HTTPS-x)",
    "[{{7*7}}]({{link}})",
]
RESOLVED = built_in(Kind.RESOLVED, "en")


def keep(body: str, subject: str = "Solved") -> None:
    change_template(Kind.RESOLVED, "en", subject=subject, body=body, by=SYSTEM, at=NOW)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("code", CODE)
def test_refuses_what_is_no_field_in_text_subject_and_signature(cast, code):
    for attempt in (lambda: keep(f"{{{{words}}}} {code}"), lambda: keep("{{words}}", code)):
        with pytest.raises(CannotKeepTemplate):
            attempt()
    with pytest.raises(CannotKeepSignature):
        keep_own_signature(code, sign_with=SignWith.OWN, by=cast.actor(cast.boris), at=NOW)
    assert MailTemplate.objects.count() == 0


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("link", LINKS)
def test_refuses_links_that_lead_elsewhere(link):
    with pytest.raises(CannotKeepTemplate):
        keep("{{words}}\n\n" + link)


@pytest.mark.parametrize("code", HARMLESS)
def test_other_languages_are_words(cast, run_jobs, ticket, code):
    box_text = built_in(Kind.ANSWER, "en")
    change_template(Kind.ANSWER, "en", subject=box_text.subject, body=f"{{{{words}}}}\n\n{code}", by=SYSTEM, at=NOW)
    answer(ticket, from_text("Hello"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    sent = OutgoingMail.objects.get(kind=Kind.ANSWER)
    assert code in sent.text
    assert "49" not in sent.text.replace(code, "").replace(sent.text.rpartition("/r/")[2], "")


@pytest.mark.parametrize(
    "value", ["{{link}}", "[x]({{link}})", "{{desk.name}}", "---", "{{words}}", "<b>{{link}}</b>", "\u2060link\u2060"]
)
def test_a_value_is_never_read_as_language(cast, run_jobs, value):
    """Neither what a stranger wrote nor what an agent did."""
    box = mailbox(team=cast.service_desk)
    change_person(cast.anna, by=SYSTEM, at=NOW, name=f"Anna {value}")
    (row,) = arrive(box, mail("anna@bergs.test", text=value, Subject=value))
    answer(row.ticket, from_text(f"You said {value}"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    sent = OutgoingMail.objects.get(kind=Kind.ANSWER)
    assert f"You said {value}" in sent.text
    assert sent.html.count("/r/") == sent.text.count("/r/")
    assert "<b>{{" not in sent.html


def test_every_kind_names_all_it_can_say_and_no_object():
    for kind in KINDS.values():
        assert all(name.replace(".", "").replace("_", "").isalpha() and name.islower() for name in kind.field_names)
        assert all(name.count(".") <= 1 for name in kind.field_names)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("piece", ["{{", "[", "[a](", "{{a", "[[a]", "](", "{{ "])
def test_costs_little(piece):
    began = time.process_time()
    with pytest.raises(CannotKeepTemplate):
        keep("{{words}}" + piece * (19_000 // len(piece)) + "{{x}}")
    assert time.process_time() - began < 1
