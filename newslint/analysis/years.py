"""Years, decades and centuries: "in 2019", "the 2008 crash", "(1943-2021)", "the 1980s", "19th-century"."""

from collections.abc import Iterator
from datetime import date

import regex

from newslint.analysis.date_words import DateWords, bare, is_plural, load_words, places, word_after, word_before
from newslint.analysis.mentions import Date
from newslint.lexicon import Lexicons
from newslint.regexes import compile_later
from newslint.text import Span

_YEAR = compile_later(
    r"(?<![\w.,:/$£€#+&]|(?<!\b(?:post|pre|mid|early|late|(?:1\d|20)\d\d))[-–—/]|\N{OBJECT REPLACEMENT CHARACTER})"
    r"((?:1\d|20)\d\d)"
    r"(?:[-–/](\d\d)(?![\w%]|[-–/.:,]\d)|(?![\w%°/+]|[.,:]\d|-[a-z]))"
)
_RANGE_TAIL = compile_later(r"(?: ?[-–—] ?| (?:and|to|or) )((?:1\d|20)\d\d)(?!\w|[.,:]\d)")
_RANGE_HEAD = compile_later(r"(?r)(?<!\w)((?:1\d|20)\d\d)(?: ?[-–—] ?| (?:and|to|or) )")
_DECADE = compile_later(r"(?<![\w$£€.,])(?:((?:1\d|20)\d0)['’]?s\b|['’‘](\d0)s\b)")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        11,
    )
}
_CENTURY = compile_later(
    r"(?<![\w$£€.,])(?:([12]?\d)(st|nd|rd|th)|(\L<ordinals>))[ -](?:century|centuries|Century)\b",
    ordinals=[*_ORDINALS, *(word.capitalize() for word in _ORDINALS)],
)


def find_years(text: str, lexicons: Lexicons, published: date | None) -> Iterator[Date]:
    """Find years, and seasons such as "2018-19", which are one mention of kind year that prints no single year."""
    words = load_words(lexicons)
    for match in _YEAR.finditer(text):
        year, span = int(match[1]), Span(*match.span())
        if match[2]:
            yield from _read_season(span, year, int(match[2]))
        elif _is_year(text, span, year, words):
            yield Date(span, "year", year, first=date(year, 1, 1), last=date(year, 12, 31))
    yield from _find_decades(text)
    yield from _find_centuries(text)


def _read_season(span: Span, year: int, tail: int) -> Iterator[Date]:
    """Take "2018-19" and "1999-01", not "2018-05", which may be a month or a number of a case."""
    length = (tail - year) % 100
    if year >= 1900 and 1 <= length <= 9:
        yield Date(span, "year", first=date(year, 1, 1), last=date(year + length, 12, 31))


def _is_year(text: str, span: Span, year: int, words: DateWords) -> bool:
    head, tail = _RANGE_HEAD.match(text, pos=0, endpos=span.start), _RANGE_TAIL.match(text, span.end)
    start, end = head.start() if head else span.start, tail.end() if tail else span.end
    before, after = word_before(text, start), word_after(text, end)
    lead = bare(before)
    if lead in words.lists["labels_of_numbers"] and lead not in ("day", "week"):
        return False
    if after in ("BC", "BCE", "GMT", "UTC"):
        return False
    if _is_bracketed(text, start, end, before):
        return not is_plural(after, words) and (year > 1500 or bool(head or tail))
    if text[span.start - 1 : span.start] in ("-", "–", "—", "/") and text[span.start - 2 : span.start - 1].isalpha():
        return year >= 1100
    if (head or tail) and _joins_years(text, head, tail, span, led=lead == "from"):
        return not is_plural(after, words)
    if lead in words.lists["year_lead_ins"]:
        return _may_follow_strong(lead, after, year, words)
    if year < 1900:
        return year > 1100 and _is_old_year(lead, word_before(text, start - len(before) - 1), after, year, words)
    return _is_modern_year(text, span, before, after, year, words)


def _is_old_year(lead: str, head: str, after: str, year: int, words: DateWords) -> bool:
    """Whether a number before 1900 stands as a year: "the spring of 1893", "the 1832 Reform Act"."""
    if lead == "of":
        return head.lower() in words.lists["year_heads"]
    if lead in ("from", "to"):
        return head.lower() in ("dates", "dating", "dated", "back") or (lead == "from" and after in _FROM_A_YEAR)
    return lead == "the" and year % 100 != 0 and (after[:1].isupper() or (year > 1500 and after in words.lists["year_heads"]))


_FROM_A_YEAR = frozenset(("onward", "onwards", "until", "till", "under", "when", "where"))
"""What follows a year from which something was so, and hardly a count that falls: from 1897 under a pupil of his."""
_DASHES = frozenset("-–—")


def _joins_years(text: str, head: "regex.Match[str] | None", tail: "regex.Match[str] | None", span: Span, *, led: bool) -> bool:
    """Whether a dash, or "from" and "to", joins two numbers that can both be years of one age."""
    one = int(head[1] if head else text[span.start : span.end])
    two = int(tail[1] if tail else text[span.start : span.end])
    joint = head[0][4:] if head else tail[0][:-4] if tail else ""
    return (joint.strip() in _DASHES or (led and joint == " to ")) and min(one, two) >= 1500 and abs(one - two) < 130


def _is_bracketed(text: str, start: int, end: int, before: str) -> bool:
    """Whether it stands alone in brackets: "(2019)", "(1943-2021)", "(b. 1943)"."""
    opened = text[start - 1 : start] == "(" or before in ("(b.", "(born", "(d.", "(died", "(from", "(since")
    return opened and text[end : end + 1] in (")", ",", ";", ":")


def _may_follow_strong(lead: str, after: str, year: int, words: DateWords) -> bool:
    if (
        lead in ("born", "back", "early", "late", "post", "pre", "built", "fall", "fell")
        and year % 100 == 0
        and is_plural(after, words)
    ):
        return False
    if year >= 1900 and year % 100 and lead == "in":
        return after not in _UNITS
    return not is_plural(after, words)


_UNITS = frozenset(
    [
        "m",
        "km",
        "cm",
        "mm",
        "kg",
        "g",
        "ft",
        "feet",
        "metres",
        "meters",
        "miles",
        "percent",
        "million",
        "billion",
        "dollars",
        "euros",
        "pounds",
    ]
)


def _is_modern_year(text: str, span: Span, before: str, after: str, year: int, words: DateWords) -> bool:
    """Whether a number from 1900 on stands as a year by the words beside it."""
    lead, lists = bare(before), words.lists
    possessive = before.endswith(("'s", "’s", "s'", "s’"))
    if lead in lists["determiners"] or possessive:
        return bool(after) and not _counts_after_determiner(lead, after, year, words)
    if lead == "of" and word_before(text, span.start - len(before) - 1).lower() in lists["year_heads"]:
        return True  # the strike of 1974 falls
    if lead in lists["year_followers_of"] and not before.endswith((",", ".")):
        return not is_plural(after, words) and (
            year % 100 != 0 or before != word_before(text, span.start) or lead in ("after", "before")
        )
    if text[span.start - 1 : span.start] == "(":
        return False
    if not before or before.endswith((".", "”", "?", "!", ";", ":", "—", "–")):
        return after in lists["year_verbs"] or (after[:1].isupper() and year % 100 != 0)
    if before.endswith(","):
        return before[:1].isupper() and before[:-1].isalpha() and not after
    if before[:1].isupper() or not before.isalpha() or not after or year % 100 == 0:
        return False
    return after not in lists["function_words"] and not is_plural(after, words)


def _counts_after_determiner(lead: str, after: str, year: int, words: DateWords) -> bool:
    if after in words.lists["counted_nouns"] or lead in ("these", "another"):
        return True
    return (year % 100 == 0 or lead in ("a", "an")) and is_plural(after, words)


def _find_decades(text: str) -> Iterator[Date]:
    for place in places(text, "0s", "0's", "0’s"):
        match = _DECADE.match(text, max(0, place - 3)) or _DECADE.match(text, max(0, place - 2))
        if not match or match.start() > place:
            continue
        span, before = Span(*match.span()), bare(word_before(text, match.start()))
        if match[1] is None:
            yield _short_decade(span, int(match[2]))
        elif int(match[1]) % 100:
            yield _years_from(span, int(match[1]), 10)
        elif before in ("the", "early", "late", "mid") or text[max(0, span.start - 4) : span.start] == "mid-":
            yield _years_from(span, int(match[1]), 100)


def _short_decade(span: Span, short: int) -> Date:
    """Return the decade of "the '80s"; which century the '20s belong to cannot be told."""
    return _years_from(span, 1900 + short, 10) if short >= 30 else Date(span, "decade")


def _years_from(span: Span, year: int, length: int) -> Date:
    return Date(span, "decade", year, first=date(year, 1, 1), last=date(year + length - 1, 12, 31))


def _find_centuries(text: str) -> Iterator[Date]:
    for place in places(text, "entur"):
        match = _CENTURY.search(text, max(0, place - 14), place + 8)
        if not match:
            continue
        number = int(match[1]) if match[1] else _ORDINALS[match[3].lower()]
        before, after = word_before(text, match.start()), word_after(text, match.end())
        if bare(before) in ("his", "her", "my", "your") or before.endswith(("'s", "’s")):
            continue  # a century of runs
        if after in ("BC", "BCE") or not 1 < number < 30:
            yield Date(Span(*match.span()), "decade")
        else:
            first = date(100 * (number - 1), 1, 1)
            yield Date(Span(*match.span()), "decade", first=first, last=date(100 * number, 12, 31))
