"""Service catalogue records as the open interface gives them, of invented organisations."""

import json
import shutil
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT

OWNER = "11111111-1111-4111-8111-111111111111"
SERVICE = "22222222-2222-4222-8222-222222222222"
PLACE = "33333333-3333-4333-8333-333333333333"


def texts(kind: str, **words: str) -> list[dict[str, str]]:
    return [{"language": name, "value": text, "type": kind} for name, text in words.items()]


def organisation(**changes: Any) -> dict[str, Any]:
    return {
        "id": OWNER,
        "organizationType": "Organization",
        "businessCode": "1234567-1",
        "organizationNames": texts("Name", fi="Keksitty Apu ry", sv="Påhittad Hjälp rf"),
        "organizationDescriptions": texts("Summary", fi="Apua keksityille."),
        "phoneNumbers": [{"prefixNumber": "+358", "number": "00 100 9001", "language": "fi"}],
        "emails": [{"value": "apu@keksitty.example", "language": "fi"}],
        "oid": "1.2.3",
        **changes,
    }


def service(**changes: Any) -> dict[str, Any]:
    return {
        "id": SERVICE,
        "serviceNames": texts("Name", fi="Neuvonta"),
        "serviceDescriptions": texts("Summary", fi="Neuvoo.")
        + texts("Description", fi="Neuvoo pitkästi."),
        "languages": ["fi", "sv"],
        "serviceChannels": [{"serviceChannel": {"id": PLACE}}],
        "organizations": [{"organization": {"id": OWNER}, "roleType": "Responsible"}],
        **changes,
    }


def hour(day: str, to: str | None, opens: str, closes: str, **changes: Any) -> dict[str, Any]:
    return {
        "serviceHourType": "DaysOfTheWeek",
        "validForNow": True,
        "isClosed": False,
        "isAlwaysOpen": False,
        "isReservation": False,
        "additionalInformation": [],
        "openingHour": [{"dayFrom": day, "dayTo": to, "from": opens, "to": closes}],
        **changes,
    }


def place(*hours: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": PLACE,
        "serviceChannelType": "ServiceLocation",
        "organizationId": OWNER,
        "serviceChannelNames": texts("Name", fi="Neuvonnan talo"),
        "serviceHours": list(hours),
        "addresses": [
            {
                "type": "Location",
                "streetAddress": {
                    "street": [{"value": "Keksitie", "language": "fi"}],
                    "streetNumber": "1",
                    "postalCode": "00000",
                    "postOffice": [{"value": "KAISLAKOSKI", "language": "fi"}],
                    "municipality": {
                        "code": "999",
                        "name": [{"value": "Kaislakoski", "language": "fi"}],
                    },
                },
            }
        ],
    }


def page(*records: dict[str, Any]) -> bytes:
    return json.dumps({"pageNumber": 1, "itemList": list(records)}).encode("utf-8")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of the repository, to see that none has changed."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def region_copy(folder: Path) -> Path:
    shutil.copytree(PROJECT / "data", folder / "data")
    return folder
