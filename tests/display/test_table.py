"""Rows filtered, ordered and grouped: held against saying the same in the plainest way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hashiya.display import spreadsheet
from hashiya.display.table import Column, Heading, Table, Wish, _Sought
from hashiya.text import folding

WORDS = st.text(st.sampled_from("أاإبةه ىيx\n1"), max_size=6)
ROWS = st.lists(st.tuples(WORDS, st.sampled_from(["", "ا", "ب"])), max_size=30)
COLUMNS = (
    Column("words", "w", lambda it: it[0], searched=True),
    Column("kind", "k", lambda it: it[1]),
)


@given(
    ROWS,
    WORDS,
    st.frozensets(st.sampled_from(["", "ا", "ب"])),
    st.sampled_from(["", "words", "kind"]),
    st.booleans(),
)
def test_it_shows_what_a_plain_walk_would(rows, words, kinds, order, falling) -> None:
    table = Table(COLUMNS, list(rows))
    wish = Wish(words=words, only={"kind": kinds} if kinds else {}, order=order, falling=falling)
    wanted = folding.key(words).split()
    found = [
        k
        for k, it in enumerate(rows)
        if all(word in folding.key(it[0].replace("\n", " ")) for word in wanted)
        and (not kinds or it[1] in kinds)
    ]
    at = {"words": 0, "kind": 1}.get(order)
    if at is not None:
        keys = {k: folding.key(rows[k][at].replace("\n", " ")) for k in found}
        empty = [k for k in found if not keys[k]]
        found = sorted((k for k in found if keys[k]), key=keys.__getitem__)
        shown = table.arranged(wish)
        assert sorted(shown) == sorted([*found, *empty])
        said = [keys[k] for k in shown if keys[k]]
        assert said == sorted(said, reverse=falling)
        assert [k for k in shown if not keys[k]] == shown[len(said) :]
    else:
        assert table.arranged(wish) == found


@given(ROWS, st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_what_was_typed_before_changes_nothing(rows, typed) -> None:
    table = Table(COLUMNS, list(rows))
    for words in (it for it in typed for _ in range(2)):
        wish = Wish(words=" ".join(words))
        lines = table.arranged(wish)
        assert lines == Table(COLUMNS, list(rows)).arranged(wish)
        lines.clear()  # whoever has them may do with them what they like


class Looked(str):
    """A line that counts how often somebody looks into it."""

    times = 0

    def __contains__(self, word: str) -> bool:
        Looked.times += 1
        return super().__contains__(word)


def test_a_letter_added_looks_only_where_the_word_was_and_one_taken_back_nowhere() -> None:
    lines = [Looked(f"سطر {k}") for k in range(1000)]
    sought = _Sought(lines)

    def looked(*words: str) -> int:
        before = Looked.times
        found = sought.having(words)
        assert found == [k for k in range(1000) if all(it in f"سطر {k}" for it in words)]
        return Looked.times - before

    assert looked("9") == 1000
    assert looked("99") == 271
    assert looked("999") == 19
    assert looked("99") == looked("9") == 0
    assert looked("سطر", "999") == 1  # what is known already comes first


def test_without_what_was_found_before_every_line_is_looked_at() -> None:
    """The negative control of the count above."""
    sought = _Sought([Looked(f"سطر {k}") for k in range(1000)])
    before = Looked.times
    for word in ("9", "99", "999"):
        sought._kept = {}
        sought.having([word])
    assert Looked.times - before == 3000


@given(ROWS, ROWS, st.integers(0, 30), st.integers(0, 30), WORDS)
def test_other_rows_in_a_range_are_as_if_all_were_new(rows, new, one, other, words) -> None:
    first, last = sorted((min(one, len(rows)), min(other, len(rows))))
    table = Table(COLUMNS, list(rows))
    table.prepare()
    changed = table.with_rows(first, last, new)
    whole = Table(COLUMNS, [*rows[:first], *new, *rows[last:]])
    wish = Wish(words=words, order="words")
    assert changed.rows == whole.rows
    assert changed.arranged(wish) == whole.arranged(wish)
    assert table.rows == rows


@given(ROWS)
def test_groups_hold_every_row_once_the_largest_first(rows) -> None:
    lines = Table(COLUMNS, list(rows)).arranged(Wish(group="kind"))
    assert sorted(it for it in lines if isinstance(it, int)) == list(range(len(rows)))
    headings = [it for it in lines if isinstance(it, Heading)]
    filled = [it.count for it in headings if it.value]
    assert filled == sorted(filled, reverse=True)
    assert "" not in [it.value for it in headings[:-1]]


def test_a_cell_that_could_be_a_formula_is_guarded_and_reads_back() -> None:
    import csv
    import io

    rows = [["ا", "ب"], ["=1+1", "-2"], ["@x", 'قال "نعم"\nثم مضى\tوعاد'], ["'", "+"]]
    for text, between in ((spreadsheet.as_text(rows), "\t"), (spreadsheet.as_csv(rows), ",")):
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=between))
        assert read == [[spreadsheet.guarded(it) for it in row] for row in rows]
        assert read[1] == ["'=1+1", "'-2"]
    html = spreadsheet.as_html([["<a>"], ["=1 & 2"]], rtl=True)
    assert '<th dir="auto">&lt;a&gt;</th>' in html
    assert '<td dir="auto">\'=1 &amp; 2</td>' in html
