"""The words people and mail programs use, by language: `languages/sv.toml` and the like."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Language:
    """What people say in a language, and how the best known mail programs announce and sign."""

    code: str
    name: str
    answer: tuple[str, ...]
    question: tuple[str, ...]
    gmail: str
    thunderbird: str
    apple: str
    labels: tuple[str, ...]
    sent: str
    original: str
    forwarded: str
    begins: str
    iphone: str
    outlook: str

    @property
    def address(self) -> str:
        """Where the one who asked writes from."""
        return f"anna.{self.code.lower()}@asks.example"

    def announced(self, template: str) -> str:
        """Put name and address into one of the announcements."""
        return template.replace("{n}", self.name).replace("{a}", self.address)


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language of the corpus."""
    return tuple(_language(path) for path in sorted(FOLDER.glob("*.toml")))


def _language(path: Path) -> Language:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        code=path.stem,
        name=said["name"],
        answer=tuple(said["answer"]),
        question=tuple(said["question"]),
        labels=tuple(said["head"]["labels"]),
        sent=said["head"]["sent"],
        **said["attributions"],
        **said["marks"],
        **said["signs"],
    )
