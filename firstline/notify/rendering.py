"""A mail's words with their values in: subject, plain text and HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.composing.compose import LOGO, shows_logo
from firstline.core.errors import DomainError
from firstline.core.html import text_to_html
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.queries import text_for
from firstline.notify.signing import FIELD
from firstline.notify.speaker import speaker
from firstline.notify.texts import Text, spoken
from firstline.notify.wording.check import fault_of_body, fault_of_subject
from firstline.notify.wording.fill import Value, html_of, subject_of, text_of
from firstline.notify.wording.layout import look_in_force, page, quoted
from firstline.notify.wording.parse import Body, Placeholder, named_in, read_body, read_line


@dataclass(frozen=True)
class Rendered:
    """A mail's words, ready to be sent or shown. `html` is a whole page."""

    subject: str
    text: str
    html: str


class CannotPreview(DomainError):
    """What stands in the form is no mail yet."""

    code = "cannot_preview"


def render(kind: Kind, language: str, values: Mapping[str, Value]) -> Rendered:
    """The mail of this kind in this language (or what is closest to it) with these values."""
    logo = LOGO if KINDS[kind].has_head and shows_logo(speaker().logo) else ""
    return _render(kind, spoken(language), text_for(kind, language), values, logo)


def preview(kind: Kind, language: str, subject: str, body: str) -> Rendered:
    """What a mail would look like with these words and the values of an example. Raises CannotPreview.

    Its HTML is shown in a frame of its own without scripts; the logo is not in it, but the name.
    """
    if fault := fault_of_subject(KINDS[kind], subject):
        raise CannotPreview(fault, field="subject")
    if fault := fault_of_body(KINDS[kind], body):
        raise CannotPreview(fault, field="body")
    with translation.override(spoken(language)):
        values = {field.name: _sample(kind, field.name, str(field.sample)) for field in KINDS[kind].fields}
    values["desk.name"] = Value(speaker().name)
    return _render(kind, spoken(language), Text(subject.strip(), body.strip()), values, "")


def _render(kind: Kind, language: str, text: Text, values: Mapping[str, Value], logo: str) -> Rendered:
    look, body = look_in_force(logo), _signed(kind, read_body(text.body))
    return Rendered(
        subject=subject_of(read_line(text.subject), values),
        text=text_of(body, values),
        html=page(
            language=language,
            said=html_of(body.paragraphs, values, look.colours),
            small_print=html_of(body.small_print, values, look.colours),
            look=look,
            has_head=KINDS[kind].has_head,
        ),
    )


def _signed(kind: Kind, body: Body) -> Body:
    """An answer's words with a place for the signature, at the head of the small print where they name none."""
    if kind is not Kind.ANSWER or FIELD in named_in(body):
        return body
    return replace(body, small_print=(((Placeholder(FIELD),),), *body.small_print))


def _sample(kind: Kind, name: str, text: str) -> Value:
    if name == "quoted":
        return quote(text)
    if name == "words":
        return Value(text, text_to_html(text)) if kind is Kind.ANSWER else set_off(text)
    return set_off(text) if name == "question" else Value(text)


def set_off(text: str) -> Value:
    """Words of a person inside a mail of the desk, with a line at their side."""
    return Value(text, quoted(text_to_html(text), look_in_force()))


def quote(text: str) -> Value:
    """Somebody's earlier words, marked as such."""
    if not text.strip():
        return Value("")
    marked = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
    heading = _("You wrote:")
    return Value(f"{heading}\n{marked}", f"<p>{heading}</p>{quoted(text_to_html(text), look_in_force())}")
