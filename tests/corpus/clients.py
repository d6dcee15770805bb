"""What mail programs make of an answer above a quote: `client_forms/gmail.html.jinja` and the like, whose first line says in
which languages."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from tests.corpus.case import Case
from tests.corpus.languages import Language, all_languages
from tests.corpus.message import message

FOLDER = Path(__file__).parent / "client_forms"


def cases(batch: str = "clients") -> Iterator[Case]:
    """Every client in each of its languages, with plain text, HTML and both where it writes both."""
    for client in sorted({path.name.partition(".")[0] for path in FOLDER.glob("*.jinja")}):
        for language in all_languages():
            forms = {form: _written(client, form, language) for form in ("txt", "html")}
            text, html = forms["txt"], forms["html"]
            if text:
                yield _case(batch, client, language, "plain", message(text))
            if html:
                yield _case(batch, client, language, "html", message(None, html))
            if text and html:
                yield _case(batch, client, language, "both", message(text, html))


def _case(batch: str, client: str, language: Language, manner: str, raw: bytes) -> Case:
    expected = {"reply": list(language.answer), "kind": "message", "bounce": None}
    signed = ("support@example.org",) if client == "foxmail" else ()
    return Case(batch, client, language.code, manner, raw, expected, signed)


def _written(client: str, form: str, language: Language) -> str | None:
    path = FOLDER / f"{client}.{form}.jinja"
    if not path.exists():
        return None
    source = _source(path)
    spoken = source.partition("#}")[0].strip("{# ").split()
    if spoken != ["all"] and language.code not in spoken:
        return None
    return _environment(form).from_string(source.partition("#}\n")[2]).render(_words(language))


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _environment(form: str) -> Environment:
    return Environment(autoescape=form == "html", undefined=StrictUndefined, keep_trailing_newline=True)


def _words(language: Language) -> dict[str, object]:
    before, _, rest = language.outlook.partition("<")
    name, _, after = rest.partition(">")
    linked = str(escape(language.announced(language.gmail))).replace(
        language.address, f'<a href="mailto:{language.address}">{language.address}</a>'
    )
    labels = dict(zip(("from_label", "sent_label", "to_label", "subject_label"), language.labels, strict=True))
    return {
        "language": language.code,
        "answer": language.answer,
        "question": language.question,
        "name": language.name,
        "address": language.address,
        "desk": "Help Desk",
        "desk_address": "support@example.org",
        "subject": "Re: Printer",
        "gmail": language.announced(language.gmail),
        "gmail_linked": Markup(linked),
        "thunderbird": language.announced(language.thunderbird),
        "apple": language.announced(language.apple),
        "sent": language.sent,
        "original": language.original,
        "iphone": language.iphone,
        "outlook_before": before,
        "outlook_name": name,
        "outlook_after": after,
    } | labels
