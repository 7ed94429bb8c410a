"""One brochure made in two ways, from stencils and laid out whole, and held against each other."""

import functools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pressing import DAY
from readings import Element, Entry, Link, Reading, look_alike, read, without_wrappers

from guidegen.catalog import read_catalog
from guidegen.compose import Brochure, Skeletons, brochure_of, compose_panels
from guidegen.editions import engine_of
from guidegen.editions.making import MAKING, document_info
from guidegen.files import digest
from guidegen.languages import language
from guidegen.model.build import Job, Purpose
from guidegen.model.panel import PANELS, Fit, UsedText
from guidegen.model.skeleton import NotPressable
from guidegen.press import Engine, GroupPress, PressedPanel, Stencilled, press_panels
from guidegen.workspace import Workspace, read_workspace

ROOT = Path(__file__).parent.parent
TEXT = 1
"""What pdfium calls an object that is text."""
NEAR = 0.05
"""Points by which places may differ."""


@dataclass(frozen=True, slots=True)
class Direct:
    """A brochure laid out whole: its file, and the panels that it was written from."""

    data: bytes
    panels: Mapping[str, PressedPanel]


@functools.cache
def sample() -> Workspace:
    """The sample district."""
    return read_workspace(ROOT)


@functools.cache
def sample_engine(locale: str, brand: str) -> Engine:
    """The engine of the sample's guides in a language and a brand, kept for a run."""
    return engine_of(sample(), sample().brands[brand], language(locale))


def schools_of(brand: str) -> tuple[str, ...]:
    """The ids of the sample's schools whose guides have a brand."""
    own = sample().district.brand
    return tuple(each.id for each in sample().roster.schools if (each.brand or own) == brand)


def sample_guide(school: str, locale: str) -> Brochure:
    """A guide of the sample, also in a language that it does not offer."""
    catalog, _ = read_catalog(ROOT / "locales", ROOT / "locales", locale)
    of = brochure_of(sample(), sample().roster.by_id[school], "en", Purpose.REVIEW)
    return replace(of, language=language(locale), catalog=catalog)


def from_stencils(
    engine: Engine,
    guides: Mapping[str, Brochure],
    edition: str = "screen",
    panels: Collection[str] = PANELS,
) -> dict[str, bytes | NotPressable]:
    """Each guide's file put together from stencils, or why it cannot be."""
    skeletons = Skeletons()
    sources = {
        key: {name: each for name, each in skeletons.panels(of).items() if name in panels}
        for key, of in guides.items()
    }
    press = GroupPress(engine, sources)
    made: dict[str, bytes | NotPressable] = {}
    for key, of in guides.items():
        found = press.brochure(key)
        if isinstance(found, Stencilled):
            job, making = _job(of, edition), MAKING[edition]
            info = document_info(job, of, _cover(of), DAY)
            made[key] = making.assemble(engine, job, press, making.chosen(job, found.panels), info)
        else:
            made[key] = found
    return made


def laid_out(
    engine: Engine,
    guides: Mapping[str, Brochure],
    edition: str = "screen",
    panels: Collection[str] = PANELS,
) -> dict[str, Direct]:
    """Each guide's file written from pages that were laid out whole."""
    composed = {
        key: {name: each for name, each in compose_panels(of).items() if name in panels}
        for key, of in guides.items()
    }
    keys = {
        (key, panel): digest(source.html(Fit()).markup.encode())
        for key, panels in composed.items()
        for panel, source in panels.items()
    }
    pressed = press_panels(
        engine, {own: composed[key][panel] for (key, panel), own in keys.items()}
    )
    made: dict[str, Direct] = {}
    for key, of in guides.items():
        job, making = _job(of, edition), MAKING[edition]
        chosen = making.chosen(job, {panel: pressed[keys[key, panel]] for panel in composed[key]})
        info = document_info(job, of, _cover(of), DAY)
        made[key] = Direct(making.make(engine, job, chosen, info), chosen)
    return made


def assert_same_file(stencilled: bytes, direct: Direct, *, exact: bool = True) -> None:
    """Nobody can tell the two files apart, but for the elements around whole cards.

    What is not ``exact`` may differ in a letter here and there: a font has one text for each glyph,
    and where letters share their glyphs, as mirrored brackets do, the first one's.
    """
    ours, theirs = read(stencilled), read(direct.data)
    for number, each in enumerate(direct.panels.values()):
        if not exact:
            assert_alike(ours.texts[number], theirs.texts[number])
            assert_same_drawing(
                _without_text(ours.drawn[number]), _without_text(theirs.drawn[number])
            )
            continue
        if _in_any_order(each.html.markup):
            assert sorted(ours.texts[number].split()) == sorted(theirs.texts[number].split())
        else:
            assert ours.texts[number] == theirs.texts[number]
        assert_same_drawing(ours.drawn[number], theirs.drawn[number])
    if not exact:
        ours, theirs = (replace(each, tree=_mute(each.tree)) for each in (ours, theirs))
    assert_same_reading(ours, theirs, _wrappers(direct))
    assert look_alike(stencilled, direct.data)


def assert_alike(ours: str, theirs: str) -> None:
    """All but one letter in twenty-five are the same, whatever their order."""
    one, other = Counter(ours), Counter(theirs)
    differing = ((one - other) + (other - one)).total()
    assert differing <= len(theirs) / 25, f"{differing} of {len(theirs)} letters differ"


def _without_text(drawn: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """What is drawn but text, which may be drawn in other pieces."""
    return [each for each in drawn if each[0] != TEXT]


def _mute(tree: Element | None) -> Element | None:
    """The tree without its texts; what its elements tell stays."""
    if tree is None:
        return None
    kids = (_mute(kid) if isinstance(kid, Element) else kid for kid in tree.kids)
    return replace(
        tree, kids=tuple("" if isinstance(kid, str) else kid for kid in kids if kid is not None)
    )


def assert_same_drawing(
    ours: Sequence[tuple[float, ...]], theirs: Sequence[tuple[float, ...]]
) -> None:
    """The same kinds of things drawn in the same places; other checks know their order."""
    left = list(theirs)
    for one in ours:
        same = next((other for other in left if near(one, other)), None)
        assert same is not None, f"nothing is drawn like {one}"
        left.remove(same)
    assert not left


def assert_same_reading(stencilled: Reading, direct: Reading, wrappers: Mapping[int, int]) -> None:
    """The same pages, links, outline, structure and description."""
    assert stencilled.sizes == direct.sizes
    for links, others in zip(stencilled.links, direct.links, strict=True):
        assert_same_links(links, others)
    assert_same_outline(stencilled.outline, direct.outline)
    assert stencilled.about == direct.about
    assert (stencilled.tree is None) is (direct.tree is None)
    if stencilled.tree is not None and direct.tree is not None:
        assert_same_tree(stencilled.tree, without_wrappers(direct.tree, wrappers), "")


def assert_same_links(ours: tuple[Link, ...], theirs: tuple[Link, ...]) -> None:
    """Links in one order, near one another."""
    assert [(e.target, e.contents) for e in ours] == [(e.target, e.contents) for e in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert near(one.area, other.area), (one, other)


def assert_same_outline(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> None:
    """The same titles at the same depth, leading to the same places."""
    names = [[(e.depth, e.title, e.page) for e in entries] for entries in (ours, theirs)]
    assert names[0] == names[1]
    for one, other in zip(ours, theirs, strict=True):
        assert near(one.place, other.place), (one, other)


def assert_same_tree(ours: Element | str | Link, theirs: Element | str | Link, path: str) -> None:
    """The same elements, attributes and texts in the same order."""
    if isinstance(ours, Element) and isinstance(theirs, Element):
        path = f"{path}{ours.type}"
        assert (ours.type, len(ours.kids)) == (theirs.type, len(theirs.kids)), path
        assert_same_attributes(ours.told, theirs.told, path)
        for one, other in zip(ours.kids, theirs.kids, strict=True):
            assert_same_tree(one, other, path)
    elif isinstance(ours, Link) and isinstance(theirs, Link):
        assert_same_links((ours,), (theirs,))
    else:
        assert ours == theirs, path


def assert_same_attributes(ours: tuple[object, ...], theirs: tuple[object, ...], path: str) -> None:
    """The same attributes; figures in boxes near each other."""
    assert len(ours) == len(theirs), path
    for one, other in zip(ours, theirs, strict=True):
        if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == "/BBox":
            assert near(one[1], other[1]), (path, one, other)
        else:
            assert one == other, path


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether numbers are the same but for rounding."""
    return len(one) == len(other) and all(
        abs(a - b) <= NEAR for a, b in zip(one, other, strict=True)
    )


def _wrappers(direct: Direct) -> dict[int, int]:
    """How many elements of each page only group others."""
    markup = (each.html.markup for each in direct.panels.values())
    return {number: each.count(" data-stack") for number, each in enumerate(markup)}


def _in_any_order(markup: str) -> bool:
    """Whether something floats or is positioned: drawn part by part, or page by page."""
    return "panel-comparison" in markup or "card compact" in markup


def _cover(of: Brochure) -> tuple[UsedText, ...]:
    return compose_panels(of)["cover"].html(Fit()).texts


def _job(of: Brochure, edition: str) -> Job:
    return Job(of.school.id, of.language.tag, edition, of.purpose)
