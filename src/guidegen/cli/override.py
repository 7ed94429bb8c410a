"""``guidegen override``: copy one piece of the stock guide into the workspace, to edit it."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import tomlkit

from guidegen import files, stock
from guidegen.cli.frame import Frame, command
from guidegen.content.blocks import read_blocks
from guidegen.errors import UsageError
from guidegen.toml_schema import suggestion
from guidegen.translation.stock_changes import read_record, record_override, write_record

ROW = "comparison."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stock file that can be copied, or one row of the comparison in it."""

    path: Path
    row: str = ""


@command(
    "override",
    examples=(
        "guidegen override why.roles\n"
        "guidegen override sro.authority.armed\n"
        "guidegen override comparison.training\n"
        "guidegen override panels/cover.html.j2"
    ),
)
@click.argument("piece_id", metavar="ID")
def override(frame: Frame, *, piece_id: str) -> None:
    """Copy one piece of the stock guide, to edit it.

    The copy in the workspace replaces the stock piece. ID is a block (`guidegen list blocks`
    lists them), one of its variants, a row of the comparison, or a template's file name. What
    is already in the workspace is never overwritten.
    """
    stock_root = stock.root()
    if stock_root.samefile(frame.workspace):
        raise UsageError("This workspace is the stock guide itself: edit its files.")
    for piece in _found(piece_id, _pieces(stock_root)):
        target = frame.workspace / piece.path.relative_to(stock_root)
        _copy(piece, target)
        _remember(frame.workspace, piece.path, target)
        frame.say(str(target.relative_to(frame.workspace)))


def _found(piece_id: str, pieces: Mapping[str, tuple[Piece, ...]]) -> tuple[Piece, ...]:
    if piece_id not in pieces:
        raise UsageError(
            f"The stock guide has no piece {piece_id!r}. {suggestion(piece_id, sorted(pieces))}"
        )
    return pieces[piece_id]


def _pieces(root: Path) -> dict[str, tuple[Piece, ...]]:
    """Every piece by its id; a block's id stands for all of its variants."""
    pieces: dict[str, tuple[Piece, ...]] = {}
    for name, piece in (*_block_pieces(root), *_row_pieces(root), *_template_pieces(root)):
        pieces[name] = (*pieces.get(name, ()), piece)
    return pieces


def _block_pieces(root: Path) -> Iterator[tuple[str, Piece]]:
    blocks, _ = read_blocks(root, root)
    for block in blocks:
        if block.place.path.parent == stock.blocks(root):
            yield block.id, Piece(block.place.path)
            if block.variant:
                yield f"{block.id}.{block.variant}", Piece(block.place.path)


def _row_pieces(root: Path) -> Iterator[tuple[str, Piece]]:
    path = stock.comparison(root)
    for row in tomlkit.parse(path.read_text(encoding="utf-8")).unwrap()["row"]:
        yield f"{ROW}{row['id']}", Piece(path, row["id"])


def _template_pieces(root: Path) -> Iterator[tuple[str, Piece]]:
    folder = stock.templates(root)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), Piece(path)


def _copy(piece: Piece, target: Path) -> None:
    if piece.row:
        _copy_row(piece, target)
        return
    if target.exists():
        raise UsageError(f"{target} is there already; edit it, or remove it first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(piece.path, target)


def _copy_row(piece: Piece, target: Path) -> None:
    """Add the row to the workspace's own comparison, which overrides stock row by row."""
    own = tomlkit.parse(target.read_text(encoding="utf-8")) if target.exists() else None
    document = own if own is not None else tomlkit.document()
    rows = document.setdefault("row", tomlkit.aot())
    if any(row["id"] == piece.row for row in rows):
        raise UsageError(f"{target} has a row {piece.row!r} already; edit it there.")
    stock_rows = tomlkit.parse(piece.path.read_text(encoding="utf-8"))["row"]
    rows.append(next(row for row in stock_rows if row["id"] == piece.row))
    files.write_text_atomically(target, tomlkit.dumps(document))


def _remember(workspace: Path, source: Path, target: Path) -> None:
    """Note what was copied, so that an upgrade can say that the stock's version changed."""
    record = read_record(workspace)
    if record is not None:
        path = target.relative_to(workspace).as_posix()
        write_record(workspace, record_override(record, path, files.digest_file(source)))
