"""The command palette finds what the window can do, in both languages and on the wrong layout, and does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from hashiya.ui.actions import ACTIONS
from hashiya.ui.command_search import Entry, Search
from hashiya.ui.dialogs.command_palette import ENTRY, CommandPalette
from hashiya.ui.dialogs.shortcuts import ShortcutsDialog
from hashiya.wording import Wording, languages


@pytest.fixture
def palette(window, qtbot) -> CommandPalette:
    made = CommandPalette(window)
    # it deletes itself when it closes
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_over()
    return made


def found(palette: CommandPalette, words: str) -> list[str]:
    palette.words.setText(words)
    model = palette.model
    return [model.index(k).data(ENTRY).id for k in range(model.rowCount())]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("تراجع", "undo"),
        ("undo", "undo"),
        ("ctrl+z", "undo"),
        ("ctrl z", "undo"),
        ("jvh[u", "undo"),
        ("عىيخ", "undo"),
        ("مقالات استيراد", "import"),
        ("import art", "import"),
        ("مجلد استيراد", "import-folder"),
        ("import fold", "import-folder"),
        ("sepia", "theme-sepia"),
        ("ورقي", "theme-sepia"),
        ("اعدادات", "settings"),
        ("sttngs", "settings"),
        ("PERS", "label-entity-PERS"),
        ("f4", "lock"),
    ],
)
def test_it_finds_by_any_name_key_or_layout(palette, words: str, first: str) -> None:
    assert found(palette, words)[0] == first


CALLED = {
    "ليلي": "theme-dark",
    "night mode": "theme-dark",
    "tashkeel": "harakat",
    "تشكيل": "harakat",
    "hsjv[hu": "undo",
    "preferences": "settings",
    "التفضيلات": "settings",
    "تَفضِيلات": "settings",
    "ربط": "relate",
    "font": "face-amiri",
    "نسخه احتياطيه": "restore-backup",
    "kwic": "find-everywhere",
}


@pytest.mark.parametrize("language", languages())
def test_it_finds_by_what_people_call_it_in_both_languages(window, qtbot, language: str) -> None:
    window.look.set_language(language)
    made = CommandPalette(window)
    qtbot.addWidget(made)
    missed = {it: wanted for it, wanted in CALLED.items() if wanted not in found(made, it)[:4]}
    assert missed == {}


def test_what_is_called_so_comes_before_what_is_looked_for_so(palette) -> None:
    order = found(palette, "find")
    assert order.index("find") < order.index("find-everywhere")
    assert found(palette, "حذف")[0] == "delete"


def test_the_article_may_be_written_or_left_out() -> None:
    titles = ["سجل المشروع", "السجل", "الله"]
    search = Search([Entry(id=it, title=it, run=print) for it in titles])
    assert {it.id for it in search.find("السجل")} == {it.id for it in search.find("سجل")}
    assert [it.id for it in search.find("المشروع السجل")] == ["سجل المشروع"]


@pytest.mark.parametrize("language", languages())
def test_every_command_has_other_words_in_every_language(language: str) -> None:
    """But for plain moves, which are found by what they are called."""
    own = Wording(language)
    named = {it.id for it in ACTIONS if it.menu}
    without = {it for it in named if not own.has(f"words-{it}")}
    assert without == {"palette"}


def test_what_cannot_run_is_there_but_grey_and_does_nothing(window, palette, qtbot) -> None:
    assert "delete" in found(palette, "حذف الوسم")
    index = palette.model.index(0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_enter_tags_the_word_and_the_next_time_it_stands_first(window, palette, qtbot) -> None:
    found(palette, "PERS")
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert [it.label for it in window.session.annotations] == ["PERS"]
    assert not palette.isVisible()
    again = CommandPalette(window)
    qtbot.addWidget(again)
    assert again.model.index(0).data(ENTRY).id == "label-entity-PERS"


def test_it_goes_to_an_article_by_a_word_of_its_title(window, palette, qtbot) -> None:
    other = window.articles.lines[1]
    word = (other.title or other.name).split()[-1]
    assert f"article-{other.id}" in found(palette, word)
    found(palette, other.title or other.name)
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert window.session.article.id == other.id


def test_arrows_and_mouse_choose(window, palette, qtbot) -> None:
    found(palette, "theme")
    qtbot.keyClick(palette.words, Qt.Key.Key_Down)
    chosen = palette.list.currentIndex().data(ENTRY).id
    assert chosen != palette.model.index(0).data(ENTRY).id
    place = palette.list.visualRect(palette.list.currentIndex()).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.look.settings.theme == chosen.removeprefix("theme-")


def test_ctrl_k_opens_it_and_escape_leaves(window, press, qtbot) -> None:
    press("ctrl+k", key=ord("ن"))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, CommandPalette)
    qtbot.keyClick(shown.words, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.session.annotations == ()


def test_ten_thousand_articles_are_listed_as_they_are_looked_at(palette) -> None:
    many = [Entry(id=str(k), title=f"مقال {k}", run=print) for k in range(10_000)]
    palette._search = Search(many)
    palette._show_found("مقال")
    assert palette.model.rowCount() < 100
    while palette.model.canFetchMore(QModelIndex()):
        palette.model.fetchMore(QModelIndex())
    assert palette.model.rowCount() == 10_000


def test_words_fit_in_any_order_and_better_ones_come_first() -> None:
    titles = ["قائمة المقالات", "استيراد مقالات", "مقالات أخرى عن الاستيراد"]
    search = Search([Entry(id=it, title=it, run=print) for it in titles])
    assert [it.id for it in search.find("مقالات است")] == [titles[1], titles[2]]
    assert search.find("زرافة") == []
    assert [it.id for it in search.find("")] == titles


@pytest.mark.parametrize("language", languages())
def test_the_sheet_of_keys_finds_what_the_palette_finds(window, qtbot, language: str) -> None:
    window.look.set_language(language)
    sheet = ShortcutsDialog(window, window.look, window.bindings)
    qtbot.addWidget(sheet)
    missed = []
    for words, wanted in CALLED.items():
        item = sheet.tree.item_of(wanted)
        sheet.tree.filter(words)
        if item is not None and item.isHidden():
            missed.append(words)
    assert missed == []
    sheet.tree.filter("qqqq")
    assert all(it.isHidden() for it in map(sheet.tree.item_of, CALLED.values()) if it)
