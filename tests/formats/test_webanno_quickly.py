"""WebAnno TSV read by its columns at once is what reading with care gives; what is odd is read with care."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given

from hashiya.formats import by_id
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.webanno import quick as webanno_quick
from hashiya.formats.webanno import reading as webanno_reading
from hashiya.model.dataset import Dataset

HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Name|label|sort\n"
ITEM = "http://www.wikidata.org/entity/Q1"
ARROWS = "#T_RL=webanno.custom.Tie|label|BT_webanno.custom.Name\n"


def both(file: Path) -> tuple[list[Incoming | Note], list[Incoming | Note], bool]:
    """As it is read, as it is read with care, and whether the first was the quick way."""
    text = file.read_bytes().decode("utf-8")
    quick = webanno_quick.article(text, file.name, f"{file.stem}.txt") is not None
    found = list(webanno_reading.read(file, ReadOptions()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(webanno_quick, "article", lambda text, file, stem: None)
        return found, list(webanno_reading.read(file, ReadOptions())), quick


def written(dataset: Dataset, place: Path) -> list[Path]:
    return sorted(kit.written(by_id("webanno-tsv"), dataset, WriteOptions(), place).glob("*.tsv"))


def test_the_gold_is_read_quickly_as_with_care(tmp_path: Path) -> None:
    files = written(Dataset(schema=gold.schema(), articles=gold.articles()), tmp_path)
    assert files
    for file in files:
        found, careful, quick = both(file)
        assert quick
        assert found == careful


def test_whatever_is_written_is_read_as_with_care(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        for file in written(dataset, tmp_path_factory.mktemp("tsv")):
            found, careful, _ = both(file)
            assert found == careful

    holds()


PLAIN = (
    f"{HEAD}{ARROWS}\n\n#Text=زار ترامب بغداد.\n"
    "1-1\t0-3\tزار\t_\t_\t_\t_\t\n"
    "1-2\t4-9\tترامب\tPER[1]|OCC[2]\t*[1]|a\\|b[2]\tsaid\\_by\t1-3[3_1]\t\n"
    "1-3\t10-15\tبغداد\tOCC[2]|GPE[3]\ta\\|b[2]|*[3]\t_\t_\t\n"
    "1-4\t15-16\t.\t_\t_\t_\t_\t\n\n"
    "#Text=نعم\n2-1\t18-21\tنعم\t_\t_\t_\t_\t\n"
)
USUAL = {
    "as it is": PLAIN,
    "without the last tabs": PLAIN.replace("\t\n", "\n"),
    "an emoji": PLAIN.replace("0-3\tزار", "0-3\t😀ا").replace("زار ترامب", "😀ا ترامب"),
    "Windows' line ends": PLAIN.replace("\n", "\r\n"),
    "a text in two lines": PLAIN.replace("زار ترامب", "زار\n#Text=ترامب"),
}
ODD = {
    "a sentence without rows": PLAIN + "\n#Text=بلا\n",
    "offsets of code points": PLAIN.replace("زار ترامب", "😀 ترامب").replace("0-3\tزار", "0-1\t😀"),
    "a token elsewhere": PLAIN.replace("10-15", "9-15"),
    "a row too short": PLAIN.replace("1-4\t15-16\t.\t_\t_\t_\t_\t\n", "1-4\t15-16\t.\t_\n"),
    "a row that is none": PLAIN.replace("1-1\t0-3", "what"),
    "a part of a token": PLAIN.replace("1-3\t10-15", "1-2.1\t4-6\tتر\t_\t_\t_\t_\t\n1-3\t10-15"),
    "a comment": PLAIN.replace("1-4\t", "#note\n1-4\t"),
    "no number": PLAIN.replace("[2]", "").replace("[1]|", "|"),
    "a number twice": PLAIN.replace("GPE[3]", "GPE[1]").replace("*[3]", "*[1]"),
    "an end that is none": PLAIN.replace("1-3[3_1]", "1-3[3_9]"),
    "a governor without numbers": PLAIN.replace("1-3[3_1]", "1-3"),
    "no label": PLAIN.replace("|label|sort", "|sort|more"),
    "a text with signs": PLAIN.replace("بغداد.", "بغداد\\\\"),
    "columns that disagree": PLAIN.replace("GPE[3]\ta\\|b[2]|*[3]", "GPE[3]\t*[3]"),
    "a value without its number": PLAIN.replace("a\\|b[2]|*[3]", "_"),
    "a list": PLAIN.replace("a\\|b[2]", '\\["a", "b"\\][2]'),
    "another type": PLAIN.replace("webanno.custom.Name", "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"),
    "a slot": PLAIN.replace("|label|sort", "|label|ROLE_a:b_c"),
    "a sentence above the head": PLAIN.replace("\n\n\n#Text=", "\n#Text=x\n\n\n#Text=", 1),
    "an old place": PLAIN.replace("18-21", "99999-100002"),
    "no letter": f"{HEAD}\n\n#Text=12\n1-1\t0-2\t12\tPER[1]\t*[1]\t\n",
    "a type twice": f"{HEAD}#T_SP=webanno.custom.Name|label\n\n\n#Text=نعم\n1-1\t0-3\tنعم\tPER[1]\t*[1]\tLOC[2]\t\n",
    "a number used twice": PLAIN.replace("GPE[3]", "GPE[1]").replace("*[3]", "*[1]").replace("said\\_by\t1-3[3_1]", "_\t_"),
    "a value ending in a backslash": PLAIN.replace("a\\|b[2]", "a\\[2]"),
    "a value that is not numbered": PLAIN.replace("\t*[1]|a", "\tb|a"),
    "a value without a label": PLAIN.replace("زار\t_\t_", "زار\t_\tx"),
    "two items": f"#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Name|label|identifier|wikidata\n\n\n#Text=نعم\n1-1\t0-3\tنعم\tPER[1]\t{ITEM}[1]\tQ2[1]\t\n",
    "a column twice": PLAIN.replace("|label|sort", "|label|label"),
    "a column without a name": PLAIN.replace("|label|sort", "|label|"),
    "an empty token": PLAIN.replace("15-16\t.\t", "15-16\t\t"),
    "a line in the head that is none": PLAIN.replace(ARROWS, f"{ARROWS}what\n"),
    "signs behind the tokens": PLAIN.replace("بغداد.\n", "بغداد.\\\\\n"),
    "a token of white space behind its sentence": PLAIN.replace("18-21", "17-20").replace("\n\n#Text=نعم", "\n1-5\t16-17\t \t_\t_\t_\t_\t\n\n#Text=نعم"),
    "tokens that go back": PLAIN.replace("1-4\t15-16\t.\t_\t_\t_\t_\t\n", "1-4\t0-3\tزار\t_\t_\t_\t_\t\n"),
    "cells of one row in the next": f"{HEAD}{ARROWS}\n\n#Text=زار ترامب\n1-1\t0-3\tزار\t_\t_\t\n1-2\t_\t5\t4-9\tترامب\t_\t_\t_\t_\t\n",
    "an offset that is missing": PLAIN.replace("0-3\tزار", "-3\tزار"),
    "an offset of too many digits": PLAIN.replace("0-3\tزار", "00000000000-3\tزار"),
    "offsets in digits of others": PLAIN.replace("0-3\tزار", "٠-3\tزار"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*USUAL, *ODD])
def test_what_is_odd_is_read_with_care(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes({**USUAL, **ODD}[name].encode())
    found, careful, quick = both(file)
    assert found == careful
    if name != "Windows' line ends":  # which are mended before
        assert quick == (name in USUAL)
