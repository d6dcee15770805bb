"""A mail server to play with: `python -m tests.mailserver` runs one until Ctrl-C and says how to reach it."""

import argparse
import signal
import sys

from tests.mailserver.servers import USERS, MailServers
from tests.mailserver.stand_ins import left_out


def main() -> None:
    arguments = _arguments()
    if arguments.left_out:
        for missing in left_out():
            print(missing)
        return
    users = dict.fromkeys(arguments.addresses, arguments.password) or USERS
    first = arguments.first_port
    ports = (first, first + 1, first + 2, first + 3) if first else None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with MailServers.started(users, ports=ports) as servers:
        print(_in_words(servers), flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("\nStopping; the mail is gone.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mailserver", description=__doc__)
    parser.add_argument("addresses", nargs="*", help=f"who gets a mailbox (default: {' '.join(USERS)})")
    parser.add_argument("--password", default="secret", help="everybody's password (default: secret)")
    parser.add_argument("--first-port", type=int, help="the first of four ports in a row (default: free ones)")
    parser.add_argument("--left-out", action="store_true", help="only say what is stood in for here, and why")
    return parser.parse_args()


def _in_words(servers: MailServers) -> str:
    imap, pop3, smtp = servers.imap, servers.pop3, servers.smtp
    people = [f"  {address}   password: {password}" for address, password in servers.passwords.items()]
    missing = [f"Left out: {what}" for what in servers.left_out]
    return "\n".join(
        [
            "Mail servers are running on this machine only. Ctrl-C stops them.",
            "",
            f"  IMAP  {imap.host}, port {imap.port} (STARTTLS or none), port {imap.tls_port} (TLS)",
            f"  POP3  {pop3.host}, port {pop3.port} (STLS or none), port {pop3.tls_port} (TLS)",
            f"  SMTP  {smtp.host}, port {smtp.port} (STARTTLS or none), port {smtp.tls_port} (TLS)",
            f"  The certificate is our own: {servers.certificate}",
            "",
            *people,
            "",
            "Who else answers in these domains: later@ (not now), full@ (no room), bounces@ (comes back).",
            "Everybody else is refused. name+anything@ reaches name@. No mail leaves this machine.",
            *missing,
        ],
    )


if __name__ == "__main__":
    main()
