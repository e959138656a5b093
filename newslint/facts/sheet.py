"""The fact sheet of a story as values: entries in groups, each with its mentions, what it means and what is said of it."""

from collections.abc import Iterator

from newslint.diagnostic import Diagnostic
from newslint.record import Record
from newslint.text import Place, Span

GROUPS = {
    "person": "People",
    "organisation": "Organisations",
    "acronym": "Acronyms",
    "place": "Places",
    "name": "Other names",
    "figure": "Figures",
    "date": "Dates and times",
    "quotation": "Quotations",
    "source": "Sources",
}
"""Every group of a sheet, in order, and its heading."""


class Mention(Record):
    """One place where an entry stands: its words as printed and the sentence round them."""

    span: Span
    place: Place
    words: str
    sentence: str


class Entry(Record):
    """One thing to check. `id` is its group and a number; `details` are names and values in words, in order.

    `links` are the ids of entries it has to do with: a quotation's speaker, an acronym's long form, the quotation that
    a figure stands in. `diagnostics` are those that concern one of its mentions.
    """

    id: str
    group: str
    words: str
    mentions: tuple[Mention, ...]
    details: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def detail(self, name: str) -> str:
        """Return a detail by its name, empty where there is none."""
        return dict(self.details).get(name, "")


class Sheet(Record):
    """The fact sheet of one story: entries by group and then by first mention, and diagnostics that concern none of them."""

    path: str
    story: str
    title: str
    published: str
    entries: tuple[Entry, ...]
    others: tuple[Diagnostic, ...] = ()

    def groups(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """Yield the heading and the entries of each group that has any."""
        for group, heading in GROUPS.items():
            if entries := tuple(entry for entry in self.entries if entry.group == group):
                yield heading, entries

    def entry(self, name: str) -> Entry:
        """Return the entry with an id; raises KeyError where there is none."""
        found = next((entry for entry in self.entries if entry.id == name), None)
        if found is None:
            raise KeyError(name)
        return found
