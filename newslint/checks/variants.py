"""The kind `variants`: one name of a story spelt two ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint.analysis.likeness import bare_letters
from newslint.analysis.spellings import LongName, Spelling
from newslint.checks.acronym_slips import find_acronym_slips, find_expansions
from newslint.checks.check import Check, OptionMistake
from newslint.checks.long_names import SHORTEST, differ_in_one_word
from newslint.checks.one_name import MOST_SLIPS, find_words, may_be_name, prove
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_word
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

NEAR = 60
"""Characters between the beginnings of two spellings that stand side by side."""

_WEIGHED = compile_later(
    r"(?=[^\n]*(?:,| n?or | not )) ?(?:[ ,.“”‘’\"'-]|n?or(?!\w)|not(?!\w)|and an?(?!\w)|an?(?!\w)|\p{Lu}[\p{L}'’]*)*+"
)
"""Between two spellings: other names, commas and "or", and nothing that a sentence could say of them."""

PROOFS = ("neighbour", "frequency", "orphan", "length")


class Variants(Check, slots=False, kw_only=True):
    """Reports a name that the story spells two ways, at the rarer spelling (the later one where both are as frequent).

    by: in what the spellings differ: `letters` (one slip of the keyboard), `case`, `accents`, `joins` (a space, hyphen or
      apostrophe), `words` (one word of a long name), `acronyms` (the letters of an acronym, as defined and as used),
      `expansions` (what one acronym stands for).
    proofs: for letters, what shows that one name is meant: `neighbour` (both stand beside the same capitalised word),
      `frequency` (one spelling once and in no dictionary, the other three times or more), `orphan` (one spelling never has
      a given name before it, the other has), `length` (both are long and in no dictionary).
    exceptions: lexicons of words that are like each other by nature (countries, demonyms); two that both stand there are two.
    namesakes: lexicons of names that many bear (given names); two that both stand there are one only beside one neighbour.
    unless: lexicons of cues (of kin, say) that mute a printing whose sentence holds one.
    The message may use {name}, {other}, {name.line}, {other.line}, and {times}, how often the other spelling stands.
    """

    by: str
    proofs: tuple[str, ...] = PROOFS
    exceptions: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()

    wants = ("name", "other", "times")

    def verify(self) -> None:
        """Raise OptionMistake where `by` or `proofs` names no such thing."""
        if self.by not in WAYS:
            raise OptionMistake("by", f"must be {' or '.join(WAYS)}, not {self.by!r}")
        for proof in self.proofs:
            if proof not in PROOFS:
                raise OptionMistake("proofs", f"must be of {', '.join(PROOFS)}, not {proof!r}")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every printing of the rarer spelling, with the first one of the other related."""
        reported: list[Span] = []
        for rare, usual in WAYS[self.by](self, story):
            if _are_weighed(story, rare, usual):
                continue
            for span in rare:
                if not any(span.overlaps(other) for other in reported) and not self._is_muted(story, span):
                    reported.append(span)
                    yield _finding(story, span, usual)

    def _is_muted(self, story: Story, span: Span) -> bool:
        near = story.skeletons_of_block(story.document.block_number(span.start))
        return any(cue.occurs(skeleton) for skeleton in near if skeleton.span.overlaps(span) for cue in self.unless)


Spans = tuple[Span, ...]


def _are_weighed(story: Story, rare: Spans, usual: Spans) -> bool:
    """Whether a sentence sets the two spellings side by side, to ask which it is or to say which it is not."""
    pairs = [sorted((one, other)) for one in rare for other in usual if abs(one.start - other.start) < NEAR]
    return any(_WEIGHED.fullmatch(story.document.text[left.end : right.start]) for left, right in pairs)


def _finding(story: Story, span: Span, usual: Spans) -> Finding:
    here, there = (Capture(place, story.document.words(place), story.document.words(place)) for place in (span, usual[0]))
    return Finding(span, {"name": here, "other": there, "times": len(usual)}, related=(usual[0],))


def _by_letters(check: Variants, story: Story) -> Iterator[tuple[Spans, Spans]]:
    """Yield the printings of words that are a slip away from another, and those of the other."""
    words = [spelling for spelling in story.spellings.words.values() if may_be_name(spelling, story)]
    by_initial: dict[str, list[Spelling]] = {}
    for spelling in words:
        by_initial.setdefault(spelling.word[0], []).append(spelling)
    for group in by_initial.values():
        for one, other in combinations(group, 2):
            if abs(len(one.word) - len(other.word)) <= MOST_SLIPS:
                rare, usual = _rank(one, other)
                if prove(story, rare, usual, check.exceptions, check.namesakes) in check.proofs:
                    yield _spans(rare), _spans(usual)


def _rank(one: Spelling, other: Spelling) -> tuple[Spelling, Spelling]:
    """Return the rarer spelling and the other; of two as frequent the one that a dictionary has, or the first, is the usual."""
    by_use = sorted((one, other), key=lambda spelling: (len(spelling.occurrences), -spelling.occurrences[0].span.start))
    return by_use[0], by_use[1]


def _spans(spelling: Spelling) -> Spans:
    return tuple(each.span for each in spelling.occurrences)


def _by_case(_: Variants, story: Story) -> Iterator[tuple[Spans, Spans]]:
    """Yield words that differ in capitals alone; a word all in capitals is shouted or an acronym."""
    groups = _group(story.spellings.words.values(), lambda spelling: spelling.word.casefold())
    for group in groups:
        mixed = [spelling for spelling in group if _has_capitals_of_its_own(spelling)]
        for one, other in combinations(mixed, 2):
            rare, usual = _rank(one, other)
            yield _spans(rare), _spans(usual)


def _has_capitals_of_its_own(spelling: Spelling) -> bool:
    """Whether the capitals of a word are part of its name: it is not shouted, and no compound that a heading may capitalise."""
    word = spelling.word
    return len(word) >= SHORTEST and not word.isupper() and "-" not in word


def _by_accents(_: Variants, story: Story) -> Iterator[tuple[Spans, Spans]]:
    """Yield words that differ in accents alone."""
    groups = _group(story.spellings.words.values(), lambda spelling: bare_letters(spelling.word).casefold())
    for group in groups:
        for one, other in combinations(group, 2):
            if len(one.word) > 1 and one.word.casefold() != other.word.casefold():  # A and Á are letters
                rare, usual = _rank(one, other)
                yield _spans(rare), _spans(usual)


def _group(items: Iterable[Spelling], key: Callable[[Spelling], str]) -> Iterator[list[Spelling]]:
    groups: dict[str, list[Spelling]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return (group for group in groups.values() if len(group) > 1)


def _by_joins(_: Variants, story: Story) -> Iterator[tuple[Spans, Spans]]:
    """Yield names that differ in a space, a hyphen or an apostrophe: Deutschebank, Deutsche Bank."""
    forms: dict[str, dict[str, list[Span]]] = {}
    for name in story.spellings.names:
        for words, span in _stretches(story, name):
            forms.setdefault(_letters(words), {}).setdefault(words, []).append(span)
    for spelt in forms.values():
        for (one, here), (other, there) in combinations(spelt.items(), 2):
            if _joins_differ(one, other, story) and not _are_joined_by_nature(one, other, story):
                (rare, usual) = sorted((here, there), key=lambda spans: (len(spans), -spans[0].start))
                yield tuple(rare), tuple(usual)


MOST_WORDS = 3
NO_LETTER = compile_later(r"\P{L}+")
DOMAIN = compile_later(r"\.\p{Ll}{2}")
"""How an address on the web goes on, which is never spelt as the name is: Cleanrivers.org."""


def _stretches(story: Story, name: LongName) -> Iterator[tuple[str, Span]]:
    """Yield the stretches of one to three words of a name that are not in title case."""
    if name.titled or DOMAIN.match(story.text, name.span.end):
        return
    if len(name.words) == 1:
        if not name.opens:
            yield name.words[0], name.span
        return
    starts = [name.span.start]
    for word in name.words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    capitals = [word[:1].isupper() for word in name.words]
    for first in range(len(name.words)):
        # A word alone that begins a sentence may be any word; two with capitals are a name.
        least = first + 1 if name.opens and not first else first
        for last in range(least, min(len(name.words), first + MOST_WORDS)) if capitals[first] else ():
            if capitals[last]:
                end = starts[last] + len(name.words[last])
                yield story.text[starts[first] : end].replace("’", "'"), Span(starts[first], end)


def _are_joined_by_nature(one: str, other: str, story: Story) -> bool:
    """Whether a form is of peoples or regions (an African-American) or somebody's surname (Senator Whitehouse)."""
    places = find_words(story.lexicons, ("demonyms", "regions"))
    if any(word == person.surname for word in (one, other) for person in story.people):
        return True
    return all(part.lower() in places or part.isupper() for part in one.replace("-", " ").split())


def _letters(words: str) -> str:
    return str(NO_LETTER.sub("", words)).casefold()


def _joins_differ(one: str, other: str, story: Story) -> bool:
    """Whether two spellings are one name: alike but for spaces, hyphens and apostrophes, and not words of the language."""
    if one.casefold() == other.casefold() or len(_letters(one)) < SHORTEST + 1:
        return False
    plain_a, plain_b = (form.replace("'", "") for form in (one, other))
    if plain_a.casefold() == plain_b.casefold():
        return " " in one and not one.endswith("s'") and not other.endswith("s'")
    parts = one.replace("-", " ").split() + other.replace("-", " ").split()
    return min(map(len, parts)) > 1 and any(not is_word(part.lower()) for part in parts)


def _by_words(_: Variants, story: Story) -> Iterator[tuple[Spans, Spans]]:
    """Yield long names that differ in one word, which is a slip or another form of the other name's."""
    names: dict[tuple[str, ...], list[Span]] = {}
    for name in story.spellings.names:
        for first in range(len(name.words) - 2):
            words = name.words[first:]
            if words[0][:1].isupper() and words[0] != "The" and not name.titled:
                names.setdefault(words, []).append(Span(name.span.end - len(" ".join(words)), name.span.end))
    for (one, here), (other, there) in combinations(names.items(), 2):
        if differ_in_one_word(one, other):
            rare, usual = sorted((here, there), key=lambda spans: (len(spans), -spans[0].start))
            if not any(_is_their_own(story, spans) for spans in (rare, usual)):
                yield tuple(rare), tuple(usual)


def _is_their_own(story: Story, spans: Sequence[Span]) -> bool:
    """Whether a spelling stands several times and only in quotation: that of a document, which is no slip."""
    spoken = [quotation.inner for quotation in story.marked]
    return len(spans) > 1 and all(any(span in inner for inner in spoken) for span in spans)


WAYS: Mapping[str, Callable[[Variants, Story], Iterator[tuple[Spans, Spans]]]] = {
    "letters": _by_letters,
    "case": _by_case,
    "accents": _by_accents,
    "joins": _by_joins,
    "words": _by_words,
    "expansions": lambda _, story: find_expansions(story),
    "acronyms": lambda _, story: find_acronym_slips(story),
}
