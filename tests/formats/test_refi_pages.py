"""REFI-QDA projects with pages and recordings: what is marked on a page, and what somebody says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from formats.test_refi_qda import CODEBOOK, TEXT, C, S, U, marks, only, places, project, read

from hashiya.formats.format import Incoming, Note


def area(number: int, words: str, name: str = "", code: str = C[3]) -> str:
    """Of a page, as ATLAS.ti writes it: its corners, and its words as they lie there."""
    said = f"<PlainTextContent>{words}</PlainTextContent>" if words else ""
    inside = f'<Representation guid="{S[number][:-2]}8{number}">{said}</Representation>'
    return (
        f'<PDFSelection guid="{S[number]}" name="{name}" page="0" firstX="1" firstY="2" secondX="30" secondY="40" '
        f'creatingUser="{U}">{inside}<Coding guid="{S[number][:-2]}9{number}"><CodeRef targetGUID="{code}"/>'
        "</Coding></PDFSelection>"
    )


def test_areas_of_pages_stand_where_their_words_do_in_the_text_of_the_pdf(tmp_path: Path) -> None:
    """White space lies otherwise on a page; words in two places, or in none, wait for a person."""
    areas = [
        area(2, "العراقآمن.وأضاف "),
        area(3, "الناتو"),
        area(4, "ليست فيه"),
        area(5, "", "بغداد…"),
        area(6, "", "Quotation 1:6"),
    ]
    text = f'<Representation guid="{S[8]}" plainTextPath="internal://{S[8]}.txt"/>'
    pdf = f'<PDFSource guid="{S[1]}" name="a.pdf" path="internal://{S[1]}.pdf">{"".join(areas)}'
    body = f"{CODEBOOK}<Sources>{pdf}{text}</PDFSource></Sources>"
    found = only(project(tmp_path, body, {f"sources/{S[8]}.txt": TEXT.encode()}))
    assert found.text == TEXT
    placed = [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end])
        for it in found.spans
        if not it.words
    ]
    assert placed == [("مدينة", "العراق آمن.\r\nوأضاف"), ("مدينة", "بغداد")]
    assert [it.words for it in found.spans if it.words] == ["الناتو", "ليست فيه"]
    assert Counter(it.message for it in found.notes if it.lost) == {
        "formats-span-waits": 2,
        "formats-span-no-offsets": 1,
    }
    assert found.spans[0].annotator == "ليلى"


def test_a_pdf_without_its_text_is_told(tmp_path: Path) -> None:
    pdf = f'<PDFSource guid="{S[1]}" name="a.pdf" path="internal://{S[1]}.pdf">{area(2, "الناتو")}</PDFSource>'
    other = (
        f'<TextSource guid="{S[3]}" name="b"><PlainTextContent>نص</PlainTextContent></TextSource>'
    )
    body = f"{CODEBOOK}<Sources>{pdf}{other}</Sources>"
    found = read(project(tmp_path, body, {}))
    assert [(it.message, it.name) for it in found if isinstance(it, Note)] == [
        ("formats-refi-no-text", "a.pdf")
    ]
    assert [it.text for it in found if isinstance(it, Incoming)] == ["نص"]


def test_what_is_said_in_a_recording_is_an_article_with_its_marks(tmp_path: Path) -> None:
    """Selections of a transcript go from one point in time to another."""
    start, end = places("بغداد")
    points = f'<SyncPoint guid="{S[4]}" position="{start}" timeStamp="0"/><SyncPoint guid="{S[5]}" position="{end}"/>'
    marked = (
        f'<TranscriptSelection guid="{S[6]}" fromSyncPoint="{S[4]}" toSyncPoint="{S[5]}"><Coding guid="{S[7]}" '
        f'creatingUser="{U}"><CodeRef targetGUID="{C[3]}"/></Coding></TranscriptSelection>'
    )
    body = (
        f'{CODEBOOK}<Sources><AudioSource guid="{S[1]}" name="a.mp3"><Transcript guid="{S[2]}" '
        f'plainTextPath="internal://{S[2]}.txt">{points}{marked}</Transcript></AudioSource></Sources>'
    )
    found = read(project(tmp_path, body, {f"sources/{S[2]}.txt": TEXT.encode()}))
    (article,) = [it for it in found if isinstance(it, Incoming)]
    assert (article.name, marks(article)) == ("a.mp3", [("مدينة", "بغداد")])
    assert [it.message for it in found if isinstance(it, Note)] == ["formats-refi-media"]


def test_a_source_is_called_as_the_coders_called_it(tmp_path: Path) -> None:
    """Its first line is what somebody happened to say, or the same in all of them."""
    names = ("مقابلة سعاد", "Interview 2.docx", "")
    sources = "".join(
        f'<TextSource guid="{S[n]}" name="{it}"><PlainTextContent>video_id\nنص {n}</PlainTextContent></TextSource>'
        for n, it in enumerate(names)
    )
    found = read(project(tmp_path, f"{CODEBOOK}<Sources>{sources}</Sources>", {}))
    titles = [it.title for it in found if isinstance(it, Incoming)]
    assert titles == ["مقابلة سعاد", "Interview 2", "video_id"]
