"""The kind `misspelling`: a word that no dictionary has, one slip away from a common one."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

import regex

from newslint.analysis.likeness import bare_letters, common_prefix, common_suffix, is_one_slip, slips
from newslint.checks.check import Check, OptionMistake
from newslint.checks.small_slips import find_small_slips, find_small_unknown
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import common_words, is_common, is_proper, is_word, uncommon_among
from newslint.lexicon import WordList, find_phrases
from newslint.regexes import compile_later
from newslint.scope import Passage, Scope
from newslint.story import Story

_JOINT = r"\p{L}\p{N}\p{M}_@/\N{OBJECT REPLACEMENT CHARACTER}"
TOKEN = compile_later(rf"(?<![{_JOINT}’'.#*\-\]])\p{{L}}[\p{{Ll}}\p{{M}}]+(?![{_JOINT}’'*…]|\.(?:\p{{L}}|\.)|\(\)|--\p{{L}})")
"""A word by itself: no piece of a link, a tag or a call of a program, and none that breaks off."""

EXPRESSIVE = compile_later(r"([aeioushrmz])\1\1")
"""A letter drawn out on purpose: yesss, whooo."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BEFORE = compile_later(r"(?<!\p{L})(\p{Lu}\p{Ll}{3,}) $")
AFTER = compile_later(r" (\p{Lu}\p{Ll}{3,})(?!\p{L})")
"""The words on both sides, with capitals, of one inside a name."""

NEXT_BEFORE = compile_later(r"(?<!\p{L})(\p{L}\p{Ll}+) $")
NEXT_AFTER = compile_later(r" (\p{Ll}{2,})(?!\p{L})")
"""The words on both sides, of which the one before may begin a sentence."""

GENUS = compile_later(r"(?:[(*_]\p{Lu}\p{Ll}+|(?<!\p{L})\p{Lu}\.) $")
"""What stands before the second word of a Latin name: the genus, marked off or by its initial."""

_PREFIXES = """
    un re non anti pre post sub super over under micro mini mega multi inter de dis mis co bio geo neo cyber eco hyper meta tele
    trans ultra neuro cardio psycho socio electro immuno hydro aero agro thermo nano ortho
"""
_SUFFIXES = """
    s es ed d er ers ing ness like ish able less ly ism ist ists ity ify ize ise ized ised izing ising y ie ies wise ship
    hood dom ee ees
"""
PREFIXES, SUFFIXES = tuple(_PREFIXES.split()), tuple(_SUFFIXES.split())
SHORTEST_PART = 3
"""Letters of the shortest word that a coinage may be made of."""

KEPT = 2
"""First letters that two words share nearly always where one is a slip of the other."""

LONG = 9
"""From so many letters on a word may be two slips away from the right one, and stand beside a borrowed one by chance."""

OPENING = compile_later(r"(?:\A|[.!?][”\"’)]? )[“\"‘(]?\Z")
GOES_ON = compile_later(r" (?:of|in|and|at|on|who|were|are|have|has|was|is|the|to|from|with|for)\b")
"""What comes before and after a word that has its capital from the beginning of a sentence."""

SWAPPED = 3
"""How likely a slip is that swapped two letters; see `likelihood`."""

LONGEST = 40
"""No word is longer."""

MOST_LEFT_OUT = 3

MOST_PREFIX = 5
"""Letters below which an unknown word before a hyphen is taken for a prefix."""

FOREIGN = 2
"""More unknown words in a paragraph are another language, a dialect or a trade's jargon, unless they stand far apart."""

APART = 80
"""Letters between two unknown words that have nothing to do with each other."""


class Misspelling(Check, slots=False, kw_only=True):
    """Reports a word that stands once in the story, in no dictionary, and one slip of the keyboard away from a common word.

    A word in lower case is reported by itself; one with a capital only where the story has the right word as well, or inside a
    name of common words. Short words in quotation, coinages (a known word with a prefix or suffix, two known words run
    together), parts of compounds and paragraphs with several unknown words are left alone.

    least: letters of the shortest word that is looked at; one with a capital or in quotation has two more.
    small: lexicons of the small words whose slips are looked for in the story's own words, however short they are.
    exceptions: lexicons of words that are right.
    The message may use {word} and {name}, the common word; where several are near, the likeliest.
    """

    least: int = 5
    small: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()

    wants = ("word", "name")

    def verify(self) -> None:
        """Raise OptionMistake where words would be too short to tell a slip from another word."""
        if self.least < 4:
            raise OptionMistake("least", "must be 4 or more")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every word that is a slip of a common one."""
        counts = story.counts
        spared = find_phrases(story.lexicons, self.exceptions)
        once = [word for word, number in counts.items() if number == 1 and len(word) >= self.least]
        unknown = frozenset(word for word in uncommon_among(once) if self._is_unknown(word, counts, spared))
        spoken = [quotation.inner for quotation in story.marked] if unknown else []
        short = find_small_unknown(story, find_phrases(story.lexicons, self.small), spared) if self.small else {}
        for passage in story.passages(scope) if short else ():
            yield from find_small_slips(passage, short)
        for passage in story.passages(scope) if unknown else ():
            lowered = passage.text.lower()
            if any(word in lowered for word in unknown):
                for finding in self._find_in(passage, unknown, counts, spared):
                    if not any(finding.span in span for span in spoken) or self._is_slip_in_speech(
                        story.document.words(finding.span)
                    ):
                        yield finding

    def _is_slip_in_speech(self, word: str) -> bool:
        """Whether a word in quotation is long, and no -ing as it is spoken: runnin."""
        return len(word) >= self.least + 2 and not (word.endswith("in") and is_word(f"{word}g"))

    def _find_in(self, passage: Passage, unknown: frozenset[str], counts: Counter[str], spared: WordList) -> Iterator[Finding]:
        matches = [match for match in TOKEN.finditer(passage.text) if match[0].lower() in unknown]
        matches = [match for match in matches if not (_is_prefix(passage.text, match) or _is_species(passage.text, match))]
        if len(matches) > FOREIGN:
            ends = [-APART, *(match.end() for match in matches)]
            if any(match.start() - end < APART for end, match in zip(ends, matches, strict=False)):
                return
        for match in matches:
            if not _is_of_phrase(passage.text, match, spared) and (match[0].islower() or len(match[0]) >= self.least + 2):
                yield from _judge(passage, match, counts)

    def _is_unknown(self, word: str, counts: Counter[str], spared: WordList) -> bool:
        """Whether a word in lower case stands in no dictionary and is spared by nothing."""
        if is_word(word) or is_proper(word):
            return False
        plain = bare_letters(word)
        if plain != word or word in spared or EXPRESSIVE.search(word):  # no slip of the keyboard sets an accent
            return False
        return not _is_inflected_elsewhere(word, counts)


def _judge(passage: Passage, match: "regex.Match[str]", counts: Counter[str]) -> Iterator[Finding]:
    word = match[0]
    coined = is_coinage(word.lower())
    if coined and not _is_run_together(word.lower()):
        return
    if match.end() == len(passage.text) and common_words(word.lower()):  # a summary that was cut to a length
        return
    opens = _opens_sentence(passage.text, match)
    plain = word.islower() or _is_among_words(passage.text, match)
    if not opens and not plain and not any(map(_may_be_near, counts, repeat(word.lower()))):
        return
    near = find_near(word.lower())
    if coined and not any(counts[other] for other in near):
        return
    if opens and any(likelihood(word.lower(), other) == SWAPPED for other in near):
        near = tuple(other for other in near if likelihood(word.lower(), other) == SWAPPED)
    elif not plain:
        near = tuple(other for other in near if counts[other])
    if near:
        right = max(near, key=lambda other: (counts[other] > 0, likelihood(word.lower(), other), other))
        fitted = right.capitalize() if word[0].isupper() else right
        span = passage.span(*match.span())
        edits = ((span, fitted),) if len(near) == 1 else ()
        yield Finding(span, {"word": Capture(span, word, word), "name": fitted}, edits=edits)


def _may_be_near(other: str, word: str) -> bool:
    """Whether `find_near` may find a word; cheap to ask of every word of a story."""
    if other == word or abs(len(other) - len(word)) > MOST_LEFT_OUT:
        return False
    if other[:2] != word[:2] and other[-2:] != word[-2:]:  # one slip leaves one end as it is
        return False
    return other[:3] == word[:3] or is_one_slip(word, other)


def _opens_sentence(text: str, match: "regex.Match[str]") -> bool:
    """Whether a sentence begins with a word and goes on in lower case."""
    return match[0][0].isupper() and bool(OPENING.search(text, 0, match.start())) and bool(GOES_ON.match(text, match.end()))


def _is_among_words(text: str, match: "regex.Match[str]") -> bool:
    """Whether a long word with a capital stands inside a name of common words: the Consumer Financal Protection Bureau."""
    before, after = BEFORE.search(text, max(0, match.start() - LONGEST), match.start()), AFTER.match(text, match.end())
    return bool(before and after) and all(is_common(beside[1].lower()) for beside in (before, after) if beside)


def _is_prefix(text: str, match: "regex.Match[str]") -> bool:
    """Whether a word stands before a hyphen and is no slip of a word but a prefix: trans-Pacific, judeo-Christian."""
    combining = match[0].lower() in PREFIXES or match[0].endswith("o") or len(match[0]) < MOST_PREFIX
    return combining and text[match.end() : match.end() + 1] == "-"


def _is_species(text: str, match: "regex.Match[str]") -> bool:
    """Whether a word is the second of a Latin name: (Spodoptera exempta), E. coli."""
    if GENUS.search(text, max(0, match.start() - LONGEST), match.start()) is not None:
        return True
    latin = match[0].endswith(("us", "um", "ii", "ensis", "ae"))
    return latin and BEFORE.search(text, max(0, match.start() - LONGEST), match.start()) is not None


def _is_of_phrase(text: str, match: "regex.Match[str]", spared: WordList) -> bool:
    """Whether a word is in a borrowed phrase, or beside one that English has borrowed: ex parte, gnocchi alla romana."""
    before, after = (
        NEXT_BEFORE.search(text, max(0, match.start() - LONGEST), match.start()),
        NEXT_AFTER.match(text, match.end()),
    )
    beside = [word[1].lower() for word in (before, after) if word]
    word = match[0].lower()
    if any(f"{other} {word}" in spared or f"{word} {other}" in spared for other in beside):
        return True
    return len(word) < LONG and any(not is_word(other) and other in spared for other in beside)


def _is_inflected_elsewhere(word: str, counts: Counter[str]) -> bool:
    """Whether the story has the word with another ending, so that it is meant."""
    stem = word.removesuffix("s")
    if is_word(stem):
        return False
    return any(counts[form] for form in (stem, stem + "s", stem + "ed", stem + "ing", stem + "er") if form != word)


def is_coinage(word: str) -> bool:
    """Whether a word is made of known ones: with a prefix or a suffix, or of two run together."""
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > SHORTEST_PART and is_word(rest):
            return True
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > SHORTEST_PART and any(is_word(form) for form in _whole(stem, suffix)):
            return not is_common(stem) or not _is_wrong_ending(stem, suffix)
    return _is_run_together(word)


def _is_run_together(word: str) -> bool:
    """Whether a word is two common ones run together."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(is_common(word[:cut]) and is_common(word[cut:]) for cut in cuts)


def _is_wrong_ending(stem: str, suffix: str) -> bool:
    """Whether English forms no word so: the past of commit is not commited, the plural of agency not agencys."""
    if suffix in ("d", "ed"):
        return suffix == "d" or not FIRM.search(stem)
    return suffix == "s" and stem.endswith(("s", "x", "z", "ch", "sh", "cy", "ty", "ry", "ly", "ny"))


FIRM = compile_later(r"(?:[^aeiou][^aeiouy]|[aeiou]{2}[^aeiou]|[^aeiou]er)$")
"""The end of a verb whose last letter is never doubled before -ed: soundtracked, stickered, not commited."""


def _whole(stem: str, suffix: str) -> tuple[str, ...]:
    """Return the words that a stem may be what is left of before a suffix: argue before -ing, city before -ies."""
    return (stem, stem + "y") if suffix.startswith("ie") else (stem, stem + "e")


def likelihood(word: str, right: str) -> int:
    """Return how likely a slip is to have made `word` of `right`: swapped letters, some left out, one too many, a wrong one."""
    if len(word) == len(right):
        return SWAPPED if sorted(word) == sorted(right) else 0
    shorter, longer = sorted((word, right), key=len)
    if not _is_within(shorter, longer):
        return 0
    return 2 if shorter == word else 1


def _is_within(shorter: str, longer: str) -> bool:
    """Whether a word is another one with letters left out."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


@lru_cache(maxsize=1000)
def find_near(word: str) -> tuple[str, ...]:
    """Return the common words one slip away from a word: a letter more, fewer or other, two swapped."""
    half = len(word) // 2 - 1  # letters, of which one slip leaves the first ones or the last ones as they are
    first, last = word[:half], word[-half:]
    like = (other for other in common_words(word[:KEPT]) if other.startswith(first) or other.endswith(last))
    near = {other for other in like if is_one_slip(word, other)}
    near.update(form for form in _slip_early(word) if is_common(form) and form != word)
    return tuple(sorted(near)) or (_find_far(word) if len(word) >= LONG else ())


def _slip_early(word: str) -> Iterator[str]:
    """Yield the forms with a slip in the first letters, which `find_near` takes to be right elsewhere."""
    for start, rest in ((word[:index], word[index:]) for index in range(KEPT)):
        yield start + rest[1:]
        yield start + rest[1] + rest[0] + rest[2:]
        yield from (start + letter + rest[1:] for letter in LETTERS)
        yield from (start + letter + rest for letter in LETTERS)


def _find_far(word: str) -> tuple[str, ...]:
    """Return the common words that a long word is two slips from, or short of two or three letters in a row."""
    found = []
    for other in common_words(word[:3]):
        kept = common_prefix(word, other)
        left_out = 1 < len(other) - len(word) <= MOST_LEFT_OUT and kept + common_suffix(word, other) >= len(word)
        if left_out or (kept >= LONG - 4 and abs(len(other) - len(word)) <= 2 and slips(word, other, 2) <= 2):
            found.append(other)
    return tuple(found)
