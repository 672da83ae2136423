"""ACE's standoff XML beside its text in SGML: mentions, chains, relations, events; SGML alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats.format import Incoming, Note, ReadOptions

SGM = """<DOC>
<DOCID> ALH20001115.0028 </DOCID>
<DOCTYPE SOURCE="newswire"> NEWS STORY </DOCTYPE>
<DATETIME> 20001115-00:28 </DATETIME>
<BODY>
<HEADLINE>
زيارة إلى بغداد
</HEADLINE>
<TEXT>
زار رئيس الوزراء علي محمد بغداد أمس، والتقى
رئيس شركة أ&amp;ب فيها. وقال إنه هاجم العدو.
</TEXT>
</BODY>
</DOC>
"""
PLAIN = re.sub("<[^<>]*>", "", SGM)


def seq(words: str, plain: str = PLAIN, nth: int = 0) -> str:
    """As ACE counts: letters beside the tags, the last one of a stretch named."""
    found = [it.start() for it in re.finditer(re.escape(words), plain)][nth]
    shown = words if "&" not in words else words.replace("&amp;", "&").replace("&", "&amp;")
    return f'<charseq START="{found}" END="{found + len(words) - 1}">{shown}</charseq>'


def apf(plain: str = PLAIN) -> str:
    def of(words: str, nth: int = 0) -> str:
        return seq(words, plain, nth)

    firm = "شركة أ&amp;ب" if "&amp;" in plain else "شركة أ&ب"
    return f"""<?xml version="1.0"?>
<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">
<source_file URI="ALH20001115.0028.sgm" SOURCE="newswire" TYPE="text" AUTHOR="LDC" ENCODING="UTF-8">
<document DOCID="ALH20001115.0028">
<entity ID="E1" TYPE="PER" SUBTYPE="Individual" CLASS="SPC">
 <entity_mention ID="E1-1" TYPE="NAM" LDCTYPE="NAM"><extent>{of("رئيس الوزراء علي محمد")}</extent>
  <head>{of("علي محمد")}</head></entity_mention>
 <entity_mention ID="E1-2" TYPE="PRO" LDCTYPE="PTV"><extent>{of("إنه")}</extent><head>{of("إنه")}</head></entity_mention>
 <entity_attributes><name NAME="علي محمد">{of("علي محمد")}</name></entity_attributes>
</entity>
<entity ID="E2" TYPE="GPE" SUBTYPE="Population-Center" CLASS="SPC">
 <entity_mention ID="E2-1" TYPE="NAM"><extent>{of("بغداد", 1)}</extent><head>{of("بغداد", 1)}</head></entity_mention>
 <entity_mention ID="E2-2" TYPE="NAM"><extent>{of("بغداد", 0)}</extent><head>{of("بغداد", 0)}</head></entity_mention>
</entity>
<entity ID="E3" TYPE="ORG" SUBTYPE="Commercial" CLASS="SPC">
 <entity_mention ID="E3-1" TYPE="NAM"><extent>{of(firm)}</extent><head>{of(firm)}</head></entity_mention>
</entity>
<timex2 ID="T1" VAL="2000-11-14"><timex2_mention ID="T1-1"><extent>{of("أمس")}</extent></timex2_mention></timex2>
<relation ID="R1" TYPE="PHYS" SUBTYPE="Located" TENSE="Past" MODALITY="Asserted">
 <relation_argument REFID="E1" ROLE="Arg-1"/><relation_argument REFID="E2" ROLE="Arg-2"/>
 <relation_mention ID="R1-1" LEXICALCONDITION="Verbal"><extent>{of("زار رئيس الوزراء علي محمد بغداد أمس")}</extent>
  <relation_mention_argument REFID="E1-1" ROLE="Arg-1"><extent>{of("رئيس الوزراء علي محمد")}</extent></relation_mention_argument>
  <relation_mention_argument REFID="E2-1" ROLE="Arg-2"><extent>{of("بغداد", 1)}</extent></relation_mention_argument>
  <relation_mention_argument REFID="T1-1" ROLE="Time-Within"><extent>{of("أمس")}</extent></relation_mention_argument>
 </relation_mention>
 <relation_mention ID="R1-2"><extent>{of("أمس")}</extent></relation_mention>
</relation>
<event ID="EV1" TYPE="Conflict" SUBTYPE="Attack" MODALITY="Asserted" POLARITY="Positive" GENERICITY="Specific" TENSE="Past">
 <event_argument REFID="E1" ROLE="Attacker"/>
 <event_mention ID="EV1-1"><extent>{of("إنه هاجم العدو")}</extent><ldc_scope>{of("هاجم العدو")}</ldc_scope>
  <anchor>{of("هاجم")}</anchor>
  <event_mention_argument REFID="E1-2" ROLE="Attacker"><extent>{of("إنه")}</extent></event_mention_argument>
 </event_mention>
</event>
</document></source_file>
"""


def saved(place: Path, sgm: str = SGM, standoff: str = "") -> Path:
    (place / "ALH.sgm").write_text(sgm, encoding="utf-8", newline="")
    file = place / "ALH.apf.xml"
    file.write_text(standoff or apf(), encoding="utf-8")
    return file


def read(file: Path) -> tuple[list[Incoming], list[Note]]:
    chosen = formats.for_reading(file)
    assert chosen.id == "ace"
    assert chosen.read
    found = list(chosen.read(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    return articles, [it for it in found if isinstance(it, Note)]


def quotes(of: Incoming) -> dict[str, str]:
    return {it.id: it.fragments[0].quote(of.text) for it in of.spans}


@pytest.mark.parametrize("name", ["ALH.apf.xml", "ALH.sgm"])
def test_what_was_marked_stands_in_the_text(name: str, tmp_path: Path) -> None:
    saved(tmp_path)
    (of,), notes = read(tmp_path / name)
    assert (notes, of.name, of.id) == ([], "ALH.sgm", "ALH20001115.0028")
    assert (of.title, of.published, of.source) == ("زيارة إلى بغداد", "2000-11-15", "newswire")
    assert of.text == PLAIN.replace("&amp;", "&")
    assert "<" not in of.text
    assert [(it.label, quotes(of)[it.id]) for it in of.spans] == [
        ("PER", "رئيس الوزراء علي محمد"),
        ("PER", "إنه"),
        ("GPE", "بغداد"),
        ("GPE", "بغداد"),
        ("ORG", "شركة أ&ب"),
        ("TIMEX2", "أمس"),
        ("Conflict.Attack", "هاجم"),
    ]
    first = of.spans[0].attributes
    assert first == {
        "class": "SPC",
        "mention": "NAM",
        "ldctype": "NAM",
        "subtype": "Individual",
        "head": "علي محمد",
    }
    assert of.spans[5].attributes == {"val": "2000-11-14"}
    assert of.spans[6].attributes["extent"] == "إنه هاجم العدو"
    assert of.spans[6].attributes["polarity"] == "Positive"


def test_what_ties_them(tmp_path: Path) -> None:
    (of,), _ = read(saved(tmp_path))
    told = {(it.label, quotes(of)[it.from_id], quotes(of)[it.to_id]) for it in of.relations}
    assert told == {
        ("coref", "إنه", "رئيس الوزراء علي محمد"),
        ("coref", "بغداد", "بغداد"),
        ("PHYS", "رئيس الوزراء علي محمد", "بغداد"),
        ("Attacker", "هاجم", "إنه"),
    }
    tie = next(it for it in of.relations if it.label == "coref" and it.from_id.startswith("E2"))
    assert (tie.from_id, tie.to_id) == ("E2-1", "E2-2")  # in the order of the text
    located = next(it for it in of.relations if it.label == "PHYS")
    assert located.attributes["Time-Within"] == "أمس"
    assert located.attributes["subtype"] == "Located"
    assert [(it.message, it.values) for it in of.notes] == [("formats-ace-ends", {"what": "R1-2"})]


def test_names_of_letters_may_be_counted_as_the_letter(tmp_path: Path) -> None:
    """As tools do that parse the SGML."""
    (of,), _ = read(saved(tmp_path, standoff=apf(PLAIN.replace("&amp;", "&"))))
    assert [quotes(of)[it.id] for it in of.spans][4:] == ["شركة أ&ب", "أمس", "هاجم"]
    assert [it.message for it in of.notes] == ["formats-ace-ends"]


def test_in_a_folder_a_text_comes_with_its_marks_once(tmp_path: Path) -> None:
    saved(tmp_path)
    (tmp_path / "وحده.sgm").write_text(SGM.replace("زار", "قصد"), encoding="utf-8")
    found = [it for it in reading.stream([tmp_path]) if isinstance(it, reading.ImportItem)]
    assert [(it.incoming.name, len(it.incoming.spans)) for it in found] == [
        ("ALH.sgm", 7),
        ("وحده.sgm", 0),
    ]


def test_without_its_text_nothing_is_marked(tmp_path: Path) -> None:
    file = saved(tmp_path)
    (tmp_path / "ALH.sgm").unlink()
    articles, notes = read(file)
    assert (articles, [(it.message, it.values) for it in notes]) == (
        [],
        [("formats-ace-no-text", {"file": "ALH.sgm"})],
    )


def test_many_documents_of_a_file(tmp_path: Path) -> None:
    """As in Gigaword."""
    one = '<DOC id="AFP_{0}" type="story">\n<HEADLINE>\nخبر {0}\n</HEADLINE>\n<TEXT>\n<P>\nنص الخبر {0}.\n</P>\n</TEXT>\n</DOC>\n'
    (tmp_path / "afp.sgml").write_text(one.format(1) + one.format(2), encoding="utf-8")
    articles, notes = read(tmp_path / "afp.sgml")
    assert [(it.name, it.id, it.title) for it in articles] == [
        ("AFP_1", "AFP_1", "خبر 1"),
        ("AFP_2", "AFP_2", "خبر 2"),
    ]
    assert articles[1].text.split() == ["خبر", "2", "نص", "الخبر", "2."]
    assert notes == []


@pytest.mark.parametrize(
    ("standoff", "message"),
    [
        ("<source_file><document>", "formats-xml-broken"),
        ('<!DOCTYPE source_file [<!ENTITY a "b">]><source_file><document/></source_file>', "formats-xml-entities"),
    ],
)  # fmt: skip
def test_broken_files_are_told(standoff: str, message: str, tmp_path: Path) -> None:
    articles, notes = read(saved(tmp_path, standoff=standoff))
    assert articles == []
    assert [it.message for it in notes] == [message]
