"""Who speaks: `server_mails` are bounces and what else servers say, `program_mails` mail nobody wrote, `people_mails` mail by
people who only talk of such things. The first line of each says what it is; `away.toml` has absence notes without any mark."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.corpus.case import Case
from tests.corpus.message import message

HERE = Path(__file__).parent


def cases() -> Iterator[Case]:
    """All of them."""
    for folder in ("server_mails", "program_mails", "people_mails"):
        for path in sorted((HERE / folder).glob("*.eml")):
            first, _, mail = path.read_text(encoding="utf-8").partition("\n")
            raw = mail.replace("\n", "\r\n").encode()
            yield Case(folder.partition("_")[0], path.stem, "", "", raw, _expected(first.split()))
    for note in tomllib.loads((HERE / "away.toml").read_text(encoding="utf-8"))["note"]:
        raw = message(note["text"], From="Bo Ek <bo@asks.example>", Subject=note["subject"])
        yield Case("away", note["subject"], note["language"], "", raw, {"kind": "auto_reply", "bounce": None})


def _expected(words: list[str]) -> dict[str, Any]:
    """Read "kind=bounce gone@asks.example permanent"."""
    kind = words[0].partition("=")[2]
    bounce = (tuple(words[1].split(",")), words[2] == "permanent") if kind == "bounce" else None
    return {"kind": kind, "bounce": bounce}
