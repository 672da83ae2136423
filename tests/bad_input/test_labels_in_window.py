"""Label sets from anybody's hand in the window itself (B17), and values that a new set does not have any more.

The file is chosen as a person chooses it; a refused one is told in the window's own sentence and
changes nothing. What was said of marks stays, and is shown as no value of the set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from bad_input.test_labels_files import FAULTS, FILES, HEAD, MANY, ONE, TWO, large
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from ui.conftest import project, settings, shell, window  # noqa: F401 - fixtures of the window's room
from ui.label_set_hands import Hands

from hashiya.commands import label_sets
from hashiya.model import errors
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.label_set_files import DifferencesDialog
from hashiya.ui.dialogs.label_set_options import offered
from hashiya.ui.dialogs.new_project import NewProjectDialog
from hashiya.ui.shelves.table_model import STRAY_ROLE
from hashiya.wording import Wording

DEEP = b"a = " + b"[" * 100_000
LANGUAGES = ("ar", "en")


@pytest.fixture
def hands(window, qtbot, monkeypatch) -> Iterator[Hands]:  # noqa: F811
    made = Hands(window, qtbot, monkeypatch)
    yield made
    made.close()


def choose(hands: Hands, monkeypatch, file: Path) -> None:
    """From the menu of the editor, as if that file had been picked in the desktop's dialog."""
    monkeypatch.setattr(files, "one", lambda _asked: file)
    wanted = hands.window.look.say("labelset-import")
    next(it for it in hands.it.more.menu().actions() if it.text() == wanted).trigger()


def said(hands: Hands) -> str:
    return hands.it.said.text()


def written(folder: Path, case: str) -> Path:
    file = folder / f"{case}.toml"
    file.write_text(HEAD + FAULTS[case][0], encoding="utf-8")
    return file


# files that are refused


def test_every_fault_is_told_where_the_file_is_chosen_and_nothing_changes(
    hands, tmp_path, monkeypatch
) -> None:
    before = hands.ws.schema()
    hands.open()
    monkeypatch.setattr(DifferencesDialog, "exec", lambda _it: pytest.fail("offered"))
    cases = {it: written(tmp_path, it) for it in FAULTS}
    for name, (data, _) in FILES.items():
        cases[name] = tmp_path / f"{name}.toml"
        cases[name].write_bytes(data)
    for name, file in cases.items():
        choose(hands, monkeypatch, file)
        with pytest.raises(errors.BadSchema) as caught:
            label_sets.read_schema(file)
        assert said(hands) == hands.window.look.say(caught.value.message, **caught.value.values), (
            name
        )
        assert file.name in said(hands)
        assert not {"\u202e", "\x1b"} & set(said(hands))
        assert not hands.it.editing.dirty
    assert hands.ws.schema() == before
    assert len(hands.ws.history()) == 1


def test_a_good_file_after_a_bad_one_takes_the_sentence_away(hands, tmp_path, monkeypatch) -> None:
    hands.open()
    choose(hands, monkeypatch, written(tmp_path, "parent-cycle"))
    assert said(hands)
    good = label_sets.write_schema(hands.ws.schema(), tmp_path / "good.toml")
    monkeypatch.setattr(DifferencesDialog, "exec", lambda _it: 0)
    choose(hands, monkeypatch, good)
    assert not said(hands)


@pytest.mark.parametrize("case", ["relation-to-nothing", "text-for-number", "parent-cycle"])
def test_a_new_project_tells_the_same_and_makes_none(window, qtbot, tmp_path, case) -> None:  # noqa: F811
    dialog = NewProjectDialog(window, window.look)
    qtbot.addWidget(dialog)
    file = written(tmp_path, case)
    dialog.sets.add_file(file)
    words = [it.text() for it in dialog.sets.findChildren(QLabel)]
    assert [it for it in words if file.name in it]
    dialog._make.click()
    assert not dialog.result()


def test_names_that_look_alike_are_warned_of_before_the_file_is_taken(
    hands, tmp_path, monkeypatch
) -> None:
    file = tmp_path / "alike.toml"
    names = ('names = { ar = "كيان" }', 'names = { ar = "کیان" }')
    file.write_text(HEAD + TWO.format(*names), encoding="utf-8")
    told: list[list[str]] = []
    monkeypatch.setattr(DifferencesDialog, "exec", lambda it: told.append(it.sentences) or 0)
    hands.open()
    choose(hands, monkeypatch, file)
    assert [it for it in told[0] if "U+06A9" in it]
    assert not hands.it.editing.dirty


def test_fields_that_mean_nothing_here_are_named(hands, tmp_path, monkeypatch) -> None:
    file = tmp_path / "more.toml"
    file.write_text(HEAD + ONE.format("hue = 3"), encoding="utf-8")
    told: list[list[str]] = []
    monkeypatch.setattr(DifferencesDialog, "exec", lambda it: told.append(it.sentences) or 0)
    hands.open()
    choose(hands, monkeypatch, file)
    assert [it for it in told[0] if "hue" in it]


@pytest.mark.slow
def test_ten_thousand_labels_are_taken_and_reviewed(hands, tmp_path, monkeypatch) -> None:
    file = label_sets.write_schema(large(), tmp_path / "large.json")
    monkeypatch.setattr(DifferencesDialog, "exec", lambda _it: 1)
    hands.open()
    choose(hands, monkeypatch, file)
    assert len(hands.it.editing.schema.labels) == MANY


def test_what_lies_under_a_label_is_found_by_one_look_at_each(window) -> None:  # noqa: F811
    """Counted, not timed: the parents of ten thousand labels that hang one under the other."""

    class Code(str):
        compared = 0

        def __eq__(self, other):
            Code.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    schema = large()
    labels = tuple(replace(it, parent=Code(it.parent)) for it in schema.labels)
    editing = SimpleNamespace(
        look=window.look,
        schema=replace(schema, labels=labels),
        record=lambda _part, at: labels[at],
    )
    assert [code for code, _ in offered(editing, "label", 5, "parent")] == [
        "",
        *(f"L{n}" for n in range(5)),
    ]
    assert Code.compared < 10 * MANY


# values that the set does not have any more


@pytest.fixture
def claim(hands) -> str:
    """A claim with a kind and a verdict; the narrower set has neither that kind nor verdicts."""
    return hands.tag("بذل المزيد من الجهود", "CLAIM", "claim", claim_type="causal", verdict="false")


def narrower(hands: Hands, folder: Path) -> Path:
    schema = hands.ws.schema()

    def kept(it):
        if it.name != "claim_type":
            return it
        return replace(it, choices=tuple(one for one in it.choices if one.code != "causal"))

    gone = {"verdict"}
    made = tuple(kept(it) for it in schema.attributes if it.name not in gone)
    fewer = replace(schema, version=schema.version + 1, attributes=made)
    return label_sets.write_schema(fewer, folder / "narrower.toml")


def taken(hands: Hands, monkeypatch, file: Path) -> list[str]:
    monkeypatch.setattr(DifferencesDialog, "exec", lambda _it: 1)
    hands.open()
    choose(hands, monkeypatch, file)
    told = hands.review()
    hands.apply()
    return told


def attributes(hands: Hands, mark: str) -> dict:
    return dict(hands.window.session.annotation(mark).attributes)


def test_old_values_are_told_kept_and_marked_on_the_card_and_in_the_table(
    hands, claim, tmp_path, monkeypatch, qtbot
) -> None:
    window, before = hands.window, attributes(hands, claim)  # noqa: F811
    told = taken(hands, monkeypatch, narrower(hands, tmp_path))
    assert attributes(hands, claim) == before == {"claim_type": "causal", "verdict": "false"}
    assert (
        len([it for it in told if re.search("claim_type|verdict|نوع الادعاء|causal", it)]) >= 1
    ), told
    window.tagging.jump_to(claim)
    inspector = window.panels["inspector"]
    inspector.refresh()
    words = "\n".join(
        it.text() for it in inspector.findChildren(QLabel) if it.isVisibleTo(inspector)
    )
    odd = window.look.wording.join(("causal",))
    assert window.look.say("card-stray", value=odd) in words
    assert window.look.say("card-foreign") in words
    assert inspector._entries["claim_type"].currentData() == "causal"
    assert inspector._entries["verdict"].text() == "false"
    table = the_table(window, qtbot)
    cell = cell_of(table, "@claim_type")
    assert cell.data() == "causal"
    assert cell.data(STRAY_ROLE)
    told = window.look.say("card-stray", value="causal")
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert cell.data(role) == told
    assert dots(table, cell)


def the_table(window, qtbot):  # noqa: F811
    window.shelf.open_view("claims")
    table = window.shelf.view("claims")
    qtbot.waitUntil(lambda: not table.busy and table.model.rowCount() > 0)
    return table


def cell_of(table, column: str):
    return table.model.index(0, [it.id for it in table.model.columns].index(column))


def dots(table, cell) -> int:
    """How many pixels of the cell bear the ink of the mark under a value."""
    view = table.view
    view.scrollTo(cell)
    image = view.viewport().grab(view.visualRect(cell)).toImage()
    ink = QColor(table.look.theme.danger).rgb()
    return sum(
        image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height())
    )


def test_a_table_that_takes_every_value_for_known_is_seen(
    hands, claim, tmp_path, monkeypatch, qtbot
) -> None:
    """The negative control: nothing is marked, and the dots that are looked for are not there."""
    monkeypatch.setattr("hashiya.display.claim_table.fits", lambda _kind, _value: True)
    taken(hands, monkeypatch, narrower(hands, tmp_path))
    cell = cell_of(the_table(hands.window, qtbot), "@claim_type")
    assert cell.data() == "causal"
    assert not cell.data(STRAY_ROLE)
    assert not dots(hands.window.shelf.view("claims"), cell)


def test_a_value_of_the_set_is_not_marked(hands, claim, qtbot) -> None:
    table = the_table(hands.window, qtbot)
    cell = cell_of(table, "@claim_type")
    assert not cell.data(STRAY_ROLE)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == cell.data()
    assert not dots(table, cell)


def test_old_values_outlive_what_is_changed_beside_them_and_come_back_by_undo(
    hands, claim, tmp_path, monkeypatch, qtbot
) -> None:
    taken(hands, monkeypatch, narrower(hands, tmp_path))
    table = the_table(hands.window, qtbot)
    row = table.model.row_at(0)
    table.set_value([row], "check_worthy", "yes")
    qtbot.waitUntil(lambda: not table.busy)
    old = {"claim_type": "causal", "verdict": "false"}
    assert attributes(hands, claim) == {**old, "check_worthy": "yes"}
    table.set_value([table.model.row_at(0)], "claim_type", "prediction")
    qtbot.waitUntil(lambda: not table.busy)
    assert not cell_of(table, "@claim_type").data(STRAY_ROLE)
    hands.window.tagging.undo()
    qtbot.waitUntil(lambda: not table.busy)
    assert attributes(hands, claim)["claim_type"] == "causal"
    assert cell_of(table, "@claim_type").data(STRAY_ROLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_of_old_values_is_in_both_languages(language) -> None:
    said = Wording(language).say("card-stray", value="causal")
    assert "causal" in said
    assert len(said) > len("causal")
