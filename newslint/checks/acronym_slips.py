"""Acronyms that a story defines as one thing and uses as another, or defines twice, for the kind `variants`."""

from collections.abc import Iterator

from newslint.analysis.acronyms import Definition
from newslint.analysis.likeness import is_one_slip
from newslint.dictionary import is_word
from newslint.regexes import compile_later
from newslint.story import Story
from newslint.text import Span

_WORD = compile_later(r"(?!(?:the|an?|of|for|and|on|in|to)\b)\p{L}[\p{L}\p{M}’'-]*")
_PLURAL = compile_later(r"(?<=\p{L}{3})(?:['’]s|s['’]?)$")

SAME = 0.85
"""Long forms so much alike, letter by letter, are one name in two spellings."""

MEANT = 2
"""Uses that make an undefined acronym a rival of the defined one, whatever its letters stand for."""

LONG = 4
"""Letters of an acronym that is a slip of another where two of them are swapped."""


def find_acronym_slips(story: Story) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Yield the short form of a definition that nothing else uses, and the uses of an undefined acronym one slip away."""
    uses: dict[str, list[Span]] = {}
    for name in story.names:
        if name.kind == "acronym":
            uses.setdefault(_bare(name.text), []).append(name.span)
    defined = {definition.acronym for definition in story.acronyms}
    for definition in story.acronyms:
        again = any(not span.overlaps(definition.short) for span in uses.get(definition.acronym, []))
        initials = _initials(definition)
        if again or len(definition.acronym) < 3 or definition.acronym[1:].islower():  # (Neso): its uses are no acronyms
            continue
        if initials == definition.acronym:
            yield from _find_lone(definition, uses, defined, story)
            continue
        for acronym, spans in uses.items():
            household = acronym.lower() in story.lexicons["household_acronyms"].phrases
            if acronym not in defined and _is_meant(definition, acronym, spans, household=household):
                yield (definition.short,), tuple(spans)
        if initials not in uses and len(initials) >= LONG and _is_swap(definition.acronym, initials):
            yield (definition.short,), (definition.long,)
        elif (long := _find_one_off(definition, story.text)) is not None:
            yield (definition.short,), (long,)
    yield from _find_swapped(uses, defined)


def _find_lone(
    definition: Definition, uses: dict[str, list[Span]], defined: set[str], story: Story
) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Yield the uses of an acronym that nothing defines, a slip away from one that is defined and never used."""
    household = story.lexicons["household_acronyms"].phrases
    for acronym, spans in uses.items():
        alike = len(acronym) == len(definition.acronym) >= LONG and is_one_slip(acronym, definition.acronym)
        alike = alike or (len(spans) == 1 and _is_swap(acronym, definition.acronym))
        if alike and acronym not in defined and acronym.lower() not in household and acronym[0] == definition.acronym[0]:
            yield tuple(spans), (definition.short,)


def _is_swap(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other) and is_one_slip(one, other)


_BEFORE = compile_later(r"(?:\p{Lu}\p{Ll}+(?: (?:and|of|for|the|in|on|to))* )+\(\Z")
"""A name of English form in front of a bracket."""
_CAPITAL = compile_later(r"\p{Lu}\p{Ll}+")


def _find_one_off(definition: Definition, text: str) -> Span | None:
    """Return the name before an acronym of as many letters, one of them not that of its word."""
    acronym, stop = definition.acronym, definition.short.start
    name = _BEFORE.search(text, max(0, stop - _REACH), stop) if len(acronym) >= LONG and acronym.isalpha() else None
    words = [*_CAPITAL.finditer(text, name.start(), stop - 2)][-len(acronym) :] if name else []
    initials = "".join(word[0][0] for word in words)
    if len(initials) != len(acronym) or initials[0] != acronym[0] or not all(is_word(word[0].lower()) for word in words):
        return None
    differing = sum(one != other for one, other in zip(acronym, initials, strict=True))
    return Span(words[0].start(), stop - 2) if differing == 1 else None


_REACH = 120


def find_expansions(story: Story) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Yield the later and the earlier of two long forms that a story gives for one acronym and that are two names."""
    forms: dict[str, dict[str, list[Span]]] = {}
    for definition in story.acronyms:
        plain = " ".join(_PLURAL.sub("", word).replace("z", "s") for word in _WORD.findall(definition.words.lower()))
        forms.setdefault(definition.acronym, {}).setdefault(plain, []).append(definition.long)
    for acronym, expansions in forms.items():
        if is_word(acronym.lower()) and len(acronym) >= LONG:
            continue  # (PHOTOS) is a label
        if len(expansions) == 2:  # of three, the story tells them apart
            (one, first), (other, later) = expansions.items()
            fits = any(form.startswith(acronym[0].lower()) for form in expansions)  # else a label: Seinfeld (NBC)
            if fits and one not in other and other not in one and not _is_alike(one, other):
                yield tuple(later), tuple(first)


def _is_alike(one: str, other: str) -> bool:
    """Whether two long forms are one: nearly the same letters, or one with the other's first words shortened (DR Congo)."""
    if any(_shortens(*pair) for pair in ((one, other), (other, one))):
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME


def _shortens(one: str, other: str) -> bool:
    first, _, rest = one.partition(" ")
    words = [word for word in other.split(" ") if len(word) > 3]
    return len(first) > 1 and first == "".join(word[0] for word in words)[: len(first)] and rest in other


def _find_swapped(uses: dict[str, list[Span]], defined: set[str]) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Yield an acronym that stands once, with two letters of a defined one swapped, and the uses of that one."""
    for acronym, spans in uses.items():
        if len(spans) > 1 or len(acronym) < LONG or acronym in defined:
            continue
        for other in defined & uses.keys():
            if _is_swap(acronym, other):
                yield tuple(spans), tuple(uses[other])


def _bare(acronym: str) -> str:
    return acronym.replace(".", "").removesuffix("'s").removesuffix("’s").removesuffix("s")


def _is_meant(definition: Definition, acronym: str, spans: list[Span], *, household: bool) -> bool:
    """Whether an acronym is the defined one misprinted: it has the initials, or stands twice and is no household word."""
    if len(acronym) < 3 or not is_one_slip(acronym, definition.acronym):
        return False
    swapped = sorted(acronym) == sorted(definition.acronym)
    return _initials(definition) == acronym or (len(spans) >= MEANT and (swapped or not household))


def _initials(definition: Definition) -> str:
    return "".join(word[0] for word in definition.words.replace("-", " ").split() if word[:1].isupper())
