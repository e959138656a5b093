"""Speed: cold start, throughput and memory of newslint, as ratios to proselint and to bare Python taken in one run.

    python benchmarks/speed.py [FOLDER]

FOLDER holds the copy for throughput; without it `../shared/corpus` is read where there is one, else `seeds`. All times
are processor time, so that what else the machine does counts little; the contestants take turns. Without proselint
(`pip install proselint`) its rows are left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "000_4cebe8aa7aceb534.txt"
CORPUS = ROOT.parent / "shared" / "corpus"
ENDINGS = (".txt", ".md")
ROUNDS = 11
READINGS = 3

NEWSLINT = (sys.executable, "-m", "newslint", "check", "--no-config", "--fail-on", "never", "--jobs", "1", "--quiet")

READ_BY_PROSELINT = """
import json, resource, sys, time
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
texts = json.load(sys.stdin)
LintFile("warm", content=texts[0]).lint()
start = time.process_time()
for text in texts:
    LintFile("story", content=text).lint()
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

READ_BY_NEWSLINT = """
import json, resource, sys, time
from newslint.config import Settings, choose_rules
from newslint.engine import lint_document
from newslint.lexicon import find_rules_folder
from newslint.readers import read
from newslint.run import load_all_rules
from newslint.store import open_store
from newslint.text import Source
texts = json.load(sys.stdin)
loaded = load_all_rules(())
chosen = choose_rules(loaded.rules, Settings())
def check(name, text):
    for document in read(Source(name, text)):
        lint_document(document, chosen, loaded.lexicons)
check("warm.txt", texts[0][1])
start = time.process_time()
for name, text in texts:
    check(name, text)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
open_store().save()
"""


def main() -> None:
    """Measure and print the table."""
    if not hasattr(os, "wait4"):
        sys.exit("speed.py: processor time of another program cannot be measured on this system")
    with tempfile.TemporaryDirectory(prefix="newslint-speed-") as folder:
        measure(Path(folder), find_stories(sys.argv[1:]))


def measure(folder: Path, stories: Sequence[Path]) -> None:
    """Measure with everything that is written in `folder`."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "code"), "NEWSLINT_CACHE_DIR": str(folder / "kept")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    article = Path(shutil.copy(ARTICLE, folder / "article.txt"))
    print(f"cold start on one article of {article.stat().st_size:,} bytes (processor seconds, median of {ROUNDS})")
    starts = measure_starts(article, environment)
    rival = "proselint check" if "proselint check" in starts else "import yaml, regex"
    for name, seconds in starts.items():
        print(f"  {name:22} {seconds:7.3f}   {seconds / starts[rival]:5.2f} of {rival}")
    size = sum(path.stat().st_size for path in stories) / 1e6
    print(f"\nthroughput over {len(stories)} articles of {size:.2f} MB in one process (median of {READINGS})")
    speeds = measure_reading(stories, environment)
    for name, (seconds, memory) in speeds.items():
        ratio = f"   {speeds['proselint'][0] / seconds:5.2f} of proselint's" if "proselint" in speeds else ""
        print(f"  {name:22} {size / seconds:7.3f} MB/s{ratio}   peak memory {memory:,.0f} MB")
    if "proselint" not in speeds:
        print("\nproselint is not installed here, so there is nothing to compare with (pip install proselint)")


def measure_starts(article: Path, environment: Mapping[str, str]) -> dict[str, float]:
    """Return the processor seconds of one run of each contestant; the first round, which fills caches, does not count."""
    contestants = {
        "python alone": (sys.executable, "-c", "pass"),
        "import yaml, regex": (sys.executable, "-c", "import yaml, regex"),
        "newslint check": (*NEWSLINT, str(article)),
        "newslint --no-cache": (*NEWSLINT[:3], "--no-cache", *NEWSLINT[3:], str(article)),
    }
    if has_proselint():
        contestants["proselint check"] = (str(Path(sys.executable).with_name("proselint")), "check", str(article))
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(ROUNDS + 1):
        for name, command in contestants.items():
            taken = run(command, environment)
            if number:
                seconds[name].append(taken)
    return {name: median(taken) for name, taken in seconds.items()}


def run(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Run a program to its end and return the processor seconds it took."""
    null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    child = os.posix_spawn(command[0], list(command), dict(environment), file_actions=null)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # proselint ends with 1 where it finds something
        sys.exit(f"speed.py: {' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def measure_reading(stories: Sequence[Path], environment: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return for each contestant the processor seconds for all stories, and the megabytes of memory at most; the first
    reading, which fills caches, does not count."""
    import json

    texts = [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in stories]
    programs = {"newslint": (READ_BY_NEWSLINT, json.dumps(texts))}
    if has_proselint():
        programs["proselint"] = (READ_BY_PROSELINT, json.dumps([text for _, text in texts]))
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for number in range(READINGS + 1):
        for name, (program, given) in programs.items():
            ran = subprocess.run(
                [sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True, env=dict(environment)
            )
            seconds, kilobytes = ran.stdout.split()[-2:]
            if number:
                taken[name].append((float(seconds), float(kilobytes) / (1024 * 1024 if sys.platform == "darwin" else 1024)))
    return {name: (median(each[0] for each in runs), max(each[1] for each in runs)) for name, runs in taken.items()}


def has_proselint() -> bool:
    """Whether proselint stands beside this Python."""
    return Path(sys.executable).with_name("proselint").exists()


def find_stories(arguments: Sequence[str]) -> list[Path]:
    """Return the files for throughput."""
    folder = Path(arguments[0]) if arguments else CORPUS if CORPUS.is_dir() else ROOT / "seeds"
    stories = sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.name != "LICENSES.md")
    return stories or sys.exit(f"speed.py: no articles below {folder}")


if __name__ == "__main__":
    main()
