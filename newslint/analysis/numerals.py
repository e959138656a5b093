"""Numerals: digits and number words to values, with the precision that printing them implies."""

from collections.abc import Mapping
from math import inf

import regex

from newslint.lexicon import Lexicons, kept, load_shipped
from newslint.record import Record
from newslint.regexes import compile_later

MOST_DIGITS = 18
"""More digits before the decimal point than this are a code, not a number."""

LONGEST = 120
"""How many characters a number in words may take."""


class Numeral(Record):
    """A number as printed.

    value: scale applied. half: half a unit of its last significant digit, scale applied. digits, significant, scale: as in
    Figure. worded: in words. short: the one-letter scale that was read ("m", "k" …), which may mean something else;
    bare_end: where the number ends without that letter.
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


class NumberWords(Record):
    """What the lexicons say about numbers; masses are the words that multiply: hundred, million, dozen."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    masses: Mapping[str, float]
    digits: regex.Pattern[str]


def read_number(words: str) -> float | None:
    """Return the value of `words` if they are one number and nothing else ("two hundred and forty", "1.5m"), else None."""
    words = words.strip()
    numeral = read_numeral(words, 0, load_number_words(load_shipped()))
    return numeral.value if numeral and numeral.end == len(words) else None


@kept
def load_number_words(lexicons: Lexicons) -> NumberWords:
    """Return the number words of `lexicons` and the patterns built from them."""
    cardinals = {word: float(value) for word, value in lexicons["cardinals"].phrases.items() if not word.isdigit()}
    scales = {word: float(factor) for word, factor in lexicons["scales"].phrases.items() if not word.isdigit()}
    masses = {"hundred": 100.0, **{word: factor for word, factor in scales.items() if len(word) > 2}}
    return NumberWords(cardinals, scales, masses, _compile_digits(scales))


def read_numeral(text: str, start: int, words: NumberWords) -> Numeral | None:
    """Return the numeral that begins at `start`, None where none does."""
    if not text[start : start + 1].isalpha():
        match = words.digits.match(text, start)
        return _read_digits(match, words) if match else None
    return _read_words(text, start, words)


def _compile_digits(scales: Mapping[str, float]) -> regex.Pattern[str]:
    spelt = "|".join(word for word in scales if len(word) > 3)
    brief = "|".join(word for word in scales if 1 < len(word) <= 3)
    return compile_later(
        rf"""
        (?P<whole> \d{{1,3}}(?:,\d{{3}})+ | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}
          | \d{{1,3}}(?:[ ]\d{{3}}){{1,4}}(?<=[ ]000) | \d+ )(?!\d)
        (?P<decimals> \.\d+ )?
        (?P<vulgar> [¼½¾⅓⅔⅛] )?
        (?: (?P<short> [kKmMbBT])(?![^\W_]) | (?:[ -]?(?P<scale>(?i:{spelt})) | [ ]?(?P<brief>(?i:{brief})))(?![^\W_]) )?
        """,
        regex.VERBOSE,
    )


_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


def _read_digits(match: regex.Match[str], words: NumberWords) -> Numeral | None:
    printed, decimals, vulgar, short, *longer = match.group("whole", "decimals", "vulgar", "short", "scale", "brief")
    whole, decimals, short = printed.replace(",", "").replace(" ", ""), decimals or "", short or ""
    if len(whole) > MOST_DIGITS or not (whole + decimals).isascii():
        return None  # digits of another script, of which the reader's Unicode may not know the value
    named = longer[0] or longer[1] or short
    scale = words.scales["bn" if named in ("b", "B") else "tn" if named == "T" else named.lower()] if named else 1
    value = float(whole + decimals)
    unit, digits, significant = measure_precision(whole, decimals)
    if vulgar:
        value, unit = value + _VULGAR[vulgar], 0.25
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


def _read_words(text: str, start: int, words: NumberWords) -> Numeral | None:
    run = _RUN.match(text[start : start + LONGEST].lower())
    if not run:
        return None
    printed = run[0].replace("-", " ").split(" ")
    count, value, scale, step = _read_part(printed, words) or _add_up(printed, words)
    if not count:
        return None
    end = start + sum(len(word) for word in printed[:count]) + count - 1
    return _round_words(start, end, value, scale, step)


def _read_part(printed: list[str], words: NumberWords) -> tuple[int, float, float, float] | None:
    """Read half a million, three quarters of a million, a couple of hundred: words taken, value, scale and step of rounding."""
    at = 1 if printed[0] in ("a", "an", "three") else 0
    head = printed[at] if at < len(printed) else ""
    if head not in _PARTS or (printed[0] == "three") != (head == "quarters"):
        return None
    share, step = _PARTS[head]
    at += 1
    at += printed[at : at + 1] == ["of"]
    if head != "couple":
        at += printed[at : at + 1] == ["a"]
    mass = words.masses.get(printed[at]) if at < len(printed) else None
    if mass:
        scale = mass if mass != 100 else 1.0
        return at + 1, share * mass, scale, step * mass / scale
    return (at, share, 1.0, step) if head == "couple" and printed[at - 1] == "of" else None


def _add_up(printed: list[str], words: NumberWords) -> tuple[int, float, float, float]:
    """Read as many of the words as are one number: how many they are, its value, its scale and the step of its rounding."""
    if printed[0] == "zero":
        return 1, 0.0, 1.0, 0.0
    if printed[0] in ("a", "an") and not (printed[1:] and printed[1] in words.masses):
        return 0, 0.0, 1.0, 0.0
    total, group, scale, step = 0.0, 0.0, inf, 0.0
    at = taken = 1 if printed[0] in ("a", "an") else 0
    while at < len(printed):
        joined = printed[at] == "and"
        at += joined
        word, after = printed[at] if at < len(printed) else "", printed[at + 1] if at + 1 < len(printed) else ""
        factor = 0.0 if joined or word == "hundred" else words.masses.get(word, 0.0)
        if joined and word == "a" and after in ("half", "quarter") and group and not step:
            group, step, at = group + _PARTS[after][0], _PARTS[after][1], at + 1
        elif 0 < factor < scale and (group or at == 1 == taken):
            total, group, scale = total + (group or 1) * factor, 0.0, factor
        elif _goes_on(total, group, joined, after, words) and (grown := _grow(group, word, words)):
            group = grown
        else:
            break
        at += 1
        taken = at
    value = total + group
    return (taken if value else 0), value, (scale if total and not group else 1.0), step


def _goes_on(total: float, group: float, joined: bool, after: str, words: NumberWords) -> bool:
    """Whether a word goes on with the number, and does not begin another: two million and three million."""
    if group:
        return not joined or (group % 100 == 0 and after != "hundred")
    if total:
        return after not in words.masses if joined else after == "hundred"
    return not joined


def _grow(group: float, word: str, words: NumberWords) -> float:
    """Return the number below a thousand with the next word in it, 0 where that word cannot follow."""
    if word == "hundred":
        return (group or 1) * 100 if group < 100 else 0.0
    value = words.cardinals.get(word, 0.0)
    if not value or not group or (group % 100 == 0 and value < 100) or (group % 10 == 0 and group % 100 >= 20 and value < 10):
        return group + value if value else 0.0
    return 0.0


_RUN = compile_later(r"[a-z]+(?:[ -][a-z]+)*")
_PARTS = {"half": (0.5, 0.5), "quarter": (0.25, 0.25), "quarters": (0.75, 0.25), "couple": (2.0, 1.0)}


def _round_words(start: int, end: int, value: float, scale: float, step: float) -> Numeral:
    printed = value / scale
    if scale == 12:
        step = 1 / 3
    decimals = f"{printed % 1:.2f}".rstrip("0")[1:] if printed % 1 else ""
    unit, digits, significant = measure_precision(str(int(printed)), decimals)
    half = (step or unit) / 2 * scale
    return Numeral(start, end, value, half, digits, significant, scale, worded=True, bare_end=end)
