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


def measure(folder: Path, part: str, *arguments: str | Path) -> dict[str, Any]:
    """Run a part of the script as anyone would and return what it saves."""
    saved = folder / "results.json"
    script = ROOT / "benchmarks" / "accuracy.py"
    subprocess.run([sys.executable, script, part, *arguments, "--save", saved], check=True, capture_output=True)
    results: dict[str, Any] = json.loads(saved.read_text(encoding="utf-8"))[part]
    return results


def test_clean_copy_of_many_kinds_is_left_alone(tmp_path: Path) -> None:
    read = measure(tmp_path, "disturbed", *OWN)
    assert read["articles"] >= 38
    assert read["list"] == []


def test_planted_faults_are_found_and_their_twins_left_alone(tmp_path: Path) -> None:
    planted = measure(tmp_path, "planted", *OWN, "--limit", "2")
    assert planted["planted"] >= 540
    assert planted["found"] >= 475
    assert planted["disturbed"] <= 2


@needs_corpus
def test_known_errors_are_found(tmp_path: Path) -> None:
    found = measure(tmp_path, "found", CORPUS / "real_errors_public_domain")
    assert found["known"] == 88
    assert found["found"] >= 65


@needs_corpus
def test_articles_of_others_are_left_alone(tmp_path: Path) -> None:
    read = measure(tmp_path, "disturbed", CORPUS / "wikinews", CORPUS / "gov_markdown", "--limit", "90")
    assert read["articles"] == 180
    assert read["errors"] <= 9
    assert read["warnings"] <= 25
