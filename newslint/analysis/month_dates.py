"""Dates that name a month: "March 5, 2019", "the 5th of March", "March 3-5", "March 2019", "in March"."""

from collections.abc import Iterator
from datetime import date

import regex

from newslint.analysis.date_words import DateWords, bare, is_plural, load_words, word_after, word_before
from newslint.analysis.day_values import day_mention, month_mention
from newslint.analysis.mentions import Date
from newslint.lexicon import Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Span

_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,:/]\d|[-–/]\d\d?(?!\d)|\ (?:GMT|UTC)\b)"
_RANGE = r"(?:\ ?[-–—]\ ?|\ (?:to|and|or|through)\ )"
_NO_DAY = r"(?!\w|[.,:/]\d|%|\ \d{3}\b|\ ?[ap]\.?m\b"

_MONTH = rf"""
    \b(?<month>\L<months>)\b\.?(?!\w|-[a-z])
    (?:
        \ (?:the\ )?(?<first>(?<day>\d\d?)(?<suffix>st|nd|rd|th)?){_NO_DAY}|[-–][a-z]|,\d{{3}}\b(?!\d)|['’]\d)
        (?:{_RANGE}(?<second>(?<day2>\d\d?)(?<suffix2>st|nd|rd|th)?){_NO_DAY}|[-–]\w))?
        (?:,?\ (?:of\ |in\ )?(?<year>{_YEAR}))?
      | ,?\ (?:of\ )?(?<year_only>{_YEAR})
      | \ ['’](?<short_year>\d\d)(?![\w%]|[.,:/]\d)
    )?
"""
_DAY_BEFORE = compile_later(
    rf"""(?r)
    (?<![\w.,/:$£€#+&]|[\w.]-)
    (?:(?<second>(?<day2>\d\d?)(?<suffix2>st|nd|rd|th)?){_RANGE})?
    (?<first>(?<day>\d\d?)(?<suffix>st|nd|rd|th)?)\ (?:day\ )?(?:of\ )?$
    """,
    regex.VERBOSE,
)
_YEAR_AFTER = compile_later(rf",?\ (?:of\ |in\ )?({_YEAR})", regex.VERBOSE)
_YEAR_TOLD = compile_later(r" of (?:last|this|next|that|the same|the following) year\b")
_MAY_AFTER_VERB = frozenset({"be", "have", "not", "also", "still", "never", "well", "only"})


@kept
def _month_pattern(lexicons: Lexicons) -> "regex.Pattern[str]":
    words = load_words(lexicons)
    return compile_later(_MONTH, regex.VERBOSE, months=[*words.months, *words.short_months])


class _Copy(Record):
    """What the readers of one match need: the text, the words and the day of publication."""

    text: str
    words: DateWords
    published: date | None


def find_month_dates(text: str, lexicons: Lexicons, published: date | None) -> Iterator[Date]:
    """Find dates that name a month; a range such as "March 3-5, 2019" gives one mention for each end.

    They may overlap: in "10 March 2019" the month and year are found too.
    """
    copy = _Copy(text, load_words(lexicons), published)
    for match in _month_pattern(lexicons).finditer(text):
        start = match.start()
        if text[start - 1 : start] == " ":
            day = _DAY_BEFORE.match(text, pos=max(0, start - 24), endpos=start)
            if day:
                yield from _read_day_first(copy, day, match)
        if _is_stopped(copy, match):
            yield from _bare_month(copy, match)
        elif match["day"]:
            yield from _read_month_first(copy, match)
        else:
            yield from _read_month(copy, match)


def _is_stopped(copy: _Copy, match: "regex.Match[str]") -> bool:
    """Whether a full name ends its sentence here: its stop is no sign of an abbreviation."""
    return match["month"] in copy.words.months and copy.text[match.end("month") : match.end("month") + 1] == "."


def _read_month_first(copy: _Copy, match: "regex.Match[str]") -> Iterator[Date]:
    day, month = int(match["day"]), copy.words.month(match["month"])
    ranged = match["second"] is not None and not _counts(copy, match.end("second"))
    stated = match["year"] is not None and not _is_count(copy, match, "year") and (ranged or match["second"] is None)
    last_end = match.end("second") if ranged else match.end("first")
    if day > 39 and not word_after(copy.text, match.end("first")):
        yield Date(Span(match.start(), match.end("first")), "month", None, month)  # the May 68 of the protests
        return
    if day > 39 or (not stated and _counts_things(copy, match, last_end)):
        yield from _bare_month(copy, match)
        return
    end = match.end("year") if stated else last_end
    year = int(match["year"]) if stated else None
    if _names_something(copy, end, month, day, year):
        return
    span = Span(match.start(), match.end("first") if ranged else end)
    yield day_mention(span, year, month, day, match["suffix"] or "", copy.published)
    if ranged:
        span = Span(match.start("second"), end)
        yield day_mention(span, year, month, int(match["day2"]), match["suffix2"] or "", copy.published)


def _read_day_first(copy: _Copy, before: "regex.Match[str]", match: "regex.Match[str]") -> Iterator[Date]:
    day, month = int(before["day"]), copy.words.month(match["month"])
    lead = word_before(copy.text, before.start())
    if day > 39 or (lead[-1:] != "," and bare(lead) in copy.words.lists["labels_of_numbers"]):
        return
    stopped = copy.text[match.end("month") : match.end("month") + 1] == "." and match["month"] in copy.words.short_months
    end = match.end("month") + stopped
    after = _YEAR_AFTER.match(copy.text, end)
    year = int(after[1]) if after and not _is_count(copy, after, 1) else None
    if after and year:
        end = after.end()
    if _names_something(copy, end, month, day, year) or (
        match["month"] == "May" and word_after(copy.text, end) in _MAY_AFTER_VERB
    ):
        return
    if before["second"] and int(before["day2"]) < 40:
        yield day_mention(
            Span(*before.span("second")), year, month, int(before["day2"]), before["suffix2"] or "", copy.published
        )
    yield day_mention(Span(before.start("first"), end), year, month, day, before["suffix"] or "", copy.published)


def _counts(copy: _Copy, end: int) -> bool:
    """Whether the number that ends here counts what follows: people, million, per cent."""
    return word_after(copy.text, end) in copy.words.lists["counted_nouns"]


def _is_count(copy: _Copy, match: "regex.Match[str]", group: str | int) -> bool:
    """Whether the four digits after a date count what follows: "In March 2000 people" is read so, not "March 2019 deaths"."""
    return _counts(copy, match.end(group)) and (int(match[group]) < 1900 or int(match[group]) % 100 == 0)


def _counts_things(copy: _Copy, match: "regex.Match[str]", end: int) -> bool:
    """Whether "In March 20 migrants" prints a month and a number, not a day."""
    if match["suffix"]:
        return False
    in_month = bare(word_before(copy.text, match.start())) == "in"
    return _counts(copy, end) or (in_month and is_plural(word_after(copy.text, end), copy.words))


def _names_something(copy: _Copy, end: int, month: int, day: int, year: int | None) -> bool:
    """Whether the date names an event or a street: "the Sept. 11 attacks", "July 31st Street"."""
    after = word_after(copy.text, end)
    if after in copy.words.lists["street_words"]:
        return True
    return not year and after in copy.words.lists["event_nouns"] and f"{month}-{day}" in copy.words.lists["day_names"]


def _read_month(copy: _Copy, match: "regex.Match[str]") -> Iterator[Date]:
    month = copy.words.month(match["month"])
    if match["year_only"] and not _is_count(copy, match, "year_only"):
        yield month_mention(Span(*match.span()), int(match["year_only"]), month, copy.published)
    elif match["short_year"]:
        yield Date(Span(*match.span()), "month", None, month)
    else:
        yield from _bare_month(copy, match)


def _bare_month(copy: _Copy, match: "regex.Match[str]") -> Iterator[Date]:
    """Take a month that stands alone where no name, verb or adjective is meant."""
    word, words = match["month"], copy.words
    if word in words.short_months or word.isupper():
        return
    start, end = match.span("month")
    before, after = word_before(copy.text, start), word_after(copy.text, end)
    if copy.text.endswith("Fourth of ", 0, start):
        return  # the holiday
    told = _YEAR_TOLD.match(copy.text, end) or _is_led_into(copy, start, before, word)
    if after in words.lists["named_after_month"] or not told:
        return
    relative = before.lower() if before.lower() in ("last", "next", "this") else ""
    yield month_mention(Span(start, end), None, words.months[word], copy.published, relative)


def _is_led_into(copy: _Copy, start: int, before: str, word: str) -> bool:
    """Whether the word before a month shows that the month is one."""
    lists, lead = copy.words.lists, bare(before)
    if copy.text[max(0, start - 4) : start].lower() == "mid-":
        return True
    noun = bare(word_before(copy.text, start - len(before) - 1)) if lead in ("in", "of") else ""
    if lead == "in" and noun in lists["faith_nouns"]:
        return False
    if word == "May":
        return lead in lists["may_lead_ins"] or (lead == "of" and noun in lists["parts_of_months"])
    if word in lists["doubtful_months"]:
        return lead in lists["month_lead_ins"]
    named = before[:1].isupper() and before.isalpha()  # Black September
    return not named or lead in lists["month_lead_ins"] or lead in lists["determiners"]
