"""Why a provider doesn't let us in, in plain words."""

from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.core.text import one_line


class CannotSignIn(DomainError):
    """The mailbox can't be opened at its provider now; the message says what to do."""

    code = "cannot_sign_in"


class Denied(CannotSignIn):
    """The provider refused. `is_for_good`: asking again with the same words is of no use."""

    def __init__(self, message: str, *, is_for_good: bool) -> None:
        super().__init__(message)
        self.is_for_good = is_for_good


def denied(provider: str, code: str, description: str) -> Denied:
    """What a provider's error means; `code` and `description` as it gave them."""
    said = one_line(description or code, 300)
    names = {"provider": provider, "said": said}
    if code == "invalid_grant":
        return Denied(
            _(
                "%(provider)s does not take the sign-in any more: it was withdrawn, the password was changed, or it "
                "lay unused for too long. Sign in again. It said: “%(said)s”"
            )
            % names,
            is_for_good=True,
        )
    if code in ("invalid_client", "unauthorized_client"):
        return Denied(
            _(
                "%(provider)s does not take the client id or the client secret; the secret may have ended. Make a new "
                "one there and enter it here. It said: “%(said)s”"
            )
            % names,
            is_for_good=True,
        )
    if code in ("access_denied", "consent_required", "interaction_required", "login_required"):
        return Denied(_("The sign-in at %(provider)s was refused. It said: “%(said)s”") % names, is_for_good=True)
    return Denied(_("%(provider)s gave no access. It said: “%(said)s”") % names, is_for_good=False)
