"""Changing the words of the desk's mails."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.models import Brand
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.notify.events import TemplateChanged, TemplateRestored
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.models import MailTemplate
from firstline.notify.queries import desk_text_for, forget_templates
from firstline.notify.texts import LANGUAGES, Text, built_in
from firstline.notify.wording.check import fault_of_body, fault_of_subject
from firstline.people.policies import require


class CannotKeepTemplate(DomainError):
    code = "cannot_keep_template"


def change_template(
    kind: Kind, language: str, *, subject: str, body: str, by: Actor, at: datetime, brand: Brand | None = None
) -> Text:
    """Use these words for this kind of mail in this language, for all mails or those of a brand.

    What would be said anyway is not kept a second time.

    Raises CannotKeepTemplate, naming `subject` or `body`, and NotAllowed.
    """
    require(by, Permission.TEMPLATES)
    text = Text(subject=subject.strip(), body=body.replace("\r\n", "\n").strip())
    _refuse(kind, language, text)
    if text == (desk_text_for if brand else built_in)(kind, language):
        restore_template(kind, language, by=by, at=at, brand=brand)
        return text
    with transaction.atomic():
        values = {"subject": text.subject, "body": text.body, "changed_at": at}
        row, _is_new = MailTemplate.objects.update_or_create(
            kind=kind.value, language=language, brand=brand, defaults=values
        )
        record(TemplateChanged(template_id=row.pk, mail=kind.value, language=language), by=by, at=at)
    forget_templates()
    return text


def restore_template(kind: Kind, language: str, *, by: Actor, at: datetime, brand: Brand | None = None) -> None:
    """Use the words that Firstline brings again; for a brand, those of the desk. Raises NotAllowed."""
    require(by, Permission.TEMPLATES)
    with transaction.atomic():
        row = MailTemplate.objects.select_for_update().filter(kind=kind.value, language=language, brand=brand).first()
        if row is not None:
            record(TemplateRestored(template_id=row.pk, mail=kind.value, language=language), by=by, at=at)
            row.delete()
    forget_templates()


def _refuse(kind: Kind, language: str, text: Text) -> None:
    if language not in LANGUAGES:
        raise CannotKeepTemplate(_("The desk doesn't write mails in this language."), field="language")
    if fault := fault_of_subject(KINDS[kind], text.subject):
        raise CannotKeepTemplate(fault, field="subject")
    if fault := fault_of_body(KINDS[kind], text.body):
        raise CannotKeepTemplate(fault, field="body")
