"""The work around a request: time, tasks, approvals, and what its user says of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firstline.approvals.models import Way
from firstline.billing.durations import minutes_words
from firstline.pages.happenings.fields import Said, Sentence, field_change, kept
from firstline.satisfaction.models import Score


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
    return field_change({"kind": "work_kind", "note": "time_note"}.get(field, field), before, after)


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
    return field_change({"title": "task_title"}.get(field, field), before, after)


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


SENTENCES: dict[str, Sentence] = {
    "ticket:time-logged": _time_logged,
    "ticket:time-changed": _time_changed,
    "ticket:time-removed": _time_removed,
    "timer:started": lambda said: _("%(who)s started a timer") % said,
    "timer:paused": lambda said: _("%(who)s paused a timer") % said,
    "timer:discarded": lambda said: _("%(who)s threw away what a timer had measured") % said,
    "work_kind:kept": kept(lambda: _("a kind of work")),
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
    "checklist:kept": kept(lambda: _("a checklist")),
    "ticket:approval-asked": _approval_asked,
    "ticket:approval-answered": _approval_answered,
    "ticket:approval-handed-on": _approval_handed_on,
    "ticket:approval-reminded": _approval_reminded,
    "ticket:approval-decided": lambda said: _("It is approved") if said["is_approved"] else _("It is not approved"),
    "ticket:approval-withdrawn": lambda said: (
        _("The approval is no longer needed") if said["is_over"] else _("%(who)s withdrew the approval") % said
    ),
    "approval_template:kept": lambda said: _("%(who)s changed the template of approvals “%(name)s”") % said,
}
