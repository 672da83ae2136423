"""Analysis structures that are taken apart quickly are those that are parsed; and what is not certain is parsed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import gold
import pytest
from formats import kit
from formats.test_cas import ODD, written_by_the_library

from hashiya.formats.cas import cas_json, cas_xmi, xmi, xmi_quick
from hashiya.formats.cas.model import FoundTypes
from hashiya.formats.cas.reading import article_at_once
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import Dataset

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
GOLDEN = Path(__file__).parent / "golden" / "cas-xmi"


def read(path: Path) -> list[Incoming | Note]:
    return list(cas_xmi.read(path, ReadOptions()))


def parsed(path: Path, patched: pytest.MonkeyPatch) -> list[Incoming | Note]:
    """As the parser hears it."""
    with patched.context() as only:
        only.setattr(xmi_quick, "rows", lambda data, types: None)
        only.setattr(xmi_quick, "cas", lambda data, types: None)
        return read(path)


def files(place: Path) -> list[Path]:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    kit.written(cas_xmi.FORMAT, dataset, WriteOptions(), place)
    theirs = place / "theirs"
    theirs.mkdir()
    return [
        *sorted((place / "out").glob("*.xmi")),
        *sorted(GOLDEN.glob("*.xmi")),
        written_by_the_library(cas_xmi.FORMAT, theirs),
    ]


@pytest.mark.parametrize("typed", [True, False])
def test_quickly_is_as_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, typed: bool
) -> None:
    for file in files(tmp_path):
        path = file
        if not typed:
            path = tmp_path / file.name
            path.write_bytes(file.read_bytes())
        assert xmi_quick.cas(path.read_bytes(), FoundTypes()) is not None, path.name
        assert read(path) == parsed(path, monkeypatch), path.name


VALUES = {
    "references": "a&lt;&#1593;&#x628;&amp;&quot;",
    "signs of the quick way": "a=&gt; '/>' =",
    "what cannot be printed": "می\u200cشود \u00a0",
    "a backslash": "\\n \\",
    "empty": "",
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_values_are_as_parsed(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f'<noNamespace:Deed xmi:id="40" sofa="1" begin="0" end="3" label="L" note="{value}"/>'
    list_of = f'<noNamespace:Deed xmi:id="41" sofa="1" label="G"><t>{value}</t><t>b</t></noNamespace:Deed>'
    path = tmp_path / "a.xmi"
    path.write_text(ODD.replace("</xmi:XMI>", f"{mark}{list_of}</xmi:XMI>"), "utf-8")
    assert xmi_quick.cas(path.read_bytes(), FoundTypes()) is not None
    assert read(path) == parsed(path, monkeypatch)


UNUSUAL = {
    "a comment": ("<cas:NULL", "<!-- <cas:Sofa/> --><cas:NULL"),
    "a document type": ("<xmi:XMI", "<!DOCTYPE x><xmi:XMI"),
    "an instruction": ("<cas:NULL", "<?x y?><cas:NULL"),
    "an encoding": ("UTF-8", "ISO-8859-6"),
    "single quotes": ('month="5"', "month='5'"),
    "white space in a value": ('month="5"', 'month="5\n6"'),
    "an attribute twice": ('month="5"', 'month="5" month="6"'),
    "a room that is not declared": ("<noNamespace:Part", "<other:Part"),
    "a room that is declared within": ("<noNamespace:Deed", '<noNamespace:Deed xmlns:a="b"'),
    "an attribute with a room": ('month="5"', 'xmi:month="5"'),
    "an entity": ('month="5"', 'month="&x;"'),
    "half an entity": ('month="5"', 'month="a & b"'),
    "a letter that XML does not have": ('month="5"', 'month="&#7;"'),
    "words between": ('target="6"/>', 'target="6"/>words'),
    "depth": ('role="seller" target="5"/>', 'target="5"><a><b/></a></noNamespace:Link>'),
    "an end that is missing": ('target="5"/>', 'target="5">'),
    "a root that does not end": ("</xmi:XMI>", ""),
    "something behind the root": ("</xmi:XMI>", "</xmi:XMI><a/>"),
    "no space between attributes": ('month="5"', 'month="5"day="6"'),
}


@pytest.mark.parametrize(("old", "new"), UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_unusual_is_parsed(old: str, new: str) -> None:
    changed = ODD.replace(old, new, 1)
    assert changed != ODD
    assert xmi_quick.cas(ODD.encode(), FoundTypes()) is not None
    assert xmi_quick.cas(changed.encode(), FoundTypes()) is None


def test_words_are_left_out_by_their_room_and_not_by_their_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token of somebody else is a mark."""
    room = 'xmlns:type2="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"'
    ours = '<type2:Token xmi:id="{}" sofa="1" begin="0" end="3"/>\n'
    other = '<type3:Token xmi:id="{}" sofa="1" begin="0" end="3" label="T"/>\n'
    more = ours.format(50) + ours.format(51) + other.format(52) + ours.format(53)
    rooms = f'{room} xmlns:type3="http:///org/example/type.ecore"'
    path = tmp_path / "a.xmi"
    path.write_text(
        ODD.replace("<xmi:XMI", f"<xmi:XMI {rooms}").replace("</xmi:XMI>", f"{more}</xmi:XMI>"),
        "utf-8",
    )
    assert xmi_quick.cas(path.read_bytes(), FoundTypes()) is not None
    (found,) = read(path)
    assert isinstance(found, Incoming)
    assert [it.id for it in found.spans if it.label == "T"] == ["52"]
    assert not any(it.id in {"50", "51", "53"} for it in found.spans)
    assert [found] == parsed(path, monkeypatch)


def test_json_quickly_is_as_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    kit.written(cas_json.FORMAT, dataset, WriteOptions(), tmp_path)
    golden = sorted((GOLDEN.parent / "cas-json").glob("*.json"))
    theirs = written_by_the_library(cas_json.FORMAT, tmp_path)
    for path in [*sorted((tmp_path / "out").glob("*.json")), *golden, theirs]:
        quickly = list(cas_json.read(path, ReadOptions()))
        with monkeypatch.context() as only:
            only.setattr(cas_json, "_together", lambda data: None)
            assert list(cas_json.read(path, ReadOptions())) == quickly, path.name
            only.setattr(cas_json, "_quickly", lambda data: None)
            assert list(cas_json.read(path, ReadOptions())) == quickly, path.name


TOKEN = (
    '{"%%ID":%d,"%%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1%s},'
)
"""As a program writes it: with a comma behind it."""

BY_TURNS = (TOKEN % (7, "") + TOKEN % (8, ',"order":0')) * 9
IN_PIECES = TOKEN % (7, "") * 2
IN_PIECES = IN_PIECES[:8] + TOKEN % (9, "") + IN_PIECES[8:]
"""What would be a word, were the one inside it taken out."""


@pytest.mark.parametrize(
    ("between", "left"),
    [
        (TOKEN % (7, "") * 3, 0),
        (TOKEN % (7, "") + TOKEN % (8, ',"order":0') + TOKEN % (9, ""), 0),
        (TOKEN % (7, "") + (TOKEN % (8, "")).replace("Token", "Token1") + TOKEN % (9, ""), 3),
        (TOKEN % (7, "") + '{"%ID":8,"%TYPE":"x.Y"},' + TOKEN % (9, ""), 2),
        (TOKEN % (7, ',"of":{}'), 1),
        (BY_TURNS, 0),
        (BY_TURNS + IN_PIECES, 21),
    ],
    ids=[
        "alike",
        "of two kinds",
        "another type",
        "another between",
        "with one inside",
        "by turns",
        "in pieces",
    ],
)
def test_words_are_cut_out_of_json_where_nothing_else_is(between: str, left: int) -> None:
    """Whatever stands between them stays, and they with it."""
    front, back = b'{"%FEATURE_STRUCTURES":[', b'{"%ID":1,"%TYPE":"uima.cas.Sofa"}]}'
    data = front + between.encode() + back
    found = cas_json._without_words(data)
    assert found.count(b"segmentation") == left
    assert found.startswith(front)
    assert found.endswith(back)
    assert left or found == front + back


def test_a_relation_of_lists_is_read_with_care(tmp_path: Path) -> None:
    raw = json.loads((GOLDEN.parent / "cas-json" / "one_news.json").read_text("utf-8"))
    arrow = next(it for it in raw["%FEATURE_STRUCTURES"] if "@Governor" in it)
    ends = {"%ID": 900, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [arrow["@Governor"]]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(raw), "utf-8")
    before = list(cas_json.read(path, ReadOptions()))
    arrow["@Governor"] = 900
    raw["%FEATURE_STRUCTURES"].append(ends)
    path.write_text(json.dumps(raw), "utf-8")
    assert list(cas_json.read(path, ReadOptions())) == before


def test_features_may_stand_in_another_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the label between the attributes, and the ends of a relation before it."""
    (tmp_path / "TypeSystem.xml").write_bytes((GOLDEN / "TypeSystem.xml").read_bytes())
    path = tmp_path / "one_news.xmi"
    text = ASTRAL.sub("..", (GOLDEN / path.name).read_text("utf-8"))  # else all is placed with care
    path.write_text(text, "utf-8")
    before = read(path)
    for old, new in (
        (' value="PERS"', ""),
        (' certain="false" comment', ' value="PERS" certain="false" comment'),
        (' Governor="34" Dependent="28"', ""),
        (' label="said_by"', ' Dependent="28" Governor="34" label="said_by"'),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    assert xmi_quick.cas(path.read_bytes(), FoundTypes()) is not None
    assert read(path) == parsed(path, monkeypatch) == before


def plain_xmi(place: Path) -> tuple[Path, str]:
    """An article of the gold about which nothing is unusual, its types beside it."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    out = kit.written(cas_xmi.FORMAT, dataset, WriteOptions(), place)
    path = sorted(out.glob("*.xmi"))[0]
    return path, path.read_text("utf-8")


def at_once(path: Path) -> Incoming | None:
    if path.suffix == ".json":
        taken = cas_json._together(path.read_bytes())
    else:
        types = xmi.types_of(path.with_name(cas_xmi.TYPES))
        taken = xmi_quick.rows(path.read_bytes(), types)
    return article_at_once(*taken, path.name, f"{path.stem}.txt") if taken else None


ENTITY = r'<type3:NamedEntity xmi:id="(\d+)" sofa="1" begin="(\d+)" end="(\d+)" value="(\w+)"'
ARROW = r'<custom:Relation xmi:id="(\d+)" sofa="1"(.*) Governor="(\d+)" Dependent="(\d+)"/>'
LOOKED_AT = {
    "an id twice": (ENTITY, r'<type3:NamedEntity xmi:id="2000000" sofa="1" begin="0" end="3"'),
    "no id": (ENTITY, r'<type3:NamedEntity sofa="1" begin="\2" end="\3" value="\4"'),
    "an id that cannot be shown": (ENTITY, '<type3:NamedEntity xmi:id="\u200f" sofa="1" begin="0" end="3" value="X"'),
    "an empty id": (ENTITY, '<type3:NamedEntity xmi:id="" sofa="1" begin="0" end="3" value="X"'),
    "another text": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="9" begin="\2" end="\3" value="\4"'),
    "no place": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="1" begin="5" end="5" value="\4"'),
    "a place behind the text": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="1" begin="\2" end="99999" value="\4"'),
    "a place that is none": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="1" begin="x" end="\3" value="\4"'),
    "a negative place": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="1" begin="-1" end="\3" value="\4"'),
    "no label": (ENTITY, r'<type3:NamedEntity xmi:id="\1" sofa="1" begin="\2" end="\3" value=""'),
    "an end that is no mark": (ARROW, r'<custom:Relation xmi:id="\1" sofa="1"\2 Governor="\3" Dependent="1"/>'),
    "one end": (ARROW, r'<custom:Relation xmi:id="\1" sofa="1"\2 Governor="\3" Dependent="\3"/>'),
    "an end that is no number": (ARROW, r'<custom:Relation xmi:id="\1" sofa="1"\2 Governor="a" Dependent="\4"/>'),
    "an id of another structure": (ARROW, r'<custom:Relation xmi:id="\3" sofa="1"\2 Governor="\3" Dependent="\4"/>'),
    "a list": (ARROW, r'<custom:Relation xmi:id="\1" sofa="1"\2 Governor="\3" Dependent="\4"><n>x</n></custom:Relation>'),
    "an astral letter": (r'sofaString="....', 'sofaString="😀...'),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LOOKED_AT.values(), ids=LOOKED_AT)
def test_what_needs_a_look_is_not_taken_at_once(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = plain_xmi(tmp_path)
    known = at_once(path)
    assert known is not None
    assert [known] == parsed(path, monkeypatch)
    changed, times = re.subn(old, new, text, count=2)
    assert times
    path.write_text(changed, "utf-8")
    assert at_once(path) is None
    assert read(path) == parsed(path, monkeypatch)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_values_at_once_are_as_parsed(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = plain_xmi(tmp_path)
    said = re.sub(ENTITY, lambda it: f'{it[0]} identifier="{value}"', text, count=3)
    path.write_text(re.sub(r'( identifier="[^"]*")(.*) identifier="[^"]*"', r"\1\2", said), "utf-8")
    assert path.read_text("utf-8") != text
    known = at_once(path)
    assert known is not None
    assert [known] == parsed(path, monkeypatch)


def change_json(path: Path, kind: str, **values: object) -> None:
    raw = json.loads(path.read_text("utf-8"))
    found = [it for it in raw["%FEATURE_STRUCTURES"] if it["%TYPE"].endswith(f".{kind}")]
    for it in found[:2]:
        it.update(values)
    path.write_text(json.dumps(raw), "utf-8")


LOOKED_AT_JSON: dict[str, tuple[str, dict[str, object]]] = {
    "an id twice": ("NamedEntity", {"%ID": 900}),
    "another text": ("NamedEntity", {"@sofa": 9}),
    "no place": ("NamedEntity", {"begin": 5, "end": 5}),
    "a place behind the text": ("NamedEntity", {"end": 99_999}),
    "a place that is none": ("NamedEntity", {"begin": "0"}),
    "a number that is half": ("NamedEntity", {"begin": 0.5}),
    "a label that is a number": ("NamedEntity", {"value": 7}),
    "a label that is a flag": ("NamedEntity", {"value": True}),
    "nobody's by a number": ("NamedEntity", {"hashiyaAnnotator": 7}),
    "a list": ("NamedEntity", {"hashiyaAnnotator": ["x"]}),
    "nothing": ("NamedEntity", {"hashiyaAnnotator": None}),
    "a lone half of a letter": ("NamedEntity", {"hashiyaAnnotator": "\ud800"}),
    "an end that is no mark": ("Relation", {"@Governor": 1}),
    "one end": ("Relation", {"@Governor": 900, "@Dependent": 900}),
    "an end that is a word": ("Relation", {"@Governor": "x"}),
}


@pytest.mark.parametrize(("kind", "values"), LOOKED_AT_JSON.values(), ids=LOOKED_AT_JSON)
def test_json_that_needs_a_look_is_not_taken_at_once(
    kind: str, values: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    out = kit.written(cas_json.FORMAT, dataset, WriteOptions(), tmp_path)
    path = sorted(out.glob("*.json"))[0]
    assert at_once(path) is not None
    change_json(path, kind, **values)
    assert at_once(path) is None
    found = list(cas_json.read(path, ReadOptions()))
    monkeypatch.setattr(cas_json, "_together", lambda data: None)
    monkeypatch.setattr(cas_json, "_quickly", lambda data: None)
    assert list(cas_json.read(path, ReadOptions())) == found
