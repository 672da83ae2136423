"""Runs the benchmarks, prints a table and writes the figures as JSON; exits 0 whatever they are.

Called by ``packaging/dev.py bench`` with the project's own Python.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import bench
from bench import Row

COLUMNS = ("figure", "median", "p95", "goal", "", "against")


def discover() -> dict[str, ModuleType]:
    """Every benchmark by its name."""
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(bench.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"bench.{info.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = module
    return dict(sorted(found.items()))


def machine() -> str:
    """What the figures were measured on, in one line."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} CPUs, Python {platform.python_version()}"


def result(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    return {"bench": name, "machine": machine(), "rows": [it.as_json() for it in rows]}


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned columns."""
    lines = [COLUMNS, *(_cells(it) for it in rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if k in (0, 4, 5) else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(it: Row) -> tuple[str, ...]:
    goal = "" if it.goal is None else f"{it.goal:,.1f} {it.unit}"
    verdict = {None: "", True: "met", False: "missed"}[it.met]
    other = it.against
    against = f"{other.ratio:.2f}x {other.name} ({other.median:,.1f})" if other else ""
    median, high = f"{it.median:,.1f} {it.unit}", f"{it.p95:,.1f} {it.unit}"
    return it.name, median, high, goal, verdict, against


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure; do not judge.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which; all when none is named")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there too")
    asked = parser.parse_args(arguments)
    known = discover()
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(known) or 'none'}")
    print(machine())
    with tempfile.TemporaryDirectory() as home:  # backups and settings of what is measured
        places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        os.environ.update(places)
        results = [_measured(name, known[name]) for name in asked.names or known]
    if asked.json:
        whole = results[0] if len(results) == 1 else {"benches": results}
        asked.json.write_text(
            json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return 0


def _measured(name: str, module: ModuleType) -> dict[str, Any]:
    print(f"\n{name}", flush=True)
    try:
        rows = module.run()
    except Exception:  # one broken benchmark must not cost the figures of the others
        traceback.print_exc()
        return result(name, []) | {"failed": True}
    print(table(rows), flush=True)
    return result(name, rows)


if __name__ == "__main__":
    sys.exit(main())
