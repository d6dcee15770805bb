"""Mail is fetched by IMAP and POP3 and sent with what a provider granted: from Dovecot, and from the stand-ins."""

import pytest

from firstline.channels.email.intake.fetching import fetch_once
from firstline.channels.email.models import Mailbox, OAuthGrant
from firstline.channels.email.sending import CannotReach, check_sending
from firstline.channels.email.tests.at_provider import connected_to
from firstline.channels.email.tests.mails import mail
from firstline.channels.email.trial import try_mailbox
from firstline.tickets.models import Ticket
from tests.mailserver.servers import MailServers
from tests.oauth_server import oauth_provider

pytestmark = [pytest.mark.mail, pytest.mark.django_db]


@pytest.fixture(scope="module")
def running_provider():
    with oauth_provider() as running:
        yield running


@pytest.fixture(scope="module", params=[True, False], ids=["real", "stand-ins"])
def servers(request, running_provider):
    with MailServers.started(real=request.param, introspection=f"{running_provider.url}/introspect?token=") as running:
        yield running


@pytest.fixture
def provider(settings, running_provider):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    running_provider.asked.clear()
    return running_provider


@pytest.fixture(params=["imap", "pop3"])
def box(request, servers, provider) -> Mailbox:
    there, smtp = servers.pop3 if request.param == "pop3" else servers.imap, servers.smtp
    servers.empty("support@desk.test")
    grant = connected_to(
        provider,
        way_in=request.param, imap_host=there.host, imap_port=there.port, imap_security="none",
        smtp_host=smtp.host, smtp_port=smtp.port, smtp_security="none",
    )  # fmt: skip
    return Mailbox.objects.get(pk=grant.mailbox_id)


def test_fetches_and_sends_without_a_password(servers, box):
    servers.place(mail(), "support@desk.test")
    assert fetch_once(box).fault == ""
    assert Ticket.objects.count() == 1
    assert [finding.works for finding in try_mailbox(box)] == [True, True]


def test_a_token_the_servers_refuse_is_renewed_once_and_tried_again(provider, box):
    provider.end_access()
    assert fetch_once(box).fault == ""
    provider.end_access()
    check_sending(box)
    assert [asked["grant_type"] for asked in provider.asked[1:]] == ["refresh_token", "refresh_token"]


def test_says_in_plain_words_that_the_account_may_not_open_the_mailbox(provider, box):
    Mailbox.objects.update(imap_user="anna@customer.test", smtp_user="anna@customer.test")
    box.refresh_from_db()
    fault = fetch_once(box).fault
    assert "does not let anna@customer.test in with the sign-in" in fault
    assert len(provider.asked) == 2
    assert f"{box.get_way_in_display()[-4:]} is switched on" in fault
    with pytest.raises(CannotReach, match="SMTP is switched on"):
        check_sending(box)


def test_says_in_plain_words_that_the_sign_in_was_withdrawn(provider, box):
    provider.revoke()
    assert "Sign in again" in fetch_once(box).fault
    with pytest.raises(CannotReach, match="Sign in again"):
        check_sending(box)
    assert [finding.works for finding in try_mailbox(box)] == [False, False]
    assert OAuthGrant.objects.get().failing_since is not None
