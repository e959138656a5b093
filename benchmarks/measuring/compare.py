"""What appeared, vanished and moved between two runs of the accuracy script."""

from collections.abc import Mapping
from typing import Any

Results = Mapping[str, Any]


def report(before: Results, now: Results) -> str:
    """Return the differences of every part that both runs hold."""
    return "\n".join(
        line
        for part, differences in (("found", _found), ("disturbed", _disturbed), ("planted", _planted))
        if part in before and part in now
        for line in (f"Changes in {part}", *(differences(before[part], now[part]) or ["  none"]))
    )


def _found(before: Results, now: Results) -> list[str]:
    old, new = (
        {(entry["file"], entry["wrong"]): bool(entry["rules"]) for entry in results["list"]} for results in (before, now)
    )
    return _switched(old, new, "now found", "now missed")


def _planted(before: Results, now: Results) -> list[str]:
    old, new = (
        {(entry["kind"], entry["words"]): bool(entry["rules"]) for entry in results["list"]} for results in (before, now)
    )
    quiet, loud = (
        {(entry["kind"], entry["twin"]): bool(entry["disturbs"]) for entry in results["list"]} for results in (before, now)
    )
    return _switched(old, new, "now found", "now missed") + _switched(quiet, loud, "twin now disturbed", "twin now quiet")


def _disturbed(before: Results, now: Results) -> list[str]:
    old, new = ({_where(entry): entry for entry in results["list"]} for results in (before, now))
    moved = [
        f"  moved: {_line(old[key])} -> {_line(entry)}"
        for key, entry in new.items()
        if key in old and (entry["line"], entry["level"]) != (old[key]["line"], old[key]["level"])
    ]
    appeared = [f"  appeared: {_line(entry)}" for key, entry in new.items() if key not in old]
    vanished = [f"  vanished: {_line(entry)}" for key, entry in old.items() if key not in new]
    return appeared + vanished + moved


def _where(entry: Results) -> tuple[str, str, str]:
    return entry["article"], entry["rule"], entry["text"]


def _line(entry: Results) -> str:
    return f"{entry['article']}:{entry['line']}: {entry['level']} {entry['rule']}: {entry['message']}"


def _switched(old: Mapping[Any, bool], new: Mapping[Any, bool], gained: str, lost: str) -> list[str]:
    both = [key for key in new if key in old and old[key] != new[key]]
    return [f"  {gained if new[key] else lost}: {': '.join(key)}" for key in both]
