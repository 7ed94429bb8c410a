"""``guidegen languages``: which languages families call for, and which guides there are."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guidegen.cache import default_folder
from guidegen.cli.frame import Frame, command
from guidegen.cli.options import json_option
from guidegen.errors import ExitStatus

if TYPE_CHECKING:
    from guidegen.packets.calls import Call

_WORDS = {
    "approved": "there is a guide",
    "draft": "its guide is a draft that nobody has approved",
    "not offered": "guidegen has a translation, which the school does not hand out: add {tag} to "
    "its locales",
    "missing": "there is no translation",
}


@command(
    "languages",
    examples="guidegen languages --from-enrollment enrollment.csv\n"
    "guidegen languages --from-enrollment enrollment.csv --json",
)
@click.option(
    "--from-enrollment",
    "enrollment",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="How many families read which language: a CSV of school, language and families.",
)
@json_option
def home_languages(frame: Frame, *, enrollment: Path, as_json: bool) -> ExitStatus:
    """Say which languages families call for, and which guides there are.

    A guide is called for in a language that at least `language_threshold` per cent of a school's
    families read at home (content/district.toml). The exit status is 1 where a school has none of
    its own, or only a draft.
    """
    from guidegen.cli import building  # noqa: PLC0415 (help need not wait)
    from guidegen.packets.calls import Readiness, calls  # noqa: PLC0415
    from guidegen.roster.enrollment import read_enrollment  # noqa: PLC0415

    workspace = building.read(frame, default_folder())
    homes = read_enrollment(enrollment, workspace.roster.by_id.keys())
    found = list(calls(workspace, homes))
    if as_json:
        frame.say(json.dumps([_object(each) for each in found], indent=1, ensure_ascii=False))
    else:
        for line in _lines(found, workspace.district.language_threshold):
            frame.say(line)
    wanting = any(each.called_for and each.readiness is not Readiness.APPROVED for each in found)
    return ExitStatus.FINDINGS if wanting else ExitStatus.DONE


def _lines(found: "Sequence[Call]", threshold: int) -> Iterator[str]:
    for school in dict.fromkeys(each.school for each in found):
        yield school
        for each in found:
            if each.school == school:
                mark = "*" if each.called_for else " "
                words = _WORDS[each.readiness.value].format(tag=each.home.tag)
                yield f"  {mark} {each.share:5.1f} %  {each.home.name}: {words}"
    yield f"* called for: {threshold} % or more of a school's families read it"


def _object(call: "Call") -> dict[str, Any]:
    return {
        "school": call.school,
        "language": call.home.name,
        "locale": call.home.tag,
        "families": call.home.families,
        "percent": round(call.share, 1),
        "called_for": call.called_for,
        "guide": call.readiness.value,
    }
