"""What a page missed between being rendered (or cut off) and listening."""

from firstline.core.events import topics_of
from firstline.core.models import LoggedEvent

MOST_MISSED = 200


def missed_topics(topics: frozenset[str], since: int) -> dict[str, int]:
    """Those of `topics` that events after the one with id `since` touched; all of them when there were too many."""
    if not since or not topics:
        return {}
    events = list(LoggedEvent.objects.filter(pk__gt=since).order_by("pk")[: MOST_MISSED + 1])
    if len(events) > MOST_MISSED:
        return dict.fromkeys(topics, events[-1].pk)
    return {topic: logged.pk for logged in events for topic in topics_of(logged) & topics}
