"""Signing mail: checked as a recipient's server does, with the key as it would stand in DNS."""

import dkim
import pytest

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.actions.keep_signing_key import (
    CannotKeepKey,
    drop_signing_key,
    make_signing_key,
    use_signing_key,
)
from firstline.channels.email.models import SigningKey
from firstline.channels.email.models.mailbox import Security, WayOut
from firstline.channels.email.models.signing_key import Algorithm
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.queries import signing_keys
from firstline.channels.email.sending.dkim_signature import signed
from firstline.channels.email.tests.mails import mail
from firstline.channels.email.tests.sample_mails import a_mailbox, kept_in, queued
from firstline.channels.email.tests.smtp_server import smtp_server
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db
BOTH = (Algorithm.RSA, Algorithm.ED25519)


@pytest.fixture
def box():
    return a_mailbox()


def domain(box) -> str:
    return box.address.rpartition("@")[2]


def made(box, algorithm, *, is_used=True) -> SigningKey:
    key = make_signing_key(domain(box), algorithm, by=SYSTEM, at=NOW)
    return use_signing_key(key, is_used=is_used, by=SYSTEM, at=NOW)


def checks(raw: bytes, number: int = 0) -> bool:
    records = {f"{key.record_name}.": key.record for key in SigningKey.objects.all()}
    signature = dkim.DKIM(raw)
    try:
        return signature.verify(idx=number, dnsfunc=lambda name, timeout=5: records.get(name.decode(), "").encode())
    except dkim.ValidationError:
        return False


@pytest.mark.parametrize("algorithm", BOTH)
def test_a_signed_mail_passes_and_a_changed_one_does_not(box, algorithm):
    made(box, algorithm)
    raw = signed(mail(f"Support <{box.address}>"), domain(box))
    assert checks(raw)
    assert not checks(raw.replace(b"It does not print.", b"It prints."))
    assert not checks(raw.replace(b"Subject: Printer", b"Subject: Prince"))
    assert not checks(b"From: Mallory <m@evil.test>\r\n" + raw)


def test_with_two_keys_each_signs(box):
    for algorithm in BOTH:
        made(box, algorithm)
    raw = signed(mail(f"Support <{box.address}>"), domain(box))
    assert raw.count(b"DKIM-Signature:") == 2
    assert checks(raw, 0)
    assert checks(raw, 1)


def test_nothing_is_signed_without_a_key_in_use_or_for_another_domain(box):
    raw = mail(f"Support <{box.address}>")
    assert signed(raw, domain(box)) == raw
    made(box, Algorithm.ED25519, is_used=False)
    assert signed(raw, domain(box)) == raw
    made(box, Algorithm.ED25519)
    assert signed(raw, "other.test") == raw


def test_a_key_that_can_not_be_read_leaves_the_mail_as_it_is(box):
    key = made(box, Algorithm.RSA)
    SigningKey.objects.filter(pk=key.pk).update(private_key="nonsense")
    signing_keys.forget()
    raw = mail(f"Support <{box.address}>")
    assert signed(raw, domain(box)) == raw


def test_what_leaves_through_a_mail_server_is_signed_and_what_stays_in_a_folder_is_not(box, cast, settings):
    made(box, Algorithm.RSA)
    queued(1)
    assert send_due(at=NOW) == 1
    assert "DKIM-Signature" not in kept_in(settings.OUTBOX)[0]
    with smtp_server() as taken:
        way = {"way_out": WayOut.SMTP, "smtp_host": "127.0.0.1", "smtp_port": taken.port}
        change_mailbox(box, **way, smtp_security=Security.NONE, smtp_user="", by=SYSTEM, at=NOW)
        queued(2)
        assert send_due(at=NOW) == 1
    (raw,) = taken
    assert checks(raw)


def test_the_private_half_is_encrypted_and_never_told(box, cast):
    key = made(box, Algorithm.RSA)
    kept = SigningKey.objects.extra(select={"bare": "private_key"}).values_list("bare", flat=True).get()
    assert "PRIVATE" in key.private_key
    assert "PRIVATE" not in kept
    assert all("PRIVATE" not in str(event.data) for event in LoggedEvent.objects.all())


def test_one_key_of_a_kind_is_in_use_and_a_used_one_is_not_dropped(box):
    old, new = made(box, Algorithm.RSA), made(box, Algorithm.RSA)
    assert (old.selector, new.selector) == ("firstline-202603-rsa", "firstline-202603-rsa-2")
    assert list(SigningKey.objects.filter(is_used=True)) == [new]
    with pytest.raises(CannotKeepKey, match="Stop that first"):
        drop_signing_key(new, by=SYSTEM, at=NOW)
    drop_signing_key(old, by=SYSTEM, at=NOW)
    assert list(SigningKey.objects.all()) == [new]


def test_only_for_domains_of_ours_and_only_by_administrators(box, cast):
    with pytest.raises(CannotKeepKey, match="No mailbox"):
        make_signing_key("evil.test", Algorithm.RSA, by=SYSTEM, at=NOW)
    with pytest.raises(NotAllowed):
        make_signing_key(domain(box), Algorithm.RSA, by=as_actor(cast.lisa), at=NOW)
    assert not SigningKey.objects.exists()
