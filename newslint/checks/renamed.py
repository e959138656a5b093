"""The kind `renamed`: somebody whose given name is another one once."""

from collections.abc import Iterator

from newslint.analysis.mentions import Name
from newslint.analysis.people import Person
from newslint.checks.check import Check
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_word
from newslint.lexicon import find_phrases
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_SPEAKS = compile_later(r" (?:said|says|told|added|denied|admitted|was|had|has|is|will|would|did|and|who)\b")
"""What follows a name that the reader knows already."""

_DESCRIBED = compile_later(r"(?:\p{Ll}{3,}|\bfor|\band|[-–—(:;]) ?\Z")
"""What stands before a name that is introduced, or one of several: the farmer Amit Rao, and Amit Rao."""

_REACH = 24


class Renamed(Check, slots=False, kw_only=True):
    """Reports a full name that stands once, unexplained, where the story has told who somebody of that surname is.

    Two people of the story bear the surname. Either it is no word and no household name, nothing says who the second is, and
    nothing tells that they are kin; or both are said to be the same: Ivo Rao, a lineman …, Igor Rao, the lineman.
    known: lexicons of surnames that many bear. kin: cues of kin, anywhere in the story.
    The message may use {name}, {other} and {other.line}.
    """

    known: tuple[str, ...] = ()
    kin: tuple[Pattern, ...] = ()

    wants = ("name", "other")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the one mention of somebody who is somebody else of the story under another given name."""
        families: dict[str, list[Person]] = {}
        for person in story.people:
            if person.given and person.surname:
                families.setdefault(person.surname, []).append(person)
        pairs = [family for family in families.values() if len(family) == 2]
        related = any(cue.occurs(skeleton) for skeleton in story.skeletons for cue in self.kin) if pairs else False
        for first, second in pairs:
            known, lone = story.names[first.mentions[0]], story.names[second.mentions[0]]
            if len(second.mentions) > 1 or not story.reads(scope, story.document.block_number(lone.span.start)):
                continue
            if not known.given or known.span.end > lone.span.start:
                continue
            bare = not related and self._tells(story, first.surname) and _is_told(story, known) and _is_bare(story, lone)
            if bare or not _callings(story, known).isdisjoint(_callings(story, lone, "the")):
                here, there = (Capture(each.span, each.text, each) for each in (lone, known))
                yield Finding(lone.span, {"name": here, "other": there}, related=(known.span,))

    def _tells(self, story: Story, surname: str) -> bool:
        lower = surname.lower()
        return len(surname) > 4 and not is_word(lower) and lower not in find_phrases(story.lexicons, self.known)


def _is_told(story: Story, name: Name) -> bool:
    """Whether the story says who somebody is: Anil Rao, who …; Anil Rao, 34, …; Professor Anil Rao."""
    before = [other for other in story.names if other.span.end + 1 == name.span.start]
    return story.text.startswith(", ", name.span.end) or any(other.kind in ("office", "honorific") for other in before)


_CALLED = compile_later(
    r",? (?P<article>an?|the) (?P<words>(?:\p{L}[\p{L}’'-]*+ ){0,4}?\p{Ll}{4,}+)"
    r"(?=[,.;]| (?:who|with|from|at|of|in|on|and|for|whose)\b)"
)


def _callings(story: Story, name: Name, article: str = "") -> frozenset[str]:
    """Return what somebody is said to be behind a name, in lower case: a lineman; with an article only where it is that one."""
    called = _CALLED.match(story.text, name.span.end)
    if called is None or called["article"] != (article or called["article"]):
        return frozenset()
    return frozenset({called["words"].lower().rpartition(" ")[2]})


def _is_bare(story: Story, name: Name) -> bool:
    """Whether nothing says who somebody is, as if the reader knew."""
    before = story.text[max(0, name.span.start - _REACH) : name.span.start]
    if is_word(name.given.lower()) and name.given.lower() not in find_phrases(story.lexicons, ("given_names",)):
        return False  # Earlier Rao said
    return _SPEAKS.match(story.text, name.span.end) is not None and _DESCRIBED.search(before) is None
