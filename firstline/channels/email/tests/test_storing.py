"""Raw first: what is stored, what counts as the same mail."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from firstline.channels.email.intake.content import content_hash
from firstline.channels.email.intake.folder import Fetched, as_set
from firstline.channels.email.intake.storing import store, unknown
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.tests.mails import VALIDITY, arrive, mail, mailbox
from firstline.core.files.keep import content_of
from firstline.tickets.models import Ticket
from tests.cast import NOW


@pytest.fixture
def box(cast):
    return mailbox()


def states():
    return list(IncomingMail.objects.order_by("id").values_list("state", flat=True))


def test_keeps_every_byte_before_anything_is_read(box):
    raw = b"\xff\x00 not a mail at all \r\n\r\n\x1b"
    (row,) = arrive(box, raw, file=False)
    assert (row.state, content_of(row.raw), row.is_told) == (MailState.RECEIVED, raw, False)
    assert Ticket.objects.count() == 0


def test_the_same_uid_is_stored_once(box):
    fetched = [Fetched(uid=5, raw=mail(), arrived_at=NOW)]
    first = store(box, VALIDITY, fetched, at=NOW)
    again = store(box, VALIDITY, fetched, at=NOW)
    assert first == again
    assert IncomingMail.objects.count() == 1
    assert unknown(box, VALIDITY, [4, 5, 6]) == [4, 6]
    assert unknown(box, VALIDITY + 1, [5]) == [5]


def test_the_same_mail_delivered_again_is_a_duplicate_and_files_nothing(box):
    raw = mail()
    relayed = b"Received: from relay.test by mx.test; Wed, 4 Mar 2026 10:00:00 +0100\r\n" + raw
    first, second = arrive(box, raw, relayed)
    (third,) = arrive(box, raw)
    assert (second.state, second.duplicate_of) == (MailState.DUPLICATE, first)
    assert (third.state, third.duplicate_of) == (MailState.DUPLICATE, first)
    assert Ticket.objects.count() == 1


def test_the_same_message_id_with_other_content_is_another_mail(box):
    arrive(box, mail(Message_ID="<same@x>", text="One."), mail(Message_ID="<same@x>", text="Two."))
    assert states() == ["filed", "filed"]
    assert Ticket.objects.count() == 2


def test_the_same_words_under_another_message_id_are_another_mail(box):
    arrive(box, mail(), mail())
    assert states() == ["filed", "filed"]


def test_the_same_mail_in_two_mailboxes_is_filed_in_both(box, cast):
    raw = mail()
    arrive(box, raw)
    arrive(mailbox(address="sales@desk.test"), raw)
    assert states() == ["filed", "filed"]


def test_a_duplicate_of_a_duplicate_points_to_the_first(box):
    raw = mail()
    rows = [*arrive(box, raw), *arrive(box, raw), *arrive(box, raw)]
    assert [row.duplicate_of_id for row in rows] == [None, rows[0].pk, rows[0].pk]


def test_a_new_numbering_of_the_folder_gives_no_second_ticket(box):
    raws = [mail(text=f"Mail {n}") for n in range(3)]
    arrive(box, *raws)
    again = [Fetched(uid=n, raw=raw, arrived_at=NOW + timedelta(days=1)) for n, raw in enumerate(raws, 1)]
    assert [row.state for row in store(box, VALIDITY + 1, again, at=NOW)] == [MailState.DUPLICATE] * 3


@pytest.mark.parametrize(
    "changed",
    [
        b"Received: x\r\nFrom: a@b\r\nMessage-ID: <1>\r\n\r\nbody",
        b"From: a@b\nMessage-ID: <1>\n\nbody",
        b"X-Spam: no\r\nMessage-ID: <1>\r\nfrom: a@b\r\n\r\nbody",
    ],
)
def test_what_relays_change_does_not_make_another_mail(changed):
    same = changed.replace(b"X-Spam: no\r\nMessage-ID: <1>\r\nfrom: a@b", b"Message-ID: <1>\r\nfrom: a@b")
    assert content_hash(b"Delivered-To: q\r\n" + changed) == content_hash(same)


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"\n\n\n", b"no header end", b"x" * 400_000])
def test_hashes_whatever_comes(raw):
    assert len(content_hash(raw)) == 64


@given(some.sets(some.integers(1, 60), min_size=1))
def test_sets_of_uids_say_exactly_these(uids):
    said = set()
    for part in as_set(list(uids)).split(","):
        first, _colon, last = part.partition(":")
        said |= set(range(int(first), int(last or first) + 1))
    assert said == uids


def test_sets_of_uids_are_short():
    assert as_set([9, 1, 2, 3, 4, 5]) == "1:5,9"
