"""Entering how a provider knows this desk."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import ProviderKept
from firstline.channels.email.models import OAuthClient, OAuthGrant
from firstline.channels.email.models.oauth_client import Provider
from firstline.channels.email.policies import require
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line

LINES = frozenset({"client_id", "client_secret", "tenant", "authorize_url", "token_url", "scopes"})
FIELDS = LINES | {"secret_ends_on"}
TENANT = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,98}")


class CannotKeepProvider(DomainError):
    code = "cannot_keep_provider"


@transaction.atomic
def keep_provider(provider: Provider, *, by: Actor, at: datetime, **values: Any) -> OAuthClient:
    """Keep how this provider knows the desk: one registration for all its mailboxes. What is being renewed in vain is
    tried with it at once. Raises CannotKeepProvider naming the wrong field, NotAllowed."""
    require(by, Permission.MAILBOXES)
    cleaned = _cleaned(provider, values)
    client, is_new = OAuthClient.objects.select_for_update().get_or_create(provider=provider, defaults=cleaned)
    changes = {} if is_new else apply_changes(client, cleaned)
    if is_new or changes:
        OAuthGrant.objects.filter(client=client).update(next_try_at=None)
        said = {name: ("", "") if name == "client_secret" else change for name, change in changes.items()}
        record(ProviderKept(provider_id=client.pk, name=str(client), changes=said), by=by, at=at)
    return client


def _cleaned(provider: Provider, values: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(values) - FIELDS:
        raise TypeError(f"not fields of a provider: {unknown}")
    cleaned = {name: one_line(value, 500) if name in LINES else value for name, value in values.items()}
    if "client_id" in cleaned and not cleaned["client_id"]:
        raise CannotKeepProvider(_("Enter the client id that the provider shows."), field="client_id")
    if cleaned.get("tenant") and not TENANT.fullmatch(cleaned["tenant"]):
        raise CannotKeepProvider(
            _("A tenant is a domain such as example.com, or an id of letters, digits and dashes."), field="tenant"
        )
    if provider == Provider.OTHER:
        _refuse_no_address(cleaned)
    return cleaned


def _refuse_no_address(cleaned: Mapping[str, Any]) -> None:
    for name in ("authorize_url", "token_url"):
        where = urlsplit(cleaned.get(name, ""))
        if where.scheme not in ("https", "http") or not where.hostname:
            raise CannotKeepProvider(_("Enter the whole address; it begins with https://."), field=name)
