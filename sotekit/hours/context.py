"""Settles words that depend on their neighbours."""

import re
from dataclasses import replace

from sotekit.hours.kinds import Daytime, Kind
from sotekit.hours.schedule import Span
from sotekit.hours.token import Token
from sotekit.messages import msg

NOT_THAT_TIME = msg(
    "These hours are not of that part of the day. Write times with 24 hours: iltaisin 18–22."
)
NO_DAYS = msg("It doesn't say on which days.")
NO_TIMES = msg("It doesn't say from when to when. Write the times, for example 18–22.")

_DAYS = {
    Kind.WEEKDAY,
    Kind.TO_WEEKDAY,
    Kind.GROUP,
    Kind.WORKDAYS,
    Kind.SUMMER_DAYS,
    Kind.HOLIDAY,
    Kind.HOLIDAY_OR_WEEKEND,
    Kind.EVES,
    Kind.NAMED,
}
_BEFORE_TIMES = {Kind.FILLER, Kind.AT, Kind.COLON}
_IN_CONTEXT = re.compile(r"\b(?:on|to|till|through|until)\b")
_SIDES = {Kind.DASH, Kind.COMMA, Kind.SLASH, Kind.AND, Kind.TIMES, Kind.COLON}
_ENGLISH = re.compile(
    r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\.?"
)


def settle(tokens: list[Token], lower: str) -> list[Token]:
    """Words that depend on their neighbours: Swedish “on” is onsdag only among days, English “to” is a dash."""
    if not _IN_CONTEXT.search(lower) and all(token.kind is not Kind.MONTH for token in tokens):
        return tokens
    settled: list[Token] = []
    for index, token in enumerate(tokens):
        word = lower[token.start : token.end]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if word == "on" and _is_wednesday(before, after):
            settled.append(Token(Kind.WEEKDAY, frozenset({2}), token.start, token.end))
        elif before is not None and after is not None and _is_dash(word, before, after, lower):
            settled.append(Token(Kind.DASH, word, token.start, token.end))
        elif (
            token.kind in (Kind.TIMES, Kind.UNKNOWN)
            and after is not None
            and after.kind is Kind.MONTH
            and _follows_days(lower[after.start : after.end])
        ):
            settled.append(_days_of_month(token))
        else:
            settled.append(token)
    return settled


def settle_daytimes(tokens: list[Token]) -> list[Token]:
    """“iltaisin 18–22” is every day; in “ma–pe iltaisin 18–22” the word only says again what the times say."""
    if all(token.kind is not Kind.DAYTIME for token in tokens):
        return tokens
    settled: list[Token] = []
    for index, token in enumerate(tokens):
        if isinstance(token.value, Daytime):
            if settled and _hyphen(settled[-1], token):
                settled.pop()  # maanantai-iltaisin
            settled.append(_settled(token, token.value, settled, _times_after(tokens, index)))
        else:
            settled.append(token)
    return settled


def _settled(token: Token, said: Daytime, before: list[Token], times: object) -> Token:
    last = next((one.kind for one in reversed(before) if one.kind is not Kind.FILLER), None)
    if not isinstance(times, Span):
        return replace(token, kind=Kind.UNKNOWN, value=NO_TIMES)
    if not said.start <= times.start < times.end <= said.end:
        return replace(token, kind=Kind.UNKNOWN, value=NOT_THAT_TIME)
    if last in _DAYS:
        return replace(token, kind=Kind.FILLER, value=None)
    if not said.days:
        return replace(token, kind=Kind.UNKNOWN, value=NO_DAYS)
    return replace(token, kind=Kind.WORKDAYS if said.workdays else Kind.GROUP, value=said.days)


def _hyphen(before: Token, token: Token) -> bool:
    return before.kind is Kind.DASH and before.end == token.start


def _times_after(tokens: list[Token], index: int) -> object:
    """The times right after a word, if that is what follows."""
    following = (one for one in tokens[index + 1 :] if one.kind not in _BEFORE_TIMES)
    token = next(following, None)
    return token.value if token is not None and token.kind is Kind.TIMES else None


def _follows_days(month: str) -> bool:
    """Whether a month's name can follow days: 10–13 April, 10.–13. huhtikuuta, but not 10–13 huhtikuussa."""
    return "kuu" not in month or month.endswith("kuuta")


def _days_of_month(token: Token) -> Token:
    """10–13 April: the two numbers may be days."""
    if (
        token.other
        or len(token.numbers) != 2
        or not all(number.isdigit() for number in token.numbers)
    ):
        return token
    first, last = (
        Token(Kind.NUMBER, number, token.start, token.end, numbers=(number,))
        for number in token.numbers
    )
    return replace(token, other=(first, Token(Kind.DASH, "", token.start, token.end), last))


def _is_dash(word: str, before: Token, after: Token, lower: str) -> bool:
    """Whether a word joins two ends: måndag till fredag, Monday through Friday, Mon to Fri."""
    if word == "to":
        return _ENGLISH.fullmatch(lower[before.start : before.end]) is not None
    ends = (Kind.WEEKDAY, Kind.DATES, Kind.MONTH)
    return word in ("till", "through", "until") and before.kind in ends and after.kind in ends


def _is_wednesday(before: Token | None, after: Token | None) -> bool:
    starts = before is None or before.kind in _SIDES | {Kind.BREAK_LINE, Kind.SEMICOLON}
    return starts and after is not None and after.kind in _SIDES
