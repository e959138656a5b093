"""The wheel: built from the source distribution, installed in a fresh environment, run on the article it began from."""

import json
import sys
from pathlib import Path

import pytest
from outside import ROOT, copy_project, needs_index, run

from newslint import __version__

pytestmark = pytest.mark.slow

SEED = ROOT / "seeds" / "000_4cebe8aa7aceb534.txt"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the programs of an environment in which the wheel was installed."""
    needs_index()
    top = tmp_path_factory.mktemp("wheel")
    copy_project(top / "project")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", top / "dist", top / "project", cwd=top)
    (wheel,) = (top / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", top / "venv", cwd=top)
    programs = top / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=top)
    return programs


def test_it_runs_on_the_seed(environment: Path, tmp_path: Path) -> None:
    arguments = ("check", "--no-config", "--format", "json", SEED)
    installed = run(environment / "newslint", *arguments, cwd=tmp_path, check=False)
    here = run(sys.executable, "-m", "newslint", *arguments, cwd=ROOT, check=False)
    assert installed.returncode == here.returncode == 1, installed.stderr
    assert json.loads(installed.stdout) == json.loads(here.stdout)
    assert "spelling/geo-misspelling" in {found["rule"] for found in json.loads(installed.stdout)}


def test_it_has_all_rules_and_can_explain_them(environment: Path, tmp_path: Path) -> None:
    listed = json.loads(run(environment / "newslint", "rules", "--format", "json", cwd=tmp_path).stdout)
    assert {rule["id"] for rule in listed} == {
        f"{path.parent.name}/{path.stem}" for path in (ROOT / "rules").glob("*/*.yml")
    } - {f"lexicons/{path.stem}" for path in (ROOT / "rules" / "lexicons").iterdir()}
    assert "Written in:" in run(environment / "newslint", "explain", listed[0]["id"], cwd=tmp_path).stdout
    assert run(environment / "newslint", "--version", cwd=tmp_path).stdout == f"newslint {__version__}\n"


def test_a_program_may_use_it(environment: Path, tmp_path: Path) -> None:
    code = "from newslint import lint; print([found.rule for found in lint('The Ukranian outlet reported it.\\n')])"
    assert "spelling/geo-misspelling" in run(environment / "python", "-c", code, cwd=tmp_path).stdout
