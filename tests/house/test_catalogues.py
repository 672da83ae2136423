"""Every sentence is there in every language, with the same values, and is spoken as Fluent would."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from hashiya import assets, wording
from hashiya.text.direction import first_strong
from hashiya.text.visual import visual_line
from hashiya.wording import FSI, RLM, Wording

LANGUAGES = wording.languages()
FORMS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"one", "other"}}
CATALOGUES = sorted((assets.resources() / "translations").glob("*/*.ftl"))
PROGRAM = sorted((Path(wording.__file__).parent).rglob("*.py"))


class Seen(Visitor):
    """Collects what a message is made of."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.foreign: list[str] = []
        self.forms: list[set[str]] = []

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the visitor's name for it
        self.variables.add(node.id.name)

    def visit_TermReference(self, node: Any) -> None:  # noqa: N802 - the visitor's name for it
        self.foreign.append(f"-{node.id.name}")

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802 - the visitor's name for it
        self.foreign.append(node.id.name)

    def visit_SelectExpression(self, node: Any) -> None:  # noqa: N802 - the visitor's name for it
        keys = {it.key.name for it in node.variants if isinstance(it.key, ftl.Identifier)}
        if keys & FORMS["ar"] - {"other"}:
            self.forms.append(keys)
        self.generic_visit(node)


def entries(file: Path) -> list[ftl.EntryType]:
    return FluentParser().parse(file.read_text(encoding="utf-8")).body


def messages(language: str) -> dict[str, ftl.Message]:
    return {
        entry.id.name: entry
        for file in CATALOGUES
        if file.parent.name == language
        for entry in entries(file)
        if isinstance(entry, ftl.Message)
    }


def seen(message: ftl.Message) -> Seen:
    visitor = Seen()
    visitor.visit(message)
    return visitor


def catalogue(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@pytest.mark.parametrize("file", CATALOGUES, ids=catalogue)
def test_a_catalogue_is_well_formed(file: Path) -> None:
    found = entries(file)
    junk = [it.content for it in found if isinstance(it, ftl.Junk)]
    assert not junk
    assert not [it.id.name for it in found if isinstance(it, ftl.Term)], (
        "the catalogue has no terms"
    )
    for message in (it for it in found if isinstance(it, ftl.Message)):
        name = message.id.name
        assert message.value is not None, name
        assert not message.attributes, name
        assert not seen(message).foreign, name
        room = file.stem.partition("_")[0]  # a large room has several files
        assert name.startswith((f"{room}-", "error-")), f"{name} belongs to another room"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    names = Counter(
        entry.id.name
        for file in CATALOGUES
        if file.parent.name == language
        for entry in entries(file)
        if isinstance(entry, ftl.Message)
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_every_language_has_every_message_with_the_same_values() -> None:
    spoken = {
        language: {name: seen(it).variables for name, it in messages(language).items()}
        for language in LANGUAGES
    }
    for language in LANGUAGES:
        assert spoken[language] == spoken["en"], language


@pytest.mark.parametrize("file", [it for it in CATALOGUES if it.parent.name == "ar"], ids=str)
def test_the_dot_of_a_suffix_stays_before_it(file: Path) -> None:
    """In a sentence from right to left a bare ``.txt`` is shown as ``txt.``: a mark goes before it."""
    bare = re.compile(r"(?<![\w*\u200e}/])\.[a-z]{2,8}\b")
    assert [it for it in file.read_text(encoding="utf-8").splitlines() if bare.search(it)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_things_have_every_form_of_their_language(language: str) -> None:
    for name, message in messages(language).items():
        for forms in seen(message).forms:
            lacking, never_said = FORMS[language] - forms, forms - FORMS[language]
            assert not lacking, f"{name} lacks {lacking}"
            assert not never_said, f"{name} has {never_said}, which numbers never take there"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_the_one_that_fluent_would_say(language: str) -> None:
    whole = FluentBundle([language], use_isolating=True)
    for file in CATALOGUES:
        if file.parent.name == language:
            whole.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    voice = wording.Wording(language)
    for name, message in messages(language).items():
        for sample in (_text, _number):
            values = {it: sample(it) for it in seen(message).variables}
            pattern = whole.get_message(name).value
            assert pattern is not None
            expected, problems = whole.format_pattern(pattern, values)
            assert not problems, name
            turned = voice.rtl and expected.startswith(FSI) and first_strong(expected) is None
            assert voice.say(name, **values) == RLM * turned + expected


def _text(variable: str) -> wording.Value:
    return f"«{variable}» ع"


def _number(variable: str) -> wording.Value:
    return 1234


def test_the_program_says_only_what_the_catalogue_has_with_all_its_values() -> None:
    known = {name: seen(it).variables for name, it in messages("en").items()}
    wrong: list[str] = []
    for file in PROGRAM:
        for call, said, given in _said(file):
            place = f"{file.name}:{call.lineno}: {said}"
            if said not in known:
                wrong.append(f"{place} is not in the catalogue")
            elif given is not None and not known[said] <= given:
                wrong.append(f"{place} lacks {known[said] - given}")
    assert not wrong


def _said(file: Path) -> Iterator[tuple[ast.Call, str, set[str] | None]]:
    """Each call of ``say`` with a literal id, and the names of its values (None: ``**values``)."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function, first = node.func, node.args[0]
        called = getattr(function, "attr", getattr(function, "id", ""))
        if called == "say" and isinstance(first, ast.Constant) and isinstance(first.value, str):
            names = [it.arg for it in node.keywords]
            yield node, first.value, None if None in names else {it for it in names if it}


def test_an_arabic_sentence_of_nothing_but_names_and_choices_runs_from_its_right() -> None:
    """No rule looks into isolates: "one mark was deleted, no relations" stood with its halves exchanged."""
    say = Wording("ar").say
    for message, source in wording.messages("ar").items():
        asked = re.findall(r"\$([a-zA-Z][\w-]*)", source)
        sentence = say(message, **dict.fromkeys(asked, 2))
        assert FSI not in sentence or first_strong(sentence) is not None, message
    assert first_strong(say("ui-removed", annotations=1, relations=0)) == "rtl"
    assert not Wording("en").say("tables-value", value="a", count=2).startswith(RLM)


@pytest.mark.parametrize("message", ["ui-export-docstart", "cli-option-docstart"])
def test_the_hyphens_of_a_latin_word_stand_at_its_ends(message: str) -> None:
    sentence = Wording("ar").say(message)
    shown = "".join(char for char, _ in visual_line(sentence, sentence, "rtl"))
    assert "-DOCSTART-" in shown.replace("\u200e", "")


@pytest.mark.parametrize(
    ("language", "comma"), [("ar", "، "), ("fa", "، "), ("he", ", "), ("en", ", ")]
)
def test_a_list_has_the_comma_of_its_language(language: str, comma: str) -> None:
    assert Wording(language).comma == comma


def test_no_list_is_put_together_with_a_comma_of_one_language() -> None:
    """Only the wording knows which comma a reader of the window expects."""
    shown = [it for it in PROGRAM if {"ui", "display", "cli"} & set(it.parts)]
    found = [
        f"{file.name}:{node.lineno}"
        for file in shown
        for node in _said_in(ast.parse(file.read_text(encoding="utf-8")))
        if "، " in str(node.value)
    ]
    assert not found


def _said_in(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every constant but those that stand alone, as what describes a function does."""
    alone = {it.value for it in ast.walk(tree) if isinstance(it, ast.Expr)}
    yield from (it for it in ast.walk(tree) if isinstance(it, ast.Constant) and it not in alone)
