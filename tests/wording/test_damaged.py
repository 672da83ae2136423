"""F3: a catalogue that lacks, cuts, bends or dresses up a sentence: English for that one, never an id."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya import assets, wording
from hashiya.wording import NO_WORDS, Wording

LANGUAGES = ("ar", "en")
IDS = sorted(wording.messages("en"))
AN_ID = re.compile(r"\b[a-z]+(?:-[a-z0-9]+)+\b")


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The real sentences in a place where they may be spoilt."""
    shutil.copytree(assets.resources() / "translations", tmp_path / "translations")
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    forget()
    yield tmp_path / "translations"
    forget()


def forget() -> None:
    for it in (wording._sources, wording._fits, wording._bundle):
        it.cache_clear()


def values(language: str, message: str) -> dict[str, wording.Value]:
    source = wording.messages(language)[message]
    return dict.fromkeys(re.findall(r"\$([a-zA-Z][\w-]*)", source), 7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_f3_every_entry_removed_one_at_a_time(monkeypatch, language: str) -> None:
    other = Wording("en" if language == "ar" else "ar")
    whole, kept = wording.messages(language), wording._sources
    for message in IDS:
        given = values("en", message)
        expected = other.say(message, **given)
        lacking = {key: it for key, it in whole.items() if key != message}
        monkeypatch.setattr(
            wording,
            "_sources",
            lambda code, lacking=lacking: lacking if code == language else kept(code),
        )
        said = Wording(language).say(message, **given)
        monkeypatch.setattr(wording, "_sources", kept)
        assert said == expected
        assert said not in {message, NO_WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_f3_a_file_cut_anywhere_speaks_whole_sentences(catalogue: Path, language: str) -> None:
    file = catalogue / language / "store.ftl"
    data = file.read_bytes()
    own = [it for it in IDS if f"\n{it} =".encode() in b"\n" + data]
    assert own
    given = {it: values("en", it) for it in own}
    for cut in range(0, len(data), max(1, len(data) // 25)):
        file.write_bytes(data[:cut])
        forget()
        voice = Wording(language)
        for message in own:
            said = voice.say(message, **given[message])
            assert said
            assert message not in said
            assert "{" not in said
            assert "\ufffd" not in said


SPOILT = {
    "other-value": "تعذّر فتح «{ $nmae }».",
    "no-value": "تعذّر فتح الملف.",
    "one-more": "تعذّر فتح «{ $name }» في { $place }.",
    "open-brace": "تعذّر فتح «{ $name ».",
    "markup": "تعذّر فتح <b>«{ $name }»</b> <img src='file:x'>.",
    "entity": "تعذّر فتح &laquo;{ $name }&raquo;.",
    "no-fluent": "{ $name -> [one] واحد }",
    "empty": "",
    "function": '{ NUMBER($name, style: "x") } { FOO($name) }',
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_f3_a_sentence_that_does_not_fit_is_said_in_english(catalogue: Path, spoilt: str) -> None:
    (catalogue / "ar" / "one.ftl").write_text(f"one-sentence = {spoilt}\n", encoding="utf-8")
    (catalogue / "en" / "one.ftl").write_text(
        "one-sentence = “{ $name }” could not be opened.\n", encoding="utf-8"
    )
    forget()
    assert Wording("ar").say("one-sentence", name="x") == "“\u2068x\u2069” could not be opened."


@pytest.mark.parametrize("what", ["gone", "bytes", "folder", "windows"])
def test_f3_a_whole_file(catalogue: Path, what: str) -> None:
    file = catalogue / "ar" / "ui.ftl"
    text = file.read_text(encoding="utf-8")
    if what in {"gone", "folder"}:
        file.unlink()
    if what == "folder":
        file.mkdir()
    elif what == "bytes":
        file.write_bytes(bytes(range(256)) * 40)
    elif what == "windows":
        file.write_bytes(text.replace("\n", "\r\n").encode())
    forget()
    english = "حاشية" if what == "windows" else "Hashiya"
    assert Wording("ar").say("ui-app-name") == english


def test_f3_a_language_without_a_folder_speaks_english(catalogue: Path) -> None:
    shutil.rmtree(catalogue / "ar")
    forget()
    assert wording.languages() == ("en",)
    assert [it for it in IDS if AN_ID.fullmatch(Wording("ar").say(it, **values("en", it)))] == []


def test_without_plural_rules_the_usual_form_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can be opened any more, so the library that knows plurals cannot be loaded."""

    def refuse(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(wording, "_bundle", refuse)
    said = Wording("ar").say("keeping-status-unsaved", count=1)
    assert said == "\u20681\u2069 تغيير لم تُحفظ"
    for code in LANGUAGES:
        for name, source in wording.messages(code).items():
            if "->" in source:
                told = Wording(code).say(
                    name, **dict.fromkeys(re.findall(r"\$([\w-]+)", source), 3)
                )
                assert not set("{}*[") & set(told), name
