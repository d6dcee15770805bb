"""Handing a finished mail over: to a mail server, to a mail service, or into a folder where nothing leaves.

`open_way` gives a `Way` to `send` by, several mails over one connection. What goes wrong is said in plain
words: `CannotReach` (the server, for all mails alike: try again) or `Refused` (this one mail, for now or for good).
"""

from firstline.channels.email.sending.faults import CannotReach, Refused
from firstline.channels.email.sending.way_out import Way, check_sending, open_way

__all__ = ["CannotReach", "Refused", "Way", "check_sending", "open_way"]
