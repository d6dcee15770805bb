"""Anymail's way to each service, made for one mailbox with its keys."""

from typing import Any

import requests
from django.utils.module_loading import import_string

from firstline.channels.email.models import Mailbox
from firstline.channels.email.services import anymail_views as _quiet  # noqa: F401 -- it silences anymail's warnings
from firstline.channels.email.services.known import OUTGOING


def backend_for(mailbox: Mailbox, session: requests.Session) -> Any:
    """Anymail's mail backend for the service this mailbox sends by, that asks by way of `session` and nothing else."""
    known = OUTGOING[mailbox.out_service]
    keys = {known.key: mailbox.out_key}
    if known.second_key:
        keys[known.second_key] = mailbox.out_second_key
    backend = import_string(f"anymail.backends.{mailbox.out_service}.EmailBackend")(
        api_url=known.addresses[mailbox.out_region], **keys
    )
    backend.session = session
    return backend
