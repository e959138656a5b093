"""Floors under what the accuracy script finds, and ceilings over how much good copy it disturbs: counts, never times."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
OWN = (ROOT / "seeds", ROOT / "benchmarks" / "accuracy" / "clean")

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")


def run(folder: Path, part: str, *arguments: str | Path) -> tuple[dict[str, Any], str]:
    """Run the script as anyone would and return what it saves and what it prints."""
    saved = folder / "results.json"
    command = [sys.executable, ROOT / "benchmarks" / "accuracy.py", part, *arguments, "--save", saved]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(saved.read_text(encoding="utf-8")), done.stdout


def measure(folder: Path, part: str, *arguments: str | Path) -> dict[str, Any]:
    """Return what came of one part."""
    results: dict[str, Any] = run(folder, part, *arguments)[0][part]
    return results


def test_clean_copy_of_many_kinds_is_left_alone(tmp_path: Path) -> None:
    read = measure(tmp_path, "disturbed", *OWN)
    assert read["articles"] >= 38
    assert read["list"] == []


def test_planted_faults_are_found_and_their_twins_left_alone(tmp_path: Path) -> None:
    results, printed = run(tmp_path, "all", *OWN, "--limit", "2", "--brief")
    planted = results["planted"]
    assert planted["planted"] >= 665
    assert planted["found"] >= 640
    assert planted["disturbed"] <= 2
    assert results["found"]["seeds"] == results["found"]["seeds_found"] >= 90
    assert f"{planted['found']} of {planted['planted']} (" in printed
    assert len(printed.splitlines()) < 150


@needs_corpus
def test_known_errors_are_found(tmp_path: Path) -> None:
    found = measure(tmp_path, "found", CORPUS / "real_errors_public_domain")
    assert found["known"] == 88
    assert found["found"] >= 73


@needs_corpus
def test_articles_of_others_are_left_alone(tmp_path: Path) -> None:
    read = measure(tmp_path, "disturbed", CORPUS / "wikinews", CORPUS / "gov_markdown", "--limit", "90")
    assert read["articles"] == 180
    assert read["errors"] <= 9
    assert read["warnings"] <= 25
