"""The folder the servers live in.

Who has a mailbox, whose mail is refused, the Maildirs, certificate, queue and logs.

Everything is a plain text file that real servers and stand-ins read at the moment they need it, so people can
be added and addresses refused while the servers run.
"""

import grp
import os
import pwd
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.mailserver.certificate import write_certificate

EXIM_USER = "Debian-exim"
_ADDRESS = re.compile(r"[a-z0-9._-]+@[a-z0-9.-]+")
_PASSWORD = re.compile(r"[!-9;-~]+")
TOO_EARLY = "451 4.7.1 Too early, try again later"
MAILBOX_FULL = "552 5.2.2 This mailbox is full"


@dataclass(frozen=True)
class Owner:
    """Whom the mail belongs to on this machine."""

    user: str
    group: str
    uid: int
    gid: int


class MailFolder:
    """A temporary folder with everything the servers read and write."""

    def __init__(self, introspection: str = "") -> None:
        self.introspection = introspection
        self.path = Path(tempfile.mkdtemp(prefix="firstline-mail-", dir=_place_others_may_enter()))
        self.path.chmod(0o755)
        self.owner = _owner_of_mail()
        self.passwords: dict[str, str] = {}
        self.refusals: dict[str, str] = {}
        for name in ("log", "mail", "queue", "run", "state"):
            self._own(self._made(self.path / name))
        if introspection:
            self._write("introspection", [introspection])
            self._write("dovecot-oauth2", _words_for_dovecot(introspection))
        write_certificate(self.certificate, self.key)
        self._own(self.key)
        self._write_lists()

    @property
    def certificate(self) -> Path:
        return self.path / "certificate.pem"

    @property
    def key(self) -> Path:
        return self.path / "key.pem"

    @property
    def domains(self) -> list[str]:
        return sorted({address.partition("@")[2] for address in self.passwords})

    def log(self, name: str) -> Path:
        """The log of one server."""
        return self.path / "log" / name

    def add_account(self, address: str, password: str) -> None:
        """Give somebody an empty mailbox.

        Refuses what would break the lists: odd characters, a second account.
        """
        address = address.lower()
        if address in self.passwords or not _ADDRESS.fullmatch(address) or not _PASSWORD.fullmatch(password):
            raise ValueError(f"no account can be made for {address!r}")
        for part in ("", "tmp", "new", "cur"):
            self._own(self._made(self.maildir(address) / part))
        self._own(self.maildir(address).parent)
        self.passwords[address] = password
        self._write_lists()

    def refuse(self, address: str, answer: str) -> None:
        """Let the SMTP server answer every mail to this address so: `451 4.7.1 Try again later`."""
        self.refusals[address.lower()] = answer
        self._write_lists()

    def accept(self, address: str) -> None:
        """Take back a refusal."""
        self.refusals.pop(address.lower(), None)
        self._write_lists()

    def maildir(self, address: str) -> Path:
        """Where the mail of this account lies."""
        return self.path / "mail" / address.lower() / "Maildir"

    def place(self, raw: bytes, address: str, name: str) -> None:
        """Put a message into the INBOX behind the servers' backs, byte for byte as it is."""
        written = self.maildir(address) / "tmp" / name
        written.write_bytes(raw)
        self._own(written)
        written.rename(self.maildir(address) / "new" / name)

    def forget_uids(self, address: str) -> None:
        """Make the IMAP server number this account's messages anew, under another UIDVALIDITY."""
        for pattern in ("dovecot-uidlist*", "dovecot.index*", "dovecot.list.index*", "stand-in-numbers.json"):
            for path in self.maildir(address).glob(pattern):
                path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Delete the folder and everything in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _write_lists(self) -> None:
        people = self.passwords.items()
        self._write("domains", self.domains)
        self._write("refusals", [f"{address}: {answer}" for address, answer in self._all_refusals().items()])
        self._write("passwords", [f"{address}: {password}" for address, password in people])
        self._write("maildirs", [f"{address}: {self.maildir(address)}" for address in self.passwords])
        self._write("dovecot-users", [f"{address}:{{PLAIN}}{password}" for address, password in people])

    def _all_refusals(self) -> dict[str, str]:
        early = {f"later@{domain}": TOO_EARLY for domain in self.domains}
        full = {f"full@{domain}": MAILBOX_FULL for domain in self.domains}
        return early | full | self.refusals

    def _write(self, name: str, lines: list[str]) -> None:
        unfinished = self.path / f".{name}"
        unfinished.write_text("".join(f"{line}\n" for line in lines))
        unfinished.chmod(0o644)
        unfinished.rename(self.path / name)

    def _made(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _own(self, path: Path) -> None:
        if os.getuid() == 0:
            os.chown(path, self.owner.uid, self.owner.gid)


def _words_for_dovecot(introspection: str) -> list[str]:
    return [
        f"introspection_url = {introspection}",
        "introspection_mode = get",
        "username_attribute = email",
        "active_attribute = status",
        "active_value = good",
    ]


def _owner_of_mail() -> Owner:
    """Neither Exim nor Dovecot touches mail as root, so for root it belongs to a user made for mail."""
    everybody = {entry.pw_name: entry for entry in pwd.getpwall()}
    candidates = [EXIM_USER, "mail"] if os.getuid() == 0 else []
    user = next((everybody[name] for name in candidates if name in everybody), pwd.getpwuid(os.getuid()))
    return Owner(user.pw_name, grp.getgrgid(user.pw_gid).gr_name, user.pw_uid, user.pw_gid)


def _place_others_may_enter() -> str:
    """The temporary folder, unless a parent keeps other users out, as root's own folders do."""
    for place in (tempfile.gettempdir(), "/var/tmp"):
        if all(path.stat().st_mode & 0o001 for path in (Path(place), *Path(place).parents)):
            return place
    return tempfile.gettempdir()
