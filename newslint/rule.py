"""Rules as they run: a rule, the set of those of some folders, and what is wrong with a rule file."""

from collections.abc import Iterator
from pathlib import Path

from newslint.analysis.language import ANY
from newslint.checks.check import Check
from newslint.diagnostic import Level
from newslint.lexicon import Lexicons
from newslint.message import Message
from newslint.record import Record, field, fields
from newslint.scope import Scope


class RuleMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with a rule file, and in which line (from 1)."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Rule(Record, slots=False):
    """A rule as it runs. `family` and `name` make its id; `enabled` is whether it runs without being asked for, `language` the
    code of the stories' language that it reads, or any."""

    id: str
    level: Level
    message: Message
    scope: Scope
    check: Check
    path: Path
    limit: int = 0
    enabled: bool = True
    language: str = ANY
    locale: str = ""
    url: str = ""
    why: str = ""
    source: str = ""

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


class RuleSet(Record, slots=False):
    """The rules of some folders, sorted by id, what was wrong with others, and the lexicons all of them use."""

    rules: tuple[Rule, ...]
    mistakes: tuple[RuleMistake, ...]
    lexicons: Lexicons = field(repr=False)


def find_options(check: Check) -> Iterator[tuple[str, object]]:
    """Yield the options of a check that differ from their defaults."""
    for option in fields(check):
        value = getattr(check, option.name)
        if value != option.default:
            yield option.name.replace("_", "-"), value
