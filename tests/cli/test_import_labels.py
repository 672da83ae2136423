"""``import --map``: names of files are taken as those of the project, and what may be the same is told."""

from __future__ import annotations

import json
from pathlib import Path

TOKENS = "زار\tO\nترامب\tB-PER\nبغداد\tB-PLACE\n\n"


def counts(run) -> dict[str, int]:
    uses = json.loads(run("labels", "show", "p.hashiya", "--json").stdout)["uses"]["labels"]
    return {it["label"]: it["count"] for it in uses}


def test_what_may_be_the_same_is_told_with_the_way_to_say_so(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    said = run("import", "p.hashiya", "a.conll").output
    assert "“PER”, which stands in the files once, came in as a new label" in said
    assert "--map PER=PERS --map PLACE=LOC" in said
    assert counts(run) == {"PER": 1, "PLACE": 1}
    run("new", "q.hashiya")
    value = json.loads(run("import", "q.hashiya", "a.conll", "--json").stdout)
    assert value["alike"][0] == {"name": "PER", "to": "PERS", "count": 1, "kind": "label"}
    assert value["accept"] == ["--map", "PER=PERS", "--map", "PLACE=LOC"]
    assert value["matched"] == []


def test_what_is_said_is_done_and_told(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    said = run("import", "p.hashiya", "a.conll", "--map", "PER=PERS", "--map", "PLACE=GPE").output
    assert "The label “PER”, which stands in the files once, was taken as “PERS”." in said
    assert "--map" not in said
    assert counts(run) == {"PERS": 1, "GPE": 1}
    arabic = run("import", "p.hashiya", "a.conll", "--map", "PER=PERS", "--language", "ar").output
    assert "الفئة «PER»، وقد وردت في الملفات مرة واحدة، أُخذت باسم «PERS»." in arabic


def test_what_makes_no_sense_changes_nothing(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    run("import", "p.hashiya", "a.conll", "--map", "PER", code=2)
    said = run("import", "p.hashiya", "a.conll", "--map", "PER=NOBODY", code=2).output
    assert "NOBODY" in said
    assert "hashiya labels show" in said
    assert "bar" not in said  # the command line has none
    assert json.loads(run("list", "p.hashiya", "--json").stdout) == []


def test_a_dry_run_tells_it_before_and_stores_nothing(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    Path("b.txt").write_bytes(b"")
    before = Path("p.hashiya").read_bytes()
    files = ("a.conll", "a.conll", "b.txt")
    result = run("import", "p.hashiya", *files, "--dry-run", "--map", "PER=ORG", code=1)
    assert "One article would be added." in result.stdout
    assert "“PER” would come in as “ORG”: 2 annotations." in result.stdout
    assert "it may be the “LOC” of the project" in result.stdout
    assert "import with: --map PLACE=LOC (or all of them with --map-proposed)" in result.stdout
    assert "“a.conll” would not be added again" in result.stdout
    assert "b.txt" in result.stderr
    value = json.loads(run("import", "p.hashiya", "a.conll", "--dry-run", "--json").stdout)
    assert value["done"] is False
    assert [it["annotations"] for it in value["articles"]] == [2]
    label = {"kind": "label", "count": 1, "decided": False}
    assert value["names"] == [
        label | {"name": "PER", "to": "PERS"},
        label | {"name": "PLACE", "to": "LOC"},
    ]
    assert value["accept"] == ["--map", "PER=PERS", "--map", "PLACE=LOC"]
    run("import", "p.hashiya", "a.conll", "--dry-run", "--map", "PER=NOBODY", code=2)
    run("import", "p.hashiya", "a.conll", "--dry-run", "--format", "nothing", code=2)
    assert Path("p.hashiya").read_bytes() == before
    assert json.loads(run("list", "p.hashiya", "--json").stdout) == []


BRAT = (
    "T1\tPER 4 9\tترامب",
    "T2\tLOC 10 15\tبغداد",
    "R1\tSupport Arg1:T1 Arg2:T2",
    "A1\tRole T1 x",
)


def brat() -> str:
    Path("b").mkdir()
    Path("b/n.txt").write_text("زار ترامب بغداد.", encoding="utf-8")
    Path("b/n.ann").write_text("".join(f"{it}\n" for it in BRAT), encoding="utf-8")
    return "b"


def test_what_the_window_would_propose_is_said_word_for_word_and_accepted_at_once(run) -> None:
    run("new", "p.hashiya")
    before = run("import", "p.hashiya", brat(), "--dry-run").output
    options = "--map PER=PERS --map-relation Support=supports --map-attribute Role=role"
    assert options in before
    assert "--map-proposed" in before
    value = json.loads(run("import", "p.hashiya", "b", "--dry-run", "--json").stdout)
    assert " ".join(value["accept"]) == options
    said = run("import", "p.hashiya", "b", "--map-proposed").output
    assert (
        "The relation “Support”, which stands in the files once, was taken as “supports”." in said
    )
    assert "The attribute “Role”, which stands in the files once, was taken as “role”." in said
    assert "may be" not in said
    assert counts(run) == {"PERS": 1, "LOC": 1}
    value = json.loads(run("import", "p.hashiya", "b", "--map-proposed", "--json").stdout)
    assert (value["alike"], value["accept"]) == ([], [])
    assert [it["to"] for it in value["matched"]] == ["PERS", "supports", "role"]


def test_what_is_known_is_taken_as_another_or_omitted_and_a_slip_is_told(run) -> None:
    run("new", "p.hashiya")
    asked = ("--map", "LOC=", "--map", "PER=ORG", "--map", "PRE=ORG", "--map-attribute", "Role=")
    said = run("import", "p.hashiya", brat(), "--dry-run", *asked).output
    assert "The label “LOC” would be left out (1)." in said
    assert "The attribute “Role” would be left out (1)." in said
    said = run("import", "p.hashiya", "b", *asked).output
    assert "The label “LOC” was left out as you chose: one annotation." in said
    assert "One relation was left out with an annotation at its end." in said
    assert "Nothing in the files is called “PRE”" in said
    assert counts(run) == {"ORG": 1}
    said = run("import", "p.hashiya", "b", "--map-relation", "Support=NO", code=2).output
    assert "The relation “NO” is not in this project’s label set." in said


def test_many_new_labels_are_told_in_one_line_and_all_of_them_as_json(run) -> None:
    run("new", "p.hashiya")
    names = [f"THING_{n}" for n in range(40)]
    rows = "".join(f"كلمة\tB-{it}\n" for it in names)
    Path("a.conll").write_text(rows + "\n", encoding="utf-8")
    said = run("import", "p.hashiya", "a.conll").output
    [told] = [it for it in said.splitlines() if "THING_" in it]
    assert told.startswith("The label set got 40 labels: THING_0, THING_1, ")
    assert told.endswith("…")
    assert "THING_20" not in told
    run("new", "q.hashiya")
    value = json.loads(run("import", "q.hashiya", "a.conll", "--json").stdout)
    assert [it["code"] for it in value["added"] if it["part"] == "label"] == names


def test_whose_annotations_would_stand_twice_is_said_by_a_dry_run(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    run("import", "p.hashiya", "a.conll", "--map-proposed", "--me", "sami")
    dry = ("import", "p.hashiya", "a.conll", "--map-proposed", "--dry-run", "--me")
    said = "2 annotations for which the files name no annotator equal those by “sami” that are here"
    assert said in run(*dry, "layla").output
    assert "equal those" not in run(*dry, "sami").output
    value = json.loads(run(*dry, "layla", "--json").stdout)
    assert value["agreeing"] == {"sami": 2}
    assert counts(run) == {"PERS": 1, "LOC": 1}
