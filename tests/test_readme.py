"""Every claim of the README is run: its files are written, its commands typed, what they print compared."""

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import regex
import yaml

from newslint.cli import COMMANDS
from newslint.config import ENDINGS
from newslint.config_file import CHOICE_KEYS as CHOICES
from newslint.config_file import KEYS as SETTINGS
from newslint.report.page import MISSING
from newslint.rule_loader import load_rules

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = regex.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", regex.MULTILINE | regex.DOTALL)
LINK = regex.compile(r"\]\((?P<path>[^):]+)\)")


def find_blocks(kind: str) -> list["regex.Match[str]"]:
    return [block for block in BLOCK.finditer(README) if block["kind"] == kind]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with every file that the README shows, but for its settings."""
    for block in BLOCK.finditer(README):
        if block["name"] and not block["name"].startswith("."):
            path = tmp_path / block["name"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
    (tmp_path / "mistaken.yml").write_text("slect: [dates]\n", encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path) -> str:
    """Return what a command of newslint prints, its summary last."""
    program, *arguments = shlex.split(command)
    assert program == "newslint"
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("block", find_blocks("console"), ids=lambda block: block["text"].splitlines()[0])
def test_commands_print_what_the_readme_shows(block: "regex.Match[str]", newsroom: Path) -> None:
    command, _, shown = block["text"].partition("\n")
    assert run(command.removeprefix("$ "), newsroom) == shown


def test_the_program_for_programs_runs(newsroom: Path) -> None:
    (block,) = find_blocks("python")
    done = subprocess.run([sys.executable, "-c", block["text"]], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == "1 spelling/geo-misspelling “Ukranian” for “Ukrainian”?\n"


def test_the_settings_are_settings(newsroom: Path) -> None:
    (block,) = [block for block in find_blocks("yaml") if block["name"] == ".newslint.yml"]
    (newsroom / ".newslint.yml").write_text(block["text"], encoding="utf-8")
    printed = run("newslint check fares.md", newsroom)
    assert "fares.md:9:19: error figures/direction-mismatch" in printed


def test_every_setting_is_named() -> None:
    named = set(regex.findall(r"`([a-z-]+)(?:: [^`]+)?`|^([a-z-]+):", README, regex.MULTILINE))
    assert {*SETTINGS, *CHOICES} <= {word for pair in named for word in pair}


def test_the_extras_bring_what_pages_and_editors_need() -> None:
    assert set(regex.findall(r"`newslint\[(\w+)\]`", README)) == {"report", "lsp"}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert any(needed.startswith("jinja2") for needed in extras["report"])
    assert any(needed.startswith("pygls") for needed in extras["lsp"])
    assert "newslint[report]" in MISSING


def test_the_editor_starts_the_language_server() -> None:
    (block,) = find_blocks("toml")
    server = tomllib.loads(block["text"])["language-server"]["newslint"]
    assert (server["command"], *server["args"]) == ("newslint", "lsp")
    assert "lsp" in COMMANDS


def test_a_rule_is_explained_on_a_file(newsroom: Path) -> None:
    printed = run("newslint explain figures/direction-mismatch --on fares.md", newsroom)
    assert "it says: fares.md:9:19" in printed


def test_the_rule_is_a_rule(newsroom: Path) -> None:
    assert not load_rules((newsroom / "newsroom-rules",)).mistakes


def test_the_hook_and_the_workflow_name_what_there_is() -> None:
    files = {block["name"]: yaml.safe_load(block["text"]) for block in find_blocks("yaml")}
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    repository = files[".pre-commit-config.yaml"]["repos"][0]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]
    assert all(regex.search(hooks[0]["files"], f"desk/story{ending}") for ending in ENDINGS)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert repository["rev"] == f"v{version}"
    steps = files[".github/workflows/copy.yml"]["jobs"]["newslint"]["steps"]
    ran = [step.get("run") for step in steps]
    assert ran[-2:] == [f"pip install git+{repository['repo']}@v{version}", "newslint check --format github content"]


def test_every_command_and_flag_it_names_exists(tmp_path: Path) -> None:
    helped = "".join(run(f"newslint {command} --help", tmp_path) for command in ("", "check", "explain", "new-example"))
    for flag in regex.findall(r"`(?:newslint [^`]*?)?(--[a-z-]+)[^`]*`", README):
        assert flag in helped
    for command in regex.findall(r"^\| `newslint ([\w-]+)", README, regex.MULTILINE):
        assert regex.search(rf"^    {command}\s", helped, regex.MULTILINE)


def test_every_link_leads_somewhere() -> None:
    assert all((ROOT / link["path"]).exists() for link in LINK.finditer(README))


def test_the_two_commands_are_targets_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in regex.findall(r"`make (\w+)`", README):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("status", [0, 1, 2])
def test_exit_status(status: int, newsroom: Path) -> None:
    arguments = {0: ["fares.md", "--fail-on", "never"], 1: ["fares.md"], 2: ["fares.md", "--config", "mistaken.yml"]}[status]
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "check", *arguments], cwd=newsroom, capture_output=True, check=False
    )
    assert done.returncode == status
