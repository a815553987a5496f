"""Contrast of two colours, as WCAG 2.2 defines it."""

AA = 4.5
"""What text of any size needs."""

_LINEAR_UP_TO = 0.04045


def contrast(one: str, other: str) -> float:
    """From 1 (the same colour) to 21 (black and white). Colours are written #rrggbb."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_UP_TO else ((value + 0.055) / 1.055) ** 2.4
