"""From the tree to the text that would be typed for it."""

from firstline.tickets.filters.scan import BARE_VALUE
from firstline.tickets.filters.tree import AllOf, AnyOf, Condition, Not, Tree, Words


def written(tree: Tree) -> str:
    """The shortest usual text; `parse` makes the same tree of it again."""
    if isinstance(tree, AllOf):
        return " ".join(_bracketed(part, AnyOf) for part in tree.parts)
    if isinstance(tree, AnyOf):
        return " or ".join(_bracketed(part) for part in tree.parts)
    if isinstance(tree, Not):
        return f"-{_bracketed(tree.part, AllOf, AnyOf)}"
    return written_condition(tree) if isinstance(tree, Condition) else _words(tree)


def written_condition(condition: Condition) -> str:
    return f"{condition.field}{condition.operator}{quoted_if_needed(condition.value)}"


def quoted_if_needed(value: str) -> str:
    return value if BARE_VALUE.fullmatch(value) else _quoted(value)


def _words(words: Words) -> str:
    return _quoted(words.text) if words.is_phrase else words.text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bracketed(tree: Tree, *kinds: type) -> str:
    text = written(tree)
    return f"({text})" if kinds and isinstance(tree, kinds) else text
