"""What the export dialog tells is of the choice that stands there, and is told before anything is written."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from making import added, annotation
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from hashiya.commands.loss_lines import names_of
from hashiya.display import departures
from hashiya.formats.losses import Loss
from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.export_order import Order
from hashiya.wording import bare


@pytest.fixture
def dialog(window, press, qtbot):
    press("1")
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    yield made
    made.reject()


def pick(combo, value: str) -> None:
    at = combo.findData(value)
    assert at >= 0, value
    combo.setCurrentIndex(at)


def settle(dialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())


def test_a_report_of_another_choice_is_taken_away_and_nothing_is_written_by_it(
    dialog, qtbot, monkeypatch
) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    assert dialog.report.toPlainText()
    free = Event()

    def slowly(order: Order, progress) -> object:
        while not free.wait(0.01):
            progress(0, 1)
        return weigh(order, progress)

    weigh = Order.weigh
    monkeypatch.setattr(Order, "weigh", slowly)
    pick(dialog.format, "brat")
    assert dialog.report.toPlainText()  # it may come at once: then nothing flickers
    qtbot.waitUntil(lambda: not dialog._go.isEnabled())
    assert not dialog.report.toPlainText()
    assert dialog._status.text() == dialog.look.say("ui-export-weighing")
    pick(dialog.format, "csv")  # what is still weighed is given up for it
    free.set()
    settle(dialog, qtbot)
    assert dialog._go.isEnabled()
    assert dialog._weighed is not None
    assert dialog._status.text() != dialog.look.say("ui-export-weighing")


def test_a_divided_dataset_shows_the_card_ticked_and_greyed(dialog, qtbot) -> None:
    card = dialog.choices.card
    assert card.isEnabled()
    dialog.choices.parts.setEditText("80/10/10")
    assert card.isChecked()
    assert not card.isEnabled()
    dialog.choices.parts.setEditText("a=1,b=1")
    dialog.choices.parts.setCurrentIndex(0)
    assert card.isEnabled()
    assert not card.isChecked()
    card.setChecked(True)
    dialog.choices.parts.setEditText("80/10/10")
    dialog.choices.parts.setCurrentIndex(0)
    assert card.isChecked()


def test_parts_are_counted_before_writing_and_another_seed_divides_otherwise(
    dialog, qtbot, tmp_path: Path
) -> None:
    assert dialog.choices.seed.isHidden()
    dialog.choices.parts.setEditText("a=1,b=1")
    assert not dialog.choices.seed.isHidden()
    told = set()
    for seed in range(8):
        dialog.choices.seed.setValue(seed)
        settle(dialog, qtbot)
        told.add(dialog.report.toPlainText().splitlines()[0])
        counts = dialog._weighed.counts.in_parts
        assert sum(counts.values()) == 2
    assert len(told) > 1
    dialog.target.setText(str(tmp_path / "out"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert '"seed": 7' in (tmp_path / "out" / "export.json").read_text("utf-8")
    for name, count in counts.items():
        file = tmp_path / "out" / f"{name}.jsonl"
        assert count == (len(file.read_text("utf-8").splitlines()) if file.exists() else 0)


def test_articles_without_the_chosen_annotations_are_told_and_can_stay(dialog, qtbot) -> None:
    say = dialog.look.say
    told = say("datasets-bare", count=1, all=2)
    assert told not in dialog.report.toPlainText()
    pick(dialog.choices.whose, "ليلى")
    settle(dialog, qtbot)
    assert told in dialog.report.toPlainText()
    dialog.choices.only_marked.setChecked(True)
    settle(dialog, qtbot)
    assert told not in dialog.report.toPlainText()
    assert dialog._weighed.report.articles == 1
    dialog.choices.only_marked.setChecked(False)
    pick(dialog.choices.whose, None)
    pick(dialog.choices.marks, "layer claim")
    settle(dialog, qtbot)
    assert say("datasets-none-chosen", count=2) in dialog.report.toPlainText()
    dialog.choices.only_marked.setChecked(True)
    settle(dialog, qtbot)
    assert not dialog._go.isEnabled()


@pytest.mark.parametrize("folder", [False, True])
def test_a_name_alone_is_beside_the_project_and_the_folder_can_be_opened(
    dialog, qtbot, monkeypatch, tmp_path: Path, folder
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert dialog._open.isHidden()
    dialog.choices.card.setChecked(folder)
    monkeypatch.chdir(tmp_path.parent)
    dialog.target.setText("out")
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    place = dialog._beside.parent / "out"
    assert place.exists()
    assert str(place) in dialog.report.toPlainText()
    dialog._open.click()
    assert [Path(it.toLocalFile()) for it in opened] == [place if folder else place.parent]
    pick(dialog.format, "csv")
    assert dialog._open.isHidden()


def follow(dialog, words: str) -> None:
    """Click on the line of the report that says so."""
    (number,) = [at for at, it in enumerate(dialog.report.lines) if it.words == words]
    assert dialog.report.lines[number].choice
    dialog.report.anchorClicked.emit(QUrl(str(number)))


def test_a_choice_that_keeps_more_stands_below_what_is_lost_and_is_taken_by_a_click(
    dialog, qtbot
) -> None:
    say, choices = dialog.look.say, dialog.choices
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    borders = [it.words for it in dialog.report.lines]
    value = choices.value("docstart", "yes")
    keep = say("ui-export-keep", kept=1, option=say("ui-export-docstart"), value=value)
    above = borders[borders.index(keep) - 1]
    assert say("datasets-fact", label="border") in above
    follow(dialog, keep)
    assert choices.options["docstart"].currentData() == "yes"
    settle(dialog, qtbot)
    told = dialog.report.toPlainText()
    assert above not in told
    assert keep not in told


def test_a_better_seed_and_fewer_articles_are_taken_by_a_click(dialog, qtbot) -> None:
    say, choices = dialog.look.say, dialog.choices
    choices.parts.setEditText("a=1,b=1")
    for seed in range(20):
        choices.seed.setValue(seed)
        settle(dialog, qtbot)
        if dialog._weighed.counts.empty_parts:
            break
    follow(dialog, say("ui-export-take-seed", seed=str(dialog._weighed.counts.seed)))
    settle(dialog, qtbot)
    assert dialog._weighed.counts.in_parts == {"a": 1, "b": 1}
    assert not [it for it in dialog.report.lines if it.choice]
    choices.parts.setCurrentIndex(0)
    pick(choices.whose, "ليلى")
    settle(dialog, qtbot)
    follow(dialog, say("ui-export-leave-out", option=say("ui-export-only-marked")))
    assert choices.only_marked.isChecked()


def test_each_remedy_stands_below_what_it_mends(dialog, qtbot) -> None:
    """All of them stood at the end, away from their sentences."""
    say, choices = dialog.look.say, dialog.choices
    choices.parts.setEditText("a=1,b=1")
    pick(choices.whose, "ليلى")
    for seed in range(20):
        choices.seed.setValue(seed)
        settle(dialog, qtbot)
        if dialog._weighed.counts.empty_parts:
            break
    counts, shown = dialog._weighed.counts, [it.words for it in dialog.report.lines]
    tick = say("ui-export-leave-out", option=say("ui-export-only-marked"))
    seed = say("ui-export-take-seed", seed=str(counts.seed))
    for sentence, remedy in (
        (departures.without_choice, tick),
        (departures.without_articles, seed),
    ):
        *_, last = sentence(counts, dialog.look.wording)
        assert shown[shown.index(last) + 1] == remedy


def test_annotations_of_one_annotator_are_chosen_where_a_format_mixes_them(
    dialog, window, press, qtbot
) -> None:
    say = dialog.look.say
    offered = say("ui-export-one-annotator", name="ليلى")
    pick(dialog.format, "brat")
    settle(dialog, qtbot)
    assert offered not in dialog.report.toPlainText()  # there is one annotator
    dialog.reject()
    ws = window.session.workspace
    of = ws.articles()[0].id
    article = next(it.article for it in ws.annotated([of]))
    ws.apply(added(annotation(article, 0, 4, annotator="هند"), by="هند"))
    other = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(other)
    other.show()
    pick(other.format, "brat")
    settle(other, qtbot)
    follow(other, offered)
    assert other.choices.choice().whose == "ليلى"
    settle(other, qtbot)
    assert offered not in other.report.toPlainText()
    other.reject()


def test_the_report_is_called_what_it_is_and_reached_by_keys(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    assert dialog.report.accessibleName() == dialog.look.say("datasets-card-losses")
    dialog.resize(800, 600)
    dialog.grab()
    dialog._where.choose_button.setFocus()
    qtbot.keyClick(dialog._where.choose_button, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.report
    bar = dialog.report.verticalScrollBar()
    dialog.report.show_lines([*dialog.report.lines] * 9)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for _ in range(99):
        qtbot.keyClick(dialog.report, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    for key, place in ((Qt.Key.Key_Home, bar.minimum()), (Qt.Key.Key_End, bar.maximum())):
        qtbot.keyClick(dialog.report, key, Qt.KeyboardModifier.ControlModifier)
        assert bar.value() == place


def test_the_report_begins_at_its_beginning_and_takes_no_markup(dialog, qtbot) -> None:
    from hashiya.ui.dialogs.export_report import Line

    dialog.report.show_lines([Line("<b>&amp; x</b>"), *(Line(f"{n}") for n in range(90))])
    assert dialog.report.toPlainText().startswith("<b>&amp; x</b>\n")
    assert dialog.report.verticalScrollBar().value() == 0


def test_an_offer_that_costs_something_says_what_and_one_that_costs_more_is_not_made(
    dialog, window, press, qtbot
) -> None:
    say, choices = dialog.look.say, dialog.choices
    dialog.reject()
    ws = window.session.workspace
    article = next(it.article for it in ws.annotated([ws.articles()[1].id]))
    for start in (10, 20):
        ws.apply(added(annotation(article, start, start + 4), by="ليلى"))
    ws.apply(added(annotation(article, 40, 60, layer="claim", label="CLAIM"), by="ليلى"))
    other = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(other)
    other.show()
    pick(other.format, "conll")
    settle(other, qtbot)
    offered = [it.choice for it in other.report.lines if it.choice]
    assert ("layer", "claim") not in offered
    pick(other.choices.options["layer"], "claim")
    settle(other, qtbot)
    value, option = choices.value("layer", "entity"), say("ui-export-layer")
    both = say("ui-export-keep-instead", kept=3, instead=1, option=option, value=value)
    follow(other, both)
    settle(other, qtbot)
    assert other.write_options.layer == "entity"
    assert other._weighed.report.spans_written == 3
    other.reject()


def test_none_of_the_annotations_being_written_is_told_first(dialog, qtbot) -> None:
    pick(dialog.format, "conll")
    pick(dialog.choices.options["layer"], "claim")
    settle(dialog, qtbot)
    first = dialog.report.lines[0]
    assert first.words == dialog.look.say("datasets-none-written", count=1)
    assert first.grave
    assert dialog._go.isEnabled()  # whoever wants the texts can have them
    pick(dialog.choices.options["layer"], "entity")
    settle(dialog, qtbot)
    assert not [it for it in dialog.report.lines if it.grave]


def test_writing_does_not_wait_for_offers(dialog, qtbot, monkeypatch, tmp_path: Path) -> None:
    began = Event()

    def endless(_order: Order, _before, _ways, progress) -> object:
        began.set()
        while True:
            progress(0, 1)

    monkeypatch.setattr(Order, "compare", endless)
    pick(dialog.format, "conll")
    qtbot.waitUntil(began.is_set)
    assert dialog._go.isEnabled()
    dialog.target.setText(str(tmp_path / "out.conll"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert (tmp_path / "out.conll").exists()


def test_parts_without_annotations_and_without_a_file_are_told_before_writing(
    dialog, qtbot
) -> None:
    say = dialog.look.say
    dialog.choices.parts.setEditText("a=1,b=1")
    for seed in range(20):
        dialog.choices.seed.setValue(seed)
        settle(dialog, qtbot)
        counts = dialog._weighed.counts
        if not counts.empty_parts:
            break
    (bare,) = counts.bare_parts  # one of the two articles has the only mark
    names = dialog.look.wording.join([bare])
    assert say("datasets-bare-parts", count=1, names=names) in dialog.report.toPlainText()


def test_labels_of_articles_are_called_as_the_label_set_calls_them(window) -> None:
    schema = window.session.schema
    called = names_of(schema, "ar")
    for it in schema.document_labels:
        assert called(Loss(kind="document_label", label=it.code, count=1)) == it.names["ar"]
    assert schema.document_labels
    assert called(Loss(kind="document_label", label="theirs", count=1)) == "theirs"


def test_how_the_file_will_look_is_shown_and_goes_with_another_choice(dialog, qtbot) -> None:
    dialog.resize(1240, 752)
    pick(dialog.format, "conll")
    settle(dialog, qtbot)
    qtbot.waitUntil(dialog.preview.isVisible)
    shown = dialog.preview.lines.toPlainText()
    assert "\tB-" in bare(shown)
    assert dialog.look.say("ui-export-unit-token") in dialog.preview.facts.text()
    dialog.preview.lines.selectAll()
    copied = dialog.preview.lines.createMimeDataFromSelection().text()
    assert copied == bare(copied)
    pick(dialog.format, "xlsx")
    settle(dialog, qtbot)
    assert not dialog.preview.lines.isVisible()
    assert dialog.preview.head.text() == dialog.look.say("ui-export-preview-binary", done="no")


def test_writing_does_not_wait_for_how_it_will_look(dialog, qtbot, monkeypatch, tmp_path) -> None:
    free = Event()

    def slowly(_order: Order, progress) -> object:
        while not free.wait(0.01):
            progress(0, 1)
        return None

    monkeypatch.setattr(Order, "preview", slowly)
    pick(dialog.format, "doccano")
    qtbot.waitUntil(lambda: dialog._weighed is not None and dialog._job is not None)
    dialog.target.setText(str(tmp_path / "out.jsonl"))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    free.set()
    assert (tmp_path / "out.jsonl").is_file()


def test_the_first_lines_have_all_the_room_that_the_report_leaves(dialog, qtbot) -> None:
    dialog.resize(1240, 752)
    pick(dialog.format, "hashiya")
    settle(dialog, qtbot)
    assert not dialog.report.lines
    qtbot.waitUntil(lambda: dialog.preview.lines.height() > dialog.height() // 2)
