"""The kind `occurrence`: something that should stand in a passage so many times."""

from collections.abc import Iterator

import regex

from newslint.checks.check import Check, OptionMistake
from newslint.checks.matching import Alternative, Alternatives, find_candidates, read_alternative
from newslint.checks.vale_regex import find_matches
from newslint.diagnostic import Finding
from newslint.document import NON_PROSE
from newslint.record import replace
from newslint.regexes import compile_later
from newslint.scope import Passage, Scope
from newslint.story import Story
from newslint.text import Span

_WORDLESS = compile_later(rf"[\s*@{NON_PROSE}]*")


class Occurrence(Check, slots=False, kw_only=True):
    """Reports a passage in which a pattern matches too often or too seldom.

    token: a regular expression, without word boundaries.
    max: the most matches a passage may have, 0 for any number. min: the least, 0 for none.
    ignorecase: whether capitals and small letters are the same.
    What stands too often is reported at its first place, what is missing at the start of the file.
    The message's %s or %d is the number of matches.
    """

    token: str
    max: int = 0
    min: int = 0
    ignorecase: bool = False

    def verify(self) -> None:
        """Raise OptionMistake where the pattern or the numbers cannot work."""
        if self.max <= 0 and self.min <= 0:
            raise OptionMistake("max", "there is nothing to count: give max or min")
        self.alternative().compiled()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield one finding for each passage with a wrong number of matches."""
        alternative = self.alternative()
        for passage, _ in find_candidates(story, scope, Alternatives((alternative,))):
            matches = list(find_matches(alternative.compiled(), passage.text, "token"))
            if 0 < self.max < len(matches) or len(matches) < self.min:
                yield from _report(passage, matches)

    def alternative(self) -> Alternative:
        """Return the pattern; where too few matches count, no passage may be passed over."""
        found = read_alternative(f"{'(?i)' if self.ignorecase else ''}(?:{self.token})", "token")
        return replace(found, needs=()) if self.min > 0 else found


def _report(passage: Passage, matches: list["regex.Match[str]"]) -> Iterator[Finding]:
    if not matches:
        yield Finding(Span(0, 0), arguments=("0",), raw=True)
    for match in matches:
        if not _WORDLESS.fullmatch(match[0]):
            yield Finding(passage.span(*match.span()), arguments=(str(len(matches)),), raw=passage.raw)
            return
