"""The second shell: the commands of the installed ``hashiya``; every job is done on the floors below.

``hashiya`` alone and ``hashiya open PROJECT`` go straight to the window: importing the machinery
of the other commands would cost a quarter of the time that the window has to appear.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run what the command line says and leave with its exit code: 0, 1 or 2."""
    arguments = sys.argv[1:]
    if arguments == ["--read-documents"]:  # asked by ourselves: see commands/guard.py
        from hashiya.commands.guarded import serve

        sys.exit(serve())
    if not arguments or (len(arguments) == 2 and _opens(*arguments)):
        from hashiya.cli.window import show_window

        sys.exit(show_window(arguments[1] if arguments else None))
    from hashiya.cli.program import program

    sys.exit(program.main(prog_name="hashiya"))


def _opens(command: str, project: str) -> bool:
    return command == "open" and not project.startswith("-")
