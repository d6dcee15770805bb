"""What the doctor says of keys for mail."""

from datetime import timedelta

import pytest

from firstline.channels.email.models import MailKey
from firstline.channels.email.tests.keys import smime_key
from firstline.channels.email.tests.mails import mailbox
from firstline.ops.checkup.findings import How
from firstline.ops.checkup.mail_keys import look_at_mail_keys


@pytest.fixture
def key(cast):
    mailbox()
    return smime_key(signs=True)


def said(now) -> list[tuple[How, str]]:
    return [(finding.how, finding.said) for finding in look_at_mail_keys(now)]


def test_says_nothing_of_keys_that_are_well(key, now):
    assert said(now) == []


def test_one_that_should_sign_and_has_expired_is_a_fault(key, now):
    MailKey.objects.update(valid_until=now - timedelta(days=1))
    words = "The S/MIME key of support@desk.test expired on 2026-03-03, so mail leaves unsigned."
    assert said(now) == [(How.FAULT, words)]
    MailKey.objects.update(signs=False)
    assert said(now) == []


def test_one_that_expires_soon_is_worth_a_note(key, now):
    MailKey.objects.update(valid_until=now + timedelta(days=10))
    assert said(now) == [(How.NOTE, "The S/MIME key of support@desk.test expires on 2026-03-14.")]


def test_one_that_another_secret_locked_is_a_fault(key, now):
    MailKey.objects.update(private="")
    assert said(now)[0][0] is How.FAULT
