from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firstline.catalogue.models import Asset
from firstline.imports.models import ListImport

NEW = "/desk/imports/new/assets/"


def sent(browser, content="Number;Name;Whose it is\nPC-1;Laptop;\n=2+3;Evil;nobody@x.test\n"):
    return browser.post(NEW, {"file": SimpleUploadedFile("our list.csv", content.encode(), "text/csv")})


def text_of(response):
    return b"".join(response.streaming_content).decode()


def test_from_the_example_to_the_report(signed_in, cast, run_jobs):
    lisa = signed_in(cast.lisa)
    assert lisa.get(NEW).status_code == 200
    example = text_of(lisa.get(f"{NEW}example.csv"))
    assert example.startswith("\N{BYTE ORDER MARK}Number;Name;")
    page = sent(lisa).headers["Location"]
    looked = lisa.get(page).content.decode()
    assert "Row 3, Whose it is:" in looked
    assert not Asset.objects.exists()
    anew = lisa.post(page, {"columns": ["tag", "name", ""]}, headers={"HX-Request": "true"}).content.decode()
    assert "The first rows are right." in anew
    lisa.post(page, {"columns": ["tag", "name", "owner"], "start": "yes", "mode": "right"})
    assert "every 1s" in lisa.get(f"{page}progress/").content.decode()
    run_jobs()
    report = lisa.get(page).content.decode()
    assert "every 1s" not in lisa.get(f"{page}progress/").content.decode()
    assert "We know nobody with the address or name" in report
    assert list(Asset.objects.values_list("tag", flat=True)) == ["PC-1"]
    refused = text_of(lisa.get(f"{page}refused.csv"))
    assert "\n'=2+3;Evil;nobody@x.test;3;" in refused
    assert "our list.csv" in lisa.get(NEW).content.decode()


def test_what_is_no_list_is_said_on_the_page(signed_in, cast):
    lisa = signed_in(cast.lisa)
    response = sent(lisa, "PK\x03\x04")
    assert (response.status_code, ListImport.objects.count()) == (422, 0)
    assert "Save it as CSV" in response.content.decode()
    assert lisa.post(NEW).status_code == 422
    page = sent(lisa).headers["Location"]
    assert lisa.post(page, {"columns": ["name", "name", ""], "start": "yes"}).status_code == 422
    assert lisa.get("/desk/imports/new/nonsense/").status_code == 404


def test_is_nothing_to_those_who_may_not(signed_in, cast):
    page = sent(signed_in(cast.lisa)).headers["Location"]
    for address in (NEW, f"{NEW}example.csv", page, f"{page}progress/", f"{page}refused.csv"):
        assert signed_in(cast.boris).get(address).status_code == 404
        assert signed_in(cast.anna).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert signed_in(cast.lisa).get("/desk/imports/999999/").status_code == 404
