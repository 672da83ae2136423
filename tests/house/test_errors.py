"""Everything that can go wrong has a number of its own and a sentence in every language."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

import hashiya
from hashiya import assets, wording
from hashiya.model.errors import HashiyaError


def _kinds() -> list[type[HashiyaError]]:
    for module in pkgutil.walk_packages(hashiya.__path__, "hashiya."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: list[type[HashiyaError]] = [HashiyaError]
    for kind in found:
        found += [it for it in kind.__subclasses__() if it not in found]
    return [it for it in found if it.__module__.startswith("hashiya.")]


KINDS = _kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda it: it.__name__)
@pytest.mark.parametrize("language", wording.languages())
def test_an_error_has_a_sentence(kind: type[HashiyaError], language: str) -> None:
    sentence = wording.messages(language).get(kind.message)
    assert sentence, f"{kind.message} is not in the catalogue of {language}"
    assert "!" not in sentence


def test_no_two_errors_share_a_number() -> None:
    numbers: dict[int, str] = {}
    for kind in KINDS:
        assert "code" in kind.__dict__, f"{kind.__name__} has no number of its own"
        assert kind.code not in numbers, f"{kind.__name__} and {numbers.get(kind.code)}"
        numbers[kind.code] = kind.__name__


@pytest.mark.parametrize("language", wording.languages())
def test_an_error_carries_every_value_of_its_sentence(language: str) -> None:
    bundle = FluentBundle([language])
    for file in (assets.resources() / "translations" / language).glob("*.ftl"):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    wrong: list[str] = []
    for file in sorted(Path(hashiya.__path__[0]).rglob("*.py")):
        for line, kind, given in _made(file):
            pattern = bundle.get_message(kind.message).value
            assert pattern is not None
            _sentence, problems = bundle.format_pattern(pattern, given)
            wrong += [f"{file.name}:{line}: {kind.__name__}: {it}" for it in problems]
    assert not wrong


def _made(file: Path) -> Iterator[tuple[int, type[HashiyaError], dict[str, str | int]]]:
    """Every place where an error is made with its values written out; "…" where one is computed."""
    kinds = {it.__name__: it for it in KINDS}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called in kinds and all(it.arg for it in node.keywords):
            yield (
                node.lineno,
                kinds[called],
                {
                    it.arg: it.value.value if isinstance(it.value, ast.Constant) else "…"
                    for it in node.keywords
                    if it.arg
                },
            )
