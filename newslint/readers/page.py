"""Walks HTML and adds its blocks: what reads as story, with the chrome round it left out."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import regex

from newslint.document import NON_PROSE, Role
from newslint.readers.build import NOWHERE, Draft, Inside, Part
from newslint.readers.elements import CLOSED_BY, CODE_ELEMENTS, INLINE, ROLES, SCOPES, SKIPPED, VOID_ELEMENTS, WALLS
from newslint.readers.furniture import CONTAINERS, Home
from newslint.readers.inline import is_description
from newslint.readers.layer import Edit, Layer, Piece, render
from newslint.readers.tags import Token, read_attributes, tokenise
from newslint.readers.templates import find_entities, find_within, without_overlaps
from newslint.regexes import compile_later

CHROME = compile_later(
    r"""(?:^|\s)(?:comments?|comments?-(?:list|area|section|respond|form)|disqus_thread|respond|breadcrumbs?|share|sharing|social|
        social-(?:share|links|media)|share-(?:buttons|links|tools|bar)|newsletter(?:-signup)?|(?:c-|jp-)?related(?:-?(?:posts|stories|articles|links|content|items?))?(?:__?[\w-]+)?|teasers?|promo|widget(?!\s+blog(?:\s|$))(?:-area)?|
        commentlist|comment-(?:body|author)|(?:post-|posts-)?navigation|(?:most-|also-)(?:read|popular|viewed)|recirc|recommended|
        sidebar|advert|advertisement|ad|ads|ad-slot|cookie-(?:banner|notice)|site-(?:header|footer|nav)|skip-link|screen-reader-text|
        visually-hidden|sr-only|toc|pagination|tags|tag-list)(?=\s|$)""",
    regex.VERBOSE | regex.IGNORECASE,
)
NO_LABEL = r"(?<!(?:status|tag|category|type|format|with)[-_])"
"""What WordPress and Drupal put before words that say nothing of what an element holds: status-publish, text-with-summary."""


def _classed(words: str, ending: str = r"(?=$|[\s_])") -> "regex.Pattern[str]":
    """Return what finds a class that is one of these words, or ends with one behind a hyphen or an underscore."""
    pattern: regex.Pattern[str] = compile_later(rf"(?:^|[\s_-]){NO_LABEL}(?:{words}){ending}", regex.IGNORECASE)
    return pattern


CLASSES = (
    ("pullquote", compile_later(r"pull-?quote", regex.IGNORECASE)),
    ("byline", _classed(r"by-?line|authors?|author-name")),
    ("credit", _classed(r"credits?|copyright", r"(?=$|[\s_-])")),
    ("dateline", _classed(r"dateline|pub-?date|publish(?:ed)?(?:-date)?|timestamp|entry-date|post-date|date")),
    ("summary", _classed(r"dek|deck|standfirst|sub-?title|sub-?head(?:line)?|summary|excerpt|kicker|blurb")),
    ("caption", _classed(r"caption|wp-caption-text")),
)
FOOTNOTE = compile_later(r"reference|footnote|cite|\bfn")
ENDED_BY_BLOCK = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
SHORT_ROLES = (Role.BYLINE, Role.CREDIT, Role.DATELINE)
SHORT = 160


class _Open(NamedTuple):
    """An element that is open: its name, what its class says it is, and what is to be done with what it holds."""

    name: str
    sort: str
    skipped: bool
    masked: bool
    number: int = 0


class Page:
    """Reads stretches of HTML in a layer.

    `edits` are the template tags in it and `clean` is its text with them out of the way; `inside` is what the
    Markdown round it makes of its paragraphs; `classed` tells whether classes say what is furniture.
    """

    def __init__(
        self, draft: Draft, layer: Layer, edits: list[Edit], clean: str, inside: Inside = NOWHERE, *, classed: bool = True
    ) -> None:
        self.draft = draft
        self.layer = layer
        self.clean = clean
        self.edits = edits
        self.inside = inside
        self.classed = classed
        self.open: list[_Open] = []
        self.pieces: list[Piece] = []
        self.captions: list[list[Piece]] = []
        self.linked: Counter[bool] = Counter()
        self.homes: list[Home] = []
        self.opened = 0
        self.broken = False

    def read(self, start: int, end: int) -> None:
        """Add the blocks of a stretch."""
        self.walk(tokenise(self.clean, start, end))

    def walk(self, tokens: Iterable[Token]) -> None:
        """Add the blocks that a row of tokens holds."""
        for token in tokens:
            self.take(token)
        self.flush()
        self.open.clear()

    def take(self, token: Token) -> None:
        """Take the next token of the page."""
        if token.kind == "text":
            self.take_text(token)
        elif token.kind == "open":
            self.take_start(token)
        elif token.kind == "close":
            self.take_end(token)

    def take_text(self, token: Token) -> None:
        """Take a stretch of text, unless it stands where nothing is read."""
        if self.open and (self.open[-1].skipped or self.open[-1].masked):
            return
        pieces = self.read_text(token.start, token.end)
        self.pieces += pieces
        self.broken = self.broken and not any(piece.text.strip() for piece in pieces)
        if any(letter.isalpha() for piece in pieces for letter in piece.text):
            self.linked[any(each.name == "a" for each in self.open)] += sum(len(piece.text) for piece in pieces)

    def read_text(self, start: int, end: int) -> list[Piece]:
        """Return what a stretch without tags is to be read as."""
        edits = find_within(self.edits, start, end) if self.edits else []
        edits += find_entities(self.layer.text, start, end)
        return render(self.layer, start, end, without_overlaps(edits) if len(edits) > 1 else edits)

    def take_start(self, token: Token) -> None:
        """Take a start tag: a block, an inline element, or one that is left out."""
        name, above = token.name, self.open[-1] if self.open else None
        tag = self.clean[token.start : token.end]
        if above and above.skipped:
            if name not in VOID_ELEMENTS and not tag.endswith("/>"):
                self.open.append(_Open(name, "", True, False))
            return
        if name not in INLINE:
            self.flush()
            self.close_implied(name)
        if name in VOID_ELEMENTS:
            self.take_void(token, tag)
            return
        attributes = read_attributes(tag) if len(tag) > len(name) + 2 else {}
        sort = _sort(attributes)
        masked = bool(above and above.masked) or name in CODE_ELEMENTS
        if name in CODE_ELEMENTS and not (above and above.masked):
            self.pieces.append(Piece(NON_PROSE, *self.layer.place(token.start, token.end), False))
        if name == "q" and not masked:
            self.pieces.append(Piece("“", *self.layer.place(token.start, token.end), False))
        if not tag.endswith("/>"):
            self.opened += 1
            self.open.append(_Open(name, sort, self.is_skipped(name, sort, attributes), masked, self.opened))

    def take_void(self, token: Token, tag: str) -> None:
        """Take a tag that holds nothing: a line break, a picture with its description."""
        if token.name == "br":
            self.take_break(token)
        alt = read_attributes(tag).get("alt") if token.name == "img" else None
        if alt and is_description(alt[0]):
            first, last = token.start + alt[1], token.start + alt[2]
            self.captions.append(self.read_text(first, last))

    def take_break(self, token: Token) -> None:
        """Take a line break; the second of two with nothing between ends a paragraph."""
        if self.broken and self.pieces:
            self.flush()
            return
        self.broken = True
        self.pieces.append(Piece(" ", *self.layer.place(token.start, token.end), False))

    def is_skipped(self, name: str, sort: str, attributes: dict[str, tuple[str, int, int]]) -> bool:
        """Whether an element and all it holds is no part of the story."""
        if name == "footer":
            return not any(each.name in ("blockquote", "figure") for each in self.open)
        if name == "header":
            return self.is_chrome(attributes)
        if name == "aside":
            return sort != "pullquote"
        if name == "sup":
            return bool(FOOTNOTE.search(_class(attributes)))
        return name in SKIPPED or "hidden" in attributes or self.is_chrome(attributes)

    def is_chrome(self, attributes: dict[str, tuple[str, int, int]]) -> bool:
        """Whether the classes of an element say that it is the page's and not the story's."""
        return self.classed and CHROME.search(_class(attributes)) is not None

    def take_end(self, token: Token) -> None:
        """Take an end tag, and with it what it closes."""
        name = token.name
        if name not in INLINE:
            self.flush()
        index = next((index for index in range(len(self.open) - 1, -1, -1) if self.open[index].name == name), -1)
        if index < 0 or (name in INLINE and any(each.name not in INLINE for each in self.open[index:])):
            return
        closed = self.open[index]
        if name == "q" and not (closed.skipped or closed.masked):
            self.pieces.append(Piece("”", *self.layer.place(token.start, token.end), False))
        del self.open[index:]

    def close_implied(self, name: str) -> None:
        """Close what the start of a block closes: open inline elements, a paragraph, the item or cell before."""
        while self.open and self.open[-1].name in INLINE:
            self.open.pop()
        if self.open and self.open[-1].name in ENDED_BY_BLOCK:
            self.open.pop()
        ending = CLOSED_BY.get(name, frozenset())
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].name in ending:
                del self.open[index:]
                return
            if self.open[index].name in WALLS:
                return

    def flush(self) -> None:
        """Add the block that ends here, and the descriptions of the images in it."""
        if self.pieces:
            role, scopes = self.find_role()
            self.keep(self.draft.add(self.pieces, Role.BOILERPLATE if self.is_way_on(role) else role, scopes))
            self.pieces = []
        self.broken = False
        self.linked.clear()
        for pieces in self.captions:
            self.keep(self.draft.add(pieces, Role.CAPTION, {"alt", "attr", "figure"}))
        self.captions = []

    def keep(self, part: Part | None) -> None:
        """Keep where a block stands, by which the furniture of the page is told."""
        if part:
            path = tuple(each.number for each in self.open if each.name in CONTAINERS)
            self.homes.append(Home(part, path, self.linked[True]))

    def is_way_on(self, role: Role) -> bool:
        """Whether a block of a page is nothing but a link: the way to another story, not a part of this one."""
        if (
            set(self.linked) != {True}
            or self.inside is not NOWHERE
            or role not in (Role.LIST_ITEM, Role.PARAGRAPH, Role.HEADING)
        ):
            return False
        return not any(each.name in ("h1", "h2") for each in self.open)

    def find_role(self) -> tuple[Role, set[str]]:
        """Return what the innermost telling element makes of a block, and every scope it stands in."""
        role, scopes = self.inside.role, set(self.inside.scopes)
        length = sum(len(piece.text) for piece in self.pieces)
        for element in reversed(self.open):
            scopes |= set(SCOPES.get(element.name, ()))
            if element.sort in ("pullquote", "summary"):
                scopes.add(element.sort)
            found = ROLES.get(element.sort) or ROLES.get(element.name)
            if role is self.inside.role and found and not (found in SHORT_ROLES and length > SHORT):
                role = found
        return role, scopes


def _class(attributes: dict[str, tuple[str, int, int]]) -> str:
    return " ".join(attributes[name][0] for name in ("class", "id") if name in attributes)


def _sort(attributes: dict[str, tuple[str, int, int]]) -> str:
    """Return what class, item property and relation say an element is: byline, credit, dateline, summary, pullquote."""
    told = " ".join(attributes[name][0] for name in ("class", "itemprop", "rel") if name in attributes)
    return next((name for name, pattern in CLASSES if pattern.search(told)), "") if told else ""
