"""The language server: the queries of a draft in an editor while it is written, over the editor protocol (LSP)."""

import os
from argparse import Namespace
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from newslint import __version__
from newslint.commands.arguments import make_flags
from newslint.config import ConfigMistake
from newslint.diagnostic import Diagnostic, Level
from newslint.flags import Flags, settings_for
from newslint.globs import whole
from newslint.outcome import Outcome
from newslint.run import check_copy
from newslint.text import Place, Source
from newslint.walk import Walk, is_excluded

SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}

ENDINGS = {"markdown": ".md", "mdx": ".md", "html": ".html", "xml": ".xml", "json": ".json"}
"""How a draft that has no file yet is read, by the editor's name for its language; any other as plain text."""


def serve(arguments: Namespace) -> int:
    """Answer an editor on standard input and output until it has done."""
    server = make_server(make_flags(arguments))
    with open(os.dup(0), "rb") as asked, open(os.dup(1), "wb") as said:  # noqa: PTH123 - pygls closes what it is given
        server.start_io(asked, said)
    return 0


def make_server(flags: Flags) -> LanguageServer:
    """Return the server; each draft is checked under the settings of its folder, and `flags` win."""
    server = LanguageServer("newslint", f"v{__version__}")
    found: dict[str, tuple[Source, tuple[Diagnostic, ...]]] = {}

    def check(uri: str) -> None:
        draft = server.workspace.get_text_document(uri)
        source, outcome = check_draft(draft, flags)
        found[uri] = source, outcome.diagnostics
        said = [_diagnostic(uri, source, draft, each) for each in outcome.diagnostics]
        said += [_problem(outcome.problem)] if outcome.problem else []
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, said, draft.version))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def open_draft(params: types.DidOpenTextDocumentParams) -> None:
        check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def change_draft(params: types.DidChangeTextDocumentParams) -> None:
        check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def close_draft(params: types.DidCloseTextDocumentParams) -> None:
        found.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def offer_repairs(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        draft = server.workspace.get_text_document(uri)
        source, diagnostics = found.get(uri, (None, ()))
        if source is None or source.text != draft.source:
            return []
        actions = (_action(uri, source, draft, each) for each in diagnostics if each.fix)
        return [action for action in actions if _meets(action, params.range)]

    return server


def check_draft(draft: TextDocument, flags: Flags) -> tuple[Source, Outcome]:
    """Return a draft as it was read, and what there is to say of it; nothing where the settings leave it out."""
    path = draft.path or f"untitled{ENDINGS.get(draft.language_id or '', '.txt')}"
    source = Source(path, draft.source)
    try:
        left_out = is_excluded(Path(path), Walk(lambda folder: settings_for(flags, folder), flags.exclude))
        return source, Outcome(path) if left_out else check_copy(path, draft.source.encode("utf-8", "replace"), flags)
    except ConfigMistake as mistake:
        return source, Outcome(path, problem=f"{mistake} ({whole(Path(path)).parent})")


def _diagnostic(uri: str, source: Source, draft: TextDocument, found: Diagnostic) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, _range(source, draft, each.place)), each.message or each.text)
        for each in found.related
    ]
    return types.Diagnostic(
        _range(source, draft, found.place),
        found.message,
        SEVERITIES[found.level],
        found.rule,
        types.CodeDescription(found.url) if found.url else None,
        "newslint",
        related_information=related or None,
    )


def _problem(problem: str) -> types.Diagnostic:
    """Return why a draft could not be checked, at its beginning."""
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), problem, types.DiagnosticSeverity.Error, source="newslint")


def _action(uri: str, source: Source, draft: TextDocument, found: Diagnostic) -> types.CodeAction:
    """Return the one certain repair of a diagnostic as the editor makes it."""
    assert found.fix is not None  # noqa: S101 - the caller has asked
    edits = [types.TextEdit(_range(source, draft, edit.place), edit.text) for edit in found.fix.edits]
    return types.CodeAction(
        found.fix.title,
        types.CodeActionKind.QuickFix,
        [_diagnostic(uri, source, draft, found)],
        is_preferred=True,
        edit=types.WorkspaceEdit({uri: edits}),
    )


def _meets(action: types.CodeAction, asked: types.Range) -> bool:
    """Whether the words of a repair's diagnostic touch the stretch that the editor asks about."""
    return any(each.range.start <= asked.end and asked.start <= each.range.end for each in action.diagnostics or ())


def _range(source: Source, draft: TextDocument, place: Place) -> types.Range:
    """Return a place as the editor counts: from nought, columns in the units that it has asked for."""

    def position(line: int, column: int) -> types.Position:
        return types.Position(line - 1, draft.position_codec.client_num_units(source.line(line)[: column - 1]))

    return types.Range(position(place.line, place.column), position(place.end_line, place.end_column))
