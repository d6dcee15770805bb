import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.html import clean_html, html_to_text, text_to_html

LINK = 'target="_blank" rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hi,\n\nbye", "<p>Hi,</p>\n<p>bye</p>"),
        ("a\r\nb", "<p>a<br>\nb</p>"),
        ("a\n \n\n b", "<p>a</p>\n<p>&nbsp;b</p>"),
        ("<b> & \"'", "<p>&lt;b&gt; &amp; &quot;&#x27;</p>"),
        ("https://x.example/a.", f'<p><a href="https://x.example/a" {LINK}>https://x.example/a</a>.</p>'),
        ("(www.x.example)", f'<p>(<a href="http://www.x.example" {LINK}>www.x.example</a>)</p>'),
        (
            "https://x.example/a_(b)",
            f'<p><a href="https://x.example/a_(b)" {LINK}>https://x.example/a_(b)</a></p>',
        ),
        ("write a@x.example!", f'<p>write <a href="mailto:a@x.example" {LINK}>a@x.example</a>!</p>'),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
        ("  \n ", ""),
    ],
)
def test_makes_paragraphs_and_links_and_nothing_else(text, html):
    assert text_to_html(text) == html


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_what_it_makes_is_harmless(text):
    assert "<script" not in text_to_html(text).lower()
    clean_html(text_to_html(text))


@given(st.text(alphabet="abc<>&'\" ", max_size=60))
def test_the_words_come_back(text):
    assert html_to_text(text_to_html(text)).split() == text.split()
