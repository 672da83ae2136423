"""Settings, windows and catalogues that are damaged (F1 to F3): the program starts, and says one quiet line."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPoint, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from hashiya.ui import settings_file, window_place
from hashiya.ui.application import Shell
from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs.problem import ProblemDialog
from hashiya.ui.look import Look
from hashiya.ui.places import Places
from hashiya.ui.settings import Settings
from hashiya.wording import Wording

SEED = 20_240_611


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of settings as months of work leave it."""
    made = tmp_path / "config" / "window.ini"
    made.parent.mkdir()
    settings = Settings(made)
    settings.annotator, settings.theme, settings.language = "ليلى", "sepia", "en"
    settings.zoom = 120
    settings.remember_face("ar", "amiri")
    settings.remember_text_size("ar", 24)
    settings.remember_choice("measure", "wide")
    settings.remember_note("places", '[["a",10,20]]')
    settings.remember_flag("signs", on=True)
    settings.remember_keys("undo", "ctrl+u")
    settings.remember_command("undo")
    settings.remember_state("window", QMainWindow().saveGeometry())
    settings.remember(tmp_path / "مشروع أوّل.hashiya")
    settings.save()
    return made


def read_everything(settings: Settings) -> None:
    """What a start reads, and what the window may ask for later."""
    look = Look(settings)
    look.read_in("ar")
    assert look.language in {"ar", "en"}
    assert 12 <= look.text_size <= 72
    assert look.measure
    assert look.spacing
    assert look.theme
    assert settings.annotator.strip()
    assert all(isinstance(it, Path) for it in settings.recent)
    assert all(it.exists() in {True, False} for it in settings.recent)
    assert 20 <= settings.zoom <= 600
    Bindings(settings)
    Places(settings)
    assert settings.recent_commands is not None
    for name in ("window", "across", "start", "end"):
        assert isinstance(settings.state(name), QByteArray)
    for name in ("signs", "harakat", "focus_mode"):
        assert settings.flag(name, default=True) in {True, False}


# F1


def garbage(file: Path) -> None:
    file.write_bytes(random.Random(SEED).randbytes(4096))


def huge(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(100 * 1024 * 1024)


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "x").write_text("x", encoding="utf-8")


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def no_lines(file: Path) -> None:
    file.write_text("nothing here is a setting\n" * 10, encoding="utf-8")


def zeros(file: Path) -> None:
    file.write_bytes(bytes(4096))


def other_bytes(file: Path) -> None:
    file.write_bytes("[General]\nannotator=ليلى\n".encode("utf-16"))


BAD: list[Callable[[Path], None]] = [garbage, huge, folder, pipe, no_lines, zeros, other_bytes]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("spoil", BAD, ids=lambda it: it.__name__)
def test_f1_a_bad_file_is_kept_aside_and_told_in_one_line(
    qapp, file: Path, spoil: Callable[[Path], None], language: str
) -> None:
    spoil(file)
    before = file.read_bytes() if file.is_file() else None
    settings = Settings(file)
    aside = file.with_name("window.ini.damaged")
    assert settings.trouble == settings_file.Trouble("trouble-settings-aside", aside.name)
    assert aside.name in Wording(language).say(settings.trouble.message, name=aside.name)
    assert before is None or aside.read_bytes() == before
    read_everything(settings)
    assert settings.language == "ar"
    settings.annotator = "سلمى"
    settings.save()
    again = Settings(file)
    assert again.trouble is None
    assert again.annotator == "سلمى"


def test_f1_the_window_starts_and_says_it_quietly(qtbot, qapp, file: Path) -> None:
    garbage(file)
    shell = Shell(qapp, Settings(file))
    qtbot.addWidget(shell.window)
    shell.show()
    shell.open_first(None, demo=False)
    name = "window.ini.damaged"
    assert shell.window.start.notice == Wording("ar").say("trouble-settings-aside", name=name)
    assert shell.window.findChildren(ProblemDialog) == []
    shell.window.flows.open_demo()
    shell.tell_settings()
    assert name in shell.window.banner.text
    shell.close()
    shell.window.part()


def test_f1_many_bad_files_are_each_kept_until_there_are_too_many(qapp, file: Path) -> None:
    for number in range(12):
        file.write_bytes(bytes([number]) * 10)
        Settings(file)
    kept = sorted(file.parent.glob("window.ini.damaged*"))
    assert len(kept) == settings_file._ASIDE
    assert kept[0].read_bytes() == bytes(10)


WRONG = [
    "@Invalid()",
    "@ByteArray(\\x1\\x2\\xff)",
    "@Size(1 2)",
    "@Rect(1 2 3 4)",
    "-1",
    "9" * 4000,
    "٢٤",
    "true",
    "a, b, c",
    '"\\x0\\x0"',
    "../../..",
    "<b>x</b>",
    "\\x202e",
    "",
]


@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
def test_f1_a_wrong_type_in_every_key(qapp, file: Path, value: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    spoilt = [f"{it.split('=')[0]}={value}" if "=" in it else it for it in lines]
    file.write_text("\n".join(spoilt) + "\n", encoding="utf-8")
    read_everything(Settings(file))


def test_f1_an_old_file_is_used_as_far_as_it_goes(qapp, file: Path) -> None:
    file.write_text(
        "[General]\nannotator=Layla\nversion=0\ntext_size=24\ntheme=night\n", encoding="utf-8"
    )
    settings = Settings(file)
    assert settings.trouble is None
    assert settings.annotator == "Layla"
    read_everything(settings)


def refuses(*_args: object, **_values: object) -> None:
    raise PermissionError(13, "no")


def test_f1_what_cannot_be_read_nor_moved_is_not_touched(qapp, file: Path, monkeypatch) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", refuses)
    monkeypatch.setattr(Path, "replace", refuses)
    settings = Settings(file)
    monkeypatch.undo()
    assert settings.trouble == settings_file.Trouble("trouble-settings-unsaved", str(file.parent))
    settings.annotator = "سلمى"
    settings.save()
    assert settings.annotator == "سلمى"
    assert file.read_bytes() == before


def test_f1_a_place_that_takes_no_file_keeps_them_in_memory(qapp, tmp_path: Path) -> None:
    """E12 too: the home folder cannot be written."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    settings = Settings(blocked / "hashiya" / "window.ini")
    assert settings.trouble is not None
    assert settings.trouble.message == "trouble-settings-unsaved"
    for language in ("ar", "en"):
        said = Wording(language).say(settings.trouble.message, name=settings.trouble.name)
        assert str(blocked) in said
    settings.annotator = "سلمى"
    settings.save()
    assert settings.annotator == "سلمى"
    read_everything(settings)


class Tripwire:
    """Unpickled, it would call a function of its choice."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return sys.intern, ("hashiya-was-run",)


UNPICKLED: list[str] = []


def _watch(name: str, _args: object) -> None:
    if name.startswith("pickle"):
        UNPICKLED.append(name)


sys.addaudithook(_watch)
HIDING = [
    (b"@Variant", b"@Variant"),
    (b"@Variant", b"\\x40Variant"),
    (b"@Variant", b'@Var""iant'),
    (b"@Variant", b"@V\\x61riant"),
    (b"@Variant", b"@Var\\\n iant"),
]


@pytest.mark.parametrize(("plain", "hidden"), HIDING, ids=range(len(HIDING)))
def test_f1_settings_run_no_code(qapp, file: Path, plain: bytes, hidden: bytes) -> None:
    store = QSettings(str(file), QSettings.Format.IniFormat)
    store.setValue("annotator", Tripwire())
    store.sync()
    del store
    data = file.read_bytes()
    assert plain in data
    file.write_bytes(data.replace(plain, hidden))
    UNPICKLED.clear()
    settings = Settings(file)
    read_everything(settings)
    assert settings.trouble is not None
    assert UNPICKLED == []


def test_f1_without_the_look_beforehand_code_would_run(qapp, file: Path, monkeypatch) -> None:
    """The negative control: Qt does unpickle what a file of settings holds."""
    store = QSettings(str(file), QSettings.Format.IniFormat)
    store.setValue("annotator", Tripwire())
    store.sync()
    del store
    other = file.rename(file.with_name("other.ini"))
    monkeypatch.setattr(settings_file, "_holds_object", lambda _data: False)
    UNPICKLED.clear()
    with suppress(RuntimeError):  # newer PySide6 looks itself, and refuses what is not built in
        read_everything(Settings(other))
        assert UNPICKLED


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One of the ways in which a file goes bad."""
    at = chance.randrange(len(data))
    lines = data.splitlines(keepends=True)
    match chance.randrange(8):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 2:
            return data[:at] + chance.randbytes(chance.randrange(1, 40)) + data[at:]
        case 3:
            return data[:at] + data[at + chance.randrange(1, 60) :]
        case 4:
            chance.shuffle(lines)
            return b"".join(lines)
        case 5:
            return b"".join(line for line in lines if chance.random() < 0.7)
        case 6:
            line = chance.randrange(len(lines))
            key = lines[line].split(b"=")[0]
            lines[line] = key + b"=" + chance.choice(WRONG).encode() + b"\n"
            return b"".join(lines)
        case _:
            return data * chance.randrange(2, 30)


def mutants(file: Path, count: int) -> list[bytes]:
    chance, data = random.Random(SEED), file.read_bytes()
    return [mutated(data, chance) for _ in range(count)]


def test_f1_mutated_files_start(qapp, file: Path, pytestconfig) -> None:
    count = 1000 if pytestconfig.getoption("--full") else 200
    for number, data in enumerate(mutants(file, count)):
        place = file.with_name(f"{number}.ini")
        place.write_bytes(data)
        settings = Settings(place)
        read_everything(settings)
        settings.annotator = "سلمى"
        settings.save()
        assert Settings(place).annotator == "سلمى", data


def test_f1_mutated_files_open_the_window(qtbot, qapp, file: Path, pytestconfig) -> None:
    count = 1000 if pytestconfig.getoption("--full") else 8
    for number, data in enumerate(mutants(file, count)):
        place = file.with_name(f"{number}.ini")
        place.write_bytes(data)
        shell = Shell(qapp, Settings(place))
        shell.show()
        assert shell.window.isVisible()
        areas = [it.availableGeometry() for it in QGuiApplication.screens()]
        assert any(it.intersects(shell.window.geometry()) for it in areas)
        shell.close()
        shell.window.part()
        shell.window.close()
        shell.window.deleteLater()
        qapp.processEvents()


# F2

SCREENS = [QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 984)]


@pytest.mark.parametrize(
    "place",
    [
        QRect(50_000, 50_000, 1200, 800),
        QRect(-5000, 10, 1200, 800),
        QRect(100, -700, 1200, 800),
        QRect(1900, 5000, 10, 10),
        QRect(0, 0, 9000, 7000),
        QRect(3190, 100, 1200, 800),
    ],
    ids=["far", "beside", "above", "below", "larger", "only a sliver"],
)
def test_f2_a_window_off_every_screen_is_put_on_one(place: QRect) -> None:
    found = window_place.onto(place, SCREENS)
    assert SCREENS[0].contains(found)
    assert found.width() >= min(place.width(), 1200)


@pytest.mark.parametrize(
    "place", [QRect(10, 10, 1200, 800), QRect(2000, 50, 1000, 700), QRect(-600, 40, 1200, 800)]
)
def test_f2_a_window_that_can_be_reached_stays(place: QRect) -> None:
    assert window_place.onto(place, SCREENS) == place


def off_screen(at: QPoint) -> QByteArray:
    """A geometry as Qt writes it, of a screen that was taken away since."""
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.setVersion(QDataStream.Version.Qt_4_0)
    stream.writeUInt32(0x1D9D0CB)
    stream.writeUInt16(3)
    stream.writeUInt16(0)
    where = QRect(at, QRect(0, 0, 1200, 700).size())
    for it in (where, where):
        stream << it
    stream.writeInt32(0)
    stream.writeUInt8(0)
    stream.writeUInt8(0)
    stream.writeInt32(1920)
    stream << where
    return data


@pytest.mark.parametrize("at", [QPoint(50_000, 50_000), QPoint(-9000, -9000), QPoint(0, -650)])
def test_f2_the_real_window(qtbot, qapp, file: Path, at: QPoint) -> None:
    settings = Settings(file)
    settings.remember_state("window", off_screen(at))
    shell = Shell(qapp, settings)
    shell.show()
    area = shell.window.screen().availableGeometry()
    top = QRect(shell.window.geometry().topLeft(), shell.window.geometry().topRight())
    assert area.intersects(top)
    shell.close()
    shell.window.part()
