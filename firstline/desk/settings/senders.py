"""Allowed and blocked senders: listing, deciding about one more, and forgetting one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firstline.channels.email.actions.judge_sender import forget_sender, judge_sender
from firstline.channels.email.models import SenderRule
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.policies import visible_sender_rules
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class SenderForm(forms.Form):
    pattern = forms.CharField(
        label=gettext_lazy("Address or domain"),
        help_text=gettext_lazy("name@example.com, or example.com for everybody there."),
        max_length=254,
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Their mail"), choices=Verdict.choices, widget=forms.RadioSelect, initial=Verdict.BLOCK
    )


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    """The list, and the form for one more."""
    actor = viewer(request).actor

    def keep(values: dict[str, Any]) -> None:
        judge_sender(values["pattern"], Verdict(values["verdict"]), by=actor, at=now())

    context = {"rules": visible_sender_rules(actor).select_related("made_by", "ticket")}
    return edit(
        request, SenderForm(request.POST or None), keep, here="senders", title=_("Allowed and blocked senders"),
        saved=_("Saved."), template="senders", context=context,
    )  # fmt: skip


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def forget(request: HttpRequest, sender: int) -> HttpResponse:
    """Treat this sender as any other again."""
    actor = viewer(request).actor
    rule = visible_sender_rules(actor).filter(pk=sender).first()
    if not isinstance(rule, SenderRule):
        raise NotFound(_("There is no such sender."))
    forget_sender(rule, by=actor, at=now())
    say_next(request, _("%(sender)s is treated as any other sender again.") % {"sender": rule.pattern})
    return HttpResponseRedirect(reverse("desk:settings-senders"))
