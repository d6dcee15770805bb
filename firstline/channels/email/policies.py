"""Who may see and manage mailboxes, mail that needs a look, and the originals of mails."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.channels.email.models import Brand, IncomingMail, Mailbox, MailKey, SenderRule, SigningKey
from firstline.channels.email.models.incoming import MailState
from firstline.core.access import Actor, Reach
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.tickets.policies import sees_notes, visible_to


def access_mailbox(actor: Actor, mailbox_id: int) -> Mailbox:
    """The mailbox, for those who manage mailboxes. Raises NotFound."""
    found = visible_mailboxes(actor).filter(pk=mailbox_id).first()
    if found is None:
        raise NotFound(_("There is no such mailbox."))
    return found


def visible_mailboxes(actor: Actor) -> QuerySet[Mailbox]:
    mailboxes = Mailbox.objects.select_related("team")
    return mailboxes if actor.can(Permission.MAILBOXES) else mailboxes.none()


def access_brand(actor: Actor, brand_id: int) -> Brand:
    """The brand, for those who manage mailboxes. Raises NotFound."""
    found = visible_brands(actor).filter(pk=brand_id).first()
    if found is None:
        raise NotFound(_("There is no such brand."))
    return found


def visible_brands(actor: Actor) -> QuerySet[Brand]:
    """The brands, for those who manage mailboxes or the words of mails."""
    may = actor.can(Permission.MAILBOXES) or actor.can(Permission.TEMPLATES)
    return Brand.objects.select_related("logo") if may else Brand.objects.none()


def access_signing_key(actor: Actor, key_id: int) -> SigningKey:
    """The key, for those who manage mailboxes. Raises NotFound."""
    found = SigningKey.objects.filter(pk=key_id).first() if actor.can(Permission.MAILBOXES) else None
    if found is None:
        raise NotFound(_("There is no such key."))
    return found


def access_mail_key(actor: Actor, key_id: int) -> MailKey:
    """A key for mail, without what is secret in it, for those who manage mailboxes. Raises NotFound."""
    found = visible_mail_keys(actor).defer("private", "passphrase").filter(pk=key_id).first()
    if found is None:
        raise NotFound(_("There is no such key."))
    return found


def visible_sender_rules(actor: Actor) -> QuerySet[SenderRule]:
    """Who is allowed or blocked, for those who manage mailboxes."""
    return SenderRule.objects.all() if actor.can(Permission.MAILBOXES) else SenderRule.objects.none()


def visible_mail_keys(actor: Actor) -> QuerySet[MailKey]:
    keys = MailKey.objects.all()
    return keys if actor.can(Permission.MAILBOXES) else keys.none()


def visible_held(actor: Actor) -> QuerySet[IncomingMail]:
    """The mails that wait for this actor to decide: those of their teams' mailboxes and of mailboxes of no team."""
    held = IncomingMail.objects.filter(state=MailState.HELD)
    return held.filter(_of_mailboxes(actor)) if actor.can(Permission.HELD_MAIL) else held.none()


def access_held(actor: Actor, mail_id: int) -> IncomingMail:
    """The mail, if it still waits and is this actor's to decide about. Raises NotFound."""
    found = visible_held(actor).select_related("mailbox", "raw", "may_belong_to").filter(pk=mail_id).first()
    if found is None:
        raise NotFound(_("There is no such mail, or somebody has decided about it already."))
    return found


def access_original(actor: Actor, mail_id: int) -> IncomingMail:
    """A mail whose original this actor may open: those who decide about held mail, and agents who see its request.

    Raises NotFound. The original holds everything that was written and all addresses, so users don't get it.
    """
    found = IncomingMail.objects.select_related("mailbox", "raw").filter(_originals(actor), pk=mail_id).first()
    if found is None:
        raise NotFound(_("There is no such mail."))
    return found


def require(actor: Actor, permission: Permission) -> None:
    """Raises NotAllowed unless the actor has `permission`."""
    if not actor.can(permission):
        raise NotAllowed(_("Your role does not allow this. Ask an administrator if you need it."))


def _originals(actor: Actor) -> Q:
    seen = Q(pk=None)
    if sees_notes(actor):
        seen |= Q(ticket__in=visible_to(actor))
    if actor.can(Permission.HELD_MAIL):
        seen |= Q(ticket=None) & _of_mailboxes(actor)
    return seen


def _of_mailboxes(actor: Actor) -> Q:
    if actor.kind == "system" or actor.reach == Reach.ALL:
        return Q()
    return Q(mailbox__team=None) | Q(mailbox__team_id__in=actor.team_ids)
