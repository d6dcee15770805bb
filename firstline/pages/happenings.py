"""What happened, in a sentence: for the thread of a ticket, the portal and the record of everything done."""

from collections.abc import Callable
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from firstline.approvals.models import Way
from firstline.billing.durations import minutes_words
from firstline.catalogue.models import AssetState, ProductKind
from firstline.channels.email.models.sender_rule import Verdict
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.pages.filters.when import when_words
from firstline.satisfaction.models import Score
from firstline.tickets.models.ticket import number_of
from firstline.tickets.stages import Channel, Level, Priority, Stage, Type

Said = dict[str, Any]


OTHERS = ("other_id", "into_id", "out_of_id")
"""Where an event names another ticket."""


def other_ticket(logged: LoggedEvent) -> int | None:
    """The other ticket that a sentence about this event names; None where it names none."""
    return next((logged.data[name] for name in OTHERS if logged.data.get(name)), None)


def happening(logged: LoggedEvent, *, names_other: bool = True) -> str:
    """One sentence without a full stop, with who did it. `names_other` is False for readers who may not see the other
    ticket that it is about."""
    tell = SENTENCES.get(logged.kind)
    said = {"who": logged.actor_name, "system": logged.actor_kind == "system", **logged.data}
    other = other_ticket(logged)
    if other is not None:
        said["other"] = number_of(other) if names_other else _("another request")
    return tell(said) if tell else f"{logged.actor_name}: {logged.kind}"


def _registered(said: Said) -> str:
    channel = Channel(said["channel"]).label if said["channel"] in Channel else said["channel"]
    return _("%(who)s registered this %(channel)s") % {**said, "channel": channel}


def _assigned(said: Said) -> str:
    moved = bool(said["team"]) and said["team"] != said["team_before"]
    if said["assignee"] and said["assignee"] != said["assignee_before"]:
        return _given(said, moved=moved)
    if moved:
        return _("%(who)s moved it to %(team)s") % said
    if said["assignee_before"] and not said["assignee"]:
        return _("%(who)s put it back, nobody has it now") % said
    return _("%(who)s took it out of %(team_before)s") % said


def _given(said: Said, *, moved: bool) -> str:
    if said["assignee"] == said["who"]:
        return _("%(who)s took it to %(team)s") % said if moved and said["team_before"] else _("%(who)s took it") % said
    if moved:
        return _("%(who)s gave it to %(assignee)s in %(team)s") % said
    return _("%(who)s gave it to %(assignee)s") % said


def _changed(said: Said) -> str:
    changes = [_change(field, *values) for field, values in said["changes"].items()]
    return _("%(who)s changed %(what)s") % {**said, "what": ", ".join(changes)}


def _change(field: str, before: str, after: str) -> str:
    words = FIELD_WORDS.get(field, lambda: field)()
    if field == "subject":
        return words
    was, became = _value(field, before), _value(field, after)
    if not was:
        return _("%(field)s to %(after)s") % {"field": words, "after": became}
    if not became:
        return _("%(field)s from %(before)s to none") % {"field": words, "before": was}
    return _("%(field)s from %(before)s to %(after)s") % {"field": words, "before": was, "after": became}


def _value(field: str, code: str) -> str:
    scale = SCALES.get(field)
    if scale is None or not code:
        return code
    try:
        return str(scale(int(code) if code.isdecimal() else code).label).lower()
    except ValueError:
        return code


def _moved(said: Said) -> str:
    stage = Stage(said["stage"])
    if said["stage_before"] == Stage.ON_HOLD and said["system"]:
        return _("The time on hold is over, it is in work again")
    if stage == Stage.OPEN and said["stage_before"] in (Stage.WAITING_USER, Stage.ON_HOLD):
        return _("It is in work again")
    return {
        Stage.OPEN: _("%(who)s put it in work"),
        Stage.WAITING_USER: _("%(who)s waits for the user's answer"),
        Stage.WAITING_VENDOR: _("%(who)s waits for the vendor"),
    }.get(stage, _("%(who)s set it to %(state)s")) % said


def _on_hold(said: Said) -> str:
    until = parse_datetime(said["until"])
    return _("%(who)s put it on hold until %(until)s") % {
        **said,
        "until": when_words(until, now=now()) if until else "",
    }


def _resolved(said: Said) -> str:
    if said["by_user"]:
        return _("%(who)s says it is solved") % said
    return _("%(who)s solved it: %(resolution)s") % {**said, "resolution": said["resolution"].rstrip(" .")}


def _linked(said: Said) -> str:
    return {
        "relates": _("%(who)s linked this to %(other)s"),
        "duplicates": _("%(who)s says that this is the same as %(other)s"),
        "duplicates_by": _("%(who)s says that %(other)s is the same as this"),
        "blocks": _("%(who)s says that %(other)s waits for this"),
        "blocks_by": _("%(who)s says that this waits for %(other)s"),
        "causes": _("%(who)s says that this is the cause of %(other)s"),
        "causes_by": _("%(who)s says that %(other)s is the cause of this"),
        "split": _("%(who)s split this off from %(other)s"),
        "split_by": _("%(who)s split %(other)s off"),
    }.get(said["relation"], _("%(who)s linked this to %(other)s")) % said


def _scheduled(said: Said) -> str:
    at = parse_datetime(said["leaves_at"])
    return _("%(who)s wrote an answer that leaves %(when)s") % {**said, "when": when_words(at, now=now()) if at else ""}


def _rescheduled(said: Said) -> str:
    at = parse_datetime(said["leaves_at"])
    return _("%(who)s has the answer leave %(when)s") % {**said, "when": when_words(at, now=now()) if at else ""}


def _time_logged(said: Said) -> str:
    time = minutes_words(said["minutes"])
    return _("%(who)s logged %(time)s") % {**said, "time": time}


def _time_changed(said: Said) -> str:
    changes = ", ".join(_time_change(field, *values) for field, values in said["changes"].items())
    whose = {**said, "what": changes}
    if said["person"] == said["who"]:
        return _("%(who)s corrected the time they logged: %(what)s") % whose
    return _("%(who)s corrected the time of %(person)s: %(what)s") % whose


def _time_change(field: str, before: str, after: str) -> str:
    if field == "is_billable":
        return _("now billable") if after == "True" else _("no longer billable")
    if field == "minutes":
        before, after = minutes_words(int(before)), minutes_words(int(after))
    return _change({"kind": "work_kind", "note": "time_note"}.get(field, field), before, after)


def _time_removed(said: Said) -> str:
    time = minutes_words(said["minutes"])
    if said["person"] == said["who"]:
        return _("%(who)s removed %(time)s they had logged") % {**said, "time": time}
    return _("%(who)s removed %(time)s of %(person)s") % {**said, "time": time}


def _task_added(said: Said) -> str:
    if to := said["assignee"] or said["team"]:
        return _("%(who)s added the task “%(title)s” for %(to)s") % {**said, "to": to}
    return _("%(who)s added the task “%(title)s”") % said


def _checklist_used(said: Said) -> str:
    count = len(said["task_ids"])
    sentence = ngettext(
        "%(who)s put on the checklist “%(name)s” (%(n)s task)",
        "%(who)s put on the checklist “%(name)s” (%(n)s tasks)",
        count,
    )
    return sentence % {**said, "n": count}


def _task_changed(said: Said) -> str:
    changes = ", ".join(_task_change(field, *values) for field, values in said["changes"].items())
    return _("%(who)s changed the task “%(title)s”: %(what)s") % {**said, "what": changes}


def _task_change(field: str, before: str, after: str) -> str:
    if field == "is_public":
        return _("now shown to the user") if after == "True" else _("no longer shown to the user")
    if field == "note":
        return _("the note")
    return _change({"title": "task_title"}.get(field, field), before, after)


def _approval_asked(said: Said) -> str:
    return _("%(who)s asked %(names)s for approval") % {**said, "names": ", ".join(said["names"])}


def _approval_answered(said: Said) -> str:
    if said["way"] == Way.DESK:
        sentence = (
            _("%(who)s entered that %(name)s said yes: %(reason)s")
            if said["says_yes"]
            else _("%(who)s entered that %(name)s said no: %(reason)s")
        )
    elif not said["says_yes"]:
        sentence = _("%(name)s said no: %(reason)s")
    else:
        sentence = _("%(name)s said yes: %(reason)s") if said["reason"] else _("%(name)s said yes")
    return sentence % {**said, "reason": said["reason"].rstrip(" .")}


def _approval_handed_on(said: Said) -> str:
    if said["who"] == said["name"]:
        return _("%(name)s handed the question on to %(to_name)s") % said
    return _("%(who)s asked %(to_name)s for approval instead of %(name)s") % said


def _approval_reminded(said: Said) -> str:
    names = {**said, "names": ", ".join(said["names"])}
    if said["is_overdue"]:
        return _("The approval is overdue, a reminder went to %(names)s") % names
    if said["system"]:
        return _("A reminder of the approval went to %(names)s") % names
    return _("%(who)s reminded %(names)s of the approval") % names


def _kept(thing: Callable[[], str]) -> Callable[[Said], str]:
    def tell(said: Said) -> str:
        changes = said.get("changes") or {}
        what = ", ".join(_change(field, *values) for field, values in changes.items())
        return _("%(who)s changed %(thing)s: %(what)s") % {**said, "thing": thing(), "what": what}

    return tell


FIELD_WORDS: dict[str, Callable[[], str]] = {
    "task_title": lambda: _("the words"),
    "assignee": lambda: _("who does it"),
    "team": lambda: _("the team"),
    "due_on": lambda: _("the day it is due"),
    "items": lambda: _("the tasks"),
    "minutes": lambda: _("the time"),
    "done_on": lambda: _("the day"),
    "work_kind": lambda: _("the kind of work"),
    "time_note": lambda: _("the note"),
    "is_billable": lambda: _("whether it is billable"),
    "subject": lambda: _("the subject"),
    "type": lambda: _("the type"),
    "impact": lambda: _("the impact"),
    "urgency": lambda: _("the urgency"),
    "priority": lambda: _("the priority"),
    "category": lambda: _("the category"),
    "product": lambda: _("what it concerns"),
    "tags": lambda: _("the tags"),
    "asset": lambda: _("the asset"),
    "synonyms": lambda: _("the synonyms"),
    "tag": lambda: _("the number on its label"),
    "serial": lambda: _("the serial number"),
    "owner": lambda: _("whose it is"),
    "location": lambda: _("where it is"),
    "bought_on": lambda: _("the day it was bought"),
    "warranty_until": lambda: _("the end of the warranty"),
    "note": lambda: _("the note"),
    "state": lambda: _("the state"),
    "name": lambda: pgettext("changed", "the name"),
    "email": lambda: _("the mail address"),
    "phone": lambda: _("the phone number"),
    "title": lambda: _("the job title"),
    "organisation": lambda: _("the organisation"),
    "role": lambda: _("the role"),
    "language": lambda: _("the language"),
    "time_zone": lambda: _("the time zone"),
    "is_vip": lambda: _("whether they are a VIP"),
    "is_active": lambda: _("whether it is in use"),
    "members": lambda: _("the members"),
    "tier": lambda: _("the tier"),
    "may": lambda: _("what it may do"),
    "reach": lambda: _("how far it sees"),
    "domains": lambda: _("the mail domains"),
    "notes": lambda: _("the notes"),
    "translations": lambda: _("the names in other languages"),
    "parent": lambda: _("where it stands"),
    "accent": lambda: _("the colour"),
    "logo": lambda: _("the logo"),
    "ticket_prefix": lambda: _("the prefix of numbers"),
    "public_url": lambda: _("the public address"),
    "position": lambda: _("the order"),
    "kind": lambda: _("the kind"),
    "description": lambda: _("the description"),
    "close_after_days": lambda: _("the days until closing"),
    "reopen_within_days": lambda: _("the days for reopening"),
    "largest_file_mb": lambda: _("the largest file"),
    "forbidden_endings": lambda: _("the kinds of files not taken"),
    "link_key": lambda: _("the key of all links sent so far"),
}
SCALES: dict[str, Any] = {
    "type": Type,
    "impact": Level,
    "urgency": Level,
    "priority": Priority,
    "state": AssetState,
    "kind": ProductKind,
}
SENTENCES: dict[str, Callable[[Said], str]] = {
    "ticket:registered": _registered,
    "ticket:user-replied": lambda said: _("%(who)s wrote") % said,
    "ticket:answered": lambda said: _("%(who)s answered") % said,
    "ticket:answer-withdrawn": lambda said: _("%(who)s took an answer back") % said,
    "ticket:answer-scheduled": _scheduled,
    "ticket:answer-rescheduled": _rescheduled,
    "ticket:answer-unscheduled": lambda said: _("%(who)s took an answer back before it left") % said,
    "ticket:scheduled-answer-stuck": lambda said: _("An answer could not leave: %(reason)s") % said,
    "ticket:note-written": lambda said: _("%(who)s wrote an internal note") % said,
    "ticket:time-logged": _time_logged,
    "ticket:time-changed": _time_changed,
    "ticket:time-removed": _time_removed,
    "timer:started": lambda said: _("%(who)s started a timer") % said,
    "timer:paused": lambda said: _("%(who)s paused a timer") % said,
    "timer:discarded": lambda said: _("%(who)s threw away what a timer had measured") % said,
    "work_kind:kept": _kept(lambda: _("a kind of work")),
    "ticket:satisfaction-asked": lambda _said: _("The user was asked how the help was"),
    "ticket:rated": lambda said: (
        _("%(who)s says that the help was %(score)s") % {**said, "score": str(Score(said["score"]).label).lower()}
    ),
    "satisfaction:configured": lambda said: (
        (
            _("%(who)s has users asked how the help was")
            if said["is_on"]
            else _("%(who)s has users no longer asked how the help was")
        )
        % said
    ),
    "ticket:task-added": _task_added,
    "ticket:checklist-used": _checklist_used,
    "ticket:task-changed": _task_changed,
    "ticket:task-done": lambda said: _("%(who)s did “%(title)s”") % said,
    "ticket:task-reopened": lambda said: _("%(who)s says that “%(title)s” is not done after all") % said,
    "ticket:task-removed": lambda said: _("%(who)s removed the task “%(title)s”") % said,
    "ticket:tasks-ordered": lambda said: _("%(who)s changed the order of the tasks") % said,
    "checklist:kept": _kept(lambda: _("a checklist")),
    "ticket:assigned": _assigned,
    "ticket:changed": _changed,
    "ticket:moved": _moved,
    "ticket:put-on-hold": _on_hold,
    "ticket:resolved": _resolved,
    "ticket:reopened": lambda said: _("%(who)s reopened it") % said,
    "ticket:closed": lambda said: _("It was closed") if said["system"] else _("%(who)s closed it") % said,
    "ticket:requester-changed": lambda said: _("%(who)s made %(name)s the requester instead of %(name_before)s") % said,
    "ticket:marked-spam": lambda said: _("%(who)s marked it as spam") % said,
    "ticket:unmarked-spam": lambda said: _("%(who)s says that it is no spam") % said,
    "ticket:merged": lambda said: _("%(who)s merged this into %(other)s") % said,
    "ticket:took-in": lambda said: _("%(who)s merged %(other)s into this") % said,
    "ticket:unmerged": lambda said: _("%(who)s took this out of %(other)s again") % said,
    "ticket:gave-back": lambda said: _("%(who)s took %(other)s out of this again") % said,
    "ticket:wrote-in-merged": lambda said: _("%(who)s wrote in %(other)s") % said,
    "ticket:message-moved": lambda said: _("%(who)s moved what %(author)s wrote to %(other)s") % said,
    "ticket:message-came": lambda said: _("%(who)s moved what %(author)s wrote here from %(other)s") % said,
    "ticket:linked": _linked,
    "ticket:unlinked": lambda said: _("%(who)s took the link to %(other)s away") % said,
    "ticket:put-under": lambda said: _("%(who)s put this under %(other)s") % said,
    "ticket:taken-out": lambda said: _("%(who)s took this out of %(other)s") % said,
    "ticket:child-added": lambda said: _("%(who)s put %(other)s under this") % said,
    "ticket:child-removed": lambda said: _("%(who)s took %(other)s out from under this") % said,
    "ticket:children-answered": lambda said: (
        ngettext(
            "%(who)s answered the %(count)s request below this",
            "%(who)s answered all %(count)s requests below this",
            said["count"],
        )
        % said
    ),
    "ticket:children-resolved": lambda said: (
        ngettext(
            "%(who)s solved the %(count)s open request below this too",
            "%(who)s solved all %(count)s open requests below this too",
            said["count"],
        )
        % said
    ),
    "ticket:children-left-open": lambda said: (
        ngettext(
            "%(who)s left the %(count)s request below this open",
            "%(who)s left %(count)s requests below this open",
            said["count"],
        )
        % said
    ),
    "ticket:participant-added": lambda said: _("%(who)s copied %(name)s in") % said,
    "ticket:participant-removed": lambda said: _("%(who)s took %(name)s out") % said,
    "ticket:mail-not-delivered": lambda said: _("The mail to %(address)s could not be delivered") % said,
    "ticket:mail-sent-again": lambda said: _("%(who)s sent the mail to %(address)s again") % said,
    "address:unreachable": lambda said: (
        _("%(address)s can't be reached, nothing is sent there until somebody says so") % said
    ),
    "address:used-again": lambda said: _("%(who)s lets mail go to %(address)s again") % said,
    "mailbox:cannot-send": lambda _said: _("A mailbox can't send"),
    "mailbox:still-cannot-send": lambda said: _("No mail leaves a mailbox: %(reason)s") % said,
    "mailbox:sends-again": lambda _said: _("A mailbox sends again"),
    "mailbox:added": lambda said: _("%(who)s added the mailbox %(address)s") % said,
    "mailbox:changed": _kept(lambda: _("a mailbox")),
    "mailbox:failed": lambda said: _("A mailbox can't be read: %(reason)s") % said,
    "mailbox:recovered": lambda _said: _("A mailbox can be read again"),
    "mailbox:connected": lambda said: _("%(who)s signed in to a mailbox as %(account)s") % said,
    "mailbox:disconnected": lambda said: _("%(who)s ended the sign-in of a mailbox") % said,
    "mailbox:hook-renewed": lambda said: _("%(who)s gave a mailbox new addresses for its mail service") % said,
    "mailbox:sign-in-failed": lambda said: _("A mailbox must be signed in to again: %(reason)s") % said,
    "mailbox:sign-in-works-again": lambda _said: _("The sign-in of a mailbox works again"),
    "mailbox:sign-in-ends": lambda _said: _("The sign-in of a mailbox ends soon"),
    "mailbox:round-trip-lost": lambda _said: _("A mail that a mailbox sent to itself did not come back"),
    "mailbox:round-trip-came": lambda _said: _("Mail that a mailbox sends to itself comes back again"),
    "provider:kept": lambda said: _("%(who)s entered how %(name)s knows the desk") % said,
    "mailbox:sender-held-back": lambda said: _("%(address)s wrote too many mails, the rest needs a look") % said,
    "mailkey:added": lambda said: _("%(who)s added the %(method)s key of %(name)s for mail") % said,
    "mailkey:changed": lambda said: (
        (
            _("%(who)s has mail signed with the key of %(name)s")
            if said["signs"]
            else _("%(who)s has no mail signed any more with the key of %(name)s")
        )
        % said
    ),
    "mailkey:removed": lambda said: _("%(who)s removed the %(method)s key of %(name)s for mail") % said,
    "mail:sent": lambda said: _("The answer was sent to %(address)s") % said,
    "mail:delivered": lambda said: _("The answer has arrived at %(address)s") % said,
    "mail:held": lambda _said: _("A mail needs a look"),
    "mail:filed": lambda said: _("%(who)s decided about a mail that needed a look") % said,
    "mail:discarded": lambda said: _("%(who)s discarded a mail that needed a look") % said,
    "sender:judged": lambda said: (
        (_("%(who)s blocked %(pattern)s") if said["verdict"] == Verdict.BLOCK else _("%(who)s allowed %(pattern)s"))
        % said
    ),
    "sender:forgotten": lambda said: _("%(who)s treats %(pattern)s as any other sender again") % said,
    "signing_key:made": lambda said: _("%(who)s made the key %(selector)s to sign mail from %(domain)s") % said,
    "signing_key:used": lambda said: (
        (
            _("%(who)s has mail from %(domain)s signed with the key %(selector)s")
            if said["is_used"]
            else _("%(who)s stopped signing mail from %(domain)s with the key %(selector)s")
        )
        % said
    ),
    "signing_key:dropped": lambda said: _("%(who)s dropped the key %(selector)s of %(domain)s") % said,
    "bulk:begun": lambda said: _("%(who)s began to change %(count)s requests at once") % said,
    "bulk:stopped": lambda said: _("%(who)s stopped changing many requests, %(done)s were changed") % said,
    "bulk:undoing": lambda said: _("%(who)s had %(count)s changes undone") % said,
    "bulk:ended": lambda said: (
        (
            _("Changes were undone: %(done)s brought back, %(refused)s not")
            if said["was_undoing"]
            else _("Many requests were changed: %(done)s done, %(refused)s refused")
        )
        % said
    ),
    "brand:kept": _kept(lambda: _("a brand")),
    "brand:removed": lambda said: _("%(who)s removed the brand %(name)s") % said,
    "template:changed": lambda said: _("%(who)s changed the words of a mail the desk sends") % said,
    "template:restored": lambda said: _("%(who)s went back to the words of a mail that Firstline brings") % said,
    "ticket:approval-asked": _approval_asked,
    "ticket:approval-answered": _approval_answered,
    "ticket:approval-handed-on": _approval_handed_on,
    "ticket:approval-reminded": _approval_reminded,
    "ticket:approval-decided": lambda said: _("It is approved") if said["is_approved"] else _("It is not approved"),
    "ticket:approval-withdrawn": lambda said: (
        _("The approval is no longer needed") if said["is_over"] else _("%(who)s withdrew the approval") % said
    ),
    "approval_template:kept": lambda said: _("%(who)s changed the template of approvals “%(name)s”") % said,
    "ticket:guest-link-asked": lambda _said: _("A new link to the request was asked for"),
    "person:added": lambda said: _("%(who)s added %(name)s") % said,
    "person:changed": _kept(lambda: _("a person")),
    "person:invited": lambda said: _("%(who)s invited somebody") % said,
    "person:token-made": lambda said: _("%(who)s made the token “%(name)s” (%(prefix)s…) for a program") % said,
    "person:token-withdrawn": lambda said: _("%(who)s withdrew the token “%(name)s” (%(prefix)s…) of %(owner)s") % said,
    "person:sign-in-link-asked": lambda _said: _("A link for signing in was asked for"),
    "organisation:added": lambda said: _("%(who)s added the organisation %(name)s") % said,
    "organisation:changed": _kept(lambda: _("an organisation")),
    "role:added": lambda said: _("%(who)s added the role %(name)s") % said,
    "role:changed": _kept(lambda: _("a role")),
    "team:added": lambda said: _("%(who)s added the team %(name)s") % said,
    "person:signature-kept": lambda said: _("%(who)s changed what their answers are signed with") % said,
    "team:signature-kept": lambda said: _("%(who)s changed the signature of the team %(name)s") % said,
    "team:changed": _kept(lambda: _("a team")),
    "category:kept": _kept(lambda: _("a category")),
    "category:moved": lambda said: (
        (
            _("%(who)s moved the category %(name)s below %(below)s")
            if said["below"]
            else _("%(who)s moved the category %(name)s to the top")
        )
        % said
    ),
    "category:removed": lambda said: (
        (
            _("%(who)s retired the category %(name)s")
            if said["is_retired"]
            else _("%(who)s removed the category %(name)s")
        )
        % said
    ),
    "asset:added": lambda said: _("%(who)s added %(name)s (%(tag)s)") % said,
    "asset:changed": _kept(lambda: _("an asset")),
    "asset:retired": lambda said: _("%(who)s retired %(tag)s") % said,
    "import:started": lambda said: _("%(who)s began to take over the list %(name)s") % said,
    "import:finished": lambda said: (
        _("The list %(name)s is taken over: %(made)s added, %(changed)s changed, %(refused)s refused") % said
    ),
    "product:kept": _kept(lambda: _("a product or service")),
    "state:kept": _kept(lambda: _("a state")),
    "desk:priority-matrix-changed": _kept(lambda: _("the matrix of priorities")),
    "view:added": lambda said: _("%(who)s saved the view %(name)s") % said,
    "view:changed": lambda said: _("%(who)s changed the view %(name)s") % said,
    "view:removed": lambda said: _("%(who)s removed the view %(name)s") % said,
    "export:asked": lambda said: _("%(who)s asked for the export %(name)s") % said,
    "export:made": lambda said: (
        ngettext("%(name)s was exported: %(rows)s request", "%(name)s was exported: %(rows)s requests", said["rows"])
        % said
    ),
    "export:fetched": lambda said: _("%(who)s downloaded the export %(name)s") % said,
    "desk:configured": _kept(lambda: _("the desk")),
}
