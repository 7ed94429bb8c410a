"""Every colour of a page in inks: operators, groups, shadings, patterns, masks and pictures.

What cannot be told in inks here (a mesh, a picture within a content stream) is left as it is, for
preflight to find.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Name, Operator, Page

from guidegen.sheets.shop.inks import Mask, Plates, Tint
from guidegen.sheets.shop.pictures import is_rgb, recolour_picture
from guidegen.sheets.shop.ticks import Instruction

_FILLS = ("rg", "g")
_STROKES = ("RG", "G")


class Recolouring:
    """What of a file has been put into inks; it puts each object into them once."""

    def __init__(self, plates: Plates) -> None:
        self._plates = plates
        self._done: set[tuple[int, int]] = set()

    def content(self, page: Page) -> list[Instruction]:
        """A page's own content in inks; what it shows is changed where it stands."""
        self._resources(page.resources, self._plates)
        return list(in_inks(pikepdf.parse_content_stream(page), self._plates))

    def _first_time(self, thing: Any) -> bool:
        if not thing.is_indirect:
            return True
        new = thing.objgen not in self._done
        self._done.add(thing.objgen)
        return new

    def _resources(self, resources: Any, tint: Tint) -> None:
        if not self._first_time(resources):
            return
        for each in _values(resources, "/ExtGState"):
            self._soft_mask(each.get("/SMask"))
        for each in _values(resources, "/XObject"):
            self._external(each, tint)
        for each in _values(resources, "/Pattern"):
            self._pattern(each, tint)
        for each in _values(resources, "/Shading"):
            _recolour_shading(each, tint)
        for each in _values(resources, "/Font"):
            self._drawn_glyphs(each, tint)

    def _soft_mask(self, mask: Any) -> None:
        if not isinstance(mask, pikepdf.Dictionary):
            return
        by_luminosity = mask.get("/S") == "/Luminosity"
        tint = Mask() if by_luminosity else self._plates
        if "/BC" in mask and by_luminosity and is_rgb(mask.G.Group.get("/CS")):
            mask.BC = Array(tint.parts([float(part) for part in mask.BC]))
        self._external(mask.G, tint)

    def _external(self, thing: Any, tint: Tint) -> None:
        if thing.get("/Subtype") == "/Image":
            if self._first_time(thing):
                recolour_picture(thing, tint)
        elif thing.get("/Subtype") == "/Form":
            if is_rgb(thing.get("/Group", {}).get("/CS")):
                thing.Group.CS = Name(tint.space)
            self._stream(thing, tint)

    def _pattern(self, pattern: Any, tint: Tint) -> None:
        if isinstance(pattern, pikepdf.Stream):
            self._stream(pattern, tint)
        elif "/Shading" in pattern:
            _recolour_shading(pattern.Shading, tint)
            self._soft_mask(pattern.get("/ExtGState", {}).get("/SMask"))

    def _drawn_glyphs(self, font: Any, tint: Tint) -> None:
        """The glyphs of a Type 3 font, which are content streams."""
        if font.get("/Subtype") == "/Type3" and self._first_time(font):
            for glyph in _values(font, "/CharProcs"):
                self._stream(glyph, tint)
            self._resources(font.get("/Resources", pikepdf.Dictionary()), tint)

    def _stream(self, stream: Any, tint: Tint) -> None:
        if self._first_time(stream):
            content = in_inks(pikepdf.parse_content_stream(stream), tint)
            stream.write(pikepdf.unparse_content_stream(list(content)))
            self._resources(stream.get("/Resources", pikepdf.Dictionary()), tint)


def in_inks(content: Iterable[Instruction], tint: Tint) -> Iterator[Instruction]:
    """Content whose operators for colours of a screen are those for inks."""
    for each in content:
        operator = str(each.operator)
        if operator in _FILLS or operator in _STROKES:
            parts = tint.parts([float(part) for part in each.operands])
            name = tint.fill if operator in _FILLS else tint.stroke
            yield ContentStreamInstruction(parts, Operator(name))
        else:
            yield each


def _values(owner: Any, name: str) -> list[Any]:
    found = owner.get(name)
    return [] if found is None else [found[key] for key in sorted(found.keys())]


def _recolour_shading(shading: Any, tint: Tint) -> None:
    """Gradients between colours; in between, inks are mixed instead of lights."""
    if not is_rgb(shading.get("/ColorSpace")) or "/Function" not in shading:
        return
    gradients = list(_gradients(shading.Function))
    if not all(_is_of_two_colours(each) for each in gradients):
        return
    for each in gradients:
        each.C0, each.C1 = _parts(each.C0, tint), _parts(each.C1, tint)
    shading.ColorSpace = Name(tint.space)
    if "/Background" in shading:
        shading.Background = _parts(shading.Background, tint)


def _gradients(function: Any) -> Iterator[Any]:
    """The functions that a function is stitched together from, or itself."""
    if isinstance(function, pikepdf.Dictionary) and function.FunctionType == 3:
        for each in function.Functions:
            yield from _gradients(each)
    else:
        yield function


def _is_of_two_colours(function: Any) -> bool:
    return isinstance(function, pikepdf.Dictionary) and function.FunctionType == 2


def _parts(colour: Any, tint: Tint) -> Array:
    """A colour in inks; one that is in inks already stays, as two gradients may share it."""
    return Array(tint.parts([float(part) for part in colour])) if len(colour) == 3 else colour
