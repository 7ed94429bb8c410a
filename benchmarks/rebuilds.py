"""What a second build costs, by what has changed since the first. Seconds include the start."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from changes import MESSAGES, change_colour, change_message, change_school
from commands import Bench, one_processor_for_commands
from districts import Figures, Sizes, bench_of, median, processors, workspace_in

LOCALES = ("es", "zh-Hans")
"""Languages with a catalog, in which a message is changed."""


def rebuilds(folder: Path, sizes: Sizes) -> Figures:
    """Edition `screen` of one locale: cold, after a change, and with nothing to do."""
    return {
        locale: _rebuilds(folder / locale, locale, sizes)
        for locale in sizes.locales
        if locale in LOCALES
    }


def _rebuilds(folder: Path, locale: str, sizes: Sizes) -> Figures:
    found: list[dict[str, float]] = []
    for number in range(sizes.rounds):
        bench = bench_of(folder / str(number), sizes.schools, sizes)
        options = ("--locale", locale, "--edition", "screen")
        with one_processor_for_commands():
            seconds = {"cold": bench.made(*options)[0]}
            for name, change in _changes(bench.workspace, locale, number).items():
                change()
                seconds[name], report = bench.made(*options)
                seconds[f"{name} made"] = report["made"]
            seconds["nothing"] = bench.made(*options)[0]
        found.append(seconds)
    middle = {name: median([each[name] for each in found]) for name in found[0]}
    ratios = {f"{name} / cold": round(middle[name] / middle["cold"], 3) for name in MESSAGES}
    return {"schools": sizes.schools, **middle, **ratios}


def _changes(root: Path, locale: str, number: int) -> Mapping[str, Callable[[], object]]:
    return {
        **{
            name: partial(change_message, root, locale, context, number)
            for name, context in MESSAGES.items()
        },
        "school": partial(change_school, root, number),
        "colour": partial(change_colour, root, number),
    }


def unchanged(folder: Path, sizes: Sizes) -> Figures:
    """Many brochures with nothing to do, by size and by bytes; and the command's own start."""
    few = bench_of(folder / "few", 1, sizes)
    many = Bench(workspace_in(folder / "many", sizes.many, sizes), folder / "many", processors())
    options = ("--locale", "en")
    few.build(*options)
    many.build(*options)
    one = Bench(many.workspace, many.folder)
    with one_processor_for_commands():
        nothing = [one.made(*options) for _ in range(sizes.rounds)]
        report = nothing[0][1]
        return {
            "brochures": report["unchanged"],
            "made": report["made"],
            "start": median([few.build(*options).seconds for _ in range(sizes.rounds)]),
            "seconds": median([seconds for seconds, _ in nothing]),
            "verified": round(one.build("--verify", *options).seconds, 3),
        }
