"""``import --map``: labels of files are taken as those of the project, and what may be the same is told."""

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
    assert "“PER” came in as a new label with one annotation" in said
    assert "--map PER=PERS --map PLACE=LOC" in said
    assert counts(run) == {"PER": 1, "PLACE": 1}
    run("new", "q.hashiya")
    value = json.loads(run("import", "q.hashiya", "a.conll", "--json").stdout)
    assert value["alike"][0] == {"label": "PER", "to": "PERS", "count": 1}
    assert value["matched"] == []


def test_what_is_said_is_done_and_told(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    said = run("import", "p.hashiya", "a.conll", "--map", "PER=PERS", "--map", "PLACE=GPE").output
    assert "“PER” of the files came in as “PERS”: one annotation." in said
    assert "--map" not in said
    assert counts(run) == {"PERS": 1, "GPE": 1}
    arabic = run("import", "p.hashiya", "a.conll", "--map", "PER=PERS", "--language", "ar").output
    assert "الفئة «PER» في الملفات دخلت باسم «PERS»: وسم واحد." in arabic


def test_what_makes_no_sense_changes_nothing(run) -> None:
    run("new", "p.hashiya")
    Path("a.conll").write_text(TOKENS, encoding="utf-8")
    run("import", "p.hashiya", "a.conll", "--map", "PER", code=2)
    said = run("import", "p.hashiya", "a.conll", "--map", "PER=NOBODY", code=1).output
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
    assert "import with: --map PLACE=LOC" in result.stdout
    assert "“a.conll” would not be added again" in result.stdout
    assert "b.txt" in result.stderr
    value = json.loads(run("import", "p.hashiya", "a.conll", "--dry-run", "--json").stdout)
    assert value["done"] is False
    assert [it["annotations"] for it in value["articles"]] == [2]
    assert value["labels"] == [
        {"label": "PER", "count": 1, "to": "PERS", "decided": False},
        {"label": "PLACE", "count": 1, "to": "LOC", "decided": False},
    ]
    run("import", "p.hashiya", "a.conll", "--dry-run", "--map", "PER=NOBODY", code=1)
    run("import", "p.hashiya", "a.conll", "--dry-run", "--format", "nothing", code=2)
    assert Path("p.hashiya").read_bytes() == before
    assert json.loads(run("list", "p.hashiya", "--json").stdout) == []
