"""The parts of ``make bench``: each measures something in a folder of its own.

All builds of one locale are done on one processor, but for those that say how more of them scale.
Seconds of commands include their start.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from commands import Bench, guidegen, one_processor_for_commands, peak_of_commands
from districts import Figures, Sizes, bench_of, median, processors, workspace_in
from own_way import own_way
from press import alone
from rebuilds import rebuilds, unchanged
from samples import sample_of
from synthetic import write_workspace
from ways import plain_files
from workers import peak_of_worker

_STATE = ("en", "es", "ar", "zh-Hans", "km", "hmn", "vi", "ru", "so", "ko")
"""Ten languages, for planning."""


def ways(folder: Path, sizes: Sizes) -> Figures:
    """How files come to be in a district that hands out languages as districts do; and why not."""
    bench = bench_of(folder, sizes.schools, sizes, everywhere=False)
    _, report = bench.made()
    results = report["results"]
    number = Counter(each["way"] for each in results)
    detours = Counter(f"{each['locale']}: {why}" for each in results for why in each["detours"])
    return {
        "schools": sizes.schools,
        "files": len(results),
        "share": {way: round(each / len(results), 4) for way, each in number.items()},
        "detours": dict(detours.most_common(12)),
    }


def editions(folder: Path, sizes: Sizes) -> Figures:
    """Milliseconds a school, cold: `screen` alone, and with `trifold`."""
    root = workspace_in(folder, sizes.schools, sizes)
    both = ("screen", "trifold")
    found = {}
    for locale in sizes.locales:
        screen, together = [], []
        for _ in range(sizes.rounds):
            screen.append(alone(own_way, root, locale).each)
            together.append(alone(own_way, root, locale, both).each)
        times = {"screen": median(screen), "both": median(together)}
        found[locale] = {**times, "both / screen": round(times["both"] / times["screen"], 2)}
    return {"schools": sizes.schools, **found}


def memory(folder: Path, sizes: Sizes) -> Figures:
    """Megabytes that the largest worker of a build with one has had, both editions."""
    found: dict[str, dict[str, float]] = {}
    for schools in sizes.memory:
        root = workspace_in(folder / str(schools), schools, sizes)
        for locale in (each for each in sizes.locales if each in {"en", "zh-Hans"}):
            peak = alone(peak_of_worker, root, (locale,))
            found.setdefault(locale, {})[str(schools)] = round(peak)
        everything = alone(peak_of_worker, root, sizes.locales)
        found.setdefault("all locales, one after the other", {})[str(schools)] = round(everything)
    return found


def file_sizes(folder: Path, sizes: Sizes) -> Figures:
    """Kilobytes of a file, and how many times what plain WeasyPrint writes of the same brochure."""
    bench = bench_of(folder, sizes.schools, sizes)
    found = {}
    for locale in sizes.locales:
        bench.build("--locale", locale)
        plain = alone(plain_files, alone(sample_of, bench.workspace, locale, 5))
        ratios = [
            _size(bench.out, school, locale, "screen") / len(file) for school, file in plain.items()
        ]
        schools = [path.name for path in bench.out.iterdir() if path.is_dir()]
        found[locale] = {
            **{
                each: median([_size(bench.out, school, locale, each) for school in schools]) / 1000
                for each in ("screen", "trifold")
            },
            "plain": median([len(file) for file in plain.values()]) / 1000,
            "screen / plain": median(ratios),
            "most": round(max(ratios), 3),
        }
    return {"schools": sizes.schools, **found}


def _size(out: Path, school: str, locale: str, edition: str) -> int:
    folder = out / school / locale
    return next(folder.glob(f"*-{edition}-*.pdf")).stat().st_size


def scaling(folder: Path, sizes: Sizes) -> Figures:
    """Seconds of a cold build of two locales, both editions, by number of workers."""
    root = workspace_in(folder, sizes.scaled, sizes)
    found = {}
    for jobs in sorted({1, 2, processors()}):
        bench = Bench(root, folder / f"jobs-{jobs}", jobs)
        found[str(jobs)], report = bench.made("--locale", "en", "--locale", "es")
    most = max(found, key=int)
    return {
        "schools": sizes.scaled,
        "files": report["made"],
        "seconds": {jobs: round(seconds, 2) for jobs, seconds in found.items()},
        "efficiency": round(found["1"] / found[most] / int(most), 3),
    }


def start(folder: Path, sizes: Sizes) -> Figures:
    """Seconds until the command has shown its help."""
    del folder
    with one_processor_for_commands():
        return {"help": median([guidegen("--help").seconds for _ in range(3 * sizes.rounds)])}


def planning(folder: Path, sizes: Sizes) -> Figures:
    """Seconds to read and plan a state, every school in ten languages, and nothing made."""
    root = folder / "workspace"
    write_workspace(root, sizes.planned, sizes.seed, _STATE, everywhere=True)
    with one_processor_for_commands():
        run = Bench(root, folder).build("--dry-run", "--json")
    return {
        "schools": sizes.planned,
        "locales": len(_STATE),
        "files": json.loads(run.said)["to_make"],
        "seconds": round(run.seconds, 2),
        "megabytes": round(peak_of_commands()),
    }


PARTS: Mapping[str, Callable[[Path, Sizes], Figures]] = {
    "start": start,
    "planning": planning,
    "ways": ways,
    "rebuilds": rebuilds,
    "editions": editions,
    "memory": memory,
    "file_sizes": file_sizes,
    "scaling": scaling,
    "unchanged": unchanged,
}
"""In the order in which they are run: the first looks at processes that are still small."""
