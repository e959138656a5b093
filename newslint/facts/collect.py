"""Collecting a fact sheet: drafts in order of the story, numbered, linked to each other and to what newslint says."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newslint.diagnostic import Diagnostic
from newslint.facts.drafts import Draft, Reading, find_drafts
from newslint.facts.sheet import Entry, Mention, Sheet
from newslint.record import replace
from newslint.report.copy import find_title
from newslint.story import Story
from newslint.text import Place, Span

Refer = tuple[str, str]


def collect_sheet(story: Story, diagnostics: Sequence[Diagnostic]) -> Sheet:
    """Return the fact sheet of a story, with the diagnostics of its file beside the entries that they concern."""
    reading = Reading(story)
    drafts = _order(reading)
    names = _number(drafts)
    links = _link(drafts, names)
    own = [found for found in diagnostics if found.story == story.document.story]
    entries = tuple(_entry(draft, name, links[name], reading, own) for draft, name in zip(drafts, names, strict=True))
    told = {id(found) for entry in entries for found in entry.diagnostics}
    others = tuple(found for found in own if id(found) not in told)
    day = story.published.isoformat() if story.published else ""
    return Sheet(story.document.source.path, story.document.story, find_title(story.document), day, entries, others)


def _order(reading: Reading) -> list[Draft]:
    """Return the drafts with the mentions that count, by first mention; whatever has none is left out."""
    drafts = (_cut(draft, reading) for draft in find_drafts(reading.story))
    return sorted((draft for draft in drafts if draft.spans), key=lambda draft: draft.spans[0])


def _cut(draft: Draft, reading: Reading) -> Draft:
    return replace(draft, spans=tuple(span for span in draft.spans if reading.counts(span)))


def _number(drafts: Sequence[Draft]) -> list[str]:
    counts: Counter[str] = Counter()
    names = []
    for draft in drafts:
        counts[draft.group] += 1
        names.append(f"{draft.group}-{counts[draft.group]}")
    return names


def _link(drafts: Sequence[Draft], names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each entry those that it refers to and those that refer to it, in order of the story."""
    known: dict[Refer, list[str]] = defaultdict(list)
    for draft, name in zip(drafts, names, strict=True):
        for key in draft.keys:
            known[key].append(name)
    linked: dict[str, set[str]] = {name: set() for name in names}
    for draft, name in zip(drafts, names, strict=True):
        for other in (other for key in draft.refers for other in known[key] if other != name):
            linked[name].add(other)
            linked[other].add(name)
    rank = {name: number for number, name in enumerate(names)}
    return {name: tuple(sorted(others, key=rank.__getitem__)) for name, others in linked.items()}


def _entry(draft: Draft, name: str, links: tuple[str, ...], reading: Reading, diagnostics: Sequence[Diagnostic]) -> Entry:
    mentions = tuple(_mention(span, reading) for span in draft.spans)
    concerned = tuple(found for found in diagnostics if any(_concerns(found, mention.place) for mention in mentions))
    return Entry(name, draft.group, draft.words, mentions, draft.details, links, concerned)


def _mention(span: Span, reading: Reading) -> Mention:
    return Mention(span, reading.story.document.place(span), reading.words(span), reading.sentence(span))


def _concerns(found: Diagnostic, place: Place) -> bool:
    """Whether one of the places of a diagnostic and `place` have a character in common."""
    places = (found.place, *(related.place for related in found.related))
    return any(other.start < place.end and place.start < other.end for other in places)
