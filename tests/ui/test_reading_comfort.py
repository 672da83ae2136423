"""Reading in comfort: faces for languages, zoom that keeps the place, focus mode, progress, resuming."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from hashiya.commands import articles
from hashiya.ui.application import Shell
from hashiya.ui.look import TEXT_SIZES, Look
from hashiya.ui.main_window import MainWindow
from hashiya.ui.places import MOST, Place, Places
from hashiya.ui.reader.faces import AMIRI, faces_for
from hashiya.ui.settings import Settings
from hashiya.wording import RLM

HEBREW = "ראש הממשלה אמר כי האו״ם יפעל למען השלום בין הצדדים. " * 40


def base_in_view(reader, position: int) -> float:
    return reader._base(position) - reader._scroller.top


def hebrew_article(window, tmp_path: Path) -> str:
    file = tmp_path / "he.txt"
    file.write_text(HEBREW, encoding="utf-8")
    articles.add(window.session.workspace, articles.read([file]))
    window.articles.refresh()
    return next(it.id for it in window.articles.lines if it.language == "he")


def other_article(window) -> str:
    here = window.session.article.id
    return next(it.id for it in window.articles.lines if it.id != here)


# faces and sizes


def test_an_article_opens_in_the_face_of_its_language(window, tmp_path) -> None:
    arabic = window.reader._style.face
    assert arabic is faces_for("ar")[0]
    window.session.show(hebrew_article(window, tmp_path))
    assert window.reader._style.face is faces_for("he")[0]
    window.session.show(other_article(window))
    assert window.reader._style.face is arabic


def test_face_and_size_are_remembered_for_each_language(window, tmp_path) -> None:
    hebrew, arabic = hebrew_article(window, tmp_path), window.session.article.id
    window.look.set_face(AMIRI)
    window.look.set_text_size(32)
    window.session.show(hebrew)
    window.look.set_text_size(40)
    window.session.show(arabic)
    assert (window.reader._style.face, window.reader.text_size()) == (AMIRI, 32)
    window.session.show(hebrew)
    assert window.reader.text_size() == 40


def test_another_face_is_as_much_enlarged_as_the_one_before(window) -> None:
    first = window.look.typography()
    window.look.set_text_size(2 * first.face.size)
    window.look.set_face(AMIRI)
    assert window.look.text_size == 2 * AMIRI.size


def test_damaged_settings_give_the_usual_look(tmp_path: Path, qapp) -> None:
    settings = Settings(tmp_path / "w.ini")
    settings.remember_face("ar", "nonsense")
    settings.remember_choice("measure", "17")
    settings.remember_choice("spacing", "")
    settings._store.setValue("reading/ar/size", "huge")
    settings._store.setValue("reading/zoom", "-4")
    look = Look(settings)
    assert look.typography().face is faces_for("ar")[0]
    assert look.text_size == look.typography().face.size
    assert (look.measure, look.spacing) == ("normal", "normal")


@pytest.mark.parametrize(
    "damage", ["--5", "²", "9" * 5000, "-1", "1e9", "", "@Variant(x"], ids=ascii
)
def test_whatever_stands_in_the_settings_the_window_starts(
    shell: Shell, settings: Settings, damage: str
) -> None:
    names = ("theme", "annotator", "recent", "recent_commands", "note/places", "keys/undo")
    reading = ("ar/face", "ar/size", "zoom", "measure", "spacing")
    flags = ("harakat", "signs", "all-relations", "reserve-lanes", "focus_mode", "find-exact")
    states = ("window", "start", "end", "across")
    every = [*names, *(f"reading/{it}" for it in reading), *(f"flag/{it}" for it in flags)]
    for name in [*every, *(f"state/{it}" for it in states)]:
        settings._store.setValue(name, damage)
    settings.save()
    again = MainWindow(shell.window.session, Look(Settings(Path(settings._store.fileName()))))
    again.show()
    assert 12 <= again.look.text_size <= 72
    again.part()
    again.close()


def test_zooming_walks_from_twelve_to_seventy_two_and_back_to_the_usual(window, press) -> None:
    usual = window.reader.text_size()
    for _ in TEXT_SIZES:
        press("ctrl+=")
    assert window.reader.text_size() == 72
    for _ in TEXT_SIZES:
        press("ctrl+-")
    assert window.reader.text_size() == 12
    press("ctrl+0")
    assert window.reader.text_size() == usual


@pytest.mark.parametrize("keys", [("ctrl+=",), ("ctrl+=", "ctrl+=", "ctrl+="), ("ctrl+-",)])
def test_zooming_keeps_the_current_word_in_its_place(window, press, keys) -> None:
    reader = window.reader
    reader.scroll_to(1200)
    reader.point_at(1300)
    position = reader.selecting.position
    before = base_in_view(reader, position)
    press(*keys)
    assert abs(base_in_view(reader, position) - before) < 1.0


def test_the_wheel_with_control_keeps_the_current_word_in_its_place(window) -> None:
    reader = window.reader
    reader.scroll_to(1200)
    reader.point_at(1300)
    position, size = reader.selecting.position, reader.text_size()
    before = base_in_view(reader, position)
    at = QPointF(100, 100)
    reader.wheelEvent(
        QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert reader.text_size() == size + 2
    assert abs(base_in_view(reader, position) - before) < 1.0


def test_zooming_keeps_the_first_line_where_the_word_is_out_of_view(window, press) -> None:
    reader = window.reader
    reader.scroll_to(1400)
    assert not reader._in_view(reader.selecting.position)
    top = reader.position()
    before = base_in_view(reader, top)
    press("ctrl+=", "ctrl+=")
    assert abs(base_in_view(reader, top) - before) < 1.0


def test_another_measure_keeps_the_place_and_changes_the_column(window) -> None:
    reader = window.reader
    reader.scroll_to(1200)
    reader.point_at(1300)
    wide = reader.sheet.width
    top = reader.position()
    window.look.set_measure("narrow")
    assert reader.sheet.width < wide
    assert abs(reader.position() - top) < 80


# themes


@pytest.mark.parametrize("name", ["light", "sepia", "dark", "contrast"])
def test_a_theme_is_taken_while_running(window, qapp, name) -> None:
    window.look.set_theme(name)
    assert window.reader._style.palette.name == name
    assert window.look.theme.page in qapp.styleSheet()


def test_the_system_s_change_is_followed_while_running(window, monkeypatch) -> None:
    from hashiya.ui import theme as themes

    window.look.set_theme("system")
    monkeypatch.setattr(themes, "_wants_contrast", lambda: True)
    window.look.follow_system()
    assert window.reader._style.palette.name == "contrast"
    window.look.set_theme("sepia")
    window.look.follow_system()
    assert window.reader._style.palette.name == "sepia"


# focus mode


def parts(window):
    sides = window._splitters["start"], window._splitters["end"]
    return [*sides, window.label_bar, window._head, window._foot, window.menus]


def test_focus_mode_leaves_the_text_alone_and_escape_brings_all_back(window, press) -> None:
    press("f11")
    assert all(it.isHidden() for it in parts(window))
    assert window.reader._shown().lit is not None
    assert "F11" in window.toast.text
    press("esc")
    assert not any(it.isHidden() for it in parts(window))
    assert window.reader._shown().lit is None
    assert window.toast.text == window.look.say("ui-focus-left")


def test_escape_first_gives_up_the_selection_then_focus_mode(window, press) -> None:
    press("f11", "shift+left", "esc")
    assert window.reader.selection() is None
    assert window.focus_mode.on
    press("esc")
    assert not window.focus_mode.on


def test_what_was_hidden_before_focus_mode_stays_hidden(window, press) -> None:
    press("f9", "f11", "f11")
    assert window._splitters["end"].isHidden()
    assert not window._splitters["start"].isHidden()


def test_the_head_stays_hidden_when_another_article_comes(window, press) -> None:
    press("f11")
    window.session.show(other_article(window))
    assert not window.header.isVisible()


def test_the_window_remembers_focus_mode_and_starts_whole_without_a_project(window, press) -> None:
    press("f11")
    assert Settings(Path(window.look.settings._store.fileName())).flag("focus_mode", default=False)
    window.flows.close_project()
    assert not window.menus.isHidden()


def test_the_lit_sentence_follows_the_word(window, press) -> None:
    press("f11")
    first = window.reader._shown().lit
    press("ctrl+left")
    second = window.reader._shown().lit
    assert second.start >= first.end
    at = window.reader.selecting.position
    assert second.start <= at < second.end


def test_a_steady_line_stays_at_one_height(window, press) -> None:
    window.focus_mode.toggle_steady()
    window.reader.point_at(1300)
    press("f11", "down")
    heights = set()
    for _ in range(4):
        press("down")
        heights.add(round(base_in_view(window.reader, window.reader.selecting.position)))
    assert max(heights) - min(heights) <= 1


# progress


def test_progress_counts_paragraphs_percent_and_minutes(window, qtbot) -> None:
    reader = window.reader
    progress = reader.reading_progress()
    assert (progress.paragraph, progress.percent) == (1, 0)
    assert progress.paragraphs > 1
    assert progress.minutes == 2  # 356 words at 180 a minute
    reader.move_to_article_edge(1)
    progress = reader.reading_progress()
    assert progress.paragraph == progress.paragraphs
    assert progress.percent >= 99
    qtbot.waitUntil(lambda: str(progress.percent) in window.header._progress.text())


@pytest.mark.parametrize("width", [1280, 1440, 800])
def test_progress_is_never_cut_however_long_the_title(window, qtbot, width) -> None:
    window.resize(width, 600)
    window.header._title.show_text("عنوان طويل " * 30)
    window.reader.move_to_article_edge(1)
    line = window.header._progress
    share = window.look.say("ui-progress-share", percent=100).lstrip(RLM)
    qtbot.waitUntil(lambda: share in line.text())
    qtbot.waitUntil(lambda: line.fontMetrics().horizontalAdvance(line.text()) <= line.width())
    assert window.look.say("ui-progress", at=1, all=2, percent=3)[:4] in line.toolTip()


def test_the_title_stands_in_the_head_only_while_the_heading_is_away(window, qtbot) -> None:
    title = window.header._title
    qtbot.waitUntil(title.isHidden)
    window.reader.move_to_article_edge(1)
    qtbot.waitUntil(lambda: not title.isHidden())


# resuming


def test_switching_articles_comes_back_to_the_place(window) -> None:
    reader, first = window.reader, window.session.article.id
    reader.scroll_to(1200)
    reader.point_at(1300)
    place = reader.place()
    assert place[0] > 0
    window.session.show(other_article(window))
    assert reader.place()[0] == 0
    window.session.show(first)
    assert reader.place() == place


def test_coming_back_again_and_again_does_not_drift(window) -> None:
    first, other = window.session.article.id, other_article(window)
    window.reader.scroll_to(1200)
    place = window.reader.place()
    for _ in range(4):
        window.session.show(other)
        window.session.show(first)
    assert window.reader.place() == place


def test_the_place_survives_the_end_of_the_program(window) -> None:
    window.reader.scroll_to(1200)
    window.reader.point_at(1300)
    place, article = window.reader.place(), window.session.article.id
    window.remember_sizes()
    again = Places(Settings(Path(window.look.settings._store.fileName())))
    assert again.recall(article) == place


@pytest.mark.parametrize(
    "note",
    ["", "{", "3", "[3]", '[["a"]]', '[["a",-1,2]]', '[["a","1",2]]', '{"a":1}', "[" * 3000],
)
def test_a_damaged_note_of_places_is_an_empty_one(tmp_path: Path, note: str) -> None:
    settings = Settings(tmp_path / "w.ini")
    settings.remember_note("places", note)
    assert Places(settings).recall("a") is None


def test_places_far_outside_the_text_are_put_into_it(window) -> None:
    window.reader.return_to(10**9, 10**9)
    assert window.reader.selecting.word is not None
    assert window.reader.position() < len(window.session.article.text)


def test_the_memory_of_places_is_bounded_and_forgets_the_oldest(tmp_path: Path) -> None:
    places = Places(Settings(tmp_path / "w.ini"))
    for number in range(MOST + 3):
        places.remember(f"article {number}", Place(number, number))
    assert places.recall("article 2") is None
    assert places.recall("article 3") == Place(3, 3)


# the heading


def test_a_title_that_is_the_first_line_is_not_printed_twice(window) -> None:
    first = window.reader.sheet
    assert first.heading.title
    window.session.show(other_article(window))
    sheet = window.reader.sheet
    assert sheet.text.lstrip().startswith(sheet.article.title.strip())
    assert sheet.heading.title == ""
    assert sheet.heading.note
    assert sheet.heading.height < first.heading.height
