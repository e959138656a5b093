"""HTML's elements: which run on in a line, which are no story, and what the others make of what they hold."""

from newslint.document import Role

CODE_ELEMENTS = frozenset({"code", "kbd", "tt", "samp", "var", "math"})
DROPPED_ELEMENTS = frozenset(
    {"del", "s", "strike", "script", "style", "svg", "template", "noscript", "iframe", "button", "select", "textarea"}
)
VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)  # fmt: skip
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "data", "del", "dfn", "em", "font", "i", "img",
        "ins", "kbd", "label", "mark", "picture", "q", "ruby", "rb", "rp", "rt", "s", "samp", "small", "source",
        "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "code", "math",
    }
)  # fmt: skip
SKIPPED = DROPPED_ELEMENTS | frozenset(
    {
        "nav", "form", "head", "title", "footer", "object", "embed", "audio", "video", "canvas", "map", "menu",
        "dialog", "pre", "datalist", "input", "applet", "frameset",
    }
)  # fmt: skip
CLOSED_BY = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}), "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}), "option": frozenset({"option"}),
}  # fmt: skip
WALLS = frozenset({"ul", "ol", "dl", "table", "body", "article", "main", "div", "section", "figure", "blockquote", "aside"})
SCOPES = {
    "th": ("table", "header"), "td": ("table", "cell"), "caption": ("table", "caption"), "li": ("list",), "dd": ("list",),
    "dt": ("list",),
    "blockquote": ("blockquote",), "figcaption": ("figure", "caption"), "figure": ("figure",),
    **{f"h{level}": ("heading", f"h{level}") for level in range(1, 7)},
}  # fmt: skip
ROLES = {
    "th": Role.TABLE_CELL, "td": Role.TABLE_CELL, "caption": Role.CAPTION, "figcaption": Role.CAPTION, "li": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM, "dt": Role.LIST_ITEM, "blockquote": Role.QUOTATION, "address": Role.BYLINE,
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    "byline": Role.BYLINE, "credit": Role.CREDIT, "dateline": Role.DATELINE, "summary": Role.SUMMARY,
    "pullquote": Role.QUOTATION,
}  # fmt: skip

STRUCTURE = frozenset({"p", "hr", "tr", "tbody", "thead", "tfoot", "html", "header", "center", "details", "summary", "hgroup"})
KNOWN = INLINE | SKIPPED | VOID_ELEMENTS | WALLS | STRUCTURE | frozenset(SCOPES)
"""Names that make a tag of what the grammar could not read; other words in angle brackets are left as they were written."""
