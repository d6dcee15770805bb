import pytest

from firstline.core.access import SYSTEM
from firstline.core.models import LoggedEvent
from firstline.people.actions.accept_invitation import accept_invitation
from firstline.people.actions.set_password import CannotSetPassword, set_password
from firstline.people.actions.sign_in import LinkExpired, ask_sign_in_link, invite, look_at_link
from firstline.people.models import SignInLink
from tests.cast import NOW


def test_sets_it_and_ends_sessions_and_links(cast):
    ask_sign_in_link(cast.anna, by=SYSTEM, at=NOW)
    before = cast.anna.get_session_auth_hash()
    anna = set_password(cast.anna, "correct horse battery", by=cast.actor(cast.anna), at=NOW)
    assert anna.check_password("correct horse battery")
    assert anna.get_session_auth_hash() != before
    assert SignInLink.objects.count() == 0
    event = LoggedEvent.objects.get(kind="person:password-set")
    assert (event.actor_id, event.data) == (anna.pk, {"person_id": anna.pk})


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("short", "at least 10 characters"), ("password1234", "too common"), ("Anna Berg!!", "too similar")],
)
def test_refuses_what_is_easily_guessed(cast, password, sentence, settings):
    with pytest.raises(CannotSetPassword) as refusal:
        set_password(cast.anna, password, by=cast.actor(cast.anna), at=NOW)
    assert sentence in str(refusal.value)
    cast.anna.refresh_from_db()
    assert not cast.anna.has_usable_password()


def test_an_invitation_is_used_up_by_choosing_a_password(cast):
    secret = invite(cast.anna, by=cast.actor(cast.ada), at=NOW)
    assert accept_invitation(secret, "correct horse battery", at=NOW).check_password("correct horse battery")
    with pytest.raises(LinkExpired):
        accept_invitation(secret, "another good password", at=NOW)


def test_a_bad_password_leaves_the_invitation_as_it_was(cast):
    secret = invite(cast.anna, by=cast.actor(cast.ada), at=NOW)
    with pytest.raises(CannotSetPassword):
        accept_invitation(secret, "short", at=NOW)
    assert look_at_link(secret, at=NOW).person == cast.anna
