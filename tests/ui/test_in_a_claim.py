"""A click in a claim: the keys are about the word that was clicked; on the claim's name, about the claim."""

from __future__ import annotations

import pytest
from pointer import click, middle
from PySide6.QtWidgets import QLabel

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.dialogs.shortcuts import ShortcutsDialog

WORDS = "من حلفاء واشنطن بذل المزيد"


@pytest.fixture
def claim(window):
    session = window.session
    at = session.article.text.index(WORDS)
    span = Span(at, at + len(WORDS))
    return annotate.tag(session.workspace, session.article.id, span, "claim", "CLAIM")


def place(window, words):
    at = window.session.article.text.index(words)
    return Span(at, at + len(words))


def click_word(window, words) -> None:
    span = place(window, words)
    click(window.reader, middle(window.reader, span.start, span.end))


def click_name(window, mark) -> None:
    view = window.reader
    block = view.sheet.blocks.at(mark.start)
    placed = view.sheet.placed(block)
    chip = next(it for it in placed.chips if it.annotation == mark.id and it.kind == "name")
    box = chip.box(placed.shaped.lines[chip.line].base, view.sheet.style)
    at = view.from_sheet(box.center().x(), view.sheet.top(block) + box.center().y())
    click(view, at.toPoint())


def test_shift_and_an_arrow_extend_from_the_clicked_word_and_a_digit_labels_that(
    window, press, claim
) -> None:
    click_word(window, "حلفاء")
    assert window.session.focused == claim.id
    press("shift+left")
    assert window.reader.selection() == place(window, "حلفاء واشنطن")
    press("2")
    quotes = {it.label: it.quote for it in window.session.annotations}
    assert quotes == {"CLAIM": WORDS, "ORG": "حلفاء واشنطن"}


def test_an_edge_and_a_cut_are_those_of_the_clicked_word(window, press, claim) -> None:
    click_word(window, "المزيد")
    press("f")
    assert window.reader.selection() == place(window, "مزيد")
    assert window.session.annotation(claim.id).quote == WORDS


@pytest.mark.parametrize("by_keys", [False, True])
def test_the_name_and_the_keys_lead_to_the_whole_claim(window, press, claim, by_keys) -> None:
    if by_keys:
        window.reader.go_to(claim.start)
        press("enter")
    else:
        click_name(window, claim)
    assert window.session.focused == claim.id
    press("shift+left")
    assert window.reader.selection() == place(window, WORDS + " من")


def test_the_sheet_of_keys_says_so(window) -> None:
    dialog = ShortcutsDialog(window, window.look, window.bindings)
    said = [it.text() for it in dialog.findChildren(QLabel)]
    assert window.look.say("ui-shortcuts-claims") in said
    dialog.deleteLater()
