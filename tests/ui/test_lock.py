"""The reading lock (F4): letters and digits change nothing in the text until they are turned on again."""

from __future__ import annotations


def test_letters_and_digits_do_nothing_while_the_text_is_locked(window, press) -> None:
    press("f4")
    press("1", "shift+1", "alt+1", ".", "s")
    assert window.session.annotations == ()
    assert window.reader.selection() is None
    assert window.status._lock.isVisible()
    before = window.reader.target()
    press("left")
    assert window.reader.target() != before
    press("f4", "1")
    assert len(window.session.annotations) == 1
    assert not window.status._lock.isVisible()


def test_the_lock_keeps_marks_from_the_delete_key(window, press) -> None:
    press("1", "f4", "delete", "d")
    assert len(window.session.annotations) == 1


def test_the_lock_stays_in_another_article_and_in_a_window_of_the_other_language(
    window, press, shell, qtbot
) -> None:
    press("f4")
    window.go_article(1)
    press("1")
    assert window.session.annotations == ()
    shell._replace_window()
    assert shell.window.router.locked
    assert shell.window.status._lock.isVisibleTo(shell.window)
