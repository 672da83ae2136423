"""How an export begins is shown by the format itself, from one article, and leaves nothing behind."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya import assets
from hashiya.commands import articles, choosing, datasets, previewing, projects
from hashiya.commands.choosing import Choice
from hashiya.formats import FORMATS
from hashiya.formats.format import Format, WriteOptions
from hashiya.workspace import Workspace


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with projects.create(tmp_path_factory.mktemp("p") / "p.hashiya", "default", "ليلى") as made:
        articles.add(made, articles.read([assets.seeds() / "gold.jsonl"]))
        yield made


@pytest.mark.parametrize(
    "it", [it for it in FORMATS if it.write and it.id != "claimreview"], ids=lambda it: it.id
)
def test_what_is_shown_is_how_the_file_begins(
    it: Format, ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    options = WriteOptions(
        flavour=next((o.values[0] for o in it.options if o.name == "flavour"), "")
    )
    found = previewing.preview(ws, Choice(), it.id, options)
    assert found is not None
    assert not list(scratch.iterdir())
    first = ws.articles()[0].id
    datasets.export(
        choosing.chosen(ws, Choice(articles=(first,))), tmp_path / "out", it.id, options
    )
    place = tmp_path / "out" / found.name if found.name else tmp_path / "out"
    assert place.is_file()
    if it.id in {"spacy", "parquet", "xlsx", "refi-qda"}:
        assert not found.lines
        return
    written = place.read_text("utf-8-sig").splitlines()
    most = previewing.LONGEST_LINE
    told = [line if len(line) <= most else f"{line[:most]}…" for line in written]
    if it.id not in {"cas-json", "refi-qda", "w3c"}:  # ids and times of the moment
        assert [*found.lines] == told[: len(found.lines)]
    assert found.lines
    assert found.is_cut == (len(written) > previewing.MOST_LINES or place.stat().st_size > 1 << 16)


def test_an_article_with_annotations_is_shown_and_only_of_what_was_chosen(ws: Workspace) -> None:
    found = previewing.preview(ws, Choice(labels=("PERS",)), "conll", WriteOptions())
    assert found is not None
    tags = {it.split("\t")[1] for it in found.lines if "\t" in it}
    assert tags == {"O", "B-PERS", "I-PERS"}


def test_of_nothing_nothing_is_shown(ws: Workspace) -> None:
    assert previewing.preview(ws, Choice(statuses=("skipped",)), "conll", WriteOptions()) is None


def test_lines_are_those_that_the_file_has(ws: Workspace, tmp_path: Path) -> None:
    """What only Python takes for a line end, as U+2028 in the words of an article, cut its line in two."""
    text = "زار سامي\u2028القدس\x85ثم\x0cعاد إلى بيته"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "title": "سطر"}), "utf-8")
    (line,) = articles.add(ws, articles.read([tmp_path / "a.jsonl"])).articles
    found = previewing.preview(ws, Choice(articles=(line,)), "hashiya", WriteOptions())
    assert found is not None
    (shown,) = found.lines
    assert json.loads(shown)["text"] == text
    assert not found.is_cut


def test_a_letter_that_the_limit_cuts_is_no_reason_to_show_nothing(
    ws: Workspace, tmp_path: Path
) -> None:
    for shift in range(3):
        text = f"{'x' * shift}{'ش' * (1 << 16)}"
        (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}), "utf-8")
        (line,) = articles.add(ws, articles.read([tmp_path / "a.jsonl"])).articles
        found = previewing.preview(ws, Choice(articles=(line,)), "hashiya", WriteOptions())
        assert found is not None
        assert found.lines
        assert found.is_cut
