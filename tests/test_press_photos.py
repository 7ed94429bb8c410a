"""Photos of officers: a file has those of its own school, whatever was made before it."""

import io
from dataclasses import replace

from brochures import minimal, officer, staffed
from PIL import Image
from pressing import DAY

from guidegen.compose import Brochure, Skeletons, brochure_of
from guidegen.editions import engine_of
from guidegen.editions.making import MAKING, document_info
from guidegen.model.build import Job, Purpose
from guidegen.model.district import Role, Staffing
from guidegen.press import Engine, GroupPress, PartStore, Stencilled


def guides() -> tuple[Engine, Brochure, Brochure]:
    """Two guides that differ in an officer's photo."""
    photos: dict[str, bytes] = {}
    for name, colour in (("first.jpg", "red"), ("second.jpg", "blue")):
        written = io.BytesIO()
        Image.new("RGB", (600, 600), colour).save(written, "JPEG")
        photos[name] = written.getvalue()
    workspace = replace(minimal(), photos=photos)
    of = brochure_of(workspace, workspace.roster.schools[0], "en", Purpose.FINAL)
    staffing = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.NONE}
    first, second = (staffed(of, staffing, {Role.SRO: (officer(photo=name),)}) for name in photos)
    return engine_of(workspace, of.brand, of.language), first, second


def made(engine: Engine, of: Brochure, store: PartStore, skeletons: Skeletons) -> bytes:
    press = GroupPress(engine, {"own": skeletons.panels(of)}, store)
    found = press.brochure("own")
    assert isinstance(found, Stencilled), found
    job = Job("pine", "en", "screen", Purpose.FINAL)
    info = document_info(job, of, (), DAY)
    return MAKING["screen"].assemble(engine, job, press, found.panels, info)


def test_a_file_has_no_photo_of_a_group_that_was_made_before() -> None:
    """A worker keeps what it has laid out; an officer of another school stays out of the file."""
    engine, first, second = guides()
    alone = made(engine, second, PartStore(), Skeletons())
    store, skeletons = PartStore(), Skeletons()
    made(engine, first, store, skeletons)
    assert made(engine, second, store, skeletons) == alone
