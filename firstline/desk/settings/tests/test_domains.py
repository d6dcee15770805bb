import pytest

from firstline.channels.email.models import SigningKey
from firstline.channels.email.tests.mails import mailbox
from firstline.channels.email.tests.name_server import name_server

PAGE = "/desk/settings/domains/"


@pytest.fixture
def ada(signed_in, cast):
    mailbox(smtp_host="smtp.gmail.com")
    return signed_in(cast.ada)


def test_lists_the_domains_and_says_what_dns_says(ada, settings):
    assert "desk.test" in ada.get(PAGE).text
    assert f'hx-get="{PAGE}desk.test/findings/"' in ada.get(f"{PAGE}desk.test/").text
    with name_server({("desk.test", "MX"): ["10 mx.desk.test."]}) as server:
        settings.DNS_SERVERS = (server,)
        text = ada.get(f"{PAGE}desk.test/findings/").text
    assert "Mail to this domain goes to mx.desk.test." in text
    assert "<code>v=spf1 mx include:_spf.google.com ~all</code>" in text


def test_makes_uses_and_drops_a_key_and_never_shows_its_private_half(ada):
    assert ada.post(f"{PAGE}desk.test/keys/", {"algorithm": "ed25519"}).status_code == 302
    key = SigningKey.objects.get()
    shown = ada.get(f"{PAGE}desk.test/").text
    assert f"<code>v=DKIM1; k=ed25519; p={key.public_key}</code>" in shown
    assert key.private_key not in shown
    one = f"{PAGE}keys/{key.pk}/"
    ada.post(one, {"use": "yes"})
    ada.post(f"{one}dropping/")
    assert SigningKey.objects.get().is_used is True
    ada.post(one, {"use": "no"})
    ada.post(f"{one}dropping/")
    assert not SigningKey.objects.exists()


def test_of_other_domains_there_is_nothing(ada):
    for path in ("evil.test/", "evil.test/findings/"):
        assert ada.get(f"{PAGE}{path}").status_code == 404
    assert ada.post(f"{PAGE}evil.test/keys/").status_code == 404
    assert ada.post(f"{PAGE}keys/7/").status_code == 404
    assert not SigningKey.objects.exists()


@pytest.mark.parametrize("path", ["", "desk.test/", "desk.test/findings/"])
def test_is_nothing_to_leads(ada, signed_in, cast, path):
    assert signed_in(cast.lisa).get(f"{PAGE}{path}").status_code == 404
