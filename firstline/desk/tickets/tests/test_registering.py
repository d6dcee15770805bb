from firstline.people.models import Person
from firstline.tickets.models import Ticket


def test_registers_for_somebody_known(signed_in, cast):
    data = {"person": cast.anna.pk, "subject": "No sound", "text": "In the big room", "take": "on", "channel": "phone"}
    response = signed_in(cast.boris).post("/desk/tickets/new/", data)
    ticket = Ticket.objects.get()
    assert response.headers["Location"] == f"/desk/tickets/{ticket.pk}/?queue=open"
    assert (ticket.requester, ticket.channel, ticket.assignee) == (cast.anna, "phone", cast.boris)


def test_registers_for_somebody_new(signed_in, cast):
    data = {"person_name": "Nils Nya", "person_email": "nils@bergs.test", "subject": "No sound", "text": ""}
    signed_in(cast.boris).post("/desk/tickets/new/", data)
    requester = Ticket.objects.get().requester
    assert (requester.name, requester.organisation) == ("Nils Nya", cast.bergs)


def test_keeps_what_was_written_when_something_is_missing(signed_in, cast):
    people = Person.objects.count()
    data = {"person_name": "Nils Nya", "subject": "", "text": "", "person_phone": "070-1"}
    response = signed_in(cast.boris).post("/desk/tickets/new/", data)
    assert response.status_code == 422
    assert "Nils Nya" in response.content.decode()
    assert (Ticket.objects.count(), Person.objects.count()) == (0, people)


def test_says_who_is_meant_while_one_types(signed_in, cast):
    boris = signed_in(cast.boris)
    found = boris.get("/desk/tickets/people/", {"person_name": "anna"}).text
    assert f'name="person" value="{cast.anna.pk}" checked' in found
    assert 'name="person" value="new">' in found
    nobody = boris.get("/desk/tickets/people/", {"person_name": "Nils"}).text
    assert 'name="person" value="new" checked' in nobody
    assert 'name="person"' not in boris.get("/desk/tickets/people/", {"person_name": "a"}).text


def test_for_a_copy_nobody_new_is_offered(signed_in, cast):
    boris = signed_in(cast.boris)
    assert f'value="{cast.anna.pk}"' in boris.get("/desk/tickets/people/", {"address": "anna"}).text
    assert 'value="new"' not in boris.get("/desk/tickets/people/", {"address": "anna"}).text
    assert "Nobody by this name." in boris.get("/desk/tickets/people/", {"address": "Nils"}).text


def test_a_name_we_know_is_not_added_a_second_time_unasked(signed_in, cast):
    people, boris = Person.objects.count(), signed_in(cast.boris)
    data = {"person_name": "Anna", "subject": "No sound", "text": ""}
    refused = boris.post("/desk/tickets/new/", data)
    assert refused.status_code == 422
    assert "choose one, or say that it is somebody new" in refused.text
    assert f'name="person" value="{cast.anna.pk}"' in refused.text
    assert (Ticket.objects.count(), Person.objects.count()) == (0, people)
    boris.post("/desk/tickets/new/", {**data, "person": "new"})
    assert Ticket.objects.get().requester.name == "Anna"
    assert Person.objects.count() == people + 1
