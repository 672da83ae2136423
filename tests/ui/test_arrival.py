"""After an import the window has all that the command line tells, and waiting marks hold "done" up once."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from hashiya.cli.moving import note_text
from hashiya.commands import articles
from hashiya.commands.arrived import ImportReport
from hashiya.commands.reading import ImportItem
from hashiya.display import arrivals
from hashiya.formats.draft import Draft
from hashiya.formats.format import Note
from hashiya.ui.dialogs import arrival
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.storing import everything

BROKEN = Note(
    message="formats-bad-label",
    name="b.jsonl",
    line=3,
    values={"number": 1, "what": "broken"},
    lost=True,
)
OFFSETS = Note(message="formats-bad-digest", name="a.json")
AGAIN = Note(message="formats-bad-id", name="b.jsonl", values={"number": 2, "what": "x"}, lost=True)
REPORT = ImportReport(
    articles=("1",),
    added=(("label", "VEHICLE"),),
    duplicates=(("c.txt", "عنوان"),),
    notes=(BROKEN, OFFSETS, AGAIN),
)


def test_every_line_of_the_command_line_is_in_the_window(window) -> None:
    class Speech:
        words = staticmethod(window.look.say)

    lines = everything(REPORT, window.look)
    for it in REPORT.notes:
        assert note_text(Speech, it) in lines
    assert window.look.say("articles-grown-label", name="VEHICLE") in lines
    assert window.look.say("articles-duplicate", name="c.txt", title="عنوان") in lines
    of_files = [*arrivals.notes(REPORT, window.look.say)]
    assert [("b.jsonl" in it) for it in of_files] == [True, True, False]
    assert not everything(ImportReport(articles=("1",), annotations=4), window.look)


def test_a_line_that_was_lost_when_it_was_looked_through_is_told_after_the_import(
    window, qtbot, tmp_path
) -> None:
    """The articles are read once more to be stored, the line that is none was met before."""
    file = tmp_path / "d.jsonl"
    good = '{"text": "زار ترامب بغداد.", "label": [[4, 9, "PERS"]]}'
    file.write_text(f"{good}\n{good[:30]}\n", encoding="utf-8")
    dialog = ImportDialog(window, window.session, window.look, [file])
    qtbot.addWidget(dialog, before_close_func=ImportDialog._give_up)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._job is None)
    dialog._go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    assert [(it.line, it.lost) for it in dialog.report.notes] == [(2, True)]
    (said,) = arrivals.notes(dialog.report, window.look.say)
    assert said in everything(dialog.report, window.look)


def test_the_banner_opens_the_whole_list_and_it_can_be_copied(window, qtbot) -> None:
    window.flows._tell_arrival(REPORT)
    assert "b.jsonl" in window.banner.text
    (verb,) = window.banner.verbs
    verb.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, arrival.ArrivalDialog)
    assert dialog.list.toPlainText().splitlines() == everything(REPORT, window.look)
    dialog._copy()
    assert QGuiApplication.clipboard().text() == dialog.list.toPlainText()
    dialog.reject()
    window.session.close()
    assert not window.banner.telling("arrival")


def test_what_an_import_told_goes_with_its_window(shell, window, qtbot) -> None:
    window.flows._tell_arrival(REPORT)
    window.flows.switch_language()
    qtbot.waitUntil(lambda: not isValid(window))
    with qtbot.captureExceptions() as raised:
        shell.session.close()
    assert raised == []


def test_marks_that_wait_are_named_before_an_article_is_done(window, press) -> None:
    draft = Draft("in.txt", "زار ترامب بغداد.")
    draft.span("b", "GPE", [(900, 905)], "بيروت")
    item = ImportItem(path=window.session.workspace.path, incoming=draft.incoming())
    (article,) = articles.add(window.session.workspace, [item]).articles
    window.session.show(article)
    press("ctrl+enter")
    assert window.session.article.id == article
    assert window.look.say("finishing-waiting", count=1) in window.toast.text
    press("ctrl+enter")
    assert window.session.workspace.article(article).status == "done"


def test_little_of_it_stands_over_the_page_and_first_of_all_what_came_in(window) -> None:
    """The page stays in view, however much there is to say."""
    long = Note(message="formats-bad-label", name="x" * 90, values={"number": 1, "what": "y" * 90})
    report = ImportReport(
        articles=("1", "2"), annotations=81, relations=7, waiting=1, notes=(long,) * 40
    )
    window.flows._tell_arrival(report)
    outcome, waits, *told = window.banner.text.splitlines()
    say = window.look.say
    assert outcome.startswith(say("ui-imported", count=2))
    assert say("articles-annotations", count=81) in outcome
    assert say("articles-relations", count=7) in outcome
    assert waits == say("articles-waiting", count=1)
    assert told == [arrivals.note(long, say), "…"]
