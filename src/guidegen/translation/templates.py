"""Template catalogs, ``guidegen.pot`` and ``district.pot``: what there is to translate, empty."""

from collections.abc import Mapping
from pathlib import Path

from guidegen.translation.extract import Messages
from guidegen.translation.update import new_po, update


def template_catalogs(messages: Messages, workspace: Path) -> Mapping[str, tuple[int, str]]:
    """The text of each template catalog by its file's name, after how many messages it has.

    ``guidegen.pot`` has what ships with guidegen, ``district.pot`` the workspace's own wording, as
    the PO files of these names; every message stands with its context, its notes, an example for
    each placeholder, and its file. The same messages give the same bytes.
    """
    return {
        name: (len(part), str(update(new_po(""), part, workspace).po))
        for name, part in (("guidegen.pot", messages.stock), ("district.pot", messages.own))
    }
