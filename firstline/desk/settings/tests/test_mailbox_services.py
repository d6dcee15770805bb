"""A mailbox with mail services, in the browser."""

import pytest
from django.db import connection

from firstline.channels.email.models import Mailbox
from firstline.channels.email.tests.at_services import called_by, path_of
from firstline.core.models import LoggedEvent

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Support", "address": "support@desk.test", "sign_in": "password", "imap_port": 993, "imap_security": "ssl",
    "imap_folder": "INBOX", "after_taking": "seen", "smtp_port": 587, "smtp_security": "starttls", "is_active": "on",
    "way_in": "service", "in_service": "mailgun", "in_signing_key": "sign-in-key", "way_out": "service",
    "out_service": "mailgun", "out_key": "api-key-1", "out_region": "eu", "out_signing_key": "sign-out-key",
}  # fmt: skip
NEW = "/desk/settings/mailboxes/new/"


@pytest.fixture
def ada(signed_in, cast):
    return signed_in(cast.ada)


def test_it_leads_to_the_addresses_that_the_service_calls(ada):
    response = ada.post(NEW, FORM)
    box = Mailbox.objects.get()
    page = f"/desk/settings/mailboxes/{box.pk}/"
    assert response.headers["Location"] == page
    assert (box.in_service, box.out_service, box.out_region, len(box.hook_secret)) == ("mailgun", "mailgun", "eu", 43)
    shown = ada.get(page).content.decode()
    assert path_of(box, "mail-hook-mime") in shown
    assert path_of(box, "mail-events-hook") in shown
    assert not any(key in shown for key in ("sign-in-key", "api-key-1", "sign-out-key"))
    changed = ada.post(page, {**FORM, "in_signing_key": "", "out_key": "", "out_signing_key": "", "is_default": "on"})
    assert changed.headers["Location"] == "/desk/settings/mailboxes/"
    again = Mailbox.objects.get()
    assert (again.in_signing_key, again.out_key, again.hook_secret) == ("sign-in-key", "api-key-1", box.hook_secret)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"in_service": ""}, "Choose the service that hands the mail over."),
        ({"in_service": "brevo"}, "Select a valid choice."),
        ({"in_signing_key": ""}, "Mailgun signs what it hands over."),
        ({"out_service": ""}, "Choose the service that sends the mail."),
        ({"out_key": ""}, "Enter the API key of Mailgun."),
        ({"out_service": "mailjet", "out_region": ""}, "Mailjet wants a second one"),
        ({"out_service": "postmark"}, "Postmark has no other region."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(ada, values, said):
    response = ada.post(NEW, {**FORM, **values})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Mailbox.objects.count() == 0


def test_secrets_stand_encrypted_in_the_database_and_in_no_record(ada):
    ada.post(NEW, FORM)
    box = Mailbox.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT hook_secret, in_signing_key, out_key, out_signing_key FROM mailbox")
        kept = cursor.fetchone()
    plain = (box.hook_secret, "sign-in-key", "api-key-1", "sign-out-key")
    assert not set(kept) & set(plain)
    ada.post(f"/desk/settings/mailboxes/{box.pk}/", {**FORM, "out_key": "api-key-2", "is_default": "on"})
    recorded = " ".join(str(one.data) for one in LoggedEvent.objects.all())
    assert not any(secret in recorded for secret in (*plain, "api-key-2"))
    assert "out_key" in recorded


def test_new_addresses_are_made_by_those_who_manage_mailboxes_only(ada, signed_in, cast):
    box = called_by("postmark")
    renew = f"/desk/settings/mailboxes/{box.pk}/hook-secrets/"
    for person in (cast.boris, cast.anna):
        browser = signed_in(person)
        assert browser.post(renew).status_code == 404
        page = browser.get(f"/desk/settings/mailboxes/{box.pk}/")
        assert (page.status_code, box.hook_secret in page.content.decode()) == (404, False)
    assert Mailbox.objects.get().hook_secret == box.hook_secret
    assert ada.get(renew).status_code == 405
    assert ada.post(renew).headers["Location"] == f"/desk/settings/mailboxes/{box.pk}/"
    assert Mailbox.objects.get().hook_secret not in ("", box.hook_secret)
    assert LoggedEvent.objects.filter(kind="mailbox:hook-renewed").count() == 1


def test_the_list_of_mailboxes_shows_no_secret(ada):
    box = called_by("postmark")
    assert box.hook_secret not in ada.get("/desk/settings/mailboxes/").content.decode()
