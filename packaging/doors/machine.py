"""Knows the system libraries that Qt's own files do not carry, and gets them on Debian and Ubuntu.

As root it installs what is missing; for anyone else it names the one line that does. It never
touches anything but packages of the system.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from doors.console import DoorProblem, environment, quietly, say

# Library file -> Debian's package. Without these not even a picture can be drawn.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
}
# What a window on an X11 screen needs beside them.
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# Packages that were renamed when time stamps grew to 64 bits, and the releases that did it.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
RENAMED_SINCE = {"debian": 13.0, "ubuntu": 24.04}


def has_screen() -> bool:
    """Whether a window can be shown. Asked before Qt is: without a screen it ends the process."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def provide_libraries(*, window: bool) -> None:
    """See that Qt can start: install what is missing, or say which line does.

    Raises:
        DoorProblem: when something is missing and this process may not, or cannot, install it.
    """
    if not sys.platform.startswith("linux"):
        return
    present = installed_libraries()
    if present is None:
        return
    required = {**DRAWING, **SCREEN} if window else DRAWING
    wanted = {**DRAWING, **SCREEN} if may_install() else required
    missing = [package for file, package in wanted.items() if file not in present]
    if not missing:
        return
    failure = install(missing) if may_install() else ""
    present = installed_libraries() or set()
    still = {file: package for file, package in required.items() if file not in present}
    if still:
        raise DoorProblem(_please_install(still, failure))


def _please_install(missing: Mapping[str, str], failure: str) -> str:
    reason = f"\n{failure}" if failure else ""
    if shutil.which("apt-get"):
        return f"Some system libraries are missing. This line installs them:\n  {line(missing.values())}{reason}"
    return (
        f"Some system libraries are missing: {', '.join(missing)}. "
        "Please install them with the package manager of this system." + reason
    )


def installed_libraries() -> set[str] | None:
    """The names of the shared libraries that the loader knows; None where it cannot be asked."""
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if ldconfig is None:
        return None
    try:
        listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return set(re.findall(r"^\s+(\S+) \(", listing.stdout, re.MULTILINE)) or None


def may_install() -> bool:
    """Whether this is Debian or one of its children, and we are root."""
    return (
        sys.platform.startswith("linux")
        and os.geteuid() == 0
        and shutil.which("apt-get") is not None
    )


def install(packages: Iterable[str]) -> str:
    """Install packages of the system as root; gives what went wrong, or nothing."""
    names = [package_name(it) for it in packages]
    say(f"Installing system packages: {' '.join(names)}")
    env = environment(DEBIAN_FRONTEND="noninteractive")
    stale = quietly(["apt-get", "update", "-qq"], env=env)
    failure = quietly(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names], env=env
    )
    return "\n".join(it for it in (stale, failure) if it) if failure else ""


def line(packages: Iterable[str]) -> str:
    """The one line that installs ``packages``."""
    return "sudo apt-get install -y " + " ".join(package_name(it) for it in packages)


def package_name(package: str) -> str:
    """What this release calls the package."""
    return RENAMED.get(package, package) if _names_are_new() else package


def _names_are_new() -> bool:
    facts = _release()
    for system in (facts.get("ID", ""), *facts.get("ID_LIKE", "").split()):
        if system in RENAMED_SINCE:
            number = re.match(r"\d+(\.\d+)?", facts.get("VERSION_ID", ""))
            return number is None or float(number[0]) >= RENAMED_SINCE[system]
    return False


def _release() -> dict[str, str]:
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return {}
    return {key: value.strip('"') for key, value in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)}
