"""The screen for personal data in free text: Finnish, Swedish and English, before anything is saved."""

from sotekit.privacy.allowed import NOTHING_ALLOWED, Allowed, allowed_from
from sotekit.privacy.screening import screen, screen_lines
from sotekit.privacy.verdict import Finding, Kind, Level, Verdict, explain

__all__ = [
    "NOTHING_ALLOWED",
    "Allowed",
    "Finding",
    "Kind",
    "Level",
    "Verdict",
    "allowed_from",
    "explain",
    "screen",
    "screen_lines",
]
