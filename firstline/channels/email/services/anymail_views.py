"""Anymail's views, made for one mailbox: they check signatures and read what a service says. No settings are read."""

import warnings
from typing import Any

from anymail.exceptions import AnymailConfigurationError, AnymailInsecureWebhookWarning, AnymailNotSupportedWarning
from django.core.exceptions import SuspiciousOperation
from django.utils.module_loading import import_string

from firstline.channels.email.services.posted import Posted, Unreadable

# Addresses of ours hold a secret, which stands for the one that anymail misses. SendGrid works, as our tests say,
# though nobody at anymail has an account there.
warnings.filterwarnings("ignore", category=AnymailInsecureWebhookWarning)
warnings.filterwarnings("ignore", category=AnymailNotSupportedWarning)


WRONG_FORM = (
    AnymailConfigurationError, KeyError, IndexError, TypeError, ValueError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip
"""How anymail's views fail at what is not what they expect."""


class WrongSignature(Exception):
    """It does not come from the service, as far as can be told."""


def events_in(posted: Posted, view: str, **keys: str) -> list[Any]:
    """What the service tells, as anymail's events. Raises Unreadable."""
    made = _view(view, keys)
    try:
        return list(made.parse_events(posted.as_request()))
    except WRONG_FORM as fault:
        raise Unreadable(type(fault).__name__) from fault


def check_signature(posted: Posted, view: str, **keys: str) -> None:
    """Raises WrongSignature, Unreadable."""
    try:
        _view(view, keys).run_validators(posted.as_request())
    except SuspiciousOperation as fault:
        raise WrongSignature from fault
    except Unreadable:
        raise
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as fault:
        # A signature of letters beyond ASCII, a public key that is none.
        raise WrongSignature from fault


def _view(name: str, keys: dict[str, str]) -> Any:
    return import_string(f"anymail.webhooks.{name}")(**keys)
