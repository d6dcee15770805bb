"""Every page of the settings: opens for those who may, is nothing to agents who may not."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firstline.approvals.models import ApprovalTemplate
from firstline.channels.email.models import Brand, Mailbox, MailboxCheck, OutgoingMail
from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.models import TeamSignature
from firstline.notify.queries import text_for
from firstline.people.models import Organisation, Person, Role
from firstline.people.queries import role
from firstline.teams.models import Team
from firstline.tickets.actions.assign import take
from firstline.tickets.models import State
from firstline.tickets.queries import priority_matrix
from tests.cast import NOW

LISTS = [
    "approvals",
    "people",
    "organisations",
    "teams",
    "roles",
    "categories",
    "products",
    "states",
    "priorities",
    "identity",
]
PAGES = [
    f"/desk/settings/{name}/"
    for name in [*LISTS, "rules", "record", "mails", "mails/answer/sv", "mailboxes", "mailboxes/new", "senders"]
]
FORMS = [f"/desk/settings/{name}/new/" for name in LISTS[:8]]


@pytest.mark.parametrize("page", [*PAGES, *FORMS])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_opens_for_administrators(signed_in, cast, ticket, page, language):
    assert signed_in(cast.ada).get(page, headers={"Accept-Language": language}).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, *FORMS])
def test_is_nothing_to_those_who_may_not(signed_in, cast, page):
    assert signed_in(cast.boris).get(page).status_code == 404
    assert signed_in(cast.anna).get(page).status_code == 404
    assert Client().get(page).status_code == 302


def test_a_lead_sees_teams_but_not_roles(signed_in, cast):
    lisa = signed_in(cast.lisa)
    assert lisa.get("/desk/settings/teams/").status_code == 200
    assert lisa.get("/desk/settings/roles/").status_code == 404


def test_keeps_what_approval_is_often_asked_for(signed_in, cast):
    lisa = signed_in(cast.lisa)
    data = {"name": "Orders", "name_sv": "Beställningar", "question": "May we order?", "how": "any", "days": "3"}
    unknown = lisa.post("/desk/settings/approvals/new/", {**data, "people": "who@nowhere.test"})
    assert (unknown.status_code, ApprovalTemplate.objects.count()) == (422, 0)
    assert lisa.post("/desk/settings/approvals/new/", {**data, "people": "per@nordby.test"}).status_code == 302
    kept = ApprovalTemplate.objects.get()
    assert (kept.translations, list(kept.people.all()), kept.is_active) == ({"sv": "Beställningar"}, [cast.per], True)
    place = f"/desk/settings/approvals/{kept.pk}/"
    assert "per@nordby.test" in lisa.get(place).text
    lisa.post(place, {**data, "asks_manager": "on", "people": ""})
    kept.refresh_from_db()
    assert (kept.asks_manager, kept.people.count(), kept.is_active) == (True, 0, False)


def test_adds_and_changes_a_person(signed_in, cast):
    ada = signed_in(cast.ada)
    data = {"name": "Nils Nya", "email": "Nils@Bergs.test", "role": role("user").pk}
    assert ada.post("/desk/settings/people/new/", data).status_code == 302
    nils = Person.objects.get(email="nils@bergs.test")
    assert nils.organisation == cast.bergs
    data |= {"name": "Nils Gamle", "organisation": cast.nordby.pk, "is_active": "on"}
    ada.post(f"/desk/settings/people/{nils.pk}/", data)
    nils.refresh_from_db()
    assert (nils.name, nils.organisation) == ("Nils Gamle", cast.nordby)


def test_a_wrong_address_is_said_beside_the_field_and_nothing_is_kept(signed_in, cast):
    data = {"name": "Nils Nya", "email": "nils at bergs", "role": role("user").pk}
    response = signed_in(cast.ada).post("/desk/settings/people/new/", data)
    assert response.status_code == 422
    assert "is not a mail address" in response.content.decode()
    assert "Nils Nya" in response.content.decode()
    assert not Person.objects.filter(name="Nils Nya").exists()


def test_a_lead_cannot_make_an_administrator(signed_in, cast):
    data = {"name": "Nils Nya", "email": "", "role": role("administrator").pk}
    assert signed_in(cast.lisa).post("/desk/settings/people/new/", data).status_code == 422
    assert not Person.objects.filter(name="Nils Nya").exists()


def test_nobody_changes_their_own_role(signed_in, cast):
    data = {"name": "Ada Admin", "email": "ada@desk.test", "role": role("user").pk, "is_active": "on"}
    assert signed_in(cast.ada).post(f"/desk/settings/people/{cast.ada.pk}/", data).status_code == 422
    assert Person.objects.get(pk=cast.ada.pk).role.code == "administrator"


def test_a_change_of_role_ends_open_sessions(signed_in, cast):
    erik = signed_in(cast.erik)
    assert erik.get("/desk/queues/mine/").status_code == 200
    data = {"name": "Erik Kvist", "email": "erik@desk.test", "role": role("user").pk, "is_active": "on"}
    signed_in(cast.ada).post(f"/desk/settings/people/{cast.erik.pk}/", data)
    assert erik.get("/desk/queues/mine/").status_code == 302


def test_keeps_organisations_teams_and_roles(signed_in, cast):
    ada = signed_in(cast.ada)
    ada.post("/desk/settings/organisations/new/", {"name": "Hotell Strand", "domains": "strand.test, @hotell.test"})
    assert Organisation.objects.get(name="Hotell Strand").domains == ["hotell.test", "strand.test"]
    ada.post("/desk/settings/teams/new/", {"name": "TV", "name_sv": "Teve", "tier": 2, "members": [cast.erik.pk]})
    team = Team.objects.get(name="TV")
    assert (team.translations, [m.person for m in team.memberships.all()]) == ({"sv": "Teve"}, [cast.erik])
    ada.post("/desk/settings/roles/new/", {"name": "Night agent", "reach": "team", "may": ["desk.work"]})
    assert Role.objects.get(name="Night agent").may == ["desk.work"]


def test_a_taken_name_is_refused(signed_in, cast):
    response = signed_in(cast.ada).post("/desk/settings/teams/new/", {"name": "network", "tier": 1})
    assert response.status_code == 422
    assert Team.objects.filter(name__iexact="network").count() == 1


def test_own_states_and_the_matrix(signed_in, cast):
    ada = signed_in(cast.ada)
    ada.post("/desk/settings/states/new/", {"name": "At the workshop", "stage": "waiting_vendor", "position": 5})
    assert State.objects.get(name="At the workshop").stage == "waiting_vendor"
    cells = {f"p{impact}{urgency}": 2 for impact, urgency in priority_matrix()}
    ada.post("/desk/settings/priorities/", cells)
    assert set(priority_matrix().values()) == {2}


def test_name_and_colour_of_the_desk(signed_in, cast):
    data = {"name": "Nordby Support", "accent": "#aa3300", "language": "sv", "time_zone": "Europe/Stockholm"}
    assert signed_in(cast.ada).post("/desk/settings/identity/", data).status_code == 302
    desk = current_desk()
    assert (desk.name, desk.accent, desk.time_zone) == ("Nordby Support", "#aa3300", "Europe/Stockholm")
    assert "#aa3300" in Client().get("/brand.css").content.decode()
    assert LoggedEvent.objects.filter(kind="desk:configured").count() == 1


def test_a_logo_that_is_no_picture_is_refused(signed_in, cast):
    data = {"name": "Nordby", "language": "sv", "time_zone": "UTC", "logo": fake_upload(b"<svg onload=alert(1)>")}
    assert signed_in(cast.ada).post("/desk/settings/identity/", data).status_code == 422
    assert current_desk().logo is None


def fake_upload(content):
    return SimpleUploadedFile("logo.png", content, "image/png")


def test_the_words_of_a_mail_are_changed_previewed_and_restored(signed_in, cast):
    lisa, place = signed_in(cast.lisa), "/desk/settings/mails/acknowledgement/sv/"
    body = "Hej! Vi har fått din fråga.\n\n[Följ den här]({{link}})"
    assert lisa.post(place, {"subject": "Vi har din fråga", "body": body}).status_code == 302
    assert text_for(Kind.ACKNOWLEDGEMENT, "sv").body == body
    assert "Vi har din fråga" in lisa.get(place).content.decode()
    assert lisa.post(f"{place}original/").status_code == 302
    assert text_for(Kind.ACKNOWLEDGEMENT, "sv").body != body


def test_words_that_no_mail_can_say_are_refused_with_the_reason(signed_in, cast):
    lisa, place = signed_in(cast.lisa), "/desk/settings/mails/acknowledgement/sv/"
    data = {"subject": "{{nonsense}}", "body": "Hej [dit]({{link}})"}
    assert lisa.post(place, data).status_code == 422
    preview = lisa.post(f"{place}preview/", data).content.decode()
    assert "nonsense" in preview
    assert "<iframe" not in preview


def test_an_invitation_is_mailed(signed_in, cast, run_jobs):
    response = signed_in(cast.ada).post(f"/desk/settings/people/{cast.erik.pk}/invitation/")
    assert response.status_code == 302
    run_jobs()
    mail = OutgoingMail.objects.get(kind="invitation")
    assert mail.address == "erik@desk.test"


def test_a_mailbox_is_kept_and_its_password_never_shown(signed_in, cast):
    ada = signed_in(cast.ada)
    data = {
        "name": "Support", "address": "support@desk.test", "imap_port": 993, "imap_security": "ssl",
        "imap_password": "top secret", "imap_folder": "INBOX", "after_taking": "seen", "way_out": "folder",
        "smtp_port": 587, "smtp_security": "starttls", "is_active": "on",
    }  # fmt: skip
    assert ada.post("/desk/settings/mailboxes/new/", data).status_code == 302
    mailbox = Mailbox.objects.get()
    assert mailbox.imap_password == "top secret"
    page = ada.get(f"/desk/settings/mailboxes/{mailbox.pk}/").content.decode()
    assert "top secret" not in page
    ada.post(
        f"/desk/settings/mailboxes/{mailbox.pk}/", {**data, "imap_password": "", "is_default": "on", "name": "Help"}
    )
    mailbox.refresh_from_db()
    assert (mailbox.name, mailbox.imap_password) == ("Help", "top secret")
    assert "top secret" not in str(list(LoggedEvent.objects.values_list("data", flat=True)))


def test_a_mailbox_may_be_fetched_by_pop3_which_knows_no_folders(signed_in, cast):
    ada = signed_in(cast.ada)
    data = {
        "name": "Support", "address": "support@desk.test", "way_in": "pop3", "imap_host": "pop.desk.test",
        "imap_port": 995, "imap_security": "ssl", "imap_folder": "INBOX", "after_taking": "move", "way_out": "folder",
        "smtp_port": 587, "smtp_security": "starttls", "is_active": "on",
    }  # fmt: skip
    refused = ada.post("/desk/settings/mailboxes/new/", data)
    assert refused.status_code == 422
    assert "POP3 knows no folders" in refused.content.decode()
    assert Mailbox.objects.count() == 0
    assert ada.post("/desk/settings/mailboxes/new/", {**data, "after_taking": "delete"}).status_code == 302
    assert Mailbox.objects.get().way_in == "pop3"
    assert ada.post("/desk/settings/mailboxes/new/", {**data, "way_in": "pigeon"}).status_code == 422


def test_the_page_of_a_mailbox_says_what_the_last_comparison_found(signed_in, cast):
    box = Mailbox.objects.create(name="Support", address="support@desk.test", is_default=True)
    page = f"/desk/settings/mailboxes/{box.pk}/"
    ada = signed_in(cast.ada)
    assert "Last compared" not in ada.get(page).content.decode()
    check = MailboxCheck.objects.create(mailbox=box, checked_at=NOW, on_server=12, stored=14)
    said = ada.get(page).content.decode()
    assert "Mails of the last seven days on the server: 12, here: 14." in said
    assert "Nothing is missing." in said
    MailboxCheck.objects.filter(pk=check.pk).update(lost=2)
    said = ada.get(page).content.decode()
    assert "banner danger" in said
    assert "the server has them no more: 2" in said
    assert "Nothing is missing." not in said
    assert signed_in(cast.erik).get(page).status_code in (403, 404)


def test_a_mailbox_whose_server_does_not_answer_says_so_before_it_is_saved(signed_in, cast):
    data = {
        "name": "Support", "address": "support@desk.test", "imap_host": "127.0.0.1", "imap_port": 1,
        "imap_security": "none", "imap_folder": "INBOX", "after_taking": "seen", "way_out": "folder",
        "smtp_port": 587, "smtp_security": "starttls",
    }  # fmt: skip
    response = signed_in(cast.ada).post("/desk/settings/mailboxes/trial/", data)
    assert response.status_code == 200
    assert "banner danger" in response.content.decode()
    assert Mailbox.objects.count() == 0


def test_who_saves_over_a_colleagues_change_is_told_once(signed_in, cast):
    ada, lisa, place = signed_in(cast.ada), signed_in(cast.lisa), f"/desk/settings/teams/{cast.network.pk}/"
    mine, theirs = (standing(browser.get(place)) for browser in (ada, lisa))
    data = {"name": "Networks", "tier": 2, "members": [cast.erik.pk], "is_active": "on"}
    assert lisa.post(place, {**data, "stands": theirs}).status_code == 302
    refused = ada.post(place, {**data, "name": "Net", "stands": mine})
    assert refused.status_code == 422
    assert "Somebody else has changed this" in refused.content.decode()
    assert 'value="Net"' in refused.content.decode()
    assert Team.objects.get(pk=cast.network.pk).name == "Networks"
    assert ada.post(place, {**data, "name": "Net", "stands": standing(refused)}).status_code == 302
    assert Team.objects.get(pk=cast.network.pk).name == "Net"


def standing(page):
    return re.search(r'name="stands" value="(\w+)"', page.content.decode())[1]


def test_somebody_who_has_left_is_still_found_here(signed_in, cast):
    Person.objects.filter(pk=cast.oskar.pk).update(is_active=False)
    assert "Oskar Lind" in signed_in(cast.ada).get("/desk/settings/people/?q=oskar").content.decode()


def test_the_record_shows_what_one_person_did(signed_in, cast, ticket):
    take(ticket, by=cast.actor(cast.boris), at=NOW)
    ada = signed_in(cast.ada)
    assert "Anna Berg registered" in ada.get("/desk/settings/record/").content.decode()
    of_boris = ada.get(f"/desk/settings/record/?by={cast.boris.pk}").content.decode()
    assert "Boris Nord took it" in of_boris
    assert "Anna Berg registered" not in of_boris
    assert f">{ticket.number}</a>" in of_boris


def test_only_the_preview_of_a_mail_may_have_styles_in_attributes(signed_in, cast):
    ada = signed_in(cast.ada)
    assert "style-src-attr" in ada.get("/desk/settings/mails/answer/sv/").headers["Content-Security-Policy"]
    assert "unsafe" not in ada.get("/desk/settings/mails/").headers["Content-Security-Policy"]


def test_a_lead_writes_a_teams_signature(signed_in, cast):
    lisa, page = signed_in(cast.lisa), f"/desk/settings/teams/{cast.network.pk}/"
    data = {"name": "Network", "tier": 2, "members": [cast.erik.pk], "is_active": "on"}
    assert lisa.post(page, {**data, "signature": "{{nonsense}}"}).status_code == 422
    assert lisa.post(page, {**data, "signature": "{{team.name}}\n{{desk.name}}"}).status_code == 302
    assert TeamSignature.objects.get().text == "{{team.name}}\n{{desk.name}}"
    assert "{{team.name}}\n{{desk.name}}</textarea>" in lisa.get(page).text


def test_a_new_team_may_have_a_signature(signed_in, cast):
    signed_in(cast.lisa).post("/desk/settings/teams/new/", {"name": "Printing", "tier": 1, "signature": "We print"})
    assert TeamSignature.objects.get(team__name="Printing").text == "We print"


def test_a_brand_is_added_given_to_a_mailbox_and_has_words_of_its_own(signed_in, cast):
    ada = signed_in(cast.ada)
    assert "No brands yet" in ada.get("/desk/settings/brands/").content.decode()
    logo = SimpleUploadedFile("logo.txt", b"no picture")
    refused = ada.post("/desk/settings/brands/new/", {"name": "Strand", "accent": "#aa2200", "logo": logo})
    assert refused.status_code == 422
    assert "The logo must be a PNG" in refused.content.decode()
    assert ada.post("/desk/settings/brands/new/", {"name": "Strand", "accent": "#aa2200"}).status_code == 302
    brand = Brand.objects.get()
    words = f"/desk/settings/mails/answer/en/?brand={brand.pk}"
    saved = ada.post(words, {"subject": "{{ticket.subject}}", "body": "{{words}} Strand says"})
    assert saved["Location"] == f"/desk/settings/mails/?brand={brand.pk}"
    assert "Strand says" in ada.get(words).content.decode()
    assert "Strand says" not in ada.get("/desk/settings/mails/answer/en/").content.decode()
    box = Mailbox.objects.create(name="Support", address="support@desk.test", is_default=True, brand=brand)
    assert "brand" in ada.get(f"/desk/settings/mailboxes/{box.pk}/").content.decode()
    refused = ada.post(f"/desk/settings/brands/{brand.pk}/removing/")
    assert refused["Location"] == f"/desk/settings/brands/{brand.pk}/"
    assert Brand.objects.count() == 1
    assert ada.get("/desk/settings/mails/?brand=999").status_code == 404
    assert ada.get(f"/desk/settings/mails/invitation/en/?brand={brand.pk}").status_code == 404
    assert signed_in(cast.erik).get("/desk/settings/brands/").status_code in (403, 404)
