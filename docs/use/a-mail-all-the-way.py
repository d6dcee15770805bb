"""Anna's mail program, in a few lines: what docs/use/a-mail-all-the-way.md calls.

python docs/use/a-mail-all-the-way.py ask        Anna writes to support@desk.test
python docs/use/a-mail-all-the-way.py read       what lies in Anna's mailbox
python docs/use/a-mail-all-the-way.py answer     Anna answers the newest mail she has
"""

import imaplib
import smtplib
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

ANNA, PASSWORD, DESK = "anna@customer.test", "secret", "support@desk.test"
HOST, IMAP, SMTP = "127.0.0.1", 2500, 2502


def ask() -> None:
    """A new mail."""
    mail = written("Printer on floor 3 prints blank", to=DESK)
    mail.set_content("The pages come out white since Monday.\n\n-- \nAnna Berg, Bergs Bygg AB\n")
    send(mail)


def read() -> None:
    """The mails in Anna's mailbox, each with the headers that keep a conversation together."""
    for mail in mails():
        print("─" * 72)
        for name in ("From", "Reply-To", "Subject", "Message-ID", "In-Reply-To"):
            print(f"{name}: {mail[name] or ''}")
        body = mail.get_body(("plain",))
        print(f"\n{body.get_content().strip() if body else ''}\n")


def answer() -> None:
    """An answer as a mail program makes it: to where the mail asks for, with its id, quoting it."""
    newest = mails()[-1]
    body = newest.get_body(("plain",))
    quoted = "\n> ".join(body.get_content().splitlines()) if body else ""
    mail = written(f"Re: {str(newest['Subject']).removeprefix('Re: ')}", to=str(newest["Reply-To"] or newest["From"]))
    mail["In-Reply-To"] = newest["Message-ID"]
    mail["References"] = f"{newest['References'] or ''} {newest['Message-ID']}".strip()
    mail.set_content(f"The left one, beside the kitchen.\n\nOn {newest['Date']}, Support wrote:\n> {quoted}\n")
    send(mail)


def written(subject: str, *, to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Anna Berg <{ANNA}>", to, subject
    mail["Date"], mail["Message-ID"] = formatdate(localtime=True), make_msgid(domain="customer.test")
    return mail


def send(mail: EmailMessage) -> None:
    with smtplib.SMTP(HOST, SMTP, timeout=10) as server:
        server.send_message(mail)
    print(f"Sent: {mail['Subject']}")


def mails() -> list[EmailMessage]:
    with imaplib.IMAP4(HOST, IMAP) as server:
        server.login(ANNA, PASSWORD)
        server.select("INBOX", readonly=True)
        _, found = server.search(None, "ALL")
        raws = [server.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in found[0].split()]
    return [message_from_bytes(raw, policy=policy.default) for raw in raws]  # type: ignore[misc]


if __name__ == "__main__":
    wanted = {"ask": ask, "read": read, "answer": answer}.get(sys.argv[-1])
    if wanted is None:
        sys.exit(__doc__)
    wanted()
