"""The two doors of a checkout, ``app`` and ``test``, with ``bench``, ``lock`` and ``wheel`` beside them.

Needs only Python and its standard library; everything else is set up on the way. This file is
read by any Python 3, so that an old one gets a sentence: what needs a newer one lies in ``doors/``.
"""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Run the command that is named on the command line."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(
            "Hashiya needs Python 3.11 or newer, and this is Python " + found + ". "
            "Run the same command with a newer one, for instance: python3.12 packaging/dev.py app",
            file=sys.stderr,
        )
        return 1
    from doors.main import run  # not before the version is known

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
