"""What mail services tell of sent mail: delivered, come back, rejected, complained of; and what is no word of theirs."""

import base64
import hashlib
import hmac
import json
import time
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from firstline.channels.email.addressing import message_id_for
from firstline.channels.email.models import OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.tests.at_services import as_form, as_json, mailgun_signature, path_of, post
from firstline.channels.email.tests.mails import mailbox
from firstline.core.clock import now
from firstline.core.links import absolute
from tests.served_desk import served_desk

pytestmark = pytest.mark.django_db

# ruff: noqa: E501

ID = "0d6a8b5e-3f0c-4d0a-9a55-6f3c1f8f2b11"
KEY = "events-key"
ANNA = "anna@bergs.test"
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(cast):
    with served_desk() as address:
        yield address


def box_at(service, **values):
    keys = {"out_key": "api-key", "out_second_key": "second", "out_signing_key": KEY}
    return mailbox(way_in="none", way_out="service", out_service=service, **{**keys, **values})


def sent_from(box, number=1, **values):
    """A mail to Anna that the service took an hour ago."""
    given = {
        "key": f"k{number}", "kind": "answer", "mailbox": box, "address": ANNA, "language": "en", "subject": "Hello",
        "text": "Hello", "header_id": message_id_for(box).strip("<>"), "service_id": ID, "state": SendState.SENT,
        "created_at": now() - HOUR, "due_at": now() - HOUR, "give_up_at": now(), "sent_at": now() - HOUR, **values,
    }  # fmt: skip
    return OutgoingMail.objects.create(**given)


def epoch():
    return int(time.time())


def mailgun(event="delivered", message_id=ID, severity="permanent", **signature):
    data = {
        "event": event, "timestamp": epoch(), "id": "x", "recipient": ANNA, "severity": severity, "reason": "bounce",
        "message": {"headers": {"message-id": message_id}},
        "delivery-status": {"code": 550, "message": "5.1.1 No such user", "description": ""},
    }  # fmt: skip
    return as_json({"signature": mailgun_signature(key=KEY, **signature), "event-data": data})


def postmark(kind="Delivery", **more):
    at = now().isoformat()
    return as_json(
        {
            "RecordType": kind,
            "MessageID": ID,
            "Email": ANNA,
            "Recipient": ANNA,
            "DeliveredAt": at,
            "BouncedAt": at,
            **more,
        }
    )


def sendgrid(event="delivered", key=None, moment=None, **more):
    said = [{"email": ANNA, "event": event, "timestamp": epoch(), "anymail_id": ID, "sg_event_id": "e", **more}]
    body, headers = as_json(said)
    if key is None:
        return body, headers
    moment = str(moment or epoch())
    made = base64.b64encode(key.sign(moment.encode() + body, ec.ECDSA(hashes.SHA256()))).decode()
    signed = {
        "X-Twilio-Email-Event-Webhook-Signature": made,
        "X-Twilio-Email-Event-Webhook-Timestamp": moment,
    }
    return body, {**headers, **signed}


def mandrill(event, address):
    events = [
        {"event": event, "ts": epoch(), "_id": ID, "msg": {"email": ANNA, "diag": "smtp;550 5.1.1 no", "_id": ID}}
    ]
    body, headers = as_form({"mandrill_events": json.dumps(events)})
    made = hmac.new(KEY.encode(), f"{address}mandrill_events{json.dumps(events)}".encode(), hashlib.sha1).digest()
    return body, {**headers, "X-Mandrill-Signature": base64.b64encode(made).decode()}


def sparkpost(kind="delivery", **more):
    event = {"type": kind, "timestamp": str(epoch()), "transmission_id": ID, "raw_rcpt_to": ANNA, **more}
    return as_json([{"msys": {"message_event": event}}])


def brevo(event="delivered"):
    return as_json({"event": event, "email": ANNA, "ts_epoch": epoch() * 1000, "message-id": f"<{ID}>", "reason": "no"})


def mailjet(event="sent", **more):
    return as_json([{"event": event, "time": epoch(), "MessageID": ID, "email": ANNA, **more}])


def mailersend(kind="delivered", key=KEY):
    data = {
        "type": kind,
        "created_at": now().isoformat(),
        "email": {"message": {"id": ID}, "recipient": {"email": ANNA}},
    }
    body, headers = as_json({"type": f"activity.{kind}", "data": data})
    return body, {**headers, "Signature": hmac.new(key.encode(), body, hashlib.sha256).hexdigest()}


def resend(kind="email.delivered", key=b"events-key-bytes", moment=None):
    moment = str(moment or epoch())
    body, headers = as_json(
        {"type": kind, "created_at": now().isoformat(), "data": {"email_id": ID, "to": [ANNA], "bounce": {"message": "a hard bounce message"}}}
    )  # fmt: skip
    made = base64.b64encode(hmac.new(key, f"msg_1.{moment}.".encode() + body, hashlib.sha256).digest()).decode()
    return body, {**headers, "svix-id": "msg_1", "svix-timestamp": moment, "svix-signature": f"v1,old v1,{made}"}


def standing(mail):
    mail.refresh_from_db()
    return mail.state, mail.delivered_at is not None, UnreachableAddress.objects.filter(address=ANNA).exists()


DELIVERED = ("sent", True, False)
GONE = ("bounced", False, True)
ONLY_THIS = ("bounced", False, False)
AS_BEFORE = ("sent", False, False)

TOLD = [
    ("mailgun", mailgun(), DELIVERED),
    ("mailgun", mailgun("failed"), GONE),
    ("mailgun", mailgun("failed", severity="temporary"), AS_BEFORE),
    ("mailgun", mailgun("opened"), AS_BEFORE),
    ("mailgun", mailgun(message_id="another@desk.test"), AS_BEFORE),
    ("postmark", postmark(), DELIVERED),
    ("postmark", postmark("Bounce", Type="HardBounce", Details="smtp;550 no"), GONE),
    ("postmark", postmark("Bounce", Type="SoftBounce"), ONLY_THIS),
    ("postmark", postmark("Bounce", Type="Transient"), AS_BEFORE),
    ("postmark", postmark("SpamComplaint", Type="SpamComplaint"), GONE),
    ("sparkpost", sparkpost(), DELIVERED),
    ("sparkpost", sparkpost("bounce", bounce_class="10", raw_reason="550 no"), GONE),
    ("sparkpost", sparkpost("policy_rejection", bounce_class="25"), ONLY_THIS),
    ("brevo", brevo(), DELIVERED),
    ("brevo", brevo("hard_bounce"), GONE),
    ("brevo", brevo("soft_bounce"), ONLY_THIS),
    ("mailjet", mailjet(), DELIVERED),
    ("mailjet", mailjet("bounce", error="user unknown", hard_bounce=True), GONE),
    ("mailjet", mailjet("blocked", error="preblocked"), ONLY_THIS),
    ("mailersend", mailersend(), DELIVERED),
    ("mailersend", mailersend("hard_bounced"), GONE),
    ("mailersend", mailersend("soft_bounced"), ONLY_THIS),
]


@pytest.mark.parametrize(("service", "told", "becomes"), TOLD)
def test_what_is_told_is_noted(desk, service, told, becomes):
    box = box_at(service)
    mail = sent_from(box)
    for _time in range(2):
        assert post(desk, path_of(box, "mail-events-hook"), *told) == (200, b"")
    assert standing(mail) == becomes


@pytest.mark.parametrize(("event", "becomes"), [("hard_bounce", GONE), ("soft_bounce", ONLY_THIS), ("send", AS_BEFORE)])
def test_mandrill_signs_the_address(desk, event, becomes):
    box = box_at("mandrill")
    mail = sent_from(box)
    path = path_of(box, "mail-events-hook")
    assert post(desk, path, *mandrill(event, "https://else.test/"))[0] == 403
    assert standing(mail) == AS_BEFORE
    assert post(desk, path, *mandrill(event, absolute(path)))[0] == 200
    assert standing(mail) == becomes


def test_the_reason_is_kept_in_the_words_of_the_other_server(desk):
    box = box_at("mailgun")
    mail = sent_from(box)
    post(desk, path_of(box, "mail-events-hook"), *mailgun("failed"))
    mail.refresh_from_db()
    assert "No such user" in mail.last_error


def test_sendgrid_is_believed_with_its_key_pair(desk):
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    box = box_at("sendgrid", out_signing_key="".join(pem.decode().splitlines()[1:-1]))
    mail, path = sent_from(box), path_of(box, "mail-events-hook")
    assert post(desk, path, *sendgrid())[0] == 403
    assert post(desk, path, *sendgrid(key=ec.generate_private_key(ec.SECP256R1())))[0] == 403
    assert post(desk, path, *sendgrid(key=key, moment=epoch() - 90_000))[0] == 403
    assert standing(mail) == AS_BEFORE
    assert post(desk, path, *sendgrid("bounce", key=key, reason="550 no", type="bounce"))[0] == 200
    assert standing(mail) == GONE


def test_resend_is_believed_with_its_secret(desk):
    box = box_at("resend", out_signing_key="whsec_" + base64.b64encode(b"events-key-bytes").decode())
    mail, path = sent_from(box), path_of(box, "mail-events-hook")
    assert post(desk, path, *resend(key=b"another"))[0] == 403
    assert post(desk, path, *resend(moment=epoch() - 90_000))[0] == 403
    assert standing(mail) == AS_BEFORE


@pytest.mark.parametrize(("service", "told"), [("mailgun", mailgun()), ("mailersend", mailersend())])
def test_another_key_or_none_is_refused(desk, service, told):
    box = box_at(service, out_signing_key="another")
    mail, path = sent_from(box), path_of(box, "mail-events-hook")
    assert post(desk, path, *told)[0] == 403
    type(box).objects.update(out_signing_key="")
    assert post(desk, path, *told)[0] == 403
    assert standing(mail) == AS_BEFORE


def test_an_overheard_signature_tells_nothing_else(desk):
    box = box_at("mailgun")
    mail, path = sent_from(box), path_of(box, "mail-events-hook")
    assert post(desk, path, *mailgun())[0] == 200
    assert post(desk, path, *mailgun("failed"))[0] == 403
    old = mailgun("failed", token="d" * 50, seconds=epoch() - 90_000)
    assert post(desk, path, *old)[0] == 403
    assert standing(mail) == DELIVERED


def test_of_a_mail_that_was_sent_again_since_nothing_old_is_noted(desk):
    box = box_at("postmark")
    mail = sent_from(box)
    before = (now() - 2 * HOUR).isoformat()
    told = postmark("Bounce", Type="HardBounce", DeliveredAt=before, BouncedAt=before)
    assert post(desk, path_of(box, "mail-events-hook"), *told)[0] == 200
    assert standing(mail) == AS_BEFORE


def test_the_service_of_one_mailbox_tells_nothing_of_another_s_mail(desk):
    ours = box_at("postmark")
    other = box_at("postmark", address="sales@desk.test", name="Sales")
    mail = sent_from(other)
    assert post(desk, path_of(ours, "mail-events-hook"), *postmark("Bounce", Type="HardBounce"))[0] == 200
    assert standing(mail) == AS_BEFORE
    assert post(desk, path_of(other, "mail-events-hook", secret=ours.hook_secret), *postmark())[0] == 404
    assert standing(mail) == AS_BEFORE


def test_a_report_of_somebody_else_is_none_of_it(desk):
    box = box_at("postmark")
    mail = sent_from(box, address="erik@bergs.test")
    assert post(desk, path_of(box, "mail-events-hook"), *postmark("Bounce", Type="HardBounce"))[0] == 200
    mail.refresh_from_db()
    assert mail.state == "sent"


def test_told_before_it_is_noted_as_sent_the_service_comes_again(desk):
    box = box_at("postmark")
    mail = sent_from(box, service_id="", state=SendState.SENDING, sent_at=None)
    assert post(desk, path_of(box, "mail-events-hook"), *postmark())[0] == 503
    OutgoingMail.objects.update(service_id=ID, state=SendState.SENT, sent_at=now())
    assert post(desk, path_of(box, "mail-events-hook"), *postmark())[0] == 200
    assert standing(mail) == DELIVERED


def test_mail_by_way_of_the_default_mailbox_is_known(desk):
    box = box_at("postmark")
    without = mailbox(address="sales@desk.test", name="Sales", way_in="none")
    mail = sent_from(without)
    assert post(desk, path_of(box, "mail-events-hook"), *postmark())[0] == 200
    assert standing(mail) == DELIVERED


def test_a_wrong_secret_or_another_way_out_finds_nothing(desk):
    box = box_at("postmark")
    assert post(desk, path_of(box, "mail-events-hook", secret="x" * 43), *postmark())[0] == 404
    type(box).objects.update(way_out="smtp")
    assert post(desk, path_of(box, "mail-events-hook"), *postmark())[0] == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"RecordType": 4}', b"x" * (6 * 1024 * 1024)])
def test_what_can_t_be_read_changes_nothing(desk, body):
    box = box_at("postmark")
    mail = sent_from(box)
    status, _said = post(desk, path_of(box, "mail-events-hook"), body[:100], {
        "Content-Type": "application/json", "Content-Length": str(len(body)) if len(body) > 100 else str(len(body[:100]))
    })  # fmt: skip
    assert status == (413 if len(body) > 100 else 200 if b"Record" in body else 400)
    assert standing(mail) == AS_BEFORE
