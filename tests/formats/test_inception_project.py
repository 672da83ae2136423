"""Projects that INCEpTION exports: archives in an archive, a file for each person, and one article of all."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from hashiya.commands import articles, projects, reading
from hashiya.commands.reading import ImportItem
from hashiya.formats.format import Incoming, Note

TEXT = "زار ترامب بغداد"
NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


def packed(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w") as made:
        for name, it in files.items():
            made.writestr(name, it)
    return data.getvalue()


def table(first: str, second: str) -> str:
    rows = f"1-1\t0-3\tزار\t_\t\n1-2\t4-9\tترامب\t{first}\t\n1-3\t10-15\tبغداد\t{second}\t\n"
    return f"#FORMAT=WebAnno TSV 3.3\n#T_SP={NAMED}|value\n\n\n#Text={TEXT}\n{rows}"


def structures(*marks: tuple[int, int, str]) -> str:
    """UIMA CAS JSON, as that program writes it."""
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
            "mimeType": "text", "sofaString": TEXT}  # fmt: skip
    found = [
        {"%ID": n, "%TYPE": NAMED, "@sofa": 1, "begin": start, "end": end, "value": label}
        for n, (start, end, label) in enumerate(marks, start=2)
    ]
    of = {"%NAME": NAMED, "%SUPER_TYPE": "uima.tcas.Annotation",
          "value": {"%NAME": "value", "%RANGE": "uima.cas.String"}}  # fmt: skip
    members = [it["%ID"] for it in found]
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}}
    return json.dumps(
        {"%TYPES": {NAMED: of}, "%FEATURE_STRUCTURES": [sofa, *found], "%VIEWS": views}
    )


XMI = f"""<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
 xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<custom:Claim xmi:id="3" sofa="1" begin="0" end="15" Sort="check"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{TEXT}"/>
<cas:View sofa="1" members="3"/>
</xmi:XMI>
"""
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Claim</name><supertypeName>uima.tcas.Annotation</supertypeName>
<features><featureDescription><name>Sort</name><rangeTypeName>uima.cas.String</rangeTypeName>
</featureDescription></features></typeDescription></types></typeSystemDescription>
"""

FILES: dict[str, str | bytes] = {
    "exportedproject.json": "{}",
    "source/خبر.txt": TEXT,
    "source/other.txt": "نص لم يوسمه أحد",
    "annotation_ser/خبر.txt/layla.ser": b"\xac\xed",
    "annotation/خبر.txt/INITIAL_CAS.zip": packed({"INITIAL_CAS.tsv": table("_", "_")}),
    "annotation/خبر.txt/layla.zip": packed({"layla.tsv": table("PER", "LOC")}),
    "annotation/خبر.txt/omar.json": structures((4, 9, "PER")),
    "annotation/خبر.txt/salma.zip": packed({"salma.xmi": XMI, "TypeSystem.xml": TYPES}),
    "annotation/خبر.txt/idle.json": structures(),
    "curation/خبر.txt/CURATION_USER.zip": packed({"c.json": structures((10, 15, "LOC"))}),
}


def read(place: Path, files: dict[str, str | bytes]) -> tuple[list[Incoming], list[Note]]:
    file = place / "project.zip"
    file.write_bytes(packed(files))
    found = list(reading.stream([file]))
    return [it.incoming for it in found if isinstance(it, ImportItem)], [
        it for it in found if isinstance(it, Note)
    ]


@pytest.mark.parametrize(
    ("folder", "project"),
    [
        ("", "exportedproject.json"),
        ("تصدير/", "exportedproject.json"),
        ("", "exportedproject123.json"),
        ("تصدير/", "exportedproject4471065322498139257.json"),
    ],
)
def test_each_persons_marks_become_those_of_one_article(
    folder: str, project: str, tmp_path: Path
) -> None:
    """Whoever marked nothing, and the document as it was before anybody did, add nothing.

    A number that no other export has stands in the name of the project's own file.
    """
    names = {name: project if name == "exportedproject.json" else name for name in FILES}
    items, notes = read(tmp_path, {folder + names[name]: it for name, it in FILES.items()})
    assert not any(it.lost for it in notes)
    with projects.create(tmp_path / "p.hashiya", me="أنا") as ws:
        report = articles.add(ws, reading.read([tmp_path / "project.zip"]))
        assert not report.duplicates
        lines = {it.name: it.id for it in ws.articles()}
        assert set(lines) == {"خبر.txt", "other.txt"}
        stored = ws.annotations(lines["خبر.txt"])
        assert ws.annotations(lines["other.txt"]) == ()
    found = {(it.annotator, it.label, it.quote) for it in stored}
    assert found == {
        ("layla", "PER", "ترامب"),
        ("layla", "LOC", "بغداد"),
        ("omar", "PER", "ترامب"),
        ("salma", "check", TEXT),
        ("CURATION_USER", "LOC", "بغداد"),
    }
    assert {it.name for it in items} == {"خبر.txt", "other.txt"}


def test_what_only_java_can_read_is_told_and_its_text_comes_in(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "exportedproject.json": "{}",
        "source/a.txt": TEXT,
        "annotation_ser/a.txt/layla.ser": b"\xac\xed",
        "annotation_ser/a.txt/INITIAL_CAS.ser": b"\xac\xed",
        "guideline/rules.pdf": b"%PDF",
    }
    items, notes = read(tmp_path, files)
    assert [(it.name, it.text, it.spans) for it in items] == [("a.txt", TEXT, ())]
    assert [(it.message, it.values["count"], it.lost) for it in notes] == [
        ("formats-inception-sealed", 1, True),
        ("formats-zip-others", 1, False),
    ]


def test_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    files = FILES | {"annotation/خبر.txt/layla.zip": b"PK no archive"}
    items, notes = read(tmp_path, files)
    assert {mark.annotator for it in items for mark in it.spans} == {
        "omar",
        "salma",
        "CURATION_USER",
    }
    lost = [(it.message, it.name) for it in notes if it.lost]
    assert lost[:1] == [("formats-damaged", "project.zip/annotation/خبر.txt/layla.zip")]


def test_a_project_without_documents_says_so(tmp_path: Path) -> None:
    items, notes = read(tmp_path, {"exportedproject.json": "{}"})
    assert (items, [it.message for it in notes]) == ([], ["formats-zip-empty"])
