from firstline.core.html import clean_html, picture_sources, with_pictures

CLEANED = clean_html('<p>a<img src="cid:one@x" alt="A &quot;b&quot;"><img src="https://x.example/t.gif"><img></p>')


def test_lists_each_address_once():
    assert picture_sources(CLEANED + CLEANED) == ["cid:one@x", "https://x.example/t.gif"]


def test_moves_what_has_a_place_and_takes_away_the_rest():
    moved = with_pictures(CLEANED, {"cid:one@x": "/files/1?a=b&c"}.get)
    assert moved == '<p>a<img alt="A &quot;b&quot;" src="/files/1?a=b&amp;c"><img><img></p>'
