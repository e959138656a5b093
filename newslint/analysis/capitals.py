"""Capital runs: the words with a capital that stand together, the raw material of names."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

import regex

from newslint.analysis.gazetteer import Gazetteer, load_gazetteer
from newslint.document import Block, Role
from newslint.lexicon import Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later

TITLE_CASE_SHARE = 0.6
"""More of a heading's longer words than this have a capital: it is printed in title case, and a capital tells nothing."""


class Run(Record):
    """Words with a capital that stand together, with the small words between ("of the", "van der", "and").

    words, starts, ends: each word with a capital and its offsets. opens: the run stands where any word has a capital: at
    the start of a sentence or a quotation. titled: it stands in a heading in title case.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opens: bool
    titled: bool


def find_runs(text: str, blocks: tuple[Block, ...], lexicons: Lexicons) -> Iterator[Run]:
    """Yield the capital runs of `text` in order; a block in capitals throughout has none."""
    gazetteer, pattern = load_gazetteer(lexicons), _compile_run(lexicons)
    openers = gazetteer.openers
    for block in blocks:
        start, end = block.span.start, block.span.end
        titled = block.role in _HEADINGS and _is_titled(text[start:end])
        if _is_shouted(text, start, end):
            continue
        for match in pattern.finditer(text, start, end):
            words, first = match[0], match.start()
            opens = _opens(text, first, start)
            if opens and words in openers:
                continue
            if words.isalpha():
                yield Run((words,), (first,), (match.end(),), opens, titled)
            else:
                yield _split_run(text, match.spans("word"), opens, titled, gazetteer)


def _split_run(text: str, spans: list[tuple[int, int]], opens: bool, titled: bool, gazetteer: Gazetteer) -> Run:
    """Return the run of the words at `spans`, compounds of known names taken apart."""
    if "-" in text[spans[0][0] : spans[-1][1]]:
        spans = [part for begin, stop in spans for part in _split_compound(text, begin, stop, gazetteer)]
    starts, ends = zip(*spans, strict=True)
    return Run(tuple([text[begin:stop] for begin, stop in spans]), starts, ends, opens, titled)


_HEADINGS = frozenset(Role) - {Role.PARAGRAPH, Role.LEDE, Role.QUOTATION, Role.CAPTION}

_LONG_WORD = compile_later(r"\b\p{L}{4,}")

_MARKS = "\"'“”‘’«»([*_"
"""What may stand between the start of a sentence and its first word, or after its stop."""

_STOPS = ".?!:;…—–•|·"


def _split_compound(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return the parts of a compound of names that the gazetteer knows (Iran-Syria, Ex-President), or the whole."""
    word, entries = text[start:end], gazetteer.entries
    first, _, rest = word.partition("-")
    if not rest or word in entries or word.lower() in entries:
        return [(start, end)]
    if first.lower() in gazetteer.plain and (rest in entries or rest.lower() in entries):
        return [(start + len(first) + 1, end)]
    parts = word.split("-")
    if not all(part in entries for part in parts):
        return [(start, end)]
    bounds = list(accumulate((len(part) + 1 for part in parts), initial=start))
    return [(begin, following - 1) for begin, following in pairwise(bounds)]


def _is_titled(heading: str) -> bool:
    words = _LONG_WORD.findall(heading)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > TITLE_CASE_SHARE * len(words)


def _is_shouted(text: str, start: int, end: int) -> bool:
    passage = text[start:end]
    return end - start > 12 and passage.isupper()


def _opens(text: str, start: int, floor: int) -> bool:
    """Whether a word at `start` would have its capital whatever it is; `floor` is the start of its block."""
    at = start
    while at > floor and text[at - 1] in _MARKS:
        at -= 1
    if at == floor or text[at:start].strip("[("):
        return True
    if text[at - 1] != " ":
        return at < start and text[at - 1] in _STOPS
    before = text[at - 2]
    if before in "”’\"')]" and at - 3 >= floor:
        return text[at - 3] in ".?!…"
    return before in _STOPS


@kept
def _compile_run(lexicons: Lexicons) -> regex.Pattern[str]:
    gazetteer = load_gazetteer(lexicons)
    dotted = [word for phrase in gazetteer.entries for word in phrase.split(" ") if word.endswith(".") and word[0].isalpha()]
    dotted += [word for word in gazetteer.suffixes | gazetteer.organisation_cues if word.endswith(".")]
    dotted = sorted({word[0].upper() + word[1:] for word in dotted if word[:2] != word[:2].upper() or "." not in word[:-1]})
    return compile_later(
        rf"""
        \b(?=\p{{Lu}})(?<![_@\#])(?!(?:I|A)\b(?!\.\ ?[A-Z])|[DRI]-\p{{Lu}}\p{{Ll}}*\.)
        (?P<word>{_WORD})
        (?:
          \ (?:(?=\p{{Lu}})|(?=[a-z&]\p{{Ll}}{{0,3}}\ [\p{{Lu}}adltuz'])(?:&|{_LINK})\ |(?=[aeud]))
          (?P<word>{_WORD}|(?:(?:al|el|ash|ul)-|d['’])\p{{Lu}}\p{{L}}++|[B-HJ-Z](?=\ \p{{Lu}}\p{{Ll}}))
        )*+
        """,
        regex.VERBOSE,
        dotted=dotted,
        tails=sorted(gazetteer.tails),
    )


_WORD = r"""(?:
    \p{Lu}(?:['’](?=\p{Lu}))?[\p{L}\p{M}\d]++         # Putin, O'Brien, COP26
    (?:
      \.(?<=\b\L<dotted>)                             # Sen., Calif.
    | (?<=s)['’](?=\ (?:Party|Union|Association|Federation|Club|Fund|Congress|Council|League|Society|Army)\b)  # Workers' Party
    | (?:['’](?!(?:s|t|re|ve|ll|d|m)\b)\p{L}++)*+       # Sana'a
      (?:&\p{Lu}++)?+                                   # AT&T
      (?:-(?:\p{Lu}[\p{L}\p{M}]++|\d++\b|(?:au|on|de|el|al|i|upon|sur|la|le)-\p{Lu}\p{L}++
        |(?<=\p{Lu}\p{Ll}+\ \p{Lu}\p{Ll}{1,5}-)(?!\L<tails>\b)\p{Ll}{1,5}\b))*+   # Port-au-Prince, Kim Jong-un
      (?!['’](?:t|re|ve|ll|d|m)\b)
    )
  | (?:\p{Lu}\.){2,}(?!\p{Ll})                        # U.S., J.K.
  | \p{Lu}\.\p{Lu}\p{Ll}\.                            # W.Va.
  | \p{Lu}\.(?=\ ?\p{Lu})                             # George W. Bush
)"""

_LINK = r"""(?:(?:of|for)(?:\ the)?|and|van(?:\ de[nr]?|\ 't)?|von(?:\ der|\ und\ zu)?|de(?:\ la|\ los|\ las|l)?|del|della
  |di|da|do|dos|das|du|la|le|bin|ibn|bint|ben|ter|ten|zu|den|der|af|av|y|e|al|el)"""
