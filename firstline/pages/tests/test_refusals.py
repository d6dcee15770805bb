import pytest
from django.test import Client

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from tests.cast import NOW

LONG = "I have typed this for half an hour"

pytestmark = pytest.mark.django_db


@pytest.fixture
def careful(cast):
    """Anna's browser, with the check against forged forms on."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.anna, backend="firstline.account.backend.AuthenticationBackend")
    return browser


def test_a_forged_form_changes_nothing_and_shows_what_was_typed_to_be_copied(careful, ticket):
    refused = careful.post(f"/requests/{ticket.pk}/answers/", {"text": LONG})
    assert refused.status_code == 403
    assert f">\n{LONG}</textarea>" in refused.text
    assert "readonly" in refused.text
    assert ticket.messages.count() == 1


def test_no_password_is_ever_shown_again(careful):
    assert "correct horse battery" not in careful.post("/account/login/", {"password": "correct horse battery"}).text


def test_scripts_get_a_token_with_which_the_same_form_can_be_sent_again(careful, ticket):
    page, headers = f"/requests/{ticket.pk}/answers/", {"HX-Request": "true"}
    refused = careful.post(page, {"text": LONG}, headers=headers)
    assert refused.status_code == 403
    assert refused.headers["Content-Type"].startswith("text/plain")
    again = careful.post(page, {"text": LONG}, headers={**headers, "X-CSRFToken": refused.headers["X-Fresh-CSRF"]})
    assert again.status_code == 200
    assert ticket.messages.count() == 2


def test_more_than_any_form_of_ours_is_refused_before_it_is_read(client):
    configure_desk(largest_file_mb=1, by=SYSTEM, at=NOW)
    huge = client.post(
        "/requests/new/", data=b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(11 * 1024**2)
    )
    assert huge.status_code == 413
    assert "leave out the largest files" in huge.text


@pytest.mark.parametrize("length", ["x", "-5", "1e9", "٣"])
def test_a_length_that_is_none_is_refused(client, length):
    assert client.post("/requests/new/", data=b"", content_type="text/plain", CONTENT_LENGTH=length).status_code == 413


@pytest.mark.parametrize("address", ["/account/password/", "/account/language/", "/uploads/"])
def test_an_address_that_only_takes_forms_is_no_empty_page(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "There is nothing here" in answer.text
