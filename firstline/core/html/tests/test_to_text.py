import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.html import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<p>a  \n b&nbsp;c</p>", "a b c"),
        ("<b>bold</b><i> it</i>", "bold it"),
        ("<ul><li>a</li><li>b<br>c</li></ul>", "- a\n- b\n  c"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("x<blockquote>one<br>two</blockquote>y", "x\n\n> one\n> two\n\ny"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ('<blockquote style="border: none">a</blockquote>', "a"),
        ('<a href="https://x.example/a">here</a>.', "here <https://x.example/a>."),
        ('<a href="https://x.example/">x.example</a>', "x.example"),
        ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"),
        ('<a href="javascript:x">here</a>', "here"),
        ("a<hr>b", "a\n" + "_" * 32 + "\nb"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<style>x</style><script>y</script><title>z</title>text", "text"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("2 < 3 > 1", "2 < 3 > 1"),
        ('<img alt="😀"><img alt="logo">', "😀"),
        ("a\u200bb\u00ad", "ab"),
        ("", ""),
    ],
)
def test_reads_as_a_person_would(html, text):
    assert html_to_text(html) == text


def test_leaves_addresses_out_when_asked():
    assert html_to_text('<a href="https://x.example/a">here</a>', links=False) == "here"


@pytest.mark.parametrize(
    "html",
    ["<div>" * 1_000_000, "<" * 5_000_000, "<blockquote>" * 20_000 + "x<br>" * 50_000, "<ul><li>" * 100_000],
    ids=lambda html: html[:12],
)
def test_costs_little_whatever_comes(html):
    began = time.process_time()
    html_to_text(html)
    assert time.process_time() - began < 5


@given(st.text(max_size=300))
def test_takes_any_text(html):
    html_to_text(html)


def test_keeps_two_blank_lines_of_many_in_preformatted_text():
    assert html_to_text("<pre>a\n\n\nb" + "\n" * 50 + "c\n\nd</pre>") == "a\n\n\nb\n\n\nc\n\nd"


def test_loses_no_line_of_much_preformatted_text():
    assert html_to_text("<pre>" + "a\n" * 300_000) == "\n".join("a" * 300_000)
