import json
import os

import pytest

from firstline.pages.assets import asset, asset_parts


@pytest.fixture
def built(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STATIC_URL = "/static/"
    (tmp_path / "assets").mkdir()
    manifest = tmp_path / "assets" / "manifest.json"
    manifest.write_text(json.dumps({"files": {"desk.js": "desk-AAAA.js"}, "parts": {"desk.js": ["part-BBBB.js"]}}))
    return manifest


def test_gives_the_address_named_by_content(built):
    assert asset("desk.js") == "/static/assets/desk-AAAA.js"
    assert asset_parts("desk.js") == ["/static/assets/part-BBBB.js"]


def test_refuses_a_name_the_build_does_not_make(built):
    with pytest.raises(LookupError, match=r"dsek\.js"):
        asset("dsek.js")


def test_before_the_first_build_the_plain_name_stands_in(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    assert asset("desk.css") == "/static/assets/desk.css"
    assert asset_parts("desk.js") == []


def test_while_developing_a_new_build_is_seen_at_once(built, settings):
    settings.DEBUG = True
    assert asset("desk.js").endswith("desk-AAAA.js")
    built.write_text(json.dumps({"files": {"desk.js": "desk-CCCC.js"}, "parts": {}}))
    os.utime(built, ns=(1, 1))
    assert asset("desk.js").endswith("desk-CCCC.js")
