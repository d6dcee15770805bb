import pytest
from django.test import RequestFactory

from firstline.pages.next_page import next_page, shown_page


@pytest.mark.parametrize("path", ["/", "/requests/7/", "/requests/?q=a%20b&ended=1", "/desk/#x"])
def test_pages_of_this_desk_are_gone_to(path):
    assert next_page(RequestFactory().get("/", {"next": path})) == path
    assert next_page(RequestFactory().post("/", {"next": path})) == path


@pytest.mark.parametrize(
    "path",
    ["", "x", "//evil.test", "///evil.test", "/\\evil.test", "\\/evil.test", "https://evil.test/", "javascript:x",
     "/\t/evil.test", " /x", "/" * 501],
)  # fmt: skip
def test_nothing_else_is(path):
    assert next_page(RequestFactory().get("/", {"next": path})) == ""


@pytest.mark.parametrize(
    ("referer", "shown"),
    [
        ("http://testserver/account/profile/?x=1", "/account/profile/?x=1"),
        ("http://evil.test/account/profile/", "/account/password/"),
        ("http://testserver//evil.test", "/account/password/"),
        ("", "/account/password/"),
    ],
)
def test_from_a_refused_form_one_comes_back_to_the_page_it_was_on(referer, shown):
    assert shown_page(RequestFactory().post("/account/password/", headers={"referer": referer})) == shown
    assert shown_page(RequestFactory().get("/requests/?q=a", headers={"referer": referer})) == "/requests/?q=a"
