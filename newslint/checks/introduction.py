"""The kind `introduction`: somebody or some acronym that the story uses before or without introducing it."""

from collections.abc import Iterator

import regex

from newslint.analysis.likeness import is_one_slip
from newslint.analysis.mentions import Name
from newslint.analysis.people import Person
from newslint.checks.check import Check, OptionMistake
from newslint.checks.relation import verify_choice
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_word
from newslint.document import Role
from newslint.lexicon import Lexicons, find_phrases
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

STORY_ROLES = frozenset({Role.LEDE, Role.PARAGRAPH, Role.LIST_ITEM})


class Introduction(Check, slots=False, kw_only=True):
    """Reports the first words of somebody, or the first use of an acronym, that the reader has not been told about.

    of: `people` (a bare surname whose first mention in the story speaks) or `acronyms` (used `least` times, never spelt out).
    when: for people, `never` (no given name, title or office anywhere in the story) or `later` (introduced only afterwards).
    known: lexicons of names and acronyms that need no introduction.
    least: how often an acronym must stand.
    The message may use {name}, and with `later` {other}, the introduction, and {other.line}.
    """

    of: str
    when: str = "never"
    known: tuple[str, ...] = ()
    least: int = 2

    wants = ("name", "other")

    def verify(self) -> None:
        """Raise OptionMistake where an option is none of its choices."""
        verify_choice("of", self.of, ("people", "acronyms"))
        verify_choice("when", self.when, ("never", "later"))
        if self.least < 1:
            raise OptionMistake("least", "must be 1 or more")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the first mention of each person or acronym that comes without an introduction."""
        yield from self._find_acronyms(story) if self.of == "acronyms" else self._find_people(story, scope)

    def _find_people(self, story: Story, scope: Scope) -> Iterator[Finding]:
        speakers = {quotation.speaker.start for quotation in story.quotations if quotation.speaker}
        selected = [passage.span(0, len(passage.text)) for passage in story.passages(scope)]
        for first, person in _find_bare_speakers(story, speakers):
            if not self._is_known(first, story.lexicons) and any(first.span in part for part in selected):
                yield from self._judge(story, person, first)

    def _judge(self, story: Story, person: Person | None, first: Name) -> Iterator[Finding]:
        here = Capture(first.span, first.text, first)
        if person is None or person.introduced is None:
            titled = person is not None and (person.honorifics or person.offices or _is_misprint(story, first))
            told = titled or _TOLD_NEXT.match(story.text, first.span.end) is not None
            if self.when == "never" and not told and not _is_body(story, first) and not _is_told_elsewhere(story, first):
                yield Finding(first.span, {"name": here, "other": ""})
        elif self.when == "later" and not person.honorifics:
            full = story.names[person.introduced]
            if full.span.start > first.span.start:
                there = Capture(full.span, full.text, full)
                yield Finding(first.span, {"name": here, "other": there}, related=(full.span,))

    def _is_known(self, name: Name, lexicons: Lexicons) -> bool:
        word = name.text.lower()
        return is_word(word) or word in find_phrases(lexicons, (*self.known, "given_names"))

    def _find_acronyms(self, story: Story) -> Iterator[Finding]:
        defined = {definition.acronym for definition in story.acronyms}
        uses: dict[str, list[Span]] = {}
        for name in story.names:
            if name.kind == "acronym":
                uses.setdefault(name.text.removesuffix("s"), []).append(name.span)
        for acronym, spans in uses.items():
            known = acronym in defined or acronym.lower() in find_phrases(story.lexicons, self.known)
            if len(spans) >= self.least and 3 <= len(acronym) <= 6 and not known:
                yield Finding(spans[0], {"name": Capture(spans[0], acronym, acronym), "other": ""})


def _find_bare_speakers(story: Story, speakers: set[int]) -> Iterator[tuple[Name, Person | None]]:
    """Yield the first mention of each who speaks there under one bare word, and the person it means, if that is known."""
    for person in story.people:
        first = None if person.key.endswith("?") or not person.surname else _first_mention(story, person)
        if first is not None and not first.given and _speaks(story, first, speakers):
            yield first, person
    for name in story.names:
        if name.kind == "name" and name.span.start in speakers and " " not in name.text and _speaks(story, name, speakers):
            yield name, None


def _is_misprint(story: Story, name: Name) -> bool:
    """Whether the word is one slip away from the surname of somebody whom the story introduces: a fault of another kind."""
    return any(person.given and is_one_slip(name.text, person.surname) for person in story.people)


def _first_mention(story: Story, person: Person) -> Name | None:
    """Return a person's first mention in the story itself; None where headline or front matter introduce them."""
    for index in person.mentions:
        name = story.names[index]
        role = story.document.block_at(name.span.start).role
        if role in STORY_ROLES:
            return name
        if name.given or role is Role.HEADLINE:
            return None
    return None


BARE = compile_later(
    r"""
    (?: ^ | [.!?,;:”"'’—–][ ] | [“"‘]
      | \b(?:and|but|that|as|after|while|when|before|said|says|told|added|asked|although|though)[ ] ) $
    """,
    regex.VERBOSE,
)
"""What may stand before a bare subject; a noun there ("his wife", "the daily", "a man named") says who or what it is."""

JOINED = compile_later(r"\p{Lu}[\p{L}.’'-]* (?:and|&) $")
"""Before the second of two joined names: a firm's, or one of two that speak with one voice (Ingalls and Snyder said)."""

_TOLD_NEXT = compile_later(r", (?:who|whose)\b")
"""What follows somebody whom the story calls by one name and introduces at once: said Jago, who is five."""

NICKNAMED = compile_later(r"\p{Lu}[\p{L}.’'-]* [“\"‘']\p{Lu}[\p{L} ]*[”\"’'] $")
"""Before a surname that is introduced with what its bearer is called: C.N. “Bud” Moore."""

MADE = compile_later(r"(?<!^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O))(?<=\p{Ll})\p{Lu}|^Govt$")
"""Inside a made-up name or a short form, nobody's surname: InfoDesk; but McCoy is one."""

LONGEST = 30
"""Characters before a name that tell how it is used."""

ITS = compile_later(r"^[^“”\"]{0,40}?\b(?:its?|their|they)\b")
"""Words after a speech verb that show a body and no person."""


def _speaks(story: Story, name: Name, speakers: set[int]) -> bool:
    """Whether somebody is the bare subject of a speech verb, for the first time the story prints the word."""
    block = story.document.block_at(name.span.start).span
    spelling = story.spellings.words.get(name.text)
    if spelling is None or spelling.occurrences[0].span.start < name.span.start:
        return False
    after = story.text[name.span.end : block.end]
    before = story.text[max(block.start, name.span.start - LONGEST) : name.span.start]
    if not BARE.search(before) or MADE.search(name.text) or any(pattern.search(before) for pattern in (JOINED, NICKNAMED)):
        return False
    verb = VERB.match(after)
    if verb is not None and SIGNS.match(after):
        return False
    return name.span.start in speakers or (verb is not None and verb["verb"].lower() in story.lexicons["speech"].phrases)


def _is_body(story: Story, name: Name) -> bool:
    """Whether what is said next shows that a body speaks: "Phivolcs said in its report"."""
    return ITS.match(story.text[name.span.end : name.span.end + 60]) is not None


SIGNS = compile_later(r" (?:(?:also )?(?:reported|contributed) (?:to|from)|added [\d$£€¥])\b")
"""What agencies put at the end: Spagat reported from San Diego. Shares that go up: Kelvin added 5 cents."""

VERB = compile_later(r" (?P<verb>\p{L}+)")


def _is_told_elsewhere(story: Story, name: Name) -> bool:
    """Whether the word stands in a longer name of the story ("the Bregman report", "Bregman & Sons")."""
    spelling = story.spellings.words.get(name.text)
    return spelling is not None and any(each.before or each.after for each in spelling.occurrences)
