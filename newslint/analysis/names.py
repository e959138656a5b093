"""Names: every country, place, office, person, organisation and acronym in copy, by the company its capitals keep."""

from collections.abc import Iterator, Mapping
from functools import cache

from newslint.analysis.capitals import Run, find_runs
from newslint.analysis.gazetteer import load_gazetteer
from newslint.analysis.items import Setting
from newslint.analysis.mentions import Name
from newslint.analysis.runs import read_run
from newslint.document import Block
from newslint.lexicon import Lexicons, kept, kept_words
from newslint.record import replace
from newslint.regexes import compile_later
from newslint.text import Span
from newslint.yamlfile import Value


def find_names(text: str, blocks: tuple[Block, ...], lexicons: Lexicons) -> tuple[Name, ...]:
    """Return the names of a story in order; none overlap.

    A capital at the start of a sentence or in a heading in title case tells nothing: what stands there is a name where
    the lexicons know it or the story has it elsewhere. A bare surname is a "name" here: find_people tells whose it is.
    """
    gazetteer = load_gazetteer(lexicons)
    runs = list(find_runs(text, blocks, lexicons))
    offices = tuple(_find_lower_offices(text, blocks, lexicons))
    setting = Setting(
        text,
        gazetteer,
        frozenset(text.split()),
        frozenset(_seen_words(runs)),
        {office.span.end: office for office in offices},
    )
    names = [name for run in runs for name in read_run(run, setting)]
    if any(name.key in _ambiguous(lexicons) for name in names):
        names = [_settle(name, text, lexicons) for name in names]
    taken = {office.span.start for office in offices}
    names = [name for name in names if name.span.start not in taken]
    return tuple(sorted((*names, *offices), key=_start))


@kept
def _ambiguous(lexicons: Lexicons) -> Mapping[str, Mapping[str, Value]]:
    return lexicons["ambiguous_places"].table


def _settle(name: Name, text: str, lexicons: Lexicons) -> Name:
    """Return a name that two places share as the one that the story's other words point to, or as a bare name."""
    cues = _ambiguous(lexicons).get(name.key)
    if cues is None or name.kind not in cues:
        return name
    meant = [kind for kind, words in cues.items() if any(str(word) in text for word in words)]
    if len(meant) != 1:
        return replace(name, kind="name", key=name.key.lower())
    return name if meant == [name.kind] else replace(name, kind=meant[0], key=f"{name.key} {meant[0]}")


def _start(name: Name) -> int:
    return name.span.start


def _seen_words(runs: list[Run]) -> Iterator[str]:
    """Yield the words that have their capital of their own accord: not at the start of a sentence, not in title case."""
    for run in runs:
        if not run.titled:
            yield from run.words[1:] if run.opens else run.words


def _find_lower_offices(text: str, blocks: tuple[Block, ...], lexicons: Lexicons) -> Iterator[Name]:
    """Yield the offices in lower case: "the chief executive", "mayor of Leeds".

    Words are looked up one by one, and more is tried only where one begins an office: a pattern tried everywhere takes
    fifty times as long.
    """
    heads = _load_heads(lexicons)
    for block in blocks:
        start = block.span.start
        words = text[start : block.span.end].split(" ")
        if heads.isdisjoint(words):
            continue
        free = start
        for word in words:
            office = _read_office(text, start, lexicons) if word in heads and start >= free else None
            if office and (word[0].islower() or start == block.span.start or text[start - 2] in ".?!:"):
                free = office.span.end
                yield office
            start += len(word) + 1


_LOWER_WORDS = compile_later(r"\p{L}\p{Ll}*+(?:[ -]\p{Ll}++){0,5}+")

_HELD = compile_later(r" (?:of |for )?(?:the )?\p{Lu}")

_OWNED = compile_later(r"(?:\b(?:[Tt]he|an?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|’s|'s) (?:\p{Ll}{3,} )?\Z")

_PUT_BEFORE = compile_later(r", (?:(?:Sir|Dame|Dr\.?|Mr\.?|Ms\.?|Mrs\.?) )?\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*){1,3},")
"""What follows an office in front of its holder: the captain, Jack Merrick, hit the post."""

_PUT_BEHIND = compile_later(
    r"\p{Lu}[\p{L}’'-]+, "
    r"(?:(?:the|its|their|our)(?: \p{Lu}[\p{L}.-]+){0,2}"
    r"|(?:the )?(?:\p{Lu}[\p{L}.-]+ ){0,2}[\p{L}.-]+[’']s?) (?:\p{Ll}{3,} )?\Z"
)
"""What stands before an office behind its holder: Jack Merrick, the captain, hit the post."""

_REACH = 48


def _read_office(text: str, start: int, lexicons: Lexicons) -> Name | None:
    """Return the longest office that begins at `start`; a weak one only before a name ("captain Kyle Walker")."""
    entries = load_gazetteer(lexicons).entries
    match = _LOWER_WORDS.match(text, start)
    phrase = match[0].lower() if match else ""
    opens = text[start].isupper()  # "Prime minister" at the start of a sentence
    while phrase and not (opens and phrase.isalpha()):
        kind, key = entries.get(phrase, ("", ""))
        end = start + len(phrase)
        whole = text[end : end + 1] != "-" or text.startswith(("-elect", "-designate"), end)
        if kind == "office" and whole and (phrase not in lexicons["offices_weak"].phrases or _is_held(text, start, end)):
            return Name(Span(start, end), "office", text[start:end], key)
        phrase = phrase[: max(phrase.rfind(" "), phrase.rfind("-"), 0)]
    return None


def _is_held(text: str, start: int, end: int) -> bool:
    """Whether a weak office stands beside the name of who holds it."""
    if _HELD.match(text, end):
        return True
    if text[end : end + 1] not in (",", "."):
        return False
    before = text[max(0, start - _REACH) : start]
    if _PUT_BEHIND.search(before):
        return True
    return _PUT_BEFORE.match(text, end) is not None and _OWNED.search(before) is not None


_ENDS = (
    *("", ",", ".", ";", ":", "?", "!", ")", "’s", "'s", ",”", ".”", ',"', '."', "s’", "/"),
    *("-elect", "-elect,", "-elect.", "-designate"),
)
"""What a word between two spaces may have at its end."""


@cache
def _load_heads(lexicons: Lexicons) -> frozenset[str]:
    """Return what every word of every story is looked up in."""
    return frozenset(_office_heads(lexicons))


@kept_words
def _office_heads(lexicons: Lexicons) -> Iterator[str]:
    """Yield the first words of the offices in lower case as they stand between spaces."""
    entries = load_gazetteer(lexicons).entries
    offices = [phrase for phrase, (kind, _) in entries.items() if kind == "office" and phrase[-1] != "."]
    opening = {phrase.partition(" ")[0].capitalize() for phrase in offices if not phrase.isalpha()}
    yield from opening
    yield from (phrase.partition(" ")[0] + end for phrase in offices for end in _ENDS)
