"""Small questions that more than one document asks."""

from sotekit.documents.view import HelplineView


def bare(address: str) -> str:
    """A web address as it is read aloud: without its beginning and its last stroke."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def speaks(helpline: HelplineView, language: str) -> bool:
    """Whether the helpline answers in the language, or doesn't say which ones it answers in."""
    return not helpline.languages or language in helpline.languages
