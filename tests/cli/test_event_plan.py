"""`sotekit event plan` as the coordinator runs it."""

from pathlib import Path

from tests.conftest import Sotekit


def test_a_rule_that_cannot_be_read_whole_is_not_planned_from(
    sotekit: Sotekit, example: Path
) -> None:
    path = example / "data" / "events" / "jarjestoinfot.yaml"
    whole = path.read_text(encoding="utf-8")
    assert sotekit("event", "plan", "jarjestoinfot", "--dry-run").returncode == 0
    broken = whole.replace("february", "helmikuu", 1)
    assert broken != whole
    path.write_text(broken, encoding="utf-8")
    done = sotekit("event", "plan", "jarjestoinfot")
    assert done.returncode == 2
    assert "data/events/jarjestoinfot.yaml:" in done.stderr
    assert "sotekit validate" in done.stderr
    assert path.read_text(encoding="utf-8") == broken
