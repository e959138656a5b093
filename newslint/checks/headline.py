"""The kind `headline`: what a headline, standfirst or caption says against what the story says."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from newslint.analysis.mentions import Figure, Name, Quotation
from newslint.checks.body import WORD, BodyWords, bare, bare_words, in_body, is_quoted
from newslint.checks.check import Check, OptionMistake
from newslint.checks.one_kind import find_renamed
from newslint.checks.slips import is_mistyped, is_slip
from newslint.checks.sums_told import is_same_sum
from newslint.checks.told_figures import (
    PEOPLE_AFTER,
    as_told,
    find_others,
    is_of_one_matter,
    is_open_slip,
    is_toll,
    meet,
    same_thing,
)
from newslint.checks.tolls import find_other_tolls
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_word
from newslint.document import Role
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

_HALF = 0.5
"""Surnames of which less is the same are two people’s."""

_MANIFOLD = ("percent", "duration", "measure")
"""Kinds of which a story has many, so that only digits changed about or a digit too many tell a slip."""

_SOME = 10
"""Fewer people may be told of one by one: the pilot and a passenger."""

_PASSES = compile_later(
    r"\b(?:tops?|topp(?:ed|ing)|exceed\w*|pass(?:es|ed|ing)?|surpass\w*|beats?|breach\w*|nears?|nearing|past) \Z"
)
_NEAR = 3
"""How many times one of two figures may be the other and still be taken for it."""

_REACH = 16

_CLAIM = compile_later(r"\p{Ll}")
_OF_SPEAKERS = compile_later(r"(?i)\b(?:I|me|my|we|us|our|you|your)\b")
"""How a claim begins that a headline makes its own, and what only a speaker says."""


class Headline(Check, slots=False, kw_only=True):
    """Reports what a headline says and the story does not, or does otherwise.

    part: what is compared with the story: `headline` (default), `summary`, `caption` or `any` of them.
    of: `figures` (default): a count, a sum of money or the age of one who died that meets none of the story's figures for the
      same thing while one of them is a slip away (two digits changed about, one digit or one nought different, one more or
      less). `quotations`: words in quotation marks that the story does not have; a pair of capitalised words is taken for a
      title. `names`: the name of a person, country or city that the story does not have in any form.
    unmet: of figures, `true` for those that meet none of the story's and cannot be reckoned from them, be they a slip away or
      not, while it has others of the same thing. Left out are ages, durations in years and a few people, whom stories tell of
      in other words.
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
    unmet: bool = False
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
            "figures": self._find_unmet if self.unmet else self._find_figures,
            "quotations": self._find_quotations,
            "names": self._find_names,
        }
        for number in blocks:
            if story.reads(scope, number):
                yield from find[self.of](story, story.blocks[number].span)

    def _claims(self, story: Story) -> tuple[int, ...]:
        return tuple(number for number, block in enumerate(story.blocks) if block.role in PARTS[self.part])

    def _find_figures(self, story: Story, part: Span) -> Iterator[Finding]:
        body = [as_told(story, figure) for figure in in_body(story, story.figures)]
        for figure in (as_told(story, figure) for figure in story.figures if figure.span in part):
            tolls = list(find_other_tolls(story, figure, body))
            if not (tolls or self._counts(figure)):
                continue
            if not tolls and any(meet(figure, other) and not is_open_slip(figure, other) for other in body):
                continue
            told = [other for other in body if other.kind == figure.kind and same_thing(figure, other)]
            slips = [other for other in told if is_slip(figure, other) or is_same_sum(story, figure, other)]
            slips = slips or find_renamed(story, figure, body)
            slips = [other for other in slips if not is_quoted(story, other.span)]
            if is_toll(story, figure) and not PEOPLE_AFTER.match(story.text, figure.span.end):  # the gunman is one more
                slips = [other for other in slips if abs(figure.value - other.value) > 1]
            if figure.kind in _MANIFOLD:
                slips = [other for other in told if is_mistyped(figure, other)]
            slips = slips or [toll for toll in tolls if not is_quoted(story, toll.span)]
            if slips:
                yield _against(story, figure, slips[0])

    def _find_unmet(self, story: Story, part: Span) -> Iterator[Finding]:
        body = [as_told(story, figure) for figure in in_body(story, story.figures)]
        for figure in (as_told(story, figure) for figure in story.figures if figure.span in part):
            few = figure.noun == "people" and figure.value < _SOME
            if few or not self._counts(figure) or figure.unit == "year" or _is_open(story, figure):
                continue
            others = [other for other in find_others(story, figure, body) if not is_quoted(story, other.span)]
            if self.part == "caption" or not figure.noun:
                others = [other for other in others if self._may_be_one(story, figure, other)]
            if others and not any(is_slip(figure, other) for other in others):
                yield _against(story, figure, others[0])

    def _may_be_one(self, story: Story, figure: Figure, other: Figure) -> bool:
        """Whether two figures tell of one matter: both of some size, above a story, or by the words round them."""
        near = self.part != "caption" and max(figure.value, other.value) <= _NEAR * min(figure.value, other.value)
        return near or is_of_one_matter(story, figure, other)

    def _counts(self, figure: Figure) -> bool:
        known = figure.kind in ("amount", "age", *_MANIFOLD) or (figure.kind == "count" and bool(figure.noun))
        return known and len(figure.digits) >= self.digits

    def _find_quotations(self, story: Story, part: Span) -> Iterator[Finding]:
        quotations = [quotation for quotation in story.marked if quotation.span in part and self._is_speech(story, quotation)]
        body = BodyWords(story) if quotations else None
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
        words = WORD.findall(story.document.words(quotation.inner))
        if "*" in story.document.words(quotation.inner):
            return False
        title = len(words) < 3 and all(word[0].isupper() or word[0].isdigit() for word in words)
        return len(words) >= self.words and not title

    def _find_names(self, story: Story, part: Span) -> Iterator[Finding]:
        headline = WORD.findall(story.document.words(part))
        if sum(word[0].isupper() for word in headline) * 2 > len(headline):
            return  # every word has a capital: nothing tells a name
        if self.near and story.document.block_at(part.start).role is Role.HEADLINE:
            yield from _find_lone(story, part)
        names = [name for name in story.names if name.span in part and name.kind in ("person", "country", "city")]
        known = {name.key for name in in_body(story, story.names)} if names else set()
        names = [name for name in names if name.key not in known]
        words = bare_words(story) if names else frozenset[str]()
        for name in names:
            last = name.surname or name.text
            if self.near:
                yield from self._find_like(story, name, words)
            elif not any(bare(word) in words for word in WORD.findall(last)):
                yield Finding(name.span, {"claim": _capture(story, name.span, name), "other": ""})

    def _find_like(self, story: Story, name: Name, words: frozenset[str]) -> Iterator[Finding]:
        """Yield a person whose surname the story lacks while it has the given name with one that is like it."""
        if not name.given or not name.surname or bare(name.surname) in words:
            return
        like = {
            other.surname: other
            for other in reversed(in_body(story, story.names))
            if other.given == name.given and other.surname and _is_like(name.surname, other.surname)
        }
        if len(like) == 1:
            (other,) = like.values()
            yield _against(story, name, other)


def _is_open(story: Story, figure: Figure) -> bool:
    """Whether a figure is somebody's words, or a mark that another one passes: winds top 90mph."""
    before = _PASSES.search(story.text, max(0, figure.span.start - _REACH), figure.span.start)
    return before is not None or is_quoted(story, figure.span)


_LONE = compile_later(r"(?<!\p{Lu}[\p{L}.’'-]* )\b\p{Lu}\p{Ll}{5,}+(?![ -]\p{Lu})(?=(?:[’']s)? \p{Ll})")
"""A word with a capital that stands alone in a headline: Marlow sees off rebels."""

_PET = "ioy"
"""Letters that end a short form: Schumi."""

_BEGINNING = 3
"""Letters that begin both of two surnames of which one is the other misremembered."""


def _find_lone(story: Story, headline: Span) -> Iterator[Finding]:
    """Yield a lone name of a headline that the story lacks, while it tells twice of somebody whose surname begins so."""
    known = {name.span.start for name in story.names if name.span in headline and name.kind not in ("person", "name")}
    found = [match for match in _LONE.finditer(story.text, headline.start, headline.end) if match.start() not in known]
    found = [match for match in found if not is_word(match[0].lower()) and not is_word(match[0].lower().removesuffix("s"))]
    words = bare_words(story) if found else frozenset[str]()
    for match in found:
        word = bare(match[0])
        if any(other.startswith(word) or (len(other) > _BEGINNING and word.startswith(other)) for other in words):
            continue
        like = {
            person.surname: story.names[person.introduced]
            for person in story.people
            if person.introduced is not None
            and len(person.mentions) > 1
            and person.surname[:_BEGINNING] == match[0][:_BEGINNING]
        }
        if len(like) == 1:
            ((surname, other),) = like.items()
            if _is_like(match[0], surname) and not (match[0][-1] in _PET and surname.startswith(match[0][:-1])):
                span = Span(*match.span())
                values = {"claim": _capture(story, span, None), "other": _capture(story, other.span, other)}
                yield Finding(span, values, related=(other.span,))


def _is_like(one: str, other: str) -> bool:
    """Whether two surnames begin and sound alike: Leigh, Lee."""
    from difflib import SequenceMatcher

    return one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _HALF


def _against(story: Story, claim: Figure | Name, other: Figure | Name) -> Finding:
    """Return the finding that a figure or name stands against another."""
    values = {"claim": _capture(story, claim.span, claim), "other": _capture(story, other.span, other)}
    return Finding(claim.span, values, related=(other.span,))


def _capture(story: Story, span: Span, value: object) -> Capture:
    words = story.document.words(span)
    return Capture(span, words, words if value is None else value)
