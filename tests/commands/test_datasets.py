"""An export is whole or nothing: quotes are proved, what stood there stays until the end."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import gold as seeds
import pytest
from formats import brat_checker

from hashiya import wording
from hashiya.commands import annotate, articles, correcting, datasets, projects
from hashiya.formats import FORMATS
from hashiya.formats.format import WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.dataset import Dataset
from hashiya.model.errors import UnknownFormat, WriteProblem
from hashiya.model.span import Span
from hashiya.workspace import Workspace


@pytest.fixture
def dataset() -> Dataset:
    """The gold; its first claim has a verdict, so that every format has something to write."""
    first, last = seeds.articles()
    claim = next(it for it in first.annotations if it.label == "CLAIM")
    rated = replace(claim, attributes={**claim.attributes, "verdict": "true"})
    marks = tuple(rated if it is claim else it for it in first.annotations)
    articles = [replace(first, annotations=marks), last]
    return Dataset(schema=seeds.schema(), articles=articles)


@pytest.fixture
def broken(dataset: Dataset) -> Dataset:
    first, last = dataset.articles
    wrong = replace(last.annotations[0], fragments=(Span(1, 7),))
    return replace(dataset, articles=[first, replace(last, annotations=(wrong,))])


WRITERS = [
    (it.id, f"out.{it.id}" if it.folder else f"out{it.suffixes[0]}") for it in FORMATS if it.write
]


@pytest.mark.parametrize(("format_id", "name"), WRITERS)
def test_every_format_is_written_whole_and_again_the_same(
    dataset: Dataset, tmp_path: Path, format_id: str, name: str
) -> None:
    first = datasets.export(dataset, tmp_path / name, format_id)
    again = datasets.export(dataset, tmp_path / name, format_id)
    assert first == again
    assert (first.articles, first.losses.spans, first.losses.relations) == (2, 297, 161)
    assert first.losses == datasets.losses(dataset, format_id)
    assert [it.name for it in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("format_id", "name"), WRITERS)
def test_a_dataset_never_takes_the_place_of_a_project(
    ws: Workspace, tmp_path: Path, format_id: str, name: str
) -> None:
    at_rest = tmp_path / "at rest.jsonl"
    projects.create(at_rest, "default", "ليلى").close()
    before = at_rest.read_bytes()
    dataset = datasets.choose(ws)
    for target in (ws.path, at_rest):
        with pytest.raises(WriteProblem) as caught:
            datasets.export(dataset, target, format_id)
        assert caught.value.values["reason"] in {"project", "file"}
    assert at_rest.read_bytes() == before
    assert not ws.articles()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize(("format_id", "name"), WRITERS)
def test_a_dataset_never_takes_the_place_of_a_device(
    dataset: Dataset, tmp_path: Path, format_id: str, name: str
) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    with pytest.raises(WriteProblem) as caught:
        datasets.export(dataset, pipe, format_id)
    assert caught.value.values["reason"] in {"device", "file"}
    assert pipe.is_fifo()


@pytest.mark.parametrize(("format_id", "name"), WRITERS)
def test_a_span_that_does_not_quote_stops_everything(
    broken: Dataset, tmp_path: Path, format_id: str, name: str
) -> None:
    with pytest.raises(WriteProblem) as caught:
        datasets.export(broken, tmp_path / name, format_id)
    assert caught.value.values["reason"] == "offsets"
    assert str(caught.value.values["name"]).startswith("002")
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_when_the_disk_refuses(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("hashiya.commands.safe_writing._sync", full)
    with pytest.raises(WriteProblem) as caught:
        datasets.export(dataset, out)
    assert caught.value.values == {"reason": "full", "name": "out.jsonl"}
    assert out.read_text() == "old"
    assert [it.name for it in tmp_path.iterdir()] == ["out.jsonl"]


def test_the_old_folder_stays_when_the_exchange_fails(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    datasets.export(dataset, out, "brat")
    before = {it.name: it.read_bytes() for it in out.iterdir()}
    real = Path.rename

    def rename(self: Path, goal: Path) -> Path:
        if goal == out and not (tmp_path / "stop").exists():
            (tmp_path / "stop").touch()
            raise OSError(errno.EACCES, "refused")
        return real(self, goal)

    monkeypatch.setattr(Path, "rename", rename)
    # where the system cannot exchange two folders in one call
    monkeypatch.setattr("hashiya.commands.swapping.swap", lambda _one, _other: False)
    with pytest.raises(WriteProblem):
        datasets.export(replace(dataset, articles=[]), out, "brat")
    assert {it.name: it.read_bytes() for it in out.iterdir()} == before
    assert {it.name for it in tmp_path.iterdir()} == {"out", "stop"}


def test_a_cancelled_export_leaves_nothing(dataset: Dataset, tmp_path: Path) -> None:
    def cancel(number: int) -> None:
        raise KeyboardInterrupt

    for name, format_id in (("a.jsonl", "hashiya"), ("b", "brat")):
        with pytest.raises(KeyboardInterrupt):
            datasets.export(dataset, tmp_path / name, format_id, progress=cancel)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("out", "format_id", "reason"),
    [
        ("folder", "hashiya", "folder"),
        ("file", "brat", "file"),
        ("strange", "brat", "foreign"),
        ("no/such/out.jsonl", "hashiya", "no-folder"),
        ("no/such/out", "csv", "no-folder"),
        ("file/out.jsonl", "hashiya", "no-folder"),
        ("x" * 300, "hashiya", "name"),
    ],
)
def test_a_target_that_cannot_be_is_told(
    dataset: Dataset, tmp_path: Path, out: str, format_id: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "annotation.conf").write_text("mine")
    with pytest.raises(WriteProblem) as caught:
        datasets.export(dataset, tmp_path / out, format_id)
    assert caught.value.values["reason"] == reason
    assert (tmp_path / "file").read_text() == "mine"
    assert (tmp_path / "strange" / "annotation.conf").read_text() == "mine"
    assert [it.name for it in (tmp_path / "strange").iterdir()] == ["annotation.conf"]
    assert sorted(it.name for it in tmp_path.iterdir()) == ["file", "folder", "strange"]
    for language in wording.languages():
        said = wording.Wording(language).say(caught.value.message, **caught.value.values)
        assert Path(out).name in said
        assert "$" not in said


def test_a_file_added_to_our_folder_stays_and_the_old_export_goes(
    dataset: Dataset, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    datasets.export(dataset, out, "brat")
    datasets.export(dataset, out, "csv")
    assert {it.name for it in out.iterdir()} == {
        "spans.csv", "relations.csv", "documents.csv", "texts", "README.md", "export.json",
    }  # fmt: skip
    (out / "annotation notes.md").write_text("mine")
    (out / "texts" / "mine").mkdir()
    receipt = datasets.export(dataset, out, "brat")
    assert (out / "annotation notes.md").read_text() == "mine"
    assert [it.name for it in (out / "texts").iterdir()] == ["mine"]
    assert not (out / "spans.csv").exists()
    names = {it.name for it in out.iterdir()} - {"annotation notes.md", "texts"}
    assert len(names) == receipt.files
    assert [it.name for it in tmp_path.iterdir()] == ["out"]


def test_a_receipt_lies_in_the_folder_and_its_digests_are_true(
    dataset: Dataset, tmp_path: Path
) -> None:
    receipt = datasets.export(dataset, tmp_path / "out", "brat")
    stored = json.loads((tmp_path / "out" / "export.json").read_text("utf-8"))
    assert (stored["articles"], stored["spans"], stored["relations"]) == (2, 297, 161)
    assert (stored["digest"], stored["schema"]["id"]) == (receipt.digest, "default")
    for it in stored["files"]:
        data = (tmp_path / "out" / it["name"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (it["sha256"], it["bytes"])
    brat_checker.read(tmp_path / "out")
    every = [it for it in (tmp_path / "out").rglob("*") if it.is_file()]
    assert (receipt.files, receipt.bytes) == (len(every), sum(it.stat().st_size for it in every))


def test_a_link_stays_a_link(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("old")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    datasets.export(dataset, tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_bytes().count(b"\n") == 2


def test_the_suffix_decides(dataset: Dataset, tmp_path: Path) -> None:
    assert datasets.export(dataset, tmp_path / "a.conll").format == "conll"
    assert datasets.export(dataset, tmp_path / "a.JSONL").format == "hashiya"
    for name in ("a", "a.txt", "a.docx"):
        with pytest.raises(UnknownFormat):
            datasets.export(dataset, tmp_path / name)


def test_losses_can_be_asked_for_without_writing(dataset: Dataset) -> None:
    assert datasets.losses(dataset, "hashiya").lossless
    flat = datasets.losses(dataset, "conll")
    assert flat.count("nested", "same_extent", "crossing") == 44
    assert flat.count("token_cut") == 12
    inner = datasets.losses(dataset, "conll", WriteOptions(level="innermost", edges="expand"))
    assert inner.count("nested", "same_extent", "crossing") == 41
    assert datasets.losses(dataset, "csv").lossless


def test_one_annotator_s_work_leaves_with_its_relations_only(
    ws: Workspace, gold: Path, tmp_path: Path
) -> None:
    articles.add(ws, articles.read([gold]))
    assert datasets.losses(datasets.choose(ws, whose="me"), "hashiya").spans == 0
    everything = datasets.losses(datasets.choose(ws, whose="gold"), "hashiya")
    assert (everything.spans, everything.relations) == (297, 161)
    brat = datasets.losses(datasets.choose(ws, whose="gold"), "brat")
    assert (brat.count("annotator"), brat.count("relation_attribute")) == (297, 0)
    one = datasets.choose(ws, articles=[ws.articles()[1].id])
    assert datasets.losses(one, "hashiya").spans == 169


@pytest.mark.parametrize("language", wording.languages())
def test_every_loss_has_its_sentence(language: str) -> None:
    from typing import get_args

    from hashiya.formats.losses import LossKind

    spoken = wording.messages(language)
    assert {f"datasets-loss-{it}" for it in get_args(LossKind)} <= set(spoken)


def test_rows_have_their_keys_in_the_documented_order(dataset: Dataset) -> None:
    row = jsonl.row(next(iter(dataset)))
    assert list(row) == [
        "format",
        "version",
        "id",
        "name",
        "title",
        "text",
        "sha256",
        "language",
        "direction",
        "labels",
        "spans",
        "relations",
    ]
    span = ["id", "layer", "label", "start", "end", "text", "attributes", "annotator", "created"]
    assert list(row["spans"][0]) == span


def test_marks_that_wait_for_a_place_are_named_by_every_export_that_leaves_them_out(
    ws, text, tmp_path
) -> None:
    for start, end in ((4, 9), (20, 25)):
        annotate.tag(ws, text.id, Span(start, end), "entity", "PERS")
    assert datasets.losses(datasets.choose(ws), "doccano").count("unplaced") == 0
    correcting.correct(ws, text.id, "نص آخر لا يشبه ما سبقه في شيء.")
    waiting = len(ws.unplaced(text.id))
    assert waiting == 2
    for it in FORMATS:
        if it.write is not None:
            report = datasets.losses(datasets.choose(ws), it.id)
            left = 0 if "unplaced" in it.carries else waiting
            assert report.count("unplaced") == left
            assert not (left and report.lossless)
    receipt = datasets.export(datasets.choose(ws), tmp_path / "out.jsonl")
    assert receipt.losses.lossless
    receipt = datasets.export(datasets.choose(ws), tmp_path / "out", "brat")
    assert receipt.losses.count("unplaced") == waiting
    assert datasets.losses(datasets.choose(ws, whose="غيرها"), "doccano").count("unplaced") == 0


@pytest.mark.parametrize("format_id", ["conll-nested", "brat", "gliner", "webanno-tsv"])
def test_equal_marks_of_two_people_are_told_where_the_file_has_no_names(
    ws: Workspace, tmp_path: Path, format_id: str
) -> None:
    marks = [
        {"layer": "entity", "label": label, "start": start, "end": end, "annotator": by}
        for by in ("huda", "omar")
        for label, start, end in (("PERS", 0, 5), ("GPE", 6, 11))
    ]
    marks.append({"layer": "entity", "label": "ORG", "start": 0, "end": 5, "annotator": "omar"})
    spans = [{**it, "id": str(n)} for n, it in enumerate(marks)]
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"text": "ترامب بغداد", "spans": spans}), encoding="utf-8")
    articles.add(ws, articles.read([file]))
    report = datasets.losses(datasets.choose(ws), format_id)
    found = {it.label: it.count for it in report.losses if it.kind == "indistinct"}
    assert found == {"PERS": 1, "GPE": 1}
    assert report.spans_written == 5
    alone = datasets.losses(datasets.choose(ws, "omar"), format_id)
    assert not alone.count("indistinct")


@pytest.mark.parametrize("format_id", ["hashiya", "conll"])
def test_where_names_are_written_or_one_mark_of_two_nothing_is_mixed(
    ws: Workspace, tmp_path: Path, format_id: str
) -> None:
    spans = [
        {"id": by, "layer": "entity", "label": "PERS", "start": 0, "end": 5, "annotator": by}
        for by in ("huda", "omar")
    ]
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"text": "ترامب بغداد", "spans": spans}), encoding="utf-8")
    articles.add(ws, articles.read([file]))
    assert not datasets.losses(datasets.choose(ws), format_id).count("indistinct")


@pytest.mark.parametrize("format_id", ["brat", "webanno-tsv"])
def test_marks_that_an_attribute_in_the_file_tells_apart_are_not_called_alike(
    ws: Workspace, tmp_path: Path, format_id: str
) -> None:
    """Another attribute, lost of a third mark, made two of one place alike that say different things there."""
    said = {"huda": {"stance": "pro"}, "omar": {"stance": "con"}}
    mark = {"layer": "entity", "label": "PERS", "start": 0, "end": 5}
    spans = [{**mark, "id": by, "annotator": by, "attributes": it} for by, it in said.items()]
    empty = {"layer": "entity", "label": "GPE", "start": 6, "end": 11, "attributes": {"also": []}}
    spans.append({**empty, "id": "x", "annotator": "omar"})
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"text": "ترامب بغداد", "spans": spans}), encoding="utf-8")
    articles.add(ws, articles.read([file]))
    report = datasets.losses(datasets.choose(ws), format_id)
    assert report.count("attribute") == 1
    assert not report.count("indistinct")
