"""A Story: a Document and the layers over it, each found once and only when a rule asks."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newslint.analysis.dates import find_dates, read_date
from newslint.analysis.figures import find_figures
from newslint.analysis.mentions import Date, Figure, Name, Quotation, Sentence, Time
from newslint.analysis.names import find_names
from newslint.analysis.people import Person, find_people
from newslint.analysis.quotes import find_quotations
from newslint.analysis.sentences import find_sentences
from newslint.analysis.speakers import find_speakers
from newslint.document import Block, Document
from newslint.lexicon import Lexicons
from newslint.scope import Passage, Scope, find_passages


@dataclass(frozen=True)
class Story:
    """One story with everything that rules may ask of it."""

    document: Document
    lexicons: Lexicons

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the document."""
        return self.document.blocks

    @cached_property
    def published(self) -> date | None:
        """The day of publication, None where the file does not tell it."""
        stated = (fact.value for fact in self.document.facts if fact.name in ("published", "dateline"))
        return next((day for value in stated if (day := read_date(value))), None)

    @cached_property
    def marked(self) -> tuple[Quotation, ...]:
        """The quotations by their marks alone, nobody's speech yet."""
        return find_quotations(self.text, self.blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every block."""
        return find_sentences(self.text, self.blocks, self.marked)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure."""
        return find_figures(self.text, self.lexicons)

    @cached_property
    def dates(self) -> tuple[Date | Time, ...]:
        """Every date and clock time."""
        return find_dates(self.text, self.lexicons, self.published)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name, office, country …, a person's with the key of the Person it means."""
        return self._identified[1]

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody the story names."""
        return self._identified[0]

    @cached_property
    def _identified(self) -> tuple[tuple[Person, ...], tuple[Name, ...]]:
        return find_people(self.text, find_names(self.text, self.blocks, self.lexicons), self.lexicons)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation with who speaks."""
        return find_speakers(self.text, self.marked, self.sentences, self.names, self.lexicons)

    def passages(self, scope: Scope) -> tuple[Passage, ...]:
        """Return the passages of the story that `scope` selects, in the order in which rules read them."""
        return find_passages(self.document, self.sentences, self.quotations, scope)
