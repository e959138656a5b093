"""The kind `lookalike`: a word one slip away from a known name."""

from collections.abc import Iterator, Mapping

import regex

from newslint.analysis.likeness import bare_letters, is_one_slip
from newslint.analysis.spellings import LongName
from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_proper, is_word
from newslint.lexicon import Lexicons, find_phrases, kept
from newslint.record import Record, replace
from newslint.scope import Passage, Scope
from newslint.story import CAPITALISED, Story
from newslint.text import Span

MEANT = 3
"""A spelling that a story prints so often is meant."""

SHORT = 5
"""Letters of a word in which one letter for another makes another name as soon as a slip."""


class Lookalike(Check, slots=False, kw_only=True):
    """Reports a capitalised word that is a known misspelling of a name, or one slip of the keyboard away from one.

    names: lexicons of names; words of their phrases of `least` letters or more are guarded.
    misspelt: a lexicon from a right name to its known misspellings, of any length.
    exceptions: lexicons of real words and names that are one slip away from one of the names.
    least: the fewest letters of a guarded word (8: shorter ones are too often one slip away from somebody's surname).
    told: the fewest letters of a guarded word that the story has as well, spelt right (as many as `least`).
    whole: a name of several words is guarded as a whole instead: of the words in the story all but one must be its own,
      and that one a slip away; exceptions count for names of two words.
    The message may use {word} and {name}. The repair is certain where one name alone is near.
    """

    names: tuple[str, ...] = ()
    misspelt: str = ""
    exceptions: tuple[str, ...] = ()
    least: int = 8
    told: int = 0
    whole: bool = False

    wants = ("word", "name")

    def verify(self) -> None:
        """Raise OptionMistake where neither names nor misspellings are given."""
        if not self.names and not self.misspelt:
            raise OptionMistake("names", "a lookalike rule needs names or misspelt")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every word that is nearly a name."""
        if self.whole:
            yield from self._find_whole(story, scope)
        misspelt = _load_misspelt(story.lexicons, self.misspelt)
        judged = self._judge(story, misspelt)
        phrases = [phrase for phrase in misspelt.phrases if phrase in story.folded]
        for passage in story.passages(scope) if judged or phrases else ():
            yield from _find_phrases(passage, phrases, misspelt.right)
            for match in CAPITALISED.finditer(passage.text) if judged else ():
                if match[0] in judged:
                    yield _finding(passage.span(*match.span()), match[0], judged[match[0]])

    def _judge(self, story: Story, misspelt: "Misspelt") -> dict[str, str]:
        """Return the capitalised words of the story that are nearly a name, each with that name."""
        near = {word: misspelt.right.get(word.lower(), "") for word in story.capitalised} if misspelt.right else {}
        if self.names and not self.whole:
            people = {word for person in story.people for word in (person.given, person.surname)}
            unknown = (word for word in self._unknown(story) if not near.get(word) and word not in people)
            near |= {word: self._near(word, story) for word in unknown}
        return {word: name for word, name in near.items() if name}

    def _unknown(self, story: Story) -> Iterator[str]:
        """Yield the capitalised words of the story that are long enough and in no dictionary."""
        for word in story.capitalised:
            if len(word) >= (self.told or self.least) - 1 and not is_word(word.lower()) and not is_proper(word.lower()):
                yield word

    def _find_whole(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the names of several words that are a slip away from a known one and are no other known one."""
        wholes = _load_wholes(story.lexicons, self.names)
        if not wholes.right:
            return
        for name in map(_without_article, story.spellings.names):
            if len(name.words) < 2:
                continue
            words = tuple(word.lower() for word in name.words)
            if len(wholes.words.intersection(words)) < max(1, len(words) - 1) or words in wholes.right:
                continue
            if not story.reads(scope, story.document.block_number(name.span.start)):
                continue
            for index, word in enumerate(words):
                rest = (*words[:index], "", *words[index + 1 :])
                near = [right for right in wholes.by_rest.get(rest, ()) if _is_slip_of(word, right[index].lower())]
                if len(near) == 1 and not self._spares(story, words, word, near[0][index].lower()):
                    yield _finding(name.span, story.document.words(name.span), " ".join(near[0]))

    def _spares(self, story: Story, name: tuple[str, ...], word: str, right: str) -> bool:
        """Whether a name of two words is an exception, or the word that makes it none of the known ones, or should; or
        another name: the Farne Islands are not the Faroe Islands, while Goldman is enough to know Goldman Sacks by."""
        if len(name) != 2:
            return False
        (beside,) = {*name} - {word} or {word}
        other = len(word) == len(right) <= SHORT and sorted(word) != sorted(right) and is_word(beside)
        spared = find_phrases(story.lexicons, self.exceptions)
        return other or any(each in spared for each in (word, right, " ".join(name)))

    def _near(self, word: str, story: Story) -> str:
        """Return the one name that an unknown word is a slip away from, where it is no other name and not meant."""
        guarded = _load_guarded(story.lexicons, self.names, self.exceptions, self.told or self.least)
        lower = word.lower()
        if guarded.spares(lower) or guarded.spares(lower.rstrip("s")):
            return ""
        near = {name for name in guarded.near(lower) if len(name) >= self.least or name in story.capitalised}
        if len(near) != 1 or len(story.spellings.words[word].occurrences if word in story.spellings.words else ()) >= MEANT:
            return ""
        return near.pop()


def _find_phrases(passage: Passage, phrases: list[str], known: Mapping[str, str]) -> Iterator[Finding]:
    for phrase in phrases:
        for match in regex.finditer(rf"\b{regex.escape(phrase)}\b", passage.text, regex.IGNORECASE):
            yield _finding(passage.span(*match.span()), match[0], known[phrase])


class Misspelt(Record, slots=False):
    """Known misspellings in lower case, each with the right name, and those of them that are several words."""

    right: Mapping[str, str]
    phrases: tuple[str, ...]


@kept
def _load_misspelt(lexicons: Lexicons, name: str) -> Misspelt:
    known = lexicons[name].phrases if name else {}
    right = {phrase: entry for phrase, entry in known.items() if phrase != entry.lower()}
    return Misspelt(right, tuple(phrase for phrase in right if " " in phrase))


class Wholes(Record, slots=False):
    """Names of several words: in lower case, and as printed by what is left when one of their words is blanked out; `words`
    are all that they are made of."""

    words: frozenset[str]
    right: frozenset[tuple[str, ...]]
    by_rest: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]


def _is_slip_of(word: str, right: str) -> bool:
    """Whether a word is a slip of another, and not the other with an ending (a Penn Stater), without its accents or respelt."""
    if not is_one_slip(word, right) or word[:-1] == right:
        return False
    return bare_letters(word).replace("isation", "ization") != bare_letters(right).replace("isation", "ization")


def _without_article(name: LongName) -> LongName:
    if name.words[0] != "The" or len(name.words) < 3:
        return name
    return replace(name, words=name.words[1:], span=Span(name.span.start + len("The "), name.span.end))


@kept
def _load_wholes(lexicons: Lexicons, names: tuple[str, ...]) -> Wholes:
    entries = (item for lexicon in names for item in lexicons[lexicon].phrases.items())
    printed = {name for name in (_whole(phrase, entry) for phrase, entry in entries) if len(name) > 1}
    by_rest: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for words in sorted(printed):
        lower = tuple(word.lower() for word in words)
        for index in range(len(words)):
            rest = (*lower[:index], "", *lower[index + 1 :])
            by_rest[rest] = (*by_rest.get(rest, ()), words)
    every = frozenset(word.lower() for words in printed for word in words)
    return Wholes(every, frozenset(tuple(word.lower() for word in words) for words in printed), by_rest)


def _whole(phrase: str, entry: str) -> tuple[str, ...]:
    """Return the words of a phrase as printed, those of its entry where it is initials or has some."""
    words = _printed(phrase, entry)
    return tuple(words if all(len(word) > 2 and word.isalpha() for word in words) else entry.split(" "))


class Guarded(Record, slots=False):
    """Words of names by their first two letters and by their last two, of which no slip hits both, and the words that are
    spared; each a line, which is read from the store sooner than a set."""

    by_end: Mapping[str, str]
    spared: str

    def spares(self, word: str) -> bool:
        """Whether a word in lower case is right."""
        return f"\n{word}\n" in self.spared

    def near(self, word: str) -> set[str]:
        """Return the names, as printed, that are one slip away from a word in lower case."""
        names = (name for end in _ends(word) if end in self.by_end for name in self.by_end[end].split("\n"))
        bare = bare_letters(word)
        slips = {name for name in names if is_one_slip(word, name.lower()) and bare_letters(name.lower()) != bare}
        return {name for name in slips if not _is_respelt(word, bare_letters(name.lower()))}


def _is_respelt(word: str, name: str) -> bool:
    """Whether a name is printed as German does where it has no umlaut: Duesseldorf."""
    umlauts = (end for end in range(2, len(word) + 1) if word[end - 2 : end] in ("ae", "oe", "ue"))
    return any(word[: end - 1] + word[end:] == name for end in umlauts)


def _ends(word: str) -> tuple[str, str]:
    return f"{word[:2]}-", f"-{word[-2:]}"


@kept
def _load_guarded(lexicons: Lexicons, names: tuple[str, ...], exceptions: tuple[str, ...], least: int) -> Guarded:
    by_end: dict[str, dict[str, None]] = {}
    spared = set(find_phrases(lexicons, exceptions))
    for name in names:
        for phrase, entry in lexicons[name].phrases.items():
            for word in _printed(phrase, entry):
                spared.add(word.lower())
                for end in _ends(word.lower()) if len(word) >= least else ():
                    by_end.setdefault(end, {})[word] = None
    return Guarded({end: "\n".join(words) for end, words in by_end.items()}, "\n".join(["", *sorted(spared), ""]))


def _printed(phrase: str, entry: str) -> list[str]:
    """Return the words of a phrase with their capitals."""
    words = entry.split() if phrase == entry.lower() else phrase.split()
    return [word if word[:1].isupper() else word.title() for word in words]


def _finding(span: Span, word: str, right: str) -> Finding:
    fitted = right.upper() if word.isupper() else right
    values = {"word": Capture(span, word, word), "name": fitted}
    return Finding(span, values, edits=((span, fitted),))
