"""What templates and entities leave in a page's text: shortcodes, Liquid, attribute lists, `&amp;`."""

from bisect import bisect_left
from collections.abc import Iterator
from html import unescape

import regex

from newslint.document import NON_PROSE
from newslint.readers.layer import Edit
from newslint.regexes import compile_later

SHORTCODE = compile_later(r"\{\{[^{}]*+\}\}|\{%[^{}]*+(?<=%)\}")
"""Hugo's {{< x >}} and {{% x %}}, Liquid's {% x %} and {{ x }}."""

CODE_PAIR = compile_later(
    r"""\{\{[<%]\s*(?P<hugo>highlight|code|mermaid|math|katex|raw-?html|rawhtml|script|chart|comment)\b[^{}]*+\}\}
        (?s:.{0,20000}?) \{\{[<%]\s*/\s*(?P=hugo)\s*[>%]\}\}
      | \{%-?\s*(?P<liquid>highlight|raw|comment|schema|javascript|style|stylesheet|capture)\b[^{}]*+(?<=%)\}
        (?s:.{0,20000}?) \{%-?\s*end(?P=liquid)\s*-?%\}""",
    regex.VERBOSE,
)
"""Shortcodes that hold no prose between their ends."""

ATTRIBUTES = compile_later(r"\{:[^{}\r\n]*+\}|(?<=[\s)\]*_])\{[.\#][\w-][^{}\r\n]*+\}")
"""Kramdown's {: .class} and {#id} or {.class} of other dialects."""

CAPTIONED = compile_later(r"""\scaption\s*=\s*(?:"(?P<caption>[^"]*)"|“(?P<caption>[^”]*)”|'(?P<caption>[^']*)')""")

ENTITY = compile_later(r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", regex.VERBOSE)


def find_entities(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield an edit for every character reference between two offsets."""
    if text.find("&", start, end) < 0:
        return
    for found in ENTITY.finditer(text, start, end):
        letters = unescape(found[0])
        if letters != found[0]:
            yield Edit.over(found, letters)


def find_shortcodes(text: str) -> list[Edit]:
    """Return the edits that take shortcodes and attribute lists out of a text, in order and apart."""
    found = [Edit.over(code, NON_PROSE) for code in CODE_PAIR.finditer(text)] if "{" in text else []
    if "{{" in text or "{%" in text:
        found += [Edit.over(code, _stand_in(code[0])) for code in SHORTCODE.finditer(text)]
    if "{" in text:
        found += [Edit.over(code) for code in ATTRIBUTES.finditer(text)]
    return list(without_overlaps(found))


def find_within(edits: list[Edit], start: int, end: int) -> list[Edit]:
    """Return those of the edits (in order) that begin between two offsets."""
    first = bisect_left(edits, (start,))
    return edits[first : bisect_left(edits, (end,), first)]


def without_overlaps(edits: list[Edit]) -> Iterator[Edit]:
    """Yield edits in order; of two that overlap the one that begins first, and of those the longer."""
    position = 0
    for edit in sorted(edits, key=_order):
        if edit.start >= position:
            yield edit
            position = edit.end


def _order(edit: Edit) -> tuple[int, int]:
    return edit.start, -edit.end


def _stand_in(code: str) -> str:
    """What to read for a shortcode: nothing where it only opens or closes something round prose."""
    return "" if PAIRED.match(code) else NON_PROSE


PAIRED = compile_later(
    r"""\{(?:\{[<%]|%-?)\s*(?:/|end|note|callout|alert|box|card|accordion|quote|pullquote|blockquote|figure|img|image|legacy-img
        |tmp|include|if|else|elsif|unless|for|assign|lead|intro|details|aside|tabs?|columns?|button|div|section|youtube|vimeo|tweet|instagram|gallery|video|audio|asset|photo)""",
    regex.VERBOSE,
)
