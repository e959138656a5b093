"""Dates with a day or a month: "March 5, 2019", "5 March", "2019-03-05", "5/3/19", "March 2019", "in March"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from newslint.analysis.calendar import days_in_month, is_day, likely_day, make_day
from newslint.analysis.date_words import DateWords, bare, is_plural, load_words, word_after, word_before
from newslint.analysis.mentions import Date
from newslint.lexicon import Lexicons
from newslint.text import Span

_SUFFIX = r"(?:st|nd|rd|th)"
_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,:/]\d|[-–/]\d\d?(?!\d)|\ (?:GMT|UTC)\b)"
_RANGE = r"(?:\ ?[-–—]\ ?|\ (?:to|and|or|through)\ )"

_MONTH_FIRST = rf"""
    \b(?:(?<month>\L<months>)|(?<short>\L<short_months>)\b\.?)(?!\w|-[a-z])
    (?:
        \ (?:the\ )?(?<day>\d\d?)(?<suffix>{_SUFFIX})?(?!\w|[.,:/]\d|%|[-–][a-z]|\ ?,?\ ?\d{{3}}\b(?!\d)|['’]\d|\ ?[ap]\.?m\b)
        (?:{_RANGE}(?<day2>\d\d?)(?<suffix2>{_SUFFIX})?(?!\w|[.,:/]\d|%|[-–][\w]|\ \d{{3}}\b|\ ?[ap]\.?m\b))?
        (?:,?\ (?:of\ |in\ )?(?<year>{_YEAR}))?
      | ,?\ (?:of\ )?(?<year_only>{_YEAR})
      | \ ['’](?<short_year>\d\d)(?![\w%]|[.,:/]\d)
    )?
"""
_DAY_FIRST = rf"""
    (?<![\w.,/:$£€#+&]|[\w.]-)
    (?:(?<day2>\d\d?)(?<suffix2>{_SUFFIX})?{_RANGE})?
    (?<day>\d\d?)(?<suffix>{_SUFFIX})?\ (?:day\ )?(?:of\ )?
    (?:(?<month>\L<months>)|(?<short>\L<short_months>)\b\.?)(?!\w|-[a-z])
    (?:,?\ (?:of\ |in\ )?(?<year>{_YEAR}))?
"""
_ISO = regex.compile(r"(?<![\w.,/:$£€#+&-])((?:1\d|20)\d\d)-(\d\d)-(\d\d)(?![\d-]|[A-SU-Za-z]|/\d)")
_SLASHED = regex.compile(r"(?<!\d)(\d\d?)([/.])(\d\d?)\2((?:1\d|20)?\d\d)(?![\w/%-]|[.,:]\d)")


@dataclass(frozen=True, slots=True)
class _Forms:
    month_first: "regex.Pattern[str]"
    day_first: "regex.Pattern[str]"


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    words = load_words(lexicons)
    lists = {"months": list(words.months), "short_months": list(words.short_months)}
    month_first, day_first = (regex.compile(pattern, regex.VERBOSE, **lists) for pattern in (_MONTH_FIRST, _DAY_FIRST))
    return _Forms(month_first, day_first)


def find_day_dates(text: str, lexicons: Lexicons, published: date | None) -> Iterator[Date]:
    """Find dates that print a day or a month; a range such as "March 3-5, 2019" gives one mention for each end."""
    words, forms = load_words(lexicons), _forms(lexicons)
    for match in forms.month_first.finditer(text):
        yield from _read_month_first(text, match, words, published)
    for match in forms.day_first.finditer(text):
        yield from _read_day_first(text, match, words, published)
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.groups())
        yield dated(Span(*match.span()), year, month, day, "", published)
    for match in _SLASHED.finditer(text):
        if text[match.start() - 1 : match.start()] in ("", " ", "\n", "(", "[", "“", '"', "‘", "'", "—", "–"):
            yield from _read_slashed(match, published)


def dated(span: Span, year: int | None, month: int, day: int, suffix: str, published: date | None) -> Date:
    """Return the date of a day and month, with a year or without, resolved as far as it can be."""
    possible = _is_possible(year, month, day) and suffix in ("", ordinal_suffix(day))
    resolved = None
    if possible:
        resolved = make_day(year, month, day) if year else published and likely_day(month, day, published)
    return Date(span, "date", year, month, day, None, resolved, resolved, possible, suffix)


def _is_possible(year: int | None, month: int, day: int) -> bool:
    """Without a year 29 February is possible: those born on it are written about in other years."""
    return is_day(year or 2000, month, day)


def ordinal_suffix(number: int) -> str:
    """Return the suffix of an ordinal number: "st" for 1, "th" for 11."""
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _month_of(match: "regex.Match[str]", words: DateWords) -> int:
    return words.month(match["month"] or match["short"])


def _read_month_first(text: str, match: "regex.Match[str]", words: DateWords, published: date | None) -> Iterator[Date]:
    if match["day"] is None:
        yield from _read_month(text, match, words, published)
        return
    day_end = match.end("suffix") if match["suffix"] else match.end("day")
    ranged = match["day2"] is not None and not _counts(
        text, match.end("suffix2") if match["suffix2"] else match.end("day2"), words
    )
    year = match["year"]
    if year and _is_count(text, match, "year", words):
        year = None
    last_end = (match.end("suffix2") if match["suffix2"] else match.end("day2")) if ranged else day_end
    if int(match["day"]) > 39 and not word_after(text, day_end):
        yield Date(Span(match.start(), day_end), "month", None, _month_of(match, words))  # the May 68 of the protests
        return
    if int(match["day"]) > 39 or (not year and _counts_things(text, match, last_end, words)):
        yield from _bare_month(text, match, words, published)
        return
    end = match.end("year") if year and (ranged or match["day2"] is None) else last_end
    if _names_something(text, end, match, words):
        return
    number = int(year) if year and end == match.end("year") else None
    first_end = day_end if ranged else end
    yield dated(
        Span(match.start(), first_end), number, _month_of(match, words), int(match["day"]), match["suffix"] or "", published
    )
    if ranged:
        span = Span(match.start("day2"), end)
        yield dated(span, number, _month_of(match, words), int(match["day2"]), match["suffix2"] or "", published)


def _counts(text: str, end: int, words: DateWords) -> bool:
    """Whether the number that ends here counts what follows: people, million, per cent."""
    after = word_after(text, end)
    return after in words.lists["counted_nouns"] and after != "or"


def _is_count(text: str, match: "regex.Match[str]", group: str, words: DateWords) -> bool:
    """Whether the four digits after a date count what follows: "In March 2000 people" is read so, not "March 2019 deaths"."""
    return _counts(text, match.end(group), words) and (int(match[group]) < 1900 or int(match[group]) % 100 == 0)


def _counts_things(text: str, match: "regex.Match[str]", end: int, words: DateWords) -> bool:
    """Whether "In March 20 migrants" prints a month and a number, not a day."""
    if match["suffix"]:
        return False
    before = bare(word_before(text, match.start()))
    return _counts(text, end, words) or (before == "in" and is_plural(word_after(text, end), words))


def _names_something(text: str, end: int, match: "regex.Match[str]", words: DateWords) -> bool:
    """Whether the date names an event or a street: "the Sept. 11 attacks", "July 31st Street"."""
    after = word_after(text, end)
    if after in words.lists["street_words"]:
        return True
    if after not in words.lists["event_nouns"] or match["year"]:
        return False
    months = list(words.months)[::2]
    return f"{months[_month_of(match, words) - 1]} {match['day']}" in words.lists["day_names"]


def _read_month(text: str, match: "regex.Match[str]", words: DateWords, published: date | None) -> Iterator[Date]:
    month = _month_of(match, words)
    if match["year_only"] and not _is_count(text, match, "year_only", words):
        yield month_mention(Span(*match.span()), int(match["year_only"]), month, published)
    elif match["short_year"]:
        yield Date(Span(*match.span()), "month", None, month)
    else:
        yield from _bare_month(text, match, words, published)


def month_mention(span: Span, year: int | None, month: int, published: date | None, relative: str = "") -> Date:
    """Return a month, resolved to the year printed or else to the one it is likely to mean."""
    resolved = year
    if relative == "this" and published:
        resolved = published.year
    elif year is None and published and not relative:
        middle = likely_day(month, 15, published, ahead=0)
        resolved = middle.year if middle else None
    if resolved is None:
        return Date(span, "month", year, month, relative=relative)
    last = date(resolved, month, days_in_month(resolved, month))
    return Date(span, "month", year, month, None, None, last.replace(day=1), last, relative=relative)


def _bare_month(text: str, match: "regex.Match[str]", words: DateWords, published: date | None) -> Iterator[Date]:
    """Take a month that stands alone where no name, verb or adjective is meant."""
    word = match["month"]
    if not word or word.isupper():
        return
    start, end = match.span("month")
    before, after = word_before(text, start), word_after(text, end)
    if after in words.lists["named_after_month"] or (
        text[end : end + 1] in ("-", "'", "’") and word == "May" and before == "of"
    ):
        return
    if _is_lead_in(text, start, before, word, words):
        relative = before.lower() if before.lower() in ("last", "next", "this") else ""
        yield month_mention(Span(start, end), None, words.months[word], published, relative)


def _is_lead_in(text: str, start: int, before: str, word: str, words: DateWords) -> bool:
    lead = bare(before).removeprefix("mid-")
    if word == "May" and lead not in words.lists["may_lead_ins"]:
        return text[max(0, start - 4) : start].lower() == "mid-"
    if lead == "in" and bare(word_before(text, start - len(before) - 1)) in words.lists["faith_nouns"]:
        return False
    if word not in words.lists["doubtful_months"]:
        return not _is_named(before, words)
    return lead in words.lists["month_lead_ins"] or text[max(0, start - 4) : start].lower() == "mid-"


def _is_named(before: str, words: DateWords) -> bool:
    """Whether a capitalised word before a month makes it a name: "Black September"."""
    if not (before[:1].isupper() and before.isalpha()):
        return False
    return before.lower() not in words.lists["month_lead_ins"] and before.lower() not in words.lists["determiners"]


def _read_day_first(text: str, match: "regex.Match[str]", words: DateWords, published: date | None) -> Iterator[Date]:
    day, month = int(match["day"]), _month_of(match, words)
    before = bare(word_before(text, match.start()))
    if day > 39 or before in words.lists["labels_of_numbers"]:
        return
    year = match["year"]
    if year and _is_count(text, match, "year", words):
        year = None
    end = match.end("year") if year else match.end("month") if match["month"] else match.end("short")
    if not match["month"] and not year and text[end : end + 1] == ".":
        end += 1
    if _names_something(text, end, match, words) or (match["month"] == "May" and word_after(text, end) in _AFTER_VERB):
        return
    start = match.start("day")
    if match["day2"] and int(match["day2"]) < 40 and text[match.end("day2")] != ".":
        first_end = match.end("suffix2") if match["suffix2"] else match.end("day2")
        span = Span(match.start("day2"), first_end)
        yield dated(span, int(year) if year else None, month, int(match["day2"]), match["suffix2"] or "", published)
    yield dated(Span(start, end), int(year) if year else None, month, day, match["suffix"] or "", published)


_AFTER_VERB = frozenset({"be", "have", "not", "also", "still", "never", "well", "only"})


def _read_slashed(match: "regex.Match[str]", published: date | None) -> Iterator[Date]:
    """Read "5/3/19": which number is the day is told only where one of them cannot be a month."""
    one, two = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else _full_year(int(match[4]), published)
    span = Span(*match.span())
    if match[2] == "." and len(match[4]) != 4:
        return
    readings = sorted({found for found in (make_day(year, one, two), make_day(year, two, one)) if found})
    if len(readings) == 1:
        only = readings[0]
        yield Date(span, "date", only.year, only.month, only.day, None, only, only)
    elif readings:
        yield Date(span, "date", first=readings[0], last=readings[-1])
    elif len(match[4]) == 4 and match[2] == "/":
        yield Date(span, "date", possible=False)


def _full_year(short: int, published: date | None) -> int:
    """Return the year that two digits mean: the latest that is at most ten years after publication."""
    newest = (published or date(2060, 1, 1)).year + 10
    return newest - (newest - short) % 100
