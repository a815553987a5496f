"""Posters, adverts and pictures of a season in every size, from one design."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Literal

from sotekit.comms.facts import NO_BREAK, Facts, logo_owners, look_of
from sotekit.comms.fingerprint import fingerprint, marked, png_with
from sotekit.comms.logos import BOOST, Box, Mark, lay_out, order, ratio_of
from sotekit.documents.templates import Templates
from sotekit.documents.typeset import typeset
from sotekit.messages import N_, Translator
from sotekit.model.comms import CommsPlan
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository

TEMPLATE = "poster.typ"
MM = 72 / 25.4
CAPITAL_WIDTH = 0.55
"""How wide a letter of the poster's type is, on average, as a share of its size."""

LINE_HEIGHT = 1.05
NAME_RATIO = 3.4
"""A name in type reads best at about this proportion."""

TYPE_SIZE = 0.27
"""Size of a name in type, as a share of a logo's optical size."""

_FORM = re.compile(r" (ry|rf|r\.y\.|Oy|Ab|sr)(?=$|[ )])")

LARGEST_LOGO = 4 * 1024 * 1024

Shape = Literal["upright", "lying", "strip"]


@dataclass(frozen=True, slots=True)
class Format:
    """A size to make: points for paper, pixels for screens (one point a pixel)."""

    id: str
    width: float
    height: float
    shape: Shape
    kinds: tuple[Literal["pdf", "png"], ...]
    ppi: float = 144
    safe_top: float = 0
    safe_bottom: float = 0


FORMATS = (
    Format("a3", 297 * MM, 420 * MM, "upright", ("pdf", "png"), ppi=96),
    Format("a4", 210 * MM, 297 * MM, "upright", ("pdf", "png")),
    Format("a5", 148 * MM, 210 * MM, "upright", ("pdf", "png"), ppi=200),
    Format("bus", 1200 * MM, 300 * MM, "strip", ("pdf", "png"), ppi=48),
    Format("screen", 1920, 1080, "lying", ("png",), ppi=72),
    Format("square", 1080, 1080, "upright", ("png",), ppi=72),
    Format("story", 1080, 1920, "upright", ("png",), ppi=72, safe_top=120, safe_bottom=110),
)
"""A story leaves air where the service draws its own buttons."""

LONGEST_PIECE = 26
_CLOSED = {"fi": "kiinni", "sv": "stängt", "en": "closed"}

CALL_LABEL = N_("Call")
WEB_LABEL = N_("Read more")


@dataclass(frozen=True, slots=True)
class Logo:
    """One organisation on the poster: its picture, or its name where there is none that can be used."""

    name: str
    picture: bytes | None
    suffix: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Poster:
    """One size of the poster, ready to be set; `fingerprint` is of everything that went into it."""

    format: Format
    data: Mapping[str, object]
    pictures: Mapping[str, bytes]
    fingerprint: str


def logos_of(
    repository: Repository, root: Path, line: Line, season: Season, language: str
) -> tuple[Logo, ...]:
    """The logos of everybody who takes part. One that is missing or no picture becomes the name in type."""
    found = []
    for one in logo_owners(repository, line, season):
        name = one.name.best(language, repository.region.languages)
        data = _picture(root, one.logo) if one.logo else None
        ratio = ratio_of(data) if data else None
        if data is None or ratio is None:
            found.append(name_in_type(name))
        else:
            suffix = "png" if data.startswith(b"\x89PNG") else "svg"
            found.append(Logo(name, data, suffix, Mark(ratio)))
    return tuple(found)


def poster(
    form: Format,
    facts: Facts,
    logos: Sequence[Logo],
    plan: CommsPlan | None,
    templates: Templates,
    words: Translator,
    bleed_mm: float = 0,
) -> Poster:
    """The poster of one size, laid out."""
    ordered = [logos[n] for n in order([one.mark for one in logos])]
    band = _band(form, len(ordered))
    boxes = lay_out([one.mark for one in ordered], band.width, band.height)
    look = look_of(plan)
    pictures: dict[str, bytes] = {}
    entries = [
        _entry(one, box, band, n, pictures)
        for n, (one, box) in enumerate(zip(ordered, boxes, strict=True))
    ]
    codes = []
    for name, label, target in (
        ("qr-call.svg", CALL_LABEL, f"tel:{facts.dial}"),
        ("qr-web.svg", WEB_LABEL, facts.web),
    ):
        if target:
            pictures[name] = qr_code(target)
            codes.append({"file": name, "label": words.gettext(label)})
    data: dict[str, object] = {
        "language": facts.language,
        "width": form.width,
        "height": form.height,
        "bleed": bleed_mm * MM,
        "safe_top": form.safe_top,
        "shape": form.shape,
        "look": {
            "ground": look.ground,
            "ink": look.ink,
            "accent": look.accent,
            "accent_ink": look.accent_ink,
        },
        "slogan": facts.slogan,
        "promise": facts.promise,
        "line": facts.line,
        "number": facts.number,
        "hours": _hour_lines(facts),
        "days": [facts.days, *_except(facts)],
        "small": _small(facts),
        "codes": codes,
        "band": {
            "x": band.x,
            "left": band.left,
            "top": band.top,
            "full": form.shape != "strip",
        },
        "logos": entries,
    }
    print_ = fingerprint(
        templates.read(TEMPLATE),
        json.dumps(data, ensure_ascii=False, sort_keys=True),
        *(part for name in sorted(pictures) for part in (name, pictures[name])),
    )
    data["fingerprint"] = marked(print_)
    return Poster(form, data, pictures, print_)


def render(made: Poster, templates: Templates, kind: Literal["pdf", "png"]) -> bytes:
    """The poster as a file. Raises TemplateError where Typst can't set it."""
    data = typeset(templates, TEMPLATE, made.data, made.pictures, kind, made.format.ppi)
    return png_with(data, made.fingerprint) if kind == "png" else data


def qr_code(target: str) -> bytes:
    """A QR code as SVG, with room for damage."""
    import segno

    out = io.BytesIO()
    segno.make(target, error="m", micro=False).save(out, kind="svg", border=1, xmldecl=False)
    return out.getvalue()


def name_in_type(name: str) -> Logo:
    """The name instead of a logo; all names are set in one size, so long ones take more room."""
    lines = name_lines(name)
    ratio = name_ratio(lines)
    tall = TYPE_SIZE * LINE_HEIGHT * len(lines)
    return Logo(name, None, "", Mark(ratio, ratio * tall**2 / (1 + BOOST * abs(log(ratio)))))


def name_lines(name: str) -> tuple[str, ...]:
    """A name broken into lines so that it makes a compact block."""
    words = _FORM.sub(lambda found: NO_BREAK + found[1], name).split(" ")
    best: tuple[str, ...] = (" ".join(words),)
    for count in range(2, len(words) + 1):
        lines = _balanced(words, count)
        if abs(name_ratio(lines) - NAME_RATIO) < abs(name_ratio(best) - NAME_RATIO):
            best = lines
    return best


def name_ratio(lines: Sequence[str]) -> float:
    """Width by height of lines set in type."""
    return max(len(one) for one in lines) * CAPITAL_WIDTH / (len(lines) * LINE_HEIGHT)


@dataclass(frozen=True, slots=True)
class _Band:
    """Where logos may stand. `left` and `top` are where the white field begins."""

    x: float
    y: float
    width: float
    height: float
    left: float
    top: float


def _band(form: Format, count: int) -> _Band:
    if form.shape == "strip":
        left = form.width * (0.80 if count <= 8 else 0.70)
        air = form.height * 0.08
        return _Band(left + air, air, form.width - left - 2 * air, form.height - 2 * air, left, 0)
    tall = form.height - form.safe_top - form.safe_bottom
    share = (
        min(0.29, 0.12 + 0.0055 * count)
        if form.shape == "upright"
        else min(0.27, 0.13 + 0.005 * count)
    )
    side = form.width * 0.06
    air = form.height * 0.018
    top = form.height - form.safe_bottom - tall * share
    return _Band(side, top + air, form.width - 2 * side, tall * share - 2 * air, 0, top)


def _entry(
    logo: Logo, box: Box, band: _Band, number: int, pictures: dict[str, bytes]
) -> dict[str, object]:
    file = None
    if logo.picture is not None:
        file = f"logo-{number}.{logo.suffix}"
        pictures[file] = logo.picture
    return {
        "x": round(band.x + box.x, 3),
        "y": round(band.y + box.y, 3),
        "width": round(box.width, 3),
        "height": round(box.height, 3),
        "file": file,
        "lines": list(name_lines(logo.name)),
    }


def _hour_lines(facts: Facts) -> list[str]:
    """Each days' hours on a line of their own, which never breaks within."""
    pieces = [piece for line in facts.hours for piece in line.split(", ")]
    return [
        piece.replace(" ", NO_BREAK) if len(piece) <= LONGEST_PIECE else piece for piece in pieces
    ]


def _small(facts: Facts) -> str:
    parts = [facts.languages[:1].upper() + facts.languages[1:] if facts.languages else ""]
    parts += [facts.price.rstrip("."), facts.web_shown]
    return " · ".join(one for one in parts if one)


def _except(facts: Facts) -> list[str]:
    """When it is closed, in the language's own words."""
    lower = facts.language != "en"
    notes = [(one.note.lower() if lower else one.note, one.days) for one in facts.closed]
    return [f"{_CLOSED[facts.language]} {note} {days}".replace("  ", " ") for note, days in notes]


def _balanced(words: Sequence[str], count: int) -> tuple[str, ...]:
    """The words on at most so many lines, the longest as short as can be."""
    for width in range(max(map(len, words)), len(" ".join(words)) + 1):
        lines: list[str] = []
        for word in words:
            if lines and len(lines[-1]) + 1 + len(word) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        if len(lines) <= count:
            return tuple(lines)
    return (" ".join(words),)


def _picture(root: Path, name: str) -> bytes | None:
    """The file's bytes if it is inside the repository and can be read."""
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if len(data) <= LARGEST_LOGO else None
