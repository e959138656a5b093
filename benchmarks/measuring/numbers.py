"""Draws the figures of planted sentences: for each name one value, or the right and the wrong one."""

from collections.abc import Callable
from datetime import date
from random import Random

Drawn = dict[str, str | tuple[str, str]]
Draw = Callable[[Random, date], Drawn]

MONEY = (("£", "m"), ("$", " million"), ("€", "bn"), ("$", " billion"), ("£", " million"), ("$", "bn"))
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FRACTIONS = (
    *(("a third", 33), ("a quarter", 25), ("two-thirds", 67), ("three-quarters", 75), ("a fifth", 20), ("half", 50)),
    *(("three in five", 60), ("one in ten", 10), ("two-fifths", 40), ("one in eight", 12)),
)
MULTIPLES = (("doubled", 2.0), ("tripled", 3.0), ("quadrupled", 4.0))


def count(number: int) -> str:
    """Return a number as newspapers print it: in words up to nine, with commas from a thousand."""
    return WORDS[number] if 0 < number < 10 else f"{number:,}"


def _money(rng: Random) -> Callable[[float], str]:
    sign, unit = rng.choice(MONEY)
    return lambda value: f"{sign}{value:g}{unit}"


def _wrong_percent(rng: Random, right: int) -> int:
    """Return a percentage that is off as a slip would have it: two digits changed about, or plainly another."""
    turned = int(str(right)[::-1])
    return turned if abs(turned - right) >= 9 else right + rng.choice((11, 18, 30))


def rise(rng: Random, _: date) -> Drawn:
    """old, new in money and the rise in per cent."""
    money = _money(rng)
    old = rng.randrange(120, 900) / 10
    new = round(old * rng.uniform(1.08, 1.7), 1)
    right = round(100 * (new - old) / old)
    return {"old": money(old), "new": money(new), "pct": (str(right), str(_wrong_percent(rng, right)))}


def fall(rng: Random, _: date) -> Drawn:
    """old, new in money and the fall in per cent."""
    money = _money(rng)
    old = rng.randrange(200, 900) / 10
    new = round(old * rng.uniform(0.45, 0.9), 1)
    right = round(100 * (old - new) / old)
    return {"old": money(old), "new": money(new), "pct": (str(right), str(min(_wrong_percent(rng, right), 97)))}


def growth(rng: Random, _: date) -> Drawn:
    """old, new as counts and the rise in per cent."""
    old = rng.randrange(1200, 48000, 100)
    new = round(old * rng.uniform(1.08, 1.7) / 10) * 10
    right = round(100 * (new - old) / old)
    return {"old": count(old), "new": count(new), "pct": (str(right), str(_wrong_percent(rng, right)))}


def up(rng: Random, _: date) -> Drawn:
    """old below new in money; changed about in the fault."""
    money = _money(rng)
    low = rng.randrange(100, 800) / 10
    high = round(low * rng.uniform(1.1, 1.6), 1)
    return {"old": (money(low), money(high)), "new": (money(high), money(low))}


def down(rng: Random, day: date) -> Drawn:
    """old above new in money; changed about in the fault."""
    drawn = up(rng, day)
    return {"old": drawn["new"], "new": drawn["old"]}


def rate_up(rng: Random, _: date) -> Drawn:
    """old below new in per cent, without the sign; changed about in the fault."""
    low = rng.randrange(21, 90) / 10
    high = round(low + rng.randrange(3, 30) / 10, 1)
    return {"old": (f"{low}", f"{high}"), "new": (f"{high}", f"{low}")}


def rate_down(rng: Random, day: date) -> Drawn:
    """old above new in per cent; changed about in the fault."""
    drawn = rate_up(rng, day)
    return {"old": drawn["new"], "new": drawn["old"]}


def points(rng: Random, _: date) -> Drawn:
    """old, new rates and the difference, which is no change in per cent."""
    low = rng.randrange(4, 20)
    diff = rng.randrange(2, 6)
    return {"old": str(low), "new": str(low + diff), "diff": count(diff)}


def parts(rng: Random, _: date) -> Drawn:
    """a + b + c are the total; in the fault they are more."""
    a, b, c = rng.randrange(12, 60), rng.randrange(11, 50), rng.randrange(10, 30)
    extra = rng.choice((3, 9, 10, 20))
    return {"total": (str(a + b + c), str(a + b + c - extra)), "a": str(a), "b": str(b), "c": str(c), "ab": str(a + b)}


def pair(rng: Random, _: date) -> Drawn:
    """a + b are the total; in the fault they are more."""
    a, b = rng.randrange(12, 400), rng.randrange(11, 300)
    extra = rng.choice((2, 5, 10))
    return {"total": (str(a + b), str(a + b - extra)), "a": str(a), "b": str(b)}


def subset(rng: Random, _: date) -> Drawn:
    """part of a whole; changed about in the fault."""
    part = rng.randrange(12, 60)
    whole = part + rng.randrange(5, 40)
    return {"part": (str(part), str(whole)), "whole": (str(whole), str(part))}


def fraction(rng: Random, _: date) -> Drawn:
    """A fraction in words and its percentage."""
    words, right = rng.choice(FRACTIONS)
    wrong = right + rng.choice((-15, 15, 20)) if right > 20 else right + 20
    return {"fraction": words, "Fraction": words[0].upper() + words[1:], "pct": (str(right), str(wrong))}


def share_of(rng: Random, _: date) -> Drawn:
    """n of N and its percentage."""
    whole = rng.randrange(60, 900)
    part = round(whole * rng.uniform(0.15, 0.8))
    right = round(100 * part / whole)
    return {"part": str(part), "whole": str(whole), "pct": (str(right), str(_wrong_percent(rng, right)))}


def multiple(rng: Random, _: date) -> Drawn:
    """A verb such as doubled with the two figures."""
    verb, factor = rng.choice(MULTIPLES)
    money = _money(rng)
    old = rng.randrange(12, 90)
    return {"multiplied": verb, "old": money(old), "new": (money(old * factor), money(round(old * (factor - 0.6))))}


def halving(rng: Random, _: date) -> Drawn:
    """old and its half as counts."""
    half = rng.randrange(110, 900)
    return {"old": count(2 * half), "new": (count(half), count(round(half * 1.6)))}


def shares(rng: Random, _: date) -> Drawn:
    """Four shares of 100 per cent; ten points more in the fault."""
    a, b, c = rng.randrange(30, 45), rng.randrange(20, 28), rng.randrange(12, 18)
    return {"a": (str(a), str(a + 11)), "b": str(b), "c": str(c), "d": str(100 - a - b - c)}


def over(rng: Random, _: date) -> Drawn:
    """A share of people; above 100 in the fault."""
    right = rng.randrange(51, 97)
    return {"pct": (str(right), str(right + rng.choice((60, 70, 100))))}


def lead(rng: Random, _: date) -> Drawn:
    """Two shares of a poll and the lead."""
    behind, by = rng.randrange(33, 42), rng.randrange(4, 12)
    return {"ahead": str(behind + by), "behind": str(behind), "lead": (count(by), count(by + rng.choice((4, 5, 6))))}


def product(rng: Random, _: date) -> Drawn:
    """number at a price each and what they come to."""
    number, price = rng.randrange(12, 90), rng.choice((15, 25, 40, 120, 250, 400))
    wrong = number * price * rng.choice((10, 2)) if rng.random() < 0.6 else number * price + 11 * price
    sign = rng.choice("£$€")
    return {"n": str(number), "price": f"{sign}{price}", "total": (f"{sign}{number * price:,}", f"{sign}{wrong:,}")}


def score(rng: Random, _: date) -> Drawn:
    """A score, winner first; loser first in the fault."""
    lost = rng.randrange(0, 3)
    won = lost + rng.randrange(1, 4)
    return {"score": (f"{won}-{lost}", f"{lost}-{won}")}


def big_score(rng: Random, _: date) -> Drawn:
    """A score of a game with many points."""
    lost = rng.randrange(61, 98)
    won = lost + rng.randrange(2, 25)
    return {"score": (f"{won}-{lost}", f"{lost}-{won}")}


def votes(rng: Random, _: date) -> Drawn:
    """Votes for and against, more of the first, with the margin; changed about in the fault."""
    against = rng.randrange(31, 230)
    majority = rng.randrange(4, 60)
    return {
        "ayes": (str(against + majority), str(against)),
        "noes": (str(against), str(against + majority)),
        "for": str(against + majority),
        "against": str(against),
        "margin": (str(majority), str(majority + rng.choice((9, 20)))),
    }


def average(rng: Random, _: date) -> Drawn:
    """The least, the most and the average of ages or prices; the average above the most in the fault."""
    low = rng.randrange(18, 30)
    high = low + rng.randrange(12, 30)
    return {"low": str(low), "high": str(high), "avg": (str((low + high) // 2), str(high + rng.randrange(4, 15)))}


def magnitude(rng: Random, _: date) -> Drawn:
    """One sum twice; a thousand times as much in the fault."""
    value = f"{rng.randrange(112, 980) / 10:g}"
    sign = rng.choice("£$€")
    return {"sum": f"{sign}{value} million", "again": (f"{sign}{value} million", f"{sign}{value} billion")}


def currency(rng: Random, _: date) -> Drawn:
    """One sum twice; with another sign in the fault."""
    value = f"{rng.randrange(112, 980) / 10:g}m"
    one, other = rng.sample("£$€", 2)
    return {"sum": f"{one}{value}", "again": (f"{one}{value}", f"{other}{value}")}


def limit_down(rng: Random, _: date) -> Drawn:
    """now, and a lower figure; higher in the fault."""
    now = rng.randrange(16, 70)
    by = rng.randrange(2, 9)
    return {"now": str(now), "new": (str(now - by), str(now + by))}


def limit_up(rng: Random, _: date) -> Drawn:
    """now, and a higher figure; lower in the fault."""
    now = rng.randrange(16, 70)
    by = rng.randrange(2, 9)
    return {"now": str(now), "new": (str(now + by), str(now - by))}


def twice(rng: Random, _: date) -> Drawn:
    """One count twice; two digits changed about in the fault."""
    first, second = rng.sample(range(1, 10), 2)
    return {"n": f"{first}{second},000", "again": (f"{first}{second},000", f"{second}{first},000")}


def headline_count(rng: Random, _: date) -> Drawn:
    """One count in the story and in the headline; a digit wrong or a nought too many in the headline."""
    first, second, third = rng.sample(range(1, 10), 3)
    right = first * 100 + second * 10 + third
    return {"n": str(right), "head": (str(right), str(rng.choice((second * 100 + first * 10 + third, right * 10))))}


def headline_money(rng: Random, _: date) -> Drawn:
    """One sum in the story and in the headline."""
    sign, first, second = rng.choice("£$€"), *rng.sample(range(2, 10), 2)
    wrong = rng.choice((f"{sign}{second}.{first}m", f"{sign}{first}{second}m"))
    return {"sum": f"{sign}{first}.{second}m", "head": (f"{sign}{first}.{second}m", wrong)}


def word_figure(rng: Random, _: date) -> Drawn:
    """A number in words with its figure."""
    number = rng.randrange(3, 12)
    return {"word": WORDS[number], "figure": (str(number), str(number + rng.choice((1, 2, 10))))}


def length(rng: Random, _: date) -> Drawn:
    """Miles with kilometres, feet with metres, pounds with kilograms, acres with hectares."""
    miles, feet, pounds, acres = (
        rng.randrange(12, 90),
        rng.randrange(40, 900, 10),
        rng.randrange(20, 300),
        rng.randrange(50, 900, 10),
    )
    off = rng.choice((0.5, 1.5, 2.0))
    return {
        "miles": str(miles),
        "km": (f"{miles * 1.609:.0f}", f"{miles * 1.609 * off:.0f}"),
        "feet": str(feet),
        "metres": (f"{feet * 0.3048:.0f}", f"{feet * 0.3048 * off:.0f}"),
        "pounds": str(pounds),
        "kg": (f"{pounds * 0.4536:.0f}", f"{pounds * 0.4536 * off:.0f}"),
        "acres": str(acres),
        "hectares": (f"{acres * 0.4047:.0f}", f"{acres * 0.4047 * off:.0f}"),
        "f": str((c := rng.randrange(5, 40)) * 9 // 5 + 32),
        "c": (str(c), str(c + 12)),
    }


def warming(rng: Random, _: date) -> Drawn:
    """A difference of temperature in both scales; converted as a reading in the fault."""
    degrees = rng.choice((1.5, 2.0, 2.5, 3.0, 4.0))
    return {
        "c": f"{degrees:g}",
        "f": (f"{degrees * 1.8:.1f}".removesuffix(".0"), f"{degrees * 1.8 + 32:.1f}".removesuffix(".0")),
    }


def exchange(rng: Random, _: date) -> Drawn:
    """Two sums in pounds with dollars at one rate; at two rates in the fault."""
    rate = rng.uniform(1.22, 1.35)
    one, other = rng.randrange(120, 900), rng.randrange(1200, 9000, 10)
    return {
        "one": f"£{one}",
        "one_usd": f"${one * rate:.0f}",
        "other": f"£{other:,}",
        "other_usd": (f"${other * rate:,.0f}", f"${other * rate * 1.25:,.0f}"),
    }


def negative(rng: Random, _: date) -> Drawn:
    """A rate of decline; with a minus in the fault."""
    rate = f"{rng.randrange(11, 98) / 10:g}"
    return {"rate": (rate, f"-{rate}"), "minus": (rate, f"minus {rate}")}


def nothing(_rng: Random, _: date) -> Drawn:
    """Sentences that need no figures."""
    return {}
