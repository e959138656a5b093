"""The words round a date: what the calendar lexicon knows of them, and the nearest word on either side of a place."""

from collections.abc import Iterator, Mapping

from newslint.lexicon import Lexicons, kept
from newslint.record import Record

REACH = 32
"""Characters looked at on either side for the nearest word."""


class DateWords(Record):
    """The word lists of the calendar lexicon, ready to be looked up; months count from 1, weekdays from 0."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    zones: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def month(self, word: str) -> int:
        """Return the number of a month by its name or abbreviation as the patterns take it."""
        return self.months.get(word) or self.short_months[word]


_LISTS = (
    "doubtful_months",
    "month_lead_ins",
    "may_lead_ins",
    "faith_nouns",
    "parts_of_months",
    "named_after_month",
    "day_names",
    "event_nouns",
    "street_words",
    "counted_nouns",
    "labels_of_numbers",
    "year_lead_ins",
    "year_followers_of",
    "year_heads",
    "determiners",
    "year_verbs",
    "function_words",
    "names_before_weekday",
    "names_after_weekday",
    "names_after_today",
    "time_lead_ins",
)


@kept
def load_words(lexicons: Lexicons) -> DateWords:
    """Return the words that dates are told by; raises KeyError where the lexicons lack one of the lists."""
    months, short_months = _number(lexicons, "months", 1)
    weekdays, short_weekdays = _number(lexicons, "weekdays", 0)
    zones = lexicons["time_zones"]
    printed = {str(phrase): entry for entry, facts in zones.table.items() for phrase in (entry, *facts.get("phrases", []))}
    lists = {name: frozenset(lexicons[name].phrases.values()) for name in _LISTS}
    return DateWords(months, short_months, weekdays, short_weekdays, printed, lists)


def _number(lexicons: Lexicons, name: str, start: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return the full names, also in capitals, and the abbreviations of a lexicon, each with its number."""
    value = lexicons[name].value
    assert isinstance(value, dict)  # noqa: S101 - the shipped lexicon is a mapping, and a user's must be one
    full = {form: number for number, entry in enumerate(value, start) for form in (entry, entry.upper())}
    short = {str(phrase): number for number, phrases in enumerate(value.values(), start) for phrase in phrases}
    return full, short


def places(text: str, *needles: str) -> Iterator[int]:
    """Return where the needles stand; for rare words this is many times faster than a pattern."""
    for needle in needles:
        place = text.find(needle)
        while place >= 0:
            yield place
            place = text.find(needle, place + 1)


def word_before(text: str, position: int) -> str:
    """Return the word that ends one space before `position` of its block, with its punctuation; "" at the start."""
    if position < 2 or text[position - 1] != " ":
        return ""
    near = text[max(0, position - REACH) : position - 1]
    return near[max(near.rfind(" "), near.rfind("\n")) + 1 :]


def word_after(text: str, position: int) -> str:
    """Return the word that begins one space after `position` of its block, without punctuation at its end; else ""."""
    if text[position : position + 1] != " ":
        return ""
    near = text[position + 1 : position + REACH].partition(" ")[0]
    return near.partition("\n")[0].rstrip(".,;:!?)]”’\"'")


def bare(word: str) -> str:
    """Return a word in lower case without the marks round it."""
    return word.strip("()[].,;:!?“”‘’\"'—–").lower()


def is_plural(word: str, words: DateWords) -> bool:
    """Whether a lower-case word after a number looks like a noun that the number counts."""
    if word in words.lists["counted_nouns"] or word.lower() in words.lists["counted_nouns"]:
        return True
    return (
        word.endswith("s")
        and word.islower()
        and not word.endswith(("ss", "’s", "'s"))
        and word not in words.lists["function_words"]
    )
