"""After an import was taken back the page shows an article that is there, and the sentence says how many went."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles
from hashiya.wording import FSI, PDI


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for n in range(3):
        text = f"زار المراسل رقم {n} بغداد ثم غادرها إلى القاهرة مساء."
        (place / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return place


def brought(window, folder: Path) -> list[str]:
    """What the dialog of importing leaves behind: the first of the new ones is in view."""
    session = window.session
    report = articles.add(session.workspace, articles.read([folder]))
    session.show(report.articles[0])
    return list(report.articles)


def said(window) -> str:
    return window.toast.text.replace(FSI, "").replace(PDI, "")


def shown(window) -> str | None:
    return window.session.article.id if window.session.article else None


@pytest.mark.parametrize("long", [False, True])
def test_the_article_that_was_open_before_is_in_view_again(
    window, press, folder, monkeypatch, long
):
    if long:
        monkeypatch.setattr(articles, "LONG", 1)
    second = window.articles.lines[1].id
    window.session.show(second)
    brought(window, folder)
    press("ctrl+z")
    assert shown(window) == second
    assert window.banner.isHidden()
    assert said(window) == "تراجع: استيراد 3 مقالات مع كل ما فيها"
    press("ctrl+y")
    assert said(window) == "إعادة: استيراد 3 مقالات مع كل ما فيها"


def test_an_article_far_from_those_taken_back_stays_in_view(window, press, folder):
    first = shown(window)
    brought(window, folder)
    window.session.show(first)
    press("ctrl+z")
    assert shown(window) == first


def test_where_none_was_open_before_the_nearest_in_the_list_is_shown(window, press, folder):
    last = window.articles.lines[1].id
    session, workspace = window.session, window.session.workspace
    made = brought(window, folder)
    articles.remove(workspace, [window.articles.first()])
    session.show(made[0])
    window.lost.forget()
    articles.remove(workspace, [made[0]])
    assert shown(window) == made[1]
    window.lost.forget()
    articles.remove(workspace, made[1:])
    assert shown(window) == last


def test_where_nothing_is_left_the_page_is_empty_and_says_how_articles_come(window, press, folder):
    workspace = window.session.workspace
    articles.remove(workspace, [it.id for it in window.articles.lines])
    assert shown(window) is None
    assert window.banner.isHidden()
    brought(window, folder)
    press("ctrl+z")
    assert shown(window) is None
    assert window.banner.isHidden()


def test_one_article_is_named(window, press, folder):
    articles.add(window.session.workspace, articles.read([next(iter(sorted(folder.iterdir())))]))
    name = window.session.workspace.articles()[-1]
    window.session.show(name.id)
    press("ctrl+z")
    assert shown(window) == window.articles.first()
    assert said(window).startswith("تراجع: استيراد «")
