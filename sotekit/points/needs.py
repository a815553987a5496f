"""What surveys and discussions say of the need for a service: shares of those who answered."""

from dataclasses import dataclass

from sotekit.model.needs import Finding, Inquiry
from sotekit.model.repository import Repository


@dataclass(frozen=True, slots=True)
class Voice:
    """One finding with the inquiry it comes from: `count` of `answers` named the need."""

    inquiry: Inquiry
    finding: Finding

    @property
    def share(self) -> float:
        """The share of the answers, from 0 to 1."""
        answers = self.inquiry.answers
        return min(1.0, self.finding.count / answers) if answers else 0.0


def voices(
    repository: Repository,
    *,
    area: str | None = None,
    service: str | None = None,
    group: str | None = None,
) -> tuple[Voice, ...]:
    """The findings about the area, the service and the group, the loudest first.

    A finding without an area is about those its inquiry names, or about all; without a group, about everybody.
    """
    answering = {
        need.id for need in repository.region.needs if service is None or service in need.services
    }
    found = [
        Voice(inquiry, finding)
        for inquiry in repository.inquiries
        for finding in inquiry.findings
        if finding.need in answering
        and _is_about(inquiry, finding, area)
        and (group is None or finding.target_group == group)
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, one.inquiry.id, one.finding.need)))


def loudest(
    repository: Repository,
    *,
    area: str | None = None,
    service: str | None = None,
    group: str | None = None,
) -> float:
    """The largest share of answers that named a need for it; 0 where nobody has been asked."""
    heard = voices(repository, area=area, service=service, group=group)
    return heard[0].share if heard else 0.0


def _is_about(inquiry: Inquiry, finding: Finding, area: str | None) -> bool:
    if area is None:
        return True
    if finding.area is not None:
        return finding.area == area
    return not inquiry.areas or area in inquiry.areas
