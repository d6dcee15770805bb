"""What is done to a request itself."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firstline.core.clock import now
from firstline.pages.filters.when import when_words
from firstline.pages.happenings.fields import Said, Sentence, field_change
from firstline.tickets.stages import Channel, Stage


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
    changes = [field_change(field, *values) for field, values in said["changes"].items()]
    return _("%(who)s changed %(what)s") % {**said, "what": ", ".join(changes)}


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


SENTENCES: dict[str, Sentence] = {
    "ticket:registered": _registered,
    "ticket:user-replied": lambda said: _("%(who)s wrote") % said,
    "ticket:answered": lambda said: _("%(who)s answered") % said,
    "ticket:answer-withdrawn": lambda said: _("%(who)s took an answer back") % said,
    "ticket:answer-scheduled": _scheduled,
    "ticket:answer-rescheduled": _rescheduled,
    "ticket:answer-unscheduled": lambda said: _("%(who)s took an answer back before it left") % said,
    "ticket:scheduled-answer-stuck": lambda said: _("An answer could not leave: %(reason)s") % said,
    "ticket:note-written": lambda said: _("%(who)s wrote an internal note") % said,
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
    "ticket:guest-link-asked": lambda _said: _("A new link to the request was asked for"),
}
