"""Working by program: the same verbs as on the pages, refused in the same cases."""

from datetime import timedelta

import pytest

from firstline.api.models import KeptAnswer
from firstline.api.v1 import saying
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.tickets.actions.resolve import CannotResolve
from firstline.tickets.models import Message, Note, ScheduledAnswer, Ticket
from firstline.tickets.queries import active_states


def refusal(answer):
    said = answer.json()
    return answer.status_code, said["code"], [one["field"] for one in said["fields"]]


def test_registers_for_oneself(program, cast):
    anna = program(cast.anna, ["take_part"])
    upload = anna.upload(b"\x89PNG", name="../photo.txt").json()
    made = anna.post("/tickets", {"subject": "No sound", "text": "Since today.", "uploads": [upload["id"]]})
    ticket = Ticket.objects.get()
    assert made.status_code == 201
    assert made.json() == {"id": ticket.pk, "number": ticket.number, "version": 1, "stage": "new"}
    assert (ticket.requester, ticket.organisation, ticket.channel) == (cast.anna, cast.bergs, "api")
    assert [one.name for one in ticket.messages.get().attachments.all()] == [upload["name"]]
    assert LoggedEvent.objects.get(kind="ticket:registered").actor_id == cast.anna.pk


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, (422, "cannot_register", ["subject"])),
        ({"subject": "x", "colour": "red"}, (422, "wrong_fields", ["colour"])),
        ({"subject": "x", "requester": 1}, (403, "not_allowed", ["requester"])),
        ({"subject": "x", "team": 1}, (403, "not_allowed", ["team"])),
        ({"subject": "x", "category": 9999}, (422, "unknown_reference", ["category"])),
        ({"subject": "x" * 251, "impact": "huge"}, (422, "wrong_fields", ["impact", "subject"])),
        (
            {"subject": "x", "uploads": ["7d444840-9dc0-11d1-b245-5ffdce74fad2"]},
            (422, "unknown_reference", ["uploads"]),
        ),
        ({"subject": "x\x00"}, (422, "wrong_fields", ["subject"])),
    ],
)
def test_refuses_what_a_user_cannot_register(program, cast, entry, expected):
    status, code, fields = refusal(program(cast.anna).post("/tickets", entry))
    assert (status, code, sorted(fields)) == expected
    assert not Ticket.objects.exists()


def test_registers_for_others_and_for_who_is_not_known_yet(program, cast):
    monitoring = program(cast.boris, ["tickets.register_for_others"])
    entry = {"subject": "Disk full", "requester_email": "New@Elsewhere.test", "requester_name": "New One"}
    assert monitoring.post("/tickets", {**entry, "type": "question", "urgency": "high"}).status_code == 201
    ticket = Ticket.objects.get()
    assert (ticket.requester.email, ticket.requester.name) == ("new@elsewhere.test", "New One")
    assert (ticket.type, ticket.urgency) == ("question", 1)
    assert monitoring.get(f"/tickets/{ticket.pk}").status_code == 403
    assert refusal(monitoring.post("/tickets", {"subject": "x", "requester": cast.anna.pk}))[2] == ["requester"]
    whole = program(cast.boris)
    assert (
        whole.post("/tickets", {"subject": "x", "requester": cast.anna.pk, "team": cast.network.pk}).status_code == 201
    )
    wrong = whole.post("/tickets", {"subject": "x", "requester_email": "nobody"})
    assert refusal(wrong) == (422, "cannot_add_person", ["requester_email"])
    assert Ticket.objects.count() == 2


def test_answers_in_public_and_can_take_it_back(program, cast, ticket, run_jobs):
    boris = program(cast.boris)
    path = f"/tickets/{ticket.pk}/answers"
    first = ticket.messages.get()
    assert refusal(boris.post(path, {"text": " "})) == (422, "cannot_answer", ["html"])
    assert refusal(boris.post(path, {"text": "Hi", "to": [cast.per.pk]}))[1:] == ("unknown_reference", ["to"])
    said = boris.post(
        path, {"html": "<p>Try <b>again</b><script>x</script></p>", "then": "wait", "seen_up_to": first.pk}
    )
    assert said.status_code == 201
    assert "script" not in said.json()["html"]
    ticket.refresh_from_db()
    assert ticket.stage == "waiting_user"
    late = boris.post(path, {"text": "And more", "seen_up_to": first.pk})
    assert refusal(late)[:2] == (409, "somebody_was_faster")
    back = f"/tickets/{ticket.pk}/messages/{said.json()['id']}/withdrawal"
    assert program(cast.lisa).post(back).status_code == 422
    assert boris.post(back).status_code == 200
    ticket.refresh_from_db()
    assert ticket.stage == "new"
    run_jobs()
    assert len(program(cast.anna).get(f"/tickets/{ticket.pk}/messages").json()["items"]) == 1
    solved = boris.post(path, {"text": "New toner. It prints.", "then": "solve"})
    assert solved.status_code == 201
    ticket.refresh_from_db()
    assert (ticket.stage, ticket.resolution) == ("resolved", "New toner. It prints.")


def test_answers_later(program, cast, ticket):
    boris, at = program(cast.boris), now()
    path = f"/tickets/{ticket.pk}/scheduled-answers"
    assert refusal(boris.post(path, {"text": "Hi", "leaves_at": "2020-01-01T00:00:00Z"}))[1] == "cannot_answer"
    leaves_at = (at + timedelta(days=1)).isoformat()
    kept = boris.post(path, {"text": "Tomorrow", "leaves_at": leaves_at}).json()
    assert kept["to"] == [cast.anna.pk]
    assert boris.get(path).json() == [kept]
    assert program(cast.anna).get(path).status_code == 403
    later = (at + timedelta(days=2)).isoformat()
    moved = boris.put(f"{path}/{kept['id']}", {"leaves_at": later})
    assert moved.json()["leaves_at"] != kept["leaves_at"]
    assert boris.delete(f"{path}/{kept['id']}").status_code == 204
    assert not ScheduledAnswer.objects.exists()
    assert boris.delete(f"{path}/{kept['id']}").status_code == 404


def test_users_reply_and_do_nothing_of_the_desk(program, cast, ticket):
    anna = program(cast.anna)
    said = anna.post(f"/tickets/{ticket.pk}/replies", {"text": "Still blank."})
    assert (said.status_code, said.json()["from_desk"], said.json()["channel"]) == (201, False, "api")
    at = f"/tickets/{ticket.pk}"
    until = (now() + timedelta(days=1)).isoformat()
    for refused in (
        anna.post(f"{at}/answers", {"text": "x"}),
        anna.post(f"{at}/notes", {"text": "x"}),
        anna.put(f"{at}/assignment", {"team": None, "assignee": None}),
        anna.put(f"{at}/hold", {"until": until}),
        anna.put(f"{at}/state", {"state": 1}),
        anna.post(f"{at}/resolution", {"resolution": "x"}),
        anna.patch(at, {"subject": "x"}, If_Match="*"),
        anna.post(f"{at}/participants", {"email": "x@y.test"}),
        anna.delete(f"{at}/participants/{cast.anna.pk}"),
        anna.post(f"{at}/scheduled-answers", {"text": "x", "leaves_at": until}),
    ):
        assert refused.status_code == 403
    assert Message.objects.count() == 2
    assert not Note.objects.exists()
    assert anna.post(f"{at}/confirmation").json()["stage"] == "resolved"
    assert anna.post(f"{at}/reopening").json()["stage"] == "open"
    assert program(cast.fatima).post(f"{at}/confirmation").status_code == 403
    assert program(cast.boris).post(f"{at}/replies", {"text": "x"}).status_code == 403
    assert program(cast.anna, ["read"]).post(f"{at}/replies", {"text": "x"}).status_code == 403


def test_reading_tokens_write_nothing(program, cast, ticket):
    reader = program(cast.lisa, ["read", "desk.work", "tickets.read_notes"])
    assert reader.upload().status_code == 403
    at = f"/tickets/{ticket.pk}"
    for refused in (
        reader.post("/tickets", {"subject": "x"}),
        reader.post(f"{at}/reopening"),
        reader.post(f"{at}/participants", {"person": cast.oskar.pk}),
        reader.delete(f"{at}/participants/{cast.anna.pk}"),
    ):
        assert refused.status_code == 403
    assert Ticket.objects.get().participants.count() == 1


def test_works_a_ticket_to_its_end(program, cast, ticket):
    boris, at = program(cast.boris), f"/tickets/{ticket.pk}"
    given = boris.put(f"{at}/assignment", {"team": cast.network.pk, "assignee": cast.erik.pk})
    assert given.headers["ETag"] == f'"{given.json()["version"]}"'
    assert refusal(boris.put(f"{at}/assignment", {"team": 99, "assignee": None}))[2] == ["team"]
    assert refusal(boris.put(f"{at}/assignment", {"team": None, "assignee": cast.anna.pk}))[1] == "cannot_assign"
    vendor = next(one for one in active_states() if one.stage == "waiting_vendor")
    assert boris.put(f"{at}/state", {"state": vendor.pk}).json()["stage"] == "waiting_vendor"
    assert refusal(boris.put(f"{at}/hold", {"until": "2020-01-01T00:00:00Z"}))[2] == ["until"]
    assert boris.put(f"{at}/hold", {"until": (now() + timedelta(days=1)).isoformat()}).json()["stage"] == "on_hold"
    assert boris.post(f"{at}/participants", {"email": "new@bergs.test"}).status_code == 201
    new = Person.objects.get(email="new@bergs.test")
    assert [one["person"]["id"] for one in boris.get(f"{at}/participants").json()] == [cast.anna.pk, new.pk]
    assert boris.delete(f"{at}/participants/{new.pk}").status_code == 204
    assert boris.delete(f"{at}/participants/{new.pk}").status_code == 404
    assert boris.delete(f"{at}/participants/{cast.anna.pk}").status_code == 422
    assert boris.post(f"{at}/notes", {"text": "Toner"}).json()["text"] == "Toner"
    assert refusal(boris.post(f"{at}/resolution", {"resolution": " "}))[2] == ["resolution"]
    assert boris.post(f"{at}/resolution", {"resolution": "New toner."}).json()["stage"] == "resolved"
    assert boris.post(f"{at}/reopening").json()["stage"] == "open"
    fresh = Ticket.objects.get()
    assert (fresh.team, fresh.assignee, fresh.reopened) == (cast.network, cast.erik, 1)
    history = [one["sentence"] for one in boris.get(f"{at}/history").json()["items"]]
    assert "Boris Nord gave it to Erik Kvist in Network" in history


def test_a_lost_update_is_told_with_what_stands_now(program, cast, ticket):
    boris, lisa, at = program(cast.boris), program(cast.lisa), f"/tickets/{ticket.pk}"
    seen = boris.get(at).headers["ETag"]
    assert refusal(boris.patch(at, {"subject": "Mine"}))[:2] == (428, "version_missing")
    changed = lisa.patch(at, {"subject": "Hers", "tags": ["VIP"], "urgency": "high"}, If_Match=f"W/{seen}")
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    lost = boris.patch(at, {"subject": "Mine"}, If_Match=seen)
    assert lost.status_code == 412
    assert lost.headers["ETag"] == '"2"'
    assert (lost.json()["code"], lost.json()["current"]["subject"], lost.json()["current"]["tags"]) == (
        "changed_meanwhile",
        "Hers",
        ["vip"],
    )
    assert boris.post(f"{at}/resolution", {"resolution": "x"}, If_Match=seen).status_code == 412
    ticket.refresh_from_db()
    assert (ticket.subject, ticket.stage) == ("Hers", "new")
    blind = program(cast.boris, ["desk.work", "tickets.change"])
    assert blind.patch(at, {"subject": "Mine"}, If_Match='"1"').json()["current"] is None
    assert boris.patch(at, {"subject": "Mine", "category": None}, If_Match=lost.headers["ETag"]).status_code == 200


def test_done_once_by_its_key(program, cast):
    anna, entry = program(cast.anna), {"subject": "No sound"}
    first = anna.post("/tickets", entry, Idempotency_Key="k-1")
    again = anna.post("/tickets", entry, Idempotency_Key="k-1")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["ETag"] == first.headers["ETag"]
    assert Ticket.objects.count() == 1
    assert refusal(anna.post("/tickets", {"subject": "Other"}, Idempotency_Key="k-1"))[:2] == (422, "key_used")
    assert program(cast.oskar).post("/tickets", entry, Idempotency_Key="k-1").status_code == 201
    assert Ticket.objects.count() == 2
    assert anna.post("/tickets", entry, Idempotency_Key="ö").status_code == 400


def test_what_was_refused_can_be_sent_again_with_its_key(program, cast):
    anna = program(cast.anna)
    assert anna.post("/tickets", {}, Idempotency_Key="k").status_code == 422
    assert not KeptAnswer.objects.exists()
    assert anna.post("/tickets", {"subject": "x"}, Idempotency_Key="k").status_code == 201


def test_a_key_is_forgotten_after_a_day(program, cast):
    anna = program(cast.anna)
    anna.post("/tickets", {"subject": "x"}, Idempotency_Key="k")
    KeptAnswer.objects.update(created_at=now() - timedelta(hours=24))
    assert anna.post("/tickets", {"subject": "y"}, Idempotency_Key="k").status_code == 201
    assert Ticket.objects.count() == 2


def test_the_same_file_sent_again_is_the_same_upload(program, cast):
    anna = program(cast.anna)
    first = anna.upload(b"a log", Idempotency_Key="f").json()
    assert anna.upload(b"a log", Idempotency_Key="f").json() == first
    assert anna.upload(b"another", Idempotency_Key="f").status_code == 422


def test_errors_are_told_in_swedish(program, cast):
    wrong = program(cast.anna, language="sv").post("/tickets", {"colour": "red"}).json()
    assert wrong["fields"] == [
        {"field": "colour", "code": "extra_forbidden", "message": "Det finns inget sådant fält."}
    ]


def test_nothing_is_half_done_when_an_answer_cannot_solve(program, cast, ticket, monkeypatch):
    def refuse(*_about, **_more):
        raise CannotResolve("no")

    monkeypatch.setattr(saying, "resolve", refuse)
    assert program(cast.boris).post(f"/tickets/{ticket.pk}/answers", {"text": "x", "then": "solve"}).status_code == 422
    assert Message.objects.count() == 1
