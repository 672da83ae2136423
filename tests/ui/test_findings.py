"""The findings below the page: quiet, by rule, gone to with Enter, fixed with Space, silenced and told again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate, articles, correcting
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.model.span import Span
from hashiya.ui.noting import noting
from hashiya.ui.shelves.finding_rows import ROW, Group
from hashiya.ui.shelves.findings import FindingsView


@pytest.fixture
def marked(window, qtbot):
    """Two marks that begin with an attached letter and one that ends within a word."""
    session = window.session
    text, article = session.article.text, session.article.id
    places = letters(text)[:2]
    made = [annotate.tag(session.workspace, article, it, "entity", "ORG") for it in places]
    word = text.index("الرئيس")
    made.append(annotate.tag(session.workspace, article, Span(word, word + 4), "entity", "GPE"))
    quiet(window, qtbot)
    return made


def letters(text: str) -> list[Span]:
    """Words that begin with و and the article."""
    return [Span(*it.span()) for it in re.finditer(r"\bوال\w{4,}", text)]


def quiet(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not noting(window.session).busy)


@pytest.fixture
def view(window, marked, press, qtbot) -> FindingsView:
    press("f7")
    shown = window.shelf.view("findings")
    assert isinstance(shown, FindingsView)
    qtbot.waitUntil(lambda: shown.list.hasFocus() and shown.model.total > 0)
    return shown


def rows(view: FindingsView) -> list[str]:
    model = view.model
    return [model.index(k).data() for k in range(model.rowCount())]


def rules(view: FindingsView) -> list[str]:
    return [it.rule for it in view.model.groups]


def choose(view: FindingsView, rule: str, at: int = 0) -> None:
    row = sum(len(it) for it in view.model.groups[: rules(view).index(rule)])
    view.list.setCurrentIndex(view.model.index(row + at))


def test_a_count_at_the_foot_says_it_quietly_and_opens_them(window, marked, qtbot) -> None:
    chip = window.status.findings
    assert chip.isVisible()
    assert "3" in chip.text()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.shelf.shows("findings")


def test_nothing_to_note_shows_nothing(window, qtbot) -> None:
    quiet(window, qtbot)
    assert not window.status.findings.isVisible()


def test_they_stand_by_rule_with_their_words(view, marked) -> None:
    assert rules(view) == ["inside-word", "attached-letters"]
    shown = rows(view)
    assert len(shown) == 5
    assert shown[1] == marked[2].quote
    assert shown[3:] == [it.quote for it in marked[:2]]
    assert "2" in shown[2]


def test_enter_goes_to_the_mark_and_the_keys_are_on_the_page(window, view, marked, press) -> None:
    choose(view, "attached-letters", 2)
    press("enter")
    assert window.session.focused == marked[1].id
    assert QApplication.focusWidget() is window.reader
    press("f7")
    assert view.list.hasFocus()
    press("f7")
    assert not window.shelf.isVisible()


def test_space_fixes_one_and_the_next_is_chosen(window, view, marked, press, qtbot) -> None:
    choose(view, "attached-letters", 1)
    press("space")
    assert window.session.annotation(marked[0].id).quote == marked[0].quote[1:]
    qtbot.waitUntil(lambda: view.model.total == 2)
    press("space")
    assert window.session.annotation(marked[1].id).quote == marked[1].quote[1:]
    qtbot.waitUntil(lambda: rules(view) == ["inside-word"])
    press("ctrl+z", "ctrl+z")
    qtbot.waitUntil(lambda: view.model.total == 3)


def test_all_of_a_rule_are_fixed_after_asking_in_one_step(
    window, view, marked, press, qtbot
) -> None:
    choose(view, "attached-letters", 1)
    press("shift+space")
    assert view.question.isVisible()
    assert window.session.annotation(marked[0].id).quote == marked[0].quote
    press("enter")
    assert [window.session.annotation(it.id).quote[:2] for it in marked[:2]] == ["ال", "ال"]
    qtbot.waitUntil(lambda: rules(view) == ["inside-word"])
    press("ctrl+z")
    assert window.session.annotation(marked[0].id).quote == marked[0].quote
    assert window.session.annotation(marked[1].id).quote == marked[1].quote


def test_what_is_not_certain_has_no_fix(window, view, marked, press) -> None:
    choose(view, "inside-word", 1)
    assert not view.fix_one.isVisible()
    press("space")
    assert window.session.annotation(marked[2].id) == marked[2]


def test_a_rule_is_silenced_and_told_again(window, view, qtbot) -> None:
    choose(view, "inside-word")
    qtbot.mouseClick(view.silence, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rules(view) == ["attached-letters"])
    assert view.silenced.isVisible()
    view.tell_again("inside-word")
    qtbot.waitUntil(lambda: rules(view) == ["inside-word", "attached-letters"])
    assert not view.silenced.isVisible()


def test_the_whole_project_and_only_what_a_step_touched_again(
    window, view, marked, press, qtbot
) -> None:
    session = window.session
    other = next(it.id for it in session.workspace.articles() if it.id != session.article.id)
    text = session.workspace.text(other)
    there = annotate.tag(session.workspace, other, letters(text)[0], "entity", "GPE")
    view.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.search is None and view.model.total == 4)
    choose(view, "attached-letters", 1)
    found = [it for it in view.model.groups[-1].findings if it.article == other]
    view._fix(found)
    qtbot.waitUntil(lambda: view.model.total == 3)
    press("ctrl+z")
    qtbot.waitUntil(lambda: view.model.total == 4)
    row = next(
        k
        for k in range(view.model.rowCount())
        if getattr(view.model.at(k), "record", "") == there.id
    )
    view.list.setFocus()
    view.list.setCurrentIndex(view.model.index(row))
    press("enter")
    assert session.article.id == other
    assert session.focused == there.id


def test_a_rule_is_folded_and_opened(view, press) -> None:
    choose(view, "attached-letters", 2)
    press("right")  # towards the start side of a mirrored window
    assert len(rows(view)) == 3
    assert isinstance(view.list.currentIndex().data(ROW), Group)
    press("left")
    assert len(rows(view)) == 5
    heard = view.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard


def test_a_long_article_is_looked_through_elsewhere_and_later(window, marked, qtbot, monkeypatch):
    from hashiya.ui import noting as module

    monkeypatch.setattr(module, "FEW", 1)
    monkeypatch.setattr(module, "LATER_MS", 1)
    it = noting(window.session)
    it.look()
    assert it.busy
    quiet(window, qtbot)
    assert len(it.findings) == 3


def test_the_past_has_no_findings(window, view, qtbot) -> None:
    from hashiya.model.dataset import AnnotatedArticle

    session = window.session
    session.look_back(AnnotatedArticle(article=session.article, annotations=session.annotations))
    quiet(window, qtbot)
    assert view.model.total == 0
    assert not window.status.findings.isVisible()


def lose(window, article_id: str) -> None:
    """A file brings a mark for an article that has no place in it."""
    workspace = window.session.workspace
    text = workspace.article(article_id).text
    draft = Draft("in.txt", text)
    draft.span("a", "PERS", [(len(text) + 9, len(text) + 14)], "هيهات")
    articles.add(workspace, [ImportItem(path=Path("in.txt"), incoming=draft.incoming())])


def test_what_waits_for_a_place_is_a_quiet_way_to_the_next_article(window, view, qtbot) -> None:
    workspace = window.session.workspace
    first, second = (it.id for it in workspace.articles())
    assert view.waiting.isHidden()
    lose(window, first)
    lose(window, second)
    say = window.look.say
    qtbot.waitUntil(lambda: view.waiting.text() == say("rules-waiting", count=2))
    window.session.show(first)
    view.waiting.click()
    assert window.session.article.id == second
    panel = window.panels["unplaced"]
    assert panel.isVisible()
    correcting.let_go(workspace, [it.id for it in workspace.unplaced(second)])
    qtbot.waitUntil(lambda: view.waiting.text() == say("rules-waiting", count=1))
    view.waiting.click()
    assert window.session.article.id == first
    correcting.let_go(workspace, [it.id for it in workspace.unplaced(first)])
    qtbot.waitUntil(view.waiting.isHidden)
