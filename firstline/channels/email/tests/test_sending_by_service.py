"""Mail that leaves through a mail service, asked over HTTP."""

import base64
import json
import logging
import socket
from email.message import EmailMessage

import pytest
import requests

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.sending import CannotReach, Refused
from firstline.channels.email.sending.service import ServiceWay
from firstline.channels.email.services import known
from firstline.channels.email.tests.mail_service import ID, OK, at_the_stand_in, stand_in
from firstline.channels.email.tests.mails import arrive, mail
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.channels.email.trial import try_mailbox
from firstline.core.outbound.fixed_host import AnotherHost, FixedHostSession
from tests.cast import NOW

pytestmark = pytest.mark.django_db
KEY = "key-for-sending"
ALL = sorted(known.OUTGOING)


@pytest.fixture
def service(monkeypatch, settings):
    with stand_in() as running:
        at_the_stand_in(monkeypatch, settings, running.address)
        yield running


def by(name: str, **values) -> Mailbox:
    given = {"way_out": "service", "out_service": name, "out_key": KEY, "out_second_key": "second-key", **values}
    return a_mailbox(**given)


def sent(name: str, service, **values):
    """A mail to Anna that was sent by this service, and what the service was asked."""
    by(name)
    service.answers = [OK[name]]
    row = queued(**values)
    assert send_due(at=NOW) == 1
    row.refresh_from_db()
    (asked,) = service.asked
    return row, asked


def a_mail() -> ReadyMail:
    """With words, a picture that is shown in them, and a file."""
    message = EmailMessage()
    message["From"] = '"Åsa (Bergs, IT)" <support@desk.test>'
    message["To"] = '"Anna Berg" <anna@bergs.test>, "Erik" <erik@bergs.test>'
    message["Reply-To"] = "support+fl1.2.x@desk.test"
    message["Subject"] = "Skrivaren på våning två"
    message["Message-ID"] = "<fl.1@desk.test>"
    message["In-Reply-To"] = "<first@bergs.test>"
    message["References"] = "<zero@bergs.test> <first@bergs.test>"
    message["Auto-Submitted"] = "auto-replied"
    message.set_content("Hej Anna ♥")
    message.add_alternative('<p>Hej <img src="cid:pic1"></p>', subtype="html")
    message.get_payload(1).add_related(
        b"PNG", maintype="image", subtype="png", cid="<pic1>", filename="p.png", disposition="inline"
    )
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Räkning.pdf")
    return ReadyMail(message.as_bytes(), "desk.test", "support@desk.test", "anna@bergs.test", is_international=False)


@pytest.mark.parametrize("name", ALL)
def test_a_mail_leaves_with_the_key_and_what_the_service_calls_it_is_kept(service, name):
    row, asked = sent(name, service)
    assert row.state == "sent"
    seen = asked.body + "\n".join(f"{n}: {v}" for n, v in asked.headers.items()).encode()
    basic = [base64.b64encode(f"{user}:{word}".encode()) for user, word in (("api", KEY), (KEY, "second-key"))]
    assert any(key in seen for key in (KEY.encode(), *basic))
    assert b"anna@bergs.test" in asked.body.replace(b"%40", b"@")
    if name in ("sendgrid", "unisender_go"):
        assert len(row.service_id) == 36
        assert row.service_id.encode() in asked.body
    else:
        given = {"mailgun": f"{ID}@desk.test", "brevo": f"{ID}@smtp-relay.mailin.fr", "mailjet": "70650219165027410"}
        assert row.service_id == given.get(name, ID)


@pytest.mark.parametrize("name", [name for name in ALL if known.OUTGOING[name].takes == "all"])
def test_an_answer_can_name_our_own_id_whatever_the_service_makes_of_it(service, name):
    row, asked = sent(name, service)
    said = asked.form.words if name == "mailgun" else None
    text = said("h:Message-Id") + said("h:References") if said else json.dumps(asked.json)
    assert f"<{row.header_id}>" in text
    assert ("Message-I" in text or bool(said)) == known.OUTGOING[name].keeps_message_id or name == "mailjet"


def test_mailgun_is_given_the_whole_mail(service):
    service.answers = [OK["mailgun"]]
    assert ServiceWay(by("mailgun", out_region="eu")).send(a_mail()) == f"{ID}@desk.test"
    (asked,) = service.asked
    assert (asked.method, asked.path) == ("POST", "/api/eu/desk.test/messages")
    form = asked.form
    assert form.words("from") == '"Åsa (Bergs, IT)" <support@desk.test>' or "=?utf-8" in form.words("from")
    assert form.words("to").endswith("<anna@bergs.test>")
    assert form.field("cc") is None
    assert form.words("subject") == "Skrivaren på våning två"
    assert (form.words("text").strip(), form.words("html").strip()) == ("Hej Anna ♥", '<p>Hej <img src="cid:pic1"></p>')
    assert form.words("h:Reply-To") == "support+fl1.2.x@desk.test"
    assert form.words("h:Message-Id") == "<fl.1@desk.test>"
    assert form.words("h:In-Reply-To") == "<first@bergs.test>"
    assert form.words("h:References") == "<zero@bergs.test> <first@bergs.test>"
    assert form.words("h:Auto-Submitted") == "auto-replied"
    assert b'name="inline"; filename="pic1"' in asked.body
    assert "Räkning.pdf".encode() in asked.body


def test_postmark_is_given_the_whole_mail(service):
    service.answers = [OK["postmark"]]
    assert ServiceWay(by("postmark")).send(a_mail()) == ID
    (asked,) = service.asked
    said = asked.json
    assert (asked.path, asked.headers["X-Postmark-Server-Token"]) == ("/api/email", KEY)
    assert (said["Subject"], said["TextBody"].strip()) == ("Skrivaren på våning två", "Hej Anna ♥")
    headers = {one["Name"]: one["Value"] for one in said["Headers"]}
    assert headers == {
        "In-Reply-To": "<first@bergs.test>",
        "Auto-Submitted": "auto-replied",
        "Message-ID": "<fl.1@desk.test>",
        "References": "<zero@bergs.test> <first@bergs.test>",
        "X-PM-KeepID": "true",
    }
    files = [(one["Name"], base64.b64decode(one["Content"]), one.get("ContentID")) for one in said["Attachments"]]
    assert files == [("p.png", b"PNG", "cid:pic1"), ("Räkning.pdf", b"%PDF", None)]


def test_sendgrid_is_given_the_whole_mail(service):
    service.answers = [OK["sendgrid"]]
    name = ServiceWay(by("sendgrid")).send(a_mail())
    (asked,) = service.asked
    said = asked.json
    assert (asked.path, asked.headers["Authorization"]) == ("/api/mail/send", f"Bearer {KEY}")
    (to,) = said["personalizations"]
    assert (to["to"], to["custom_args"]) == ([{"email": "anna@bergs.test", "name": "Anna Berg"}], {"anymail_id": name})
    assert said["from"] == {"email": "support@desk.test", "name": "Åsa (Bergs, IT)"}
    assert said["headers"]["Message-ID"] == "<fl.1@desk.test>"
    assert [one.get("content_id") for one in said["attachments"]] == ["pic1", None]


def test_where_pictures_can_t_be_shown_they_travel_as_files(service):
    service.answers = [OK["brevo"]]
    ServiceWay(by("brevo")).send(a_mail())
    assert [one["name"] for one in service.asked[0].json["attachment"]] == ["p.png", "Räkning.pdf"]


def test_mailersend_takes_no_headers_but_the_one_that_says_what_is_answered(service):
    service.answers = [OK["mailersend"]]
    ServiceWay(by("mailersend")).send(a_mail())
    said = service.asked[0].json
    assert (said["in_reply_to"], "headers" in said) == ("<first@bergs.test>", False)


# ruff: noqa: E501
ANSWERS = [
    ("mailgun", 401, "Forbidden", CannotReach, None),
    ("mailgun", 404, '{"message":"Domain not found: desk.test"}', CannotReach, None),
    ("mailgun", 400, '{"message":"to parameter is not a valid address"}', Refused, True),
    ("postmark", 401, '{"ErrorCode":10,"Message":"Bad or missing Server API token."}', CannotReach, None),
    ("postmark", 422, '{"ErrorCode":400,"Message":"The Sender Signature was not found"}', CannotReach, None),
    ("postmark", 422, '{"ErrorCode":406,"Message":"Found inactive addresses: anna@bergs.test. Inactive recipients are"}', Refused, True),
    ("postmark", 422, '{"ErrorCode":300,"Message":"Zero recipients specified"}', Refused, True),
    ("sendgrid", 403, '{"errors":[{"message":"The from address does not match a verified Sender Identity."}]}', CannotReach, None),
    ("sendgrid", 413, "{}", Refused, True),
    ("sendgrid", 429, "{}", CannotReach, None),
    ("sendgrid", 503, "", CannotReach, None),
    ("sendgrid", 500, "", Refused, False),
    ("sendgrid", 302, "", Refused, False),
    ("mandrill", 500, '{"status":"error","code":-1,"name":"Invalid_Key","message":"Invalid API key"}', CannotReach, None),
    ("mandrill", 200, '[{"email":"anna@bergs.test","status":"rejected","reject_reason":"hard-bounce","_id":"x"}]', Refused, True),
    ("mailjet", 400, '{"Messages":[{"Status":"error","Errors":[{"ErrorCode":"mj-0013","StatusCode":400,"ErrorMessage":"bad"}]}]}', Refused, True),
    ("mailersend", 422, '{"message":"The from.email domain must be verified in your account to send emails."}', CannotReach, None),
    ("resend", 200, "<html>", Refused, False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "status", "said", "kind", "is_permanent"), ANSWERS)
def test_no_is_told_apart(service, name, status, said, kind, is_permanent):
    service.answers = [(status, {"Location": "http://127.0.0.1:1/"}, said)]
    with pytest.raises(kind) as fault:
        ServiceWay(by(name)).send(a_mail())
    assert getattr(fault.value, "is_permanent", None) == is_permanent
    assert KEY not in str(fault.value)
    assert len(service.asked) == 1


def test_a_key_that_is_refused_holds_all_mails_and_loses_none(service):
    box = by("postmark")
    service.answers = [(401, {}, '{"ErrorCode":10,"Message":"Bad or missing Server API token."}')]
    row = queued()
    assert send_due(at=NOW) == 0
    row.refresh_from_db()
    box.refresh_from_db()
    assert (row.state, row.attempts) == ("queued", 0)
    assert box.sending_error.startswith("Postmark does not let the desk send.")


def test_nobody_answers(service, monkeypatch, settings, caplog):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        at_the_stand_in(monkeypatch, settings, f"http://127.0.0.1:{closed.getsockname()[1]}/")
    with caplog.at_level(logging.DEBUG), pytest.raises(CannotReach, match=r"^Mailgun can't be reached.$"):
        ServiceWay(by("mailgun")).send(a_mail())
    assert KEY not in caplog.text


def test_silence_ends(service, monkeypatch):
    def silent(*_args, **given):
        assert given["timeout"] == (10.0, 45.0)
        raise requests.ReadTimeout

    monkeypatch.setattr(requests.Session, "request", silent)
    with pytest.raises(CannotReach, match="did not answer in time"):
        ServiceWay(by("resend")).send(a_mail())


@pytest.mark.parametrize(
    "url",
    ["https://evil.test/v3/x", "http://api.mailgun.net/v3/x", "https://api.mailgun.net.evil.test/v3/x",
     "https://api.mailgun.net@evil.test/v3/", "https://api.mailgun.net/other", "https://api.mailgun.net:8443/v3/x"],
)  # fmt: skip
def test_nobody_else_is_asked(url):
    with pytest.raises(AnotherHost):
        FixedHostSession("https://api.mailgun.net/v3/").request("GET", url)


def test_plain_http_only_where_the_operator_says_so(settings):
    settings.INTERNAL_HOSTS = []
    with pytest.raises(AnotherHost):
        FixedHostSession("http://127.0.0.1:9/").request("GET", "http://127.0.0.1:9/x")


def test_every_address_of_a_service_is_https_and_ends_in_a_slash():
    for one in known.OUTGOING.values():
        for address in one.addresses.values():
            assert address.startswith("https://")
            assert address.endswith("/")


def test_an_answer_finds_its_request_by_the_id_of_the_service(service, cast, ticket):
    box = by("resend", team=cast.service_desk)
    service.answers = [OK["resend"]]
    row = queued(ticket=ticket, person=cast.anna, auto=Auto.NO)
    assert send_due(at=NOW) == 1
    row.refresh_from_db()
    assert row.service_id == ID
    named = mail("Anna Berg <anna@bergs.test>", In_Reply_To=f"<{ID}@amazonses.com>", text="Thanks")
    (joined,) = arrive(box, named)
    assert joined.ticket == ticket
    (stranger,) = arrive(box, mail("Eve <eve@else.test>", In_Reply_To=f"<{ID}@amazonses.com>"))
    assert (stranger.state, stranger.may_belong_to) == ("held", ticket)


@pytest.mark.parametrize(
    ("name", "status", "works", "said"),
    [
        ("mailgun", 400, True, "Mailgun knows the key."),
        ("mailgun", 401, False, "Mailgun does not know this key. Check the key and the region."),
        ("postmark", 200, True, "Postmark knows the key."),
        ("sendgrid", 401, False, "SendGrid does not know this key. Check the key and the region."),
        ("mailjet", 400, True, "Mailjet knows the key."),
        ("brevo", 401, False, "Brevo does not know this key. Check the key and the region."),
        ("mandrill", 200, True, "Mandrill knows the key."),
        ("resend", 200, True, "Resend can't be asked whether the key works before a first mail."),
    ],
)
def test_trying_it_says_whether_the_key_is_known(service, name, status, works, said):
    service.answers = [(status, {}, "{}")]
    (finding,) = try_mailbox(by(name))
    assert (finding.part, finding.works, finding.sentence) == ("service", works, said)
    assert not any(asked.path.endswith("/email") for asked in service.asked)


def test_trying_a_service_that_is_away(service, monkeypatch, settings):
    at_the_stand_in(monkeypatch, settings, "http://127.0.0.1:9/")
    (finding,) = try_mailbox(by("postmark"))
    assert (finding.works, finding.sentence) == (False, "Postmark can't be reached.")
