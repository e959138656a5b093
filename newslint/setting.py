"""What an expression of a rule may know beside its captures."""

from datetime import date

from newslint.lexicon import Lexicons
from newslint.record import Record


class Setting(Record, slots=False):
    """The lexicons, the day of publication if known, every year that the story names, and those of them of a living person's
    birth or of a founding alone, which do not make it a story of the past."""

    lexicons: Lexicons
    published: date | None
    years: frozenset[int] = frozenset()
    beginnings: frozenset[int] = frozenset()
