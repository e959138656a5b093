"""The pre-commit hook: the real pre-commit, in a throw-away repository of articles."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from outside import copy_project, needs_index, run

pytestmark = pytest.mark.slow

CONFIG = """\
repos:
  - repo: file://{repository}
    rev: {revision}
    hooks:
      - id: newslint
"""

FAULTY = "# Aid arrives\n\nThe Ukranian parliament voted on Tuesday.\n"
FINE = "# Aid arrives\n\nThe Ukrainian parliament voted on Tuesday.\n"


@dataclass(frozen=True)
class Articles:
    """A repository of articles with the hook installed from a copy of this project."""

    folder: Path
    environment: dict[str, str]

    def commit(self, **files: str) -> subprocess.CompletedProcess[str]:
        """Write files (their names with _ for the dot), stage them and try to commit."""
        for name, text in files.items():
            (self.folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        run("git", "add", "--all", cwd=self.folder)
        return run("git", "commit", "-m", "Publish", cwd=self.folder, env=self.environment, check=False)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Articles:
    needs_index()
    top = tmp_path_factory.mktemp("hook")
    hook, folder = top / "newslint", top / "articles"
    copy_project(hook)
    revision = run("git", "rev-parse", "HEAD", cwd=hook).stdout.strip()
    folder.mkdir()
    run("git", "init", "--quiet", cwd=folder)
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(repository=hook, revision=revision))
    (folder / ".newslint.yml").write_text("exclude: [archive.md]\n")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(top / "home"), "GIT_TERMINAL_PROMPT": "0"}
    run("pre-commit", "install", "--install-hooks", cwd=folder, env=environment)
    return Articles(folder, environment)


def test_a_fault_stops_the_commit(articles: Articles) -> None:
    tried = articles.commit(story_md=FAULTY)
    assert tried.returncode == 1
    assert "story.md:3:5: error spelling/geo-misspelling" in tried.stdout + tried.stderr
    assert run("git", "log", cwd=articles.folder, check=False).returncode != 0


def test_a_fine_story_passes(articles: Articles) -> None:
    tried = articles.commit(story_md=FINE)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert "newslint" in tried.stderr + tried.stdout


def test_what_is_excluded_and_what_is_no_copy_passes(articles: Articles) -> None:
    tried = articles.commit(archive_md=FAULTY, code_py=FAULTY)
    assert tried.returncode == 0, tried.stdout + tried.stderr
