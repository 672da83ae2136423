"""The second shell: the commands of the installed ``hashiya``; every job is done on the floors below.

``hashiya`` alone, ``hashiya PROJECT`` and ``hashiya open PROJECT`` go straight to the window: importing the machinery
of the other commands would cost a quarter of the time that the window has to appear.
"""

from __future__ import annotations

import sys

SUFFIX = ".hashiya"


def main() -> None:
    """Run what the command line says and leave with its exit code: 0, 1 or 2."""
    arguments = sys.argv[1:]
    if arguments == ["--read-documents"]:  # asked by ourselves: see commands/guard.py
        from hashiya.commands.guarded import serve

        sys.exit(serve())
    if not arguments or _opens(arguments):
        from hashiya.cli.window import show_window

        sys.exit(show_window(arguments[-1] if arguments else None))
    from hashiya.cli.program import program

    sys.exit(program.main(prog_name="hashiya"))


def _opens(arguments: list[str]) -> bool:
    """A project alone, as a file manager gives it, or after ``open``."""
    if arguments[-1].startswith("-"):
        return False
    if len(arguments) == 1:
        return arguments[0].lower().endswith(SUFFIX)
    return len(arguments) == 2 and arguments[0] == "open"
