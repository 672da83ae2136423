"""Tagging by keys, end to end: what is pressed stands in the project file, and undo finds its article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt

from hashiya.commands import annotate, projects
from hashiya.model.span import Span
from hashiya.ui.main_window import MainWindow


def said(window: MainWindow) -> list[tuple[str, str]]:
    return [(it.label, it.quote) for it in window.session.annotations]


def stored(project: Path) -> list[tuple[str, str, str]]:
    with projects.open_project(project, read_only=True) as ws:
        return [
            (it.label, it.quote, it.annotator)
            for line in ws.articles()
            for it in ws.annotations(line.id)
        ]


def test_a_digit_tags_the_current_word_and_it_is_in_the_file(window, press, project) -> None:
    press("left", "left", "1")
    assert said(window) == [("PERS", "الرئيس")]
    assert stored(project) == [("PERS", "الرئيس", "ليلى")]
    assert window.session.focused == window.session.annotations[0].id
    assert window.status.saved_text.startswith("حُفظ")


def test_shift_extends_in_the_direction_of_the_paragraph(window, press) -> None:
    press("left", "left", "shift+left", "7")
    assert said(window) == [("OCC", "الرئيس الأميركي")]


def test_a_second_digit_changes_the_label_and_another_layer_is_added(window, press) -> None:
    press("1", "2")
    assert said(window) == [("ORG", "استجابة")]
    press("shift+1")
    assert sorted(said(window)) == [("CLAIM", "استجابة"), ("ORG", "استجابة")]


def test_letter_keys_trim_a_word_and_move_an_edge_of_a_mark(window, press) -> None:
    reader = window.reader
    at = window.session.article.text.index("وستكون")
    reader.select(Span(at, at + len("وستكون")))
    press("shift+[", "3")
    assert said(window) == [("GPE", "ستكون")]
    press("]")
    assert said(window) == [("GPE", "ستكو")]
    press("ctrl+z", "ctrl+z")
    assert said(window) == []


def test_a_word_without_a_cut_is_told_and_left(window, press) -> None:
    at = window.session.article.text.index("200")
    span = Span(at, at + len("200"))
    window.reader.select(span)
    for key, end in (("f", "start"), ("g", "end")):
        press(key)
        assert window.reader.selection() == span
        assert window.toast.text == window.look.say(f"hands-no-cut-{end}", word="200")


def test_repeat_delete_and_undo_of_the_delete(window, press) -> None:
    press("2", "esc", "left", ".")
    assert [label for label, _ in said(window)] == ["ORG", "ORG"]
    press("delete")
    assert len(said(window)) == 1
    assert "حُذف وسم واحد" in window.toast.text
    press("ctrl+z")
    assert len(said(window)) == 2


def test_what_is_told_at_the_foot_hides_no_label(window, press) -> None:
    press("2", "delete")
    toast, labels = window.toast, window.label_bar
    assert toast.isVisible()
    assert not _on_screen(toast).intersects(_on_screen(labels))
    assert not _on_screen(toast).intersects(_on_screen(window.reader))


def _on_screen(widget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def test_deleting_tells_how_many_relations_went(window, press) -> None:
    press("1", "esc", "left", "2", "esc")
    workspace, (one, other) = window.session.workspace, window.session.annotations
    annotate.relate(workspace, "coref", one.id, other.id)
    window.tagging.jump_to(one.id)
    press("d")
    assert window.session.relations == ()
    assert "علاقة واحدة" in window.toast.text


def test_undo_and_redo_go_to_the_article_of_their_step(window, press) -> None:
    first = window.session.article.id
    press("1", "ctrl+pgdn")
    second = window.session.article.id
    assert second != first
    press("ctrl+z")
    assert window.session.article.id == first
    assert said(window) == []
    assert [it.id for it in window.articles.chosen()] == [first]
    press("ctrl+pgdn", "ctrl+shift+z")
    assert window.session.article.id == first
    assert said(window) == [("PERS", "استجابة")]


def test_undo_is_for_my_own_steps(window, press) -> None:
    press("ctrl+z")
    assert len(window.articles.lines) == 2
    assert window.toast.text == window.look.say("error-nothing-to-undo")


def test_inner_and_outer_go_through_nested_marks(window, press) -> None:
    press("shift+left", "shift+left", "2", "esc", "esc")
    window.reader.select(Span(0, 7))
    press("1", "u")
    assert window.session.focused_annotation.label == "ORG"
    press("i")
    assert window.session.focused_annotation.label == "PERS"


def test_done_and_next_marks_the_article_and_goes_on(window, press) -> None:
    first = window.session.article.id
    press("ctrl+enter")
    assert window.session.article.id != first
    assert {it.id: it.status for it in window.articles.lines}[first] == "done"


def test_a_click_on_the_label_bar_tags_and_leaves_the_reader_in_focus(window, press) -> None:
    button = window.label_bar.first_button()
    button.click()
    assert said(window) == [("PERS", "استجابة")]
    assert window.focusWidget() is window.reader


def test_a_refusal_of_the_store_is_a_sentence_in_the_banner(window, press, monkeypatch) -> None:
    from hashiya.model.errors import DiskFull

    def full(*_args: object) -> None:
        raise DiskFull(name="مشروع.hashiya")

    monkeypatch.setattr(window.session.workspace, "apply", full)
    before = window.status.saved_text
    press("1")
    assert said(window) == []
    assert window.banner.isVisible()
    assert window.banner.text == window.look.say("error-disk-full", name="مشروع.hashiya")
    assert window.status.saved_text == before


def test_a_drag_of_an_edge_is_stored(window, press) -> None:
    press("1")
    annotation = window.session.annotations[0]
    window.reader.edge_dragged.emit(annotation.id, Span(0, 3))
    assert said(window) == [("PERS", "است")]


def test_copy_puts_the_words_on_the_clipboard(window, press, qapp) -> None:
    press("shift+left", "ctrl+c")
    assert qapp.clipboard().text() == "استجابة لطلب"


def test_enter_focuses_the_mark_under_the_cursor_and_l_asks_for_a_label(
    window, press, qapp
) -> None:
    press("1", "left", "right")
    assert window.session.focused is None
    press("enter")
    assert window.session.focused_annotation.label == "PERS"
    press("l")
    picker = qapp.activePopupWidget()
    assert picker is not None
    picker.close()
    assert said(window) == [("PERS", "استجابة")]


def test_the_wheel_with_control_changes_the_size_for_good(window) -> None:
    window.reader.set_text_size(34)
    assert window.look.settings.text_size("ar") == 34
    assert "34" in window.status._size.text()


def test_what_is_in_view_is_what_the_file_has_after_every_step(window, press) -> None:
    keys = ["1", "left", "shift+left", "2", "shift+1", "esc", "left", "3", "d", "ctrl+z", "4"]
    keys += ["]", "ctrl+z", "ctrl+z", "ctrl+y", "left", ".", "delete", "ctrl+z", "ctrl+z"]
    session = window.session
    for chord in keys:
        press(chord)
        workspace, article = session.workspace, session.article.id
        stored = workspace.annotations(article)
        assert sorted(session.annotations, key=lambda it: it.id) == sorted(
            stored, key=lambda it: it.id
        )
        assert [it.span for it in session.annotations] == [it.span for it in stored]
        assert set(session.relations) == set(workspace.relations(article))


def test_a_digit_after_a_click_in_a_claim_marks_the_word_not_the_claim(
    window, press, qtbot
) -> None:
    press("s", "shift+1", "esc")
    at = window.session.article.text.index("الرئيس")
    place = window.reader.rect_of(at, at + len("الرئيس")).center()
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.focused_annotation.label == "CLAIM"
    press("1")
    persons = [quote for label, quote in said(window) if label == "PERS"]
    assert persons == ["الرئيس"]
