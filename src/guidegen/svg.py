"""SVG drawings that a district gives: shapes and colours pass, everything that acts does not.

The drawing is parsed without entities, and written anew from an allow list. What an editor leaves
in its own namespaces is dropped; what would change the drawing's looks, were it dropped, or reach
outside of it, is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from guidegen.errors import Fault, Place, WorkspaceError

MOST_NODES = 5_000
"""Elements of a drawing, each ``use`` counted as all that it draws."""

DEEPEST = 50
LARGEST_DRAWING = 1_000_000
"""Bytes of a drawing's file."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_ELEMENT_NAMES = """
    svg g defs title desc path rect circle ellipse line polyline polygon use clipPath
    linearGradient radialGradient stop
"""
_ATTRIBUTE_NAMES = """
    id viewBox width height preserveAspectRatio version transform opacity color display visibility
    d x y x1 y1 x2 y2 cx cy r rx ry fx fy points pathLength
    fill fill-opacity fill-rule clip-rule clip-path clipPathUnits
    stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset
    gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px|pt|mm|cm|in)?\s*")
_LOCAL = re.compile(r"#[\w.-]+")
_LOCAL_URL = re.compile(r"url\(\s*[\"']?#[\w.-]+[\"']?\s*\)")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean drawing and its size, of which only the proportion matters."""

    data: bytes
    width: float
    height: float


def clean_svg(data: bytes, place: Place) -> Drawing:
    """The drawing written anew. Raises WorkspaceError with every fault of it."""
    if len(data) > LARGEST_DRAWING:
        raise _error("svg-too-complex", place, "The drawing is larger than 1 MB.")
    root = _parsed(data, place)
    faults = [*_element_faults(root, place), *_size_faults(root, place)]
    if faults:
        raise WorkspaceError(*dict.fromkeys(faults))
    width, height = _size(root)
    drawing = _copy(root)
    drawing.set("xmlns", _SVG)
    return Drawing(tostring(drawing, encoding="utf-8"), width, height)


def _parsed(data: bytes, place: Place) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True)
    except ParseError as error:
        line, column = error.position
        remedy = "Export the logo again as plain SVG."
        at = place.at(line, column + 1)
        raise WorkspaceError(Fault("bad-svg", at, "This is not XML.", remedy)) from None
    except (DefusedXmlException, ValueError, LookupError):
        raise _error("bad-svg", place, "The drawing declares entities.") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise _error("bad-svg", place, "The file is no SVG drawing.")
    if _depth_beyond(root, DEEPEST) or _drawn_nodes(root) > MOST_NODES:
        raise _error("svg-too-complex", place, f"It has more than {MOST_NODES} elements.")
    return root


def _depth_beyond(element: Element, depth: int) -> bool:
    return depth < 0 or any(_depth_beyond(child, depth - 1) for child in element)


def _drawn_nodes(root: Element) -> int:
    """The elements that a renderer visits: those below a ``use`` count at each use."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}

    def count(element: Element, left: int, depth: int) -> int:
        total = 1
        target = by_id.get((_href(element) or "").removeprefix("#"))
        drawn = [*element, *([target] if target is not None else [])]
        for each in drawn:
            if total > left or depth > DEEPEST:
                return MOST_NODES + 1
            total += count(each, left - total, depth + 1)
        return total

    return count(root, MOST_NODES, 0)


def _element_faults(root: Element, place: Place) -> Iterator[Fault]:
    for element in root.iter():
        name = _svg_name(element)
        if name and name not in _ELEMENTS:
            problem = f"The drawing has an element <{name}>."
            remedy = (
                "Export it with text as outlines, styles as attributes, no pictures or scripts."
            )
            yield Fault("svg-not-allowed", place, problem, remedy)
        elif name:
            yield from _attribute_faults(element, place)


def _attribute_faults(element: Element, place: Place) -> Iterator[Fault]:
    href = _href(element)
    if href and not _LOCAL.fullmatch(href):
        problem = f"The drawing reaches for {href[:60]!r}."
        yield Fault("svg-not-allowed", place, problem, "A logo has to stand in one file.")
    for name, value in (*element.attrib.items(), *_declarations(element)):
        if name.lower().startswith("on"):
            remedy = "Export it without scripts."
            yield Fault("svg-not-allowed", place, f"The drawing acts: {name}.", remedy)
        elif name in _ATTRIBUTES and _reaches_out(value):
            problem = f"The attribute {name} reaches outside the drawing."
            yield Fault("svg-not-allowed", place, problem, "A logo has to stand in one file.")


def _reaches_out(value: str) -> bool:
    rest = _LOCAL_URL.sub("", value).lower()
    return "url" in rest or "\\" in rest or "@import" in rest


def _size_faults(root: Element, place: Place) -> Iterator[Fault]:
    width, height = _size(root)
    if not (0 < width < 1e6 and 0 < height < 1e6 and 0.02 < width / height < 50):
        problem = "The drawing tells no sensible size."
        yield Fault("svg-without-size", place, problem, "Give the svg element a viewBox.")


def _size(root: Element) -> tuple[float, float]:
    """Width and height of the view box, else of the attributes; zeros where there are none."""
    try:
        box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()]
        if len(box) == 4:
            return box[2], box[3]
        found = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        width, height = (float(match[1]) if match else 0.0 for match in found)
    except ValueError:
        return 0.0, 0.0
    return width, height


def _copy(element: Element) -> Element:
    """The element with what the allow list knows, its children likewise."""
    copied = Element(_svg_name(element), _attributes(element))
    copied.text = element.text if _svg_name(element) in ("title", "desc") else None
    for child in element:
        if _svg_name(child):
            copied.append(_copy(child))
    return copied


def _attributes(element: Element) -> dict[str, str]:
    found = {**element.attrib, **dict(_declarations(element))}
    kept = {name: value for name, value in found.items() if name in _ATTRIBUTES}
    href = _href(element)
    return kept | ({"href": href} if href else {})


def _declarations(element: Element) -> Iterator[tuple[str, str]]:
    """The properties of a ``style`` attribute, which attributes of the same names can say."""
    for declaration in element.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.removesuffix("!important").strip()


def _href(element: Element) -> str | None:
    return element.get("href") or element.get(_XLINK_HREF)


def _svg_name(element: Element) -> str:
    """The local name of an element of SVG; nothing for comments and for editors' own elements."""
    tag = str(element.tag)
    return tag.removeprefix(f"{{{_SVG}}}") if tag.startswith(f"{{{_SVG}}}") else ""


def _error(code: str, place: Place, problem: str) -> WorkspaceError:
    return WorkspaceError(Fault(code, place, problem, "Export the logo again as plain SVG."))
