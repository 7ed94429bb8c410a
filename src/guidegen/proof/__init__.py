"""Proof: what a translator wants to know of the page, and a page to see it on."""
