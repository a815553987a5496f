"""Writes the schemas and the editor's settings into a repository."""

import json
from pathlib import Path
from typing import Any

from sotekit.exchange.schema import Known, editor_settings, schema_files
from sotekit.plain.together import write_together

SETTINGS = ".vscode/settings.json"


def write_schemas(root: Path, known: Known | None = None) -> int:
    """Writes all schemas; adds to the editor's settings unless they can't be read. Returns the number of files."""
    files = {root / name: _text(schema) for name, schema in schema_files(known).items()}
    settings = _settings(root / SETTINGS)
    if settings is not None:
        files[root / SETTINGS] = _text({**settings, **editor_settings()})
    changed = {path: text for path, text in files.items() if not _says(path, text)}
    write_together(changed)
    return len(changed)


def _settings(path: Path) -> dict[str, Any] | None:
    """The settings there are; None when they hold comments or anything else that can't be kept."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _says(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode("utf-8")


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
