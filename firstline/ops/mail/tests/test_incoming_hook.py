"""Mail that a mail service hands over by HTTP: stored raw, filed once, and never for anybody who has not the secret."""

import base64
import logging
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.db import OperationalError

from firstline.channels.email.actions.renew_hook_secret import renew_hook_secret
from firstline.channels.email.addressing import reply_address
from firstline.channels.email.hooks import incoming
from firstline.channels.email.hooks.once import forget_old_tokens
from firstline.channels.email.models import HookToken, IncomingMail
from firstline.channels.email.tests import at_services as at
from firstline.channels.email.tests.at_services import called_by, path_of, post
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.files.keep import content_of
from firstline.core.links import absolute
from firstline.tickets.models import Attachment, Message, Ticket
from tests.cast import NOW
from tests.served_desk import served_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    with served_desk() as address:
        yield address


def states():
    return list(IncomingMail.objects.order_by("id").values_list("state", flat=True))


def handed(service, raw, box, **values):
    if service == "mandrill":
        values["address"] = absolute(path_of(box))
    return getattr(at, service)(raw, **values)


@pytest.mark.parametrize("service", ["mailgun", "sendgrid", "postmark", "mandrill", "sparkpost", "mailersend"])
def test_a_raw_mail_is_on_the_disk_before_the_answer_and_filed_as_any_other(desk, run_jobs, service):
    box = called_by(service)
    raw = mail(text="Skrivaren är död ♥")
    path = path_of(box, "mail-hook-mime" if service == "mailgun" else "mail-hook")
    assert post(desk, path, *handed(service, raw, box)) == (200, b"")
    row = IncomingMail.objects.get()
    kept = content_of(row.raw)
    assert kept.endswith(raw)
    head = kept[: -len(raw)].decode()
    assert "Delivered-To: support@desk.test\r\n" in head
    assert "by desk.test with HTTPS; " in head
    assert ("Return-Path: <nora@new.test>" in head) == (service != "mandrill")
    assert (row.state, row.mailbox, row.is_told) == ("received", box, True)
    run_jobs()
    ticket = Ticket.objects.get()
    assert (ticket.requester.email, ticket.subject) == ("nora@new.test", "Printer")


def test_postal_signs_with_a_key_pair(desk, run_jobs):
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    box = mailbox(way_in="service", in_service="postal", in_signing_key="".join(pem.decode().splitlines()[1:-1]))
    raw = mail().replace(b"It does not print.", "Büro".encode("latin-1"))
    said = {"id": 7, "rcpt_to": "support@desk.test", "mail_from": "nora@new.test", "base64": True}
    body, headers = at.as_json({**said, "message": base64.b64encode(raw).decode()})
    signature = base64.b64encode(private.sign(body, padding.PKCS1v15(), hashes.SHA1())).decode()
    forged = {**headers, "X-Postal-Signature": base64.b64encode(b"x" * 256).decode()}
    assert post(desk, path_of(box), body, forged) == (403, b"")
    assert post(desk, path_of(box), body, {**headers, "X-Postal-Signature": signature}) == (200, b"")
    assert content_of(IncomingMail.objects.get().raw).endswith(raw)


@pytest.mark.parametrize(("service", "text"), [("mailjet", "It does not print."), ("mailgun_parsed", "Nej då ♥")])
def test_of_a_mail_in_parts_one_is_made_that_is_known_again(desk, run_jobs, service, text):
    box = called_by(service.partition("_")[0])
    first = getattr(at, service)(text)
    assert post(desk, path_of(box), *first)[0] == 200
    assert post(desk, path_of(box), *first)[0] == 200
    assert states() == ["received", "duplicate"]
    run_jobs()
    assert Ticket.objects.count() == 1
    assert Message.objects.get().text == text
    attachment = Attachment.objects.get()
    assert (attachment.name, content_of(attachment.file)) == ("log.txt", b"paper jam")


def test_brought_again_it_is_a_duplicate_and_no_second_request(desk, run_jobs):
    box, raw = called_by("postmark"), mail()
    for _time in range(5):
        assert post(desk, path_of(box), *at.postmark(raw))[0] == 200
    run_jobs()
    assert (Ticket.objects.count(), states().count("duplicate")) == (1, 4)


def test_the_recipient_that_the_service_names_finds_the_request(desk, run_jobs, cast, ticket):
    box = called_by("sendgrid")
    raw = mail("Anna Berg <anna@bergs.test>", To="somebody@else.test", text="Still blank.")
    to = reply_address(box, ticket.pk, cast.anna.pk)
    assert post(desk, path_of(box), *at.sendgrid(raw, recipient=to))[0] == 200
    run_jobs()
    assert IncomingMail.objects.get().ticket == ticket


def test_a_wrong_secret_finds_nothing_as_any_wrong_address(desk):
    box = called_by("postmark")
    body, headers = at.postmark(mail())
    headers["Accept-Language"] = "en"
    nothing = post(desk, "/nothing/at/all/", body, headers)
    wrong = post(desk, path_of(box, secret="x" * 43), body, headers)
    elsewhere = post(desk, path_of(box).replace(f"/{box.pk}/", "/4711/"), body, headers)
    assert wrong[0] == elsewhere[0] == nothing[0] == 404
    assert len(wrong[1]) == len(elsewhere[1]) == len(nothing[1])
    assert b"postmark" not in wrong[1].lower()
    assert IncomingMail.objects.count() == 0


def test_the_secret_of_one_mailbox_opens_no_other(desk):
    ours = called_by("postmark")
    other = called_by("postmark", address="sales@desk.test")
    assert post(desk, path_of(other, secret=ours.hook_secret), *at.postmark(mail()))[0] == 404
    to_the_other = at.postmark(mail(To="sales@desk.test"), recipient="sales@desk.test")
    assert post(desk, path_of(ours), *to_the_other)[0] == 200
    assert IncomingMail.objects.get().mailbox == ours


def test_a_mailbox_that_no_service_calls_has_no_address(desk):
    box = called_by("postmark")
    type(box).objects.update(way_in="none")
    assert post(desk, path_of(box), *at.postmark(mail()))[0] == 404
    type(box).objects.update(way_in="service", hook_secret="")
    assert post(desk, path_of(box), *at.postmark(mail()))[0] == 404


def test_a_new_secret_closes_the_old_address(desk):
    box = called_by("postmark")
    old = path_of(box)
    box = renew_hook_secret(box, by=SYSTEM, at=NOW)
    assert post(desk, old, *at.postmark(mail()))[0] == 404
    assert post(desk, path_of(box), *at.postmark(mail()))[0] == 200


@pytest.mark.parametrize(
    ("service", "values"),
    [("mailgun", {"key": "another"}), ("mailersend", {"key": "another"}), ("mandrill", {"address": "https://x.test/"})],
)
def test_a_wrong_signature_is_refused(desk, service, values):
    box = called_by(service)
    assert post(desk, path_of(box), *getattr(at, service)(mail(), **values)) == (403, b"")
    assert IncomingMail.objects.count() == 0


def test_no_signature_is_refused(desk):
    box = called_by("mailgun")
    assert post(desk, path_of(box), *at.as_form({"body-mime": mail()}))[0] == 403
    assert post(desk, path_of(box), *at.as_json({"body-mime": "x"}))[0] == 403


def test_a_signature_that_was_overheard_brings_no_other_mail(desk):
    box, raw = called_by("mailgun"), mail()
    assert post(desk, path_of(box), *at.mailgun(raw))[0] == 200
    assert post(desk, path_of(box), *at.mailgun(raw))[0] == 200, "the service tries again"
    assert post(desk, path_of(box), *at.mailgun(mail(text="Pay this.")))[0] == 403
    assert states() == ["received", "duplicate"]


@pytest.mark.parametrize("age", [timedelta(days=1, minutes=5), -timedelta(days=1, minutes=5)])
def test_an_old_signature_is_refused(desk, age):
    box = called_by("mailgun")
    seconds = int((now() - age).timestamp())
    assert post(desk, path_of(box), *at.mailgun(mail(), seconds=seconds))[0] == 403
    assert (IncomingMail.objects.count(), HookToken.objects.count()) == (0, 0)


def test_signatures_are_forgotten_when_none_of_them_counts(desk):
    box = called_by("mailgun")
    post(desk, path_of(box), *at.mailgun(mail()))
    forget_old_tokens(now() + timedelta(days=2))
    assert HookToken.objects.count() == 1
    forget_old_tokens(now() + timedelta(days=4))
    assert HookToken.objects.count() == 0


@pytest.mark.parametrize(
    ("service", "sent"),
    [
        ("postmark", at.as_json({"RecordType": "Bounce", "ID": 4})),
        ("postmark", (b"{", {"Content-Type": "application/json"})),
        ("postmark", at.as_json([])),
        ("postmark", (b"", {"Content-Type": "application/json"})),
        ("postmark", at.postmark(b"")),
        ("sendgrid", at.as_multipart({"to": "support@desk.test"})),
        ("sendgrid", (b"--x", {"Content-Type": "multipart/form-data"})),
        ("sendgrid", (b"--x\r\nA: b\r\n\r\n\r\n--x--", {"Content-Type": "multipart/form-data; boundary=x"})),
        ("sparkpost", at.as_json([{"msys": {"message_event": {"type": "delivery"}}}])),
        ("sparkpost", at.as_json({"msys": 1})),
        ("mailjet", (b"[" * 100_000, {"Content-Type": "application/json"})),
    ],
)
def test_what_is_no_mail_is_refused_and_not_asked_for_again(desk, service, sent):
    box = called_by(service)
    assert post(desk, path_of(box), *sent) == (400, b"")
    assert IncomingMail.objects.count() == 0


def test_an_empty_call_by_which_a_service_tries_the_address_is_welcome(desk):
    box = called_by("sparkpost")
    assert post(desk, path_of(box), *at.as_json([{"msys": {}}])) == (200, b"")
    assert post(desk, path_of(box), b"", {}, "HEAD")[0] == 200
    assert post(desk, path_of(box), b"", {}, "GET")[0] == 200
    assert post(desk, path_of(box), b"", {}, "DELETE")[0] == 405


def test_a_mail_that_is_too_large_is_refused(desk, settings):
    settings.LARGEST_MAIL = 200_000
    box = called_by("sendgrid")
    assert post(desk, path_of(box), *at.sendgrid(mail(text="x" * 199_000)))[0] == 200
    assert post(desk, path_of(box), *at.sendgrid(mail(text="x" * 200_001)))[0] == 413
    assert IncomingMail.objects.count() == 1


def test_nothing_is_read_of_what_says_it_is_larger_than_any_mail(desk, settings):
    settings.LARGEST_MAIL = 100_000
    box = called_by("sendgrid")
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": "300000000"}
    assert post(desk, path_of(box), b"x", headers)[0] == 413
    assert post(desk, path_of(box, secret="wrong"), b"x", headers)[0] == 404


def test_larger_than_any_form_of_the_desk_and_still_a_mail(desk):
    box = called_by("sendgrid")
    raw = mail(text="x" * 8_000_000)
    assert post(desk, path_of(box), *at.sendgrid(raw))[0] == 200
    assert content_of(IncomingMail.objects.get().raw).endswith(raw)


def test_while_the_mailbox_is_switched_off_the_service_keeps_it(desk):
    box = called_by("postmark")
    type(box).objects.update(is_active=False)
    assert post(desk, path_of(box), *at.postmark(mail())) == (503, b"")
    assert IncomingMail.objects.count() == 0


@pytest.mark.parametrize("fault", [OperationalError("away"), OSError(28, "No space left"), RuntimeError("odd")])
def test_while_it_can_t_be_stored_the_service_keeps_it_and_no_log_names_the_address(desk, monkeypatch, caplog, fault):
    box = called_by("postmark")

    def fails(*_args, **_kwargs):
        raise fault

    monkeypatch.setattr(incoming, "take_over", fails)
    with caplog.at_level(logging.DEBUG):
        assert post(desk, path_of(box), *at.postmark(mail())) == (503, b"")
        post(desk, path_of(box, secret="wrong" * 8), *at.postmark(mail()))
    assert "support@desk.test can't be taken now" in caplog.text
    assert box.hook_secret not in caplog.text
    assert "wrong" * 8 not in caplog.text
