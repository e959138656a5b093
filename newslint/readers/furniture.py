"""Tells the story of a page from its furniture: teasers of other stories, and what follows the column that holds the prose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newslint.document import Role
from newslint.readers.build import Part
from newslint.record import Record
from newslint.regexes import compile_later

CONTAINERS = frozenset(
    {"div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "td", "body", "center", "header", "dl", "aside"}
)

CARD = 400
"""Characters of the longest teaser: a linked headline, a picture and a line or two."""

PROSE = 60
"""Characters of the shortest paragraph by which a column is told."""

LEAST = 3
"""So many paragraphs of prose make a story, of which the column that holds it can be told."""

NOTE = 120
"""Characters of the shortest note that belongs to the story before it."""

SHARE = 0.7
"""What part of a page's prose the column that is the story holds."""

STOP = compile_later(r"[.!?…:][”\"’')\]]*\s*\Z")
TOLD = (Role.PARAGRAPH, Role.LEDE, Role.QUOTATION)
FURNISHED = (Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING, Role.CAPTION, Role.SUMMARY, Role.QUOTATION)


class Home(Record):
    """A block of a page: the numbers of the containers round it, from the page down, and how many of its letters are links."""

    part: Part
    path: tuple[int, ...]
    linked: int

    @property
    def leads_on(self) -> bool:
        """Whether a block is the way to another story: nearly all of it a link, and no sentence."""
        return self.linked >= 0.6 * len(self.part.text) > 0 and not self.is_told

    @property
    def is_told(self) -> bool:
        """Whether a block is a paragraph of prose."""
        text = self.part.text
        return self.part.role in TOLD and len(text) >= PROSE and self.linked < 0.5 * len(text) and bool(STOP.search(text))


def set_apart(homes: Sequence[Home]) -> None:
    """Make furniture of the blocks that are none of the story."""
    told = Counter(number for home in homes if home.is_told for number in home.path)
    for home in (*_find_cards(homes, told), *_find_after(homes, told)):
        if home.part.role in FURNISHED:
            home.part.role = Role.BOILERPLATE


def _find_cards(homes: Sequence[Home], told: Counter[int]) -> Iterator[Home]:
    """Yield the blocks of teasers: containers side by side that each open with the way to another story."""
    held: dict[tuple[int, ...], list[Home]] = defaultdict(list)
    for home in homes:
        for depth in range(1, len(home.path) + 1):
            held[home.path[:depth]].append(home)
    cards = [path for path, blocks in held.items() if told[path[-1]] <= 1 and _is_card(blocks)]
    beside = Counter(path[:-1] for path in cards)
    for path in cards:
        if beside[path[:-1]] > 1:
            yield from held[path]


def _is_card(blocks: Sequence[Home]) -> bool:
    """Whether blocks are a teaser: a picture at most, a linked headline, and little more, which is no list of links."""
    if sum(len(home.part.text) for home in blocks) > CARD:
        return False
    first = next((home for home in blocks if home.part.role is not Role.CAPTION), None)
    return first is not None and first.leads_on and any(not home.leads_on for home in blocks)


def _find_after(homes: Sequence[Home], told: Counter[int]) -> Iterable[Home]:
    """Return the blocks after the column that holds the story, but for those of another column of prose."""
    total = sum(home.is_told for home in homes)
    trunk = {number for number, count in told.items() if count >= SHARE * total}
    inside = [index for index, home in enumerate(homes) if home.path and trunk <= set(home.path)]
    if total < LEAST or not trunk or not inside:
        return ()
    branches: dict[int, list[Home]] = defaultdict(list)
    for home in homes[inside[-1] + 1 :]:
        branches[_branch(home, trunk)].append(home)
    return [home for branch in branches.values() if not _is_column(branch) for home in branch]


def _is_column(branch: Sequence[Home]) -> bool:
    """Whether blocks after the story are prose as it is: two paragraphs of it, or a long note without a link."""
    told = [home for home in branch if home.is_told]
    return len(told) > 1 or (any(len(home.part.text) >= NOTE for home in told) and not any(home.linked for home in branch))


def _branch(home: Home, trunk: set[int]) -> int:
    """Return the outermost container of a block that the story does not stand in."""
    return next((number for number in home.path if number not in trunk), 0)
