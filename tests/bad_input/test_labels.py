"""Names that deceive or break (B14 to B16): labels are refused by a rule, other names spelt out, twins warned of."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from formats import brat_checker, tag_reader
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from hashiya.cli.program import program
from hashiya.commands import articles, datasets, doubting, projects
from hashiya.model.errors import BadLabel
from hashiya.text import confusable
from hashiya.ui import widgets
from hashiya.ui.application import Shell
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.new_project import NewProjectDialog
from hashiya.ui.look import Look
from hashiya.ui.settings import Settings
from hashiya.wording import Wording, visible
from hashiya.workspace import Workspace

RLO = "\u202e"
TEXT = "قال الناتو إن العراق آمن."
SCHEMA = """
id = "mine"
[[layers]]
code = "entity"
"""


def label_set(folder: Path, *codes: str, name: str = "") -> Path:
    lines = [SCHEMA]
    for code in codes:
        names = f"names = {{ en = {json.dumps(name)} }}" if name else ""
        lines.append(
            f'[[labels]]\ncode = {json.dumps(code, ensure_ascii=True)}\nlayer = "entity"\n{names}\n'
        )
    file = folder / "labels.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    tomllib.loads(file.read_text(encoding="utf-8"))
    return file


def lines(folder: Path, *labels: str) -> Path:
    """A file of the own format whose article bears those labels, each on a word of its own."""
    spans = [
        {"id": str(at), "layer": "entity", "label": it, "start": at * 4, "end": at * 4 + 3}
        for at, it in enumerate(labels)
    ]
    file = folder / "in.jsonl"
    row = {"text": "abc " * max(1, len(labels)), "spans": spans}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "p.hashiya", me="ليلى") as opened:
        yield opened


def labels_of(ws: Workspace) -> list[str]:
    [line] = ws.articles()
    return [it.label for it in ws.annotations(line.id)]


# B14, B16: what no label can be

REFUSED = {
    "B14-override": f"ab{RLO}cd",
    "B14-isolate": "ab\u2067cd",
    "B14-mark": "ab\u200fcd",
    "B16-empty": "",
    "B16-spaces": "   ",
    "B16-edge": " PERS",
    "B16-long": "ل" * 10_000,
    "B16-tab": "a\tb",
    "B16-newline": "a\nb",
    "B16-line-separator": "a\u2028b",
    "B16-nul": "a\0b",
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_a_label_that_deceives_is_refused_in_a_label_set(tmp_path: Path, code: str) -> None:
    file = label_set(tmp_path, "PERS", code)
    with pytest.raises(BadLabel) as refused:
        projects.create(tmp_path / "new.hashiya", file)
    assert not (tmp_path / "new.hashiya").exists()
    for language in ("ar", "en"):
        said = Wording(language).say(refused.value.message, **refused.value.values)
        assert "labels.toml" in said
        assert "100" in said
        assert RLO not in said
        assert len(said) < 600


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_a_label_that_deceives_is_left_out_of_an_import_and_told(
    tmp_path: Path, ws: Workspace, code: str
) -> None:
    report = articles.add(ws, articles.read([lines(tmp_path, "PERS", code)]))
    assert labels_of(ws) == ["PERS"]
    assert [it.message for it in report.notes if it.lost] == ["formats-bad-label"]
    [note] = [it for it in report.notes if it.lost]
    for language in ("ar", "en"):
        said = Wording(language).say(note.message, **note.values)
        assert not {RLO, "\n", "\t", "\0", "\u2067"} & set(said.replace("\u2068", ""))


def test_b14_a_readable_name_that_turns_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(BadLabel):
        projects.read_schema(label_set(tmp_path, "PERS", name=f"Per{RLO}son"))


# B14: other names are shown spelt out

TURNING = f"تقرير{RLO}gpj.txt"
SPELT = "⟨U+202E⟩"


def test_b14_names_of_annotators_files_and_projects_are_spelt_out(
    tmp_path: Path, qtbot, qapp
) -> None:
    file = tmp_path / TURNING
    file.write_text(TEXT, encoding="utf-8")
    path = tmp_path / f"مش{RLO}روع.hashiya"
    with projects.create(path, me=f"لي{RLO}لى") as made:
        articles.add(made, articles.read([file]))
    shell = Shell(qapp, Settings(tmp_path / "w.ini"))
    window = shell.window
    shell.show()
    shell.look.settings.annotator = f"لي{RLO}لى"
    window.flows.open_project(path)
    assert SPELT in window.windowTitle()
    assert RLO not in window.windowTitle()
    window.banner.tell(window.look.say("ui-new-taken", name=path.name))
    shown = [it.text() for it in window.findChildren(QLabel) if it.isVisible()]
    assert SPELT in window.banner.text
    assert SPELT in window.status._annotator.text()
    assert [it for it in shown if RLO in it] == []
    shell.close()
    window.part()


def test_b14_a_line_is_painted_with_its_turning_marks_spelt_out(qapp, monkeypatch) -> None:
    seen: list[str] = []
    image = QImage(400, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    monkeypatch.setattr(widgets, "visible", lambda text: seen.append(text) or visible(text))
    widgets.paint_line(painter, image.rect(), TURNING, widgets.Qt.LayoutDirection.RightToLeft)
    painter.end()
    assert [visible(it) for it in seen] == [TURNING.replace(RLO, SPELT)]


@pytest.mark.parametrize("name", [TURNING, "a\nb.txt", "a\x1b[31m.txt"], ids=ascii)
def test_b14_the_command_line_spells_names_out(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    project = tmp_path / "p.hashiya"
    projects.create(project).close()
    run = CliRunner()
    said = run.invoke(program, ["import", str(project), str(file)])
    assert said.exit_code == 0, said.output
    listed = run.invoke(program, ["list", str(project)])
    again = run.invoke(program, ["import", str(project), str(file)])
    assert "⟨U+" in listed.output
    assert "⟨U+" in again.output
    for output in (said.output, listed.output, again.output):
        assert not {RLO, "\x1b"} & set(output)
        assert "a\nb" not in output


# B15: labels that look alike

ALIKE = {
    "B15-cyrillic": ("ORG", "\u041eRG", "U+041E U+004F"),
    "B15-kaf-and-yeh": ("كيان", "کیان", "U+06A9 U+0643"),
    "B15-alef-maksura": ("على", "علي", "U+064A U+0649"),
    "B15-joiner": ("نامهای", "نامه\u200cای", "U+200C U+0627"),
    "B15-zero": ("CO2", "C02", "U+0030 U+004F"),
}


@pytest.mark.parametrize(("known", "new", "codes"), ALIKE.values(), ids=ALIKE)
def test_labels_that_look_alike_are_found_with_their_code_points(
    tmp_path: Path, known: str, new: str, codes: str
) -> None:
    schema = projects.read_schema(label_set(tmp_path, known, new, "OTHER"))
    [found] = doubting.in_schema(schema)
    assert found == (new, known, codes)
    alone = projects.read_schema(label_set(tmp_path, known))
    passing = doubting.Passing(alone, articles.stream([lines(tmp_path, new, "OTHER")]))
    assert len(list(passing)) == 1
    assert passing.doubts == (found,)
    for language in ("ar", "en"):
        said = Wording(language).say("trouble-look-alike", label=new, other=known, codes=codes)
        assert codes in said


def test_b15_what_does_not_look_alike_is_not_warned_of() -> None:
    for name in projects.schema_names():
        assert doubting.in_schema(projects.read_schema(name)) == ()
    assert confusable.lookalikes(["PERS", "PER", "شخص", "شخصية", "LOC", "loc"]) == ()
    assert confusable.lookalikes(["ORG", "ORG"]) == ()


def test_b15_a_new_project_asks_before_it_takes_both(tmp_path: Path, qtbot, qapp) -> None:
    dialog = NewProjectDialog(None, Look(Settings(tmp_path / "w.ini")))
    qtbot.addWidget(dialog)
    file = label_set(tmp_path, "كيان", "کیان")
    dialog.sets.add_file(file)
    dialog._make.click()
    assert not dialog.result()
    assert "U+06A9" in dialog._problem.text()
    assert dialog._make.text() == dialog.look.say("trouble-look-alike-go")
    dialog._make.click()
    assert dialog.result()


def test_b15_the_command_line_warns(tmp_path: Path) -> None:
    file = label_set(tmp_path, "كيان", "کیان")
    project = tmp_path / "p.hashiya"
    said = CliRunner().invoke(program, ["new", str(project), "--schema", str(file)])
    assert said.exit_code == 0
    assert "U+06A9" in said.output
    said = CliRunner().invoke(program, ["import", str(project), str(lines(tmp_path, "كیان"))])
    assert "U+06CC" in said.output
    assert project.exists()


# B16: odd labels that are allowed come back from every format

ODD = [
    "O",
    "B-X",
    "_",
    "*",
    "[",
    "]",
    "\\",
    "=1+1",
    "-",
    "|",
    "#",
    '"',
    "'",
    "<b>",
    "I-PERS",
    "a b",
]


def test_b16_odd_labels_come_back_from_every_format(tmp_path: Path, ws: Workspace) -> None:
    articles.add(ws, articles.read([lines(tmp_path, *ODD)]))
    assert labels_of(ws) == ODD
    dataset = datasets.choose(ws)
    own = tmp_path / "out.jsonl"
    datasets.export(dataset, own, "hashiya")
    with projects.create(tmp_path / "again.hashiya") as again:
        articles.add(again, articles.read([own]))
        assert labels_of(again) == ODD
    tables = tmp_path / "tables"
    datasets.export(dataset, tables, "csv")
    with (tables / "spans.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [it["label"] for it in csv.DictReader(stream)]
    assert [it.removeprefix("'") if it[:2] in {"'=", "'-"} else it for it in rows] == [
        it if it != "'" else rows[ODD.index("'")] for it in ODD
    ]
    assert not [it for it in rows if it.startswith(("=", "+", "-", "@"))]
    columns = tmp_path / "out.conll"
    datasets.export(dataset, columns, "conll")
    tags = [tag for sentence in tag_reader.sentences(columns) for _, tag in sentence]
    assert [it for it, _, _ in tag_reader.entities(tags, "iob2")] == [
        it.replace(" ", "_") for it in ODD
    ]
    folder = tmp_path / "brat"
    datasets.export(dataset, folder, "brat")
    [doc] = brat_checker.read(folder)[1].values()
    assert len(doc.spans) == len(ODD)


def test_b16_odd_labels_stand_in_a_label_set(tmp_path: Path) -> None:
    schema = projects.read_schema(label_set(tmp_path, *ODD))
    assert [it.code for it in schema.labels] == ODD


def test_b15_an_import_asks_before_it_takes_both(tmp_path: Path, qtbot, qapp) -> None:
    path = tmp_path / "p.hashiya"
    projects.create(path, label_set(tmp_path, "كيان"), "ليلى").close()
    shell = Shell(qapp, Settings(tmp_path / "w.ini"))
    shell.show()
    shell.window.flows.open_project(path)
    file = lines(tmp_path, "کیان")
    dialog = ImportDialog(shell.window, shell.session, shell.look, [file])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog._go.isEnabled)
    dialog._go.click()
    assert "U+06A9" in dialog._summary.text()
    assert dialog._go.text() == shell.look.say("trouble-look-alike-go")
    assert shell.session.workspace.articles() == []
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy)
    assert labels_of(shell.session.workspace) == ["کیان"]
    shell.window.tagging.undo()
    assert shell.session.workspace.articles() == []
    shell.close()
    shell.window.part()
