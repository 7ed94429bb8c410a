"""The only addresses by which a page reaches its drawings and photos."""


def art_url(name: str) -> str:
    """Where a drawing of the brand stands: ``cover``, ``icon-sro``, ``logo`` and so on."""
    return f"guidegen:art/{name}"


def photo_url(file: str) -> str:
    """Where an officer's photo stands, by its file's name in the roster."""
    return f"guidegen:photo/{file}"
