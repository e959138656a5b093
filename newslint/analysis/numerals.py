"""Numerals: digits and number words to values, with the precision that printing them implies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from newslint.lexicon import Lexicons, load_shipped

LONGEST = 120
"""How many characters a number in words may take."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed.

    value: scale applied. half: half a unit of its last significant digit, scale applied. digits, significant, scale: as in
    Figure. worded: in words. short: the one-letter scale that was read ("m", "k" …), which may mean something else;
    bare_end: where the number ends without that letter. suffixed: whether any scale was read.
    """

    start: int
    end: int
    value: float
    half: float
    digits: str
    significant: int
    scale: float = 1
    worded: bool = False
    short: str = ""
    bare_end: int = 0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What the lexicons say about numbers, made ready to read with."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    worded: regex.Pattern[str]
    digits: regex.Pattern[str]


def read_number(words: str) -> float | None:
    """Return the value of `words` if they are one number and nothing else ("two hundred and forty", "1.5m"), else None."""
    words = words.strip()
    numeral = read_numeral(words, 0, load_number_words(load_shipped()))
    return numeral.value if numeral and numeral.end == len(words) else None


@cache
def load_number_words(lexicons: Lexicons) -> NumberWords:
    """Return the number words of `lexicons` and the patterns built from them."""
    cardinals = {word: float(value) for word, value in lexicons["cardinals"].phrases.items() if not word.isdigit()}
    scales = {word: float(factor) for word, factor in lexicons["scales"].phrases.items() if not word.isdigit()}
    return NumberWords(cardinals, scales, _compile_words(cardinals, scales), _compile_digits(scales))


def read_numeral(text: str, start: int, words: NumberWords) -> Numeral | None:
    """Return the numeral that begins at `start`, None where none does."""
    if not text[start : start + 1].isalpha():
        match = words.digits.match(text, start)
        return _read_digits(match, words) if match else None
    match = words.worded.match(text[start : start + LONGEST].lower())
    return _read_words(match, start, words) if match else None


def _compile_words(cardinals: Mapping[str, float], scales: Mapping[str, float]) -> regex.Pattern[str]:
    ones = "|".join(word for word, value in cardinals.items() if 0 < value < 10)
    teens = "|".join(word for word, value in cardinals.items() if value == 0 or 10 <= value < 20)
    tens = "|".join(word for word, value in cardinals.items() if value >= 20)
    scale = "|".join(word for word in scales if len(word) > 3)
    return regex.compile(
        rf"""
        (?(DEFINE)
          (?P<SMALL> (?:(?:{tens})(?:[ -](?:{ones}))? | {teens} | {ones})\b )
          (?P<HUNDRED> (?:(?:(?&SMALL)|an?)[ -])? hundred\b (?:[ -](?:and[ -])?(?&SMALL))? )
          (?P<PART> [ -]and[ -]a[ -](?:half|quarter)\b )
        )
        (?: half[ ]an?[ ](?:hundred|{scale})\b
          | (?:an?[ ]|three[ -])?quarters?[ ]of[ ]a[ ](?:{scale})\b
          | (?: (?&HUNDRED) | (?&SMALL) | an?(?=[ ](?:{scale})\b) )(?&PART)?
            (?: [ -](?:{scale})\b (?: [ ](?:and[ ])?(?:(?&HUNDRED)|(?<=and[ ])(?&SMALL)) (?:[ -](?:{scale})\b)? )* )?
          | (?:an?[ ])?couple[ ](?:of(?:[ ]hundred|[ ](?:{scale}))?|hundred|{scale})\b
        )
        """,
        regex.VERBOSE,
    )


def _compile_digits(scales: Mapping[str, float]) -> regex.Pattern[str]:
    spelt = "|".join(word for word in scales if len(word) > 3)
    brief = "|".join(word for word in scales if 1 < len(word) <= 3)
    return regex.compile(
        rf"""
        (?P<whole> \d{{1,3}}(?:,\d{{3}})+ | \d{{1,2}}(?:,\d{{2}})+,\d{{3}} | \d{{1,3}}(?:[ ]\d{{3}})+(?<=[ ]000) | \d+ )(?!\d)
        (?P<decimals> \.\d+ )?
        (?P<vulgar> [¼½¾⅓⅔⅛] )?
        (?: (?P<short> [kKmMbBT])(?![^\W_]) | (?:[ -]?(?P<scale>(?i:{spelt})) | [ ]?(?P<brief>(?i:{brief})))(?![^\W_]) )?
        """,
        regex.VERBOSE,
    )


_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


def _read_digits(match: regex.Match[str], words: NumberWords) -> Numeral:
    whole = match["whole"].replace(",", "").replace(" ", "")
    decimals = match["decimals"] or ""
    short = match["short"] or ""
    named = match["scale"] or match["brief"] or short
    scale = words.scales["bn" if named in ("b", "B") else "tn" if named == "T" else named.lower()] if named else 1
    value = float(whole + decimals)
    unit, digits, significant = measure_precision(whole, decimals)
    if match["vulgar"]:
        value, unit = value + _VULGAR[match["vulgar"]], 0.25
    if scale == 12:
        unit = 1 / 3
    bare_end = match.start("short") if short else match.end()
    return Numeral(
        match.start(), match.end(), value * scale, unit / 2 * scale, digits, significant, scale, short=short, bare_end=bare_end
    )


def measure_precision(whole: str, decimals: str) -> tuple[float, str, int]:
    """Return the unit of the last significant digit, the digits without outer zeros, and how many of them are significant.

    Trailing zeros of a whole number are rounding only beyond its first two digits: 10 and 12 are read to the unit, 1,200
    and 1,000 to the hundred, 65,000 to the thousand.
    """
    if decimals:
        digits = (whole + decimals[1:]).lstrip("0")
        return 10.0 ** (1 - len(decimals)), digits, max(1, len(digits))
    stripped = whole.lstrip("0")
    digits = stripped.rstrip("0")
    significant = min(len(stripped), max(2, len(digits))) or 1
    return 10.0 ** (len(stripped) - significant) if stripped else 1.0, digits, significant


def _read_words(match: regex.Match[str], start: int, words: NumberWords) -> Numeral:
    total, current, scale, step = 0.0, 0.0, 1.0, 0.0
    for word in match[0].replace("-", " ").split():
        if word in words.cardinals:
            current, scale = current + words.cardinals[word], 1.0
        elif word == "hundred":
            current, step = (current or 1) * 100, step * 100
        elif word in words.scales:
            total, current, scale = total + (current or 1) * words.scales[word], 0.0, words.scales[word]
        elif word in ("half", "quarter", "quarters", "couple"):
            part, step = _PARTS[word]
            current = part * current if word == "quarters" else current + part
    return _round_words(start, start + match.end(), total + current, scale, step)


_PARTS = {"half": (0.5, 0.5), "quarter": (0.25, 0.25), "quarters": (0.25, 0.25), "couple": (2.0, 1.0)}


def _round_words(start: int, end: int, value: float, scale: float, step: float) -> Numeral:
    printed = value / scale
    if scale == 12:
        step = 1 / 3
    decimals = f"{printed % 1:.2f}".rstrip("0")[1:] if printed % 1 else ""
    unit, digits, significant = measure_precision(str(int(printed)), decimals)
    half = (step or unit) / 2 * scale
    return Numeral(start, end, value, half, digits, significant, scale, worded=True, bare_end=end)
