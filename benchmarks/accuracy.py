"""Measures how many faults newslint finds and how much good copy it disturbs: `accuracy.py [PART] FOLDER…`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from measuring import compare, disturbed, found, planted, summary
from measuring.copydesk import CLEAN, CORPUS, SEEDS

Part = Callable[[Sequence[Path], argparse.Namespace], tuple[str, dict[str, object]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are asked for, print their tables, save and compare what came of them."""
    options = _read_arguments(arguments)
    saved: dict[str, object] = {}
    for name, part in PARTS.items():
        if options.part in (name, "all"):
            text, saved[name] = part(options.folders or default_folders(name), options)
            if not options.brief:
                print(text, end="\n\n", flush=True)
    if options.brief:
        print(summary.report(saved))
    if options.save:
        options.save.write_text(json.dumps(saved, indent=1, ensure_ascii=False), encoding="utf-8")
    if options.compare:
        print(compare.report(json.loads(options.compare.read_text(encoding="utf-8")), saved))
    return 0


def default_folders(part: str) -> list[Path]:
    """Return the folders of the shared corpus where it is present, and those of the project."""
    own = [SEEDS] if part == "found" else [SEEDS, CLEAN]
    shared = {"found": ["real_errors_public_domain"]}.get(part, ["wikinews", "gov_markdown"])
    return [folder for folder in (*(CORPUS / name for name in shared), *own) if folder.is_dir()]


def _found(folders: Sequence[Path], options: argparse.Namespace) -> tuple[str, dict[str, object]]:
    known = tuple(found.find_known(folders, options.limit))
    return found.report(known), found.results(known)


def _disturbed(folders: Sequence[Path], options: argparse.Namespace) -> tuple[str, dict[str, object]]:
    reading = disturbed.read_clean(folders, options.limit)
    return disturbed.report(reading), disturbed.results(reading)


def _planted(folders: Sequence[Path], options: argparse.Namespace) -> tuple[str, dict[str, object]]:
    plantings = planted.plant_all(folders, options.seed, options.limit)
    return planted.report(plantings), planted.results(plantings)


PARTS: Mapping[str, Part] = {"found": _found, "disturbed": _disturbed, "planted": _planted}


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="all", choices=[*PARTS, "all"])
    parser.add_argument("folders", nargs="*", type=Path, help="articles to read instead of ../shared/corpus and seeds/")
    parser.add_argument("--limit", type=int, default=0, help="read only so many articles of a folder, plant each fault once")
    parser.add_argument("--brief", action="store_true", help="print a line for each part and one table of the rules, no lists")
    parser.add_argument("--seed", type=int, default=1, help="what the planting draws its values from")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the results as JSON")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="list what changed against results kept before")
    options = parser.parse_args(arguments)
    if options.brief and options.part != "all":
        parser.error("--brief sums up all parts: name none")
    return options


if __name__ == "__main__":
    sys.exit(main())
