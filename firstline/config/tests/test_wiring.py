"""What follows from what is said once: said twice, somebody would be told twice."""

from firstline.core import events


def test_nothing_follows_twice_from_the_same():
    for kind, follows in events._following.items():
        for reactions in (follows.now, follows.later, follows.push):
            assert len(reactions) == len(set(reactions)), kind
