"""Drafts of entries: what each group of a fact sheet takes from a story's layers, before links and numbers are given."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import inf

from newslint.analysis.calendar import WEEKDAYS
from newslint.analysis.mentions import Date, Figure, Name, Quotation, SourceMention, Time
from newslint.document import Role
from newslint.facts.people import find_ages, find_introduction
from newslint.quantities import Days, write_number, write_value
from newslint.record import Record
from newslint.story import Story
from newslint.text import Span

Details = tuple[tuple[str, str], ...]

UNREAD = (Role.BOILERPLATE, Role.CREDIT)
"""Blocks that are no part of the story."""

PLACES = ("country", "city", "state", "demonym")
SOURCE_KINDS = {"named": "named", "described": "described", "bare": "anonymous", "other": "other"}
HEDGES = {"about": "about", "under": "less than", "over": "more than", "least": "at least", "most": "at most"}


class Draft(Record):
    """An entry in the making: `keys` are what others may call it, `refers` what it calls others."""

    group: str
    words: str
    spans: tuple[Span, ...]
    details: Details = ()
    keys: frozenset[tuple[str, str]] = frozenset()
    refers: frozenset[tuple[str, str]] = frozenset()


class Reading(Record, slots=False):
    """A story and what its drafts share."""

    story: Story

    @cached_property
    def ages(self) -> dict[str, tuple[Figure, ...]]:
        """The ages that the story gives each person, by the person's key."""
        return find_ages(self.story)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.story.sentences)

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.story.document.words(span)

    def sentence(self, span: Span) -> str:
        """Return the sentence in which a span begins."""
        number = bisect_right(self._sentence_starts, span.start) - 1
        return self.words(self.story.sentences[number].span) if number >= 0 else self.words(span)

    def counts(self, span: Span) -> bool:
        """Whether a span stands in the story itself, not in what is printed round it."""
        return self.story.document.block_at(span.start).role not in UNREAD

    def opens_dateline(self, span: Span) -> bool:
        """Whether a span begins the dateline: a town, in capitals perhaps, and no acronym."""
        start = self.story.document.place(span).start
        return any(fact.name == "dateline" and fact.start == start < fact.end for fact in self.story.document.facts)

    def quoted_in(self, span: Span) -> frozenset[tuple[str, str]]:
        """Return how to refer to the quotation that a span stands in."""
        outer = (quotation for quotation in self.story.quotations if not quotation.nested and span in quotation.inner)
        return frozenset(("quotation", str(quotation.span.start)) for quotation in outer)


def find_drafts(story: Story) -> Iterator[Draft]:
    """Yield the drafts of every group."""
    reading = Reading(story)
    yield from _people(reading)
    yield from _organisations(reading)
    yield from _acronyms(reading)
    yield from _grouped(reading, "place", PLACES)
    yield from _grouped(reading, "name", ("name",))
    yield from (_figure(reading, figure) for figure in story.figures)
    yield from (_date(reading, found) for found in story.dates)
    yield from (_quotation(reading, quotation) for quotation in story.quotations)
    yield from (_source(reading, source) for source in story.sources)


def _people(reading: Reading) -> Iterator[Draft]:
    names = reading.story.names
    for person in reading.story.people:
        first = person.mentions[0] if person.introduced is None else person.introduced
        ages = reading.ages.get(person.key, ())
        introduced = "never in full" if person.introduced is None else find_introduction(reading.story, first)
        details = _filled(
            ("offices", ", ".join(person.offices)),
            ("forms of address", ", ".join(person.honorifics)),
            ("ages", ", ".join(dict.fromkeys(write_number(age.value) for age in ages))),
            ("introduced", introduced),
        )
        spans = _join_spans(reading, (names[index].span for index in person.mentions))
        refers = frozenset(("figure", str(age.span.start)) for age in ages)
        yield Draft("person", person.full, spans, details, frozenset({("speaker", person.key)}), refers)


def _join_spans(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those of one name in two pieces ("[Vladimir] Putin") as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and reading.words(Span(joined[-1].end, max(joined[-1].end, span.start))) in ("] ", ") "):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _organisations(reading: Reading) -> Iterator[Draft]:
    for key, names in _by_key(reading, ("organisation",)).items():
        initials = "".join(word[0] for word in names[0].text.split(" ") if word[0].isupper())
        keys = frozenset({("speaker", key), ("initials", initials)})
        yield Draft("organisation", names[0].text, tuple(name.span for name in names), (), keys)


def _acronyms(reading: Reading) -> Iterator[Draft]:
    defined = {each.acronym: each for each in reading.story.acronyms}
    written = {
        "".join(word[0] for word in name.text.split(" ") if word[0].isupper()): name.text
        for name in reading.story.names
        if name.kind == "organisation" and " " in name.text
    }
    for key, names in _by_key(reading, ("acronym",)).items():
        acronym = names[0].text.replace(".", "")
        meaning = defined.get(acronym)
        stated = meaning.words if meaning else f"{written[acronym]}, by its initials" if acronym in written else "not said"
        keys = frozenset({("speaker", key), ("speaker", key.lower())})
        spans = tuple(name.span for name in names)
        yield Draft("acronym", names[0].text, spans, (("stands for", stated),), keys, frozenset({("initials", acronym)}))


def _grouped(reading: Reading, group: str, kinds: tuple[str, ...]) -> Iterator[Draft]:
    for key, names in _by_key(reading, kinds).items():
        kind = next((name.kind for name in names if name.kind not in ("demonym", "name")), "")
        details = _filled(("kind", kind)) if group == "place" else ()
        words = key if group == "place" else names[0].text
        yield Draft(group, words, tuple(name.span for name in names), details, frozenset({("speaker", key)}))


def _by_key(reading: Reading, kinds: tuple[str, ...]) -> dict[str, list[Name]]:
    peoples = {name.key for name in reading.story.names if name.kind == "demonym"}
    found: dict[str, list[Name]] = {}
    for name in reading.story.names:
        place = name.kind == "name" and name.text in peoples  # "Europe", for the story has "European"
        town = name.kind == "acronym" and reading.opens_dateline(name.span)
        kind = "demonym" if place else "name" if town else name.kind
        if kind in kinds and reading.counts(name.span):
            found.setdefault(name.text if place else name.key, []).append(name)
    return found


def _figure(reading: Reading, figure: Figure) -> Draft:
    details = _filled(
        ("kind", figure.kind),
        ("value", _write_pair(figure) if figure.kind == "pair" else f"{figure.value:,.12g}"),
        ("means", "" if figure.kind == "pair" else _write_interval(figure)),
        ("unit", figure.unit),
        ("counts", figure.noun),
        ("hedge", HEDGES.get(figure.hedge, figure.hedge)),
    )
    own = frozenset({("figure", str(figure.span.start))})
    return Draft("figure", reading.words(figure.span), (figure.span,), details, own, reading.quoted_in(figure.span))


def _write_pair(figure: Figure) -> str:
    return f"{figure.first:g} to {figure.second:g}"


def _write_interval(figure: Figure) -> str:
    low, high = (f"{end:,.12g}" for end in (figure.interval.low, figure.interval.high))
    if figure.interval.high == inf:
        return f"{low} or more"
    return f"exactly {low}" if low == high else f"{low} to {high}"


def _date(reading: Reading, found: Date | Time) -> Draft:
    if isinstance(found, Time):
        clock = f"{found.hour}:{found.minute:02}"
        means = " ".join(part for part in (clock, found.meridiem, found.zone) if part)
        details = _filled(("kind", "time"), ("means", means if found.possible else "no such time"))
    else:
        details = _filled(("kind", found.kind), ("means", _resolve(found)), ("weekday", _weekday(found)))
    return Draft("date", reading.words(found.span), (found.span,), details, frozenset(), reading.quoted_in(found.span))


def _resolve(found: Date) -> str:
    if not found.possible:
        return "no such day"
    if found.first is None or found.last is None:
        return "cannot be told"
    if found.kind == "weekday" and found.first != found.last:
        return f"{found.first} or {found.last}"
    return write_value(Days(found.first, found.last))


def _weekday(found: Date) -> str:
    if found.first is not None and found.first == found.last:
        return WEEKDAYS[found.first.weekday()]
    return "" if found.weekday is None else WEEKDAYS[found.weekday]


def _quotation(reading: Reading, quotation: Quotation) -> Draft:
    speaker = reading.words(quotation.speaker) if quotation.speaker else ""
    attributed = sorted(span for span in (quotation.speaker, quotation.verb) if span)
    details = _filled(
        ("kind", "speech" if quotation.full else "fragment"),
        ("speaker", speaker or "nobody"),
        ("attributed", " … ".join(reading.words(span) for span in attributed)),
    )
    own = frozenset({("quotation", str(quotation.span.start))})
    refers = frozenset({("speaker", quotation.speaker_key)} if quotation.speaker_key else ())
    return Draft("quotation", reading.words(quotation.inner), (quotation.span,), details, own, refers)


def _source(reading: Reading, source: SourceMention) -> Draft:
    verb = reading.words(source.verb) if source.verb else ""
    details = _filled(("kind", SOURCE_KINDS[source.kind]), ("by", verb), ("number", "several" if source.plural else "one"))
    inside = {name.key for name in reading.story.names if name.span in source.span} if source.kind == "named" else set()
    return Draft(
        "source",
        reading.words(source.span),
        (source.span,),
        details,
        refers=frozenset(("speaker", key) for key in inside),
    )


def _filled(*pairs: tuple[str, str]) -> Details:
    return tuple((name, value) for name, value in pairs if value)
