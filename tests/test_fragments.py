"""Fragments: which phrases each must and must not match, and what it captures."""

import pytest

from newslint.diagnostic import Capture
from newslint.lexicon import load_shipped
from newslint.pattern_parser import parse_pattern
from newslint.readers import read
from newslint.story import Story
from newslint.text import Source

LEXICONS = load_shipped()

MATCHES = [
    ("{level:value}", "just 12", "12"),
    ("{level:value}", "last year’s $12m", "$12m"),
    ("{move:old,new}", "rose from 10 to 12", "10 > 12"),
    ("{move:old,new}", "rose from $639m to $1.13bn", "$639m > $1.13bn"),
    ("{move:old,new}", "from 12 in 2018 to 15 last year", "12 > 15"),
    ("{move:old,new}", "from 12 (in 2018) to a record 15", "12 > 15"),
    ("{move:old,new}", "cut from six years to eight on appeal", "six years > eight"),
    ("{move:old,new}", "to $1.13bn from $639m", "$639m > $1.13bn"),
    ("{move:old,new}", "to 4.6 percent last month, from 4.1 percent", "4.1 percent > 4.6 percent"),
    ("{move:old,new}", "went up to 5% from 4%", "4% > 5%"),
    ("{move:old,new}", "from the current 14 to 18", "14 > 18"),
    ("{move:old,new}", "from 10,250 in May to more than 25,500 in June", "10,250 > more than 25,500"),
    ("{compared-with:new,old}", "to 12, compared with 10 a year earlier", "10 > 12"),
    ("{compared-with:new,old}", "at $20m, against $16m in 2018", "$16m > $20m"),
    ("{compared-with:new,old}", "sales of £12m, as against £10m", "£10m > £12m"),
    ("{compared-with:new,old}", "was 12% in May versus 10% in April", "10% > 12%"),
    ("{compared-with:new,old}", "to 12,400 (2018: 10,300)", "10,300 > 12,400"),
    ("{compared-with:new,old}", "was 61% (up from 58%)", None),
    ("{pronoun-of:who,said}", "was Ann Lee and her husband", "Ann Lee > her"),
    ("{pronoun-of:who,said}", "was Ann Lee, a retired actress, of Hull", "Ann Lee > actress"),
    ("{pronoun-of:who,said}", "was Ann Lee, the town’s oldest widow, of Hull", "Ann Lee > widow"),
    ("{pronoun-of:who,said}", "hurt Ann Lee and her friend saw it", None),
    ("{pronoun-of:who,said}", "was Ann Lee who met his wife", None),
    ("{from-to:old,new}", "from 10 to 12", "10 > 12"),
    ("{up-from:new,old}", "to 12, up from 10", "10 > 12"),
    ("{up-from:new,old}", "of $4.48bn in May, up from $4.01bn", "$4.01bn > $4.48bn"),
    ("{down-from:new,old}", "at 61%, down from 64% in 2018", "64% > 61%"),
    ("{change-noun:share}", "an increase of 40%", "40%"),
    ("{change-noun:share}", "a 22% jump", "22%"),
    ("{change-noun:share}", "up 15 per cent", "15 per cent"),
    ("{from-to:old,new}", "at $47.13, from $49.14 the day before", "$49.14 > $47.13"),
    ("{from-to:old,new}", "to 12, compared with 10", "10 > 12"),
    ("{change-by:share}", "rose 40%", "40%"),
    ("{change-by:share}", "rose sharply by 40 percent", "40 percent"),
    ("{change-by:share}", "has been cut by nearly 40%", "nearly 40%"),
    ("{change-by:share}", "a rise of 40 per cent", "40 per cent"),
    ("{change-by:share}", "an increase of more than 40%", "more than 40%"),
    ("{change-by:share}", "a 40% year-on-year rise", "40%"),
    ("{change-by:share}", "40% higher", "40%"),
    ("{change-by:share}", "up 40%", "40%"),
    ("{change-by:share}", "the deficit widened 40%", "40%"),
    ("{change-by:share}", "fell by a third", "a third"),
    ("{tally:score,more,fewer}", "passed 52-48", "52-48"),
    ("{tally:score,more,fewer}", "by 312 to 289", "312 to 289"),
    ("{tally:score,more,fewer}", "by 24 votes to 27 at a meeting", "24 > 27"),
    ("{tally:score,more,fewer}", "240 votes in favour and 210 against", "240 > 210"),
    ("{tally:score,more,fewer}", "1,204 to 1,190.", "1,204 > 1,190"),
    ("{parts-of-people:parts}", "held 13 men, 14 women and 9 children", "13 > 14 > 9"),
    ("{parts-of-people:parts}", "left 12 dead and 30 injured", "12 > 30"),
    ("{seats-by-party:parts,rest}", "says Labour holds 31, the Conservatives 22 and the Greens 14", "31 > 22 > 14"),
    ("{seats-of-parties:parts}", "stood at 18 Conservatives, 11 Liberal Democrats and three Greens", "18 > 11 > three"),
    ("{seats-by-party:parts,rest}", "says the Liberals have 33, Labour 21 and the rest 11", "33 > 21 > 11 > the rest"),
]

SILENT = [
    ("{move:old,new}", "from 8 a.m. to 5 p.m."),
    ("{move:old,new}", "from 18th to 14th"),
    ("{move:old,new}", "from No. 5 to No. 2"),
    ("{move:old,new}", "from 2010 to 2015"),
    ("{move:old,new}", "from Monday to 12 March"),
    ("{move:old,new}", "from 10 while sales went to 12"),
    ("{move:old,new}", "from 10 shops. It went to 12"),
    ("{move:old,new}", "from 10 of 40 to 12"),
    ("{move:old,new}", "10 to 12 people"),
    ("{move:old,new}", "to £12m on sales that fell from £140m"),
    ("{move:old,new}", "to $47, still down from $60 in January"),
    ("{up-from:new,old}", "to $47, still up from $30"),
    ("{change-noun:share}", "reduce by half"),
    ("{compared-with:new,old}", "12 shops compared with"),
    ("{compared-with:new,old}", "won 12 games against Leeds"),
    ("{from-to:old,new}", "rose to 12 as sales fell from 10"),
    ("{change-by:share}", "40% of voters"),
    ("{change-by:share}", "rose to 40%"),
    ("{change-by:share}", "rose from 40%"),
    ("{tally:score,more,fewer}", "24 people to 27 rooms"),
    ("{parts-of-people:parts}", "held 13 men and 14 houses"),
    ("{seats-by-party:parts,rest}", "took Labour 31 days"),
    ("{seats-of-parties:parts}", "stood for 18 days, and the Greens won"),
]


def captured(fragment: str, phrase: str) -> list[str]:
    """Return what a fragment captures in the first sentence of a phrase, each match as "old > new"."""
    pattern = parse_pattern(fragment, LEXICONS)
    order = [
        name
        for name in ("value", "old", "share", "score", "more", "new", "fewer", "parts", "rest", "who", "said")
        if name in pattern.names
    ]
    (document,) = read(Source("phrase.txt", f"A headline that says nothing\n\nIt {phrase}"))
    return [
        " > ".join(each.text for name in order if name in captures for each in _listed(captures[name]))
        for skeleton in Story(document, LEXICONS).skeletons
        for _, _, captures in pattern.find(skeleton)
    ]


def _listed(held: Capture | tuple[Capture, ...]) -> tuple[Capture, ...]:
    return held if isinstance(held, tuple) else (held,)


@pytest.mark.parametrize(("fragment", "phrase", "expected"), [row for row in MATCHES if row[2]])
def test_a_fragment_takes_the_phrase(fragment: str, phrase: str, expected: str) -> None:
    assert captured(fragment, phrase) == [expected]


@pytest.mark.parametrize(("fragment", "phrase"), SILENT)
def test_a_fragment_leaves_the_phrase_alone(fragment: str, phrase: str) -> None:
    assert captured(fragment, phrase) == []


def test_every_fragment_has_phrases() -> None:
    assert {row[0].strip("{}").split(":")[0] for row in MATCHES} == set(LEXICONS["fragments"].table)
