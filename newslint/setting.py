"""What an expression of a rule may know beside its captures."""

from datetime import date

from newslint.lexicon import Lexicons
from newslint.record import Record


class Setting(Record, slots=False):
    """The lexicons, the day of publication if known, and every year that the story names."""

    lexicons: Lexicons
    published: date | None
    years: frozenset[int] = frozenset()
