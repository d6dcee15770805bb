"""Why a hook is not taken."""


class NotTaken(Exception):
    """The service is answered with `status`."""

    status = 400


class Forged(NotTaken):
    """The signature is wrong, old, or was used for something else."""

    status = 403


class TooLarge(NotTaken):
    status = 413


class ComeAgain(NotTaken):
    """Not now: the mailbox is switched off, or what it is about is still under way."""

    status = 503
