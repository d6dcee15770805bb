"""Who has mailboxes here and where: the lists and folders that the stand-ins share with the real servers."""

import shutil
from pathlib import Path

from tests.mailserver.stand_ins.maildir import Maildir
from tests.mailserver.stand_ins.tokens import account_of_token


class Refused(Exception):
    """A command that gets NO for an answer."""


class Post:
    """Everybody's mailboxes; each is opened once for all conversations."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[Path, Maildir] = {}

    def knows(self, user: str, password: str) -> bool:
        """Whether name and password belong together."""
        return f"{user.lower()}: {password}" in (self._folder / "passwords").read_text().splitlines()

    def account_of_token(self, token: str) -> str:
        """Whose mailbox a token of the provider opens; empty for none."""
        return account_of_token(self._folder, token)

    def mailbox(self, user: str, name: str, *, make: bool = False) -> Maildir:
        """One mailbox of a user. Raises Refused if there is none of this name."""
        path = self._path(user, name)
        if not make and not path.exists():
            raise Refused(f"[TRYCREATE] There is no mailbox {name}")
        if path not in self._open:
            self._open[path] = Maildir(path)
        return self._open[path]

    def names(self, user: str) -> list[str]:
        """The names of a user's mailboxes."""
        folders = self._path(user, "INBOX").glob(".*")
        return ["INBOX", *sorted(path.name[1:] for path in folders if path.is_dir())]

    def drop(self, user: str, name: str) -> None:
        """Delete a mailbox with what is in it. Raises Refused."""
        path = self.mailbox(user, name).path
        shutil.rmtree(path)
        del self._open[path]

    def _path(self, user: str, name: str) -> Path:
        if "/" in name or name.startswith("."):
            raise Refused("Names of mailboxes have no slashes here")
        inbox = self._folder / "mail" / user.lower() / "Maildir"
        return inbox if name.upper() == "INBOX" else inbox / f".{name}"
