"""XML as a tree and as a row of tokens, every tag with its place; parsed by expat, mended where it is broken.

Expat is shown a copy of the same length that holds no declaration, no document type and no reference, so that nothing
can be fetched or expanded; the words are read from the file itself.
"""

from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from xml.parsers import expat

import regex

from newslint.document import NON_PROSE, Mistake
from newslint.readers.layer import Edit, Layer, Piece, blank, render
from newslint.readers.shadow import shadow
from newslint.readers.tags import Token, read_attributes
from newslint.readers.templates import find_within
from newslint.record import Record, field
from newslint.regexes import compile_later

MOST_DEPTH = 200
"""No feed or story nests deeper; tags beyond it are not read, what stands between them is."""

MOST_REPAIRS = 25
REPAIRED_CHARACTERS = 4_000_000
"""So many characters are parsed again to mend broken XML; a file that needs more is read up to its last break."""

WRAP = "<all>"
SPACED = frozenset({"br", "p", "div", "li", "td", "th", "tr", "byttl", "hl1", "hl2", "block", "blockquote", "h1", "h2", "h3"})
"""Elements whose tags part words."""

DECLARATION = compile_later(r"<\?xml\b[^>]{0,400}\?>")
DOCTYPE = compile_later(
    r"""<!DOCTYPE(?:[^\[\]<>"']|"[^"]*+"|'[^']*+')*+ (?:\[(?:<!--(?s:.*?)-->|[^\]"']|"[^"]*+"|'[^']*+')*+\]\s*+)?>""",
    regex.VERBOSE | regex.IGNORECASE,
)
OWN_ENTITY = compile_later(r"<!ENTITY\b[^>]{0,80}", regex.IGNORECASE)
DOCTYPE_START = compile_later("<!DOCTYPE", regex.IGNORECASE)
MARKUP = compile_later(r"</?[A-Za-z_]|<!--|<!\[CDATA\[")
CONTROL = compile_later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
TAG = compile_later(r"""<[^<>"']*+(?:"[^"<]*+"[^<>"']*+|'[^'<]*+'[^<>"']*+)*+>""")
REFERENCE = compile_later(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z_][\w.-]{0,63});")


class Element(Record, frozen=False):
    """An element: its tags stand at start..inner and close..end. The name is as written, with its prefix."""

    name: str
    start: int
    inner: int
    close: int
    end: int
    children: "list[Element]" = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def child(self, *names: str) -> "Element | None":
        """Return the first child that has one of the names (as written, or without the prefix)."""
        return next(iter(self.all(*names)), None)

    def all(self, *names: str) -> "Iterator[Element]":
        """Yield the children that have one of the names."""
        return (each for each in self.children if each.name in names or each.local in names)

    def find(self, *names: str) -> "Iterator[Element]":
        """Yield what stands anywhere below under one of the names, in order; nothing inside what was found."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names or element.local in names:
                yield element
            else:
                waiting += element.children[::-1]


class Xml(Record, frozen=False):
    """A document in a layer: a root that holds whatever stands at the top, and all tokens in order."""

    layer: Layer
    root: Element
    tokens: list[Token]
    edits: list[Edit]
    mistakes: list[Mistake]

    def pieces(self, element: Element) -> list[Piece]:
        """Return the text of an element, its markup left out and its references read."""
        return render(self.layer, element.inner, element.close, find_within(self.edits, element.inner, element.close))

    def words(self, element: Element) -> Layer:
        """Return the text of an element as a layer of its own, in which escaped markup can be parsed."""
        return Layer(tuple(self.pieces(element)))

    def attribute(self, element: Element, name: str) -> Layer:
        """Return the value of an attribute (its name in lower case), empty where there is none."""
        found = read_attributes(self.layer.text[element.start : element.inner]).get(name)
        if not found:
            return Layer(())
        start, end = element.start + found[1], element.start + found[2]
        return Layer(tuple(render(self.layer, start, end, _find_references(self.layer.text, start, end))))

    def walk(self, element: Element) -> Iterator[Token]:
        """Yield the tokens inside an element without a gap, text tokens among them; names without prefix, in lower case."""
        position = element.inner
        for index in range(bisect_left(self.tokens, position, key=_start), len(self.tokens)):
            token = self.tokens[index]
            if token.start >= element.close:
                break
            if token.start > position:
                yield Token("text", position, token.start)
            if token.kind != "mark":
                yield token
            position = token.end
        if position < element.close:
            yield Token("text", position, element.close)


def parse_xml(layer: Layer) -> Xml:
    """Parse the XML of a layer; never raises: what is wrong is mended as well as may be, and is one mistake."""
    text = layer.text
    mistakes: list[Mistake] = []
    hidden = [*_find_declarations(layer, mistakes)]
    copy = CONTROL.sub(" ", blank(shadow(text).decode("ascii"), hidden)).replace("&", "+")
    for _ in range(max(1, min(MOST_REPAIRS, REPAIRED_CHARACTERS // max(1, len(text))))):
        parser = _Parser(copy)
        if not (stretch := parser.run()):
            break
        if not any(mistake.name == "xml" for mistake in mistakes):
            mistakes.append(Mistake("xml", f"the XML is broken here: {parser.problem}", *layer.place(*stretch)))
        if stretch[0] >= len(text) or parser.complete:
            break
        hidden += [stretch] if MARKUP.match(text, stretch[0]) else []
        copy = f"{copy[: stretch[0]]}{' ' * (stretch[1] - stretch[0])}{copy[stretch[1] :]}"
    if parser.deep >= 0:
        mistakes.append(Mistake("nesting", f"nested more than {MOST_DEPTH} deep", *layer.place(parser.deep, parser.deep + 1)))
    tokens = sorted([*parser.tokens, *(Token("mark", *stretch) for stretch in hidden)], key=_start)
    return Xml(layer, parser.root, tokens, _find_edits(text, tokens), mistakes)


def _start(token: Token) -> int:
    return token.start


def _find_declarations(layer: Layer, mistakes: list[Mistake]) -> Iterator[tuple[int, int]]:
    """Yield what expat is not to see: the XML declaration and the document type."""
    text = layer.text
    if declaration := DECLARATION.search(text, 0, 1000):
        yield declaration.span()
    opening = DOCTYPE_START.search(text, declaration.end() if declaration else 0, 10_000)
    if not opening:
        return
    start = opening.start()
    found = DOCTYPE.match(text, start)
    end = found.end() if found else max(text.find("]>", start) + 2, opening.end())
    if own := OWN_ENTITY.search(text, start, end):
        message = "the file declares entities of its own; newslint fetches and expands none"
        mistakes.append(Mistake("entities", message, *layer.place(*own.span())))
    yield start, end


class _Parser:
    """One pass of expat over a copy."""

    def __init__(self, copy: str) -> None:
        self.copy = copy
        self.tokens: list[Token] = []
        self.root = Element("", 0, 0, len(copy), len(copy))
        self.open = [self.root]
        self.depth = 0
        self.deep = -1
        self.section = -1
        self.problem = ""
        self.complete = False
        self.expat = expat.ParserCreate("us-ascii")
        self.expat.StartElementHandler = self.take_start
        self.expat.EndElementHandler = self.take_end
        self.expat.CommentHandler = self.take_comment
        self.expat.ProcessingInstructionHandler = self.take_instruction
        self.expat.StartCdataSectionHandler = self.take_section
        self.expat.EndCdataSectionHandler = self.take_section_end

    def run(self) -> tuple[int, int] | None:
        """Parse; return the stretch that has to go before the XML can be read on, or None."""
        try:
            self.expat.Parse(WRAP.encode("ascii"), False)
            self.expat.Parse(self.copy.encode("ascii"), False)
            self.complete = True
            self.expat.Parse(b"</all>", True)
        except expat.ExpatError as error:
            self.problem = str(expat.ErrorString(error.code))
            broken = max(0, min(len(self.copy), self.expat.ErrorByteIndex - len(WRAP)))
            return self.explain(broken)
        return None

    def explain(self, broken: int) -> tuple[int, int]:
        """Return what broke the XML at an offset, and put it in words where that can be done."""
        copy = self.copy
        if self.section >= 0 and copy.find("]]>", self.section) < 0:
            self.complete = False
            self.problem = "this CDATA section is never closed"
            return self.section - len("<![CDATA["), self.section
        unclosed = self.open[-1]
        if broken >= len(copy) and len(self.open) > 1:
            self.problem = f"<{unclosed.name}> is never closed"
            return unclosed.start, unclosed.inner
        self.complete = False
        if broken > 1 and copy.startswith("</", broken - 2):  # expat counts from the name
            return self.explain_closing(broken - 2)
        if copy.startswith("<!--", broken):
            self.problem = "this comment is never closed"
            return broken, len(copy)
        opening = copy.rfind("<", 0, broken + 1)
        if opening < 0 or not MARKUP.match(copy, opening) or ">" in copy[opening:broken]:
            inside = opening if opening >= 0 and broken - opening <= 2 else broken
            return inside, min(len(copy), max(inside, broken) + 1)
        found = TAG.match(copy, opening)
        return opening, found.end() if found else min(len(copy), broken + 1)

    def explain_closing(self, broken: int) -> tuple[int, int]:
        """Tell whether a closing tag that does not fit closes nothing, or what stands open inside was forgotten."""
        found, unclosed = TAG.match(self.copy, broken), self.open[-1]
        name = found[0][2:-1].strip() if found else ""
        if any(element.name == name for element in self.open[1:-1]):
            self.problem = f"<{unclosed.name}> is never closed"
            return unclosed.start, unclosed.inner
        self.problem = f"</{name}> closes nothing"
        return broken, found.end() if found else min(len(self.copy), broken + 2)

    def offset(self) -> int:
        return int(self.expat.CurrentByteIndex) - len(WRAP)

    def take_start(self, name: str, _: object) -> None:
        start = self.offset()
        if start < 0:
            return
        self.depth += 1
        end = self.tag_end(start)
        if self.depth > MOST_DEPTH:
            self.deep = start if self.deep < 0 else self.deep
            self.tokens.append(Token("mark", start, end))
            return
        element = Element(name, start, end, len(self.copy), len(self.copy))
        self.tokens.append(Token("open", start, end, element.local.lower()))
        self.open[-1].children.append(element)
        self.open.append(element)

    def take_end(self, name: str) -> None:
        start = self.offset()
        if start >= len(self.copy):
            return
        self.depth -= 1
        if self.depth >= MOST_DEPTH:
            self.tokens.append(Token("mark", start, self.tag_end(start)))
            return
        element = self.open.pop()
        if self.copy.startswith("/>", element.inner - 2):  # one tag is both
            element.close = element.end = element.inner
            return
        element.close, element.end = start, self.tag_end(start)
        self.tokens.append(Token("close", start, element.end, element.local.lower()))

    def tag_end(self, start: int) -> int:
        found = TAG.match(self.copy, start)
        return int(found.end()) if found else start + 1

    def take_comment(self, _: str) -> None:
        self.mark("comment", self.offset(), "-->")

    def take_instruction(self, _: str, __: str) -> None:
        self.mark("mark", self.offset(), "?>")

    def take_section(self) -> None:
        self.section = self.offset() + len("<![CDATA[")
        self.tokens.append(Token("mark", self.offset(), self.section))

    def take_section_end(self) -> None:
        start = self.copy.find("]]>", self.section)
        self.tokens.append(Token("mark", start, start + 3, "]]>"))

    def mark(self, kind: str, start: int, closing: str) -> None:
        end = self.copy.find(closing, start)
        self.tokens.append(Token(kind, start, end + len(closing) if end >= 0 else len(self.copy)))


def _find_edits(text: str, tokens: list[Token]) -> list[Edit]:
    """Return what to read for every tag, comment and reference, in order; references in a CDATA section stand as they are."""
    found: list[Edit] = []
    position, raw = 0, False
    for token in tokens:
        if not raw and token.start > position:
            found += _find_references(text, position, token.start)
        raw = token.kind == "mark" and token.name == "" and text.startswith("<![CDATA[", token.start)
        found.append(Edit(token.start, token.end, " " if token.name in SPACED else ""))
        position = token.end
    found += _find_references(text, position, len(text))
    return found


def _find_references(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield an edit for every reference; one that only the file's own declarations could explain is no prose."""
    if text.find("&", start, end) < 0:
        return
    for found in REFERENCE.finditer(text, start, end):
        known = found[0][1] == "#" or found[0][1:] in html5
        yield Edit.over(found, unescape(found[0]) if known else NON_PROSE)
