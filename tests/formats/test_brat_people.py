"""brat's folders beside each other, one for each person: what each marked is theirs, also where they agree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hashiya.commands import articles, projects, reading

TEXTS = {"a": "زار ترامب بغداد.", "b": "غادر ترامب بغداد.", "c": "وصل ترامب إلى بغداد."}
SAME = "T1\tPER 4 9\tترامب\nT2\tLOC 10 15\tبغداد\n"
OTHER = "T1\tORG 4 9\tترامب\n"
ALONE = "T1\tPER 4 9\tترامب\n"


def put(folder: Path, **marks: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, ann in marks.items():
        (folder / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
        (folder / f"{name}.ann").write_text(
            ann.replace("4 9", "5 10").replace("10 15", "11 16") if name == "b" else ann,
            encoding="utf-8",
        )


def whose(place: Path, tmp_path: Path) -> dict[str, list[str]]:
    """Who marked each article, a name for each mark."""
    with projects.create(tmp_path / "p.hashiya", me="أنا") as ws:
        articles.add(ws, reading.read([place]))
        return {
            Path(it.name).stem: sorted(mark.annotator for mark in ws.annotations(it.id))
            for it in ws.articles()
        }


@pytest.mark.parametrize("packed", [False, True])
def test_where_two_people_agree_wholly_each_has_the_marks(packed: bool, tmp_path: Path) -> None:
    """What differs elsewhere in their folders shows whose they are; so it does of a text that one of them has alone."""
    put(tmp_path / "in/ليلى", a=SAME, b=SAME)
    put(tmp_path / "in/omar", a=SAME, b=OTHER, c=ALONE)
    place = tmp_path / "in"
    if packed:
        place = Path(shutil.make_archive(str(tmp_path / "all"), "zip", place))
    found = whose(place, tmp_path)
    assert found == {
        "a": ["omar", "omar", "ليلى", "ليلى"],
        "b": ["omar", "ليلى", "ليلى"],
        "c": ["omar"],
    }


def test_a_copy_beside_the_folders_of_people_is_one_of_them(tmp_path: Path) -> None:
    """Somebody who agrees with one and not with another is a person."""
    put(tmp_path / "in/x", a=SAME)
    put(tmp_path / "in/y", a=SAME)
    put(tmp_path / "in/z", a=OTHER)
    assert whose(tmp_path / "in", tmp_path) == {"a": ["x", "x", "y", "y", "z"]}


def test_folders_that_are_equal_throughout_or_share_no_text_are_nobody(tmp_path: Path) -> None:
    put(tmp_path / "in/one", a=SAME, b=SAME)
    put(tmp_path / "in/two", a=SAME, b=SAME)
    put(tmp_path / "in/three", c=ALONE)
    found = whose(tmp_path / "in", tmp_path)
    assert {name for names in found.values() for name in names} == {"أنا"}


def test_the_folder_is_looked_at_anew_when_it_has_changed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put(tmp_path / "in" / name, a=SAME, b=SAME)
    assert set(whose(tmp_path / "in", tmp_path)["a"]) == {"أنا"}
    (tmp_path / "p.hashiya").unlink()
    (tmp_path / "in/two/b.ann").write_text(OTHER.replace("4 9", "5 10"), encoding="utf-8")
    assert set(whose(tmp_path / "in", tmp_path)["a"]) == {"one", "two"}
