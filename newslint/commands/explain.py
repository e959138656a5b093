"""`newslint explain`: the page of the manual that a rule's own file holds."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from textwrap import fill, indent

from newslint.commands.arguments import Refusal, load_rules_here, make_flags
from newslint.commands.check import FINE
from newslint.commands.rules import first_sentence, kind_of
from newslint.config_file import shown
from newslint.examples import Example, load_examples, run_example
from newslint.guess import guess
from newslint.lexicon import Lexicons
from newslint.newsroom import KnownName
from newslint.rule import Rule
from newslint.rule_loader import KINDS, find_kind

WIDTH = 92

OWN: Mapping[str, str] = {
    "suppress/idle-ignore": "A comment asks for silence that nothing here needs. It was left behind, or names the wrong rule; "
    "left in, it will hide the next true finding.",
    "suppress/unknown-comment": "A comment speaks to newslint in a word that it does not know, so that it silences nothing.",
    "suppress/unknown-rule": "A comment asks a rule for silence that does not exist, so that it silences nothing.",
    "file/encoding": "The file is not UTF-8 and does not say what it is: it was read as Windows-1252, perhaps wrongly.",
    "file/empty": "The file holds no text, or no field that is known to hold a story: nothing was checked.",
    "file/binary": "The file is no text, a picture or a program perhaps: it was not read.",
    "file/front-matter": "The front matter cannot be read, so that headline, date and summary are not known and not compared.",
    "file/docx": "The Word file is broken, locked, no Word file, or made to burst when unpacked: it was not read.",
    "file/json": "The JSON is broken, or nested absurdly deep: what stands there was not read.",
    "file/xml": "The XML is broken at this place. It was read on from there, so that something may be missing.",
    "file/nesting": "Elements stand inside each other absurdly deep: what lies deeper was not read.",
    "file/entities": "The file declares entities of its own, which may be made to burst or to fetch files: none is expanded.",
    "file/rule-too-slow": "A rule took too long over this file and was stopped: its pattern needs another look.",
}
"""What newslint reports on its own account."""


def explain(arguments: Namespace) -> int:
    """Print what a rule is for, what it reports and what it leaves alone; or the page of a kind, or a family's rules."""
    loaded = load_rules_here(make_flags(arguments))
    rules = {rule.id: rule for rule in loaded.rules}
    asked = arguments.rule
    if asked in rules and arguments.on:
        from newslint.commands.explain_on import explain_on

        return explain_on(rules[asked], arguments)
    page = list(_write_page(rules[asked], loaded.lexicons) if asked in rules else _write_others(asked, loaded.rules))
    if not page or arguments.on:
        raise Refusal(f"no rule {asked!r}{guess(asked, [*rules, *KINDS, *OWN])}")
    sys.stdout.write("\n\n".join(page) + "\n")
    return FINE


def _write_others(asked: str, rules: Iterable[Rule]) -> Iterator[str]:
    """Yield what there is under a name that no rule has: newslint's own words, a kind of rule, a family, some of them both."""
    if asked in OWN:
        yield f"{asked}\n\n{_wrap(OWN[asked])}"
    if asked in KINDS:
        yield f"{asked}: a kind of rule\n\n{indent(cleandoc(find_kind(asked).__doc__ or ''), '  ')}"
    family = [rule for rule in rules if rule.id.startswith(f"{asked.rstrip('/')}/")]
    if family:
        yield f"{asked.rstrip('/')}: a family of rules"
    yield from map(_write_entry, family)


def _write_entry(rule: Rule) -> str:
    return f"{_write_head(rule)}\n{_wrap(first_sentence(rule))}"


def _write_head(rule: Rule) -> str:
    return f"{rule.id} ({rule.level}{'' if rule.enabled else ', off unless selected by name'})"


def _write_page(rule: Rule, lexicons: Lexicons) -> Iterator[str]:
    yield _write_head(rule)
    yield from (_wrap(paragraph) for paragraph in rule.why.split("\n\n") if paragraph)
    examples = load_examples(rule.path)
    for kind, title in (("bad", "Reported"), ("good", "Left alone"), ("missed", "Not found yet")):
        texts = [_write_example(rule, example, lexicons) for example in examples if example.kind == kind]
        if texts:
            yield f"{title}{_explain_marks(texts)}:\n" + "\n".join(texts)
    yield "\n".join(_write_places(rule))


def _write_example(rule: Rule, example: Example, lexicons: Lexicons) -> str:
    """Return an example with what else it takes, and below a bad one what the rule says of it."""
    text = _mark(example)
    if example.published:
        text += f" — published {example.published}"
    if example.names:
        text += f" — in the settings: {'; '.join(map(_describe, example.names))}"
    said = run_example(rule, example, lexicons) if example.kind == "bad" else []
    return "\n".join([_wrap(text, "- "), *dict.fromkeys(_wrap(found.message, "  → ") for found in said)])


def _describe(name: KnownName) -> str:
    days = f"{f' from {name.since}' if name.since else ''}{f' until {name.until}' if name.until else ''}"
    wrong = f" (not {', '.join(name.wrong)})" if name.wrong else ""
    return f"{', '.join((name.name, *name.offices))}{days}{wrong}"


def _explain_marks(texts: list[str]) -> str:
    """Return what the marks mean that some of the examples bear."""
    meanings = (("[[", "[[ ]] where"), ("((", "(( )) what it is held against"), (" / ", "/ a new line"))
    borne = [meaning for mark, meaning in meanings if any(mark in text for text in texts)]
    return f" ({', '.join(borne)})" if borne else ""


def _write_places(rule: Rule) -> Iterator[str]:
    yield f"To silence it once: <!-- newslint-disable-next-line {rule.id} -->, or (CQ) after the words"
    yield f"To switch it off: ignore: [{rule.id}] in .newslint.yml"
    if rule.source:
        yield f"Source: {rule.source}"
    if rule.url:
        yield f"See also: {rule.url}"
    yield f"Written in: {shown(rule.path)}"
    yield f"Kind of rule: {kind_of(rule)} (newslint explain {kind_of(rule)})"


def _mark(example: Example) -> str:
    """Return the text of an example with its places marked as they are in the rule's file."""
    marks = [(end, "]]") for _, end in example.places] + [(end, "))") for _, end in example.related]
    marks += [(start, "[[") for start, _ in example.places] + [(start, "((") for start, _ in example.related]
    text = example.text
    for offset, mark in sorted(marks, key=lambda pair: pair[0], reverse=True):
        text = text[:offset] + mark + text[offset:]
    return " / ".join(line for line in text.splitlines() if line.strip())


def _wrap(text: str, bullet: str = "") -> str:
    return fill(" ".join(text.split()), WIDTH, initial_indent=f"  {bullet}", subsequent_indent="  " + " " * len(bullet))
