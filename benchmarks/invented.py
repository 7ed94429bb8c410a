"""Invented names, addresses and pictures: the raw material of synthetic districts."""

import io
import random
from collections.abc import Iterator

from PIL import Image, ImageDraw

LEVELS = {"elementary": 0.62, "middle": 0.18, "high": 0.15, "combined": 0.05}
"""How many of a district's schools are of each level."""

_KINDS = {
    "elementary": "Elementary School",
    "middle": "Middle School",
    "high": "High School",
    "combined": "Academy",
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SIDES = _words(
    "North South East West New Old Upper Lower Great Little Inner Outer Far Near High Low Long "
    "Broad Bright Quiet Green Blue Red White Golden Silver Stone Iron Copper Amber Coral Ivory "
    "Misty Sunny Windy Snowy Rocky Sandy Grassy Mossy"
)
_THINGS = _words(
    "Oak Pine Maple Cedar Willow Fern Aspen Birch Alder Hazel Juniper Laurel Linden Poplar Spruce "
    "Heron Falcon Otter Beaver Salmon Trout Raven Sparrow Robin Swallow Eagle Badger Elk Marten "
    "Lynx River Harbor Lake Canyon Prairie Meadow Orchard Mill Bridge Ferry Station Market Chapel "
    "Quarry Foundry Lantern Beacon Compass Anchor Harvest Summit Valley Garden Spring Clover "
    "Thistle Barley Heather Sage Marigold"
)
_PLACES = _words(
    "Ridge Grove Bend Hollow Creek Hill View Park Field Glen Point Bay Cove Heights Crossing Gate "
    "Green Lane Landing Terrace Springs Falls Shore Woods Dale Vale Brook Ford Mesa Flats Knoll "
    "Bluff Run Trace Fork Pass Basin Bank Corner Commons Square Court Island Isle Narrows Slope "
    "Rise Reach Haven Crest Plains Rapids Cliff Cape Marsh Pond Peak Range Trail Way"
)
_LONG = "of Science, Arts and World Languages"

_GIVEN = _words(
    "Dana Keisha Marcus Priya Owen Grace Joan Renée Zoë Björn Héctor Lucía Iván Tomás Łukasz "
    "Małgorzata Šárka Jiří Özlem Çağla İlker Ngọc Thảo Phượng Mai Paj Tou Kaʻiulani Leilani "
    "Fatuma Abdirahman Samir Nadia Amina Jean-Baptiste Marie-Ange Oluwaṣeun Ọlá Ifeanyị Sokha "
    "Chanthavy Min-jun Seo-yeon Wei Xiǎomíng Haruka Jun María Joaquín José Siobhán Tadhg Ásta "
    "Þórunn Márta Zsófia Ионел Олена Сергій Наталія Ελένη Γιώργος"
)
_FAMILY = _words(
    "Morales Okafor Haddad Yang Peña Nguyễn Trần Sørensen Brandt Castellanos Reyes O’Dell Jensen "
    "Ibáñez Muñoz Lindqvist Whitfield Bell Raman Wiśniewska Dvořák Şahin Yıldız Vang Xiong "
    "Kealoha Farah Warsame Khoury Toussaint Adébáyọ̀ Nwosu Sok Chea Kim Park Chen Zhāng Tanaka "
    "Fernández-Quiñones García-Santamaría Guðmundsdóttir Kovács Szabó Popescu "
    "Шевченко Коваленко Παπαδοπούλου Tuiasosopo Silva Achterberg-Vandermeulen"
)
_DAYS = ("Mon–Fri", "Tue, Thu", "Mon, Wed, Fri", "Mon–Thu")
_HOURS = ("7:30–4:00", "8:00–3:30", "7:45–3:45", "8:30–2:30")
_TONGUES = ("en", "en es", "en ar", "en vi", "en so", "English, Hmong", "en zh", "en km")
_AREAS = ("503", "541", "458", "971")


def school_names(rng: random.Random, levels: list[str], long: int) -> Iterator[str]:
    """A name for every school, each once; of ``long`` in so many (10: a tenth) with two lines."""
    of = (len(_SIDES), len(_THINGS), len(_PLACES))
    chosen = rng.sample(range(of[0] * of[1] * of[2]), len(levels))
    two_lines = set(rng.sample(range(len(levels)), round(len(levels) / long)))
    for number, (chosen_name, level) in enumerate(zip(chosen, levels, strict=True)):
        rest, place = divmod(chosen_name, of[2])
        side, thing = divmod(rest, of[1])
        name = f"{_SIDES[side]} {_THINGS[thing]} {_PLACES[place]}"
        yield f"{name} Academy {_LONG}" if number in two_lines else f"{name} {_KINDS[level]}"


def person(rng: random.Random) -> str:
    """Somebody's name: Latin letters of many languages, Cyrillic or Greek."""
    return f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"


def phone(rng: random.Random) -> str:
    """A number of those that are kept for inventions."""
    extension = f" x{rng.randrange(2, 99)}" if rng.random() < 0.1 else ""
    return f"({rng.choice(_AREAS)}) 555-01{rng.randrange(100):02}{extension}"


def address(rng: random.Random, name: str) -> str:
    """A street that has the school's name, in one of the district's towns."""
    town = rng.choice(("Lakeshore", "Port Alder", "Three Mills", "St. Brendan"))
    return (
        f"{rng.randrange(1, 2400)} {name.split()[1]} {rng.choice(('St', 'Rd', 'Ave'))}, {town}, OR"
    )


def schedule(rng: random.Random) -> str:
    """The days and hours when an officer is there."""
    return f"{rng.choice(_DAYS)} {rng.choice(_HOURS)}"


def tongues(rng: random.Random) -> str:
    """The languages that an officer speaks, as rosters write them."""
    return rng.choice(_TONGUES)


def portrait(rng: random.Random, form: str) -> bytes:
    """A small picture of nobody as ``JPEG`` or ``PNG``."""
    ground, skin, cloth = (tuple(rng.randrange(60, 230) for _ in range(3)) for _ in range(3))
    picture = Image.new("RGB", (162, 198), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((12, 128, 150, 280), fill=cloth)
    draw.ellipse((46, 40, 116, 136), fill=skin)
    written = io.BytesIO()
    picture.save(written, form)
    return written.getvalue()
