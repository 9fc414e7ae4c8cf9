"""An answer beside its question: the parts that it lacks, and whether it says anything of substance at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from drafter.gaps import asked, given
from drafter.gaps.asked import Part, Want
from drafter.gaps.replies import Reply
from drafter.patterns import cued
from drafter.stems import stems

_ROUGH = cued(
    r"\b(?:over|more than|at least|in excess of|upwards of|fewer than|less than|under) (?:£\s?)?"
    r"(?P<n>\d[\d,]*)\b(?!\s?(?:%|per cent|years|months|weeks|days|hours|minutes|min|mph|miles|k\b))",
    re.IGNORECASE,
)
_BURDEN = cued(  # what the search would take, and not what was asked for
    r"\b(?:to|of) (?:provid|locat|retriev|comply|extract|search|answer|find|check|collat|respond|review)\w*\b",
    re.IGNORECASE,
)
_SMALL = 10  # a bound as low as this masks a small number
_TYPED = (Want.NUMBER, Want.WHO, Want.WHEN, Want.HOW_LONG)
_BRIEF = 120  # words of a letter that can be looked through for what an answer lacks
_DATED = cued(r"\b(?:19|20)\d\d\b|\b(?:last|past|since|year|month|week)\b", re.IGNORECASE)
_SINCE = cued(r"\W*(?:since|from|starting) \d{1,2}[/.]\d{1,2}[/.]\d{4}\b(?! (?:to|until|-))", re.IGNORECASE)
_LIMITED = cued(
    r"\b(?:before|prior|earlier|later|retain|retention|destroyed|go back|goes back|only (?:hold|held|available|"
    r"from|since|began)|"
    r"available (?:from|since)|onwards|started|began|introduced|opened|closed|not|no|none|nil|n/a|first|last|"
    r"total|latest|most recent)\b|"
    r"n[’']t\b",
    re.IGNORECASE,
)
_IN_TURN = cued(  # a year that is not named by its number
    r"\b(?:following|next|previous|preceding|same|second|third|other|both|each|every|this) (?:\w+ )?years?\b|"
    r"\byears? (?:after|before|later)\b|\brespectively\b",
    re.IGNORECASE,
)
_LONG = 60  # words; an answer as long as this is an account, in which a part may stand in other words
_EACH_YEAR = cued(
    r"\b(?:each|every one) of the (?:last|past|previous|preceding) \w+ (?:\w+ )?years\b|\byear[ -]by[ -]year\b|"
    r"\b(?:for|in|during) (?:each|every) (?:financial |calendar |academic )?year\b|\bin each of (?:those|these|the) \w* ?years\b|"
    r"\b(?:broken down|split|separated|breakdown|itemised) by (?:financial |calendar |academic )?year\b",
    re.IGNORECASE,
)
_SPAN = cued(
    r"\b(?:last|past|previous|preceding|over|in|for|these|those|all) (?:\w+ )?(?:\w+ )?years?\b", re.IGNORECASE
)
_YEARLY = cued(r"\b(?:(?:each|every|per|a) (?:year|annum)|annual\w*|yearly|average|pa|p\.a)\b", re.IGNORECASE)
_TOTALLED = cued(r"\btotal\w*\b", re.IGNORECASE)
_STAGES = (
    ("invited", "received", "submitted", "shortlisted", "awarded"),
    ("applied", "granted", "refused", "approved", "rejected"),
    ("made", "upheld", "dismissed"),
    ("ordered", "delivered", "installed"),
    ("budgeted", "spent", "paid"),
    ("planned", "completed"),
    ("referred", "assessed", "treated"),
    ("reported", "investigated", "prosecuted", "convicted"),
    ("issued", "paid", "cancelled"),
)
_MANY = 3  # sentences; an account of so many gives something
_COUNTED = cued(
    r"^\W*(?:\d[\d,]*|[a-z]+) (?:[a-z]+ ){0,2}(?:was|were|have been|has been|had been|)\s?(?P<stage>[a-z]+)\W*(?:$|\n)",
    re.I,
)
_FEW_WORDS = 6  # of an answer that is one name, one date or one number
_TERSE = 15  # words of an answer that can only give one thing
_BROKEN = stems("broken down by breakdown")
_EVERY = cued(r"\b(?:all|each|every|only)\b", re.IGNORECASE)
_NARRATED = cued(
    r"\bwe (?:were|had|took|tried|began|then|also|met|wrote)\b", re.IGNORECASE
)  # where papers were asked for
_TITLE = 5  # words of a line without a full stop that may be a heading
_OPTIONS = cued(r"(?:^|\n)\W*yes\W*\n\W*no\W*(?:\n|$)", re.IGNORECASE)  # as printed on a form, and neither chosen
_IN_SUBSTANCE = (Want.NUMBER, Want.SENT, Want.PAPERS)  # of which something else may be told
_MAY_BE_TOLD = cued(r"\bstate (?:what|how)\b|\bif there is no\b", re.IGNORECASE)
_BECAUSE = cued(r"\b(?:because|due|owing|as|since|reasons?|so that|in order|to|for|result\w*)\b", re.IGNORECASE)
_VERB = cued(r"\b(?:is|are|was|were|has|have|had|will|can|may|\w+ed|\w+s) ", re.IGNORECASE)
_STOP = cued(r"[.;]\s|\n(?=\W*[A-Z0-9])")
_ROLES = cued(r"\b(?:includes?|comprises?|consists? of|made up of)\b[^.]{3,80}[;,][^.]*\band\b", re.IGNORECASE)
_THOUSANDS = cued(r"\d,\d")


def rough(reply: Reply, said: str) -> bool:
    """Whether a passage gives only a bound or a guess for a number that was asked for."""
    match = _ROUGH.search(said)
    if not match or int(match["n"].replace(",", "") or 0) <= _SMALL or match[0].lower() in reply.question.lower():
        return False
    if _BURDEN.search(said):
        return False
    wanted = any(part.want is Want.NUMBER for part in asked.parts(reply.question))
    return wanted and len(given.numbers(_bare(said))) == 1


def lacking_years(reply: Reply) -> bool:
    """Whether some of the years asked for are covered, others are not, and nothing is said of that."""
    wanted = frozenset(asked.years(reply.question))
    if not wanted or _LIMITED.search(reply.text) or _IN_TURN.search(reply.text):
        return False
    covered = given.years(reply.text, given.is_fiscal(reply.question)) & wanted
    ends = (
        {min(wanted), max(wanted)} if given.RANGE.search(reply.question) else wanted
    )  # in a span, a year may be empty
    return bool(covered and ends - covered)


def one_for_all_years(reply: Reply) -> bool:
    """Whether one figure stands where one for each of several years was asked for, and nothing says why."""
    asks_number = any(part.want is Want.NUMBER for part in asked.parts(reply.question))
    if not reply.sure or reply.settled or not asks_number or not _EACH_YEAR.search(reply.question):
        return False
    said = _SPAN.sub(" ", _bare(reply.text))
    if len(said.split()) > _BRIEF or _LIMITED.search(_TOTALLED.sub(" ", said)) or _YEARLY.search(said):
        return False
    return len(given.numbers(said)) == 1 and len(given.years(reply.text, fiscal=True)) < 2


def late_start(reply: Reply, said: str) -> bool:
    """Whether an answer counts from a day that nobody named."""
    return (
        reply.sure
        and bool(_SINCE.match(_bare(said)))
        and not (_DATED.search(reply.question) or _LIMITED.search(said))
        and asked.parts(reply.question)[0].want is Want.NUMBER
    )


def other_stage(reply: Reply) -> bool:
    """Whether one stage of a process is counted where another was asked for ("invited", and "received" is told)."""
    counted = _COUNTED.search(_bare(reply.text))
    if not reply.sure or not counted:
        return False
    question, told = reply.question.lower(), counted["stage"].lower()
    for stages in _STAGES:
        wanted = [stage for stage in stages if re.search(rf"\b{stage}\b", question)]
        if told in stages and wanted and told not in wanted and not any(one in reply.text.lower() for one in wanted):
            return True
    return False


def lacking(reply: Reply) -> bool:
    """Whether an answer in few words gives some of what its question wants and not all."""
    wanted = asked.parts(reply.question)
    if reply.settled or not _speaks(reply.text) or (reply.question.count("?") > 1 and not _one_thing(reply, wanted)):
        return False
    found = [_gives(part, wanted, reply.text) for part in wanted]
    if given.says_no(_bare(reply.text)):  # what follows from a yes need not be said
        found = [
            found[0],
            *(here or not part.text.startswith("with ") for here, part in zip(found[1:], wanted[1:], strict=True)),
        ]
    if not reply.sure:
        return _lacking_anywhere(reply, wanted, found)
    if (
        wanted
        and wanted[0].want is Want.NUMBER
        and _ROLES.search(reply.text)
        and not any(map(str.isdigit, _bare(reply.text)))
    ):
        return True  # who they are in place of how many
    if len(reply.text.split()) <= _LONG and any(found) and not all(found):
        return True
    return not any(found) and bool(wanted) and wanted[0].want in _IN_SUBSTANCE and not evades(reply)


def _one_thing(reply: Reply, wanted: Sequence[Part]) -> bool:
    """Whether an answer is so short, and each of two questions so plain, that it can be seen which of them it answers."""
    terse = len(_bare(reply.text).split()) <= _FEW_WORDS and "\n" not in reply.text.strip()
    return terse and reply.sure and len(wanted) == 2 and all(part.want in _TYPED for part in wanted)


def _lacking_anywhere(reply: Reply, wanted: Sequence[Part], found: Sequence[bool]) -> bool:
    """The same, where only shared words tell which passage answers: then the rest of a short letter must not give it either."""
    whole = f"{reply.text}\n{reply.others}"
    if any(part.want not in _TYPED for part in wanted) or len(whole.split()) > _BRIEF:
        return False
    either = [
        here or (part.want is not Want.WHO and _gives(part, wanted, whole))
        for here, part in zip(found, wanted, strict=True)
    ]
    return any(either) and not all(either)


def evades(reply: Reply) -> bool:
    """Whether an answer gives nothing of what its question wants, nor anything else of substance."""
    text, wanted = _bare(reply.text), asked.parts(reply.question)
    if not reply.sure or not wanted:
        return False
    if wanted[0].want is Want.YES_NO and _OPTIONS.search(reply.text):
        return True
    if given.puts_off(text) and not given.numbers(text):
        return True
    if reply.settled or reply.question.count("?") > 1 or len(text.split()) > _LONG or not _speaks(text):
        return False
    if any(_gives(part, wanted, reply.text) for part in wanted):
        return False
    if wanted[0].want in (Want.SENT, Want.PAPERS):
        told = len(_STOP.findall(text)) >= _MANY or len(_NARRATED.findall(text)) > 1
        return not told and not _MAY_BE_TOLD.search(reply.question)
    return wanted[0].want is not Want.NUMBER or not (len(given.names(text)) > 1 or ";" in text)


def wants_confirmation(reply: Reply) -> bool:
    """Whether the question asks to confirm something."""
    return any(part.want is Want.CONFIRM for part in asked.parts(reply.question))


def _speaks(text: str) -> bool:
    """Whether an answer is more than a title."""
    return (
        len(_bare(text).split()) > _TITLE
        or text.rstrip().endswith((".", "!", '"'))
        or any(map(str.isdigit, _bare(text)))
    )


def _bare(text: str) -> str:
    return asked.bare(text)


def _gives(part: Part, wanted: Sequence[Part], answer: str) -> bool:
    """Whether an answer has the kind of thing that a part of its question wants; where that cannot be told, it has."""
    text = _bare(answer)
    check = _CHECKS.get(part.want)
    if part.want is Want.NUMBER:
        place = sum(one.want is Want.NUMBER for one in wanted[: wanted.index(part) + 1])
        if place == 1:
            return bool(given.numbers(text)) or any(map(str.isdigit, text)) or given.says_none(text)
        return len(given.numbers(text)) >= place or given.says_none(text) or bool(_EVERY.search(text))
    if part.want is Want.BREAKDOWN:
        several = len(given.numbers(text)) > 2 or text.strip().count("\n") > 1 or _listed(text)
        own = stems(part.text) - stems(wanted[0].text) - _BROKEN
        return several or given.says_unknown(text) or bool(own & stems(text)) or bool(_EVERY.search(text))
    if part.want is Want.HOW_LONG and len(wanted) == 1 and given.numbers(text):
        return True
    if check:
        return check(text) or given.says_unknown(text)
    if part.want in (Want.YES_NO, Want.CONFIRM):
        return _states(part, text)
    if part.want in (Want.SENT, Want.PAPERS):
        return _is_sent(part, text)
    return not wanted.index(part) or not _passed_over(part, wanted[0], text)


_CHECKS: dict[Want, Callable[[str], bool]] = {
    Want.WHO: given.says_who,
    Want.WHICH: lambda text: given.says_who(text) or bool(given.numbers(text)),
    Want.WHEN: given.says_when,
    Want.HOW_LONG: given.says_how_long,
    Want.WHY: lambda text: len(text.split()) > _FEW_WORDS or bool(_BECAUSE.search(text)),
}


def _listed(text: str) -> bool:
    """Whether a text is a list of two or more names, each with its number."""
    pieces = re.split(r"[;\n]|,(?!\d)| and ", text)
    return len(pieces) > 1 and all(len(piece.split()) < _TITLE and len(given.numbers(piece)) == 1 for piece in pieces)


def _is_sent(part: Part, text: str) -> bool:
    """Whether papers may be in the words of an answer: it is long, a list, or no account of what was done."""
    if part.text.lower().startswith("with "):
        return bool(stems(part.text) & stems(text))
    head, below, _ = text.partition("\n")
    listed = (
        text.count("\n") > 2
        or (bool(below) and len(head.split()) <= _TITLE and not head.endswith("."))
        or "£" in text
        or ";" in text
        or not _VERB.search(text)
    )
    if part.want is Want.PAPERS:
        listed = listed or len(given.names(text)) > 1 or bool(given.numbers(text))
    narrated = len(_NARRATED.findall(text)) > 1
    return not narrated and (len(text.split()) > _LONG or listed or given.says_none(text))


def _passed_over(part: Part, first: Part, text: str) -> bool:
    """Whether an answer that can only give one thing has no word of a second thing that was asked for."""
    own = stems(part.text) - stems(first.text)
    terse = len(text.split()) <= _TERSE and len(given.numbers(text)) == 1 and not given.names(text)
    second = re.match(r"(?:the|its) ", part.text, re.IGNORECASE)
    return bool(second and own and terse) and "," not in _THOUSANDS.sub("", text) and not own & stems(text)


def _states(part: Part, text: str) -> bool:
    """Whether an answer says yes or no, or says again what it was asked, or puts a figure, a date or a name to it."""
    wanted = stems(part.text)
    shared = len(wanted & stems(text))
    if given.says_plainly(text):
        return True
    if part.want is Want.CONFIRM:
        return 2 * shared >= len(wanted) > 0 or bool(given.numbers(text)) or given.says_date(text)
    return 3 * shared > len(wanted) or not given.says_stock(text) or bool(given.numbers(text) or given.names(text))
