"""The things that layers recognise in copy, one record each, and which type of a rule's pattern takes which.

Every mention has a `span` in the text and a `kind`, the most specific type it is; KINDS says which types take a kind.
"""

from datetime import date
from typing import TypeAlias

from newslint.interval import Interval
from newslint.record import Record
from newslint.text import Span

FIGURE_KINDS = ("count", "amount", "percent", "points", "fraction", "measure", "ordinal", "age", "duration", "multiple", "pair")
DATE_KINDS = ("date", "year", "weekday", "month", "decade", "time")
NAME_KINDS = ("person", "office", "honorific", "country", "city", "state", "demonym", "organisation", "acronym", "name")

KINDS: dict[str, frozenset[str]] = {
    kind: frozenset(types)
    for kind, *types in (
        ("count", "count", "figure"),
        ("amount", "amount", "figure"),
        ("percent", "percent", "figure"),
        ("points", "points", "figure"),
        ("fraction", "fraction", "figure"),
        ("measure", "measure", "figure"),
        ("ordinal", "ordinal"),
        ("age", "age"),
        ("duration", "duration"),
        ("multiple", "multiple"),
        ("pair", "pair"),
        ("date", "date"),
        ("year", "year", "date"),
        ("month", "month", "date"),
        ("weekday", "weekday"),
        ("decade", "decade"),
        ("time", "time"),
        ("person", "person", "name"),
        ("office", "office"),
        ("honorific", "honorific"),
        ("country", "country", "place", "name"),
        ("city", "city", "place", "name"),
        ("state", "state", "place", "name"),
        ("demonym", "demonym"),
        ("organisation", "organisation", "name"),
        ("acronym", "acronym", "name"),
        ("name", "name"),
        ("quotation", "quotation"),
    )
}
"""Each kind of mention and the types of a pattern that take it."""


class Figure(Record):
    """A number in copy with what it can mean.

    kind: one of FIGURE_KINDS.
      count     a bare number: 12, twelve, 65,000, 3 million, dozens, "10 to 12", "between 10 and 12"
      amount    money: $1.13bn, £600m, 20 euros, 50 cents, "C$20m"
      percent   76%, 76 per cent, seventy-six percent        points    two percentage points, 6 points (of a poll)
      fraction  a third, two-thirds, half, one in four, three out of five
      measure   10 miles, 3.5kg, 43C, 30mph, 12 hectares, 10 MW      ordinal  18th, third, No. 5
      age       34-year-old, aged 34, "age of 34"            duration  20 years, three-day, two hours, a decade
      multiple  doubled, twice, fivefold, three times, halved        pair  52-48, 3-1, 6-4 (a score, a tally)
    interval: what it can mean, scale applied, hedges applied, in the printed unit. For percent, 76% is 75.5..76.5.
      For a fraction the number itself (0.25). For a pair the lower to the higher number. For a duration, in its `unit`.
    value: the number as printed, scale applied (1.13bn is 1.13e9).
    unit: canonical: currency code ("USD", "GBP", "EUR"; "$" alone is "USD"), key of the units lexicon ("km", "celsius"), "%",
      "year"/"month"/"week"/"day"/"hour"/"minute"/"second" for a duration or age, "" for a count.
    digits: significant digits as printed without separators and without trailing zeros of whole numbers ("113", "65").
    significant: how many significant digits the figure carries by the rounding convention.
    hedge: "" | "about" | "under" (nearly, almost) | "over" (more than) | "least" (at least) | "most" (up to, at most).
    scale: the scale word's factor (1, 1e3, 1e6, 1e9, 1e12).
    noun: what a count counts: lower-case head noun as printed ("migrants"), "" where none follows.
    first, second: of a pair, the two numbers in the order printed; else equal to value.
    worded: whether the number is in words.
    """

    span: Span
    kind: str
    interval: Interval
    value: float
    unit: str = ""
    digits: str = ""
    significant: int = 0
    hedge: str = ""
    scale: float = 1
    noun: str = ""
    first: float = 0
    second: float = 0
    worded: bool = False


class Date(Record):
    """A date, or part of one, as printed, and the days it can mean.

    kind: "date" (has a day of the month, or is relative to the day of publication: today, last week, two years ago),
      "month" (March 2019, March), "year" (2019), "weekday" (Monday, on Monday), "decade" (the 1980s, the 19th century).
    year, month, day: as printed, None where not; they may be impossible (31 June) – see `possible`.
      A decade's year is its first (1980); a century, and a year that is two ("the 2018-19 season"), prints none.
    weekday: 0 Monday … 6 Sunday, for kind weekday only (a weekday beside a date is a mention of its own).
    first, last: the first and last day it can mean once resolved against the day of publication; None where it cannot
      be told or is impossible. A date without a year is left open where two years are likely ("in February", in December);
      a weekday is one of the two nearest, or the day of the date beside it.
    possible: False where no calendar has such a day (31 June, 29 February 2019, month 13, "22th").
    suffix: an ordinal suffix as printed ("22th" → "th"), else "".
    relative: for relative dates, "ago", "last", "next", "this", "today", "yesterday", "tomorrow"; else "".
    """

    span: Span
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    first: date | None = None
    last: date | None = None
    possible: bool = True
    suffix: str = ""
    relative: str = ""


class Time(Record):
    """A clock time as printed (hour and minute may be impossible); meridiem "am", "pm", "noon", "midnight" or ""."""

    span: Span
    kind: str
    hour: int
    minute: int
    meridiem: str = ""
    zone: str = ""
    possible: bool = True


class Name(Record):
    """A proper name or a word that stands for one: kind one of NAME_KINDS.

    key: what makes two mentions the same: for a person the key of the Person it refers to (see analysis/people.py), for
      country, city, state, demonym, office and honorific the canonical entry of its lexicon ("Russia" for "Russian" too), for
      the rest the normalised words.
    given, surname: of a person, as far as the mention prints them ("", "Putin" for a bare surname); surname has its
      particle ("van der Berg"); suffix is "Jr", "III" ….
    """

    span: Span
    kind: str
    text: str
    key: str
    given: str = ""
    surname: str = ""
    suffix: str = ""


class Sentence(Record):
    """One sentence of one block; `quoted` where it lies wholly inside a quotation."""

    span: Span
    block: int
    quoted: bool = False


class Quotation(Record):
    """Words in quotation marks.

    span: with the marks; inner: without. `opens`/`closes`: whether a mark stands at that end (a run-on quotation over
    paragraphs opens each and closes only the last: each paragraph is a Quotation, and they share `speech`).
    mark: the opening mark as printed. nested: inside another quotation.
    full: a whole sentence or more of speech; else a fragment, a title or a scare quote.
    speech: number of the utterance within the story, so that parts split by an attribution belong together; -1 for none.
    speaker: the span of who is said to speak, as printed ("he", "Karaganov", "the report"); None where nobody is.
    speaker_key: the key of that person where the speaker is a person that the story names, the lower-case words else.
    verb: the span of the speech verb ("said"), or of "according to"; None where there is none.
    """

    span: Span
    inner: Span
    kind: str
    mark: str
    opens: bool = True
    closes: bool = True
    nested: bool = False
    full: bool = False
    speech: int = -1
    speaker: Span | None = None
    speaker_key: str = ""
    verb: Span | None = None


class SourceMention(Record):
    """Somebody, or something, that the story takes a statement from.

    kind: "named" (Lee said), "described" (a police source, two people familiar with the talks, a senior official), "bare"
      (sources said, according to a source), of whom the reader learns nothing, or "other" (police, the report, the minister).
    span: the source as printed, with what describes it as far as it is told. verb: of speech, or "according to"; None where
    a described source is only mentioned.
    plural: whether more than one is meant.
    """

    span: Span
    kind: str
    plural: bool = False
    verb: Span | None = None

    @property
    def described(self) -> bool:
        """Whether the reader learns anything about the source."""
        return self.kind != "bare"


Mention: TypeAlias = Figure | Date | Time | Name | Quotation
