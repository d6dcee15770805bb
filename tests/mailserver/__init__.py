"""A real mail server for tests and for trying things out.

IMAP and SMTP on loopback, gone without a trace afterwards.

Debian's Dovecot and Exim run with configurations of our own in a temporary folder. Where one is missing, or
may not run (Exim wants root), a stand-in takes its place, and `MailServers.left_out` says so.
"""

from tests.mailserver.servers import Endpoint, MailServers

__all__ = ["Endpoint", "MailServers"]
