"""What every format writes comes in again through the door that people use, limits and all."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit

from hashiya.commands import reading
from hashiya.commands.reading import ImportItem
from hashiya.formats import FORMATS
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.dataset import Dataset

BOTH_WAYS = [it for it in FORMATS if it.read and it.write]


@pytest.mark.parametrize("it", BOTH_WAYS, ids=lambda it: it.id)
def test_the_gold_comes_in_as_its_reader_reads_it(it: Format, tmp_path: Path) -> None:
    """Strangers' files are read where nothing may be opened to write in: DocBin could not be inflated there."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    target = kit.written(it, dataset, WriteOptions(), tmp_path / "out")
    expected, _ = kit.read(it, target)
    found = list(reading.stream([target]))
    came = [one.incoming for one in found if isinstance(one, ImportItem)]
    assert [(one.text, len(one.spans), len(one.relations)) for one in came] == [
        (one.text, len(one.spans), len(one.relations)) for one in expected
    ]
    assert came
