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
