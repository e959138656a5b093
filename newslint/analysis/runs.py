"""Reading a capital run: "Belarus President Alexander Lukashenko" is a country, an office and a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from newslint.analysis.capitals import Run
from newslint.analysis.gazetteer import Gazetteer
from newslint.analysis.mentions import Name
from newslint.analysis.personal import INITIAL, fold, has_personal_shape, is_suffix, read_person
from newslint.text import Span


@dataclass(frozen=True, slots=True)
class Setting:
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
        return lower in self.gazetteer.plain or any(lower + stop in self.words for stop in ("", ",", ".", ";", ":"))


@dataclass(frozen=True, slots=True)
class Item:
    """Words first..last (exclusive) of a run that the gazetteer knows (kind, key), or one that it does not (kind "")."""

    first: int
    last: int
    kind: str
    key: str


_FIXED = frozenset({"country", "city", "state", "demonym", "organisation"})

PLACES = frozenset({"country", "city", "state"})

_ACRONYM = regex.compile(r"(?:\p{Lu}[\p{Lu}\d]{1,5}(?:-?\d+)?|(?:\p{Lu}\.){2,}|\p{Lu}{1,3}&\p{Lu}{1,2})s?")

_AFTER = regex.compile(r"(?P<comma>, (?:(?:an?|the|his|her|its|their) )?)?+ ?+(?P<word>\p{Ll}[\p{L}’']*+)|, \d{1,3}(?=,)| \(\d")

_BEFORE = regex.compile(r"(?r)(?P<word>[\p{L}’']+)(?P<comma>,)? ")

_OWN_NAMED = frozenset(
    {
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "emperor",
        "empress",
        "sultan",
        "emir",
        "duke",
        "duchess",
        "Sister",
        "Brother",
    }
    | {"Father", "Sir", "Dame"}
)
"""Titles that stand before a given name."""


def read_run(run: Run, setting: Setting) -> Iterator[Name]:
    """Yield the names that `run` holds, in order."""
    items = list(_look_up(run, setting))
    if run.titled:
        items = [item for item in items if _stands_in_title(item, run, setting)]
    elif run.opens and items:
        items = _without_opener(items, run, setting)
    place = 0
    before = _kind_before(run, setting)
    while place < len(items):
        last, name = _read_item(items, place, run, setting, before)
        if name is not None:
            yield name
        gap = _gap(run, items[last].first, setting) if last < len(items) else ""
        adjacent = gap == " " or gap.split()[:1] in (["de"], ["van"], ["von"], ["bin"], ["di"])
        before = (name.kind, name.key) if name is not None and adjacent else ("", "")
        place = last


def _look_up(run: Run, setting: Setting) -> Iterator[Item]:
    """Yield the run's words as items: the longest phrase that the gazetteer knows at each place, else the word alone."""
    entries, heads = setting.gazetteer.entries, setting.gazetteer.heads
    place, count = 0, len(run.words)
    while place < count:
        word = run.words[place]
        most = max(heads.get(word, 0), heads.get(word.lower(), 0))
        for last in range(min(count, place + most), place, -1):
            phrase = setting.text[run.starts[place] : run.ends[last - 1]]
            found = entries.get(phrase) or entries.get(phrase.lower())
            if found:
                yield Item(place, last, *found)
                place = last
                break
        else:
            yield _unknown(place, word, run, setting)
            place += 1


def _unknown(place: int, word: str, run: Run, setting: Setting) -> Item:
    gazetteer = setting.gazetteer
    if (
        not word[1:2].islower()
        and _ACRONYM.fullmatch(word)
        and not is_suffix(word, gazetteer)
        and not _is_initials(place, word, run, setting)
    ):
        return Item(place, place + 1, "acronym", word.replace(".", "").removesuffix("s"))
    return Item(place, place + 1, "", word)


def _is_initials(place: int, word: str, run: Run, setting: Setting) -> bool:
    """Whether J.K. or JK opens a name: a known word that is no acronym follows."""
    if not INITIAL.fullmatch(word) or word in setting.gazetteer.acronyms or place + 1 >= len(run.words):
        return False
    following = run.words[place + 1]
    return (
        not following.isupper()
        and following not in setting.gazetteer.organisation_cues
        and following not in setting.gazetteer.thing_cues
    )


def _stands_in_title(item: Item, run: Run, setting: Setting) -> bool:
    words = run.words[item.first : item.last]
    if not item.kind:
        return words[0] in setting.seen or words[0] in setting.gazetteer.household
    return len(words) > 1 or item.kind == "acronym" or words[0] in setting.seen or not setting.has_lower(words[0])


def _without_opener(items: list[Item], run: Run, setting: Setting) -> list[Item]:
    """Return the items without those at the start of a sentence that are no names."""
    first = items[0]
    word = run.words[0]
    if first.last - first.first > 1 or first.kind in ("acronym", "honorific"):
        return items
    if word in setting.seen and (first.kind in _FIXED or word.lower() not in setting.gazetteer.plain):
        return items
    if first.kind in _FIXED and len(items) > 1 and items[1].kind == "office" and _gap(run, items[1].first, setting) == " ":
        return items
    if first.kind == "office":
        return items if len(items) > 1 or not setting.has_lower(word) else items[1:]
    if not setting.has_lower(word):
        named = (
            word in setting.gazetteer.household or word in setting.gazetteer.given or word in setting.gazetteer.surnames_first
        )
        return items if named or first.kind or len(items) > 1 or _speaks(run.ends[0], setting) else []
    if word in setting.gazetteer.given and len(items) > 1 and items[1].kind == "":
        known = word.lower() not in setting.gazetteer.plain and not setting.has_lower(run.words[1])
        return items if known or _speaks(run.ends[items[1].first], setting) else items[1:]
    return items[1:]


def _kind_before(run: Run, setting: Setting) -> tuple[str, str]:
    """Return the kind and key of what stands in lower case right before the run: an office, or a word for a person."""
    if run.opens:
        return "", ""
    start = run.starts[0]
    office = setting.offices.get(start - 1)
    if office is not None:
        return "office", office.key
    match = _BEFORE.match(setting.text, max(0, start - 24), start)
    if match and match["word"] in setting.gazetteer.roles:
        return ("apposition" if match["comma"] else "cue"), match["word"]
    return "", ""


def _gap(run: Run, word: int, setting: Setting) -> str:
    """Return what stands between word `word` of the run and the one before it."""
    return setting.text[run.ends[word - 1] : run.starts[word]] if word else ""


def _read_item(items: list[Item], place: int, run: Run, setting: Setting, before: tuple[str, str]) -> tuple[int, Name | None]:
    """Return the name that begins at item `place` (None: no name) and the place of the item after it."""
    item = items[place]
    if before[0] not in ("office", "honorific", "cue"):
        last = _organisation_end(items, place, run, setting)
        if last > place and not (item.kind in ("country", "demonym") and _follows_organisation(items, place + 1, run, setting)):
            return last, _plain_name("organisation", items[place].first, items[last - 1].last, run, setting)
    if item.kind in ("organisation", "city", "state") and _names_thing(items, place, run, setting):
        return place + 2, _plain_name("name", item.first, items[place + 1].last, run, setting)
    if item.kind and not _begins_person(items, place, run, setting, before):
        return place + 1, _known(item, run, setting)
    last = _chunk_end(items, place, run, setting)
    return _read_chunk(items, place, last, run, setting, before)


def _known(item: Item, run: Run, setting: Setting) -> Name:
    """Return the name that the gazetteer knows; New York and Washington are states where the copy says so."""
    span = Span(run.starts[item.first], run.ends[item.last - 1])
    printed, state = setting.text[span.start : span.end], f"{item.key} state"
    if item.kind == "city" and state in setting.gazetteer.entries:
        before, after = setting.text.endswith("state of ", 0, span.start), setting.text.startswith(" state ", span.end)
        if before or after:
            return Name(span, "state", printed, state)
    return Name(span, item.kind, printed, item.key)


def _follows_organisation(items: list[Item], place: int, run: Run, setting: Setting) -> bool:
    """Whether what follows a country is an organisation without it: the U.S. Senate, the Russian Foreign Ministry."""
    return items[place].kind == "organisation" or _organisation_end(items, place, run, setting) > place + 1


def _names_thing(items: list[Item], place: int, run: Run, setting: Setting) -> bool:
    """Whether the next word makes a thing of what the gazetteer knows: Labour Day, Paris Agreement."""
    if _gap_after(items, place, run, setting) != " " or items[place + 1].kind:
        return False
    return run.words[items[place + 1].first] in setting.gazetteer.thing_cues


def _organisation_end(items: list[Item], place: int, run: Run, setting: Setting) -> int:
    """Return the place after the organisation that begins at item `place`, or `place` where none does.

    An organisation is words side by side up to a cue (Home Office, General Motors), with what "of" or "for" adds
    (Ministry of Defence, Centers for Disease Control and Prevention).
    """
    if place >= len(items):
        return place
    if items[place].kind == "honorific" or (items[place].kind == "acronym" and _gap_after(items, place, run, setting) != " "):
        return place
    last, end = place, place
    while last < len(items) and (last == place or _gap(run, items[last].first, setting) in (" ", " & ")):
        item = items[last]
        if item.last - item.first > 1 and item.kind == "office":
            break
        if (run.words[item.last - 1] in setting.gazetteer.organisation_cues and (item.kind in ("", "organisation"))) or (
            last > place and _gap(run, item.first, setting) == " & "
        ):
            end = last + 1
        last += 1
    if end == place:
        return place
    tail = _gap(run, items[end].first, setting) if end < len(items) else ""
    if tail.startswith((" of ", " for ")):
        return _tail_end(items, end, run, setting)
    words = items[end - 1].last - items[place].first
    if words < 2 or (words == 2 and run.words[items[place].first] in setting.gazetteer.given and items[place].kind == ""):
        return place
    return end


def _tail_end(items: list[Item], place: int, run: Run, setting: Setting) -> int:
    """Return the place after what "of" or "for" adds to an organisation: no office, and no more than one "and"."""
    last = place
    while last < len(items) and (
        items[last].kind not in ("office", "honorific", "acronym") or _is_department(items, place, last)
    ):
        gap = _gap(run, items[last].first, setting)
        if last > place and gap not in (" ", " & ", " and ", " of ", " of the "):
            break
        if gap == " and " and (items[last].kind or run.words[items[last].first] in setting.gazetteer.given):
            break
        if last > place and items[last].kind and items[last - 1].kind in PLACES:
            break
        last += 1
    return last


def _is_department(items: list[Item], place: int, last: int) -> bool:
    """Whether an office is what a department is of: the Department of Justice, the Office of the President."""
    return last == place and items[last].kind == "office" and (last + 1 == len(items) or items[last + 1].kind != "")


def _gap_after(items: list[Item], place: int, run: Run, setting: Setting) -> str:
    return _gap(run, items[place + 1].first, setting) if place + 1 < len(items) else ""


def _begins_person(items: list[Item], place: int, run: Run, setting: Setting, before: tuple[str, str]) -> bool:
    """Whether a word that the gazetteer knows is here part of a person's name: Jordan Henderson, Mr London, Paris Hilton."""
    item = items[place]
    if item.kind == "acronym" or item.last - item.first > 1:
        return False
    if before[0] == "honorific":
        return item.kind not in ("honorific", "office")
    word = run.words[item.first]
    if word not in setting.gazetteer.given or _gap_after(items, place, run, setting) != " " or items[place + 1].kind:
        return False
    following = run.words[items[place + 1].first]
    if following in setting.gazetteer.thing_cues:
        return False
    if before[0] in ("office", "cue") or _speaks(run.ends[items[place + 1].last - 1], setting):
        return True
    pair = f"{word} {following}"
    return not following.endswith("s") and setting.text.count(word) == setting.text.count(pair)


def _chunk_end(items: list[Item], place: int, run: Run, setting: Setting) -> int:
    """Return the place after the words from item `place` on that may be one name."""
    last = place + 1
    while last < len(items):
        gap = _gap(run, items[last].first, setting)
        if gap != " " and (gap.startswith((" of", " for", " and", " &")) or not gap.startswith(" ")):
            break
        if items[last].kind and not _closes_person(items, place, last, run, setting):
            break
        last += 1
    return last


def _closes_person(items: list[Item], place: int, last: int, run: Run, setting: Setting) -> bool:
    """Whether a known word is the surname after given names: Michael Jordan, Stephen King, Harrison Ford."""
    item, given = items[last], setting.gazetteer.given
    if item.last - item.first > 1 or item.kind in ("honorific", "acronym", "demonym"):
        return False
    if not all(run.words[before.first] in given for before in items[place:last]):
        return False
    if item.kind != "office" or _gap_after(items, last, run, setting) != " ":
        return True
    return is_suffix(run.words[items[last + 1].first], setting.gazetteer)


def _read_chunk(
    items: list[Item], place: int, last: int, run: Run, setting: Setting, before: tuple[str, str]
) -> tuple[int, Name | None]:
    """Return the name that items place..last are, and the place of the item after it."""
    gazetteer = setting.gazetteer
    first, end = items[place].first, items[last - 1].last
    words = run.words[first:end]
    if words[0] in gazetteer.calendar and (len(words) == 1 or words[0] not in gazetteer.given):
        return place + 1, None
    if before[0] in ("office", "honorific") and not _is_thing(words, gazetteer):
        return last, _person(first, end, run, setting, own_named=before[1] in _OWN_NAMED)
    if len(words) > 2 and not has_personal_shape(words, gazetteer):
        for inner in range(1, len(words) - 1):
            if (
                words[inner] in gazetteer.given
                and words[inner - 1] not in gazetteer.given
                and has_personal_shape(words[inner:], gazetteer)
            ):
                return place + inner, _plain_name("name", first, first + inner, run, setting)
    thing = _is_thing(words[words[0] in gazetteer.given :], gazetteer) and not (
        len(words) == 2 and words[1] in gazetteer.thing_surnames
    )
    if not thing and (
        has_personal_shape(words, gazetteer)
        or (len(words) > 1 and (before[0] in ("cue", "apposition") or _speaks(run.ends[end - 1], setting)))
    ):
        return last, _person(first, end, run, setting)
    if len(words) == 1:
        return last, None if words[0].lower() in gazetteer.plain else _single(first, run, setting)
    if all(word.lower() in gazetteer.plain or INITIAL.fullmatch(word) for word in words):
        return last, None
    return last, _plain_name("name", first, end, run, setting)


def _is_thing(words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    return any(word in gazetteer.thing_cues or word in gazetteer.organisation_cues for word in words)


def _single(word: int, run: Run, setting: Setting) -> Name:
    """Return the name that one word is: somebody who speaks, or a name of whatever kind."""
    printed = run.words[word]
    gazetteer = setting.gazetteer
    alone = word == 0 or _gap(run, word, setting) != " "
    speaks = alone and _speaks(run.ends[word], setting, closely=True)
    if printed in gazetteer.household or (speaks and not _is_thing((printed,), gazetteer) and not setting.has_lower(printed)):
        return _person(word, word + 1, run, setting)
    return _plain_name("name", word, word + 1, run, setting)


def _speaks(end: int, setting: Setting, *, closely: bool = False) -> bool:
    """Whether what ends at `end` is followed as a person is: by a speech verb; less closely, by an age, "who" or a calling."""
    match = _AFTER.match(setting.text, end)
    if match is None:
        return False
    word = match["word"]
    if word is None:
        return not closely
    if word in setting.gazetteer.speech:
        return True
    return bool(match["comma"]) and not closely and (word == "who" or word in setting.gazetteer.roles)


_PARTICLE_BEFORE = regex.compile(
    r"(?r)\b(?:(?:van|von) (?:der?|den) |(?:de|van|von|bin|della|di|du|ter|ten) |(?:al|el|ash|ul)-)"
)


def _person(first: int, end: int, run: Run, setting: Setting, *, own_named: bool = False) -> Name:
    """Return the person that words first..end name; after King or Sir one word is a given name."""
    words, starts, ends = run.words[first:end], run.starts[first:end], run.ends[first:end]
    start = _particle_start(starts[0], setting.text)
    if start < starts[0]:
        starts = (start, *starts[1:])
        words = (setting.text[starts[0] : ends[0]], *words[1:])
    name = read_person(setting.text, words, starts, ends, setting.gazetteer)
    if own_named and not name.given and name.surname in setting.gazetteer.given:
        return Name(name.span, "person", name.text, name.key, name.surname, "", name.suffix)
    return name


def _particle_start(start: int, text: str) -> int:
    """Return where the particle before a surname at `start` begins (de Blasio, al-Assad), `start` where there is none."""
    particle = _PARTICLE_BEFORE.match(text, max(0, start - 9), start)
    return particle.start() if particle else start


def _plain_name(kind: str, first: int, end: int, run: Run, setting: Setting) -> Name:
    start = run.starts[first]
    span = Span(_particle_start(start, setting.text) if end == first + 1 else start, run.ends[end - 1])
    printed = setting.text[span.start : span.end]
    return Name(span, kind, printed, fold(printed))
