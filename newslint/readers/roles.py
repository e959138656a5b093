"""What the blocks of a story are: headline, byline, dateline, lede, credit, page furniture."""

from functools import cache

import regex

from newslint.document import NON_PROSE, Role
from newslint.lexicon import load_shipped
from newslint.readers.build import Draft, Part
from newslint.readers.layer import Layer
from newslint.regexes import compile_later

WORD = r"\p{Lu}[\p{L}'’.-]*"
PARTICLE = r"(?:d[aeiu]|del|della|van|von|der|den|bin|al|el|la|le|ten|ter)"
BY = ("by ", "by: ", "written by ", "words by ", "words: ", "reported by ", "story by ", "report by ")
NO_NAME = ("The ", "A ", "An ", "This ", "That ", "Its ", "All ", "No ", "Our ", "Your ", "My ")
AFFILIATION = (",", " |", " -", " –", " —", " in ", " for ", " at ", " (")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = rf"(?:{MONTH}\ {NUMBER}(?:,?\ \d{{4}})?|{NUMBER}\ {MONTH}(?:,?\ \d{{4}})?|\d{{4}}-\d\d-\d\d)"
CLOCK = r"\d{1,2}(?:[:.]\d\d(?:[ :]?[\dapmAPM.]{2,4})?|\ ?[ap]\.?m\.?)(?:\ [A-Z]{2,4})?"
CITY = r"\p{Lu}[\p{L}.'’-]+(?:\ \p{Lu}[\p{L}.'’-]+){0,3}"
REGION = r"(?:,\ \p{Lu}[\p{L}.]+(?:\ \p{Lu}[\p{L}.]+){0,2})?"


@cache
def _names() -> "regex.Pattern[str]":
    return compile_later(rf"{WORD}(?:\ (?:(?:and|&)\ )?(?:{WORD}|{PARTICLE}(?=\ )))+", regex.VERBOSE)


@cache
def _date_line() -> "regex.Pattern[str]":
    """A line that is a date, with or without a label, a town or a time of day."""
    return compile_later(
        rf"""(?:(?P<label>(?:[Ff]irst\ )?[Pp]ublished|[Pp]osted|[Uu]pdated|[Ll]ast\ [Uu]pdated|[Dd]ate|[Ii]ssued)
               (?:\ on|\ at)?:?\ )?(?:{CLOCK},?\ (?:on\ )?)?
             (?:(?!{WEEKDAY},){CITY}{REGION}(?:,|\ [-–—|•·])\ )?(?P<date>(?:{WEEKDAY}[.,]?\ )?{DAY})
             (?:(?:,|,?\ at|\ [-–—|•·])?\ (?:[Uu]pdated:?\ )?{CLOCK})?\.?""",
        regex.VERBOSE,
    )


@cache
def _opening() -> "regex.Pattern[str]":
    """A dateline at the head of a paragraph: a town in capitals, or one followed by an agency in brackets."""
    return compile_later(
        rf"""(?P<place>{CITY}{REGION})(?:,\ (?P<date>{DAY}))?
             (?:(?P<agency>\ \(\p{{Lu}}[\p{{L}}\ .]{{1,30}}\))(?P<dash>\ ?[-–—]{{1,2}}|:)?
             |\ ?(?P<dash>[-–—]{{1,2}}|:))(?=\ )""",
        regex.VERBOSE,
    )


CREDITED = compile_later(rf"{WORD},?(?: (?:(?:at|in|for|the|of|and|&|[|–—-]|{PARTICLE}) )?{WORD},?){{0,7}}(?<![,.])")
DIGIT = compile_later(r"\d")
DASH = compile_later(r"[A-Z\d.)] ?[-–—]{1,2} |[A-Z]{3}: ")
YEAR = compile_later(r"\d{4}")
LETTERS = compile_later(r"[^\W\d_]{2}")

COPYRIGHT = compile_later(
    r"""(?:™\ ?(?:&|and)\ ?)?(?:©|\(c\)|copyright\b)(?:\ ?(?:©|\(c\)))?.{0,40}\b(?:19|20)\d\d.*
      | .{0,80}\ball\ rights\ reserved\.?""",
    regex.VERBOSE | regex.IGNORECASE,
)
SHARE = compile_later(
    r"(?:share|tweet|email|print|pin|whatsapp|facebook|twitter|linkedin|reddit|copy\ link|\W)+"
    r"|\d+\ comments?|(?:read\ (?:more|also|next)|related):.*",
    regex.VERBOSE | regex.IGNORECASE,
)
WIRE_MARK = compile_later(
    r"-?30-?|\#{2,}|-{0,2}\(?(?:MORE|more|ENDS?)\)?-{0,2}|\(END\)|[A-Z]{2,}(?:[-/][A-Z0-9]+)+(?:\ \([A-Z ,]+\))?"
    r"|[A-Z]{2,3}-[A-Z][\w&./-]*,\ ?\d\w+\ Ld.*",
    regex.VERBOSE,
)
CREDIT = compile_later(
    r"""\(?(?:(?:additional\ |further\ )?(?:reporting|writing|editing|compiled)\ by\ .*
       | (?:photo(?:graph|graphy)?s?|image|picture|video|illustration|graphic|credit)s?(?:\ (?:by|credit|courtesy(?:\ of)?))?
         (?::|\ by)\ .*
       | source:\ .*)""",
    regex.VERBOSE,
)
"""Matched with a line in lower case."""

SHORT = 120
"""No line of page furniture, credit or copyright is longer, in characters (a copyright notice may be twice that)."""


def settle(draft: Draft) -> None:
    """Give the blocks of a story their roles: what a reader took for a paragraph may be a byline, a credit, furniture."""
    for part in draft.parts:
        if part.role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING) and not part.field:
            part.role = _furniture(part) or part.role
    if not any(part.role is Role.HEADLINE for part in draft.parts):
        _choose_headline(draft.parts)
    _settle_top(draft)


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the story: a copyright notice, a call to share or comment, a wire mark."""
    if len(text) > 2 * SHORT:
        return False
    if COPYRIGHT.fullmatch(text) or WIRE_MARK.fullmatch(text):
        return True
    if len(text) > SHORT:
        return False
    phrase = text.strip(" .…:!>»«→|*-–—" + NON_PROSE).lower()
    return bool(phrase) and (phrase in load_shipped()["furniture"].phrases or bool(SHARE.fullmatch(phrase)))


def _furniture(part: Part) -> Role | None:
    if part.role is Role.HEADING and len(part.text) > 40:
        return None
    if is_furniture(part.text):
        return Role.BOILERPLATE
    if part.role is Role.PARAGRAPH and len(part.text) <= SHORT and CREDIT.fullmatch(part.text.lower()):
        return Role.CREDIT
    return None


def _choose_headline(parts: list[Part]) -> None:
    """The first heading at the top, else a short first line that is no sentence and has a story under it."""
    told = [part for part in parts if part.role not in (Role.BOILERPLATE, Role.CAPTION, Role.CREDIT) and not part.field]
    heading = next((part for part in told[:4] if part.role is Role.HEADING), None)
    if heading and all(len(part.text) <= SHORT for part in told[: told.index(heading)]):
        heading.role = Role.HEADLINE
    elif len(told) > 1 and told[0].role is Role.PARAGRAPH and looks_like_headline(told[0].text):
        told[0].role = Role.HEADLINE


def looks_like_headline(text: str) -> bool:
    """Whether a first line reads like a headline: short, with letters, and not ended like a sentence."""
    return (
        len(text) <= 160
        and bool(LETTERS.search(text))
        and not text.rstrip("\"'”’)").endswith((".", ":", ";", ",", "…"))
        and not _byline(text)
        and not _find_date(text)
    )


def _settle_top(draft: Draft) -> None:
    """Find byline and dateline above the story, and its first paragraph."""
    for part in draft.parts:
        if part.role in (Role.BYLINE, Role.DATELINE) and not part.field:
            _state_credit(draft, part)
    story = [part for part in draft.parts if part.role is Role.PARAGRAPH and not part.field and "figure" not in part.scopes]
    before: Part | None = None
    for index, part in enumerate(story):
        layer = Layer(tuple(part.pieces))
        byline, date = _byline(part.text), _find_date(part.text)
        if byline:
            part.role = Role.BYLINE
            if not draft.known("author"):
                draft.fact("author", part.text[byline[0] : byline[1]], layer, byline)
        elif date:
            part.role = Role.DATELINE
            _state_date(draft, layer, date)
        elif _is_affiliation(before, part) or _is_credit_line(story, index):
            part.role = Role.BYLINE
        elif draft.ending == "txt" and _is_deck(story, index):
            part.role = Role.SUMMARY
        else:
            part.role = Role.LEDE
            _read_opening(draft, part, layer)
            return
        before = part


def _is_affiliation(before: Part | None, part: Part) -> bool:
    """Whether a short line under a byline tells what its reporter works for."""
    return before is not None and before.role is Role.BYLINE and len(part.text) <= 40 and looks_like_headline(part.text)


def _is_credit_line(story: list[Part], index: int) -> bool:
    """Whether a short line without "By" stands over the date of the story, as the name of a reporter or a section does."""
    under = story[index + 1 : index + 3]
    dated = next((place for place, part in enumerate(under) if _find_date(part.text)), None)
    lines = [story[index], *under[:dated]]
    return dated is not None and all(len(part.text) <= 60 and CREDITED.fullmatch(part.text) for part in lines)


def _is_deck(story: list[Part], index: int) -> bool:
    """Whether a first line under the headline is a second one: no sentence itself, with a whole paragraph under it."""
    text = story[index].text
    if not looks_like_headline(text) or len(text) > SHORT or text.endswith(("?", "!")):
        return False
    return index + 1 < len(story) and len(story[index + 1].text) > SHORT and not looks_like_headline(story[index + 1].text)


def _state_credit(draft: Draft, part: Part) -> None:
    """State what an element that calls itself byline or dateline says."""
    layer, date, named = Layer(tuple(part.pieces)), _date_line().search(part.text), _names().search(part.text)
    if part.role is Role.DATELINE and date:
        _state_date(draft, layer, date)
    elif part.role is Role.BYLINE and named and not draft.known("author"):
        draft.fact("author", named[0], layer, named.span())


def _byline(text: str) -> tuple[int, int] | None:
    """Return where the names stand in a line that is nothing but "By" and names, perhaps with what they work for."""
    start = next((len(by) for by in BY if text[: len(by)].lower() == by), 0)
    found = _names().match(text, start) if start and len(text) <= SHORT else None
    if not found or text.startswith(NO_NAME, start):
        return None
    end = found.end()
    while " and " in text[end:] and (more := _names().match(text, end + 2)) and text.startswith(", ", end):
        end = more.end()
    rest = text[end:]
    if rest and (not rest.startswith(AFFILIATION) or rest.endswith((".", "!", "?")) or len(rest) > 60):
        return None
    return start, end


def _find_date(text: str) -> "regex.Match[str] | None":
    if len(text) > 80 or not DIGIT.search(text):
        return None
    return _date_line().fullmatch(text)


def _state_date(draft: Draft, layer: Layer, found: "regex.Match[str]") -> None:
    draft.fact("dateline", found[0], layer, found.span())
    name = "updated" if "updated" in (found["label"] or "").lower() else "published"
    if YEAR.search(found["date"]) and not draft.known(name):
        draft.fact(name, found["date"], layer, found.span("date"))


def _read_opening(draft: Draft, part: Part, layer: Layer) -> None:
    """State the dateline at the head of the first paragraph; it stays where it is."""
    head = part.text[:100]
    found = _opening().match(head) if "(" in head or DASH.search(head) else None
    if found and _is_dateline(found):
        last = "date" if found["date"] else "place"
        span = found.start("place"), found.end(last)
        draft.fact("dateline", part.text[span[0] : span[1]], layer, span)
        if found["date"] and YEAR.search(found["date"]) and not draft.known("published"):
            draft.fact("published", found["date"], layer, found.span("date"))


def _is_dateline(found: "regex.Match[str]") -> bool:
    """Whether a town, perhaps a date, and an agency or a dash make a dateline; a name with something in brackets does not."""
    capitals = found["place"].split(",")[0].isupper()
    if found["agency"]:
        return bool(found["date"] or found["dash"])
    return bool(found["dash"] and (found["date"] or capitals))
