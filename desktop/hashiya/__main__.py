"""``python -m hashiya``: the same as the installed ``hashiya``; nothing else."""

from hashiya.cli import main

main()
