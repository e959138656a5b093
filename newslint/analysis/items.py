"""The items of a capital run: the longest phrases that the gazetteer knows, and the words between that it does not."""

from collections.abc import Mapping

from newslint.analysis.capitals import Run
from newslint.analysis.gazetteer import Gazetteer
from newslint.analysis.mentions import Name
from newslint.analysis.personal import INITIAL, is_suffix
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Span


class Setting(Record):
    """What reading a run may ask of the story: its text, its words as printed between spaces, the words that have a
    capital of their own accord, and its offices in lower case by where they end.
    """

    text: str
    gazetteer: Gazetteer
    words: frozenset[str]
    seen: frozenset[str]
    offices: Mapping[int, Name]

    def has_lower(self, word: str) -> bool:
        """Whether the story has `word` in lower case, or every story may begin a sentence with it."""
        lower = word.lower()
        if lower in self.gazetteer.plain or lower in self.words:
            return True
        return any(lower + stop in self.words for stop in ",.;:")


class Item(Record):
    """A word of a run, or several that the gazetteer knows together.

    kind, key: what it knows; kind "" where it knows nothing. gap: what stands between the item and the one before it.
    many: whether it is more than one word.
    """

    start: int
    end: int
    text: str
    kind: str
    key: str
    gap: str
    many: bool


_ACRONYM = compile_later(r"(?:\p{Lu}[\p{Lu}\d]{1,5}(?:-?\d+)?|(?:\p{Lu}\.){2,}|\p{Lu}{1,3}&\p{Lu}{1,2})s?")


def look_up(run: Run, setting: Setting) -> list[Item]:
    """Return the run as items: the longest phrase that the gazetteer knows at each place, else the word alone."""
    entries, heads, text = setting.gazetteer.entries, setting.gazetteer.heads, setting.text
    items: list[Item] = []
    place, count, before = 0, len(run.words), run.starts[0]
    while place < count:
        word, start = run.words[place], run.starts[place]
        gap = text[before:start]
        for last in range(min(count, place + max(heads.get(word, 0), heads.get(word.lower(), 0))), place, -1):
            before = run.ends[last - 1]
            phrase = text[start:before]
            found = entries.get(phrase) or entries.get(phrase.lower())
            if found:
                items.append(Item(start, before, phrase, *found, gap, last > place + 1))
                place = last
                break
        else:
            before = run.ends[place]
            kind = "acronym" if _is_acronym(place, word, run, setting) else ""
            items.append(Item(start, before, word, kind, word.replace(".", "").removesuffix("s"), gap, False))
            place += 1
    return items


def _is_acronym(place: int, word: str, run: Run, setting: Setting) -> bool:
    if word[1:2].islower() or not _ACRONYM.fullmatch(word) or is_suffix(word, setting.gazetteer):
        return False
    return not _is_initials(place, word, run, setting)


def _is_initials(place: int, word: str, run: Run, setting: Setting) -> bool:
    """Whether J.K. or JK opens a name: a known word that is no acronym follows."""
    if not INITIAL.fullmatch(word) or word in setting.gazetteer.acronyms or place + 1 >= len(run.words):
        return False
    following = run.words[place + 1]
    return not following.isupper() and not is_thing(following, setting.gazetteer)


def is_thing(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a name with `word` in it names a thing, a place or an organisation, and no person."""
    return word in gazetteer.thing_cues or word in gazetteer.organisation_cues


def known_name(item: Item, setting: Setting) -> Name:
    """Return the name that the gazetteer knows; New York and Washington are states where the copy says so."""
    span, state = Span(item.start, item.end), f"{item.key} state"
    if item.kind == "city" and state in setting.gazetteer.entries:
        before, after = setting.text.endswith("state of ", 0, item.start), setting.text.startswith(" state ", item.end)
        if before or after:
            return Name(span, "state", item.text, state)
    return Name(span, item.kind, item.text, item.key)
