import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.html import html_to_text
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.wording.check import fault_of_body, fault_of_subject
from firstline.notify.wording.fill import Colours, Value, html_of, subject_of, text_of
from firstline.notify.wording.parse import Link, Literal, Placeholder, read_body, read_line

COLOURS = Colours(accent="#0b6a65", on_accent="#ffffff")
SOLVED = KINDS[Kind.RESOLVED]


def text(body, **values):
    return text_of(read_body(body), {name.replace("__", "."): Value(said) for name, said in values.items()})


def html(body, **values):
    said = {name.replace("__", "."): v if isinstance(v, Value) else Value(v) for name, v in values.items()}
    return html_of(read_body(body).paragraphs, said, COLOURS)


def test_reads_fields_links_paragraphs_and_small_print():
    body = read_body("Hello {{ a.b }},\n\n[Open {{c}}]({{link}})\n\n\n---\nsmall\n")
    assert body.paragraphs == (
        ((Literal("Hello "), Placeholder("a.b"), Literal(",")),),
        ((Link(label=(Literal("Open "), Placeholder("c")), target=Placeholder("link")),),),
    )
    assert body.small_print == (((Literal("small"),),),)


def test_plain_text_has_values_links_and_a_signature_mark():
    body = "Hello {{name}},\n\n[See it]({{link}})\n\n---\nThe desk"
    assert (
        text(body, name="Anna", link="https://x.test/r/1")
        == "Hello Anna,\n\nSee it: https://x.test/r/1\n\n-- \nThe desk\n"
    )


def test_an_empty_field_takes_its_space_and_its_line_along():
    assert text("Hello {{name}},\n\n{{words}}\n\n{{agent}}\nThe desk", name="", words="Hi", agent="") == (
        "Hello,\n\nHi\n\nThe desk\n"
    )


def test_a_paragraph_of_links_is_buttons_and_others_are_links():
    assert html("[Yes]({{link}})\n[No]({{link}})", link="https://x.test").count("background:#0b6a65") == 2
    assert "background" not in html("Or [look]({{link}}) here", link="https://x.test")


def test_values_are_escaped_and_never_read_as_language():
    hostile = "<img src=x onerror=alert(1)>{{link}} [a](https://evil.test) \"'&"
    shown = html("{{name}}: [{{name}}]({{link}})", name=hostile, link='https://x.test/"><script>')
    assert "<img" not in shown
    assert "<script" not in shown
    assert shown.count("<a ") == 1
    assert "{{link}} [a](https://evil.test)" in html_to_text(shown)
    assert hostile in text("{{name}}", name=hostile)


def test_only_a_block_of_its_own_shows_html():
    words = Value("bold", "<p><b>bold</b></p>")
    assert html("{{words}}", words=words) == "<div><p><b>bold</b></p></div>"
    assert html("He said {{words}}", words=words) == '<p style="margin:0 0 14px">He said bold</p>'


def test_a_subject_is_one_line():
    line = read_line("[{{n}}]  {{s}}")
    assert subject_of(line, {"n": Value("FL-1"), "s": Value("a\r\nBcc: x@y.test")}) == "[FL-1] a Bcc: x@y.test"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Hi {{ticket.numbr}} {{words}}", "{{ticket.numbr}} is not a field of this mail. You can use {{agent.name}}, "),
        ("{{words}} {{ticket.number", "{{ticket.number is not a field"),
        ("{{words}} {% if x %} {{ x | y }}", "{{ x | y }} is not a field"),
        ("{{words}} }}", "}} is not a field"),
        ("{{words.__class__}}", "{{words.__class__}} is not a field"),
        ("{{Words}}", "{{Words}} is not a field"),
        ("Hello", "This mail needs {{words}}: without it, it says nothing."),
        (" \n ", "Write what the mail says."),
        (
            "{{words}} [a]({{ticket.number}})",
            "{{ticket.number}} is no link: use one of {{link}}, {{link.bad}}, {{link.broken}}, ",
        ),
        ("{{words}} [a](javascript:alert)", "A link leads to a field such as {{link}}, or to an address"),
        ("{{words}} [a](https://x.test/{{link}})", "A link leads to a field"),
        ("{{words}} [{{nobody}}]({{link}})", "{{nobody}} is not a field"),
        ("{{words}}" + "x" * 30_000, "The text is too long"),
    ],
)
def test_says_what_is_wrong_with_a_text(body, fault):
    assert fault_of_body(SOLVED, body).startswith(fault)


@pytest.mark.parametrize(
    "body", ["{{words}}", "{{words}} [x]({{link}}) [y](https://desk.test/help)", "{ {words} {{words}}"]
)
def test_finds_nothing_wrong_where_nothing_is(body):
    assert fault_of_body(SOLVED, body) == ""


@pytest.mark.parametrize(
    ("subject", "fault"),
    [
        (" ", "Write a subject."),
        ("{{words}} {{nope}}", "{{nope}} is not"),
        ("[a]({{link}})", "A subject can't hold a link."),
        ("a\nb", "A subject is one line"),
        ("x" * 201, "A subject is one line"),
        ("[{{ticket.number}}] ok", ""),
    ],
)
def test_says_what_is_wrong_with_a_subject(subject, fault):
    assert fault_of_subject(SOLVED, subject).startswith(fault)
    assert bool(fault_of_subject(SOLVED, subject)) == bool(fault)


@given(st.text(st.sampled_from("{}[]()ab. \n-<&\"'"), max_size=200))
def test_any_text_is_read_and_what_passes_can_be_filled(body):
    fault = fault_of_body(KINDS[Kind.REOPENED], body)
    if not fault:
        values = {name: Value("<v>") for name in KINDS[Kind.REOPENED].field_names}
        assert "<v>" not in html_of(read_body(body).paragraphs, values, COLOURS)
        text_of(read_body(body), values)


@pytest.mark.parametrize("piece", ["{{", "[", "[a](", "{{a}}", "[a]({{", "{{ ", "[[", "\n"])
def test_a_crafted_text_is_read_in_no_time(piece):
    began = time.monotonic()
    read_body.__wrapped__(piece * 20_000)
    fault_of_body(SOLVED, (piece * 20_000)[:20_000])
    assert time.monotonic() - began < 2


def test_a_question_with_links_to_nowhere_is_left_out_and_else_has_buttons():
    body = read_body("Solved.\n\nHow was it?\n[Good]({{a}})\n[Bad]({{b}})\n\nBye")
    there, nowhere = {"a": Value("https://x/a"), "b": Value("https://x/b")}, {"a": Value(""), "b": Value("")}
    assert text_of(body, there) == "Solved.\n\nHow was it?\nGood: https://x/a\nBad: https://x/b\n\nBye\n"
    assert text_of(body, nowhere) == "Solved.\n\nBye\n"
    colours = Colours("#000000", "#ffffff")
    assert html_of(body.paragraphs, there, colours).count("display:inline-block") == 2
    assert "How" not in html_of(body.paragraphs, nowhere, colours)
