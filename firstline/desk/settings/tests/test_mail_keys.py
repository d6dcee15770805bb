"""The pages of keys for mail."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from firstline.channels.email.models import MailKey
from firstline.channels.email.tests.keys import (
    PASSWORD,
    certificate,
    desk_certificate,
    p12,
    pem,
    pgp_key,
    pgp_secret,
    rsa_key,
    smime_key,
)
from firstline.channels.email.tests.mails import mailbox
from firstline.core.models import LoggedEvent

INDEX = "/desk/settings/mail-keys/"
NEW = f"{INDEX}new/"


@pytest.fixture
def ada(signed_in, cast):
    mailbox()
    return signed_in(cast.ada)


def given(content: bytes, name: str = "desk.p12") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(browser, file: bytes, password: str = PASSWORD, **more):
    return browser.post(NEW, {"file": given(file), "password": password, "signs": "on", **more})


@pytest.mark.parametrize("language", ["en", "sv"])
def test_all_pages_open_for_administrators(ada, language):
    said = {"Accept-Language": language}
    assert ada.get(INDEX, headers=said).status_code == 200
    pages = [f"{INDEX}{key.pk}/" for key in (smime_key(), pgp_key())]
    for page in [INDEX, NEW, *pages]:
        assert ada.get(page, headers=said).status_code == 200


def test_they_are_nothing_to_those_who_may_not(signed_in, cast, ada):
    key = smime_key()
    for person in (cast.boris, cast.lisa, cast.anna):
        browser = signed_in(person)
        for page in (INDEX, NEW, f"{INDEX}{key.pk}/", f"{INDEX}{key.pk}/public/"):
            assert browser.get(page).status_code == 404
        assert browser.post(f"{INDEX}{key.pk}/removal/").status_code == 404
        assert send(browser, b"x").status_code == 404
    assert Client().get(INDEX).status_code == 302
    assert MailKey.objects.count() == 1


def test_a_key_is_stored_and_shown_without_its_secret(ada):
    assert send(ada, p12(rsa_key(), desk_certificate())).status_code == 302
    key = MailKey.objects.get()
    assert (key.kind, key.addresses, key.signs, key.name) == ("S/MIME", ["support@desk.test"], True, "Support Desk")
    listed, page = (ada.get(address).content.decode() for address in (INDEX, f"{INDEX}{key.pk}/"))
    assert "Support Desk" in listed
    assert key.fingerprint_in_groups in page
    secret = key.private.splitlines()[1]
    assert not any(secret in shown or "PRIVATE" in shown or PASSWORD in shown for shown in (listed, page))


@pytest.mark.parametrize(
    ("file", "password", "words"),
    [
        ("p12", "wrong", "The password does not open this file."),
        ("other", PASSWORD, "no mailbox has that address"),
        ("certificate", "", "There is no private key in this file."),
        ("text", "", "This is no key for mail."),
        ("public", "", "This is a public key."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(ada, file, password, words):
    other = certificate(rsa_key(), "info@elsewhere.test")
    files = {
        "p12": lambda: p12(rsa_key(), desk_certificate()),
        "other": lambda: p12(rsa_key(), other),
        "certificate": certificate_pem,
        "text": lambda: b"Dear Sirs, here is our key.",
        "public": lambda: bytes(pgp_secret().extract_certificate()),
    }
    response = send(ada, files[file](), password)
    assert response.status_code == 422
    shown = response.content.decode()
    assert words in shown
    assert not password or f'value="{password}"' not in shown
    assert not MailKey.objects.exists()


def certificate_pem() -> bytes:
    return desk_certificate().public_bytes(Encoding.PEM)


def test_a_key_in_pem_comes_with_its_certificate(ada):
    assert send(ada, pem(rsa_key()), "").status_code == 422
    assert send(ada, pem(rsa_key()), "", second=given(certificate_pem(), "desk.crt")).status_code == 302
    assert MailKey.objects.get().name == "Support Desk"


def test_an_expired_key_is_stored_with_a_warning_and_does_not_sign(ada):
    old = certificate(rsa_key(), ends=datetime(2020, 1, 1, tzinfo=UTC))
    response = ada.post(NEW, {"file": given(p12(rsa_key(), old)), "password": PASSWORD, "signs": "on"}, follow=True)
    assert "This key has expired: it opens old mail and signs nothing." in response.content.decode()
    key = MailKey.objects.get()
    assert not key.signs
    assert ada.post(f"{INDEX}{key.pk}/", {"signs": "on"}).status_code == 422
    assert not MailKey.objects.get().signs
    assert "Expired" in ada.get(INDEX).content.decode()


def test_signing_is_switched(ada):
    key = smime_key()
    assert ada.post(f"{INDEX}{key.pk}/", {"signs": "on"}).status_code == 302
    assert MailKey.objects.get().signs
    ada.post(f"{INDEX}{key.pk}/", {})
    assert not MailKey.objects.get().signs


def test_a_key_that_expires_within_thirty_days_is_marked(ada):
    smime_key()
    assert "Expires soon" not in ada.get(INDEX).content.decode()
    MailKey.objects.update(valid_until=datetime.now(tz=UTC) + timedelta(days=29))
    assert "Expires soon" in ada.get(INDEX).content.decode()


def test_the_public_part_is_handed_out_alone(ada):
    smime, pgp = smime_key(), pgp_key()
    response = ada.get(f"{INDEX}{smime.pk}/public/")
    assert response.content == certificate_pem()
    assert response["Content-Disposition"] == 'attachment; filename="support@desk.test.cer"'
    armour = ada.get(f"{INDEX}{pgp.pk}/public/").content
    assert armour.startswith(b"-----BEGIN PGP PUBLIC KEY BLOCK-----")
    assert b"PRIVATE" not in response.content + armour


def test_a_key_is_removed_and_the_record_says_all_of_it(ada):
    send(ada, p12(rsa_key(), desk_certificate()))
    key = MailKey.objects.get()
    assert ada.post(f"{INDEX}{key.pk}/removal/").status_code == 302
    assert not MailKey.objects.exists()
    assert ada.get(f"{INDEX}{key.pk}/").status_code == 404
    kinds = list(LoggedEvent.objects.filter(subject="mailkey").order_by("id").values_list("kind", flat=True))
    assert kinds == ["mailkey:added", "mailkey:changed", "mailkey:removed"]
    recorded = str(list(LoggedEvent.objects.values_list("data", flat=True)))
    assert key.private.splitlines()[1] not in recorded
    assert PASSWORD not in recorded
    record = ada.get("/desk/settings/record/").content.decode()
    assert "Ada Admin added the S/MIME key of Support Desk for mail" in record
    assert "Ada Admin removed the S/MIME key of Support Desk for mail" in record


def test_the_list_asks_no_more_for_many_keys_than_for_one(ada):
    smime_key()
    few = asked(ada)
    pgp_key()
    smime_key(certificate(rsa_key("b")), key=rsa_key("b"))
    assert asked(ada) == few


def asked(browser) -> int:
    browser.get(INDEX)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(INDEX).status_code == 200
    assert not any("private" in one["sql"] or "passphrase" in one["sql"] for one in captured)
    return len(captured)
