"""Summer time: when the clocks go forward and back where a label of clock times belongs, such as BST or EDT."""

from datetime import date

from newslint.analysis.calendar import SUNDAY, nth_weekday
from newslint.lexicon import Lexicons, load_shipped


def season_of(zone: str, lexicons: Lexicons | None = None) -> str:
    """Return "summer" for a label of summer time (BST), "winter" for one of standard time (EST), "" for others and unknown."""
    season = _facts(zone, lexicons)[1]
    return season if season in ("summer", "winter") else ""


def in_summer_time(zone: str, day: date, lexicons: Lexicons | None = None) -> bool | None:
    """Whether the clocks stand at summer time on `day` where the label is used.

    None for labels of places without it or unknown, for the days of change themselves and the day on either side, and for
    years in which today's rule did not hold yet.
    """
    rule = _facts(zone, lexicons)[0]
    if rule not in _RULES or day.year < _SINCE[rule] + (rule in _SOUTHERN):
        return None
    starts, ends = (nth_weekday(day.year, *change) for change in _RULES[rule])
    if any(abs((day - change).days) <= 1 for change in (starts, ends)):
        return None
    return not ends < day < starts if rule in _SOUTHERN else starts < day < ends


_RULES = {
    "us": ((3, SUNDAY, 2), (11, SUNDAY, 1)),
    "eu": ((3, SUNDAY, -1), (10, SUNDAY, -1)),
    "uk": ((3, SUNDAY, -1), (10, SUNDAY, -1)),
    "au": ((10, SUNDAY, 1), (4, SUNDAY, 1)),
    "nz": ((9, SUNDAY, -1), (4, SUNDAY, 1)),
}
"""When summer time begins and ends: month, weekday, number of the weekday (sources stand in the calendar lexicon)."""

_SINCE = {"us": 2007, "eu": 1996, "uk": 1996, "au": 2008, "nz": 2007}
"""The first year in which a rule held throughout its own part of the world."""

_SOUTHERN = frozenset({"au", "nz"})


def _facts(zone: str, lexicons: Lexicons | None) -> tuple[str, str]:
    lexicon = (lexicons or load_shipped())["time_zones"]
    entry = lexicon.phrases.get(zone.lower())
    facts = lexicon.table.get(entry, {}) if entry else {}
    return str(facts.get("rule", "")), str(facts.get("season", ""))
