"""Parts, ranks and multiples: the figures that are words of their own – a third, two-thirds, fourth, doubled, dozens."""

from collections.abc import Mapping

import regex

from newslint.analysis.quantities import Quantity
from newslint.lexicon import Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later

FRACTION_HALF = 0.025
"""How far the true share may lie from a fraction in words."""

MULTIPLE_HALF = 0.1
"""How far, as a share of it, the true ratio may lie from "doubled" or "fivefold"."""


class Parts(Record):
    """The words of parts, ranks, multiples and vague counts."""

    cardinals: Mapping[str, float]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, float]
    multiples: Mapping[str, float]
    vague: Mapping[str, float]
    openers: frozenset[str]


@kept
def load_parts(lexicons: Lexicons) -> Parts:
    """Return what `lexicons` say about parts, ranks and multiples."""

    def numbers(name: str) -> dict[str, float]:
        return {word: float(value) for word, value in lexicons[name].phrases.items() if not word[0].isdigit()}

    cardinals, fractions, ordinals, multiples = (
        numbers(name) for name in ("cardinals", "fractions", "ordinals", "multiple_words")
    )
    multiples |= {f"{word}fold": value for word, value in cardinals.items() if value > 1}
    vague = numbers("vague_counts")
    singles = {word.split(" ")[0] for word in vague}
    openers = {*ordinals, *multiples, *singles, "half", "quarter", "three-quarters", "twice", "double", "decade", "century"}
    return Parts(cardinals, fractions, ordinals, multiples, vague, frozenset(openers))


def fraction(start: int, end: int, value: float, first: float = 0.0, second: float = 0.0) -> Quantity:
    """Return the share `value` as a quantity, with the two numbers it is printed as, if it is."""
    return Quantity(start, end, "fraction", value, min(FRACTION_HALF, 0.2 * value), "", "", 2, 1.0, first, second, worded=True)


def multiple(start: int, end: int, value: float) -> Quantity:
    """Return the factor `value` as a quantity."""
    return Quantity(start, end, "multiple", value, MULTIPLE_HALF * value, "", "", 1, worded=True)


def read_part(text: str, start: int, words: Parts, *, article: bool, hedged: bool) -> Quantity | None:
    """Return the figure that the word or words at `start` are by themselves.

    article: "a" stands before. hedged: a hedge or "by" stands before that.
    """
    match = _WORD.match(text, start)
    if not match:
        return None
    word = match[0].lower()
    if share := _read_fraction(text, start, match, words, article=article, hedged=hedged):
        return share
    if word in words.multiples:
        return multiple(start, match.end(), words.multiples[word])
    if word in ("twice", "double") and _TWICE.match(text, match.end()):
        return multiple(start, match.end(), 2.0)
    if word in ("decade", "century"):
        years = 10.0 if word == "decade" else 100.0
        return Quantity(start, match.end(), "duration", years, years / 2, "year", "1", 1, worded=True) if article else None
    if word in words.ordinals or "-" in word:
        return _read_ordinal(text, match, word, words) if not article else None
    return _read_vague(text, start, words) if word not in words.cardinals else None


def _read_fraction(
    text: str, start: int, match: regex.Match[str], words: Parts, *, article: bool, hedged: bool
) -> Quantity | None:
    """Read two-thirds, three quarters of, a third, half."""
    if (match[0].lower() in words.cardinals or "-" in match[0]) and (several := _SHARE.match(text, start)):
        count, part, value = several["count"].lower(), several["part"].lower(), 0.0
        top = words.cardinals.get(count, 0.0)
        bottom = words.fractions.get(part, 0.0)
        if bottom and 0 < top < bottom and (part[-1] == "s") == (top > 1):
            value = top / bottom
            if several["link"] == "-" or part not in _BUSY or _OF.match(text, several.end()):
                return fraction(start, several.end(), value)
    word = match[0].lower()
    bottom = words.fractions.get(word, 0.0)
    if not bottom or word[-1] == "s" or "-" in word:
        return None
    after = match.end()
    if span := _HALF_AN_AGE.match(text, after):
        return _read_part_of_age(start, span, 1 / bottom) if article or word == "half" else None
    if word == "half" and (hedged or _HALF.match(text, after)) and not _NO_HALF.match(text, after):
        return fraction(start, after, 0.5)
    if (article or word == "half") and _APPOSED.match(text, after) and _PERCENT_BEFORE.search(text, max(0, start - 60), start):
        return fraction(start, after, 1 / bottom)
    if article and (_SHARED.match(text, after) or (hedged and not _NOUN_AHEAD.match(text, after))):
        return fraction(start, after, 1 / bottom)
    return None


def _read_part_of_age(start: int, match: regex.Match[str], share: float) -> Quantity:
    unit, size = {"decade": ("year", 10.0), "century": ("year", 100.0), "hour": ("hour", 1.0)}[match["unit"]]
    return Quantity(start, match.end(), "duration", share * size, 0.1 * share * size, unit, "", 1, worded=True)


def _read_ordinal(text: str, match: regex.Match[str], word: str, words: Parts) -> Quantity | None:
    """Read third, twenty-first; not the Fifth Avenue, the third person, the fourth of July."""
    tens, _, ones = word.rpartition("-")
    value = words.ordinals.get(ones) or {"first": 1.0, "second": 2.0}.get(ones if tens else "", 0.0)
    if tens:
        value += words.cardinals.get(tens, 0.0)
    if not value or (tens and value < 21) or _NO_RANK.match(text, match.end()):
        return None
    return Quantity(match.start(), match.end(), "ordinal", value, 0.0, "", str(int(value)), len(str(int(value))), worded=True)


def _read_vague(text: str, start: int, words: Parts) -> Quantity | None:
    match = _VAGUE.match(text, start)
    if not match or not (least := words.vague.get(match[0].lower())):
        return None
    if least == 40 and not _OF.match(text, match.end()):
        return None  # "he scores"
    end = match.end()
    return Quantity(start, end, "count", least, 0.0, worded=True, low=least, high=float("inf"))


_WORD = compile_later(r"[^\W\d_]+(?:-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)?")
_SHARE = compile_later(r"(?P<count>[^\W\d_]+)(?P<link>[- ])(?P<part>[^\W\d_]+)\b(?!-)")
_VAGUE = compile_later(r"(?i:(?:tens|hundreds) of (?:thousands|millions|billions|trillions)|[a-z]+)\b")
_OF = compile_later(r" of\b")
_BUSY = frozenset({"quarter", "quarters", "third", "fourth", "fifth", "half"})
"""Names of parts that also count quarters of a year and ranks, so that a space before them is not enough."""
_HALF_AN_AGE = compile_later(r"(?: of)? an? (?P<unit>decade|century|hour)\b|[- ](?P<unit>century|decade)\b")
_HALF = compile_later(
    r" (?:of|the|their|its|his|her|our|all|those|these|were|are|have|had|that|as)\b(?! (?:time|way|hour|mile|dozen|hearted)\b)"
    r"| \(\d+(?:\.\d+)?(?:%| per)|,? or \d+(?:\.\d+)?(?:%| per)"
)
_PERCENT_BEFORE = compile_later(
    r"(?:%|per ?cent)[^.;:%]{0,40}(?:,? or |, | [–—-] | ?\()(?:just |about |nearly |almost |only )?(?:an? )?\Z"
)
_APPOSED = compile_later(r",? of\b|[,.;)]| [–—-] ")
"""What comes before and after a part that says a percentage again, as in "33%, or a third, of"."""
_NO_HALF = compile_later(r"-| (?:time|way|marathon|term|brother|sister|century|past|price|an?)\b")
_SHARED = compile_later(
    r" (?:(?:of|more|less|fewer|higher|lower|larger|smaller|as)\b(?! (?:century|july|kind)\b)|\(\d)"
    r"|,? or \d+(?:\.\d)?(?:%| per)|, \d+(?:\.\d)?(?:%| per ?cent),| [–—-] \d+(?:%| per)"
)
_NOUN_AHEAD = compile_later(
    r" (?!of|in|on|to|from|since|over|this|last|by|at|after|and|or|but|were|are|have|had|said|say|compared|between|for)[a-z]"
)
_TWICE = compile_later(r" (?:as|the|its|their|his|her|that|what)\b")
_NO_RANK = compile_later(r"-| (?:[A-Z]|person\b|of (?:July|[A-Z])|century\b|party\b|parties\b|world\b)")
