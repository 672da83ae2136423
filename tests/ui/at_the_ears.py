"""A client of assistive technology, as a screen reader is one: starts the program, listens, tells what it heard.

It runs under the system's own Python, which has the bindings, on a message bus of its own. One line of
JSON says everything; how the program ended is part of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 - the version is chosen before

PATIENCE = 20.0
HEARD = ("object:announcement", "object:text-caret-moved", "object:text-changed")


class Client:
    """Walks the program's tree and notes its events."""

    def __init__(self, command: list[str]) -> None:
        self.events: list[tuple[str, int, str]] = []
        self._listener = Atspi.EventListener.new(self._note)
        for name in HEARD:
            self._listener.register(name)
        self.program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        GLib.timeout_add(20, lambda: True)

    def _note(self, event: Atspi.Event) -> None:
        data = event.any_data
        self.events.append((event.type, event.detail1, data if isinstance(data, str) else ""))

    def until(self, what: str, found: Callable[[], object]) -> object:
        """Wait for something in the main loop; a program that ended is waited for no longer."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.program.poll() is None:
            try:
                answer = found()
            except GLib.Error:  # a part that was there is gone
                answer = None
            if answer:
                return answer
            GLib.MainContext.default().iteration(True)
        raise SystemExit(f"{what} never came; the program: {self.program.poll()}")

    def application(self) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == self.program.pid:
                return child
        return None

    def all(self, role: Atspi.Role) -> list[Atspi.Accessible]:
        top = self.application()
        return [it for it in walk(top) if it.get_role() == role] if top is not None else []

    def reader(self) -> Atspi.Accessible | None:
        for it in self.all(Atspi.Role.DOCUMENT_FRAME):
            if Atspi.Text.get_character_count(it) > 0:
                return it
        return None

    def rows(self, of: str) -> list[str]:
        for it in self.all(Atspi.Role.LIST):
            if it.get_name() == of and it.get_child_count():
                return [it.get_child_at_index(k).get_name() for k in range(it.get_child_count())]
        return []

    def choose(self, title: str) -> None:
        """What a menu's row does, without opening the menu."""
        for it in self.all(Atspi.Role.MENU_ITEM):
            if it.get_name().split("\t")[0] == title:
                Atspi.Action.do_action(it, 0)
                return
        raise SystemExit(f"no row {title} in a menu")

    def announced(self) -> list[str]:
        return [data for kind, _detail, data in self.events if kind == "object:announcement"]


def walk(top: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    yield top
    for at in range(top.get_child_count()):
        child = top.get_child_at_index(at)
        if child is not None:
            yield from walk(child)


def be_a_screen_reader() -> None:
    """Say on the bus that one is running: programs speak to the bus only then."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        wish = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        place = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*place, wish, None, Gio.DBusCallFlags.NONE, -1, None)
    Atspi.init()


def listen(client: Client, ask: dict) -> dict:
    """Read the page as a client does; ``ask`` names places and titles."""
    reader = client.until("the page", client.reader)
    at = ask["word"]
    word = Atspi.Text.get_string_at_offset(reader, at, Atspi.TextGranularity.WORD)
    box = Atspi.Text.get_character_extents(reader, at, Atspi.CoordType.SCREEN)
    middle = box.x + box.width // 2, box.y + box.height // 2
    heard = {
        "name": reader.get_name(),
        "text": Atspi.Text.get_text(reader, 0, -1),
        "count": Atspi.Text.get_character_count(reader),
        "caret": Atspi.Text.get_caret_offset(reader),
        "selections": Atspi.Text.get_n_selections(reader),
        "interfaces": sorted(reader.get_interfaces()),
        "word": word.content,
        "box": [box.x, box.y, box.width, box.height],
        "under": Atspi.Text.get_offset_at_point(reader, *middle, Atspi.CoordType.SCREEN),
        "rows": client.until("the list", lambda: client.rows(ask["list"])),
    }
    Atspi.Text.set_caret_offset(reader, at)
    heard["announced"] = client.until("an announcement", client.announced)
    moved = [detail for kind, detail, _ in client.events if kind == "object:text-caret-moved"]
    heard["moved"] = moved[-1:]
    heard["caret after"] = Atspi.Text.get_caret_offset(reader)
    client.choose(ask["other language"])
    client.until("the window in the other language", lambda: client.rows(ask["other list"]))
    again = client.until("the page once more", client.reader)
    heard["text again"] = Atspi.Text.get_text(again, 0, -1)
    client.choose(ask["quit"])
    heard["ended"] = client.program.wait(PATIENCE)
    return heard


def main() -> None:
    ask = json.loads(sys.argv[1])
    be_a_screen_reader()
    client = Client(sys.argv[2:])
    try:
        heard = listen(client, ask)
    finally:
        if client.program.poll() is None:
            client.program.kill()
        said = client.program.stderr.read() if client.program.stderr else ""
        sys.stderr.write(said[-3000:])
    sys.stdout.write(json.dumps(heard) + "\n")


if __name__ == "__main__":
    main()
