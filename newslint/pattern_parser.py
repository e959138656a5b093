"""Reads typed patterns: finds their mistakes, captures and needs, and makes regular expressions over skeletons of them."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import regex

from newslint.lexicon import Lexicons
from newslint.need_parts import CUT, UNKNOWN, Part, either
from newslint.need_reader import find_needs, read_part
from newslint.needs import PART, Need
from newslint.patterns import MOST_GAP_WORDS, Pattern, PatternMistake
from newslint.record import Record, field, replace
from newslint.regexes import compile_later
from newslint.skeleton import BITS, MARKS, TYPES

PLACEHOLDER = compile_later(r"(?<!\\[pP])\{(?!\d)(?P<body>[^{}]*)\}")
NAMED_GROUP = compile_later(r"\(\?P?<(?P<name>[A-Za-z_]\w*)>")
NAME = compile_later(r"[a-z][a-z0-9_]*")
NO_LETTER = compile_later(r"\W")

GAPS = ("gap", "run")
SPACED_GAP = compile_later(r"\{(?P<gap>gap|run)(?::\s*(?P<limit>[^{}]*))?\} ")
OPENERS = r"(?!(?:while|whereas|but|although|though|after|because|when|as|and)\b)"
NUMBERS = "".join(MARKS[kind] for kind in ("count", "amount", "percent", "points", "fraction", "measure", "multiple", "pair"))
GAP_WORDS = {"gap": rf"{OPENERS}[^\s;:.!?()]+", "run": rf"{OPENERS}[^\s;:.!?(){NUMBERS}]+"}
"""A word of a gap: none that ends the clause or opens another, in which the figures speak of something else; of a run: no
figure either, but for years, dates, ages and durations."""

WORD_TYPES: dict[str, str] = {
    "word": r"(?-i:[\p{L}][\p{L}\p{M}'’\-]*)",
    "lower": r"(?-i:\p{Ll}[\p{Ll}'’\-]*)",
    "words": r"(?-i:\p{Ll}[\p{Ll}'’\-]*(?: \p{Ll}[\p{Ll}'’\-]*){0,3}?)",
    "token": GAP_WORDS["run"],
    "phrase": r"(?-i:[\p{L}\p{N}][\p{L}\p{N}'’\-]*(?: [\p{L}\p{N}][\p{L}\p{N}'’\-]*){0,4}?)",
}
"""Types that take words instead of recognised things: any word, a lower-case one, one to four of those, one to five of any,
and one word of a run."""


class _Parser(Record, frozen=False, slots=False):
    """Turns the source of one pattern into an expression while it collects names, lists and needs."""

    lexicons: Lexicons
    names: set[str] = field(default_factory=set)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def expand(self, source: str, renamed: Mapping[str, str]) -> str:
        """Return `source` with its placeholders expanded, and their captures under the names that `renamed` gives them."""
        pieces: list[str] = []
        position = 0
        for placeholder in PLACEHOLDER.finditer(source):
            if (gap := SPACED_GAP.match(source, placeholder.start())) is not None:
                pieces += (source[position : placeholder.start()], _gap(gap["gap"], gap["limit"] or "", before_space=True))
                position = gap.end()
                continue
            pieces += (source[position : placeholder.start()], self._placeholder(placeholder["body"], renamed))
            position = placeholder.end()
        pieces.append(source[position:])
        return "".join(pieces)

    def _placeholder(self, body: str, renamed: Mapping[str, str]) -> str:
        head, colon, tail = (part.strip() for part in body.partition(":"))
        if head in GAPS:
            return _gap(head, tail, before_space=False)
        if "|" not in head and head in self._fragments:
            given = [renamed.get(name.strip(), name.strip()) for name in tail.split(",")] if colon else []
            return self._fragment(head, given)
        if not colon:
            return f"(?:{self._alternatives(head)})"
        name = renamed.get(head, head)
        if not NAME.fullmatch(name):
            raise PatternMistake(f"{{{body}}}: {name!r} is no name for a capture")
        self.names.add(name)
        return f"(?P<{name}>{self._alternatives(tail)})"

    @cached_property
    def _fragments(self) -> Mapping[str, Mapping[str, object]]:
        return self.lexicons["fragments"].table if "fragments" in self.lexicons else {}

    def _fragment(self, name: str, given: list[str]) -> str:
        captures, patterns = self._fragment_parts(name)
        if len(given) != len(captures):
            raise PatternMistake(f"{{{name}}} takes {len(captures)} names")
        renamed = dict(zip(captures, given, strict=True))
        return "(?:" + "|".join(self.expand(pattern, renamed) for pattern in patterns) + ")"

    def _fragment_parts(self, name: str) -> tuple[list[str], list[str]]:
        fragment = self._fragments[name]
        captures, patterns = fragment.get("captures", []), fragment.get("patterns", [])
        if not isinstance(captures, list) or not isinstance(patterns, list):
            raise PatternMistake(f"the fragment {name!r} is not a list of captures and a list of patterns")
        return [str(capture) for capture in captures], [str(pattern) for pattern in patterns]

    def _alternatives(self, body: str) -> str:
        """Return the expression for `type|lexicon|…`."""
        kinds, lexicons, classes = self._sort_parts(body)
        pieces = [f"[{''.join(MARKS[kind] for kind in kinds)}]"] if kinds else []
        return "|".join((*pieces, *classes, *(self._list(name) for name in lexicons)))

    def _sort_parts(self, body: str) -> tuple[list[str], list[str], list[str]]:
        """Return the kinds of mention, the lexicons and the expressions for words that `type|lexicon|…` names."""
        kinds, lexicons, classes = set[str](), [], []
        for part in (part.strip() for part in body.split("|")):
            if part in TYPES:
                kinds |= TYPES[part]
            elif part in WORD_TYPES:
                classes.append(WORD_TYPES[part])
            elif part in self.lexicons:
                lexicons.append(part)
            else:
                raise PatternMistake(f"{{{body}}}: {_unknown(part, self.lexicons)}")
        return sorted(kinds), lexicons, classes

    def part(self, body: str, apart: bool, ends: bool) -> Part:
        """Return what is known of a match of the placeholder with this body."""
        head, colon, tail = (part.strip() for part in body.partition(":"))
        if head in GAPS:
            return UNKNOWN
        if "|" not in head and head in self._fragments:
            return either([read_part(pattern, self.part, apart=apart, ends=ends) for pattern in self._fragment_parts(head)[1]])
        kinds, lexicons, classes = self._sort_parts(tail if colon else head)
        if classes:
            return UNKNOWN
        words = frozenset[str]().union(*(_longest_words(self.lexicons, name) for name in lexicons))
        return replace(CUT, needs=(Need(sum(BITS[kind] for kind in kinds), words),))

    def _list(self, name: str) -> str:
        key = NO_LETTER.sub("_", name)
        self.lists[key] = _list_phrases(self.lexicons, name)
        return rf"\b\L<{key}>\b"


@cache
def _list_phrases(lexicons: Lexicons, name: str) -> tuple[str, ...]:
    """Return the phrases of a lexicon with either apostrophe."""
    phrases = lexicons[name].phrases
    return (*phrases, *(phrase.replace("'", "’") for phrase in phrases if "'" in phrase))


@cache
def _longest_words(lexicons: Lexicons, name: str) -> frozenset[str]:
    """Return of each phrase of a lexicon its longest word, in lower case: in long words the rare ones are found."""
    words = (PART.findall(phrase.lower()) for phrase in lexicons[name].phrases)
    return frozenset(max(each, key=len) for each in words if each)


def parse_pattern(source: str, lexicons: Lexicons) -> Pattern:
    """Return the pattern that `source` means; raises PatternMistake on an unknown type, lexicon or fragment."""
    source = " ".join(source.split())
    parser = _Parser(lexicons)
    parser.expand(source, {})
    names = parser.names | {match["name"] for match in NAMED_GROUP.finditer(source)}
    needs = tuple(map(_shared, dict.fromkeys(find_needs(source, parser.part, whole=True))))
    return Pattern(source, frozenset(names), needs, lexicons)


def compile_pattern(lexicons: Lexicons, source: str) -> regex.Pattern[str]:
    """Return the regular expression that a pattern means; raises what `regex` does where it is none."""
    parser = _Parser(lexicons)
    expression = rf"(?<![\p{{L}}\p{{N}}])(?:{parser.expand(source, {})})(?![\p{{L}}\p{{N}}])"
    lists: dict[str, Any] = {name: list(phrases) for name, phrases in parser.lists.items()}
    return regex.compile(expression, regex.IGNORECASE | regex.VERSION0, **lists)


@cache
def _shared(need: Need) -> Need:
    """Return the one object for all equal needs, which is kept once and compared at once."""
    return need


def _gap(gap: str, limit: str, *, before_space: bool) -> str:
    """Return the expression for a short run of words inside one clause, as short as may be."""
    if limit and not limit.isdigit():
        raise PatternMistake(f"{{{gap}:{limit}}}: a {gap} takes a number of words")
    words = rf"(?:{GAP_WORDS[gap]} ){{0,{int(limit or MOST_GAP_WORDS)}}}?"
    return words if before_space else rf"{words}(?:{GAP_WORDS[gap]})??"


def _unknown(part: str, lexicons: Lexicons) -> str:
    from difflib import get_close_matches

    close = get_close_matches(part, [*TYPES, *WORD_TYPES, *lexicons.names(), *GAPS], 1)
    return f"no type, lexicon or fragment is called {part!r}" + (f" (did you mean {close[0]!r}?)" if close else "")
