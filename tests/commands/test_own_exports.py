"""A folder that Hashiya exported is known when it is imported: its own papers are no files of another kind."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.commands import articles, choosing, datasets
from hashiya.commands.choosing import Choice
from hashiya.commands.safe_writing import files_in
from hashiya.formats import FORMATS, own_export
from hashiya.formats.format import Format, WriteOptions
from hashiya.workspace import Workspace

TEXT = "قال الوزير نعم"


@pytest.fixture
def corpus(ws: Workspace, tmp_path: Path) -> Path:
    """Two exports in one folder."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles.add(ws, articles.read([tmp_path / "a.txt"]))
    (tmp_path / "corpus").mkdir()
    for chosen in ("csv", "brat"):
        out = tmp_path / "corpus" / chosen
        datasets.export(datasets.choose(ws), out, chosen)
        assert {"README.md", "export.json"} <= {it.name for it in out.iterdir()}
    return tmp_path / "corpus"


def test_its_own_papers_are_not_mentioned(corpus: Path) -> None:
    for folder in (corpus, corpus / "csv", corpus / "brat"):
        assert articles.read([folder]).problems == ()
    (corpus / "csv" / "photo.png").write_bytes(b"x")
    [note] = articles.read([corpus]).problems  # the paper speaks for what it names and no more
    assert (note.message, note.values) == (
        "formats-others-left",
        {"count": 1, "names": ("csv/photo.png",)},
    )


def test_nor_where_the_folder_lies_in_an_archive(corpus: Path, tmp_path: Path) -> None:
    packed = tmp_path / "corpus.zip"
    with ZipFile(packed, "w") as archive:
        for it in sorted(corpus.rglob("*")):
            archive.write(it, it.relative_to(corpus))
        archive.writestr("photo.png", b"x")
    [note] = articles.read([packed]).problems
    assert (note.message, note.values["names"]) == ("formats-zip-others", ("photo.png",))


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b'{"program": "other", "files": [{"name": "a.png"}]}', b"[" * 100_000],
)
def test_a_paper_that_no_export_wrote_speaks_for_nothing(data: bytes) -> None:
    assert own_export.names_in(data) == frozenset()


@pytest.mark.parametrize(
    "it", [it for it in FORMATS if it.write and it.folder], ids=lambda it: it.id
)
def test_a_format_names_the_files_that_it_always_writes(
    it: Format, ws: Workspace, tmp_path: Path
) -> None:
    """By these names an export tells beforehand what is in its way."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
    articles.add(ws, articles.read([tmp_path / "a.txt", tmp_path / "b.txt"]))
    flavours = [of.values for of in it.options if of.name == "flavour"] or [("",)]
    found: list[set[str]] = []
    for flavour in flavours[0]:
        for line in ws.articles():
            out = tmp_path / str(len(found))
            alone = choosing.chosen(ws, Choice(articles=(line.id,)))
            datasets.export(alone, out, it.id, WriteOptions(flavour=flavour))
            found.append({*files_in(out)})
    assert set.intersection(*found) == {*it.fixed, own_export.FILE}
