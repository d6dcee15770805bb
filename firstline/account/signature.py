"""What one's own answers are signed with."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.notify.models.person_signature import SignWith
from firstline.notify.queries import own_signature
from firstline.notify.signing import Signer, signature_of
from firstline.people.models import Person
from firstline.teams.queries import teams_of


class SignatureForm(forms.Form):
    sign_with = forms.ChoiceField(label=_("Sign with"), choices=SignWith.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("My signature"), required=False, strip=True, widget=forms.Textarea(attrs={"rows": 5})
    )

    @classmethod
    def of(cls, person: Person) -> "SignatureForm":
        own = own_signature(person.pk)
        return cls(initial={"sign_with": own.sign_with if own else SignWith.TEAM, "text": own.text if own else ""})


def signs(actor: Actor) -> bool:
    """Whether somebody writes answers that can be signed."""
    return actor.can(Permission.ANSWER)


def signed_now(person: Person) -> str:
    """How this person's answers end now, in requests of their first team."""
    team = teams_of(person.pk).first()
    return signature_of(Signer(person, person.name, team), get_language() or "en").text
