"""The editor of the label set as a person uses it: nothing before Apply, exact counts, uses carried, one step."""

from __future__ import annotations

import pytest
from keyboard import key_event
from PySide6.QtCore import QCoreApplication, QEvent
from ui.label_set_hands import Hands

from hashiya.commands import label_sets, projects
from hashiya.ui.dialogs.label_set import LabelSetDialog
from hashiya.ui.dialogs.label_set_fates import FateDialog, MergeDialog, SplitDialog
from hashiya.ui.dialogs.label_set_files import DifferencesDialog


@pytest.fixture
def hands(window, qtbot, monkeypatch):
    made = Hands(window, qtbot, monkeypatch)
    yield made
    made.close()


def test_a_renamed_label_takes_its_uses_along_in_one_step_and_undo_brings_all_back(hands, window):
    hands.tag("البرلمان", "ORG")
    before = hands.ws.schema()
    hands.open()
    hands.choose("ORG")
    hands.write("code", "BODY")
    assert window.session.schema == before
    said = hands.review()
    assert "وسم" in said[0] or "سجل" in said[0]
    assert hands.marks() == ["ORG"]
    hands.apply()
    assert hands.marks() == ["BODY"]
    assert window.session.schema.label("entity", "BODY") is not None
    assert "سجل واحد" in window.banner.text
    window.tagging.undo()
    assert hands.marks() == ["ORG"]
    assert hands.ws.schema() == before


def test_merging_gives_uses_the_other_label(hands):
    hands.tag("البرلمان", "ORG")
    hands.open()
    hands.choose("ORG")
    hands.answer(MergeDialog, to=lambda it: it.setCurrentIndex(it.findText("كيان جيوسياسي")))
    hands.it.desk.act("merge")
    hands.review()
    hands.apply()
    assert hands.marks() == ["GPE"]
    assert hands.ws.schema().label("entity", "ORG") is None


def test_a_split_deals_uses_out_by_a_value(hands):
    key = hands.window.session.schema.attributes_of("entity", "PERS")
    choice = next(it for it in key if it.choices)
    hands.tag("البرلمان", "PERS", **{choice.name: choice.choices[0].code})
    hands.tag("والبرلمان", "PERS")
    hands.open()
    hands.choose("PERS")
    code = choice.choices[0].code

    def deal(targets):
        targets[code].setCurrentIndex(1)

    hands.answer(
        SplitDialog,
        by=lambda it: it.setCurrentIndex(it.findData(choice.name)),
        targets=lambda _it: None,
    )
    first = SplitDialog.exec

    def exec_(asked):
        asked.by.setCurrentIndex(asked.by.findData(choice.name))
        deal(asked.targets)
        return first(asked)

    hands.patch.setattr(SplitDialog, "exec", exec_)
    hands.it.desk.act("split")
    hands.review()
    hands.apply()
    assert sorted(hands.marks()) == ["PERS", f"PERS_{code}".upper()]


@pytest.mark.parametrize(("way", "left"), [("keep", ["ORG"]), ("remove", [])])
def test_removing_a_used_label_asks_what_becomes_of_its_uses(hands, way, left):
    hands.tag("البرلمان", "ORG")
    hands.open()
    hands.choose("ORG")
    hands.answer(FateDialog, ways=lambda it: it[way].setChecked(True))
    hands.it.desk.act("remove")
    hands.review()
    hands.apply()
    assert hands.marks() == left
    assert hands.ws.schema().label("entity", "ORG") is None
    hands.window.tagging.undo()
    assert hands.marks() == ["ORG"]


def test_an_unused_label_goes_without_a_question(hands):
    hands.open()
    hands.choose("MISC")
    hands.patch.setattr(FateDialog, "exec", lambda _it: pytest.fail("asked"))
    hands.it.desk.act("remove")
    assert "MISC" not in [it.code for it in hands.it.editing.schema.labels]
    assert hands.ws.schema().label("entity", "MISC") is not None


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("code", "PE\u202eRS", "U+202E"),
        ("names.ar", "شخص\u202e", "U+202E"),
        ("code", "ОRG", "U+041E"),
        ("code", "GPE", "مستعمل"),
        ("names.ar", "مكان", "مستعمل"),
        ("code", "", "اكتب"),
    ],
)
def test_bad_names_are_refused_at_their_field(hands, path, text, says):
    before = hands.ws.schema()
    hands.open()
    hands.choose("PERS")
    hands.write(path, text)
    wrong = [it.wrong for it in hands.it.desk.forms["label"].fields.values() if it.wrong]
    assert wrong or hands.it.editing.wrongs()
    hands.review()
    assert not hands.it.reviewing
    assert says in hands.it.said.text()
    assert hands.ws.schema() == before


def test_a_key_is_pressed_by_position_and_its_owner_is_told(hands):
    hands.open()
    hands.choose("PERS")
    press = hands.field("shortcut").press
    press.listen()
    QCoreApplication.sendEvent(press, key_event("2", QEvent.Type.KeyPress, ord("٢")))
    hands.it.desk._settled.now()
    assert "ORG" in hands.field("shortcut").wrong
    press.listen()
    QCoreApplication.sendEvent(press, key_event("l", QEvent.Type.KeyPress, ord("م")))
    hands.it.desk._settled.now()
    assert "اختيار فئة" in hands.field("shortcut").wrong


def test_a_label_is_added_with_names_and_tags_afterwards(hands, window):
    hands.open()
    hands.choose("PERS")
    hands.it.desk.act("add")
    hands.write("names.ar", "سلاح")
    hands.write("code", "WEAPON")
    hands.review()
    hands.apply()
    label = window.session.schema.label("entity", "WEAPON")
    assert label.name("ar") == "سلاح"
    hands.tag("البرلمان", "WEAPON")
    assert hands.marks() == ["WEAPON"]


def test_escape_with_changes_asks_and_leaves_the_project_as_it_is(hands, monkeypatch):
    before = hands.ws.schema()
    hands.open()
    hands.choose("PERS")
    hands.write("names.ar", "إنسان")
    monkeypatch.setattr("hashiya.ui.dialogs.label_set._given_up", lambda _it: False)
    hands.it.reject()
    assert hands.it.isVisible()
    monkeypatch.setattr("hashiya.ui.dialogs.label_set._given_up", lambda _it: True)
    hands.it.reject()
    assert not hands.it.isVisible()
    assert hands.ws.schema() == before


def test_a_file_of_the_same_number_that_says_other_things_is_warned_of(hands, tmp_path):
    from dataclasses import replace

    schema = hands.ws.schema()
    changed = replace(schema.labels[-1], names={"ar": "غيرها"})
    other = replace(schema, labels=(*schema.labels[:-1], changed))
    place = label_sets.write_schema(other, tmp_path / "آخر.toml")
    told = []
    hands.open()
    hands.patch.setattr(DifferencesDialog, "exec", lambda it: told.append(it.sentences) or 1)
    hands.it.take_from(place)
    assert "شخصين" in told[0][0]
    assert any(schema.labels[-1].code in it for it in told[0])
    assert hands.it.editing.schema == other
    assert hands.ws.schema() == schema


def test_what_is_exported_is_read_again_equal(hands, tmp_path):
    hands.open()
    hands.it.export_to(tmp_path / "فئات.json")
    assert label_sets.read_schema(tmp_path / "فئات.json") == hands.ws.schema()


def test_a_project_open_for_reading_shows_its_set_and_offers_no_change(shell, project, qtbot):
    window = shell.window
    window.session.open(projects.open_project(project, me="قارئ", read_only=True))
    window.flows.label_set()
    it = window.findChildren(LabelSetDialog)[-1]
    assert it.locked
    assert not it.agree.isVisibleTo(it)
    assert it.desk.forms["label"].fields["names.ar"].line.isReadOnly()
    it.desk.act("remove")
    assert it.editing.schema == window.session.workspace.schema()
    it.abandon()


def test_a_sample_is_shown_in_its_article_and_the_way_back_counts_anew(hands, window):
    mark = hands.tag("البرلمان", "ORG")
    hands.open()
    hands.choose("ORG")
    hands.write("code", "BODY")
    hands.review()
    sample = hands.it.plan.effects[0].samples[0]
    hands.it.look_at(sample)
    assert not hands.it.isVisible()
    assert window.session.focused == mark
    window.banner.verbs[0].click()
    hands.bot.waitUntil(lambda: not hands.it.work.busy)
    assert hands.it.isVisible()
    hands.apply()
    assert hands.marks() == ["BODY"]


def test_what_is_new_has_a_code_after_its_english_name_until_somebody_writes_one(hands):
    hands.open()
    hands.choose("PERS")
    hands.it.desk.act("add")
    hands.write("names.en", "Press agency")
    assert hands.field("code").line.text() == "PRESS_AGENCY"
    hands.write("code", "AGENCY")
    hands.write("names.en", "News agency")
    assert hands.it.editing.schema.label("entity", "AGENCY") is not None
    hands.choose("PERS")
    hands.write("names.en", "Human being")
    assert hands.it.editing.schema.label("entity", "PERS") is not None


def test_a_new_value_is_open_for_its_name_and_its_code_follows(hands):
    hands.open()
    hands.it.desk.go_to("attribute", 0)
    hands.it.desk.act("add")
    values = hands.field("choices")
    values.verbs["add"].click()
    assert values.table.state() == values.table.State.EditingState
    assert (values.table.currentRow(), values.table.currentColumn()) == (0, 1)
    values.table.item(0, 2).setText("Hostile tone")
    kind = hands.it.editing.record("attribute", hands.it.desk.list.current)
    assert [it.code for it in kind.choices] == ["hostile_tone"]


def test_labels_of_the_same_layer_are_offered_first_for_merging(hands):
    hands.tag("البرلمان", "ORG")
    hands.open()
    hands.choose("ORG")
    at = hands.it.desk.list.current
    layers = [key[0] for key, _name in hands.it.desk.acts._targets("label", at)]
    assert layers[0] == "entity"
    assert layers == sorted(layers, key=lambda it: it != "entity")


def test_the_review_calls_what_changes_by_its_name(hands):
    hands.open()
    hands.choose("ORG")
    hands.write("names.ar", "هيئة")
    said = hands.review()
    assert any("هيئة" in it for it in said)
    assert not any("ORG" in it for it in said)


def test_a_codebook_goes_out_with_its_losses_told_and_comes_in(hands, tmp_path) -> None:
    """What a codebook has no place for stays in the draft as it was."""
    dialog = hands.open()
    before = dialog.editing.schema
    dialog.export_to(tmp_path / "codes.qdc")
    assert "codes.qdc" in dialog.said.text()
    assert str(len(before.relations)) in dialog.said.text()
    assert dialog._read(tmp_path / "codes.qdc") == before
    (tmp_path / "bad.qdc").write_text("<Project/>", encoding="utf-8")
    assert dialog._read(tmp_path / "bad.qdc") is None
    assert "bad.qdc" in dialog.said.text()
