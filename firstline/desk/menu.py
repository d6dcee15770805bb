"""The list of settings pages, and which of them somebody may open."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.permissions import Permission


@dataclass(frozen=True)
class Entry:
    """A page in the list of settings. `name` is the name of its address."""

    name: str
    label: "str | Promise"
    icon: str
    permission: Permission


@dataclass(frozen=True)
class Group:
    label: "str | Promise"
    entries: tuple[Entry, ...]


MENU = (
    Group(
        _("Who"),
        (
            Entry("people", _("People"), "person", Permission.PEOPLE),
            Entry("organisations", _("Organisations"), "building", Permission.PEOPLE),
            Entry("teams", _("Teams"), "people", Permission.TEAMS),
            Entry("roles", _("Roles"), "key", Permission.ROLES),
        ),
    ),
    Group(
        _("What"),
        (
            Entry("categories", _("Categories"), "folder", Permission.CATALOGUE),
            Entry("products", _("Products and services"), "box", Permission.CATALOGUE),
            Entry("states", _("Stages and states"), "flag", Permission.CATALOGUE),
            Entry("checklists", _("Checklists"), "list", Permission.CHECKLISTS),
            Entry("work-kinds", _("Kinds of work"), "clock", Permission.CATALOGUE),
            Entry("priorities", _("Priorities"), "high", Permission.CATALOGUE),
        ),
    ),
    Group(
        _("Desk"),
        (
            Entry("mailboxes", _("Mailboxes"), "inbox", Permission.MAILBOXES),
            Entry("domains", _("Mail domains"), "globe", Permission.MAILBOXES),
            Entry("senders", _("Allowed and blocked senders"), "shield", Permission.MAILBOXES),
            Entry("brands", _("Brands"), "flag", Permission.MAILBOXES),
            Entry("mail-keys", _("Keys for mail"), "lock", Permission.MAILBOXES),
            Entry("templates", _("Mails the desk sends"), "mail", Permission.TEMPLATES),
            Entry("satisfaction", _("Satisfaction"), "smile", Permission.DESK),
            Entry("identity", _("Name and look"), "home", Permission.DESK),
            Entry("rules", _("Rules"), "shield", Permission.DESK),
            Entry("record", _("Everything done"), "history", Permission.AUDIT),
        ),
    ),
)


def menu_for(actor: Actor) -> list[Group]:
    """The groups with those entries this actor may open; groups without any are left out."""
    groups = [Group(group.label, tuple(e for e in group.entries if actor.can(e.permission))) for group in MENU]
    return [group for group in groups if group.entries]
