from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from firstline.pages.filters.attributes import attributes
from firstline.pages.icon import DRAWINGS, icon
from firstline.pages.words import words


@pytest.fixture
def env():
    return engines["jinja2"].env


def test_every_template_of_the_kit_compiles(env):
    folder = Path(__file__).parent.parent / "templates"
    names = [str(path.relative_to(folder)) for path in folder.rglob("*.jinja")]
    assert "ui/kit.jinja" in names
    for name in names:
        env.get_template(name)


def test_escapes_what_people_write(env):
    assert env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    shown = env.from_string('{% import "ui/kit.jinja" as ui %}{{ ui.chip(x) }}').render(x="<b>")
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


def test_a_name_that_is_not_there_is_an_error(env):
    with pytest.raises(UndefinedError):
        env.from_string("{{ tikcet }}").render()


def test_macros_speak_the_viewers_language_each_time(env):
    page = env.from_string('{% import "ui/kit.jinja" as ui %}{{ ui.state("open", word=true) }}')
    with translation.override("en"):
        assert "In work" in page.render()
    with translation.override("sv"):
        assert "Under arbete" in page.render()


def test_scripts_get_their_sentences_in_the_viewers_language():
    with translation.override("en"):
        assert words()["in-minutes"] == "in {n} min"
    with translation.override("sv"):
        assert words()["in-minutes"] == "om {n} min"
        assert set(words()) == {key for key in words() if words()[key]}


def test_attributes_escape_and_leave_out():
    pairs = {"href": '/?a="b"', "hidden": True, "title": None, "disabled": False, "value": 0}
    assert attributes(pairs) == ' href="/?a=&#34;b&#34;" hidden value="0"'


def test_an_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("mail")


def test_an_unknown_icon_is_an_error():
    with pytest.raises(LookupError, match="teapot"):
        icon("teapot")


def test_all_drawings_are_one_plain_svg():
    for drawing in DRAWINGS.glob("*.svg"):
        text = drawing.read_text()
        assert text.startswith('<svg viewBox="0 0 16 16">'), drawing.name
        assert "style=" not in text
        assert "<script" not in text
