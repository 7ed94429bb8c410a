"""Packets: what a school prints, its guides in its languages and in the right number of copies."""

from guidegen.packets.fold_guides import fold_guide
from guidegen.packets.packing import Packed, Packet, Request, files_of, packed, ticket_of
from guidegen.packets.pieces import Reprint, read_reprint
from guidegen.packets.summary import summary_csv, summary_rows, summary_xlsx
from guidegen.packets.tickets import ticket_pdfs

__all__ = [
    "Packed",
    "Packet",
    "Reprint",
    "Request",
    "files_of",
    "fold_guide",
    "packed",
    "read_reprint",
    "summary_csv",
    "summary_rows",
    "summary_xlsx",
    "ticket_of",
    "ticket_pdfs",
]
