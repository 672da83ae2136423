"""The import dialog and documents: columns of tables, rules for titles, remarks; and a text that is pasted."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import documents
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import NAME, STATE, TITLE
from hashiya.ui.main_window import MainWindow
from hashiya.wording import bare

TEXT = "قال الوزير إن السلام قريب في بغداد، وأضاف أن الحكومة تعمل"


def opened(window: MainWindow, qtbot, *paths: Path) -> ImportDialog:
    dialog = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(dialog, before_close_func=ImportDialog._give_up)
    dialog.show()
    settle(dialog, qtbot)
    return dialog


def settle(dialog: ImportDialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None, timeout=60_000)


def cells(dialog: ImportDialog, column: int) -> list[str]:
    lines = [
        dialog.articles.table.topLevelItem(at)
        for at in range(dialog.articles.table.topLevelItemCount())
    ]
    return [it.text(column) for it in lines if it is not None]


def table(place: Path, head: str, *rows: str) -> Path:
    file = place / "مدونة.csv"
    file.write_text("\n".join([head, *rows]), encoding="utf-8")
    return file


def test_documents_come_in_with_what_was_left_out_of_them(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    file = tmp_path / "صفحة.html"
    file.write_text(f"<title>خبر</title><nav>قائمة</nav><p>{TEXT}</p>", encoding="utf-8")
    word = tmp_path / "مستند.docx"
    word.write_bytes(documents.word(f"{TEXT} ثان"))
    dialog = opened(window, qtbot, file, word)
    assert cells(dialog, TITLE) == ["خبر", "قال الوزير إن السلام قريب في بغداد"]
    remark = window.look.say("formats-page-furniture", count=1)
    assert dialog.articles.preview.remarks.toPlainText().startswith(remark)
    assert not dialog.articles.columns.isVisibleTo(dialog)
    dialog._import()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=60_000)
    assert len(dialog.added) == 2


def test_the_columns_of_a_table_are_shown_and_chosen(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    file = table(tmp_path, "id,text,label", f"1,{TEXT},سياسة", f"2,{TEXT} غدا,رياضة")
    dialog = opened(window, qtbot, file)
    text, title = dialog.articles.columns.fields["text"], dialog.articles.columns.fields["title"]
    assert dialog.articles.columns.isVisibleTo(dialog)
    assert (text.currentData(), title.currentData()) == ("text", "")
    title.setCurrentIndex(title.findData("label"))
    title.activated.emit(title.currentIndex())
    settle(dialog, qtbot)
    assert cells(dialog, TITLE) == ["سياسة", "رياضة"]
    assert title.currentData() == "label"


def test_of_annotations_no_column_is_to_be_chosen(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    """A file of doccano asked which of its columns is the text, and took no answer."""
    file = tmp_path / "doccano.jsonl"
    row = {"id": 1, "text": TEXT, "label": [[0, 3, "PER"]]}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    dialog = opened(window, qtbot, file)
    assert [it.spans for it in dialog.articles.items] == [1]
    assert not dialog.articles.columns.isVisibleTo(dialog)


def test_a_table_without_a_known_column_can_be_taken_all_the_same(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot, table(tmp_path, "a,b", "1,نص قصير", "2,آخر"))
    assert cells(dialog, STATE) == [window.look.say("ui-import-problem")]
    text = dialog.articles.columns.fields["text"]
    assert dialog.articles.columns.isVisibleTo(dialog)
    text.setCurrentIndex(text.findData("b"))
    text.activated.emit(text.currentIndex())
    settle(dialog, qtbot)
    assert [it.beginning for it in dialog.articles.items] == ["نص قصير", "آخر"]
    assert window.look.say("ui-import-problem") not in cells(dialog, STATE)


def test_a_column_without_texts_stands_as_it_was_chosen_and_brings_nothing(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    """The box sprang back, the rows stayed ready with the column before it, and the remark said another."""
    dialog = opened(window, qtbot, table(tmp_path, "a,b", f"1,{TEXT}", f"2,{TEXT} غدا"))
    text = dialog.articles.columns.fields["text"]
    assert (text.currentData(), len(dialog.articles.items)) == ("b", 2)
    for column in ("a", "", "b"):
        text.setCurrentIndex(text.findData(column))
        text.activated.emit(text.currentIndex())
        settle(dialog, qtbot)
        ready = 2 if column == "b" else 0
        assert (text.currentData(), len(dialog.articles.items)) == (column, ready)
        assert dialog._go.isEnabled() == bool(ready)
    assert window.look.say("ui-import-problem") not in cells(dialog, STATE)


def test_a_column_is_chosen_by_keys_and_its_file_stays_in_hand(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    """The rows went to the end, the next file was in hand, and the next key would have changed that one."""
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file in files:
        rows = [f"1,{TEXT} {file.stem},x", f"2,{TEXT} غدا {file.stem},y"]
        file.write_text("\n".join(["x,y,z", *rows]), encoding="utf-8")
    dialog = opened(window, qtbot, *files)
    page = dialog.articles
    text = page.columns.fields["text"]
    page.table.setCurrentItem(page.table.topLevelItem(1))
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    up, down = Qt.Key.Key_Up, Qt.Key.Key_Down
    for key, column in ((down, "z"), (up, "y"), (up, "x"), (up, ""), (down, "x"), (down, "y")):
        qtbot.keyClick(text, key)
        settle(dialog, qtbot)
        current = page.table.currentItem()
        assert current is not None
        assert "a.csv" in current.text(NAME)
        assert (text.currentData(), text.hasFocus()) == (column, True)
    assert [it.path.name for it in page.items] == ["a.csv", "a.csv", "b.csv", "b.csv"]
    assert {it.asked.columns[0][1] for it in page.items if it.path == files[0]} == {"y"}


def test_titles_follow_the_rule_that_is_chosen(window: MainWindow, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "ملف.html"
    file.write_text(f"<title>خبر</title><p>السطر الأول هنا<p>{TEXT}", encoding="utf-8")
    dialog = opened(window, qtbot, file)
    found: list[str] = []
    for at in (1, 2, 0):
        dialog.articles.rules.fields["titles"].setCurrentIndex(at)
        dialog.articles.rules.fields["titles"].activated.emit(at)
        found += cells(dialog, TITLE)
    assert found == ["السطر الأول هنا", "ملف", "خبر"]


def test_a_document_with_lost_words_asks_to_be_looked_at(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(documents.pdf(documents.shown(f"{TEXT} وإن البلاد", 50, 700)))
    dialog = opened(window, qtbot, file)
    assert cells(dialog, STATE) == [window.look.say("ui-import-look")]
    assert dialog.articles.preview.remarks.toPlainText().startswith(
        window.look.say("formats-pdf-reversed")
    )
    assert cells(dialog, NAME)


# -- paste


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def run(window: MainWindow) -> None:
    window.flows.paste_article()


def test_a_text_that_was_copied_becomes_an_article(window: MainWindow, clipboard, press) -> None:
    before = len(window.session.workspace.articles())
    clipboard.setText(f"{TEXT}\r\nسطر\u00a0ثان")
    window.reader.setFocus()
    press("ctrl+v")
    lines = window.session.workspace.articles()
    assert len(lines) == before + 1
    article = window.session.article
    assert article is not None
    assert article.text.split() == f"{TEXT}\nسطر\u00a0ثان".split()
    assert article.title == "قال الوزير إن السلام قريب في بغداد"
    assert article.name.startswith(window.look.say("ui-paste-name"))
    press("ctrl+z")
    assert len(window.session.workspace.articles()) == before


def test_what_is_no_text_is_said_to_be_none(window: MainWindow, clipboard, qtbot) -> None:
    before = len(window.session.workspace.history())
    for words in ("", "12 34", "…"):
        clipboard.setText(words)
        with qtbot.waitSignal(window.session.said) as said:
            run(window)
        assert said.args == [window.look.say("ui-paste-nothing")]
    assert len(window.session.workspace.history()) == before


def test_where_nothing_was_copied_that_is_said(window: MainWindow, clipboard, qtbot) -> None:
    clipboard.clear()
    with qtbot.waitSignal(window.session.said) as said:
        run(window)
    assert said.args == [window.look.say("ui-paste-nothing")]


def test_files_that_were_copied_are_imported(
    window: MainWindow, clipboard, monkeypatch, tmp_path: Path
) -> None:
    asked: list[list[Path]] = []
    monkeypatch.setattr(window.flows, "import_articles", asked.append)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.docx"))])
    clipboard.setMimeData(copied)
    run(window)
    assert asked == [[tmp_path / "a.docx"]]


def test_a_text_that_is_here_is_not_added_again(window: MainWindow, clipboard, monkeypatch) -> None:
    calm: list[str] = []
    monkeypatch.setattr(window.flows, "say_calmly", calm.append)
    clipboard.setText(TEXT)
    run(window)
    before = len(window.session.workspace.articles())
    run(window)
    assert len(window.session.workspace.articles()) == before
    assert len(calm) == 1


def test_what_is_there_already_is_told_apart_from_what_is_twice_here(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    """Articles that bring only marks were counted as new ones; a twin in one import was said to be in the project."""
    here = window.session.article
    row = '{"text": %s, "spans": [{"start": 0, "end": 3, "layer": "entity", "label": "PERS"}]}'
    lines = [row % json.dumps(it) for it in (here.text, TEXT, TEXT)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path)
    say = window.look.say
    assert cells(dialog, STATE)[:4] == [
        say("ui-import-adds-marks"),
        say("ui-import-with-marks", count=1),
        say("ui-import-twin-marks"),
        say("ui-import-twin"),
    ]
    said = dialog._summary.text()
    assert say("ui-import-summary", ready=1, same=1, bad=0) in said
    assert say("ui-import-summary-marks", count=2) in said


def test_an_article_that_loses_marks_says_so_beside_their_number(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    """It stood there as ready, in red, and nobody saw why."""
    good = {"text": TEXT, "label": [[0, 3, "PERS"]]}
    bad = {"text": TEXT + " ثم.", "label": [[0, 3, "PERS"], [900, 903, "PERS"]]}
    rows = "\n".join(json.dumps(it) for it in (good, bad))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "a.jsonl")
    say = window.look.say
    assert cells(dialog, STATE) == [
        say("ui-import-with-marks", count=1),
        say("ui-import-with-marks-look", count=2),
    ]


def test_a_file_that_gave_nothing_has_its_reason_alone_and_the_text_its_room(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path)
    preview = dialog.articles.preview
    assert preview.text.isVisibleTo(preview)
    assert preview.text.height() >= 90  # the style sheet alone would leave it one line
    dialog._look_problems.click()
    assert not preview.text.isVisibleTo(preview)
    assert preview.remarks.toPlainText()


def test_what_was_left_out_of_an_article_is_a_remark_not_a_refusal(
    window, qtbot, tmp_path: Path
) -> None:
    file = tmp_path / "corpus.csv"
    file.write_text(
        f"id,text,date\na1,{'نص الخبر الأول ' * 4},صيفًا\na2,{'نص الثاني ' * 4},2024-01-02\n",
        encoding="utf-8",
    )
    dialog = opened(window, qtbot, file)
    say = window.look.say
    assert cells(dialog, STATE) == [say("ui-import-ready")] * 2 + [say("ui-import-remark")]
    assert say("ui-import-summary", ready=2, same=0, bad=0) in dialog._summary.text()
    assert not dialog._look_problems.isVisibleTo(dialog)


def test_a_file_that_comes_in_without_some_of_it_is_not_called_refused(
    window, qtbot, tmp_path: Path
) -> None:
    """«Will not be imported» stood beside a table of which all articles came in, once it lay in an archive."""
    rows = f"id,text,date\na1,{'نص الخبر الأول ' * 4},صيفًا\na2,{'نص الثاني ' * 4},2024-01-02\n"
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/corpus.csv", rows)
        archive.writestr("in/lines.jsonl", json.dumps({"text": TEXT}) + '\n{"text"\n')
        archive.writestr("in/bad.json", "{")
    dialog = opened(window, qtbot, tmp_path / "all.zip")
    say, table = window.look.say, dialog.articles.table
    told = {
        bare(table.topLevelItem(k).text(NAME)): table.topLevelItem(k).text(STATE)
        for k in range(len(dialog.articles.items), table.topLevelItemCount())
    }
    assert told["all.zip/corpus.csv"] == told["all.zip/lines.jsonl"] == say("ui-import-remark")
    assert told["all.zip/bad.json"] == say("ui-import-problem")
    dialog._look_problems.click()
    assert bare(table.currentItem().text(NAME)) == "all.zip/bad.json"


def test_an_archive_with_another_one_inside_is_not_called_refused_while_its_texts_come_in(
    window, qtbot, tmp_path: Path
) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/a.txt", TEXT)
        archive.writestr("in/more.zip", b"PK")
    dialog = opened(window, qtbot, tmp_path / "all.zip")
    table = dialog.articles.table
    line = table.topLevelItem(len(dialog.articles.items))
    assert (bare(line.text(NAME)), line.text(STATE)) == (
        "all.zip",
        window.look.say("ui-import-remark"),
    )
    assert [it.name for it in dialog.articles.left_out] == ["all.zip"]
