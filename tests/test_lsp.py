"""The language server, spoken to as an editor does: messages on its standard input, answers on its standard output."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DRAFT = "The Mayor Speaks\n\nA 🚢 of the Ukranian navy sank. The the crew swam.\n"


class Editor:
    """The other end of a language server."""

    def __init__(self, folder: Path) -> None:
        command = (sys.executable, "-m", "newslint", "lsp")
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self.count = 0

    def tell(self, method: str, **params: Any) -> None:
        self._write({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self.count += 1
        self._write({"id": self.count, "method": method, "params": params})
        return next(each["result"] for each in self.messages() if each.get("id") == self.count)

    def hear(self, method: str) -> Any:
        return next(each["params"] for each in self.messages() if each.get("method") == method)

    def messages(self) -> Iterator[dict[str, Any]]:
        assert self.server.stdout is not None
        while line := self.server.stdout.readline():
            length = int(line.split(b":")[1])
            while self.server.stdout.readline().strip():
                pass
            yield json.loads(self.server.stdout.read(length))

    def _write(self, message: dict[str, Any]) -> None:
        assert self.server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / ".newslint.yml").write_text("exclude: [old/]\n", encoding="utf-8")
    editor = Editor(tmp_path)
    editor.ask("initialize", processId=None, rootUri=tmp_path.as_uri(), capabilities={})
    editor.tell("initialized")
    yield editor
    editor.ask("shutdown")
    editor.tell("exit")
    assert editor.server.wait(timeout=20) == 0
    for stream in (editor.server.stdin, editor.server.stdout):
        assert stream is not None
        stream.close()


def open_draft(editor: Editor, uri: str, text: str) -> list[dict[str, Any]]:
    editor.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "plaintext", "version": 1, "text": text})
    found: list[dict[str, Any]] = editor.hear("textDocument/publishDiagnostics")["diagnostics"]
    return found


def test_a_draft_is_checked_as_it_is_opened_changed_and_closed(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.txt").as_uri()
    found = {each["code"]: each for each in open_draft(editor, uri, DRAFT)}
    assert set(found) == {"spelling/geo-misspelling", "spelling/doubled-word"}
    place = found["spelling/geo-misspelling"]["range"]
    assert place == {"start": {"line": 2, "character": 12}, "end": {"line": 2, "character": 20}}  # the ship is two units
    (repair,) = editor.ask("textDocument/codeAction", textDocument={"uri": uri}, range=place, context={"diagnostics": []})
    assert repair["edit"]["changes"][uri] == [{"range": place, "newText": "Ukrainian"}]
    mended = [{"text": DRAFT.replace("Ukranian", "Ukrainian").replace("The the", "The")}]
    editor.tell("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=mended)
    assert editor.hear("textDocument/publishDiagnostics")["diagnostics"] == []
    editor.tell("textDocument/didClose", textDocument={"uri": uri})
    assert editor.hear("textDocument/publishDiagnostics")["diagnostics"] == []


def test_what_the_settings_leave_out_is_left_alone_and_a_draft_without_a_file_is_not(editor: Editor, tmp_path: Path) -> None:
    assert open_draft(editor, (tmp_path / "old" / "draft.txt").as_uri(), DRAFT) == []
    assert open_draft(editor, "untitled:Untitled-1", DRAFT)


def test_a_mistake_in_the_settings_is_said_in_the_draft(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".newslint.yml").write_text("exclud: [old/]\n", encoding="utf-8")
    (said,) = open_draft(editor, (tmp_path / "draft.txt").as_uri(), DRAFT)
    assert "exclud" in said["message"]
