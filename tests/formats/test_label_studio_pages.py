"""The text that a web page shows in Label Studio is found in whatever markup it has, in one pass."""

from __future__ import annotations

import pytest

from hashiya.formats.label_studio.pages import Page


@pytest.mark.parametrize(
    ("markup", "raw", "text"),
    [
        ("<p>زار</p><P class='a'>سامي<br/>القدس</p >", "زارساميالقدس", "زار\nسامي\nالقدس"),
        ('<a title="x>y" href=z>زار</a> &amp; <b>سامي</b>', "زار & سامي", "زار & سامي"),
        ("<!DOCTYPE html><?xml?><!-- <p>لا</p> -->زار</>", "زار", "زار"),
        ("<script>if (a<b && c) '</p>'</script>زار", "if (a<b && c) '</p>'زار", None),
        ("5 < 6 <3 & 7", "5 < 6 <3 & 7", None),
        ("زار <a href='x", "زار <a href='x", None),
        ("زار <![<![سامي> القدس", "زار  القدس", None),
    ],
)
def test_words_stand_in_the_lines_of_their_paragraphs(
    markup: str, raw: str, text: str | None
) -> None:
    page = Page(markup)
    assert page.raw == raw
    assert page.text == (raw if text is None else text)


@pytest.mark.parametrize(
    "piece", ["<a ", "<a x=\"' ", "<!--x>", "<![", "</", "<script>", "<a ='", "&", "<p "]
)
def test_what_is_never_closed_is_read_once(piece: str) -> None:
    assert Page("زار" + piece * 300_000).raw.startswith("زار")
