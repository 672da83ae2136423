"""Files that no export wrote are never deleted and never replaced, whatever the paper in their folder says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold import articles, schema

from hashiya.commands import articles as article_commands
from hashiya.commands import bundles, choosing, datasets, replacing, safe_writing, settling
from hashiya.commands.choosing import Choice
from hashiya.commands.reading import ImportItem
from hashiya.formats import FORMATS, own_export
from hashiya.formats.draft import Draft
from hashiya.formats.format import Format
from hashiya.model.dataset import Dataset
from hashiya.model.errors import WouldReplace, WriteProblem
from hashiya.workspace import Workspace

WHOLE = Dataset(schema=schema(), articles=articles())


def kind(target: Path) -> str:
    """What an export into it would be asked; empty: nothing."""
    try:
        replacing.refuse(target, as_folder=True)
    except WouldReplace as found:
        return str(found.values["kind"])
    return ""


def test_a_folder_of_others_is_asked_about_until_an_export_lies_there(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    (tmp_path / "empty").mkdir()
    with pytest.raises(WouldReplace) as caught:
        replacing.refuse(tmp_path, as_folder=True)
    said = caught.value.values
    assert (said["kind"], said["count"], said["other"]) == ("beside", 2, "empty")
    assert said["own"] == str(tmp_path / replacing.OWN)
    was = notes.stat().st_ino, tmp_path.stat().st_ino
    datasets.export(WHOLE, tmp_path, "brat")
    assert (notes.stat().st_ino, tmp_path.stat().st_ino) == was  # not even moved
    assert (tmp_path / "empty").is_dir()
    assert kind(tmp_path) == ""


@pytest.mark.parametrize("it", [it for it in FORMATS if it.each], ids=lambda it: it.id)
def test_the_names_that_are_sure_are_those_that_are_written(
    ws: Workspace, it: Format, tmp_path: Path
) -> None:
    for number, name in enumerate(["x.txt", "X", "annotation.conf", "export", "a/b"]):
        found = Draft("a.txt", f"قال {number}").incoming(name=name)
        article_commands.add(ws, [ImportItem(path=tmp_path / "a.txt", incoming=found)])
    chosen = choosing.chosen(ws, Choice())
    datasets.export(chosen, tmp_path / "out", it.id)
    written = {at.relative_to(tmp_path / "out").as_posix() for at in (tmp_path / "out").rglob("*")}
    sure = bundles.names(it, None, choosing.lines(ws, Choice()), bundled=False)
    assert sure - {"README.md"} <= written
    assert len(sure) == len(it.fixed) + 5 * len(it.each)


@pytest.mark.parametrize("name", ["annotation.conf", "README.md", "export.json"])
def test_a_file_of_theirs_with_a_name_of_ours_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(WriteProblem) as caught:
        datasets.export(WHOLE, tmp_path, "brat")
    assert (caught.value.values["reason"], caught.value.values["other"]) == ("foreign", name)
    assert {it.name: it.read_text() for it in tmp_path.iterdir()} == {name: "mine"}


def test_a_folder_of_theirs_with_a_name_of_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "README.md").mkdir()
    with pytest.raises(WriteProblem):
        datasets.export(WHOLE, tmp_path, "brat")
    (tmp_path / "README.md").rmdir()
    (tmp_path / "texts").write_text("mine")  # where a folder of ours would be
    with pytest.raises(WriteProblem):
        datasets.export(WHOLE, tmp_path, "csv")
    assert (tmp_path / "texts").read_text() == "mine"


@pytest.mark.parametrize("digest", ["", "of the file"])
def test_a_name_written_into_the_paper_by_hand_makes_no_file_ours(tmp_path: Path, digest) -> None:
    datasets.export(WHOLE, tmp_path, "brat")
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    paper = tmp_path / "export.json"
    row = json.loads(paper.read_bytes())
    sha256 = replacing._digest(mine) if digest else ""
    row["files"].append({"name": "mine.txt", "bytes": 4, "sha256": sha256})
    paper.write_text(json.dumps(row), "utf-8")
    assert kind(tmp_path) == "taken"  # by that paper, beside which none can lie
    with pytest.raises(WriteProblem):  # not even when it is agreed to: who knows what is whose
        datasets.export(WHOLE, tmp_path, "brat")
    assert mine.read_text() == "mine"


def test_a_paper_taken_from_another_folder_gives_nothing_away(tmp_path: Path) -> None:
    datasets.export(WHOLE, tmp_path / "one", "brat")
    (tmp_path / "two").mkdir()
    for name in ("README.md", "mine.txt"):
        (tmp_path / "two" / name).write_text("mine")
    (tmp_path / "two" / "export.json").write_bytes((tmp_path / "one/export.json").read_bytes())
    assert kind(tmp_path / "two") == "folder"  # a card that is not the one that an export wrote
    datasets.export(WHOLE, tmp_path / "two", "brat")  # agreed to
    assert (tmp_path / "two" / "mine.txt").read_text() == "mine"


def test_words_written_into_the_paper_are_asked_about(tmp_path: Path) -> None:
    datasets.export(WHOLE, tmp_path, "brat")
    assert kind(tmp_path) == ""
    paper = tmp_path / "export.json"
    row = {"for": "the spring course"} | json.loads(paper.read_bytes())
    paper.write_text(json.dumps(row), "utf-8")
    with pytest.raises(WouldReplace) as caught:
        replacing.refuse(tmp_path, as_folder=True)
    assert caught.value.values["other"] == "export.json"
    datasets.export(WHOLE, tmp_path, "brat")
    assert kind(tmp_path) == ""


@pytest.mark.parametrize("after", range(0, 12, 2))
def test_broken_off_in_between_the_next_export_knows_its_own(
    tmp_path: Path, monkeypatch, after: int
) -> None:
    """Old and new files lie side by side then, and what is not theirs is as it was."""
    (tmp_path / "mine.txt").write_text("mine")
    datasets.export(WHOLE, tmp_path, "csv")
    moved = 0
    replace = Path.replace

    def stopping(self: Path, goal: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved > after:
            raise KeyboardInterrupt
        return replace(self, goal)

    with monkeypatch.context() as broken:
        broken.setattr(settling.Path, "replace", stopping)
        broken.setattr(safe_writing, "_sync_folder", lambda _path: None)
        try:
            datasets.export(WHOLE, tmp_path, "brat")
        except KeyboardInterrupt:
            pass
        else:
            assert moved <= after
    assert kind(tmp_path) == ""
    receipt = datasets.export(WHOLE, tmp_path, "brat")
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == receipt.files + 1


def test_a_folder_in_the_place_of_a_file_is_no_folder_of_others(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    replacing.refuse(tmp_path, as_folder=False)
    with pytest.raises(WriteProblem) as caught:
        datasets.export(WHOLE, tmp_path, "hashiya")
    assert caught.value.values["reason"] == "folder"


@pytest.mark.parametrize("where", ["../victim.txt", "absolute", "sub/../../victim.txt"])
def test_a_paper_of_a_stranger_reaches_no_file_outside_its_folder(tmp_path: Path, where) -> None:
    """Data sets are passed on: the paper that lies in one may say whatever its maker liked."""
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    name = str(victim) if where == "absolute" else where
    row = {
        "program": "hashiya",
        "files": [{"name": name, "sha256": replacing._digest(victim)}],
        "digest": own_export.digest_of([(name, replacing._digest(victim))]),
    }
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("theirs")
    (out / "export.json").write_bytes(own_export.written(row))
    datasets.export(WHOLE, out, "brat")
    assert victim.read_text() == "mine"
    assert (out / "notes.txt").read_text() == "theirs"
