"""Gestures as scripts of keys, replayed through the window: what each must make, and how many keys it took.

It counts and judges nothing: the test beside it and the benchmark ``keys`` do. The estimate is the
keystroke-level model of the design papers: 0.20 s a key and one mental act of 1.35 s a gesture;
reading is not counted, and hands stay on the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys.replaying import Hand

from hashiya.model.annotation import Annotation

KEY, MIND = 0.20, 1.35
BUDGET = {"entity": 3, "relation": 3, "claim": 4}
"""Keys at the median."""


@dataclass(frozen=True)
class Script:
    """One gesture: the word where the cursor stands, the keys, and what is there afterwards.

    ``hint`` among the keys stands for the letters over the word ``to``, or over the other end;
    ``digit`` for the number of the relation's kind.
    """

    kind: str
    name: str
    stand: str
    keys: str
    made: tuple[str, str]
    to: str = ""


NEXT_LINE = "هناك عدة مجالات يتداخل فيها التدريب بالفعل"
SPEAKER = "سفيرة الولايات المتحدة لدى الناتو كاي بيلي هاتشيسون"
SCRIPTS = (
    Script("entity", "the next word", "الرئيس", "left 6", ("NORP", "الأميركي")),
    Script("entity", "a word by hint", "استجابة", "j hint 3", ("GPE", "واشنطن"), "واشنطن"),
    Script("entity", "a word by hint, far", "استجابة", "j hint 3", ("GPE", "العراق"), "العراق"),
    Script("entity", "a word without its و", "العراقية و", "left f 2", ("ORG", "البرلمان")),
    Script("entity", "two words", "الأميركي", "left shift+left 1", ("PERS", "دونالد ترامب")),
    Script("entity", "the label used last", "لدى", "left .", ("PERS", "الناتو")),
    Script("relation", "claim to source", "", "r hint", ("said_by", SPEAKER)),
    Script("relation", "claim to place", "", "r hint digit", ("where", "بروكسل")),
    Script("relation", "person to post", "", "r hint digit", ("holds", "سفيرة")),
    Script("claim", "the next quotation", "للصحفيين", "left q space", ("CLAIM", NEXT_LINE)),
    Script(
        "claim", "a quotation by hint", "ووافق", "j hint q space", ("CLAIM", NEXT_LINE), "مجالات"
    ),
    Script("claim", "from its verb's line", "وقالت", "down q space", ("CLAIM", NEXT_LINE)),
)
ENDS = {
    "said_by": (("CLAIM", NEXT_LINE), ("SOURCE", SPEAKER)),
    "where": (("CLAIM", "يجتمع وزراء دفاع الدول الأعضاء"), ("GPE", "بروكسل")),
    "holds": (("PERS", "كاي بيلي هاتشيسون"), ("OCC", "سفيرة")),
}


def place(hand: Hand, words: str) -> tuple[int, int]:
    at = hand.text.index(words)
    return at, at + len(words)


def mark(hand: Hand, code: str, words: str) -> Annotation:
    schema = hand.window.session.schema
    label = next(it for it in schema.labels if it.code == code)
    there = hand.found(label.layer, code, place(hand, words))
    return there or hand.tag(label, place(hand, words))


def prepare(hand: Hand, script: Script) -> Annotation | None:
    """Where the hand stands; for a relation its first end has the focus."""
    hand.purpose = "before"
    if script.kind != "relation":
        hand.reach(place(hand, script.stand)[0])
        return None
    start, end = (mark(hand, *it) for it in ENDS[script.made[0]])
    hand.focus(start)
    return end


def replay(hand: Hand, script: Script) -> int:
    """The keys that it took."""
    window = hand.window
    end = prepare(hand, script)
    hand.purpose = script.name
    for key in script.keys.split():
        if key == "hint" and end is not None:
            keys = next(k for k, it in window.hints._ends.items() if it[1].id == end.id)
        elif key == "hint":
            at = place(hand, script.to)[0]
            keys = next(it.keys for it in window.hints.shown if it.start == at)
        elif key == "digit":
            menu = window.linking.menu
            assert menu is not None
            kind = window.session.schema.relation(script.made[0])
            assert kind is not None
            titles = [it.text().partition("  ")[2] for it in menu.actions()]
            keys = str(titles.index(kind.name("ar")) + 1)
        else:
            hand.press(key)
            continue
        hand.press(*keys)
    check(hand, script)
    return hand.pressed[script.name]


def check(hand: Hand, script: Script) -> None:
    """What was meant was made, and it is what has the focus."""
    session = hand.window.session
    code, words = script.made
    marks = {it.id: it for it in session.annotations}
    drawn = [(it.label, marks[it.to_id].quote) for it in session.relations]
    if script.kind == "relation":
        assert drawn[-1:] == [script.made] or script.made in drawn
        return
    focused = session.focused_annotation
    assert focused is not None
    assert (focused.label, focused.quote) == (code, words)
    if script.kind == "claim":
        mine = {it.label: marks[it.to_id].quote for it in session.relations}
        assert mine == {"said_by": SPEAKER, "cued_by": "قالت"}


def undo_all(hand: Hand) -> None:
    hand.purpose = "before"
    while hand.window.session.annotations:
        hand.press("ctrl+z")
    hand.press("esc", "ctrl+home")


def costs(hand: Hand) -> Iterator[tuple[Script, int]]:
    """Every script from the same bare article, with the keys that it took."""
    for script in SCRIPTS:
        hand.pressed.pop(script.name, None)
        count = replay(hand, script)
        undo_all(hand)
        yield script, count


def klm(keys: float) -> float:
    """Seconds of one mental act and the keys."""
    return MIND + KEY * keys
