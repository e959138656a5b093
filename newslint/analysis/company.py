"""The company a capital run keeps: what stands before and after it in lower case and tells that it is a person."""

from newslint.analysis.capitals import Run
from newslint.analysis.items import Item, Setting
from newslint.regexes import compile_later

_AFTER = compile_later(r"(?P<comma>, (?:(?:an?|the|his|her|its|their) )?)?+ ?+(?P<word>\p{Ll}[\p{L}’']*+)|, \d{1,3}(?=,)| \(\d")

_PARTICLE = compile_later(r"(?r)\b(?:(?:van|von) (?:der?|den) |(?:de|van|von|bin|della|di|du|ter|ten) |(?:al|el|ash|ul)-)")

_PARTICLE_ENDS = frozenset({"de ", "an ", "on ", "in ", "la ", "di ", "du ", "er ", "en ", "al-", "el-", "sh-", "ul-"})


def speaks(end: int, setting: Setting, *, closely: bool = False) -> bool:
    """Whether what ends at `end` is followed as a person is: by a speech verb; less closely, by an age, "who" or a calling."""
    match = _AFTER.match(setting.text, end)
    if match is None:
        return False
    word = match["word"]
    if word is None:
        return not closely
    if word in setting.gazetteer.speech:
        return not closely or not match["comma"]
    return bool(match["comma"]) and not closely and (word in ("who", "aged") or word in setting.gazetteer.roles)


_SAID = frozenset({"said", "says", "added", "adds", "explained", "explains", "recalled", "recalls"})
"""Speech verbs that may stand before who speaks: "said Bregman"."""

_GOVERNING = frozenset(
    {"a", "an", "the", "of", "from", "to", "by", "in", "at", "with", "for", "on", "into", "about", "daily", "newspaper"}
)
"""What follows one of these is not the subject of the verb after it: "an official of Calabasas said"."""


def find_cue(run: Run, setting: Setting) -> tuple[str, str]:
    """Return the kind and key of what stands in lower case right before the run: an office, or a word for a person.

    The kind is "office", "cue" (the analyst Zed Quux), "apposition" (an analyst, Zed Quux,), "speech" (said Quux), "object"
    (of Quux) or "" where nothing tells.
    """
    start, text = run.starts[0], setting.text
    if run.opens or text[start - 1] != " ":
        return "", ""
    office = setting.offices.get(start - 1)
    if office is not None:
        return "office", office.key
    word = text[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1]
    if word in setting.gazetteer.roles:
        return "cue", word
    if word in _SAID:
        return "speech", word
    if word in _GOVERNING:
        return "object", word
    if word[-1:] == "," and word[:-1] in setting.gazetteer.roles:
        return "apposition", word[:-1]
    return "", ""


def particle_start(start: int, text: str) -> int:
    """Return where the particle before a surname at `start` begins (de Blasio, al-Assad), `start` where there is none."""
    if text[max(0, start - 3) : start] not in _PARTICLE_ENDS:
        return start
    particle = _PARTICLE.match(text, max(0, start - 9), start)
    return particle.start() if particle else start


def without_opener(items: list[Item], setting: Setting) -> list[Item]:
    """Return the items of a run at the start of a sentence without the first where it is no name."""
    first, gazetteer = items[0], setting.gazetteer
    if first.many or first.kind in ("acronym", "honorific"):
        return items
    following = items[1] if len(items) > 1 else None
    if first.text in setting.seen and (first.kind in _FIXED or first.text.lower() not in gazetteer.plain):
        return items
    if first.kind in _FIXED and following and following.kind == "office" and following.gap == " ":
        return items
    adverbial = first.text.endswith(("ing", "ly")) and first.kind not in _FIXED and first.text not in gazetteer.given
    lower = setting.has_lower(first.text) or adverbial
    if first.kind == "office":
        return items[1:] if lower and not following else items
    if first.kind in _FIXED and speaks(first.end, setting):
        return items
    if not lower:
        named = first.kind or following or _is_personal(first.text, setting)
        return items if named or speaks(first.end, setting) else []
    if first.text in gazetteer.given and following and not following.kind:
        known = first.text.lower() not in gazetteer.plain and not setting.has_lower(following.text)
        return items if known or speaks(following.end, setting) else items[1:]
    return items[1:]


_FIXED = frozenset({"country", "city", "state", "demonym", "organisation"})
"""Kinds that need their capital: a word of one that a sentence begins with is a name if the story has it elsewhere."""


def _is_personal(word: str, setting: Setting) -> bool:
    gazetteer = setting.gazetteer
    return word in gazetteer.household or word in gazetteer.given or word in gazetteer.surnames_first


def stands_in_title(item: Item, setting: Setting) -> bool:
    """Whether an item of a heading in title case is a name: the gazetteer knows it as nothing else, or the story has it."""
    first = item.text.partition(" ")[0]
    if not item.kind:
        return first in setting.seen or first in setting.gazetteer.household
    return item.many or item.kind == "acronym" or first in setting.seen or not setting.has_lower(first)
