"""Projects of INCEpTION that somebody unpacked: folders tell the document and whose its annotations are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from formats.test_inception_project import TEXT, TYPES, XMI, structures, table

from hashiya.commands import articles, projects, reading

PROJECT = {"exportedproject77.json": "{}", "source/خبر.txt": TEXT}
EACH = {
    "annotation/خبر.txt/salma/salma.xmi": XMI,
    "annotation/خبر.txt/salma/TypeSystem.xml": TYPES,
    "annotation/خبر.txt/layla/layla.tsv": table("PER", "LOC"),
    "annotation/خبر.txt/omar/omar.json": structures((4, 9, "PER")),
    "curation/خبر.txt/CURATION_USER/CURATION_USER.json": structures((10, 15, "LOC")),
}
FOUND = {
    ("layla", "PER", "ترامب"),
    ("layla", "LOC", "بغداد"),
    ("omar", "PER", "ترامب"),
    ("salma", "check", TEXT),
    ("CURATION_USER", "LOC", "بغداد"),
}
Marks = set[tuple[str, str, str]]


def put(place: Path, files: dict[str, str]) -> Path:
    for name, it in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(it, encoding="utf-8")
    return place


def stored(place: Path, tmp_path: Path) -> dict[str, Marks]:
    """The marks of each article, by its name."""
    with projects.create(tmp_path / "p.hashiya", me="أنا") as ws:
        articles.add(ws, reading.read([place]))
        return {
            it.name: {(mark.annotator, mark.label, mark.quote) for mark in ws.annotations(it.id)}
            for it in ws.articles()
        }


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_each_persons_folder_gives_that_persons_marks_of_the_document(
    packed: bool, whole: bool, tmp_path: Path
) -> None:
    """Also a part of it alone: a file that is called as its folder shows how it was unpacked."""
    place = put(tmp_path / "in", EACH | (PROJECT if whole else {}))
    if packed:
        place = Path(shutil.make_archive(str(tmp_path / "all"), "zip", place))
    assert stored(place, tmp_path) == {"خبر.txt": FOUND}


def test_files_without_a_folder_each_are_theirs_where_the_project_lies_beside(
    tmp_path: Path,
) -> None:
    flat = {
        "annotation/خبر.txt/layla.tsv": table("PER", "_"),
        "annotation/خبر.txt/omar.json": structures((4, 9, "PER")),
        "annotation/خبر.txt/INITIAL_CAS.json": structures(),
    }
    found = stored(put(tmp_path / "in", flat | PROJECT), tmp_path)
    assert found == {"خبر.txt": {("layla", "PER", "ترامب"), ("omar", "PER", "ترامب")}}


def test_folders_that_are_no_such_project_name_nobody(tmp_path: Path) -> None:
    others = {"annotation/news/a.json": structures((4, 9, "PER")), "b/b.tsv": table("LOC", "_")}
    found = stored(put(tmp_path / "in", others), tmp_path)
    assert {mark[0] for marks in found.values() for mark in marks} == {"أنا"}
