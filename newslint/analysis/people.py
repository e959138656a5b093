"""People: which mentions of a story mean one person, and who that is."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from newslint.analysis.gazetteer import Gazetteer, load_gazetteer
from newslint.analysis.items import is_thing
from newslint.analysis.mentions import Name
from newslint.analysis.personal import fold, read_person
from newslint.lexicon import Lexicons, find_phrases, kept
from newslint.record import Record, field, replace
from newslint.regexes import compile_later


class Person(Record):
    """Somebody a story names.

    key: the full name folded ("alexander lukashenko"); the bare surname where the story gives no other; with "?" where two
      people of the story have that surname and the mention does not tell which.
    mentions: indices into the names that find_people returns. introduced: the first of them with given name and surname.
    honorifics, offices: the keys of what stands right before a mention, or in apposition after it.
    """

    key: str
    full: str
    given: str
    surname: str
    suffix: str
    mentions: tuple[int, ...]
    honorifics: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    introduced: int | None = None


def find_people(text: str, names: tuple[Name, ...], lexicons: Lexicons) -> tuple[tuple[Person, ...], tuple[Name, ...]]:
    """Return the people of a story by first mention, and its names with every mention of a person tagged with its key.

    A surname is an alias of a full name only while one person of the story has it.
    """
    names = _with_speakers(names, text, lexicons)
    directory = _find_directory(names, text, lexicons)
    tagged = tuple(_tag(index, names, text, directory) for index in range(len(names)))
    mentions: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(tagged):
        if name.kind == "person":
            mentions[name.key].append(index)
    return tuple(_describe(key, tuple(indices), tagged, text) for key, indices in mentions.items()), tagged


def _with_speakers(names: tuple[Name, ...], text: str, lexicons: Lexicons) -> tuple[Name, ...]:
    """Return the names with those as people whose last word stands alone elsewhere: "Kerri Kupec", for "Kupec" does."""
    gazetteer = load_gazetteer(lexicons)
    bare = {name.surname for name in names if name.kind == "person" and not name.given}
    bare |= {name.text for name in names if name.kind == "name" and " " not in name.text and not _has_article(name, text)}
    return tuple(
        _as_person(name, text, gazetteer)
        if name.kind == "name" and bare.intersection(_last_words(name)) and _may_be_person(name, text, gazetteer)
        else name
        for name in names
    )


def _last_words(name: Name) -> tuple[str, str]:
    """Return the last word of a name, and that without the article that opens an Arabic surname."""
    last = name.text.rpartition(" ")[2]
    return last, _ARTICLE.sub("", last)


def _has_article(name: Name, text: str) -> bool:
    return text.endswith((" the ", "The ", " a ", " an "), 0, name.span.start)


def _may_be_person(name: Name, text: str, gazetteer: Gazetteer) -> bool:
    words = name.text.split(" ")
    if not 2 <= len(words) <= 3 or _has_article(name, text) or words[0].lower() in gazetteer.plain:
        return False
    return not any(is_thing(word, gazetteer) or f" {word.lower()}" in text for word in words)


def _as_person(name: Name, text: str, gazetteer: Gazetteer) -> Name:
    spans = [match.span() for match in _WORD.finditer(text, name.span.start, name.span.end)]
    starts, ends = zip(*spans, strict=True)
    return read_person(text, tuple(text[start:end] for start, end in spans), starts, ends, gazetteer)


_WORD = compile_later(r"[^ ]+")


class _Directory(Record):
    """The people introduced with a full name: the key of each full name as printed, who may be meant by less, and where in
    the row of names each is first named in full."""

    keys: Mapping[tuple[str, str], str]
    surnames: Mapping[str, frozenset[str]]
    givens: Mapping[str, frozenset[str]]
    tails: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    printed: Mapping[str, Name] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)


def _find_directory(names: tuple[Name, ...], text: str, lexicons: Lexicons) -> _Directory:
    full = [name for name in names if name.kind == "person" and name.given and name.surname]
    shorter = {tail for name in full for tail in _tails(name)}
    full = [name for name in full if fold(name.text) not in shorter]  # López Obrador is no full name beside Andrés Manuel …
    keys = _unify(full, lexicons)
    surnames, givens, tails = defaultdict(set), defaultdict(set), defaultdict(set)
    for name in full:
        key = keys[name.key, name.suffix]
        surname = fold(name.surname)
        surnames[surname].add(key)
        for short in (surname.rpartition(" ")[2], _ARTICLE.sub("", surname)):
            surnames[short].add(key)
        givens[fold(name.given)].add(key)
        for tail in (fold(name.text), *_tails(name)):
            tails[tail].add(key)
    titles = defaultdict(set)
    known_givens = find_phrases(lexicons, ("given_names",))
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if name.given and name.surname and (known := keys.get((name.key, name.suffix))):
            first.setdefault(known, index)
    for index, (before, name) in enumerate(pairwise(names)):
        if name.given and name.surname and before.text.lower() in known_givens and _joined(before, name, text):
            key = fold(f"{before.text} {name.surname}")  # Kevin and Ruth Burke
            surnames[fold(name.surname)].add(key)
            givens[fold(before.text)].add(key)
            first.setdefault(key, index)
        held = keys.get((name.key, name.suffix)) if name.surname and name.given else None
        if held and before.kind in ("office", "honorific"):
            titles[before.key].add(held)
    printed = {fold(name.text): name for name in full}
    return _Directory(keys, _frozen(surnames), _frozen(givens), _frozen(tails), _frozen(titles), printed, first)


_ARTICLE = compile_later(r"(?i)^(?:a[dlnrst]|ash|el|ul)[- ](?=\p{L}{3})")
"""The article that opens an Arabic surname, and that a later mention may drop: al-Saleh, Saleh."""


def _joined(before: Name, name: Name, text: str) -> bool:
    """Whether a given name shares the surname of the name after it: Kevin and Ruth Burke, but not Prince Harry and …"""
    styled = _STYLED.search(text, max(0, before.span.start - 12), before.span.start)
    return styled is None and text[before.span.end : name.span.start] in (" and ", " & ")


_STYLED = compile_later(r"\b(?:Prince|Princess|King|Queen|Sir) \Z")
"""What stands before a given name that is used alone."""


def _tails(name: Name) -> list[str]:
    """Return what is left of a full name without its first words, down to two words."""
    words = fold(name.text).split(" ")
    return [" ".join(words[first:]) for first in range(1, len(words) - 1)]


def _frozen(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {entry: frozenset(keys) for entry, keys in table.items()}


def _unify(full: list[Name], lexicons: Lexicons) -> dict[tuple[str, str], str]:
    """Return the person's key for each full name: George Bush and George W. Bush are one, Tom and Thomas Hay too.

    John Smith Jr. and John Smith Sr. are two, but John Smith is the one of them where the story has one only.
    """
    suffixes: dict[str, set[str]] = defaultdict(set)
    for name in full:
        suffixes[fold(name.surname)].add(name.suffix)
    families: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in full:
        surname = fold(name.surname)
        families[surname, name.suffix if len(suffixes[surname] - {""}) > 1 else ""].append(name)
    keys: dict[tuple[str, str], str] = {}
    for (_, suffix), family in families.items():
        heads: list[Name] = []
        for name in family:
            same = [head for head in heads if _same_given(head.given, name.given, lexicons)]
            if len(same) != 1:
                heads.append(name)
            key = same[0].key if len(same) == 1 else name.key
            keys.setdefault((name.key, name.suffix), f"{key} {fold(suffix)}".strip())
    return keys


def _same_given(one: str, other: str, lexicons: Lexicons) -> bool:
    """Whether two given names may be one person's: equal, one a short form, or one with a middle name more."""
    first, second = fold(one).split(" "), fold(other).split(" ")
    if first[0] != second[0] and not (_long_forms(lexicons, first[0]) & _long_forms(lexicons, second[0])):
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(first[1:], second[1:], strict=False))


@kept
def _long_forms(lexicons: Lexicons, given: str) -> frozenset[str]:
    return _nicknames(lexicons).get(given, frozenset({given}))


@kept
def _nicknames(lexicons: Lexicons) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    value = lexicons["nicknames"].value
    for long, shorts in value.items() if isinstance(value, dict) else ():
        for form in (long, *map(str, shorts)):
            table[form.lower()].add(long.lower())
            table[form.lower()].add(form.lower())
    return _frozen(table)


def _tag(index: int, names: tuple[Name, ...], text: str, directory: _Directory) -> Name:
    """Return the name at `index`, tagged as the person that it means where it means one."""
    name = names[index]
    key = directory.keys.get((name.key, name.suffix)) if name.kind == "person" and name.given and name.surname else None
    if key:
        return replace(name, key=key)
    if name.kind not in ("person", "name", "organisation") or len(name.text) > 40:
        return name
    folded = fold(name.text)
    if name.kind != "person" and (model := directory.printed.get(folded)):
        key = directory.keys[model.key, model.suffix]
        return replace(name, kind="person", key=key, given=model.given, surname=model.surname, suffix=model.suffix)
    if name.kind == "person" and name.given and not name.surname:
        return _choose(name, directory.givens.get(fold(name.given), frozenset()), index, names, directory, given=name.given)
    keys = directory.tails.get(folded) or directory.surnames.get(folded)
    if keys:
        return _choose(
            name, keys, index, names, directory, surname=name.surname if name.surname and not name.given else name.text
        )
    if name.kind != "organisation" and len(directory.givens.get(folded, ())) == 1:
        return _choose(name, directory.givens[folded], index, names, directory, given=name.text)
    return name


def _choose(
    name: Name,
    keys: frozenset[str],
    index: int,
    names: tuple[Name, ...],
    directory: _Directory,
    *,
    given: str = "",
    surname: str = "",
) -> Name:
    """Return `name` as the one person of `keys` it can mean: where several share it, by the title before it, or as the only one
    that the reader has met."""
    if not keys:
        return name
    if len(keys) > 1 and index:
        before = names[index - 1]
        if before.kind in ("office", "honorific") and before.span.end + 1 == name.span.start:
            told = directory.titles.get(before.key, frozenset()) & keys
        else:
            told = frozenset(key for key in keys if directory.first.get(key, index) < index)
        keys = told if len(told) == 1 else keys
    key = next(iter(keys)) if len(keys) == 1 else f"{fold(surname or given)}?"
    return replace(name, kind="person", key=key, given=given, surname=surname)


def _describe(key: str, mentions: tuple[int, ...], names: tuple[Name, ...], text: str) -> Person:
    introduced = next((index for index in mentions if names[index].given and names[index].surname), None)
    model = names[mentions[0] if introduced is None else introduced]
    titles = [title for index in mentions for title in find_titles(index, names, text)]
    return Person(
        key,
        model.text,
        model.given,
        model.surname,
        model.suffix,
        mentions,
        tuple(dict.fromkeys(title.key for title in titles if title.kind == "honorific")),
        tuple(dict.fromkeys(title.key for title in titles if title.kind == "office")),
        introduced,
    )


_LINK = compile_later(r" | and | & |/|, | and the ")

_APPOSED = compile_later(r"[,.;:)\n]|$| (?:of|for|at|in|and|who|said|told)\b")
"""What follows an office in apposition: "Roe, the Queen declared" has none."""

_APPOSITION = compile_later(
    r", (?:(?:the|an?|its|their|his|her|our) (?:[\p{L}'’-]+ ){0,2}|(?:\p{Lu}[\p{L}.&-]*(?:['’]s)? ){1,3})?"
)


def find_titles(index: int, names: tuple[Name, ...], text: str) -> list[Name]:
    """Return the offices and honorifics of the person at `index`: those right before it, then one in apposition after it."""
    titles: list[Name] = []
    place = index
    while place and names[place - 1].kind in ("office", "honorific"):
        gap = text[names[place - 1].span.end : names[place].span.start]
        apposed = place == index and gap == ", " and text.startswith(",", names[index].span.end)  # the mayor, Jane Roe,
        if not (apposed or gap == " " or (place < index and _LINK.fullmatch(gap))):
            break
        titles.insert(0, names[place - 1])
        place -= 1
    return [*titles, *_office_after(index, names, text)]


def _office_after(index: int, names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """Return the office in apposition after the person at `index`, unless it is the next person's: "Roe, President Kim"."""
    place = index + 1
    while place < len(names) and names[place].kind in ("organisation", "acronym", "country", "city", "state", "demonym"):
        place += 1
    if place >= len(names) or names[place].kind != "office":
        return ()
    office, after = names[place], names[place + 1] if place + 1 < len(names) else None
    if not _APPOSITION.fullmatch(text, names[index].span.end, office.span.start):
        return ()
    taken = after is not None and after.kind == "person" and text[office.span.end : after.span.start] == " "
    return (office,) if not taken and _APPOSED.match(text, office.span.end) else ()
