"""Real texts beside the week that their keepers entered."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from tests.conftest import PROJECT, shared_data


def load_report() -> ModuleType:
    path = PROJECT / "benchmarks" / "hours_report.py"
    spec = importlib.util.spec_from_file_location("hours_report", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_nearly_all_are_read_and_none_differently() -> None:
    folder = shared_data()
    path = folder / "opening_hours" / "fi_pharmacies_hours.json" if folder else None
    if path is None or not path.exists():
        pytest.skip("the pharmacies' hours are not beside the project")
    found = load_report().report(json.loads(path.read_text(encoding="utf-8")))
    assert found.different == []
    assert found.share >= 0.97
    assert found.read >= 0.97 * found.texts


def test_the_report_tells_a_difference_from_a_contradiction() -> None:
    module = load_report()
    week = {day: ["09:00", "17:00"] for day in module.DAYS}
    place = {"id": "x1", "aukioloajat": "joka päivä 9-17",
             "rakenteiset": [{"luokittelu": "normaali", "paivat": week}]}  # fmt: skip
    others = [
        {**place, "id": "x2", "aukioloajat": "ma-pe 9-17"},
        {**place, "id": "x3", "aukioloajat": "kesällä"},
        {**place, "id": "0206", "aukioloajat": "ma-pe 9-17"},
        {**place, "id": "x4", "aukioloajat": "kesällä", "rakenteiset": []},
    ]
    found = module.report([place, *others])
    assert (found.texts, found.read, found.equal) == (5, 3, 1)
    assert [number for number, *_ in found.different] == ["x2"]
    assert [number for number, *_ in found.contradicted] == ["0206"]
    assert [number for number, *_ in found.refused] == ["x3", "x4"]
    assert found.share == pytest.approx(1 / 3)
