"""The description as a page."""

from firstline.api.v1.everything import description
from firstline.api.v1.leaflet import parts_of, shapes_of


def test_anybody_may_read_it(client, db):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    text = page.content.decode()
    assert "<script>" not in text
    assert 'id="shape-TicketShown"' in text
    assert "<code>tickets.change</code>" in text


def test_tells_of_every_operation_and_leads_to_every_shape(db):
    document = description()
    operations = [one for part in parts_of(document, "https://desk.test") for one in part.operations]
    assert len(operations) == sum(len(methods) for methods in document["paths"].values())
    shapes = {shape.name for shape in shapes_of(document)}
    assert {shape for one in operations for _status, _words, shape in one.answers if shape} <= shapes
    assert {value.shape for one in shapes_of(document) for value in one.fields if value.shape} <= shapes


def test_examples_can_be_sent(db):
    document = description()
    by_code = {one.code: one for part in parts_of(document, "https://desk.test") for one in part.operations}
    assert (
        by_code["tickets"].curl == 'curl \\\n  -H "Authorization: Bearer $TOKEN" \\\n  https://desk.test/api/v1/tickets'
    )
    assert "If-Match" in by_code["change_ticket"].curl
    for one in by_code.values():
        if one.body and one.code != "upload_file":
            example = document["paths"][one.path][one.method.lower()]["requestBody"]["content"]["application/json"]
            assert set(example["example"]) <= {value.name for value in one.body}, one.code
            assert {value.name for value in one.body if value.is_required} <= set(example["example"]), one.code
