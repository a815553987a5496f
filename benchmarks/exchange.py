"""How long an import takes: 2 000 invented organisations with two services each, new and again with changes."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

COUNT = 2000


def organisation(number: int, change: str) -> list[dict[str, Any]]:
    name = f"{number:012}"
    guid = f"11111111-1111-4111-8111-{name}"
    records: list[dict[str, Any]] = [
        {
            "id": guid,
            "organizationType": "Organization",
            "organizationNames": [
                {"language": "fi", "value": f"Keksitty yhdistys {number} ry", "type": "Name"}
            ],
            "organizationDescriptions": [
                {"language": "fi", "value": f"Apua. {change}", "type": "Summary"}
            ],
            "phoneNumbers": [{"number": f"000 {number:07}", "language": "fi"}],
        }
    ]
    for part in (1, 2):
        service, place = (
            f"2222222{part}-2222-4222-8222-{name}",
            f"3333333{part}-3333-4333-8333-{name}",
        )
        records += [
            {
                "id": service,
                "serviceNames": [{"language": "fi", "value": f"Palvelu {part}", "type": "Name"}],
                "serviceDescriptions": [
                    {"language": "fi", "value": "Neuvoo ja auttaa.", "type": "Summary"}
                ],
                "languages": ["fi", "sv"],
                "serviceChannels": [{"serviceChannel": {"id": place}}],
                "organizations": [{"organization": {"id": guid}, "roleType": "Responsible"}],
            },
            {
                "id": place,
                "serviceChannelType": "Phone",
                "organizationId": guid,
                "serviceChannelNames": [{"language": "fi", "value": "Puhelin", "type": "Name"}],
                "phoneNumbers": [{"number": f"000 {number:06}{part}", "language": "fi"}],
                "serviceHours": [
                    {
                        "serviceHourType": "DaysOfTheWeek",
                        "validForNow": True,
                        "openingHour": [
                            {
                                "dayFrom": "Monday",
                                "dayTo": "Friday",
                                "from": f"0{8 + number % 2}:00",
                                "to": "15:00",
                            }
                        ],
                    }
                ],
            },
        ]
    return records


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "alue"
        run("init", str(root))
        for change in ("", "Uutta."):
            path = Path(folder) / "ptv.json"
            records = [one for number in range(COUNT) for one in organisation(number, change)]
            path.write_text(json.dumps({"itemList": records}), encoding="utf-8")
            start = time.perf_counter()
            run("--root", str(root), "org", "import", "ptv", str(path), "--write")
            print(
                f"{COUNT} organisations, {'changed' if change else 'new'}: {time.perf_counter() - start:.2f} s"
            )


def run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "sotekit", *words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
