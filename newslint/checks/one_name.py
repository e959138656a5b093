"""Whether two spellings of a story, a slip of the keyboard apart, are one name: what is alike, and what proves it."""

from collections.abc import Iterator

from newslint.analysis.likeness import bare_letters, is_one_slip, slips
from newslint.analysis.spellings import Spelling
from newslint.checks.long_names import SHORTEST
from newslint.dictionary import is_proper, is_word
from newslint.lexicon import Lexicons, WordList, find_phrases, kept_words
from newslint.regexes import compile_later
from newslint.story import Story

LONG = 9
"""From so many letters on two slips may lie between two spellings, where the structure is plain."""

LONG_WORD = 7
"""Letters from which on a capitalised word is hardly two things in one story that are a slip apart."""

MEANT = 3
"""A surname that a story prints so often is somebody's own."""

MOST_SLIPS = 2
"""Slips that may lie between two spellings of one name."""


def prove(story: Story, rare: Spelling, usual: Spelling, exceptions: tuple[str, ...], namesakes: tuple[str, ...]) -> str:
    """Return what shows that two spellings are one name; empty where nothing does, or where both are somebody's own."""
    lone, alike = _are_lone_given_names(rare, usual), _are_alike(rare, usual)
    if not lone and not alike:
        return ""
    known, borne = (find_words(story.lexicons, names) for names in (exceptions, namesakes))
    if usual.word.lower() in known and _is_somebody(rare, story) and not _speaks(usual, story):
        return ""  # Mr Bermingham of Birmingham
    if lone and _both_known(rare.word, usual.word, borne):
        return "frequency"
    if not alike or _both_known(rare.word, usual.word, known):
        return ""
    return _find_proof(rare, usual, story, borne)


@kept_words
def find_words(lexicons: Lexicons, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the phrases of lexicons and their words: Lankan is no slip of Lanka."""
    for phrase in find_phrases(lexicons, names):
        yield from (phrase, *phrase.split(" "))


def _is_somebody(spelling: Spelling, story: Story) -> bool:
    return any(spelling.word == person.surname for person in story.people if person.given or person.honorifics)


def _find_proof(rare: Spelling, usual: Spelling, story: Story, namesakes: WordList) -> str:
    """Return what shows that two spellings are one name; empty where nothing does."""
    if _share_neighbour(rare, usual):
        return "neighbour"
    if _both_known(rare.word, usual.word, namesakes):
        return ""
    if _is_proven_by_frequency(rare, usual):
        return "frequency"
    if rare.word.lower() in namesakes:
        return ""
    if _goes_on(rare, story) or not (rare.word.isalpha() and usual.word.isalpha()):
        return ""
    if _is_introduced(usual, story) and _is_orphan(rare, usual):
        return "orphan"
    if _is_introduced(rare, story) and _is_orphan(usual, rare) and (_speaks(usual, story) or _acts(usual, story)):
        return "orphan"
    return "length" if _are_long(rare, usual) else ""


def _speaks(spelling: Spelling, story: Story) -> bool:
    """Whether somebody of that name alone speaks: Prescott, 54, told reporters."""
    return any(_SPEAKS.match(story.text, each.span.end) for each in spelling.occurrences)


_SPEAKS = compile_later(r",? (?:\d\d,? )?(?:said|says|told|added|insisted|explained|argued|warned|denied)\b")


def _acts(spelling: Spelling, story: Story) -> bool:
    """Whether somebody of that name alone is told of as a person is: they said Prescott had left."""
    return any(
        _TOLD.search(story.text, max(0, each.span.start - _REACH), each.span.start) and _DOES.match(story.text, each.span.end)
        for each in spelling.occurrences
    )


_TOLD = compile_later(r"\b(?:said|says|that|told \p{Ll}+|because|when|while|after|before|if) \Z")
_DOES = compile_later(r" (?:had|has|was|is|would|will|did|could|might)\b")
_REACH = 24


def _goes_on(spelling: Spelling, story: Story) -> bool:
    """Whether the rest of somebody's name follows in small letters: Abdallah al-Masri."""
    return any(_PARTICLE.match(story.text, each.span.end) for each in spelling.occurrences)


_PARTICLE = compile_later(r" (?:al|el|bin|ibn|ben|abu|van|von|de|da|del|della|di)\b")


def _is_introduced(spelling: Spelling, story: Story) -> bool:
    """Whether a word is somebody's surname: of a known person, after a title, or at the end of two words no dictionary has."""
    if any(spelling.word == person.surname for person in story.people if person.given):
        return True
    if is_word(spelling.word.lower()) or is_proper(spelling.word.lower()):
        return False
    return any(before in TITLES or before not in COMMON_NEIGHBOURS for before in spelling.before())


def may_be_name(spelling: Spelling, story: Story) -> bool:
    """Whether a word is a name: long enough, nowhere in lower case, not just a word that begins a sentence."""
    word = spelling.word
    if len(word) < SHORTEST or word.isupper() or _SHOUTED.search(word) or word.lower() in story.spellings.lower:
        return False
    if not is_word(word.lower()) or not all(each.opens or each.titled for each in spelling.occurrences):
        return True
    return is_proper(word.lower()) and bool(spelling.after())  # Mark Reed, at the beginning of a sentence


_SHOUTED = compile_later(r"^\p{Lu}{2,}+(?!\p{Ll})")
"""The first part of a word in capitals alone: an acronym, or a rating as BBB-minus is."""


def _are_alike(one: Spelling, other: Spelling) -> bool:
    a, b = one.word, other.word
    if _are_transcribed(a, b):
        return False
    if bare_letters(a).casefold() == bare_letters(b).casefold() or (is_word(a.lower()) and is_word(b.lower())):
        return False
    if is_one_slip(a, b):
        if not _differ_in_ending(a, b):
            return True
        return _share_neighbour(one, other) and (not _are_inflected(a, b) or _share_noun(one, other))
    if slips(a, b, MOST_SLIPS) > MOST_SLIPS:
        return False
    if min(len(a), len(b)) >= LONG_WORD and a[0] == b[0] and _sound_alike(a, b):
        return True  # Brearley, Brierley
    if not _share_neighbour(one, other):
        return False
    return min(len(a), len(b)) >= LONG or _are_one_given_name(one, other)


def _are_one_given_name(one: Spelling, other: Spelling) -> bool:
    """Whether two words that sound alike, and begin and end alike, stand before one surname: Philippa, Phillipa."""
    a, b = one.word, other.word
    if min(len(a), len(b)) <= SHORTEST or a[0] != b[0] or a[-1] != b[-1] or not _sound_alike(a, b):
        return False
    return bool(one.after() & other.after() - COMMON_NEIGHBOURS)


def _are_transcribed(a: str, b: str) -> bool:
    """Whether two spellings differ in an apostrophe inside a word alone, as transcriptions do: Qur'an, Quran."""
    return bool(_INNER.sub("", a) == _INNER.sub("", b))


_INNER = compile_later(r"(?<=\p{Ll})['’](?=\p{Ll})")


def _differ_in_ending(a: str, b: str) -> bool:
    """Whether b is a with another last letter or one more, as a plural, a demonym and a feminine form are."""
    if len(a) == len(b) and {a[-1], b[-1]} in _NO_ENDINGS:
        return False
    if a[-1] == b[-1] != "s" and len(a) != len(b):
        return False  # Bannerman, Bannermann
    return a[:-1] == b[:-1] or a == b[:-1] or b == a[:-1]


_NO_ENDINGS = ({"i", "y"}, {"s", "z"}, {"m", "n"})
"""Last letters that make no other form of a name, only another spelling: Kowalski, Kowalsky; Valdes, Valdez."""


def _are_inflected(a: str, b: str) -> bool:
    """Whether one is a word of the language, or the plural of the other."""
    return any(is_word(word.lower()) for word in (a, b)) or a == b + "s" or b == a + "s"


def _share_noun(one: Spelling, other: Spelling) -> bool:
    """Whether two words no dictionary has stand before the same capitalised word, where a plural would be odd."""
    known = any(is_word(spelling.word.lower()) for spelling in (one, other))
    return not known and bool(one.after() & other.after() - COMMON_NEIGHBOURS)


def _both_known(a: str, b: str, known: WordList) -> bool:
    return a.lower() in known and b.lower() in known


def _share_neighbour(one: Spelling, other: Spelling) -> bool:
    shared = (_names_beside(one, side) & _names_beside(other, side) for side in ("before", "after"))
    return any(names - COMMON_NEIGHBOURS for names in shared)


def _names_beside(spelling: Spelling, side: str) -> frozenset[str]:
    """Return the capitalised words on one side; of a title, where any word has a capital, those that no dictionary has."""
    beside = ((getattr(each, side), each.titled) for each in spelling.occurrences)
    return frozenset(word for word, titled in beside if word and not (titled and is_word(word.lower())))


_TITLES = """
    Mr Mrs Ms Miss Dr Sir Dame Lord Lady President Minister Senator Judge Professor Detective Sergeant Inspector Constable
    Captain Colonel Major General Lieutenant Officer Sheriff Chief Coach Father Sister Brother Bishop Archbishop Rabbi Imam
    Councillor Governor Mayor King Queen Prince Princess Justice Doctor Superintendent
"""
TITLES = frozenset(_TITLES.split())
"""Words before a surname that are no given name."""

_NEIGHBOURS = """
    The A An In On At Of And But St Saint New Great North South East West Street Road Avenue University College County City
    River Lake Mount Park School Council
"""
COMMON_NEIGHBOURS = TITLES | frozenset(_NEIGHBOURS.split())
"""Words that stand beside many names, so that two names that share one need not be one."""


def _is_proven_by_frequency(rare: Spelling, usual: Spelling) -> bool:
    """Whether a word that no dictionary has stands once, without a given name of its own, and its like three times."""
    if len(rare.occurrences) > 1 or len(usual.occurrences) < 3 or len(rare.word) < SHORTEST + 1:
        return False
    return not is_word(rare.word.lower()) and not (rare.before() - usual.before() or rare.after() - usual.after())


def _are_lone_given_names(rare: Spelling, usual: Spelling) -> bool:
    """Whether a given name stands once, one that sounds like it three times, and neither with a surname: Joanna, Joanne."""
    if len(rare.occurrences) > 1 or len(usual.occurrences) < 3 or len(rare.word) < SHORTEST + 1:
        return False
    if any(spelling.before() - TITLES or spelling.after() for spelling in (rare, usual)):
        return False
    if not _sound_alike(rare.word, usual.word) or not is_one_slip(rare.word, usual.word):
        return False
    return {rare.word[-1], usual.word[-1]} != {"a", "o"}


def _sound_alike(a: str, b: str) -> bool:
    return bool(_SOUNDLESS.sub("", a.lower()) == _SOUNDLESS.sub("", b.lower()))


_SOUNDLESS = compile_later(r"[aeiouyh]|(?<=(.))\1")
"""The letters that tell no two names apart by ear: vowels, h, and the second of two."""


def _is_orphan(rare: Spelling, usual: Spelling) -> bool:
    """Whether the rarer spelling, in no dictionary, always stands alone, and the other, a surname, does not."""
    if len(rare.occurrences) >= MEANT:
        return False  # President Reagan and his chief of staff, Donald Regan
    if len(rare.word) < (LONG_WORD if is_word(rare.word.lower()) else SHORTEST + 1):
        return False
    if is_word(rare.word.lower()) and (is_word(usual.word.lower()) or any(each.opens for each in rare.occurrences)):
        return False
    return not rare.before() - TITLES and not rare.after()


def _are_long(rare: Spelling, usual: Spelling) -> bool:
    """Whether two words of many letters, of which no list of words or names has the rarer, stand alone or as one stands."""
    if len(rare.word) < LONG_WORD or len(rare.occurrences) > 1 or any(is_word(each.word.lower()) for each in (rare, usual)):
        return False
    return not is_proper(rare.word.lower()) and not (rare.before() - usual.before() or rare.after() - usual.after())
