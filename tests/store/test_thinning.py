"""What may go and what stays, whatever the clock says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hashiya.model.backup import Backup, Contents
from hashiya.store import thinning
from hashiya.store.thinning import DAY

NOTHING = Contents(articles=0, annotations=0, relations=0, steps=1, last_step="", version=3)
TEN_MINUTES = 600_000
TEN_YEARS = 3653 * DAY


def series(times: list[int], source: str = "/p", size: int = 1) -> list[Backup]:
    """Backups as they are made one after the other when the clock says these times."""
    made: list[Backup] = []
    for number, at in enumerate(times, start=1):
        made.append(
            Backup(
                path=Path(f"{number:06}"),
                number=number,
                at=at,
                reason="timer",
                size=size,
                source=source,
                worked=thinning.worked(at, made[-1] if made else None),
                contents=NOTHING,
            )
        )
    return made


def grown(times: list[int]) -> list[Backup]:
    """The same, thinned after each one as in life."""
    kept: list[Backup] = []
    for it in series(times):
        kept.append(it)
        going = thinning.surplus(kept)
        kept = [one for one in kept if one not in going]
    return kept


def days(kept: list[Backup], since: int, until: int) -> list[int]:
    """Ages in days of those kept in that stretch."""
    now = kept[-1].worked
    ages = [(now - it.worked) / DAY for it in kept]
    return [int(it) for it in ages if since <= it < until]


def test_a_working_year_leaves_what_is_promised():
    """Two hours a day, a backup every ten minutes, 500 days on end, thinned after each."""
    times = [day * DAY + k * TEN_MINUTES for day in range(500) for k in range(12)]
    kept = grown(times)
    assert len(days(kept, 0, 2)) >= 24, "all of two days"
    assert set(days(kept, 2, 31)) >= set(range(3, 30)), "each day of a month"
    weeks = len(days(kept, 31, 366))
    assert 335 / 7 - 2 <= weeks <= 335 / 7 + 2
    months = len(days(kept, 366, 501))
    assert 3 <= months <= 7
    assert kept[-3:] == series(times)[-3:]


def test_a_clock_ten_years_on_or_back_lets_nothing_go():
    working = [k * TEN_MINUTES for k in range(100)]
    for jump in (TEN_YEARS, -TEN_YEARS):
        after = [working[-1] + jump + k * TEN_MINUTES for k in range(1, 20)]
        back = [working[-1] + k * TEN_MINUTES for k in range(20, 40)]
        assert thinning.surplus(series([*working, *after])) == []
        assert thinning.surplus(series([*working, *after, *back])) == []


@given(st.lists(st.integers(-TEN_YEARS, TEN_YEARS), min_size=1, max_size=60))
def test_any_clock_leaves_the_newest_three_and_the_order(times: list[int]) -> None:
    made = series(times)
    going = thinning.surplus(made)
    kept = [it for it in made if it not in going]
    assert kept[-3:] == made[-3:]
    assert [it.worked for it in made] == sorted(it.worked for it in made)


def test_a_copy_of_the_project_does_not_push_out_the_backups_of_the_first():
    first = series([k * DAY for k in range(4)])
    busy = series([10 * DAY + k * TEN_MINUTES for k in range(200)], source="/copy", size=10)
    moved = [
        Backup(
            path=it.path,
            number=it.number + 4,
            at=it.at,
            reason=it.reason,
            size=it.size,
            source=it.source,
            worked=it.worked + 4 * DAY,
            contents=it.contents,
        )
        for it in busy
    ]
    going = thinning.surplus([*first, *moved], most_bytes=100)
    assert not [it for it in going if it in first[-3:]]


def test_room_is_made_where_it_is_crowded():
    """Over the limit the recent crowd is thinned, not the only states of long ago."""
    times = [k * DAY for k in range(60)] + [60 * DAY + k * TEN_MINUTES for k in range(60)]
    made = series(times, size=10)
    going = thinning.surplus(made, most_bytes=300)
    kept = [it for it in made if it not in going]
    assert sum(it.size for it in kept) <= 300
    assert kept[0].worked <= 7 * DAY
    assert kept[-3:] == made[-3:]
    gaps = [b.worked - a.worked for a, b in pairwise(kept)]
    assert max(gaps) < 20 * DAY
