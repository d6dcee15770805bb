"""Asking other servers over HTTP: the one way in which the desk does.

`post_form` sends a form and returns the answer. The name is resolved once, every address it has must lie on the open
internet (or the host must be one the operator has named as their own, `FIRSTLINE_INTERNAL_HOSTS`), and exactly that
address is connected to. Redirects are not followed, nothing is sent that was not given, and size and time have ends.
`post_in_own_house` does the same for servers that the environment names.
"""

from firstline.core.outbound.client import Answer, CannotAsk, post_form, post_in_own_house

__all__ = ["Answer", "CannotAsk", "post_form", "post_in_own_house"]
