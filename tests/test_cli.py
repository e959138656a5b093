"""The command line: what it prints where, and with which status it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import Newsroom, open_newsroom

from newslint import __version__
from newslint.config import Settings
from newslint.readers import read
from newslint.run import order_dates
from newslint.text import Source

FAULTY = "They wobble, and perhaps teh board knows.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = open_newsroom(tmp_path)
    room.write("a.md", FAULTY)
    room.write("fine.md", "Nothing to see.\n")
    return room


def test_lines_and_summary(newsroom: Newsroom) -> None:
    ran = newsroom.check()
    assert ran.status == 1
    assert ran.out == (
        "a.md:1:6: error house/word 'wobble' is not for print\n"
        "a.md:1:18: suggestion house/query is 'perhaps' meant?\n"
        "a.md:1:26: warning house/swap use 'the', not 'teh'\n"
    )
    assert ran.err == "2 files checked; 1 error, 1 warning, 1 suggestion; 1 can be repaired (--fix)\n"


STATUSES = [
    ((), 1),
    (("--fail-on", "never"), 0),
    (("--fail-on", "warning", "--ignore", "house/word"), 1),
    (("--ignore", "house/word"), 0),
    (("--fail-on", "suggestion", "--select", "house/query"), 1),
    (("--min-level", "error"), 1),
    (("--min-level", "error", "--ignore", "house/word"), 0),
    (("fine.md",), 0),
    (("nowhere.md", "fine.md"), 2),
    (("--select", "huose"), 2),
    (("--exclude", "!"), 2),
    (("--exclude", "*"), 0),
    (("--format", "xml"), 2),
    (("--published", "yesterday"), 2),
    (("--jobs", "0"), 2),
    (("--rules", "nowhere"), 2),
    (("--config", "nowhere.yml"), 2),
    (("--baseline", "nowhere.json"), 2),
    (("--input-format", "quark"), 2),
    (("--fix", "-"), 2),
    (("--verbose", "--quiet"), 2),
    (("-o", "no/such/folder.json"), 2),
]


@pytest.mark.parametrize(("arguments", "status"), STATUSES)
def test_status(newsroom: Newsroom, arguments: tuple[str, ...], status: int) -> None:
    ran = newsroom.check(*arguments)
    assert (ran.status, "Traceback" in ran.err) == (status, False)
    assert ran.err


@pytest.mark.parametrize("form", ["line", "full", "json", "jsonl", "sarif", "github"])
def test_a_report_goes_to_the_file(newsroom: Newsroom, form: str) -> None:
    shown = newsroom.check("--format", form)
    ran = newsroom.check("--format", form, "--output", "report.out")
    assert (ran.status, ran.out, ran.err) == (1, "", shown.err)
    assert (newsroom.folder / "report.out").read_text(encoding="utf-8") == shown.out


def test_the_same_whatever_the_order_and_the_processes(newsroom: Newsroom) -> None:
    for number in range(30):
        newsroom.write(f"desk{number % 3}/{number}.txt", FAULTY * (number + 1))
    one = newsroom.check("desk0", "desk1", "desk2", "a.md", "--jobs", "1")
    other = newsroom.check("a.md", "desk2", "./desk0", "desk1", "desk1/4.txt", str(newsroom.folder / "a.md"), "--jobs", "3")
    assert one.status == other.status == 1
    assert one.out == other.out
    assert one.err == other.err


def test_standard_input(newsroom: Newsroom) -> None:
    ran = newsroom.check("-", stdin=FAULTY.encode())
    assert ran.out.startswith("<stdin>:1:6: error house/word")
    newsroom.write(".newslint.yml", "per-path:\n  desk/*.html:\n    ignore: [house/word]\n")
    ran = newsroom.check("-", "--stdin-filename", "desk/story.html", stdin=f"<p>{FAULTY}</p>".encode())
    assert ran.out.splitlines()[0] == "desk/story.html:1:21: suggestion house/query is 'perhaps' meant?"
    newsroom.write(".newslint.yml", "exclude: [desk]\n")
    ran = newsroom.check("-", "--stdin-filename", "desk/story.html", "--force-exclude", stdin=FAULTY.encode())
    assert (ran.status, ran.out) == (0, "")


def test_settings_hold_for_the_files_below_them(newsroom: Newsroom) -> None:
    newsroom.write("sport/.newslint.yml", "levels: {house/word: suggestion, house/query: off}\nfail-on: warning\n")
    newsroom.write("sport/match.md", FAULTY)
    ran = newsroom.check("sport", "fine.md")
    assert ran.out.splitlines() == [
        "sport/match.md:1:6: suggestion house/word 'wobble' is not for print",
        "sport/match.md:1:26: warning house/swap use 'the', not 'teh'",
    ]
    assert ran.status == 1


def test_settings_that_name_no_rule(newsroom: Newsroom) -> None:
    newsroom.write(".newslint.yml", "rules: [house-rules]\nignore:\n  - house/wrod\n")
    ran = newsroom.run("check")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "newslint: .newslint.yml:3: no rule 'house/wrod' (did you mean 'house/word'?)\n"


def test_a_broken_rule_keeps_no_other_from_running(newsroom: Newsroom) -> None:
    newsroom.write("house-rules/house/broken.yml", "extends: existence\nmessage: m\ntoknes: [a]\n")
    ran = newsroom.check("a.md")
    assert ran.status == 2
    assert ran.err.startswith("house-rules/house/broken.yml:3: unknown key 'toknes' (did you mean 'tokens'?)\n")
    assert "house/word" in ran.out


def test_version_is_quick() -> None:
    code = "import sys; from newslint.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass\n"
    loaded = "print(sorted({'regex', 'yaml', 'rich', 'pathspec'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code + loaded], capture_output=True, text=True, check=True)
    assert done.stdout == f"newslint {__version__}\n[]\n"


def test_a_check_loads_nothing_that_it_does_not_need(newsroom: Newsroom) -> None:
    code = "import sys; from newslint.cli import main; main(['check', 'fine.md'])\n"
    loaded = (
        "print(sorted({'rich', 'pathspec', 'hashlib', 'traceback', 'concurrent', 'dateparser', 'tomllib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + loaded], cwd=newsroom.folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_traceback(newsroom: Newsroom) -> None:
    newsroom.write("long.md", FAULTY * 3000)
    command = f"{sys.executable} -m newslint check --rules house-rules --select house long.md | head -n 1"
    done = subprocess.run(command, shell=True, cwd=newsroom.folder, capture_output=True, text=True, check=True)  # noqa: S602
    assert done.stdout.startswith("long.md:1:6: error house/word")
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stopped_run_is_no_traceback(newsroom: Newsroom, jobs: str) -> None:
    pipe = newsroom.folder / "pipe.md"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "newslint", "check", "--jobs", jobs, "a.md", "fine.md", "pipe.md"]
    with (
        subprocess.Popen(
            command, cwd=newsroom.folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
        ) as running,
        pipe.open("wb"),
    ):  # waits for a reader: the run is under way, and now waits in its turn
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "newslint: stopped\n")


def test_fix_makes_the_certain_repairs(newsroom: Newsroom) -> None:
    newsroom.write("b.txt", b"\xef\xbb\xbfTeh end.\r\nteh adress,\x20\x20\r\nteh end")
    ran = newsroom.check("--fix", "b.txt", "a.md")
    assert (newsroom.folder / "b.txt").read_bytes() == b"\xef\xbb\xbfTeh end.\r\nthe address,\x20\x20\r\nthe end"
    assert (newsroom.folder / "a.md").read_text() == "They wobble, and perhaps the board knows.\n"
    assert "house/swap" not in ran.out
    assert ran.err == "2 files checked; 1 error, 1 suggestion; 4 repaired\n"
    again = newsroom.check("--fix", "b.txt", "a.md")
    assert again.err == "2 files checked; 1 error, 1 suggestion\n"


def test_diff_shows_them_and_changes_nothing(newsroom: Newsroom) -> None:
    ran = newsroom.check("--diff", "a.md")
    assert ran.out == f"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-{FAULTY}+They wobble, and perhaps the board knows.\n"
    assert (newsroom.folder / "a.md").read_text() == FAULTY
    assert ran.status == 1


def test_no_repair_where_the_encoding_was_guessed_wrongly(newsroom: Newsroom) -> None:
    newsroom.write("b.txt", b"teh caf\x81 caf\xe9 \xff\n")
    ran = newsroom.check("--fix", "b.txt")
    assert ran.status == 2
    assert "b.txt: cannot be repaired" in ran.err
    assert (newsroom.folder / "b.txt").read_bytes() == b"teh caf\x81 caf\xe9 \xff\n"


def test_a_baseline_forgives_what_it_knows(newsroom: Newsroom) -> None:
    written = newsroom.check("--write-baseline", "desk/known.json".replace("desk/", ""))
    assert (written.status, written.out) == (0, "")
    assert newsroom.check("--baseline", "known.json").status == 0
    newsroom.write("a.md", f"A new line.\n\n{FAULTY}\nThey wobble again.\n")
    ran = newsroom.check("--baseline", "known.json")
    assert ran.out == "a.md:5:6: error house/word 'wobble' is not for print\n"
    assert ran.status == 1
    newsroom.write("copy.md", FAULTY)
    assert newsroom.check("--baseline", "known.json", "copy.md").status == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "known": []}', '{"version": 1, "known": [{}]}', "\xff"])
def test_a_broken_baseline(newsroom: Newsroom, text: str) -> None:
    newsroom.write("known.json", text.encode("latin-1"))
    ran = newsroom.check("--baseline", "known.json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("newslint: known.json: ") or ran.err.startswith("newslint: known.json:1: ")


def test_rules_lists_them(newsroom: Newsroom) -> None:
    newsroom.write(".newslint.yml", "rules: [house-rules]\nlevels: {house/query: off, house/word: suggestion}\n")
    table = newsroom.run("rules").out.splitlines()
    assert [line.split(maxsplit=2) for line in table if line.startswith("house/")] == [
        ["house/query", "off", "A query."],
        ["house/swap", "warning", "A slip of the keys."],
        ["house/word", "suggestion", "It is not for print."],
    ]
    records = json.loads(newsroom.run("rules", "--format", "json").out)
    assert [record["id"] for record in records] == [line.split()[0] for line in table]
    word = next(record for record in records if record["id"] == "house/word")
    assert (word["kind"], word["level"], word["path"]) == ("existence", "suggestion", "house-rules/house/word.yml")


def test_a_broken_example_is_a_mistake_by_line(newsroom: Newsroom) -> None:
    path = newsroom.folder / "house-rules" / "house" / "word.yml"
    path.write_text(path.read_text() + '  - good: "They left."\n    headlin: Head\n')
    answer = "house-rules/house/word.yml:11: an example has the keys bad, good, missed"
    ran = newsroom.run("test", "house-rules")
    assert (ran.status, ran.out, ran.err.startswith(answer)) == (2, "", True)
    ran = newsroom.run("explain", "house/word", "--rules", "house-rules")
    assert (ran.status, ran.out, ran.err.startswith(f"newslint: {answer}")) == (2, "", True)


def test_test_runs_the_examples(newsroom: Newsroom) -> None:
    ran = newsroom.run("test", "house-rules")
    assert (ran.status, ran.out) == (0, "")
    assert (
        ran.err == "fewer than two bad and two good examples: house/query, house/swap\n3 rules, 4 examples, 0 not borne out\n"
    )
    path = newsroom.folder / "house-rules" / "house" / "word.yml"
    path.write_text(path.read_text() + '  - good: "A wobble."\n')
    ran = newsroom.run("test", "house-rules/house/word.yml")
    assert ran.status == 1
    assert ran.out.startswith("house-rules/house/word.yml:11: house/word: reported 'wobble' in good copy")
    newsroom.write("house-rules/house/word.yml", "extends: existnce\nmessage: m\n")
    ran = newsroom.run("test", "house-rules")
    assert ran.status == 2
    assert "house-rules/house/word.yml:1: extends: no kind of rule is called 'existnce' (did you mean 'existence'?)" in ran.err
    assert newsroom.run("test", "nowhere").status == 2


def test_help_says_what_there_is(newsroom: Newsroom) -> None:
    assert newsroom.run("--help").status == 0
    assert newsroom.run().status == 2
    assert "--stdin-filename" in newsroom.run("check", "--help").out


def test_idle_silence_is_reported_unless_ignored(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "<!-- newslint-disable house/word -->\n\nFine.\n")
    assert (
        newsroom.check("a.md").out == "a.md:1:1: suggestion suppress/idle-ignore nothing here needs house/word to be silent\n"
    )
    assert newsroom.check("a.md", "--ignore", "suppress").out == ""
    assert newsroom.run("check", "--rules", "house-rules", "--select", "house/query", "a.md").out == ""


def test_colour_is_for_those_who_want_it(newsroom: Newsroom) -> None:
    assert "\x1b[" not in newsroom.check("--format", "full").out
    assert "\x1b[" in newsroom.check("--format", "full", "--color").out


DATED = """\
---
title: A match
date: 2019-03-04
---

LONDON, March 2, 2019 (Reuters) - They won.
"""

ORDERS = [
    (("file", "dateline", "file-name"), ["2019-03-04", "LONDON, March 2, 2019"]),
    (("dateline", "file"), ["LONDON, March 2, 2019", "2019-03-04"]),
    (("file-name",), []),
]


@pytest.mark.parametrize(("order", "dates"), ORDERS)
def test_settings_say_which_date_of_publication_to_believe(order: tuple[str, ...], dates: list[str]) -> None:
    (document,) = read(Source("2019-03-01-match.md", DATED))
    ordered = order_dates(document, Settings(published_from=order))
    assert [fact.value for fact in ordered.facts if fact.name in ("published", "dateline")] == dates


def test_verbose_explains_silence(newsroom: Newsroom) -> None:
    newsroom.write("undated.md", "He was born in 1956, 31 years ago.\n")
    silent = newsroom.run("check", "undated.md", "--select", "dates/years-ago-mismatch", "--verbose")
    assert silent.err.startswith("no publication date: dates/years-ago-mismatch had nothing to go on in undated.md\n")
    dated = newsroom.run(
        "check", "undated.md", "--select", "dates/years-ago-mismatch", "--verbose", "--published", "2019-03-04"
    )
    assert "had nothing to go on" not in dated.err
    named = newsroom.write("2019-03-04-undated.md", "He was born in 1956, 31 years ago.\n").name
    assert "had nothing to go on" not in newsroom.run("check", named, "--select", "dates/years-ago-mismatch", "-v").err


@pytest.mark.parametrize(("locale", "day"), [("en-GB", "2019-03-05"), ("en-US", "2019-05-03")])
def test_a_locale_tells_day_from_month_on_fact_sheets(newsroom: Newsroom, locale: str, day: str) -> None:
    newsroom.write("a.txt", "The works end\n\nThe works will end on 5/3/2019, the council said.\n")
    assert f"{day};" in newsroom.run("facts", "a.txt", "--locale", locale).out
