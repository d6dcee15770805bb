"""How two tickets may stand to each other, in words."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

UNDER, ABOVE = "under", "above"

CHOICES: dict[str, "str | Promise"] = {
    "relates": pgettext_lazy("link", "Has to do with"),
    "duplicates": pgettext_lazy("link", "Is the same as"),
    "blocks_by": pgettext_lazy("link", "Waits for"),
    "blocks": pgettext_lazy("link", "Is waited for by"),
    "causes_by": pgettext_lazy("link", "Is caused by"),
    "causes": pgettext_lazy("link", "Is the cause of"),
    UNDER: pgettext_lazy("link", "Belongs under"),
    ABOVE: pgettext_lazy("link", "Has below it"),
}
RELATIONS: dict[str, "str | Promise"] = {
    **CHOICES,
    "duplicates_by": pgettext_lazy("link", "Is the same as"),
    "split": pgettext_lazy("link", "Split off from"),
    "split_by": pgettext_lazy("link", "Split off into"),
}
