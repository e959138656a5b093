"""The kind `renamed`: somebody whose given name is another one once."""

from collections.abc import Iterator

from newslint.analysis.mentions import Name
from newslint.analysis.people import Person
from newslint.checks.check import Check
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_word
from newslint.document import Role
from newslint.lexicon import find_phrases
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_SPEAKS = compile_later(r" (?:said|says|told|added|denied|admitted|was|had|has|is|will|would|did|and|who)\b")
"""What follows a name that the reader knows already."""

_SPOKEN = compile_later(
    r"(?:\b(?:said|says|added|told \p{Ll}+|[Aa]ccording to)|[’”\"],?(?: said)?) (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?\Z"
)
"""What stands before the name of a speaker, of whom no more is said where the sentence ends: said Rita Rao."""

_GOES_ON = compile_later(r", who (?:is|was|has|had|will)\b")
_OPENS = compile_later(r"(?:\A|\n|[.!?][”’\"]? )\Z")
_ENDS = compile_later(r"\.(?:\s|\Z)|, the \p{L}+ (?:was|is|has|had|will)\b")

_DESCRIBED = compile_later(r"(?:\p{Ll}{3,}|\bfor|\band|[-–—(:;]) ?\Z")
"""What stands before a name that is introduced, or one of several: the farmer Amit Rao, and Amit Rao."""

_REACH = 24


_PARTS = frozenset((Role.HEADLINE, Role.SUMMARY, Role.CAPTION))
"""What stands above and beside a story, and is typed by other hands."""


class Renamed(Check, slots=False, kw_only=True):
    """Reports a full name that stands once, unexplained, where the story has told who somebody of that surname is.

    Two people of the story bear the surname. Either it is no word and no household name, nothing says who the second is, and
    nothing tells that they are kin; or both are said to be the same: Ivo Rao, a lineman …, Igor Rao, the lineman.
    Given names that begin with one letter, of a surname that few bear, may be one person's even where the second is a speaker
    of whom no more is said (said Igor Rao) or is named in a headline, standfirst or caption alone.
    known: lexicons of surnames that many know; common: of those that many bear.
    kin: cues of kin, anywhere in the story; near: those that count between given names that begin alike.
    The message may use {name}, {other} and {other.line}.
    """

    known: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    kin: tuple[Pattern, ...] = ()
    near: tuple[Pattern, ...] = ()

    wants = ("name", "other")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the one mention of somebody who is somebody else of the story under another given name."""
        families: dict[str, list[Person]] = {}
        for person in story.people:
            if person.given and person.surname:
                families.setdefault(person.surname, []).append(person)
        for pair in (family for family in families.values() if len(family) == 2):
            known, lone = self._order(story, *pair)
            if lone is None or not known.given or not story.reads(scope, story.document.block_number(lone.span.start)):
                continue
            if self._are_one(story, known, lone):
                here, there = (Capture(each.span, each.text, each) for each in (lone, known))
                yield Finding(lone.span, {"name": here, "other": there}, related=(known.span,))

    def _order(self, story: Story, first: Person, second: Person) -> tuple[Name, Name | None]:
        """Return the mention that the story tells of, and the one of the other person that stands alone, None if none does."""
        one, other = story.names[first.mentions[0]], story.names[second.mentions[0]]
        if len(first.mentions) == 1 and _stands_apart(story, one) and not _stands_apart(story, other):
            return other, one
        return one, other if len(second.mentions) == 1 and one.span.end < other.span.start else None

    def _are_one(self, story: Story, known: Name, lone: Name) -> bool:
        if not _callings(story, known).isdisjoint(_callings(story, lone, "the")):
            return True
        if not self._tells(story, known.surname):
            return False
        alike = _begin_alike(known, lone) and known.surname.lower() not in find_phrases(story.lexicons, self.common)
        cues = self.near if alike else self.kin
        if any(cue.occurs(skeleton) for skeleton in story.skeletons for cue in cues):
            return False
        if alike and _stands_apart(story, lone):
            return True
        return _is_told(story, known) and (_is_bare(story, lone) or (alike and _is_speaker(story, lone)))

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


def _begin_alike(one: Name, other: Name) -> bool:
    """Whether two given names begin with one letter, and neither is short for the other: Callum, Colin, not Ollie, Oliver."""
    first, second = (name.given.split(" ")[0].rstrip(".").lower() for name in (one, other))
    if first[0] != second[0] or min(len(first), len(second)) < _GIVEN or first[:_GIVEN] == second[:_GIVEN]:
        return False
    return first[1] != second[1] or not (first.endswith(_PET) or second.endswith(_PET))


_GIVEN = 3
_PET = ("y", "ie", "i")


def _stands_apart(story: Story, name: Name) -> bool:
    return story.document.block_at(name.span.start).role in _PARTS


def _is_speaker(story: Story, name: Name) -> bool:
    """Whether a name is told as a speaker's, and nothing follows that says who it is, or opens a sentence as if known."""
    if _GOES_ON.match(story.text, name.span.end):
        return _OPENS.search(story.text, max(0, name.span.start - _REACH), name.span.start) is not None
    said = _SPOKEN.search(story.text, max(0, name.span.start - _REACH), name.span.start)
    return said is not None and _ENDS.match(story.text, name.span.end) is not None


def _is_bare(story: Story, name: Name) -> bool:
    """Whether nothing says who somebody is, as if the reader knew."""
    before = story.text[max(0, name.span.start - _REACH) : name.span.start]
    if is_word(name.given.lower()) and name.given.lower() not in find_phrases(story.lexicons, ("given_names",)):
        return False  # Earlier Rao said
    return _SPEAKS.match(story.text, name.span.end) is not None and _DESCRIBED.search(before) is None
