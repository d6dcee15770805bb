"""Who may set up a desk that has no administrator yet: whoever sits at its machine, or has the key it printed."""

import hmac
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from firstline.channels.email.models import Mailbox
from firstline.core.desk import current_desk
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.ops.nearness import is_from_this_machine
from firstline.ops.set_up.key import set_up_key
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.tickets.queries import has_no_request_yet

MAY = "may_set_up"
View = Callable[[HttpRequest], HttpResponse]


def before_it_is_set_up(view: View) -> View:
    """Only while the desk has no administrator, and only for those who may. The key is asked for, and left behind.

    An administrator who comes back here is led on to what is left to do.
    """

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not waits_to_be_set_up():
            if viewer(request).actor.can(Permission.MAILBOXES):
                return redirect(_what_is_left())
            raise NotFound(_("Check the address, or go back to where you came from."))
        if may_set_up(request):
            return view(request)
        given = request.POST.get("key") or request.GET.get("key") or ""
        if _is_right(given):
            request.session[MAY] = True
            return redirect("set-up")
        return _ask_key(request, wrong=bool(given))

    return guarded


def _what_is_left() -> str:
    """A mailbox may have led away to a page of the settings; the first request ends the set-up."""
    if not Mailbox.objects.exists():
        return "set-up-mailbox"
    return "set-up-team-mates" if has_no_request_yet() else "/desk/"


def waits_to_be_set_up() -> bool:
    """A desk is made ready with a key; who founds it takes the key away."""
    return bool(set_up_key()) and current_desk().set_up_at is None and not Person.objects.exists()


def may_set_up(request: HttpRequest) -> bool:
    """`FIRSTLINE_SET_UP_FROM_HERE` is given by bin/serve only, where no proxy stands before the desk."""
    at_the_machine = bool(settings.SET_UP_FROM_HERE) and is_from_this_machine(request)
    return at_the_machine or bool(request.session.get(MAY))


def _is_right(given: str) -> bool:
    key = set_up_key()
    return bool(key) and hmac.compare_digest(given.strip().encode(), key.encode())


def _ask_key(request: HttpRequest, *, wrong: bool) -> HttpResponse:
    return render(request, "ops/set_up/key.jinja", {"wrong": wrong}, status=403 if wrong else 200)
