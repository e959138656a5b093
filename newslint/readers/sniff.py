"""Which format a file is: what its first characters show, and where they show nothing its ending."""

from pathlib import PurePath

import regex

from newslint.regexes import compile_later
from newslint.text import Source

ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xml": "html", ".nitf": "nitf", ".newsml": "newsml-g2",
    ".ninjs": "ninjs", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".aml": "archieml", ".archieml": "archieml",
    ".docx": "docx", ".docm": "docx", ".wxr": "wxr", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".iptc": "iptc7901",
}  # fmt: skip
"""What a file's ending promises. XML of an unknown kind is read as HTML is: the text between its tags."""

SURE = frozenset((".md", ".markdown", ".mdown", ".mkd", ".aml", ".archieml"))
"""Endings that no content gainsays: what stands in such a file may quote any other format."""

ROOTS = {
    "nitf": "nitf", "NewsML": "newsml-1", "feed": "feed", "RDF": "feed", "html": "html",
    **dict.fromkeys(("newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"), "newsml-g2"),
    **dict.fromkeys(("contentSet", "contentMeta", "itemMeta", "itemSet", "inlineXML"), "newsml-g2"),
}  # fmt: skip
"""The name of the first element → the format."""

LOOK_AT = 6000
"""Characters of a file in which its format must show itself."""

FIRST_ELEMENT = compile_later(
    r"[\s\ufeff]*(?:<\?(?s:.){0,2000}?\?>\s*|<!--(?s:.){0,3000}?-->\s*|<!(?:[^<>\[\]]{0,500})(?:\[(?s:.){0,3000}?\]\s*)?>\s*)*"
    r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)"
)
NINJS = compile_later(
    r'"(?:headline|headlines|body_\w+|bodies|description_\w+|descriptions|versioncreated|versionCreated|pubstatus|pubStatus'
    r'|firstcreated|firstCreated|slugline|copyrightnotice)"\s*:'
)
URI = compile_later(r'"uri"\s*:')
JSON_START = compile_later(r"[\s\ufeff]*(?:\[\s*)?\{\s*\"(?:[^\"\\]|\\.)*\"\s*:")
JSON_LINES = compile_later(r"[\s\ufeff]*\{\s*\"[^\r\n]*\}[ \t]*(?:\r\n|\r|\n)\s*\{\s*\"")
WIRE = compile_later(
    r"[\x16\s\x00\x7f\ufeff]*(?P<soh>\x01)?[A-Z]{1,6}-?\d{1,6} [\dA-Za-z] [A-Za-z]{1,4}(?: {1,3}\d{1,5})?"
    r"[^\r\n\x02]*[\r\n ]*(?P<stx>\x02)?"
)
AML_KEY = compile_later(r"\s*(?:[\w.-]{1,40}[ \t]*:[ \t]*\S|\[\+?[\w.-]+\]|\{[\w.-]+\})")
AML_SCOPE = compile_later(
    r"^[ \t]*(?:\[[ \t]*[+.]{0,2}[A-Za-z_][\w.-]*[ \t]*\]|\{[ \t]*\.?[A-Za-z_][\w.-]*[ \t]*\})[ \t]*\r?$", regex.MULTILINE
)
AML_END = compile_later(r"^[ \t]*(?:\[\]|\{\}|:end|:ignore|:endskip)[ \t]*\r?$", regex.MULTILINE)


def find_format(source: Source) -> str:
    """Return the format of a file: what it holds, where that is plain to see, else what its ending promises."""
    if source.origin:
        return "docx"
    ending = PurePath(source.path).suffix.lower()
    promised = ENDINGS.get(ending, "text")
    if ending in SURE:
        return promised
    head = source.text[:LOOK_AT]
    start = head.lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        return _find_in_xml(head, promised)
    if promised in ("json", "ninjs") or (promised == "text" and start in ("{", "[")):
        return _find_in_json(head, promised)
    if promised == "text" and is_wire(head):
        return "iptc7901"
    if promised == "text" and AML_SCOPE.search(head) and _is_aml(source.text):
        return "archieml"
    return promised


def is_wire(text: str) -> bool:
    """Whether a text begins as a message of the wire does: its header between control characters."""
    found = WIRE.match(text)
    return bool(found and (found["soh"] or found["stx"]))


def _find_in_xml(head: str, promised: str) -> str:
    found = FIRST_ELEMENT.match(head)
    name = found["name"] if found else ""
    if name == "rss":
        return "wxr" if "wordpress.org/export" in head or promised == "wxr" else "feed"
    if name.lower() == "html":
        return "html"
    return ROOTS.get(name, promised)


def _find_in_json(head: str, promised: str) -> str:
    """Tell ninjs from other JSON; a text that happens to begin with a bracket is neither."""
    if promised == "ninjs":
        return promised
    if JSON_LINES.match(head):
        return "jsonl"
    told = {found[0].lower() for found in NINJS.finditer(head)}
    if (told and URI.search(head)) or len(told) > 2:
        return "ninjs"
    return "json" if JSON_START.match(head) else promised


def _is_aml(text: str) -> bool:
    """Whether a text that holds the line of a scope begins as ArchieML does and closes what it opens."""
    return bool(AML_KEY.match(text) and AML_END.search(text))
