"""Reading a capital run: "Belarus President Alexander Lukashenko" is a country, an office and a person."""

from collections.abc import Iterator

from newslint.analysis.capitals import Run
from newslint.analysis.company import find_cue, particle_start, speaks, stands_in_title, without_opener
from newslint.analysis.items import Item, Setting, is_thing, known_name, look_up
from newslint.analysis.mentions import Name
from newslint.analysis.organisations import find_end, names_thing
from newslint.analysis.personal import INITIAL, fold, has_personal_shape, is_suffix, read_person
from newslint.text import Span

_OWN_NAMED = frozenset(
    "king queen prince princess pope emperor empress sultan emir duke duchess Sister Brother Father Sir Dame".split()  # noqa: SIM905
)
"""Offices and honorifics that stand before a given name."""

_BREAKS = (" of", " for", " and", " &")
"""A gap between two words that begins so parts two names; any other is a particle."""

_NEAR = 10_000
"""Characters either way in which a story's other mentions are looked at."""

_JOINS = frozenset({" ", " de ", " van ", " von ", " bin ", " di "})
"""What may stand between an office and the person who holds it."""


def read_run(run: Run, setting: Setting) -> Iterator[Name]:
    """Yield the names that `run` holds, in order."""
    items = look_up(run, setting)
    if run.titled:
        items = [item for item in items if stands_in_title(item, setting)]
    elif run.opens:
        items = without_opener(items, setting)
    elif len(items) == 1 and items[0].kind:
        yield known_name(items[0], setting)
        return
    place, before = 0, find_cue(run, setting)
    while place < len(items):
        last, name = _read_item(items, place, setting, before)
        if name is not None:
            yield name
        joined = name is not None and last < len(items) and (items[last].gap in _JOINS or " van " in items[last].gap)
        before = (name.kind, name.key) if name is not None and joined else ("", "")
        place = last


def _read_item(items: list[Item], place: int, setting: Setting, before: tuple[str, str]) -> tuple[int, Name | None]:
    """Return the place after the name that begins at item `place`, and the name (None where what stands there is none)."""
    item = items[place]
    if before[0] not in ("office", "honorific", "cue"):
        last = find_end(items, place, setting)
        if last > place:
            return last, _plain_name("organisation", items[place:last], setting)
    if names_thing(items, place, setting):
        return place + 2, _plain_name("name", items[place : place + 2], setting)
    if item.kind and not _begins_person(items, place, setting, before):
        return place + 1, None if _is_cut_short(items, place) else known_name(item, setting)
    chunk = items[place : _chunk_end(items, place, setting)]
    count, name = _read_chunk(chunk, setting, before)
    return place + count, name


def _is_cut_short(items: list[Item], place: int) -> bool:
    """Whether an office is abbreviated though no name follows: no office, but "Mobile Gov" or "the Gen Z"."""
    item = items[place]
    if item.kind != "office" or len(item.text) > 4 or item.text.isupper() or item.key == item.text.lower():
        return False
    return place + 1 == len(items) or items[place + 1].gap != " "


def _begins_person(items: list[Item], place: int, setting: Setting, before: tuple[str, str]) -> bool:
    """Whether a word that the gazetteer knows is here part of a person's name: Jordan Henderson, Mr London."""
    item = items[place]
    if item.many or item.kind == "acronym":
        return False
    if before[0] == "honorific":
        return item.kind not in ("honorific", "office")
    following = items[place + 1] if place + 1 < len(items) else None
    if item.text not in setting.gazetteer.given or following is None or following.kind:
        return False
    if following.gap != " ":
        return following.gap[:1] == " " and not following.gap.startswith(_BREAKS)
    if following.text in setting.gazetteer.thing_cues:
        return False
    if before[0] in ("office", "cue") or speaks(following.end, setting):
        return True
    near = setting.text[max(0, item.start - _NEAR) : item.end + _NEAR]
    return not following.text.endswith("s") and near.count(item.text) == near.count(f"{item.text} {following.text}")


def _chunk_end(items: list[Item], place: int, setting: Setting) -> int:
    """Return the place after the words from item `place` on that may be one name."""
    last = place + 1
    while last < len(items):
        gap = items[last].gap
        if gap != " " and (gap[:1] != " " or gap.startswith(_BREAKS)):
            break
        if items[last].kind and not _closes_person(items, place, last, setting):
            break
        last += 1
    return last


def _closes_person(items: list[Item], place: int, last: int, setting: Setting) -> bool:
    """Whether a known word is the surname after given names: Michael Jordan, Stephen King, Harrison Ford."""
    item, following = items[last], items[last + 1] if last + 1 < len(items) else None
    if item.many or item.kind in ("honorific", "acronym", "demonym"):
        return False
    if not all(before.text in setting.gazetteer.given for before in items[place:last]):
        return False
    if item.kind != "office" or following is None or following.gap != " ":
        return True
    return is_suffix(following.text, setting.gazetteer)


def _read_chunk(chunk: list[Item], setting: Setting, before: tuple[str, str]) -> tuple[int, Name | None]:
    """Return how many items of `chunk` make a name, and the name (None where they make none)."""
    gazetteer, count = setting.gazetteer, len(chunk)
    words = tuple([item.text for item in chunk])
    if words[0] in gazetteer.calendar and (count == 1 or words[0] not in gazetteer.given):
        return 1, None
    if before[0] in ("office", "honorific") and not any(is_thing(word, gazetteer) for word in words):
        return count, _person(chunk, setting, own_named=before[1] in _OWN_NAMED)
    if count == 1:
        return 1, _read_single(chunk[0], setting, before)
    inner = _inner_person(words, setting)
    if inner:
        return inner, _plain_name("name", chunk[:inner], setting)
    if not _names_thing(words, setting) and (
        has_personal_shape(words, gazetteer) or before[0] in ("cue", "apposition") or speaks(chunk[-1].end, setting)
    ):
        return count, _person(chunk, setting)
    if all(word.lower() in gazetteer.plain or INITIAL.fullmatch(word) for word in words):
        return count, None
    return count, _plain_name("name", chunk, setting)


def _inner_person(words: tuple[str, ...], setting: Setting) -> int:
    """Return where a person's name begins inside `words` (Senate hopeful Jane Roe), 0 where none does."""
    gazetteer = setting.gazetteer
    if len(words) < 3 or has_personal_shape(words, gazetteer):
        return 0
    given = gazetteer.given
    inners = (inner for inner in range(1, len(words) - 1) if words[inner] in given and words[inner - 1] not in given)
    return next((inner for inner in inners if has_personal_shape(words[inner:], gazetteer)), 0)


def _names_thing(words: tuple[str, ...], setting: Setting) -> bool:
    gazetteer = setting.gazetteer
    if len(words) == 2 and words[1] in gazetteer.thing_surnames:
        return False
    return any(is_thing(word, gazetteer) for word in (words[1:] if words[0] in gazetteer.given else words))


def _read_single(item: Item, setting: Setting, before: tuple[str, str]) -> Name | None:
    """Return the name that one word is: somebody who speaks, or a name of whatever kind."""
    gazetteer = setting.gazetteer
    if item.text.lower() in gazetteer.plain:
        return None
    if item.text in gazetteer.household or _is_speaker(item, setting, before):
        return _person([item], setting)
    return _plain_name("name", [item], setting)


def _is_speaker(item: Item, setting: Setting, before: tuple[str, str]) -> bool:
    """Whether one word is the subject of a speech verb and no common noun: "Bregman said", "said Bregman"."""
    if item.gap == " " or is_thing(item.text, setting.gazetteer) or setting.has_lower(item.text):
        return False
    if before[0] == "speech":
        return setting.text[item.end : item.end + 1] in ("", ".", ",", ";", "\n")
    return before[0] != "object" and speaks(item.end, setting, closely=True)


def _person(chunk: list[Item], setting: Setting, *, own_named: bool = False) -> Name:
    """Return the person that the items name; after King or Sir one word is a given name."""
    first, text = chunk[0], setting.text
    start = particle_start(first.start, text)
    words = (text[start : first.end], *[item.text for item in chunk[1:]])
    starts = (start, *[item.start for item in chunk[1:]])
    name = read_person(text, words, starts, tuple([item.end for item in chunk]), setting.gazetteer)
    if own_named and not name.given and name.surname in setting.gazetteer.given:
        return Name(name.span, "person", name.text, name.key, name.surname, "", name.suffix)
    return name


def _plain_name(kind: str, chunk: list[Item], setting: Setting) -> Name:
    start, end = chunk[0].start, chunk[-1].end
    if len(chunk) == 1:
        start = particle_start(start, setting.text)
    printed = setting.text[start:end]
    return Name(Span(start, end), kind, printed, fold(printed))
