"""Actions: what the `action` of a rule makes of the words it found, as in Vale's style files."""

from collections.abc import Mapping, Sequence

import regex

from newslint.checks.check import OptionMistake
from newslint.checks.vale_regex import TIME_LIMIT, compile_pattern
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.scope import Passage
from newslint.text import Span

NAMES = ("replace", "remove", "suggest", "convert", "edit")
TRIMS = {"trim": str.strip, "trim_left": str.lstrip, "trim_right": str.rstrip}
NEEDED = {"regex": 3, "trim": 2, "trim_left": 2, "trim_right": 2, "truncate": 2, "split": 3}
"""How many params each edit takes, its own name counted."""


class Action(Record):
    """What to do with the words found.

    replace: put one of `params` in their place. remove: take them out. convert [simple]: lower case. suggest: nothing that
    is certain. edit: [regex, pattern, replacement], [trim | trim_left | trim_right, characters], [truncate, separator]
    (keep what stands before it) or [split, separator, number of the part]; an unknown edit leaves the words as they are.
    """

    name: str
    params: tuple[str, ...] = ()

    def verify(self) -> None:
        """Raise OptionMistake where the action cannot work."""
        if self.name not in NAMES:
            raise OptionMistake("action", f"there is no action {self.name!r}: it is one of {', '.join(NAMES)}")
        edit = self.params[0] if self.name == "edit" and self.params else ""
        if len(self.params) < NEEDED.get(edit, 0):
            raise OptionMistake("action", f"{edit} needs {NEEDED[edit] - 1} more params")
        if edit == "regex":
            _substitute(self.params[1], self.params[2], "")
        if edit == "split" and not self.params[2].isdecimal():
            raise OptionMistake("action", "the last param of split is the number of a part")

    def results(self, words: str) -> tuple[str, ...]:
        """Return what could stand in place of `words`, none where the action cannot tell."""
        if self.name == "replace":
            return self.params
        if self.name == "remove":
            return ("",)
        if self.name == "convert":
            return (words.lower(),)
        if self.name == "edit" and self.params:
            return (_edit(self.params, words).strip(),)
        return ()


def read_action(value: object) -> Action:
    """Read the `action` of a rule file, a mapping of name and params; raises ValueError where it is none."""
    if not isinstance(value, Mapping):
        raise ValueError("an action is a mapping of name and params")
    fields = {str(key).lower(): item for key, item in value.items()}
    if wrong := [key for key in fields if key not in ("name", "params")]:
        raise ValueError(f"an action has no {wrong[0]!r}, only name and params")
    params = fields.get("params", [])
    listed = [params] if isinstance(params, str) else params
    if not isinstance(listed, Sequence) or not all(isinstance(item, str) for item in listed):
        raise ValueError("the params of an action are a list of texts")
    return Action(str(fields.get("name", "")), tuple(listed))


def join_results(results: Sequence[str]) -> str:
    """Return several results as Vale's messages name them: 'a', 'b', or 'c'."""
    if len(results) <= 1:
        return "".join(results)
    return quote_options(results)


def quote_options(options: Sequence[str]) -> str:
    """Return the options in quotation marks, joined by commas and "or"."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) <= 2:
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + f", or {quoted[-1]}"


def certain_edits(action: Action | None, passage: Passage, start: int, end: int) -> tuple[tuple[Span, str], ...]:
    """Return the repair of start..end of a passage where the action leaves one only; a removal takes one space with it."""
    results = () if action is None else action.results(passage.text[start:end])
    if len(results) != 1 or results[0] == passage.text[start:end]:
        return ()
    if not results[0] and passage.text[start - 1 : start] == " " and passage.text[end : end + 1] in (" ", ""):
        start -= 1
    elif not results[0] and not start and passage.text[end : end + 1] == " ":
        end += 1
    return ((passage.span(start, end), results[0]),)


def _edit(params: tuple[str, ...], words: str) -> str:
    match params:
        case ("regex", pattern, replacement, *_):
            return _substitute(pattern, replacement, words)
        case ("trim" | "trim_left" | "trim_right" as trim, characters, *_):
            return TRIMS[trim](words, characters)
        case ("truncate", separator, *_):
            return words.partition(separator)[0] if separator else words
        case ("split", separator, number, *_):
            parts = words.split(separator) if separator else [words]
            return parts[int(number)] if int(number) < len(parts) else words
    return words


def _substitute(pattern: str, replacement: str, words: str) -> str:
    compiled = compile_pattern(pattern, "action")
    return str(compiled.sub(lambda match: expand(replacement, match), words, timeout=TIME_LIMIT))


def expand(template: str, match: "regex.Match[str]") -> str:
    """Return a replacement with its references filled: $1, ${1}, $name, and $$ for a dollar sign."""
    return str(_REFERENCE.sub(lambda found: "$" if found[0] == "$$" else _group(match, found[1] or found[2]), template))


def _group(match: "regex.Match[str]", name: str) -> str:
    try:
        return match[int(name) if name.isdecimal() else name] or ""
    except IndexError:
        return ""


_REFERENCE = compile_later(r"\$(?:\$|(\d+|[A-Za-z_]\w*)|\{(\w+)\})")
