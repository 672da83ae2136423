"""A quotation mark that is never closed costs no row behind it; where that is not certain, it is told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats import quoting
from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.tables import csv_reading

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"


def cut(text: str, width: int) -> list[quoting.Cut]:
    rows = quoting.Rows(io.StringIO(text, newline=""), {"delimiter": ","})
    rows.width = width
    return list(rows)


def row(at: int, words: str = TEXT) -> str:
    return f"{at},{words},x"


BROKEN = {
    "at-the-start": f'2,"{TEXT},x',
    "within": f'2,"{TEXT[:8]}" {TEXT[9:]}",x',
    "beside-a-sound-cell": f'"2","زار, ثم عاد","{TEXT}',
    "lone": f'2,{TEXT},"x',
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("behind", [[row(4)], [row(4), '5,"زار, ثم عاد",x', row(6)]])
@pytest.mark.parametrize("broken", BROKEN)
def test_rows_behind_an_open_mark_are_rows(broken: str, behind: list[str], end: str) -> None:
    lines = ["id,text,label", row(1), BROKEN[broken], row(3), *behind]
    found = cut(end.join(lines) + end, 3)
    assert [it.line for it in found] == [*range(1, len(lines) + 1)]
    assert {len(it.row) for it in found} == {3}
    assert [it.row[0] for it in found[3:]] == [str(it) for it in range(3, len(lines))]
    assert [it.line for it in found if it.mended] in ([3], [])
    assert not any(it.open for it in found)


def test_a_text_of_many_lines_that_breaks_off_stays_one_row() -> None:
    found = cut(f'id,text\n1,"{TEXT}\nوقال, ثم, سكت\n{TEXT}\n', 2)
    assert [it.open for it in found] == [0, 3]
    assert found[1].row[1].count("\n") == 3


def test_no_row_is_lost_however_many_have_an_open_mark() -> None:
    """From the twenty-first on each took the row behind it with it, told as cells too many."""
    sound = f'"{TEXT}, ثم نام"'
    broken = [f'{at},"{TEXT},x' for at in range(60)]
    lines = ["id,text,label", *(it for one in broken for it in (one, f"7,{sound},x", row(8)))]
    found = cut("\n".join(lines) + "\n", 3)
    assert [it.line for it in found] == [*range(1, len(lines) + 1)]
    assert sum(it.mended for it in found) == 60


@pytest.mark.parametrize("count", [2, 3, 60])
def test_neighbours_that_both_have_an_open_mark_stay_two_rows(count: int) -> None:
    """The second one's mark closed the first one's, and one article had the words of both, without a word."""
    broken = [f'{at},"{TEXT},x' for at in range(count)]
    lines = ["id,text,label", f'7,"{TEXT}, ثم نام",x', *broken, f'8,"{TEXT}, ثم نام",x']
    found = cut("\n".join(lines) + "\n", 3)
    assert [it.line for it in found] == [*range(1, len(lines) + 1)]
    assert sum(it.mended for it in found) == count


def test_what_is_read_again_for_open_marks_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may have all the rest of the file behind it."""
    lines = ["id,text,label", *(f'{at},"{TEXT},x' for at in range(60))]
    text = "\n".join(lines)
    assert sum(it.mended for it in cut(text, 3)) > 20
    monkeypatch.setattr(quoting, "_MOST_LETTERS", 0)
    assert not any(it.mended for it in cut(text, 3))


@given(st.lists(st.lists(st.text(alphabet='ab",\n ', max_size=5), min_size=3, max_size=3)))
def test_a_sound_table_is_cut_as_the_library_does_it(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["a", "b", "c"], *table])
    found = cut(out.getvalue(), 3)
    assert [it.row for it in found] == [*csv.reader(io.StringIO(out.getvalue(), newline=""))]
    assert not any(it.open or it.mended for it in found)


def test_a_corpus_tells_the_row_and_reads_the_others(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = ["id,text,label", row(1), f'2,"{TEXT},y', row(3), row(4)]
    file.write_text("\n".join(rows), encoding="utf-8")
    found = list(corpus.read(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    assert [it.text for it in articles] == [TEXT, f'"{TEXT}', TEXT, TEXT]
    assert [it.labels["label"] for it in articles] == ["x", "y", "x", "x"]
    assert [(it.message, it.values["lines"]) for it in found if isinstance(it, Note)] == [
        ("formats-corpus-mended", (3,))
    ]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_table_of_spans_tells_the_row_and_reads_the_others(bom: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = ["doc,start,end,label,text", 'a.txt,4,8,PER,"سامي', "a.txt,9,14,LOC,القدس"]
    file = tmp_path / "marks.csv"
    file.write_text(bom + "\n".join([*rows, "a.txt,0,3,ACT,زار"]), encoding="utf-8")
    article, note = csv_reading.read(file, ReadOptions())
    assert isinstance(article, Incoming)
    assert isinstance(note, Note)
    assert [it.fragments[0].quote(TEXT) for it in article.spans] == ["سامي", "القدس", "زار"]
    assert (note.message, note.values["lines"]) == ("formats-corpus-mended", (2,))


def test_an_open_mark_of_spans_that_cannot_be_mended_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    file = tmp_path / "marks.csv"
    file.write_text('doc,start,end,label,text\na.txt,4,8,PER,"سامي\nثم\nثم', encoding="utf-8")
    notes = [it for it in csv_reading.read(file, ReadOptions()) if isinstance(it, Note)]
    assert [(it.message, it.line, it.values["count"]) for it in notes] == [
        ("formats-corpus-unclosed", 2, 3)
    ]
