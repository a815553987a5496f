"""Draws the invented logos of the example region: plain shapes in proportions as wild as real ones."""

import colorsys
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "logos"
LOGOS = {
    "kuutamon-kuuntelijat": (2.2, "moon"),
    "omaispuu": (1.0, "tree"),
    "turvakaisla": (0.55, "reed"),
    "satumaan-perhetupa": (1.3, "house"),
    "eromyrskyn-luotsit": (4.2, "wave"),
    "nuorten-kaislalaituri": (6.5, "pier"),
    "sadan-kielen-kyla": (1.0, "dots"),
    "kaislamaan-hyvinvointialue": (7.5, "wave"),
    "kaislakosken-kaupunki": (0.8, "shield"),
    "kaislakosken-seurakunta": (1.1, "house"),
    "surun-sillat": (3.1, "pier"),
    "tyynen-veden-mieliyhdistys": (2.6, "wave"),
}
HEIGHT = 100


def draw(number: int, ratio: float, shape: str) -> str:
    """One logo as SVG."""
    width = round(HEIGHT * ratio)
    dark, light = _colour(number, 0.75, 0.42), _colour(number + 1, 0.5, 0.82)
    body = "".join(_shapes(shape, width, dark, light))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img">{body}</svg>\n'
    )


def _shapes(shape: str, width: int, dark: str, light: str) -> list[str]:
    middle, short = width / 2, min(width, HEIGHT)
    if shape == "moon":
        return [
            f'<circle cx="{middle - 30:g}" cy="50" r="48" fill="{dark}"/>',
            f'<circle cx="{middle + 12:g}" cy="44" r="40" fill="{light}"/>',
        ]
    if shape == "wave":
        step = short * 0.9
        arcs = [
            f"q {step / 4:g} -60 {step / 2:g} 0 t {step / 2:g} 0" for _ in range(int(width / step))
        ]
        return [
            f'<path d="M8 {40 + 19 * n} {" ".join(arcs)}" fill="none" stroke="{colour}" stroke-width="13"/>'
            for n, colour in enumerate((dark, light))
        ]
    if shape == "pier":
        posts = [
            f'<rect x="{x}" y="44" width="14" height="52" fill="{light}"/>'
            for x in range(12, width - 16, 70)
        ]
        return [
            f'<rect x="2" y="28" width="{width - 4}" height="20" rx="6" fill="{dark}"/>',
            *posts,
        ]
    if shape == "dots":
        return [
            f'<circle cx="{18 + 32 * (n % 3)}" cy="{18 + 32 * (n // 3)}" r="13" fill="{light if n % 2 else dark}"/>'
            for n in range(9)
        ]
    if shape == "house":
        return [
            f'<path d="M{width * 0.06:g} 52 L{middle:g} 4 L{width * 0.94:g} 52 Z" fill="{dark}"/>',
            f'<rect x="{width * 0.18:g}" y="54" width="{width * 0.64:g}" height="42" fill="{light}"/>',
        ]
    if shape == "shield":
        return [
            f'<path d="M4 4 H{width - 4} V56 Q{width - 4} 90 {middle:g} 97 Q4 90 4 56 Z" fill="{dark}"/>',
            f'<path d="M4 40 H{width - 4} V56 H4 Z" fill="{light}"/>',
        ]
    return [
        f'<rect x="{middle - 4:g}" y="34" width="8" height="64" fill="{light}"/>',
        f'<ellipse cx="{middle:g}" cy="38" rx="{short * 0.38:g}" ry="36" fill="{dark}"/>',
    ]


def _colour(number: int, saturation: float, value: float) -> str:
    red, green, blue = colorsys.hsv_to_rgb(number * 0.381 % 1, saturation, value)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def main() -> int:
    """Writes the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, (name, (ratio, shape)) in enumerate(LOGOS.items()):
        (FOLDER / f"{name}.svg").write_text(draw(number, ratio, shape), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
