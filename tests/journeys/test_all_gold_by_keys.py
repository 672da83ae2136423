"""Both articles' gold, every span, value and relation, made from nothing by keys alone on an Arabic keyboard."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold import schema
from journeys.replaying import Hand, bare_window
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, datasets, projects
from hashiya.model.annotation import Annotation
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow

BARE = "bare.hashiya"
SLICE = 20
"""Spans of an article that a quick run makes: those that end first, with all that is said of them."""
ROLES = {"source": "said_by", "cue": "cued_by"}


def gold() -> list[dict[str, Any]]:
    """As ``gold_seeds.json`` has it, flags as the truth they are."""
    documents = json.loads((assets.seeds() / "gold_seeds.json").read_text("utf-8"))["documents"]
    for record in (it for one in documents for it in (*one["spans"], *one["relations"])):
        record["attributes"] = {
            name: {"true": True, "false": False}.get(value, value)
            for name, value in record["attributes"].items()
        }
    layers = {it.code: it.layer for it in schema().labels}
    for it in (span for one in documents for span in one["spans"]):
        it["layer"] = layers[it["label"]]  # sources and cues lie in the layer of claims
    return documents


def cut(document: dict[str, Any], count: int) -> dict[str, Any]:
    spans = sorted(document["spans"], key=lambda it: (it["end"], it["start"]))[:count]
    kept = {it["id"] for it in spans}
    relations = [it for it in document["relations"] if {it["from"], it["to"]} <= kept]
    return {**document, "spans": spans, "relations": relations}


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    """The window on a project that holds both articles and no mark."""
    with projects.create(tmp_path / BARE, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    with bare_window(qtbot, qapp, tmp_path / BARE) as made:
        yield made


class Replay:
    """One article's gold, made by one hand: claims by Q first, then what is left, then relations."""

    def __init__(self, hand: Hand, document: dict[str, Any]) -> None:
        self.hand = hand
        self.spans = {it["id"]: it for it in document["spans"]}
        self.relations = document["relations"]
        self.by_q = 0

    def run(self) -> None:
        hand = self.hand
        schema = hand.window.session.schema
        in_order = sorted(self.spans.values(), key=lambda it: (it["start"], -it["end"]))
        for it in sorted(in_order, key=lambda it: it["label"] != "CLAIM"):
            label = schema.label(it["layer"], it["label"])
            assert label is not None
            made = self.there(it)
            if made is None and it["label"] == "CLAIM":
                hand.purpose = "claim"
                if hand.claim(self.place(it)):
                    self.by_q += 1
                    self.decide(it)
                    made = self.there(it)
            if made is None:
                hand.purpose = "span"
                made = hand.tag(label, self.place(it))
            hand.purpose = "value"
            hand.describe(made, it["attributes"])
        hand.purpose = "relation"
        for it in self.relations:
            self.relate(it)

    def decide(self, claim: dict[str, Any]) -> None:
        """Space where all that is proposed is as the gold has it, else X."""
        window = self.hand.window
        proposal = window.proposing._proposal
        if proposal is not None:
            right = all(self.said(claim, it.role, it.span) for it in proposal.parts)
            self.hand.press("space" if right else "x")

    def said(self, claim: dict[str, Any], role: str, span: Any) -> bool:
        ends = [
            self.place(self.spans[it["to"]])
            for it in self.relations
            if (it["from"], it["label"]) == (claim["id"], ROLES[role])
        ]
        return (span.start, span.end) in ends

    def relate(self, relation: dict[str, Any]) -> None:
        start, end = (self.there(self.spans[relation[it]]) for it in ("from", "to"))
        assert start is not None
        assert end is not None
        session = self.hand.window.session
        known = {(it.label, it.from_id, it.to_id) for it in session.relations}
        if (relation["label"], start.id, end.id) not in known:
            self.hand.relate(relation["label"], start, end)
        if relation["attributes"]:
            assert relation["attributes"] == {"certain": False}
            self.hand.doubt(relation["label"], start, end)

    def there(self, it: dict[str, Any]) -> Annotation | None:
        return self.hand.found(it["layer"], it["label"], self.place(it))

    @staticmethod
    def place(it: dict[str, Any]) -> tuple[int, int]:
        return it["start"], it["end"]


def facts(document: dict[str, Any]) -> tuple[Counter[Any], Counter[Any]]:
    """Spans and relations by what they say and where they stand, without their ids."""

    def said(record: dict[str, Any]) -> frozenset[Any]:
        return frozenset(record["attributes"].items())

    keys = ("layer", "label", "start", "end", "text")
    spans = {it["id"]: (*(it[key] for key in keys), said(it)) for it in document["spans"]}
    arrows = (
        (it["label"], spans[it["from"]], spans[it["to"]], said(it)) for it in document["relations"]
    )
    return Counter(spans.values()), Counter(arrows)


def exported(window: MainWindow, folder: Path) -> dict[str, dict[str, Any]]:
    assert window.session.workspace is not None
    datasets.export(datasets.choose(window.session.workspace), folder / "out.jsonl")
    lines = (folder / "out.jsonl").read_text("utf-8").splitlines()
    return {it["name"]: it for it in map(json.loads, lines)}


def test_all_the_gold_is_made_by_keys(
    shell: Shell,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = request.config.getoption("--full")
    documents = [it if whole else cut(it, SLICE) for it in gold()]
    hand, by_q, claims = Hand(shell.window), 0, 0
    for at, document in enumerate(documents):
        if at:
            hand.purpose = "article"
            hand.press("ctrl+pgdn")
        article = shell.window.session.article
        assert article is not None
        assert article.name == document["name"]
        replay = Replay(hand, document)
        replay.run()
        by_q += replay.by_q
        claims += sum(it["label"] == "CLAIM" for it in document["spans"])
    out = exported(shell.window, tmp_path)
    for it in documents:
        spans, arrows = facts(out[it["name"]])
        wanted, drawn = facts(it)
        assert spans == wanted
        assert arrows == drawn
    with capsys.disabled():
        sys.stdout.write(report(hand.pressed, documents, by_q, claims))


SPOILT: dict[str, Any] = {
    "an edge": ("spans", "end", lambda it: it + 1),
    "a label": ("spans", "label", lambda _it: "MISC"),
    "a value": ("spans", "attributes", lambda it: {**it, "comment": "x"}),
    "an end turned": ("relations", "to", None),
    "a kind": ("relations", "label", lambda _it: "about"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_one_thing_that_is_otherwise_is_noticed(what: str) -> None:
    """The negative control of the comparison: in the last mark or relation of each article."""
    records, field, other = SPOILT[what]
    for document in gold():
        *kept, last = document[records]
        made = other(last[field]) if other else last["from"]
        spoilt = {**document, records: [*kept, {**last, field: made}]}
        assert facts(spoilt) != facts(document)
        assert facts({**document, records: kept}) != facts(document)


def report(pressed: Counter[str], documents: list[Any], by_q: int, claims: int) -> str:
    spans = sum(len(it["spans"]) for it in documents)
    relations = sum(len(it["relations"]) for it in documents)
    values = sum(len(it["attributes"]) for one in documents for it in one["spans"])
    made = {"span": spans - by_q, "claim": by_q, "value": values, "relation": relations}
    lines = [
        f"  {name}: {count} made by {pressed[name]} keys, {pressed[name] / max(1, count):.2f} each"
        for name, count in made.items()
    ]
    head = (
        f"\nall the gold by keys: {spans} spans ({by_q} of {claims} claims by Q), {values} values, "
    )
    return "\n".join([f"{head}{relations} relations, {pressed.total()} keys", *lines, ""])
