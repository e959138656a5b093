"""The words round a number: hedges before and after it, the noun it counts, and what makes it no figure at all."""

from collections.abc import Mapping

import regex

from newslint.analysis.calendar import MONTHS
from newslint.lexicon import Lexicon, Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later

MOST_BEFORE = 40
"""How many characters before a number are read."""


TALLY_BEFORE = 60
"""How many characters before a number may hold the count that "the Greens 12" goes on with."""


class Neighbours(Record):
    """The word lists that tell what stands round a number."""

    hedges_before: Mapping[str, str]
    hedge_ends: frozenset[str]
    hedges_after: Mapping[str, str]
    hedge_starts: tuple[str, ...]
    labels: frozenset[str]
    openers: frozenset[str]
    range_breakers: frozenset[str]
    tallies: frozenset[str]
    lengths: frozenset[str]
    counted: Mapping[str, str]
    plurals: frozenset[str]
    no_plurals: frozenset[str]
    stops: frozenset[str]
    ways_up: frozenset[str]


@kept
def load_neighbours(lexicons: Lexicons) -> Neighbours:
    """Return the word lists of `lexicons`."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lexicons[name].phrases)

    after = _facts(lexicons["hedges_after"])
    before = _facts(lexicons["hedges_before"])
    return Neighbours(
        before,
        frozenset(phrase.rsplit(" ", 1)[-1] for phrase in before),
        after,
        tuple(sorted({phrase if phrase[0] in "-+" else f" {phrase.split(' ', 1)[0]}" for phrase in after})),
        words("numbered_things"),
        words("before_numbers"),
        words("range_breakers"),
        words("tally_words"),
        words("length_words"),
        lexicons["counted"].phrases,
        words("figure_plurals"),
        words("no_plurals"),
        words("noun_stops"),
        words("ways_up"),
    )


def _facts(lexicon: Lexicon) -> dict[str, str]:
    """Return phrase → entry without the entries themselves ("over" is both)."""
    assert isinstance(lexicon.value, dict)  # noqa: S101 - the shipped file is a mapping
    return {str(phrase): entry for entry, phrases in lexicon.value.items() for phrase in phrases}


def take_before(text: str, start: int) -> str:
    """Return the text before `start`, at most MOST_BEFORE characters and no further than the block."""
    before = text[max(0, start - MOST_BEFORE) : start]
    return before[before.rfind("\n") + 1 :]


def find_hedge_before(before: str, known: Neighbours) -> tuple[str, int]:
    """Return the hedge at the end of `before` and how many characters it takes; "" and 0 where there is none."""
    if before[-1:] == "~":
        return "about", 1
    if before[-1:] != " ":
        return "", 0
    words = before[:-1].lower().split(" ")
    if words[-1].lstrip(_OPENING) not in known.hedge_ends:
        return "", 0
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-count:]).lstrip(_OPENING)
        if phrase == "up to" and words[-3:-2] and words[-3] in known.ways_up:
            return "", 0  # "went up to 5%"
        if hedge := known.hedges_before.get(phrase):
            return hedge, len(phrase) + 1
    return "", 0


def find_hedge_after(text: str, end: int, known: Neighbours) -> tuple[str, int]:
    """Return the hedge that begins at `end` and where it ends; "" and `end` where there is none."""
    if not text.startswith(known.hedge_starts, end):
        return "", end
    match = _TAIL.match(text, end)
    if not match:
        return "", end
    words = match[0].split(" ") if match["word"] else [match[0]]
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if hedge := known.hedges_after.get(phrase.lstrip(" ")):
            return hedge, end + len(phrase)
    return "", end


_PLURALS_BEFORE_NOUNS = """
    sports arms sales customs savings news women men jobs goods games works skills systems humanities drugs police rights
    times communications services accounts operations claims munitions betting travels economics politics athletics physics
"""
_BEFORE_NOUNS = frozenset(_PLURALS_BEFORE_NOUNS.split())


def find_noun(text: str, end: int, known: Neighbours, *, singular: bool = False) -> str:
    """Return the head noun of the phrase that begins at `end`, in lower case; "" where nothing plural follows.

    The first plural of the first four words, or the second after one that stands before nouns (sports fans, sales staff); at
    the first function word the phrase is over. With `singular` ("one"), the
    first of the nouns that copy counts most.
    """
    match = _PHRASE.match(text, end)
    if not match:
        return ""
    noun = ""
    for word in match.captures("word"):
        lower = str(word).lower()
        if lower in known.stops:
            break
        if singular:
            if lower in known.counted:
                return lower
        elif looks_plural(lower, known) or (word[-1] == "s" and word[:-1].isupper() and len(word) > 2):
            if noun and noun not in _BEFORE_NOUNS:
                break
            noun = lower
        elif noun:
            break
    return noun


def looks_plural(word: str, known: Neighbours) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in known.plurals or word.endswith(("men", "women", "people", "children")):
        return True
    return (
        word[-1] == "s"
        and len(word) > 3
        and word not in known.no_plurals
        and not word.endswith(("ss", "us", "is", "’s", "'s", "ous"))
    )


def is_label(text: str, start: int, end: int, before: str, known: Neighbours) -> bool:
    """Whether the bare number in digits at start..end is part of a name, a date, an address or a citation."""
    if before[-1:] in _TOUCHING:
        return True
    if _may_be_in_date(text[start:end]) and not before[-24:].islower() and DATE_BEFORE.search(before):
        return True
    if before[-1:] == " " and _names(before[:-1].rsplit(" ", 1)[-1], text, start, end, known):
        return True
    after = text[end : end + 2]
    return after[:1] == " " and after[1:].isupper() and bool(LABEL_AFTER.match(text, end))


def _may_be_in_date(number: str) -> bool:
    """Whether a number may be a day or a year: in "on June 3, 250 people" it is none."""
    return not number.isdigit() or int(number) < 40 or len(number) == 4


def follows_label(before: str, known: Neighbours) -> bool:
    """Whether the word before is one that numbers are labels of: step three, page 12."""
    return before[-1:] == " " and before[:-1].rsplit(" ", 1)[-1].lstrip(_OPENING).lower() in known.labels


_SCHOOL_YEARS = frozenset(("Year", "Years"))
"""Before the number of a school's class: Year 6 pupils."""


def _names(word: str, text: str, start: int, end: int, known: Neighbours) -> bool:
    """Whether `word`, which stands before the number, makes a name of it: Article 50, Boeing 737, iPhone 11."""
    bare = word.lstrip(_OPENING)
    if bare.lower() in known.labels or bare in _SCHOOL_YEARS:
        return True
    if bare.islower() or not bare or not (bare[-1].isalnum() or _INITIALS.fullmatch(bare)) or bare.lower() in known.openers:
        return False
    return not (_TALLIED.search(text, max(0, start - TALLY_BEFORE), start) or find_noun(text, end, known))


def is_year(text: str, start: int, end: int, known: Neighbours) -> bool:
    """Whether the bare whole number at start..end is a year: four digits from 1500 to 2099 that count nobody."""
    if end - start != 4 or not text[start:end].isdigit() or not "1500" <= text[start:end] <= "2099":
        return False
    match = _PHRASE.match(text, end)
    return not match or match.captures("word")[0].lower() not in known.counted


MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A month as copy prints it before or after a day."""

MONTH_ENDS = tuple(
    f"{month} " for month in (*MONTHS, "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.")
)

DATE_BEFORE = compile_later(
    rf"\b{MONTH} (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:and|or|to|through|until) |, |[-–]|,? \d+, ))*$"
)
LABEL_AFTER = compile_later(
    rf"""
    [ ](?: (?:of[ ])?{MONTH}(?![\w]) (?!.{{0,3}}[ ](?:have|has)\b)
         | (?:[A-Z][\w.’'-]*[ ]){{1,3}}
           (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Square|Boulevard|Blvd|Way|Place|Court|Terrace|Crescent)\b
         | (?:Rue|Quai|Via|Calle|Avenida|Avenue|Boulevard|Place)[ ](?:[A-Z]|d)
         | (?:GMT|BST|UTC|CET|EST|EDT|PST|PDT|AEST|IST|BC|BCE|AD|CE)\b | U\.S\.(?:C\.)?[ ]\d | F\.[23]d
         | (?:A\.?M|P\.?M)\b )
    """,
    regex.VERBOSE,
)
_PHRASE = compile_later(r"(?:[ ](?P<word>(?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)){1,4}")
_TAIL = compile_later(r" (?P<word>[a-z]+)(?: [a-z]+){0,3}|\+(?!\w)|-[a-z]+")
_TALLIED = compile_later(
    r"\b(?:holds?|ha[sd]|have|w[io]n|took|takes?|got|gained|polled|secured) \d[\d,]*(?: seats| votes| MPs)?"
    r"(?:(?:,|;| and|, and) (?:the )?[A-Za-z][\w’-]*(?: [A-Z][\w’-]*){0,2}(?: \d[\d,]*(?=[,;]| and))?)+ ?\Z"
)
"""What makes "the Greens 12" a count after "Labour won 40 seats,"."""
_INITIALS = compile_later(r"(?:[A-Z]\.)+")
_OPENING = "(“\"‘'[—–-*"
_TOUCHING = frozenset("#/:_§@&’'$£€¥")
