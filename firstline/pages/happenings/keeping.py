"""What is kept at the desk: people, teams, catalogue, assets, lists, views and the desk itself."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firstline.pages.happenings.fields import Sentence, kept

SENTENCES: dict[str, Sentence] = {
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
    "person:added": lambda said: _("%(who)s added %(name)s") % said,
    "person:changed": kept(lambda: _("a person")),
    "person:invited": lambda said: _("%(who)s invited somebody") % said,
    "person:token-made": lambda said: _("%(who)s made the token “%(name)s” (%(prefix)s…) for a program") % said,
    "person:token-withdrawn": lambda said: _("%(who)s withdrew the token “%(name)s” (%(prefix)s…) of %(owner)s") % said,
    "person:sign-in-link-asked": lambda _said: _("A link for signing in was asked for"),
    "organisation:added": lambda said: _("%(who)s added the organisation %(name)s") % said,
    "organisation:changed": kept(lambda: _("an organisation")),
    "role:added": lambda said: _("%(who)s added the role %(name)s") % said,
    "role:changed": kept(lambda: _("a role")),
    "team:added": lambda said: _("%(who)s added the team %(name)s") % said,
    "person:signature-kept": lambda said: _("%(who)s changed what their answers are signed with") % said,
    "team:signature-kept": lambda said: _("%(who)s changed the signature of the team %(name)s") % said,
    "team:changed": kept(lambda: _("a team")),
    "category:kept": kept(lambda: _("a category")),
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
    "asset:changed": kept(lambda: _("an asset")),
    "asset:retired": lambda said: _("%(who)s retired %(tag)s") % said,
    "import:started": lambda said: _("%(who)s began to take over the list %(name)s") % said,
    "import:finished": lambda said: (
        _("The list %(name)s is taken over: %(made)s added, %(changed)s changed, %(refused)s refused") % said
    ),
    "product:kept": kept(lambda: _("a product or service")),
    "state:kept": kept(lambda: _("a state")),
    "desk:priority-matrix-changed": kept(lambda: _("the matrix of priorities")),
    "view:added": lambda said: _("%(who)s saved the view %(name)s") % said,
    "view:changed": lambda said: _("%(who)s changed the view %(name)s") % said,
    "view:removed": lambda said: _("%(who)s removed the view %(name)s") % said,
    "export:asked": lambda said: _("%(who)s asked for the export %(name)s") % said,
    "export:made": lambda said: (
        ngettext("%(name)s was exported: %(rows)s request", "%(name)s was exported: %(rows)s requests", said["rows"])
        % said
    ),
    "export:fetched": lambda said: _("%(who)s downloaded the export %(name)s") % said,
    "desk:configured": kept(lambda: _("the desk")),
}
