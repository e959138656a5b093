"""What a story says of its people beside their names: how each is introduced, and how old it says they are."""

from functools import cache

from newslint.analysis.mentions import Figure, Name
from newslint.checks.typed import find_matches
from newslint.diagnostic import Capture
from newslint.lexicon import Lexicons
from newslint.pattern_parser import parse_pattern
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import TEXT
from newslint.story import Story

AGES = (
    r"{age:age} (?:{lower} ){0,3}(?:{office} |{honorific} )?{person:person}",
    r"{person:person},? {age:age}",
    r"{person:person}, {age:count}(?=[,.;]|$| (?:of|from|and) )(?! (?:of|from) the)",
    r"{person:person} \({age:count}\)",
    r"{person:person},? (?:who )?(?:is|was|turned|turns) {age:age|count}(?=[,.;)]|$)",
)
"""How a story says how old somebody is."""

OLDEST = 115

_BEFORE = compile_later(
    r"(?:(?<=[^ ] |^|\n)(?<!\b(?:in|on|at|of|for|from|by|to|with) )"
    r"(?:the|an?|his|her|its|their|our) [^,.;:!?“”\"—\n]{2,60}, )$"
)
"""A description that stands before the name, between it and a comma: the Russian journalist, Dmitry Meysburg,"""

_AFTER = compile_later(
    r"(?:, \d{1,3}| \(\d{1,3}\))?, (?:who|whose|an?|the|one of|his|her|its|their|our|head|chief|chair\w*|director|founder)\b"
    r"[^,.;:!?“”\"—\n]{2,80}"
)
"""A description that stands after the name."""

_TITLES = frozenset({"office", "honorific", "demonym", "country", "city", "state", "organisation", "acronym"})


@cache
def _load_ages(lexicons: Lexicons) -> tuple[Pattern, ...]:
    return tuple(parse_pattern(source, lexicons) for source in AGES)


def find_ages(story: Story) -> dict[str, tuple[Figure, ...]]:
    """Return the ages of the people whose age the story says, by the key of the person, in order."""
    found: dict[str, tuple[Figure, ...]] = {}
    for match in find_matches(story, TEXT, _load_ages(story.lexicons)):
        person, age = _value(match.captures.get("person")), _value(match.captures.get("age"))
        if isinstance(person, Name) and isinstance(age, Figure) and 0 < age.value < OLDEST and age.unit in ("", "year"):
            found[person.key] = (*found.get(person.key, ()), age)
    return found


def _value(held: Capture | tuple[Capture, ...] | None) -> object:
    return held.value if isinstance(held, Capture) else None


def find_introduction(story: Story, index: int) -> str:
    """Return the words that introduce the person whose name is `story.names[index]`: titles, name, description."""
    name = story.names[index]
    start = _titles_start(story, index)
    block = story.document.block_at(name.span.start).span
    if story.text.startswith(",", name.span.end) and (before := _BEFORE.search(story.text, block.start, start)):
        start = before.start()
    after = _AFTER.match(story.text, name.span.end, min(block.end, _verb_start(story, name, block.end)))
    return story.text[start : after.end() if after else name.span.end].strip()


def _titles_start(story: Story, index: int) -> int:
    """Return where the titles and places right before a name begin: Russian President Vladimir Putin."""
    while index and story.names[index - 1].kind in _TITLES:
        gap = story.text[story.names[index - 1].span.end : story.names[index].span.start]
        if gap not in (" ", "’s ", "'s "):
            break
        index -= 1
    return story.names[index].span.start


def _verb_start(story: Story, name: Name, end: int) -> int:
    """Return where the verb of speech stands whose subject a name is, or `end`."""
    verbs = (source.verb for source in story.sources if source.span == name.span)
    return next((verb.start for verb in verbs if verb is not None and verb.start > name.span.end), end)
