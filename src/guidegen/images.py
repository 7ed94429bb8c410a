"""Pictures that a district gives: checked, and written anew so that nothing else comes along."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image, ImageOps, features

from guidegen import __version__, files
from guidegen.cache import Cache
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.svg import clean_svg

MOST_PIXELS = 25_000_000
LARGEST_FILE = 20_000_000
"""Bytes. Cameras make smaller files."""

PHOTO_SIZE = (324, 396)
"""Pixels of a photo in its frame of 54 × 66 points: six a point, which is sharp on paper."""

_QUALITY = 88
_RECIPE = (
    f"{PHOTO_SIZE} {_QUALITY} {__version__} Pillow {PIL.__version__} {features.version('jpg')}"
)
"""What a photo's bytes depend on beside its file."""

PHOTO_MEDIA_TYPE = "image/jpeg"
LOGO_SIZE = (1600, 1600)
"""The most pixels of a logo that is kept; larger ones are made smaller."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture: bytes, media type, and a size of which only the proportion matters."""

    data: bytes
    media_type: str
    width: float
    height: float


def read_logo(path: Path) -> tuple[Picture | None, tuple[Fault, ...]]:
    """A logo from an SVG or PNG file, or what is wrong with it."""
    try:
        data = _read(path, "logo")
        if path.suffix.lower() == ".svg":
            drawing = clean_svg(data, Place(path))
            return Picture(drawing.data, "image/svg+xml", drawing.width, drawing.height), ()
        return _png_logo(path, data), ()
    except WorkspaceError as error:
        return None, error.faults


def read_photo(path: Path, cache: Cache | None = None) -> tuple[bytes | None, tuple[Fault, ...]]:
    """A photo as JPEG bytes, upright, cut to the frame's proportion, or what is wrong with it.

    What the same file gave before may be in the ``cache``.
    """
    try:
        data = _read(path, "photo")
        key = f"photo {files.digest(data)} {_RECIPE}"
        known = cache.get(key) if cache else None
        if known is not None:
            return known, ()
        made = _as_jpeg(_cropped(_on_white(_open(path, data, ("PNG", "JPEG")))))
    except WorkspaceError as error:
        return None, error.faults
    if cache:
        cache.put(key, made)
    return made, ()


def _read(path: Path, what: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            problem = f"The file is larger than {LARGEST_FILE // 1_000_000} MB."
            raise _error("image-too-large", path, problem, "Make the picture smaller.")
        return path.read_bytes()
    except OSError as error:
        problem = f"The {what} cannot be read: {error.strerror}."
        raise _error(f"{what}-missing", path, problem, "Put the file there.") from None


def _open(path: Path, data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """The decoded picture, turned upright. Nothing is decoded before its size is known."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=formats)
        _check_size(path, picture)
        picture.load()
        return ImageOps.exif_transpose(picture)
    except WorkspaceError:
        raise
    except Image.DecompressionBombError:
        problem = "The picture has far too many pixels."
        raise _error("image-too-large", path, problem, "Make it smaller.") from None
    except Exception:  # what a decoder raises for a broken file is of no one class
        problem = f"This is no sound {' or '.join(formats)} picture."
        raise _error("bad-image", path, problem, "Save the picture again in this form.") from None


def _check_size(path: Path, picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        problem = f"The picture has {picture.width} by {picture.height} pixels."
        remedy = f"Make it smaller: {MOST_PIXELS // 1_000_000} million pixels are the most."
        raise _error("image-too-large", path, problem, remedy)


def _png_logo(path: Path, data: bytes) -> Picture:
    picture = _open(path, data, ("PNG",)).convert("RGBA")
    picture.thumbnail(LOGO_SIZE, Image.Resampling.LANCZOS)
    plain = Image.frombytes("RGBA", picture.size, picture.tobytes())
    written = io.BytesIO()
    plain.save(written, "PNG", optimize=False, compress_level=9)
    return Picture(written.getvalue(), "image/png", picture.width, picture.height)


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, which a printed photo cannot have."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def _cropped(picture: Image.Image) -> Image.Image:
    """The middle of the picture in the frame's proportion, never enlarged."""
    scale = min(1.0, picture.width / PHOTO_SIZE[0], picture.height / PHOTO_SIZE[1])
    size = (max(1, round(PHOTO_SIZE[0] * scale)), max(1, round(PHOTO_SIZE[1] * scale)))
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=(0.5, 0.4))


def _as_jpeg(picture: Image.Image) -> bytes:
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=_QUALITY, subsampling=0, optimize=False)
    return written.getvalue()


def _error(code: str, path: Path, problem: str, remedy: str) -> WorkspaceError:
    return WorkspaceError(Fault(code, Place(path), problem, remedy))
