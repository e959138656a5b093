"""The functions of the rule language about days, ages, times and places, on what is recognised in a line of copy."""

from datetime import date

import pytest

from newslint.analysis.dates import find_dates
from newslint.claims import Claim
from newslint.lexicon import load_shipped
from newslint.readers import read
from newslint.setting import Setting
from newslint.skeleton import settle_mentions
from newslint.story import Story
from newslint.syntax import parse_expression
from newslint.text import Source

PUBLISHED = date(2019, 6, 12)

TOLD = [
    ("on Monday, 5 March 2019", "falls_on(b, a)", False),
    ("on Tuesday, 5 March 2019", "falls_on(b, a)", True),
    ("on Friday, June 13", "falls_on(b, a)", False),
    ("on Tuesday, June 4, 1912", "falls_on(b, a)", True),
    ("on Sunday, 9 January 1905", "falls_on(b, a)", None),
    ("on Tuesday, June 5", "falls_on(b, a)", None),
    ("on Tuesday, June 5", "falls_this_year(b, a)", False),
    ("on Tuesday, June 5", "year_for(b, a) == 2018", True),
    ("on Friday, June 13, as in the year 2014", "falls_on(b, a)", None),
    ("on 12 June", "day_name(a) == 'Wednesday'", True),
    ("on 12 June 2019", "dated(a)", True),
    ("on 31 June", "flaw(a) == 'that month has 30 days'", True),
    ("on 29 February 2019", "flaw(a) == 'that month has 28 days in 2019'", True),
    ("on 22th December", "flaw(a) == 'the ordinal of 22 is 22nd'", True),
    ("yesterday (Monday)", "is_day(a, b)", False),
    ("yesterday (Tuesday)", "is_day(a, b)", True),
    ("yesterday (Wednesday)", "is_day(a, b)", True),
    ("today, 14 June", "is_day(a, b)", False),
    ("on 3 May or 5 May", "one_day(a, b)", False),
    ("on 3 May 2018 or 5 May 2019", "one_day(a, b)", None),
    ("on Monday or on Tuesday", "one_day(a, b)", False),
    ("between 2015 and 2012", "in_order(a, b)", False),
    ("from 10 to 3 March", "in_order(a, b)", False),
    ("from 28 December to 3 January", "in_order(a, b)", None),
    ("five days, from 3 to 7 March", "lasts(a, b, c)", True),
    ("five days, from 3 to 10 March", "lasts(a, b, c)", False),
    ("three days, from Monday to Wednesday", "lasts(a, b, c)", True),
    ("two days, from Monday to Thursday", "lasts(a, b, c)", False),
    ("12 years, from 1990 to 2002", "lasts(a, b, c)", True),
    ("12 years, from 1990 to 2009", "lasts(a, b, c)", False),
    ("three hours, from 3 to 10 March", "lasts(a, b, c)", None),
    ("18 months, from September 2017 to February 2019", "lasts(a, b, c)", True),
    ("17 months, from September 2017 to February 2019", "lasts(a, b, c)", True),
    ("28 months, from September 2017 to February 2019", "lasts(a, b, c)", False),
    ("10 years ago, in 2012", "elapsed(b, a)", False),
    ("10 years ago, in 2009", "elapsed(b, a)", True),
    ("more than 10 years ago, in 2006", "elapsed(b, a)", True),
    ("10 years ago, in 2000, he wrote in 2010", "elapsed(b, a)", None),
    ("born in 1950, aged 69", "aged(a, b, published)", True),
    ("born in 1950, aged 59", "aged(a, b, published)", False),
    ("born in 1950, aged 59, in 2009", "aged(a, b, published)", None),
    ("at 8 p.m.", "meridiem(a) == 'pm' and clock(a) == 1200", True),
    ("at 9am BST on 12 January 2019", "season(a) == 'summer' and in_season(a, b)", False),
    ("at 9am BST on 12 July 2019", "in_season(a, b)", True),
    ("at 9am BST on 12 January 2019", "in_season(a, near(b, 8))", False),
    ("at 9am BST on 27 March 2019", "in_season(a, near(b, 8))", None),
    ("at 9am GMT on 12 July 2019", "in_season(a, b)", None),
    ("at 9am EST on 12 July 2019", "zone(a) == 'EST' and in_season(a, b)", False),
    ("last night", "relative(a) == 'last'", True),
    ("on 24 December", "holiday_on('Christmas Day', a)", False),
    ("on 25 December", "holiday_on('Christmas Day', a)", True),
    ("on 15 April 2019", "holiday_on('Easter Monday', a)", False),
    ("on 15 August", "holiday_on('Independence Day', a)", None),
    ("in Sydney, Australia", "may_be_in(a, b)", True),
    ("in Geneva, Austria", "may_be_in(a, b)", False),
    ("in Nigeria and Lagos", "capital(b, a)", False),
    ("in 1970 in Nigeria and Lagos", "capital(c, b)", None),
    ("in Kazakhstan", "landlocked(a) and has_shore(a)", True),
    ("in Norway", "member('the EU', a)", False),
    ("in Sweden", "member('NATO', a)", False),
    ("in Mexico", "has_office(a, 'prime minister')", False),
    ("in Iran in 1953", "has_office(a, 'prime minister')", None),
    ("Tom Hay and Hay", "introduced(b) and not ambiguous(b)", True),
    ("Tom Hay, Ann Hay and Hay", "ambiguous(c)", True),
]


@pytest.mark.parametrize(("copy", "expression", "truth"), TOLD)
def test_what_copy_says_can_be_reckoned(copy: str, expression: str, truth: bool | None) -> None:
    story = Story(read(Source("line.txt", f"It was said {copy}."), mistakes=[])[0], load_shipped())
    dates = find_dates(story.text, load_shipped(), PUBLISHED)
    mentions = settle_mentions(dates, story.figures, story.names)
    captures = dict(zip("abcd", mentions, strict=False))
    assert parse_expression(expression).truth(Claim(captures, Setting(load_shipped(), PUBLISHED, story.years))) is truth
