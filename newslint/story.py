"""A Story: a Document and the layers over it, each found once and only when a rule asks."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import groupby

from newslint.analysis.acronyms import Definition, find_acronyms
from newslint.analysis.dates import find_dates
from newslint.analysis.figures import find_figures
from newslint.analysis.language import ANY, ENGLISH, OTHER, is_foreign, read_language
from newslint.analysis.marks import Mark, find_marks
from newslint.analysis.mentions import Date, Figure, Mention, Name, Quotation, Sentence, SourceMention, Time
from newslint.analysis.names import find_names
from newslint.analysis.people import Person, find_people
from newslint.analysis.quotes import find_quotations
from newslint.analysis.sentences import find_sentences
from newslint.analysis.sources import find_sources
from newslint.analysis.speakers import find_speakers
from newslint.analysis.spellings import Spellings, find_spellings
from newslint.document import Block, Document, Role
from newslint.lexicon import Lexicons
from newslint.needs import Index, Needs, make_index, numbers_in
from newslint.published import read_date
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.scope import FROM_QUOTATIONS, KINDS, Passage, Scope, choose_passages, cut_passages, name_blocks
from newslint.setting import Setting
from newslint.skeleton import Cutter, Skeleton, index_skeletons, settle_mentions
from newslint.text import Span, fold

LETTERS = compile_later(r"\p{L}[\p{L}\p{M}]*")
CAPITALISED = compile_later(r"(?<![\p{L}\p{N}_’'@#/])\p{Lu}[\p{L}\p{M}]+(?![\p{L}\p{N}_@/])")


class Story(Record, slots=False):
    """One story with everything that rules may ask of it."""

    document: Document
    lexicons: Lexicons
    locale: str = ""

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
    def language(self) -> str:
        """The code of the story's language: what the file states; English unless its words are plainly of another."""
        stated = read_language(fact.value for fact in self.document.facts if fact.name == "language")
        if stated not in ("", ENGLISH):
            return stated
        return OTHER if is_foreign(self.text) else ENGLISH

    def is_in(self, language: str, span: Span | None = None) -> bool:
        """Whether the story is in a language, and the quotation or else the block at `span` too, as far as can be told."""
        if language == ANY:
            return True
        return language == self.language and not (span and language == ENGLISH and self._is_foreign_at(span))

    def _is_foreign_at(self, span: Span) -> bool:
        inner = [quotation.inner for quotation in self.marked if span in quotation.inner]
        places = [self.document.block_at(span.start).span, *inner]
        return any(is_foreign(self.text[place.start : place.end]) for place in places)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every quotation mark."""
        return find_marks(self.text, self.blocks)

    @cached_property
    def marked(self) -> tuple[Quotation, ...]:
        """The quotations by their marks alone, nobody's speech yet."""
        return find_quotations(self.text, self.blocks, self.marks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every block."""
        return find_sentences(self.text, self.blocks, self.marked, self.lexicons)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure."""
        return find_figures(self.text, self.lexicons)

    @cached_property
    def dates(self) -> tuple[Date | Time, ...]:
        """Every date and clock time."""
        return find_dates(self.text, self.lexicons, self.published, self.locale)

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year that a date of the story prints, or means as "last year" and "next March" do, and those of headings."""
        years = (_year_named(found) for found in self.dates if isinstance(found, Date))
        headings = (block.span for block in self.blocks if block.role is Role.HEADING)
        headed = (int(year) for span in headings for year in _YEAR.findall(self.text, span.start, span.end))
        return frozenset((*(year for year in years if year is not None), *headed))

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

    @cached_property
    def spellings(self) -> Spellings:
        """Every capitalised word by its spelling."""
        return find_spellings(self.text, self.blocks)

    @cached_property
    def acronyms(self) -> tuple[Definition, ...]:
        """Every acronym with what the story says it stands for."""
        return find_acronyms(self.text, self.names)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Everything recognised but the quotations, settled so that nothing overlaps."""
        return settle_mentions(self.dates, self.figures, self.names)

    @cached_property
    def skeletons(self) -> tuple[Skeleton, ...]:
        """The skeletons of all sentences, in reading order."""
        return tuple(skeleton for number in range(len(self.blocks)) for skeleton in self._cut(number, whole=False))

    @cached_property
    def index(self) -> Index:
        """The index of the skeletons of sentences."""
        return index_skeletons(self.skeletons)

    def blocks_of(self, sentences: int) -> int:
        """Return the set of blocks in which the sentences of a set stand, both as numbers whose bits are set for them."""
        if sentences not in self._blocks_of:
            numbers = {self.skeletons[number].block for number in numbers_in(sentences)}
            self._blocks_of[sentences] = sum(1 << number for number in numbers)
        return self._blocks_of[sentences]

    @cached_property
    def _blocks_of(self) -> dict[int, int]:
        return {}

    def paragraph(self, block: int) -> tuple[Skeleton, ...]:
        """Return the skeletons of a block as a whole: its narrative and each quotation."""
        if block not in self._paragraphs:
            self._paragraphs[block] = tuple(self._cut(block, whole=True))
        return self._paragraphs[block]

    @cached_property
    def _paragraphs(self) -> dict[int, tuple[Skeleton, ...]]:
        return {}

    def skeletons_of_block(self, block: int) -> tuple[Skeleton, ...]:
        """Return the skeletons of the block with this number."""
        return self._by_block.get(block, ())

    @cached_property
    def _by_block(self) -> dict[int, tuple[Skeleton, ...]]:
        return {block: tuple(group) for block, group in groupby(self.skeletons, key=lambda skeleton: skeleton.block)}

    def _cut(self, block: int, *, whole: bool) -> Iterator[Skeleton]:
        return self._cutter.cut(self.blocks[block].span, block, self.block_names[block], whole=whole)

    @cached_property
    def _cutter(self) -> Cutter:
        outer = tuple(quotation for quotation in self.quotations if not quotation.nested)
        return Cutter(self.text, self.mentions, outer, tuple(sentence.span.end for sentence in self.sentences))

    @cached_property
    def sources(self) -> tuple[SourceMention, ...]:
        """Every source that the story's own words take a statement from."""
        return find_sources(self.text, self.sentences, self.marked, self.names, self.lexicons)

    def reads(self, scope: Scope, block: int) -> bool:
        """Return whether `scope` selects the block with this number."""
        return scope.selects(self.block_names[block])

    @cached_property
    def block_names(self) -> tuple[frozenset[str], ...]:
        """For each block, the names that a scope may ask for."""
        return tuple(name_blocks(self.document))

    def passages(self, scope: Scope) -> tuple[Passage, ...]:
        """Return the passages of the story that `scope` selects, in the order in which rules read them."""
        if scope not in self._passages:
            kinds = [kind for kind in KINDS if kind == "block" or scope.asks_for(kind)]
            self._passages[scope] = choose_passages([self._pieces(kind) for kind in kinds], scope)
        return self._passages[scope]

    def _pieces(self, kind: str) -> tuple[Passage, ...]:
        if kind not in self._by_kind:
            sentences = self.sentences if kind == "sentence" else ()
            quotations = self.marked if kind in FROM_QUOTATIONS else ()
            self._by_kind[kind] = cut_passages(kind, self.document, self.block_names, sentences, quotations)
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Passage, ...]]:
        return {}

    @cached_property
    def _passages(self) -> dict[Scope, tuple[Passage, ...]]:
        return {}

    @cached_property
    def setting(self) -> Setting:
        """What expressions of rules may know of the story."""
        return Setting(self.lexicons, self.published, self.years, self._beginnings)

    @property
    def _beginnings(self) -> frozenset[int]:
        """The years of the last lifetime that the story names for a birth or a founding alone."""
        if self.published is None:
            return frozenset()
        first = self.published.year - _LIFETIME
        told = [found for found in self.dates if isinstance(found, Date) and found.year is not None]
        others = {
            found.year for found in told if not _BEGINS.search(self.text, max(0, found.span.start - 40), found.span.start)
        }
        return frozenset(found.year for found in told if found.year and found.year > first and found.year not in others)

    @cached_property
    def folded(self) -> str:
        """The text in lower case, character for character."""
        return fold(self.text)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the folded text, the parts of those with a hyphen or an apostrophe, and signs."""
        return self._block_index.words

    def blocks_with(self, needs: Needs) -> int:
        """Return the set of blocks that hold what a pattern needs, as a number whose bits are set for them."""
        return self._block_index.candidates(needs)

    @cached_property
    def _block_index(self) -> Index:
        folded = self.folded
        return make_index([folded[block.span.start : block.span.end] for block in self.blocks], {})

    @cached_property
    def raw_index(self) -> Index:
        """The index of the file as it is."""
        return make_index([fold(self.document.source.text)], {})

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands, in lower case and of letters alone; a sentence that is printed twice counts once."""
        printed = {self.document.words(sentence.span) for sentence in self.sentences}
        counts: Counter[str] = Counter()
        for word, number in Counter(word for text in printed for word in LETTERS.findall(text)).items():
            counts[word.lower()] += number
        return counts

    @cached_property
    def capitalised(self) -> tuple[str, ...]:
        """Every word with a capital and more letters, as printed, once each."""
        return tuple(dict.fromkeys(CAPITALISED.findall(self.text)))


_LIFETIME = 85
_BEGINS = compile_later(r"\b(?:born|founded|established|set up|formed)\b[^.;:!?]*\Z")
"""What stands before the year of a birth or a founding."""

_YEAR = compile_later(r"\b(?:1[5-9]|20)\d\d\b")
"""A year as headings of a timeline have it, with nothing beside it."""


def _year_named(found: Date) -> int | None:
    if found.year is not None or found.relative not in ("last", "next") or found.first is None or found.last is None:
        return found.year
    return found.first.year if found.first.year == found.last.year else None
