"""Finding things: the palette and the search page."""
