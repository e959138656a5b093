"""Organisations: how far their names go in a capital run."""

from newslint.analysis.items import Item, Setting

_PLACES = frozenset({"country", "city", "state"})


def find_end(items: list[Item], place: int, setting: Setting) -> int:
    """Return the place after the organisation that begins at item `place`, or `place` where none does.

    An organisation is words side by side up to a cue (Home Office, General Motors), with what "of" or "for" adds
    (Ministry of Defence, Centers for Disease Control and Prevention). A country before it is no part of it (the U.S. Senate).
    """
    end = _cue_end(items, place, setting)
    if end == place or (items[place].kind in ("country", "demonym") and _stands_alone(items, place + 1, setting)):
        return place
    if end < len(items) and items[end].gap.startswith((" of ", " for ")):
        return _tail_end(items, end, setting)
    first = items[place]
    if end - place == 1 and not first.many:
        return place
    two = end - place == 2 and not first.many and not items[place + 1].many
    return place if two and not first.kind and first.text in setting.gazetteer.given else end


def _cue_end(items: list[Item], place: int, setting: Setting) -> int:
    """Return the place after the last cue of the words side by side from item `place` on, or `place` where there is none."""
    if place + 1 >= len(items) or items[place].kind == "honorific":
        return place
    cues, end = setting.gazetteer.organisation_cues, place
    for last in range(place, len(items)):
        item = items[last]
        if (last > place and item.gap not in (" ", " & ")) or (item.many and item.kind == "office"):
            break
        if (item.kind in ("", "organisation") and item.text.rpartition(" ")[2] in cues) or (last > place and item.gap == " & "):
            end = last + 1
    return end


def _stands_alone(items: list[Item], place: int, setting: Setting) -> bool:
    """Whether an organisation begins at `place` without what stands before: the U.S. Senate, the Russian Foreign Ministry."""
    return items[place].kind == "organisation" or find_end(items, place, setting) > place + 1


def _tail_end(items: list[Item], place: int, setting: Setting) -> int:
    """Return the place after what "of" or "for" adds to an organisation: no office, and no person after "and"."""
    last = place
    while last < len(items):
        item = items[last]
        if item.kind in ("office", "honorific", "acronym") and not (last == place and _is_department(items, place)):
            break
        if last > place:
            if item.gap not in (" ", " & ", " and ", " of ", " of the ") or (item.kind and items[last - 1].kind in _PLACES):
                break
            if item.gap == " and " and (item.kind or item.text in setting.gazetteer.given):
                break
        last += 1
    return last


def _is_department(items: list[Item], place: int) -> bool:
    """Whether an office is what a department is of: the Department of Justice, the Office of the President."""
    return items[place].kind == "office" and (place + 1 == len(items) or items[place + 1].kind != "")


def names_thing(items: list[Item], place: int, setting: Setting) -> bool:
    """Whether the next word makes a thing of what the gazetteer knows: Labour Day, Paris Agreement."""
    if place + 1 >= len(items) or items[place].kind not in ("organisation", "city", "state"):
        return False
    following = items[place + 1]
    return following.gap == " " and not following.kind and following.text in setting.gazetteer.thing_cues
