from firstline.tickets.models import Ticket


def test_taking_and_handing_over(signed_in, cast, ticket):
    boris, place = signed_in(cast.boris), f"/desk/tickets/{ticket.pk}/assignment/"
    assert boris.post(place, {"take": "1"}).status_code == 200
    fresh = Ticket.objects.get()
    assert (fresh.assignee, fresh.team, fresh.stage) == (cast.boris, cast.service_desk, "open")
    boris.post(place, {"team": cast.network.pk, "assignee": ""})
    fresh = Ticket.objects.get()
    assert (fresh.assignee, fresh.team) == (None, cast.network)


def test_a_user_cannot_be_given_a_ticket(signed_in, cast, ticket):
    htmx = {"HX-Request": "true"}
    place = f"/desk/tickets/{ticket.pk}/assignment/"
    response = signed_in(cast.boris).post(place, {"assignee": cast.anna.pk}, headers=htmx)
    assert (response.status_code, response.content.decode()) == (422, "Anna Berg doesn't work at the desk.")
    assert Ticket.objects.get().assignee is None


def test_changing_impact_changes_the_priority(signed_in, cast, ticket):
    data = {"impact": "1", "urgency": "1", "tags": "printer, floor 3", "version": ticket.version}
    assert signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/details/", data).status_code == 200
    fresh = Ticket.objects.get()
    assert fresh.priority == 1
    assert sorted(fresh.tags.values_list("name", flat=True)) == ["floor 3", "printer"]


def test_a_change_on_an_old_version_is_refused(signed_in, cast, ticket):
    place = f"/desk/tickets/{ticket.pk}/details/"
    boris = signed_in(cast.boris)
    boris.post(place, {"subject": "First", "version": ticket.version})
    response = boris.post(place, {"subject": "Second", "version": ticket.version}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert Ticket.objects.get().subject == "First"


def test_resolving_and_reopening(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    assert boris.post(f"/desk/tickets/{ticket.pk}/resolution/", {"resolution": "New drum"}).status_code == 200
    assert (Ticket.objects.get().stage, Ticket.objects.get().resolution) == ("resolved", "New drum")
    boris.post(f"/desk/tickets/{ticket.pk}/reopening/")
    assert Ticket.objects.get().stage == "open"


def test_holding_needs_a_time_to_come(signed_in, cast, ticket):
    place = f"/desk/tickets/{ticket.pk}/hold/"
    boris = signed_in(cast.boris)
    assert boris.post(place, {"until": "2001-01-01T08:00"}).status_code == 422
    assert boris.post(place, {"until": "rubbish"}).status_code == 422
    assert Ticket.objects.get().stage == "new"


def test_copying_somebody_in_by_address_and_taking_them_out(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    place = f"/desk/tickets/{ticket.pk}/participants/"
    assert boris.post(place, {"address": "New@Elsewhere.test"}).status_code == 200
    names = ticket.participants.values_list("person__email", flat=True)
    assert sorted(names) == ["anna@bergs.test", "new@elsewhere.test"]
    person = ticket.participants.get(person__email="new@elsewhere.test").person
    boris.post(f"{place}{person.pk}/")
    assert ticket.participants.count() == 1
    assert boris.post(place, {"address": "no address"}).status_code == 422
    assert boris.post(f"{place}{cast.anna.pk}/").status_code == 422


def test_a_refusal_says_which_field_it_is_about(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    response = boris.post(f"/desk/tickets/{ticket.pk}/resolution/", {"resolution": " "}, headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["X-Field"]) == (422, "resolution")
    assert response.content.decode() == "Say in a sentence how it was solved."
