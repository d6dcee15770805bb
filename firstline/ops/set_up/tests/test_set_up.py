"""The way of somebody who sets a new desk up, and of those who must not."""

import pytest

from firstline.channels.email.models import Mailbox
from firstline.channels.email.trial import Finding
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.desk import current_desk
from firstline.ops.set_up.founding import CannotFound, found_desk
from firstline.ops.set_up.key import ensure_set_up_key, set_up_key
from firstline.ops.set_up.steps import mailbox as mailbox_step
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.models import Ticket

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}
DESK = {"name": "Bergs IT", "language": "sv", "time_zone": "Europe/Stockholm"}
ADA = {"name": "Ada Admin", "email": "ada@bergs.test", "password": "häst batteri stift"}


@pytest.fixture(autouse=True)
def _new_desk(db, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    settings.SET_UP_FROM_HERE = False
    current_desk()
    ensure_set_up_key()


@pytest.fixture
def holder(client):
    """A visitor who has given the key."""
    client.get("/set-up/", {"key": set_up_key()}, **ELSEWHERE)
    return client


@pytest.fixture
def administrator(holder):
    holder.post("/set-up/", DESK)
    holder.post("/set-up/administrator/", ADA)
    return holder


class TestTheWay:
    @pytest.mark.parametrize("door", ["/", "/desk/", "/account/login/"])
    def test_begins_at_every_door(self, client, door):
        assert client.get(door).headers["Location"] == "/set-up/"

    def test_what_is_missing_is_said_in_words_of_our_own(self, holder):
        answer = holder.post("/set-up/administrator/", {"name": ""}, headers={"accept-language": "en"})
        for sentence in ("Write your name.", "Give a mail address: you sign in with it.", "Choose a password."):
            assert sentence in answer.text

    def test_the_browser_says_its_time_zone_until_one_is_chosen(self, holder):
        assert "own-zone" in holder.get("/set-up/").text
        assert "own-zone" not in holder.post("/set-up/", {**DESK, "name": ""}).text
        holder.post("/set-up/", DESK)
        assert "own-zone" not in holder.get("/set-up/").text

    def test_keeps_what_the_desk_is_called(self, holder):
        assert holder.post("/set-up/", DESK).headers["Location"] == "/set-up/administrator/"
        desk = current_desk()
        assert (desk.name, desk.language, desk.time_zone, desk.set_up_at) == (
            "Bergs IT",
            "sv",
            "Europe/Stockholm",
            None,
        )

    def test_the_first_administrator_comes_in_at_once_and_the_key_is_worth_nothing_more(self, administrator, client):
        ada = Person.objects.get()
        assert (ada.name, ada.role.code, ada.language) == ("Ada Admin", "administrator", "sv")
        assert ada.check_password("häst batteri stift")
        assert administrator.session["_auth_user_id"] == str(ada.pk)
        assert current_desk().set_up_at is not None
        assert Team.objects.get().memberships.get().person == ada

    def test_team_mates_are_invited_all_or_none(self, administrator):
        lines = "Boris Nord <boris@bergs.test>\nlisa.holm@bergs.test, Boris <BORIS@bergs.test>\nnot an address"
        answer = administrator.post("/set-up/team-mates/", {"addresses": lines, "role": "agent"})
        assert answer.status_code == 422
        assert "not an address" in answer.content.decode()
        assert Person.objects.count() == 1
        lines = lines.replace("not an address", "")
        answer = administrator.post("/set-up/team-mates/", {"addresses": lines, "role": "agent"})
        assert answer.headers["Location"] == "/set-up/first-request/"
        names = Person.objects.filter(role__code="agent").order_by("id").values_list("name", "email")
        assert list(names) == [("Boris Nord", "boris@bergs.test"), ("Lisa Holm", "lisa.holm@bergs.test")]
        assert Team.objects.get().memberships.count() == 3

    def test_ends_with_a_request_opened_in_the_desk(self, administrator):
        answer = administrator.post("/set-up/first-request/")
        ticket = Ticket.objects.get()
        assert answer.headers["Location"] == f"/desk/tickets/{ticket.pk}/"
        assert (ticket.requester.name, ticket.team.name) == ("Ada Admin", "Service desk")

    @pytest.mark.parametrize("page", ["team-mates/", "first-request/"])
    def test_every_page_can_be_read(self, administrator, page):
        assert administrator.get(f"/set-up/{page}").status_code == 200


class TestBadInput:
    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"name": ""}, "Give the desk a name."),
            ({"time_zone": "Mars/Base"}, "Mars/Base"),
            ({"language": "xx"}, "xx"),
        ],
    )
    def test_a_wrong_desk_is_said_and_changes_nothing(self, holder, wrong, said):
        answer = holder.post("/set-up/", {**DESK, **wrong}, headers={"accept-language": "en"})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert current_desk().name == "Firstline"

    @pytest.mark.parametrize("wrong", [{"email": "ada"}, {"password": "kort"}, {"name": " "}, {"email": ""}])
    def test_a_wrong_administrator_is_said_keeps_what_was_written_and_changes_nothing(self, holder, wrong):
        answer = holder.post("/set-up/administrator/", {**ADA, **wrong})
        assert answer.status_code == 422
        assert "Ada Admin" in answer.content.decode() or wrong == {"name": " "}
        assert Person.objects.count() == 0
        assert current_desk().set_up_at is None
        assert set_up_key()


class TestTheGuard:
    @pytest.mark.parametrize("page", ["", "administrator/"])
    def test_strangers_are_asked_for_the_key(self, client, page):
        answer = client.get(f"/set-up/{page}", **ELSEWHERE)
        assert 'name="key"' in answer.content.decode()
        assert client.post("/set-up/administrator/", ADA, **ELSEWHERE).status_code == 200
        assert Person.objects.count() == 0

    @pytest.mark.parametrize("key", ["wrong", "é", " "])
    def test_a_wrong_key_opens_nothing(self, client, key):
        client.get("/set-up/", {"key": key}, **ELSEWHERE)
        assert client.post("/set-up/", DESK, **ELSEWHERE).status_code in (200, 403)
        assert current_desk().name == "Firstline"

    def test_the_right_key_leaves_the_address(self, client):
        assert client.get("/set-up/", {"key": set_up_key()}, **ELSEWHERE).headers["Location"] == "/set-up/"
        assert client.get("/set-up/", **ELSEWHERE).status_code == 200

    def test_without_a_key_file_nothing_can_be_set_up(self, client, tmp_path, settings):
        settings.SET_UP_FROM_HERE = True
        (tmp_path / "set-up-key").unlink()
        assert client.get("/set-up/", {"key": ""}, **ELSEWHERE).status_code == 404
        assert client.post("/set-up/", DESK, headers={"host": "127.0.0.1:8000"}).status_code == 404
        assert current_desk().name == "Firstline"

    def test_the_machine_itself_needs_none_where_bin_serve_says_so(self, client, settings):
        settings.SET_UP_FROM_HERE = True
        assert client.post("/set-up/", DESK, headers={"host": "127.0.0.1:8000"}).status_code == 302
        assert client.post("/set-up/administrator/", ADA, **ELSEWHERE).status_code == 200
        behind_a_proxy = client.post(
            "/set-up/administrator/", ADA, headers={"host": "127.0.0.1:8000", "x-forwarded-for": "192.0.2.7"}
        )
        assert behind_a_proxy.status_code == 200
        assert Person.objects.count() == 0

    def test_a_desk_that_is_set_up_has_no_such_page(self, administrator, client, settings):
        settings.SET_UP_FROM_HERE = True
        client.logout()
        assert client.get("/set-up/").status_code == 404
        assert client.post("/set-up/administrator/", {**ADA, "email": "eve@bergs.test"}).status_code == 404
        assert Person.objects.count() == 1

    @pytest.mark.parametrize("page", ["", "administrator/"])
    def test_an_administrator_who_goes_back_is_led_on(self, administrator, page):
        assert administrator.get(f"/set-up/{page}").headers["Location"] == "/set-up/mailbox/"
        assert administrator.post(f"/set-up/{page}", {**DESK, **ADA}).headers["Location"] == "/set-up/mailbox/"
        assert (Person.objects.count(), current_desk().name) == (1, "Bergs IT")
        Mailbox.objects.create(name="Support", address="support@bergs.test", team=Team.objects.get())
        assert administrator.get(f"/set-up/{page}").headers["Location"] == "/set-up/team-mates/"
        administrator.post("/set-up/first-request/")
        assert administrator.get(f"/set-up/{page}").headers["Location"] == "/desk/"

    def test_of_two_at_once_one_is_refused(self, administrator, now):
        with pytest.raises(CannotFound):
            found_desk(**{**ADA, "email": "eve@bergs.test"}, language="en", at=now)
        assert Person.objects.count() == 1

    def test_people_without_set_up_mean_a_desk_in_use(self, client, cast):
        assert client.get("/set-up/", {"key": set_up_key()}).status_code == 404
        assert client.get("/").headers.get("Location") != "/set-up/"

    @pytest.mark.parametrize("page", ["team-mates/", "first-request/"])
    def test_later_steps_are_the_administrators(self, client, cast, page):
        configure_desk(set_up_at=None, by=SYSTEM, at=cast.ada.created_at)
        assert client.get(f"/set-up/{page}").headers["Location"].startswith("/account/login/")
        for person in (cast.anna, cast.boris, cast.lisa):
            client.force_login(person)
            assert client.get(f"/set-up/{page}").status_code == 404
            assert client.post(f"/set-up/{page}").status_code == 404
        client.force_login(cast.ada)
        assert client.get(f"/set-up/{page}").status_code == 200


class TestTheMailbox:
    SAID = {
        "address": "support@bergs.test",
        "imap_host": "imap.bergs.test",
        "imap_port": "993",
        "imap_security": "ssl",
        "smtp_host": "smtp.bergs.test",
        "smtp_port": "587",
        "smtp_security": "starttls",
        "user": "",
        "password": "häst batteri",
    }
    PORTS = {"imap_port": "993", "imap_security": "ssl", "smtp_port": "587", "smtp_security": "starttls"}

    @pytest.fixture
    def servers(self, monkeypatch):
        """Servers that take what they are tried with, and remember it; say `refuse` to have them refuse it."""

        class Servers:
            tried: list[Mailbox] = []
            refuse = False

            def answer(self, mailbox):
                self.tried = [*self.tried, mailbox]
                return [Finding("imap", not self.refuse, "The password is wrong." if self.refuse else "It works.")]

        made = Servers()
        monkeypatch.setattr(mailbox_step, "try_mailbox", made.answer)
        return made

    def test_is_tried_and_then_kept(self, administrator, servers):
        answer = administrator.post("/set-up/mailbox/", self.SAID)
        assert answer.headers["Location"] == "/set-up/team-mates/"
        kept = Mailbox.objects.get()
        assert (kept.name, kept.team.name, kept.is_default) == ("Bergs IT", "Service desk", True)
        assert (kept.imap_user, kept.imap_password) == ("support@bergs.test", "häst batteri")
        assert (kept.smtp_user, kept.smtp_password) == ("support@bergs.test", "häst batteri")
        assert [(one.imap_host, one.smtp_host) for one in servers.tried] == [("imap.bergs.test", "smtp.bergs.test")]
        assert "Brevlådan fungerar" in administrator.get("/set-up/team-mates/").text

    def test_one_that_does_not_work_is_not_kept_and_the_reason_is_said(self, administrator, servers):
        servers.refuse = True
        answer = administrator.post("/set-up/mailbox/", self.SAID)
        assert answer.status_code == 422
        assert '<a href="#id_imap_host">' in answer.content.decode()
        assert answer.content.decode().count("The password is wrong.") == 2
        assert 'value="support@bergs.test"' in answer.content.decode()
        assert Mailbox.objects.count() == 0

    @pytest.mark.parametrize("port", ["", "0", "70000", "imap"])
    def test_a_port_that_is_none_is_said(self, administrator, servers, port):
        answer = administrator.post("/set-up/mailbox/", {**self.SAID, "imap_port": port})
        assert (answer.status_code, servers.tried) == (422, [])
        assert "En port är ett tal från 1 till 65535." in answer.text

    def test_may_not_be_the_administrators_own_address(self, administrator, servers):
        answer = administrator.post("/set-up/mailbox/", {**self.SAID, "address": "ada@bergs.test"})
        assert answer.status_code == 422
        assert Mailbox.objects.count() == 0

    def test_by_pop3_the_port_is_that_of_pop3(self, administrator, servers):
        administrator.post("/set-up/mailbox/", {**self.SAID, "kind": "pop3"})
        kept = Mailbox.objects.get()
        assert (kept.way_in, kept.imap_port, kept.imap_user) == ("pop3", 995, "support@bergs.test")

    def test_handed_over_by_a_mail_server_it_only_sends(self, administrator, servers):
        administrator.post("/set-up/mailbox/", {**self.SAID, "kind": "handed", "imap_host": ""})
        kept = Mailbox.objects.get()
        assert (kept.way_in, kept.imap_host, kept.smtp_host) == ("none", "", "smtp.bergs.test")

    @pytest.mark.parametrize("provider", ["microsoft", "google"])
    def test_at_a_provider_it_leads_to_the_sign_in(self, administrator, provider):
        said = {"kind": provider, "address": "support@bergs.test", **self.PORTS}
        answer = administrator.post("/set-up/mailbox/", said)
        kept = Mailbox.objects.get()
        assert answer.headers["Location"] == f"/desk/settings/mailboxes/{kept.pk}/sign-in/"
        assert (kept.sign_in, bool(kept.imap_host), kept.imap_password) == (provider, True, "")

    def test_what_led_away_leads_back_until_there_is_a_request(self, administrator):
        said = {"kind": "microsoft", "address": "support@bergs.test", **self.PORTS}
        page = administrator.post("/set-up/mailbox/", said).headers["Location"]
        edited = page.removesuffix("sign-in/")
        assert all('href="/set-up/"' in administrator.get(one).text for one in (page, edited))
        assert administrator.get("/set-up/").headers["Location"] == "/set-up/team-mates/"
        administrator.post("/set-up/first-request/")
        assert administrator.get("/set-up/").headers["Location"] == "/desk/"
        assert all('href="/set-up/"' not in administrator.get(one).text for one in (page, edited))

    def test_at_a_mail_service_it_leads_to_the_addresses_to_enter_there(self, administrator, servers):
        said = {"kind": "service", "address": "support@bergs.test", "service": "mailgun", "key": "k1", **self.PORTS}
        refused = administrator.post("/set-up/mailbox/", said)
        assert (refused.status_code, Mailbox.objects.count(), servers.tried) == (422, 0, [])
        assert '<a href="#id_signing_key">' in refused.text
        answer = administrator.post("/set-up/mailbox/", {**said, "signing_key": "s1", "region": "eu"})
        kept = Mailbox.objects.get()
        assert answer.headers["Location"] == f"/desk/settings/mailboxes/{kept.pk}/"
        assert (kept.in_service, kept.out_service, kept.out_region) == ("mailgun", "mailgun", "eu")
        assert (kept.in_signing_key, kept.out_key, kept.out_signing_key) == ("s1", "k1", "s1")
        assert kept.hook_secret in administrator.get(answer.headers["Location"]).text

    @pytest.mark.parametrize(
        ("kind", "left_out", "field"),
        [("imap", "imap_host", "imap_host"), ("pop3", "imap_host", "imap_host"), ("handed", "smtp_host", "smtp_host")],
    )
    def test_a_server_that_its_kind_needs_is_asked_for(self, administrator, servers, kind, left_out, field):
        answer = administrator.post("/set-up/mailbox/", {**self.SAID, "kind": kind, left_out: ""})
        assert (answer.status_code, servers.tried) == (422, [])
        assert f'<a href="#id_{field}">' in answer.text

    def test_can_be_skipped(self, administrator):
        assert 'href="/set-up/team-mates/"' in administrator.get("/set-up/mailbox/").content.decode()

    def test_nobody_else_may_try_servers(self, client, cast, servers):
        for person in (cast.anna, cast.boris, cast.lisa):
            client.force_login(person)
            assert client.post("/set-up/mailbox/", self.SAID).status_code == 404
        assert servers.tried == []
