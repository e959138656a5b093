"""Settings: how they are found and read, what they choose, how their mistakes are answered."""

from pathlib import Path
from typing import Any, cast

import pytest

from newslint.config import Choice, ConfigMistake, Settings, check_names, choose_rules
from newslint.config_file import find_settings, load_settings
from newslint.diagnostic import Level
from newslint.flags import Flags, check_flags, settings_for
from newslint.record import replace
from newslint.rule import Rule

IDS = ("dates/impossible-date", "spelling/doubled-word", "spelling/geo-misspelling", "usage/article-a-an")
OFF = "usage/article-a-an"


def rules() -> tuple[Rule, ...]:
    made: list[Any] = [
        Rule(id_, Level.WARNING, cast("Any", None), cast("Any", None), cast("Any", None), Path("x.yml"), enabled=id_ != OFF)
        for id_ in IDS
    ]
    return tuple(made)


def chosen(choice: Choice) -> set[str]:
    return {rule.id for rule in choose_rules(rules(), Settings(choice=choice))}


def test_a_rule_of_a_locale_runs_only_there() -> None:
    every = [replace(rule, locale=locale) for rule, locale in zip(rules()[:3], ("en-GB", "none", ""), strict=True)]
    for locale, ids in (("en-GB", (IDS[0], IDS[2])), ("en-US", IDS[2:3]), ("", IDS[1:3])):
        assert tuple(rule.id for rule in choose_rules(every, Settings(locale=locale))) == ids


ON = set(IDS) - {OFF}
CHOICES = [
    (Choice(), ON),
    (Choice(select=("all",)), ON),
    (Choice(select=("spelling",)), {"spelling/doubled-word", "spelling/geo-misspelling"}),
    (Choice(select=("*/doubled-*",)), {"spelling/doubled-word"}),
    (Choice(select=("usage",)), set()),
    (Choice(select=(OFF,)), {OFF}),
    (Choice(levels=((OFF, Level.ERROR),)), set(IDS)),
    (Choice(ignore=("spelling",)), {"dates/impossible-date"}),
    (Choice(select=("spelling/doubled-word",), ignore=("spelling",)), {"spelling/doubled-word"}),
    (Choice(select=("spelling",), ignore=("spelling/doubled-word",)), {"spelling/geo-misspelling"}),
    (Choice(select=("spelling",), ignore=("spelling",)), set()),
    (Choice(levels=(("spelling", None),)), {"dates/impossible-date"}),
    (Choice(levels=(("spelling/doubled-word", Level.ERROR), ("spelling", None))), ON - {"spelling/geo-misspelling"}),
]


@pytest.mark.parametrize(("choice", "expected"), CHOICES)
def test_choices(choice: Choice, expected: set[str]) -> None:
    assert chosen(choice) == expected


def test_levels_change_a_rule() -> None:
    settings = Settings(choice=Choice(levels=(("spelling", Level.SUGGESTION), ("spelling/doubled-word", Level.ERROR))))
    levels = {rule.id: rule.level for rule in choose_rules(rules(), settings)}
    assert levels["spelling/doubled-word"] == Level.ERROR
    assert levels["spelling/geo-misspelling"] == Level.SUGGESTION
    assert levels["dates/impossible-date"] == Level.WARNING


YAML = """\
select: [spelling, dates]
ignore:
  - spelling/doubled-word
levels:
  dates/impossible-date: suggestion
exclude: ["archive/**"]
per-path:
  "opinion/**":
    ignore: [dates]
  sport/*.md:
    levels: {dates: error}
fail-on: warning
min-level: suggestion
locale: en-GB
published-from: [file-name, file]
endings: [aml]
"""

TOML = """\
[project]
name = "x"

[tool.newslint]
select = ["spelling", "dates"]
ignore = ["spelling/doubled-word"]
levels = { "dates/impossible-date" = "suggestion" }
exclude = ["archive/**"]
fail-on = "warning"
min-level = "suggestion"
locale = "en-GB"
published-from = ["file-name", "file"]
endings = ["aml"]

[tool.newslint.per-path]
"opinion/**" = { ignore = ["dates"] }
"sport/*.md" = { levels = { dates = "error" } }
"""


@pytest.mark.parametrize(("name", "text"), [(".newslint.yml", YAML), ("pyproject.toml", TOML)])
def test_both_kinds_of_file_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "desk" / "monday").mkdir(parents=True)
    settings = find_settings(tmp_path / "desk" / "monday")
    assert settings.folder == tmp_path
    levels = (("dates/impossible-date", Level.SUGGESTION),)
    assert settings.choice == Choice(("spelling", "dates"), ("spelling/doubled-word",), levels)
    assert settings.exclude == ("archive/**",)
    assert (settings.fail_on, settings.min_level, settings.locale) == (Level.WARNING, Level.SUGGESTION, "en-GB")
    assert settings.published_from == ("file-name", "file")
    assert settings.endings[-1] == ".aml"
    where = {path: {rule.id: rule.level for rule in choose_rules(rules(), settings, tmp_path / path)} for path in PATHS}
    assert where == {
        "a.md": {"dates/impossible-date": Level.SUGGESTION, "spelling/geo-misspelling": Level.WARNING},
        "opinion/x/a.md": {"spelling/geo-misspelling": Level.WARNING},
        "sport/a.md": {"dates/impossible-date": Level.ERROR, "spelling/geo-misspelling": Level.WARNING},
    }


PATHS = ("a.md", "opinion/x/a.md", "sport/a.md")

MISTAKES = [
    ("slect: [spelling]\n", "1: unknown setting 'slect' (did you mean 'select'?)"),
    ("\nfail-on: eror\n", "2: 'fail-on' is 'eror', not one of suggestion, warning, error, never (did you mean 'error'?)"),
    ("select:\n  spelling: x\n", "1: 'select' must be a list of words"),
    ("levels: [a]\n", "1: 'levels' must be a mapping"),
    ("levels:\n  spelling: fatal\n", "2: 'spelling' is 'fatal', not one of suggestion, warning, error, off"),
    ("per-path:\n  a/*:\n    exclude: [x]\n", "3: unknown setting 'exclude'"),
    ("per-path:\n  '!':\n    ignore: [x]\n", "2: '!' is no pattern of paths"),
    ("exclude:\n  - a\n  - '!'\n", "3: '!' is no pattern of paths"),
    ("locale: en-NZ\n", "1: 'locale' is 'en-NZ', not one of en-US, en-GB"),
    ("rules: [nowhere]\n", "1: 'nowhere' is no folder"),
    ("published-from: [filename]\n", "1: 'filename' is not one of file, dateline, file-name (did you mean 'file-name'?)"),
    ("select: [a]\nselect: [b]\n", "2: the key 'select' stands here twice"),
    ("select: [a\n", "2: "),
    ("- a\n- b\n", "1: '.newslint.yml' must be a mapping"),
]


TOML_MISTAKES = [
    ('[tool.newslint]\nslect = ["a"]\n', "2: unknown setting 'slect' (did you mean 'select'?)"),
    ('[other]\nexclude = ["!"]\n[tool.newslint]\nexclude = [\n  "a",\n  "!",\n]\n', "6: '!' is no pattern of paths"),
    ('[tool.newslint.levels]\n"a/b" = "x"\n', "2: 'a/b' is 'x', not one of"),
    ("[tool.newslint]\nselect = [\n", "2: not TOML"),
    ("[tool.newslint]\nfail-on = true\n", "2: 'fail-on' is 'true', not one of"),
]


EVERY_MISTAKE = [(".newslint.yml", *row) for row in MISTAKES] + [("pyproject.toml", *row) for row in TOML_MISTAKES]


@pytest.mark.parametrize(("name", "text", "answer"), EVERY_MISTAKE)
def test_mistakes_are_answered_by_line(tmp_path: Path, name: str, text: str, answer: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(ConfigMistake) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}:{answer}")


def test_a_setting_that_names_no_rule(tmp_path: Path) -> None:
    path = tmp_path / ".newslint.yml"
    path.write_text("ignore:\n  - suppress/idle-ignore\n  - file\n  - spelling/doubled-wrod\n")
    with pytest.raises(ConfigMistake, match=r":4: no rule 'spelling/doubled-wrod' \(did you mean 'spelling/doubled-word'\?\)"):
        check_names(load_settings(path), IDS)


def test_a_flag_that_names_no_rule() -> None:
    with pytest.raises(ConfigMistake, match=r"--select: no rule 'speling' \(did you mean 'spelling'\?\)"):
        check_flags(Flags(select=("speling",)), frozenset(IDS))


def test_a_pyproject_without_settings_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("fail-on: never\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pyproject.toml").write_text("[project]\nname='x'\n")
    assert find_settings(tmp_path / "site").fail_on is None
    assert settings_for(Flags(locale="en-US"), tmp_path / "site").locale == "en-US"


def test_flags_win(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("select: [dates]\nignore: [spelling/doubled-word, usage]\nfail-on: never\n")
    flags = Flags(select=("spelling/doubled-word",), ignore=("dates",), fail_on="suggestion")
    settings = settings_for(flags, tmp_path)
    assert settings.choice == Choice(("spelling/doubled-word",), ("usage", "dates"))
    assert settings.fail_on == Level.SUGGESTION
    assert settings_for(Flags(no_config=True), tmp_path).choice == Choice()
    assert settings_for(Flags(config=tmp_path / ".newslint.yml"), Path("/")).fail_on is None
