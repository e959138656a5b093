"""The functions of the rule language about words and the names of people."""

from newslint.analysis.mentions import Name
from newslint.dictionary import is_proper, is_word
from newslint.quantities import Value, as_text
from newslint.regexes import compile_later
from newslint.setting import Setting


def given(_: Setting, person: Value) -> Value:
    """Return the given name that a mention prints; None where it prints none."""
    return person.given or None if isinstance(person, Name) else None


def surname(_: Setting, person: Value) -> Value:
    """Return the surname that a mention prints; None where it prints none."""
    return person.surname or None if isinstance(person, Name) else None


def generation(_: Setting, person: Value) -> Value:
    """Return which of one name a mention means, "jr", "sr" or a numeral; nothing where it prints none."""
    if not isinstance(person, Name):
        return None
    suffix = person.suffix.rstrip(".").lower()
    return suffix if suffix in GENERATIONS else ""


def introduced(_: Setting, person: Value) -> Value:
    """Whether the story gives the full name of the one whom a mention means."""
    return " " in person.key if isinstance(person, Name) and person.kind in ("person", "name") else None


def ambiguous(_: Setting, person: Value) -> Value:
    """Whether a bare name may mean two people of the story."""
    return person.key.endswith("?") if isinstance(person, Name) else None


def stem(_: Setting, value: Value) -> Value:
    """Return words without case and without the endings -s, -es, -ed, -ing of the last one."""
    words = as_text(value)
    return None if words is None else ENDING.sub("", words) or words


ENDING = compile_later(r"(?<=\p{L}{3})(?:ies|es|s|ed|ing|e|y)$")

YOU_SOUND = r"u[bcfghjkqrstv][aeiou]|uni(?:[cflqtv]|on)|unanim|eu|ewe|ukr|on(?:e|es|ce)\b|ouija"
"""Words that begin with a vowel letter and a consonant sound."""

SILENT_H = r"h(?:our|eir|onest|onou?r)"
EITHER = r"um[aeiou]|h(?:erb|otel|istor|omage|abitual|ysteric|eroic)"
"""Words that English begins both ways."""

CONSONANT = compile_later(rf"(?!{SILENT_H}|{EITHER})(?:[bcdfghjklmnpqrstvwz]|y[aeiou]|{YOU_SOUND})")
VOWEL = compile_later(rf"(?!{YOU_SOUND}|{EITHER})[aeiou]|{SILENT_H}")


def article(_: Setting, word: Value) -> Value:
    """Return "a" or "an" as the first sound of a word of the dictionary, or of a name's first word, asks; None where that may
    be either."""
    words = word.text.replace("-", " ").partition(" ")[0] if isinstance(word, Name) else word
    if not isinstance(words, str) or not _is_read_out(words, name=isinstance(word, Name)):
        return None
    if VOWEL.match(words.lower()):
        return "an"
    return "a" if CONSONANT.match(words.lower()) else None


def _is_read_out(word: str, *, name: bool) -> bool:
    """Whether a word is one of the language, or a proper noun where a name is meant: no initials."""
    return is_word(word) if word.islower() else name and word.istitle() and is_proper(word.lower())


GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "v", "vi"))
"""What tells a father from a son of one name."""
