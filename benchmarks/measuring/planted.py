"""The third part of the accuracy script: faults put into clean articles one at a time, and correct twins of them."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from measuring.copydesk import clean_articles, levels, look, touches
from measuring.faults import Fault, load_faults, write
from measuring.hosts import Host, Planted, find_hosts, key, plant
from measuring.mutations import MUTATIONS, Mutation
from measuring.tables import share, table

ROUNDS = 3
"""How often each phrasing is planted, each time in another story and with other values."""

MADE = 12
"""How often each fault is planted that is made of what a story holds."""


@dataclass(frozen=True, slots=True)
class Planting:
    """A fault in a story, the rules that found it, and what its correct twin brought about."""

    kind: str
    host: str
    words: str
    twin: str
    expect: tuple[str, ...]
    rules: tuple[str, ...]
    others: tuple[str, ...]
    disturbs: tuple[str, ...]


def plant_all(folders: Sequence[Path], seed: int, limit: int) -> list[Planting]:
    """Plant every phrasing and every mutation; with a limit only that often, in so many stories."""
    articles = list(clean_articles(folders))
    Random(seed).shuffle(articles)  # noqa: S311 - drawn to repeat, not to be secret
    hosts = find_hosts(articles[: limit * 20 or None])
    rounds, made = (1, limit) if limit else (ROUNDS, MADE)
    return [*_plant_phrasings(hosts, seed, rounds), *_plant_mutations(hosts, seed, made)]


def report(plantings: Sequence[Planting]) -> str:
    """Return the tables of the part, the faults missed and the twins disturbed."""
    missed = [f"  {one.kind}: {one.words}{_aside(one)}" for one in plantings if not one.rules]
    disturbed = [f"  {one.kind}: {one.twin} [{'; '.join(one.disturbs)}] in {one.host}" for one in plantings if one.disturbs]
    return "\n".join(
        (
            "Faults planted",
            table(("kind", "planted", "found", "share", "twins", "disturbed"), _rows(plantings)),
            "",
            "Planted faults that each rule found",
            table(("rule", "level", "found"), _rule_rows(plantings)),
            "",
            f"Missed: {len(missed)}",
            *sorted(missed),
            "",
            f"Twins disturbed: {len(disturbed)}",
            *sorted(disturbed),
        )
    )


def results(plantings: Sequence[Planting]) -> dict[str, object]:
    """Return what --save keeps."""
    twins = [one for one in plantings if one.twin]
    return {
        "planted": len(plantings),
        "found": sum(bool(one.rules) for one in plantings),
        "twins": len(twins),
        "disturbed": sum(bool(one.disturbs) for one in twins),
        "list": [asdict(one) for one in plantings],
    }


def _plant_phrasings(hosts: Sequence[Host], seed: int, rounds: int) -> Iterator[Planting]:
    for number, fault in enumerate(load_faults()):
        for turn in range(rounds):
            rng = Random(f"{seed} {number} {turn}")  # noqa: S311
            fits = [host for host in hosts if host.plain or all(where == "body" for where, _ in fault.pieces)]
            yield _plant_phrasing(rng.choice(fits), fault, rng)


def _plant_phrasing(host: Host, fault: Fault, rng: Random) -> Planting:
    wrong, right = write(fault, rng, host.published, host.text)
    where = rng.random()
    rules, others = _found(host, plant(host, wrong, Random(where)), fault.expect)  # noqa: S311
    twin = plant(host, right, Random(where))  # noqa: S311
    disturbs = tuple(f"{found.rule}: {found.message}" for found in look(twin.source) if key(found) not in host.said)
    return Planting(fault.kind, host.name, wrong.words, right.words, fault.expect, rules, others, disturbs)


def _plant_mutations(hosts: Sequence[Host], seed: int, count: int) -> Iterator[Planting]:
    for kind, (expect, mutation) in MUTATIONS.items():
        rng = Random(f"{seed} {kind}")  # noqa: S311
        for host, planted in _some(hosts, mutation, rng, count):
            start, end = planted.spans[0]
            words = planted.source.text[max(0, start - 30) : end + 30][:300]
            rules, others = _found(host, planted, expect)
            yield Planting(kind, host.name, " ".join(words.split()), "", expect, rules, others, ())


def _some(hosts: Sequence[Host], mutation: Mutation, rng: Random, count: int) -> Iterator[tuple[Host, Planted]]:
    """Yield up to `count` stories that the mutation was possible in."""
    for host in rng.sample(hosts, len(hosts)):
        if count and (planted := mutation(host, rng)):
            count -= 1
            yield host, planted


def _found(host: Host, planted: Planted, expect: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the expected rules that touch what was planted, and any others that do."""
    touching = {
        found.rule
        for found in look(planted.source)
        if key(found) not in host.said and any(touches(found, start, end) for start, end in planted.spans)
    }
    rules = {rule for rule in touching if rule in expect or rule.partition("/")[0] in expect}
    return tuple(sorted(rules)), tuple(sorted(touching - rules))


def _aside(planting: Planting) -> str:
    return f" [only {', '.join(planting.others)}]" if planting.others else ""


def _rows(plantings: Sequence[Planting]) -> Iterator[tuple[object, ...]]:
    for kind in (*dict.fromkeys(one.kind for one in plantings), ""):
        those = [one for one in plantings if kind in ("", one.kind)]
        found, twins = sum(bool(one.rules) for one in those), sum(bool(one.twin) for one in those)
        disturbed = sum(bool(one.disturbs) for one in those)
        yield kind or "all", len(those), found, share(found, len(those)), twins, disturbed


def _rule_rows(plantings: Sequence[Planting]) -> Iterator[tuple[str, str, int]]:
    for rule, level in sorted(levels().items()):
        if level != "suggestion":
            yield rule, level, sum(rule in (*one.rules, *one.others) for one in plantings)
