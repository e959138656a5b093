"""`newslint explain`: the page of the manual that a rule's own file holds."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from textwrap import fill, indent

from newslint.commands.arguments import Refusal, load_rules_here, make_flags
from newslint.commands.check import FINE
from newslint.commands.rules import kind_of
from newslint.config_file import shown
from newslint.examples import Example, load_examples
from newslint.guess import guess
from newslint.rule import KINDS, Rule, find_kind

WIDTH = 92

OWN: Mapping[str, str] = {
    "suppress/idle-ignore": "A comment asks for silence that nothing here needs. It was left behind, or names the wrong rule; "
    "left in, it will hide the next true finding.",
    "suppress/unknown-rule": "A comment asks a rule for silence that does not exist, so that it silences nothing.",
    "file/encoding": "The file is not UTF-8 and does not say what it is: it was read as Windows-1252, perhaps wrongly.",
    "file/empty": "The file holds no text: nothing was checked.",
    "file/front-matter": "The front matter cannot be read, so that headline, date and summary are not known and not compared.",
    "file/rule-too-slow": "A rule took too long over this file and was stopped: its pattern needs another look.",
}
"""What newslint reports on its own account."""


def explain(arguments: Namespace) -> int:
    """Print what a rule is for, what it reports and what it leaves alone; or the page of a kind of rule."""
    if arguments.rule in KINDS:
        sys.stdout.write(
            f"{arguments.rule}: a kind of rule\n\n{indent(cleandoc(find_kind(arguments.rule).__doc__ or ''), '  ')}\n"
        )
        return FINE
    if arguments.rule in OWN:
        sys.stdout.write(f"{arguments.rule}\n\n{_wrap(OWN[arguments.rule])}\n")
        return FINE
    rules = {rule.id: rule for rule in load_rules_here(make_flags(arguments)).rules}
    if arguments.rule not in rules:
        raise Refusal(f"no rule {arguments.rule!r}{guess(arguments.rule, [*rules, *KINDS, *OWN])}")
    if arguments.on:
        from newslint.commands.explain_on import explain_on

        return explain_on(rules[arguments.rule], arguments)
    sys.stdout.write("\n\n".join(_write_page(rules[arguments.rule])) + "\n")
    return FINE


def _write_page(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.level}{'' if rule.enabled else ', off unless selected by name'})"
    yield from (_wrap(paragraph) for paragraph in rule.why.split("\n\n") if paragraph)
    yield f"It says:\n{_wrap(rule.message.source)}"
    examples = load_examples(rule.path)
    for kind, title in (("bad", "Reported"), ("good", "Left alone"), ("missed", "Not found yet")):
        texts = [_wrap(_mark(example), "- ") for example in examples if example.kind == kind]
        if texts:
            yield f"{title}:\n" + "\n".join(texts)
    yield f"Kind of rule: {kind_of(rule)}\n{indent(cleandoc(type(rule.check).__doc__ or ''), '  ')}"
    yield "\n".join(_write_places(rule))


def _write_places(rule: Rule) -> Iterator[str]:
    if rule.source:
        yield f"Source: {rule.source}"
    if rule.url:
        yield f"See also: {rule.url}"
    yield f"Written in: {shown(rule.path)}"
    yield f"To silence it once: <!-- newslint-disable-next-line {rule.id} -->, or (CQ) after the words"
    yield f"To switch it off: ignore: [{rule.id}] in .newslint.yml"


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
