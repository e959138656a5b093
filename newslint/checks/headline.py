"""The kind `headline`: what a headline, standfirst or caption says against what the story says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar, TypeVar

from newslint.analysis.mentions import Figure, Name, Quotation
from newslint.analysis.numerals import load_number_words
from newslint.checks.check import Check, OptionMistake
from newslint.checks.one_kind import find_renamed
from newslint.checks.slips import is_mistyped, is_slip, is_swapped
from newslint.checks.sums_told import is_same_sum
from newslint.checks.tolls import find_other_tolls
from newslint.diagnostic import Capture, Finding
from newslint.document import Block, Role
from newslint.interval import SLACK
from newslint.record import replace
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

PARTS: Mapping[str, tuple[Role, ...]] = {
    "headline": (Role.HEADLINE,),
    "summary": (Role.SUMMARY,),
    "caption": (Role.CAPTION,),
    "any": (Role.HEADLINE, Role.SUMMARY, Role.CAPTION),
}
OF = ("figures", "quotations", "names")

_BODY = frozenset((Role.LEDE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.TABLE_CELL, Role.HEADING))
_WORD = compile_later(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")
_OMISSION = compile_later(r" ?(?:…|\.\.\.|\. \. \.) ?|\[[^\]]*\]")
_SHORT_BODY = 60
"""A body of fewer words is no whole story: what is not in it says nothing."""

_LIKE = 0.8
"""A passage of which so much is the same is the headline's quotation in other words."""

_FEW = 4
"""Fewer words are too few to say that another passage is like them."""

_HALF = 0.5
"""Surnames of which less is the same are two people’s."""

_DIES = compile_later(r"\b(?:dies|died|dead) (?:at|aged) $")
_APPOSED = compile_later(
    r"(?i)\b(?:m[ae]n|woman|boy|girl|teen|teenager|pensioner|(?:grand)?(?:father|mother)|widow|driver|cyclist|biker|pilot"
    r"|motorcyclist|pedestrian|student|pupil|swimmer|climber|walker), \Z"
)
"""What makes a bare count between commas an age: Man, 72, dies."""

_TOLL_BEFORE = compile_later(r"\b(?:kills?|killed|killing|injures?|injured|wounds?|wounded|hurts?) \Z")
_TOLL_AFTER = compile_later(
    r" (?:people |men |women )?(?:dead|die|died|killed|hurt|injured|wounded|feared dead|sign|signed|flee|fled|evacuated"
    r"|drown|drowned|homeless|missing|held|arrested|detained|trapped|stranded|displaced|infected|march|rally)\b"
)
_PEOPLE_AFTER = compile_later(r" (?:people|persons)\b")
_PEOPLE = frozenset(("people", "persons", "victims", "deaths", "casualties", "fatalities"))
"""Nouns that a count of the dead goes with as well as with none."""

_MANIFOLD = ("percent", "duration")
"""Kinds of which a story has many, so that only digits changed about or a digit too many tell a slip."""

_OPEN = 2
"""A figure without a top is taken to reach so many times itself."""

_CLAIM = compile_later(r"\p{Ll}")
_OF_SPEAKERS = compile_later(r"(?i)\b(?:I|me|my|we|us|our|you|your)\b")
"""How a claim begins that a headline makes its own, and what only a speaker says."""

_FACTORS = frozenset(("half", "double", "twice"))
_SMALL = 10
"""The number up to which headlines have figures where a story has words."""

_ROOT = 4
"""Letters of a longer word, by which it is known in any form: kills, killed."""

_MOSTLY = 0.6
"""The share of a claim's longer words from which on the story tells it."""

_ARTICLES = frozenset(("the", "a", "an"))

_STEM = 5
"""So many letters make two words forms of one."""

Mentioned = TypeVar("Mentioned", Figure, Name)


class Headline(Check, slots=False, kw_only=True):
    """Reports what a headline says and the story does not, or does otherwise.

    part: what is compared with the story: `headline` (default), `summary`, `caption` or `any` of them.
    of: `figures` (default): a count, a sum of money or the age of one who died that meets none of the story's figures for the
      same thing while one of them is a slip away (two digits changed about, one digit or one nought different, one more or
      less). `quotations`: words in quotation marks that the story does not have; a pair of capitalised words is taken for a
      title. `names`: the name of a person, country or city that the story does not have in any form.
    near: of names, `true` for people of whom the story has the given name with a like surname; of quotations, `true` for those
      that the story has in nearly the same words (the message may show both as {other}),
      `false` (default) for those of which it has nothing like.
    words: shorter quotations, counted in words, are left out (2).
    digits: figures with fewer significant digits are left out (2).
    The message may use {claim}, what the headline says, and, of figures and of what is near, {other}, what the story says,
    with {other.line}.
    """

    part: str = "headline"
    of: str = "figures"
    near: bool = False
    words: int = 2
    digits: int = 2

    wants: ClassVar[tuple[str, ...]] = ("claim", "other")

    def verify(self) -> None:
        """Raise OptionMistake where an option is none of its choices."""
        if self.part not in PARTS:
            raise OptionMistake("part", f"must be one of {', '.join(PARTS)}")
        if self.of not in OF:
            raise OptionMistake("of", f"must be one of {', '.join(OF)}")

    def idle(self, story: Story) -> str:
        """Return that the story has no such part, where it has none."""
        return "" if self._claims(story) else f"no {self.part}"

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield what stands in the part and is not borne out by the story."""
        blocks = self._claims(story)
        if not blocks:
            return
        find: dict[str, Callable[[Story, Span], Iterator[Finding]]] = {
            "figures": self._find_figures,
            "quotations": self._find_quotations,
            "names": self._find_names,
        }
        for number in blocks:
            if story.reads(scope, number):
                yield from find[self.of](story, story.blocks[number].span)

    def _claims(self, story: Story) -> tuple[int, ...]:
        return tuple(number for number, block in enumerate(story.blocks) if block.role in PARTS[self.part])

    def _find_figures(self, story: Story, part: Span) -> Iterator[Finding]:
        body = [_as_told(story, figure) for figure in in_body(story, story.figures)]
        for figure in (_as_told(story, figure) for figure in story.figures if figure.span in part):
            tolls = list(find_other_tolls(story, figure, body))
            if not (tolls or self._counts(figure)):
                continue
            if not tolls and any(_meet(figure, other) and not _is_open_slip(figure, other) for other in body):
                continue
            told = [other for other in body if other.kind == figure.kind and same_thing(figure, other)]
            slips = [other for other in told if is_slip(figure, other) or is_same_sum(story, figure, other)]
            slips = slips or find_renamed(story, figure, body)
            slips = [other for other in slips if not is_quoted(story, other.span)]
            if _is_toll(story, figure) and not _PEOPLE_AFTER.match(story.text, figure.span.end):  # the gunman is one more
                slips = [other for other in slips if abs(figure.value - other.value) > 1]
            if figure.kind in _MANIFOLD:
                slips = [other for other in told if is_mistyped(figure, other)]
            slips = slips or [toll for toll in tolls if not is_quoted(story, toll.span)]
            if slips:
                values = {"claim": _capture(story, figure.span, figure), "other": _capture(story, slips[0].span, slips[0])}
                yield Finding(figure.span, values, related=(slips[0].span,))

    def _counts(self, figure: Figure) -> bool:
        known = figure.kind in ("amount", "age", *_MANIFOLD) or (figure.kind == "count" and bool(figure.noun))
        return known and len(figure.digits) >= self.digits

    def _find_quotations(self, story: Story, part: Span) -> Iterator[Finding]:
        quotations = [quotation for quotation in story.marked if quotation.span in part and self._is_speech(story, quotation)]
        body = _Body(story) if quotations else None
        for quotation in quotations:
            words = story.document.words(quotation.inner)
            if body is None or body.holds(words) or body.echoes(words):
                continue
            claim, other = _capture(story, quotation.span, quotation), body.nearest(words)
            own = _CLAIM.match(words) is not None and _OF_SPEAKERS.search(words) is None
            if own and (body.tells(words) if other is None else not is_quoted(story, other)):
                continue  # a claim that the headline puts in marks, not somebody's words
            if self.near and other is not None:
                yield Finding(quotation.span, {"claim": claim, "other": _capture(story, other, None)}, related=(other,))
            elif not self.near and other is None and not body.is_short():
                yield Finding(quotation.span, {"claim": claim, "other": ""})

    def _is_speech(self, story: Story, quotation: Quotation) -> bool:
        """Whether both marks are there, and the words are many enough and not the title of a work."""
        if not (quotation.opens and quotation.closes):
            return False
        words = _WORD.findall(story.document.words(quotation.inner))
        if "*" in story.document.words(quotation.inner):
            return False
        title = len(words) < 3 and all(word[0].isupper() or word[0].isdigit() for word in words)
        return len(words) >= self.words and not title

    def _find_names(self, story: Story, part: Span) -> Iterator[Finding]:
        headline = _WORD.findall(story.document.words(part))
        if sum(word[0].isupper() for word in headline) * 2 > len(headline):
            return  # every word has a capital: nothing tells a name
        names = [name for name in story.names if name.span in part and name.kind in ("person", "country", "city")]
        known = {name.key for name in in_body(story, story.names)} if names else set()
        names = [name for name in names if name.key not in known]
        words = _bare_words(story) if names else frozenset[str]()
        for name in names:
            last = name.surname or name.text
            if self.near:
                yield from self._find_like(story, name, words)
            elif not any(_bare(word) in words for word in _WORD.findall(last)):
                yield Finding(name.span, {"claim": _capture(story, name.span, name), "other": ""})

    def _find_like(self, story: Story, name: Name, words: frozenset[str]) -> Iterator[Finding]:
        """Yield a person whose surname the story lacks while it has the given name with one that is like it."""
        if not name.given or not name.surname or _bare(name.surname) in words:
            return
        like = {
            other.surname: other
            for other in reversed(in_body(story, story.names))
            if other.given == name.given and other.surname and _is_like(name.surname, other.surname)
        }
        if len(like) == 1:
            (other,) = like.values()
            captures = {"claim": _capture(story, name.span, name), "other": _capture(story, other.span, other)}
            yield Finding(name.span, captures, related=(other.span,))


def _is_like(one: str, other: str) -> bool:
    """Whether two surnames begin and sound alike: Leigh, Lee."""
    from difflib import SequenceMatcher

    return one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _HALF


def _body(story: Story) -> list[Block]:
    return [block for block in story.blocks if block.role in _BODY]


def _bare_words(story: Story) -> frozenset[str]:
    """Return the bare words of the story's body."""
    return frozenset(_bare(word) for block in _body(story) for word in set(_WORD.findall(story.document.words(block.span))))


def in_body(story: Story, mentions: Sequence[Mentioned]) -> list[Mentioned]:
    """Return the mentions that stand in the story itself, not in its headline, captions or furniture."""
    return [mention for mention in mentions if story.document.block_at(mention.span.start).role in _BODY]


def is_quoted(story: Story, span: Span) -> bool:
    """Whether a place is inside quotation marks."""
    return any(span in quotation.span for quotation in story.marked)


def _capture(story: Story, span: Span, value: object) -> Capture:
    words = story.document.words(span)
    return Capture(span, words, words if value is None else value)


def _bare(word: str) -> str:
    """Return a word in small letters without its possessive ending."""
    word = word.casefold().replace("’", "'")
    return word.removesuffix("'s")


def _meet(one: Figure, other: Figure) -> bool:
    """Whether two figures can be the same number, whatever they count; roundings that only touch do not meet."""
    if not (_may_be_age(other) if one.kind == "age" else one.unit == other.unit):
        return False
    if not other.digits and not same_thing(one, other):
        return False  # dozens of something else
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    overlap = min(high, other_high) - max(low, other_low)
    return one.value == other.value or overlap > abs(one.value) * SLACK


def _is_open_slip(one: Figure, other: Figure) -> bool:
    """Whether a figure meets “at least” another only because two digits changed about: 53 and at least 35."""
    return other.hedge in ("over", "least") and same_thing(one, other) and one.value < 100 and is_swapped(one, other)


def _may_be_age(figure: Figure) -> bool:
    return figure.kind == "age" or (figure.kind == "count" and not figure.noun and not figure.hedge)


def _reach(figure: Figure) -> tuple[float, float]:
    """Return what a figure can mean; “at least 25” is not so open that it could be 250."""
    value = abs(figure.value)
    if figure.hedge in ("over", "least"):
        return figure.interval.low, min(figure.interval.high, value * _OPEN)
    if figure.hedge == "most":
        return max(figure.interval.low, value / _OPEN), figure.interval.high
    return figure.interval.low, figure.interval.high


def _as_told(story: Story, figure: Figure) -> Figure:
    """Return a bare count with what the words beside it make of it: an age (dies at 91), or people (12 dead, kills 12)."""
    if figure.kind != "count" or (figure.noun and figure.noun not in _PEOPLE):
        return figure
    before = max(0, figure.span.start - 20)
    apposed = _APPOSED.search(story.text, before, figure.span.start) and story.text.startswith(",", figure.span.end)
    if apposed or _DIES.search(story.text, before, figure.span.start):
        return replace(figure, kind="age", unit="year")
    return replace(figure, noun="people") if figure.noun or _is_toll(story, figure) else figure


def _is_toll(story: Story, figure: Figure) -> bool:
    """Whether a figure counts the dead or the hurt."""
    before = _TOLL_BEFORE.search(story.text, max(0, figure.span.start - 16), figure.span.start)
    return bool(before or _TOLL_AFTER.match(story.text, figure.span.end))


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures have one unit and count one noun."""
    return one.unit == other.unit and _singular(one.noun) == _singular(other.noun)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


class _Body:
    """The words of the story's body, in small letters and without punctuation, with where they stand."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.blocks = [block.span for block in _body(story)]
        self.words = [_plain(word) for span in self.blocks for word in _WORD.findall(story.text, span.start, span.end)]
        self.numbers = load_number_words(story.lexicons)
        self.text = f" {' '.join(self.as_in_headlines(self.words))} "

    def as_in_headlines(self, words: Iterable[str]) -> Iterator[str]:
        """Yield words as a headline may print them: without articles, small numbers in figures."""
        for word in words:
            if word not in _ARTICLES:
                value = self.numbers.cardinals.get(word, 0)
                yield f"{value:g}" if 1 < value <= _SMALL else word

    def is_short(self) -> bool:
        return len(self.words) < _SHORT_BODY

    def holds(self, quoted: str) -> bool:
        """Whether the body has these words, in order; what an ellipsis or brackets leave out may stand between."""
        position = 0
        for part in _OMISSION.split(quoted):
            words = " ".join(self.as_in_headlines(_plain(word) for word in _WORD.findall(part)))
            if words:
                position = self.text.find(f" {words} ", position)
                if position < 0:
                    return False
                position += len(words)
        return True

    def echoes(self, quoted: str) -> bool:
        """Whether a few words all stand in the body, if apart or in another form (an upside-down river)."""
        wanted = {_plain(word)[:_STEM] for word in _WORD.findall(quoted)}
        return len(wanted) < _FEW and wanted <= {word[:_STEM] for word in self.words}

    def tells(self, claim: str) -> bool:
        """Whether most of the longer words of a claim stand in the body in some form, and all of its numbers."""
        numbers = self.numbers.masses.keys() | _FACTORS
        if not {word for word in map(_plain, _WORD.findall(claim)) if word in numbers or word[0].isdigit()} <= set(self.words):
            return False
        wanted = {word[:_ROOT] for word in map(_plain, _WORD.findall(claim)) if len(word) >= _ROOT}
        return bool(wanted) and len(wanted & {word[:_ROOT] for word in self.words}) >= _MOSTLY * len(wanted)

    def nearest(self, quoted: str) -> Span | None:
        """Return the passage of the body that is most like these words, letter by letter, where one is like them."""
        wanted = [_plain(word) for word in _WORD.findall(quoted)]
        known, size = set(wanted), len(wanted)
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(" ".join(wanted))
        best, place = 0.0, None
        for start, end in self._windows(size):
            window = self.words[start:end]
            if sum(word in known for word in window) * 2 <= size or (window[0] not in known and window[-1] not in known):
                continue
            matcher.set_seq1(" ".join(window))
            ratio = matcher.ratio()
            if ratio > best:
                best, place = ratio, (start, end - 1)
        return self._span(*place) if place is not None and best >= _LIKE else None

    def _span(self, first: int, last: int) -> Span:
        """Return the passage from one word to another."""
        found = (word for span in self.blocks for word in _WORD.finditer(self.story.text, span.start, span.end))
        words = list(islice(found, first, last + 1))
        return Span(words[0].start(), words[-1].end())

    def _windows(self, size: int) -> Iterator[tuple[int, int]]:
        """Yield the passages of about so many words, those of just as many first."""
        for length in (size, size + 1, size - 1):
            yield from ((start, start + length) for start in range(len(self.words) - length + 1))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
