"""The report as one page: each story as readers see it, what there is to ask beside it, and an index of all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby

from newslint import __version__
from newslint.diagnostic import Diagnostic, Level
from newslint.document import Document, Role
from newslint.outcome import Outcome, count_levels, find_fingerprints
from newslint.record import Record
from newslint.report import Report
from newslint.report.copy import Passage, cut_passages, find_title
from newslint.report.page import render

LEVELS = tuple(str(level) for level in reversed(Level))

# A page of 1,000 stories with 2,761 queries is 8 MB: Chromium 156 on two cores has it open after 1.3 seconds (stories out of
# sight are not laid out), filters in 0.1 to 0.2 and steps in 0.06. So everything stands on one page, for one search.

Notes = tuple["Query", ...]


class Query(Record):
    """A diagnostic on the page: its number in the whole report and in its story, and the anchor that links lead to."""

    number: int
    label: int
    anchor: str
    found: Diagnostic

    @property
    def url(self) -> str:
        """Where to read more; nothing but an address of the web is a link."""
        return self.found.url if self.found.url.startswith(("https://", "http://")) else ""


class StoryView(Record):
    """A story on the page; `groups` are its passages, list items that follow each other together."""

    anchor: str
    path: str
    story: str
    title: str
    headed: bool
    queries: Notes
    loose: Notes
    groups: tuple[tuple[str, tuple[Passage, ...]], ...]

    def levels(self) -> Mapping[str, int]:
        """Return how many queries of each level there are, the gravest first."""
        counts = Counter(str(query.found.level) for query in self.queries)
        return {level: counts[level] for level in LEVELS}

    def rules(self) -> list[tuple[str, int]]:
        """Return each rule that speaks here and how often."""
        return sorted(Counter(query.found.rule for query in self.queries).items())


def report_html(report: Report) -> Iterator[str]:
    """Yield the page."""
    stories = list(_make_stories(report.outcomes))
    rules = Counter(found.rule for outcome in report.outcomes for found in outcome.diagnostics)
    counts = count_levels(report.outcomes)
    yield from render(
        "report",
        stories=stories,
        rules=sorted(rules.items()),
        counts={str(level): counts[level] for level in reversed(Level)},
        problems=[outcome for outcome in report.outcomes if outcome.problem],
        version=__version__,
    )


def _make_stories(outcomes: Sequence[Outcome]) -> Iterator[StoryView]:
    number = 0
    for outcome in outcomes:
        names = {id(found): name for found, name in zip(outcome.diagnostics, _anchors(outcome), strict=True)}
        for index, document in enumerate(outcome.documents):
            here = [found for found in outcome.diagnostics if found.story == document.story]
            queries = tuple(Query(number + label, label, names[id(found)], found) for label, found in enumerate(here, start=1))
            yield _make_story(document, f"s-{_short(outcome.path)}-{index + 1}", queries)
            number += len(here)


def _anchors(outcome: Outcome) -> Iterator[str]:
    """Yield what each diagnostic of a file is linked by: it stays while its rule and words do."""
    for fingerprint in find_fingerprints(outcome.diagnostics):
        yield f"q-{_short(outcome.path + fingerprint)}"


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _make_story(document: Document, anchor: str, queries: Notes) -> StoryView:
    passages, nowhere = cut_passages(document, [query.found for query in queries])
    groups = tuple((kind, tuple(group)) for kind, group in groupby(passages, key=_kind))
    headed = any(passage.role is Role.HEADLINE for passage in passages)
    loose = tuple(queries[number] for number in nowhere)
    return StoryView(anchor, document.source.path, document.story, find_title(document), headed, queries, loose, groups)


def _kind(passage: Passage) -> str:
    return "list" if passage.role is Role.LIST_ITEM else "table" if passage.role is Role.TABLE_CELL else ""
