"""Says in words what a change of the label set would do and in what two sets differ; it reads no project."""

from __future__ import annotations

from collections.abc import Mapping

from hashiya.model.label_change import Difference, Effect, Plan
from hashiya.wording import Wording


def effect(it: Effect, wording: Wording) -> str:
    """ "“PERS” becomes “PERSON”: 12 uses in 3 articles"."""
    return wording.say(
        "labels-effect",
        what=wording.say(it.message, what=it.what, value=it.value, to=it.to),
        uses=wording.say("labels-uses", count=it.count),
        articles=wording.say("labels-articles", count=it.articles),
    )


def difference(it: Difference, wording: Wording) -> str:
    return wording.say(it.message, **it.values)


def standing(plan: Plan, theirs: int, wording: Wording) -> str:
    """How the set stands to that of the project; ``theirs`` is the version that it came with."""
    values = {"theirs": theirs, "ours": plan.before.version}
    return wording.say(f"labels-standing-{plan.standing}", **values)


def lost(counts: Mapping[str, int], wording: Wording) -> str:
    """What the kind of file has no place for, in one sentence; empty where it holds everything."""
    said = [
        wording.say(f"labels-lost-{kind.replace('_', '-')}", count=count)
        for kind, count in counts.items()
    ]
    return wording.say("labels-lost", what=wording.say("labelset-and").join(said)) if said else ""
