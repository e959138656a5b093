"""`newslint test`: the examples of rules, run as their tests."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from newslint.commands.arguments import Refusal, make_flags
from newslint.commands.check import FAILED, FINE, FOUND, tell, write_mistake
from newslint.config_file import shown
from newslint.examples import check_examples, load_examples
from newslint.flags import settings_for
from newslint.lexicon import find_rules_folder
from newslint.rule import Rule, RuleMistake, RuleSet
from newslint.rule_loader import load_rules

WANTED = 2
"""Bad and good examples that a rule should have of each."""


def test_rules(arguments: Namespace) -> int:
    """Run the examples of the rules in a folder, in one file, or of all rules; return the exit status."""
    loaded, chosen = _choose(arguments)
    counts, broken = _count_examples(chosen)
    mistakes = (*loaded.mistakes, *broken)
    tell(write_mistake(mistake) for mistake in mistakes)
    sound = (rule for rule in chosen if rule.id in counts)
    failures = [failure for rule in sound for failure in check_examples(rule, loaded.lexicons)]
    sys.stdout.writelines(f"{shown(failure.path)}:{failure.line}: {failure.rule}: {failure.message}\n" for failure in failures)
    poor = [name for name, kinds in counts.items() if kinds["bad"] < WANTED or kinds["good"] < WANTED]
    tell([f"fewer than two bad and two good examples: {', '.join(poor)}"] if poor else [])
    total = sum(kinds.total() for kinds in counts.values())
    rules = "1 rule" if len(chosen) == 1 else f"{len(chosen):,} rules"
    tell([f"{rules}, {total:,} examples, {len(failures):,} not borne out"])
    return FAILED if mistakes else FOUND if failures else FINE


def _count_examples(rules: Sequence[Rule]) -> tuple[dict[str, Counter[str]], list[RuleMistake]]:
    """Return how many examples of each kind a rule has, by its id, and what is wrong where they cannot be read."""
    counts: dict[str, Counter[str]] = {}
    broken: list[RuleMistake] = []
    for rule in rules:
        try:
            counts[rule.id] = Counter(example.kind for example in load_examples(rule.path))
        except RuleMistake as mistake:
            broken.append(mistake)
    return counts, broken


def _choose(arguments: Namespace) -> tuple[RuleSet, Sequence[Rule]]:
    """Return the rules that are loaded, and of them those to test."""
    folders = (find_rules_folder(), *settings_for(make_flags(arguments), Path.cwd()).rules)
    if arguments.path is None:
        loaded = load_rules(folders, verify=True)
        return loaded, loaded.rules
    path = Path(arguments.path)
    if not path.exists():
        raise Refusal(f"{path}: no such file or folder")
    loaded = load_rules((*folders, path if path.is_dir() else path.parent), verify=True)
    chosen = [rule for rule in loaded.rules if path in (rule.path, *rule.path.parents)]
    mistakes = tuple(mistake for mistake in loaded.mistakes if path in (mistake.path, *mistake.path.parents))
    if not chosen and not mistakes:
        raise Refusal(f"{path}: no rule in it")
    return RuleSet(loaded.rules, mistakes, loaded.lexicons), chosen
