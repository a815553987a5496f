"""Office files (.xlsx, .docx) that are the same bytes for the same content, whenever they are made.

They are zip archives. The libraries that make them write the time of day into every entry, and some of them into
the document's own properties.
"""

import io
import re
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

TYPES = "[Content_Types].xml"
"""What readers look for first."""

PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_DAY = b"2000-01-01T00:00:00Z"


def steady(data: bytes) -> bytes:
    """The same archive without the time it was made: entries in one order, all from the same moment."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda one: (one != TYPES, one)):
            content = source.read(name)
            if name == PROPERTIES:
                content = _TIMES.sub(_NO_DAY, content)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()
