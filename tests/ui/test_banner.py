"""The banner: one sentence with its verbs, trouble before what is calm, and nothing forgotten behind it."""

from __future__ import annotations

import pytest

from hashiya.ui.banner import Banner
from hashiya.ui.look import Look


@pytest.fixture
def banner(qtbot, settings) -> Banner:
    made = Banner(Look(settings))
    qtbot.addWidget(made)
    return made


def titles(banner: Banner) -> list[str]:
    return [it.text() for it in banner.verbs]


def test_a_verb_is_a_button_that_acts_once_and_closes(banner):
    done: list[str] = []
    verbs = [("أعد المحاولة", lambda: done.append("again")), ("احفظ", lambda: done.append("save"))]
    banner.tell("لم يُحفظ شيء.", verbs, kind="trouble")
    assert titles(banner) == ["أعد المحاولة", "احفظ"]
    banner.verbs[1].click()
    assert done == ["save"]
    assert banner.isHidden()


def test_what_passes_goes_with_the_next_success_and_what_lasts_stays(banner):
    banner.tell("يدوم", topic="file")
    banner.tell("يمر")
    assert banner.text == "يمر"
    banner.succeeded()
    assert banner.text == "يدوم"
    assert banner.isVisibleTo(None)
    banner.succeeded()
    assert not banner.isHidden()
    banner.drop("file")
    assert banner.isHidden()


def test_trouble_is_shown_before_what_is_calm_and_the_calm_waits(banner):
    banner.tell("خطر", [("صحح", lambda: None)], kind="trouble", topic="file")
    banner.tell("للعلم", topic="cloud")
    assert banner.text == "خطر"
    assert banner.telling("cloud")
    banner.drop("file")
    assert banner.text == "للعلم"
    assert titles(banner) == []


def test_a_topic_has_one_notice_and_the_verb_is_the_newest_one(banner):
    done: list[int] = []
    banner.tell("لم يُحفظ", [("أعد", lambda: done.append(1))], topic="file")
    button = banner.verbs[0]
    banner.tell("لم يُحفظ", [("أعد", lambda: done.append(2))], topic="file")
    assert banner.verbs == [button]
    button.click()
    assert done == [2]
    assert banner.isHidden()


def test_a_verb_may_tell_the_next_thing(banner):
    banner.tell(
        "لم يُحفظ", [("أعد", lambda: banner.tell("لم يُحفظ أيضًا", topic="file"))], topic="file"
    )
    banner.verbs[0].click()
    assert banner.text == "لم يُحفظ أيضًا"
    assert not banner.isHidden()


def test_the_focus_goes_back_to_the_page_when_the_banner_goes(window):
    window.banner.tell("يدوم", [("افعل", lambda: None)], topic="file")
    window.banner.verbs[0].setFocus()
    assert window.focusWidget() is window.banner.verbs[0]
    window.banner.drop("file")
    assert window.focusWidget() is window.reader


def test_keys_reach_the_banner(window, press):
    window.banner.tell("يدوم", [("افعل", lambda: None)], topic="file")
    window.articles.entry.setFocus()
    press("f6")
    assert window.banner.isAncestorOf(window.focusWidget())
