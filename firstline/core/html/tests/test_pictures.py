from firstline.core.html import clean_html, picture_sources, with_pictures

CLEANED = clean_html('<p>a<img src="cid:one@x" alt="A &quot;b&quot;"><img src="https://x.example/t.gif"><img></p>')


def test_lists_each_address_once():
    assert picture_sources(CLEANED + CLEANED) == ["cid:one@x", "https://x.example/t.gif"]


def test_moves_what_has_a_place_and_takes_away_the_rest():
    moved = with_pictures(CLEANED, {"cid:one@x": "/files/1?a=b&c"}.get)
    assert moved == '<p>a<img alt="A &quot;b&quot;" src="/files/1?a=b&amp;c"><img><img></p>'


def test_gives_words_to_a_picture_that_has_none():
    html = '<img src="cid:a"><img src="cid:b" alt="A drum">'
    named = with_pictures(html, lambda address: f"/{address[4:]}", called=lambda address: f"picture {address[4:]}")
    assert 'alt="picture a"' in named
    assert 'alt="A drum"' in named
    assert "picture b" not in named
