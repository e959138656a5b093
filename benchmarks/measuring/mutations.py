"""Faults that are made of what a story holds already: a name slips once, a paragraph stands twice, a mark is lost."""

from collections import Counter
from collections.abc import Callable
from random import Random

import regex

from measuring.faults import slip
from measuring.hosts import Host, Planted
from newslint.text import Source

Mutation = Callable[[Host, Random], Planted | None]

NAME = regex.compile(r"(?<=[\p{Ll},] )(?P<given>\p{Lu}\p{Ll}{2,}) (?P<surname>\p{Lu}\p{Ll}{5,})\b")
WORD = regex.compile(r"(?<=\p{Ll} )\p{Ll}{7,}(?= \p{Ll})")
FUNCTION = regex.compile(r"(?<=\p{Ll} )(?:the|of|to|and|in|for|with|from|is|was|are|by|at|his|their)(?= \p{Ll})")
QUOTE = regex.compile(r"(?<=\s)\"(?P<words>[^\"\n]{20,}[,.])(?P<close>\")(?= \p{L})")
CURLY = regex.compile(r"“[^“”\n]{20,}[,.](?P<close>”)(?= \p{L})")
BRACKET = regex.compile(r"(?<=\w )\([^()\n]{2,40}(?P<close>\))")
STOP = regex.compile(r"(?<=\p{Ll}{3}\.) (?=\p{Lu}\p{Ll}* \p{Ll})")
LONGEST = 40


def name_slip(host: Host, rng: Random) -> Planted | None:
    """A surname that stands three times or more beside its given name or alone is misspelt once."""
    surnames = Counter(match["surname"] for match in NAME.finditer(host.text))
    often = sorted(name for name in surnames if host.text.count(name) > 3)
    if not often:
        return None
    name = rng.choice(often)
    places = [
        match.start()
        for match in regex.finditer(rf"(?<=\p{{Ll}} ){name}\b(?!['’]s)", host.text)
        if _in_paragraph(host, match.start())
    ]
    return _swap(host, rng.choice(places), name, slip(rng, name)) if places else None


def word_slip(host: Host, rng: Random) -> Planted | None:
    """A long lower-case word that the story holds once is misspelt."""
    words = [match for match in WORD.finditer(host.text, *_body(host)) if host.text.count(match[0]) == 1]
    if not words:
        return None
    match = rng.choice(words)
    return _swap(host, match.start(), match[0], slip(rng, match[0]))


def doubled_word(host: Host, rng: Random) -> Planted | None:
    """A function word is typed twice."""
    words = list(FUNCTION.finditer(host.text, *_body(host)))
    if not words:
        return None
    match = rng.choice(words)
    return _swap(host, match.start(), match[0], f"{match[0]} {match[0]}")


def lost_mark(host: Host, rng: Random) -> Planted | None:
    """The closing mark of a quotation is lost while the sentence goes on."""
    return _drop(host, rng, [*QUOTE.finditer(host.text, *_body(host)), *CURLY.finditer(host.text, *_body(host))])


def lost_bracket(host: Host, rng: Random) -> Planted | None:
    """A closing bracket is lost."""
    return _drop(host, rng, list(BRACKET.finditer(host.text, *_body(host))))


def repeated_paragraph(host: Host, rng: Random) -> Planted | None:
    """A paragraph stands again further down."""
    long = [span for span in host.paragraphs[:-2] if span[1] - span[0] > 250]
    if not long:
        return None
    start, end = rng.choice(long)
    words = host.text[start:end]
    at = rng.choice([other for _, other in host.paragraphs if other > end])
    text = f"{host.text[:at]}\n\n{words}{host.text[at:]}"
    return Planted(Source(host.name, text), ((at + 2, at + 2 + len(words)),))


def letter_lost(host: Host, rng: Random) -> Planted | None:
    """A space is lost after a full stop."""
    stops = [match.start() for match in STOP.finditer(host.text, *_body(host))]
    if not stops:
        return None
    at = rng.choice(stops)
    text = host.text[:at] + host.text[at + 1 :]
    return Planted(Source(host.name, text), ((at - 5, at + 5),))


MUTATIONS: dict[str, tuple[tuple[str, ...], Mutation]] = {
    "made: a surname misspelt once": (("names", "spelling"), name_slip),
    "made: a word misspelt": (("spelling",), word_slip),
    "made: a word typed twice": (("spelling",), doubled_word),
    "made: a lost quotation mark": (("quotes",), lost_mark),
    "made: a lost bracket": (("quotes",), lost_bracket),
    "made: a paragraph repeated": (("structure",), repeated_paragraph),
    "made: a space lost after a full stop": (("spelling", "usage"), letter_lost),
}


def _in_paragraph(host: Host, at: int) -> bool:
    return any(start <= at < end for start, end in host.paragraphs)


def _body(host: Host) -> tuple[int, int]:
    return host.paragraphs[0][0], host.paragraphs[-1][1]


def _drop(host: Host, rng: Random, matches: list["regex.Match[str]"]) -> Planted | None:
    if not matches:
        return None
    match = rng.choice(matches)
    at = match.start("close")
    return Planted(
        Source(host.name, host.text[:at] + host.text[at + 1 :]), ((match.start(), min(at + LONGEST, match.end() - 1)),)
    )


def _swap(host: Host, at: int, old: str, new: str) -> Planted:
    text = host.text[:at] + new + host.text[at + len(old) :]
    return Planted(Source(host.name, text), ((at, at + len(new)),))
