"""The table of formats says what the formats do: what they claim to carry they do not lose."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from formats import test_golden as golden

from hashiya.cli.program import program
from hashiya.display.format_rows import format_rows
from hashiya.formats import FORMATS
from hashiya.formats.format import FEATURES, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.model.dataset import Dataset

WRITERS = [it for it in FORMATS if it.write]
LOST = {
    "text": ("text",),
    "nested": ("nested",),
    "same_extent": ("same_extent",),
    "crossing": ("crossing",),
    "discontinuous": ("discontinuous",),
    "layers": ("layer",),
    "attributes": ("attribute",),
    "relations": ("relation",),
    "relation_attributes": ("relation_attribute",),
    "document_labels": ("document_label",),
    "annotators": ("annotator",),
    "unplaced": ("unplaced",),
}
"""What a format that carries a thing must not count among its losses."""


@pytest.mark.parametrize("it", WRITERS, ids=lambda it: it.id)
def test_what_it_claims_to_carry_is_not_among_its_losses(it) -> None:
    first = golden._first()
    dataset = Dataset(
        schema=golden.dataset().schema,
        articles=[replace(first, article=replace(first.article, labels={"genre": "opinion"}))],
    )
    tally = Tally()
    for of in dataset:
        tally.article(of)
        it.weigh(of, dataset.schema, WriteOptions(), tally)
    kinds = {loss.kind for loss in tally.report().losses}
    claimed = {kind for feature in it.carries for kind in LOST.get(feature, ())}
    assert not kinds & claimed


def test_every_format_has_a_row_with_an_answer_for_each_feature() -> None:
    rows = format_rows()
    assert sorted(it.id for it in rows) == sorted(it.id for it in FORMATS)
    assert all(len(it.carries) == len(FEATURES) for it in rows)
    own = next(it for it in rows if it.id == "hashiya")
    assert all(own.carries)
    assert not own.missing


def test_what_people_open_first_stands_first() -> None:
    ids = [it.id for it in format_rows()]
    assert ids[:6] == ["docx", "pdf", "html", "epub", "text", "corpus"]
    texts = {it.id for it in FORMATS if it.unit == "none" and not it.write} - {"highlights"}
    assert texts == set(ids[: len(texts)])
    tables = len(texts) + 3
    tools = [it.id for it in FORMATS if it.id in ids[tables:]]
    assert ids[tables:] == tools  # those keep the order of their list


def test_a_library_that_is_not_there_is_named(monkeypatch) -> None:
    monkeypatch.setattr("hashiya.formats.extras.find_spec", lambda _name: None)
    rows = {it.id: it for it in format_rows()}
    assert {it.id for it in FORMATS if it.extra} == {it.id for it in rows.values() if it.missing}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_command_line_tells_one_and_all(language: str) -> None:
    run = CliRunner().invoke(program, ["formats", "--language", language])
    assert all(it.id in run.output for it in FORMATS)
    for it in FORMATS:
        one = CliRunner().invoke(program, ["formats", it.id, "--language", language])
        assert one.exit_code == 0
        assert one.output.count("✓") == len(it.carries)
    known = json.loads(CliRunner().invoke(program, ["formats", "--json"]).output)
    assert {it["id"]: set(it["carries"]) for it in known} == {it.id: it.carries for it in FORMATS}
    assert [it["id"] for it in known] == [it.id for it in format_rows()]
