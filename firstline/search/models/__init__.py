from firstline.search.models.entry import Kind, SearchEntry
from firstline.search.models.word import Unlearned, Word, WordKey

__all__ = ["Kind", "SearchEntry", "Unlearned", "Word", "WordKey"]
