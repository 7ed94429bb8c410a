"""What makes a file say that it is PDF/X-4, and for which printing condition (ISO 15930-7)."""

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String
from pikepdf.models.metadata import decode_pdf_date

from guidegen.model.printing import OutputProfile

PDFX_VERSION = "PDF/X-4"
PDF_VERSION = "1.6"
"""What PDF/X-4 is made of."""

_NOT_FOR_PRINT = ("/AA", "/AcroForm", "/OpenAction", "/ViewerPreferences", "/Version")
"""What a catalogue says to viewers and to office printers, and a version of its own."""

_REGISTRY = "http://www.color.org"


def identify(pdf: Pdf, profile: OutputProfile, office: bytes) -> None:
    """Declare a file as PDF/X-4; ``office`` is the file that it was made from."""
    for name in _NOT_FOR_PRINT:
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.OutputIntents = Array([_output_intent(pdf, profile)])
    _write_metadata(pdf, hashlib.sha256(office + profile.data).hexdigest())
    pdf.docinfo["/Trapped"] = Name("/False")


def _output_intent(pdf: Pdf, profile: OutputProfile) -> Dictionary:
    """The printing condition with the profile itself (ISO 32000-1, 14.11.5)."""
    stream = pdf.make_stream(profile.data, N=4, Alternate=Name.DeviceCMYK)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        Info=String(profile.description),
        DestOutputProfile=stream,
    )
    if profile.condition != profile.description:
        intent.RegistryName = String(_REGISTRY)
    return pdf.make_indirect(intent)


def _write_metadata(pdf: Pdf, made_from: str) -> None:
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(pdf.docinfo)
        for name, value in _said(pdf, made_from):
            metadata[name] = value


def _said(pdf: Pdf, made_from: str) -> Iterator[tuple[str, str]]:
    """What the metadata say beside the document's description (ISO 15930-7)."""
    info = pdf.docinfo
    yield "pdfxid:GTS_PDFXVersion", PDFX_VERSION
    yield "pdf:Trapped", "False"
    if "/CreationDate" in info:
        created = _w3c(info["/CreationDate"])
        modified = _w3c(info.get("/ModDate", info["/CreationDate"]))
        yield "xmp:CreateDate", created
        yield "xmp:ModifyDate", modified
        yield "xmp:MetadataDate", modified
    yield "xmpMM:DocumentID", _uuid(_first_id(pdf) or made_from)
    yield "xmpMM:InstanceID", _uuid(made_from)
    yield "xmpMM:RenditionClass", "default"
    yield "xmpMM:VersionID", "1"


def _first_id(pdf: Pdf) -> str:
    """What names the office file through all its versions."""
    ids: Any = pdf.trailer.get("/ID")
    return bytes(ids[0]).hex() if ids is not None else ""


def _uuid(name: str) -> str:
    return f"uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"


def _w3c(date: Any) -> str:
    return decode_pdf_date(str(date)).isoformat().replace("+00:00", "Z")
