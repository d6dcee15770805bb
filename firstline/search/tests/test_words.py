"""Reading, folding, stemming and comparing words: no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.search.asking import Term, asked_for, words_of
from firstline.search.marking import marked, snippet
from firstline.search.spelling import folded, kept_under, looked_up_under, slips_between
from firstline.search.stems import english, stems_of, swedish

letters = st.text(alphabet="abcdeåäöé", min_size=4, max_size=12)


def test_reads_words_phrases_and_what_to_leave_out():
    asked = asked_for('Printer “blank pages” -toner -"on floor" e-mail')
    assert asked.terms == (
        Term(("printer",)),
        Term(("blank", "pages"), is_half=False),
        Term(("e", "mail")),
    )
    assert asked.without == (Term(("toner",)), Term(("on", "floor"), is_half=False))


@given(st.text(max_size=80))
def test_any_text_gives_words_of_letters_and_digits_only(text):
    asked = asked_for(text)
    words = [word for term in (*asked.terms, *asked.without) for word in term.words]
    assert all(words_of(word) == [word] for word in words)
    assert marked(text, asked.terms).unescape().count("<mark>") >= marked(text, ()).unescape().count("<mark>")


@pytest.mark.parametrize(
    "forms",
    [
        "skrivare skrivaren skrivarna skrivarnas",
        "lösenord lösenordet",
        "dator datorn datorer datorerna",
        "fungerar fungerade",
    ],
)
def test_swedish_forms_share_a_stem(forms):
    assert len({swedish(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "print prints printed printing",
        "policy policies",
        "stop stopped stopping",
        "box boxes",
        "connect connected connection connections",
        "install installed installation",
        "license licenses licensed",
    ],
)
def test_english_forms_share_a_stem(forms):
    assert len({english(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("status", "state"), ("access", "acce"), ("news", "new"), ("mailbox", "mail")]
)
def test_does_not_take_different_words_for_one(one, other):
    assert not stems_of(one) & stems_of(other)


def test_numbers_and_short_words_have_no_forms():
    assert stems_of("x41s") == stems_of("bus") == frozenset()


@pytest.mark.parametrize(
    ("word", "plain"), [("nätverk", "natverk"), ("ÅSA", "ASA"), ("naïve", "naive"), ("printer", "printer")]
)
def test_folds_accents(word, plain):
    assert folded(word) == plain


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("printer", "printer", 0),
        ("prnter", "printer", 1),
        ("pritner", "printer", 1),
        ("prnterr", "printer", 2),
        ("", "abc", 3),
    ],
)
def test_counts_slips(one, other, slips):
    assert slips_between(one, other) == slips_between(other, one) == slips


@given(letters, st.data())
def test_one_slip_is_always_found(word, data):
    place = data.draw(st.integers(0, len(word) - 2))
    typed = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + "x" + word[place:],
                word[:place] + "x" + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            ]
        )
    )
    assert kept_under(word) & looked_up_under(typed)
    assert slips_between(folded(word), folded(typed)) <= 1


def test_a_snippet_shows_the_words_around_and_marks_them():
    text = "x " * 100 + "the drum\ncover is loose" + " y" * 200
    shown = snippet(text, [Term(("drum",)), Term(("loose",))])
    assert "the <mark>drum</mark> cover is <mark>loose</mark>" in shown
    assert shown.startswith("… x ")
    assert shown.endswith("y …")


def test_marks_whole_words_other_forms_and_phrases_and_never_html():
    assert (
        marked("Printers & <b>drum</b>", [Term(("printer",))]) == "<mark>Printers</mark> &amp; &lt;b&gt;drum&lt;/b&gt;"
    )
    assert marked("Skrivarna står", [Term(("skrivare",), also=("skrivarna",))]) == "<mark>Skrivarna</mark> står"
    assert marked("e-mail mailbox", [Term(("e", "mail"))]) == "<mark>e-mail</mark> mailbox"
    assert marked("paper per", [Term(("per",), is_half=False)]) == "paper <mark>per</mark>"
