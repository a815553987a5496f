"""What people said they need, on a terminal and as JSON: needs by service, area and group, with their sources."""

from collections.abc import Iterator

from sotekit.messages import msg, msgn
from sotekit.model.needs import Inquiry, InquiryKind
from sotekit.points.needs import Voice, voices
from sotekit.report.figures import percent
from sotekit.report.grid import wrapped
from sotekit.report.output import to_json
from sotekit.report.point_gaps import Teller

KINDS = {InquiryKind.SURVEY: msg("survey"), InquiryKind.DISCUSSION: msg("discussion event")}


def need_lines(teller: Teller, area: str | None, service: str | None, width: int) -> Iterator[str]:
    """Where it was asked, then every finding, the loudest first."""
    inquiries = teller.repository.inquiries
    if not inquiries:
        yield teller.say(
            msg("Nobody has been asked yet: write data/needs/<id>.yaml. docs/points.md tells how.")
        )
        return
    for inquiry in inquiries:
        yield wrapped(f"- {_source(inquiry, teller)}", width, "  ")
    found = voices(teller.repository, area=area, service=service)
    yield ""
    if not found:
        yield teller.say(msg("None of them speaks of that."))
        return
    for one in found:
        yield wrapped(_told(one, teller), width, " " * 7)


def _source(inquiry: Inquiry, teller: Teller) -> str:
    invited = inquiry.invited
    answers = (
        msgn("{count} answer", "{count} answers", inquiry.answers)
        if invited is None
        else msg("{count} answers of {invited} asked", count=inquiry.answers, invited=invited)
    )
    return teller.say(
        msg(
            "{name} ({kind}), {date}: {asked}; {answers}.",
            name=inquiry.name,
            kind=KINDS[inquiry.kind],
            date=inquiry.on,
            asked=inquiry.asked,
            answers=answers,
        )
    )


def _told(voice: Voice, teller: Teller) -> str:
    """One finding: share, counts, the need, whose and where."""
    parts = [
        _need(voice, teller),
        *(
            [teller.words.value(teller.group(voice.finding.target_group))]
            if voice.finding.target_group
            else []
        ),
        *([_where(voice, teller)] if voice.finding.area or voice.inquiry.areas else []),
    ]
    share = percent(voice.share, teller.words)
    return f"{share:>5}  {voice.finding.count}/{voice.inquiry.answers}  {' · '.join(parts)}"


def _need(voice: Voice, teller: Teller) -> str:
    needs = teller.repository.region.needs
    found = next((one.name for one in needs if one.id == voice.finding.need), None)
    return found.best(teller.words.language) if found else voice.finding.need


def _where(voice: Voice, teller: Teller) -> str:
    areas = (voice.finding.area,) if voice.finding.area else voice.inquiry.areas
    return ", ".join(teller.words.value(teller.area(one)) for one in areas) or "–"


def needs_json(teller: Teller, area: str | None, service: str | None) -> str:
    """The findings with their sources; `services` are those that answer the need."""
    answering = {one.id: list(one.services) for one in teller.repository.region.needs}
    return to_json(
        [
            {
                "inquiry": one.inquiry.id,
                "kind": one.inquiry.kind.value,
                "date": one.inquiry.on,
                "need": one.finding.need,
                "services": answering.get(one.finding.need, []),
                "target_group": one.finding.target_group,
                "areas": [one.finding.area] if one.finding.area else list(one.inquiry.areas),
                "count": one.finding.count,
                "answers": one.inquiry.answers,
                "share": round(one.share, 4),
            }
            for one in voices(teller.repository, area=area, service=service)
        ]
    )
