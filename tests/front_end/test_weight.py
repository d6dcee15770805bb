"""How heavy the first page of the desk is: scripts at most 45 kB, everything at most 150 kB over the wire."""

import gzip
import json

import pytest

from tests.front_end.specimen.server import ROOT

ASSETS = ROOT / "build/static/assets"
KILO = 1000
pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("script", "most"), [("desk.js", 45 * KILO), ("portal.js", 40 * KILO)])
def test_scripts_of_a_first_page_are_light(script, most):
    assert sum(weight(name) for name in scripts(script)) <= most


def test_the_whole_first_page_of_the_desk_is_light(page, server):
    fetched = set()

    def keep(response):
        fetched.add(response.url)

    page.on("response", keep)
    document = page.goto("/desk").body()
    page.wait_for_timeout(300)
    names = {url.rsplit("/", 1)[-1] for url in fetched if "/static/" in url}
    assert len(gzip.compress(document)) + sum(weight(name) for name in names) <= 150 * KILO


def scripts(entry):
    manifest = json.loads((ASSETS / "manifest.json").read_text())
    return [manifest["files"][entry], *manifest["parts"][entry]]


def weight(name):
    data = (ASSETS / name).read_bytes()
    return len(data) if name.endswith(".woff2") else len(gzip.compress(data))
