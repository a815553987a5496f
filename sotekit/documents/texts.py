"""How addresses are shown."""


def bare(address: str) -> str:
    """A web address as it is read aloud: without its beginning and its last stroke."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
