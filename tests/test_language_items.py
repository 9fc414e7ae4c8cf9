"""What was asked is found, each thing once and in words that can be quoted, however a letter tells it."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from drafter.draft import analyse
from drafter.language.parting import parts
from drafter.language.telling import tells
from drafter.language.told import introduces

HEAD = "Tarnbeck Borough Council\n\n4 March 2024\n\nDear Ms Oduya,\n\n"
FOOT = "\n\nYou may ask for an internal review within 40 working days.\n\nYours sincerely,\n\nBen Hallam\nInformation Officer\n"


def items(tmp_path: Path, reply: str, request: str = "") -> list[tuple[str, str]]:
    """The items of a letter (and of a request, where one is given): number and words."""
    (tmp_path / "reply.txt").write_text(reply, encoding="utf-8", newline="")
    (tmp_path / "request.txt").write_text(request, encoding="utf-8", newline="")
    asked = [tmp_path / "request.txt"] if request else []
    found = analyse([tmp_path / "reply.txt"], asked, today=date(2024, 5, 1))
    return [(item.number, " ".join(found.case.text(item.said).split())) for item in found.case.items]


def words(found: list[tuple[str, str]]) -> list[str]:
    return [re.sub(r"[.?]$", "", text) for _, text in found]


# --- the request told back in the reply, with no request at hand --------------------------------------------------

TOLD = {
    "indirect speech": (
        "You asked how many swans were ringed in 2022, what each ring cost, and for the minutes of the May meeting.\n\n"
        "Forty were ringed.",
        ["how many swans were ringed in 2022", "what each ring cost", "the minutes of the May meeting"],
    ),
    "a letter that seeks": (
        "I write further to your letter of 3 May seeking the tender for the pier and the engineer's inspection notes.\n\n"
        "The tender is enclosed.",
        ["the tender for the pier", "the engineer's inspection notes"],
    ),
    "for, with a date between": (
        "You requested on 3 May 2023 all complaints about the tip, and any reports on its drains.\n\nNone were made.",
        ["all complaints about the tip", "any reports on its drains"],
    ),
    "numbers inside the sentence": (
        "You asked for (a) the lease of the boathouse; (b) the rent paid since 2019; and (c) any letters to the tenant.\n\n"
        "(a) The lease is enclosed.",
        ["the lease of the boathouse", "the rent paid since 2019", "any letters to the tenant"],
    ),
    "in marks, in the sentence": (
        'Thank you for your e-mail of 26 April: "Please send the plans of the new lido."\n\nThe plans are enclosed.',
        ["Please send the plans of the new lido"],
    ),
    "in marks, over paragraphs": (
        'You wrote:\n\n"Please send me the plans of the new lido.\n\nPlease also state what the tiles cost."\n\n'
        "The plans are enclosed. The tiles cost £4,100.",
        ["Please send me the plans of the new lido", "Please also state what the tiles cost"],
    ),
    "in marks, numbered": (
        'Thank you for your request for\n\n"1. The ten oldest elms in Tarnbeck, with their streets.\n'
        "2. How many of them were seen by the Council's surveyor in person.\n3. The guidance on felling.\"\n\n"
        "We hold what you ask for in 1.",
        [
            "The ten oldest elms in Tarnbeck, with their streets",
            "How many of them were seen by the Council's surveyor in person",
            "The guidance on felling",
        ],
    ),
    "numbers without marks": (
        "Your request of 6 March asked for\n\n1 Homes without a boiler on 1 April 2022\n2 Payments withheld for poor work\n"
        "3 Names of the fitters\n\nEverything is at Annex 1.",
        ["Homes without a boiler on 1 April 2022", "Payments withheld for poor work", "Names of the fitters"],
    ),
    "in the requester's voice, without an introduction": (
        "I am writing to request how many swans were ringed in 2022.\n\nIf recorded, please also provide the cost of the rings.\n\n"
        "The swans were ringed by volunteers. Forty were ringed, at a cost of £80.",
        [
            "I am writing to request how many swans were ringed in 2022",
            "If recorded, please also provide the cost of the rings",
        ],
    ),
    "questions that lack their marks": (
        "Our response to your request:\n\nHow much did it cost to paint the pier.\n\nPainting came to £9,000.\n\n"
        "Why was the pier painted at night.\n\nThe tide was low.",
        ["How much did it cost to paint the pier", "Why was the pier painted at night"],
    ),
    "lettered parts with answers between them": (
        "You asked:\n\n1. How many boats were sunk?\n\nTwo.\n\n2. For each year, please provide:\n\n"
        "a) The number of boats raised\n\n2021 4\n\nb) The highest single fee paid\n\n2021 £90\n\n"
        "c) The tools that the council hired\n\n2021 none",
        [
            "How many boats were sunk",
            "The number of boats raised",
            "The highest single fee paid",
            "The tools that the council hired",
        ],
    ),
    "what it should include is no thing of its own": (
        'You asked for:\n\n"Any letters (e-mails, notes or any other papers) between the harbour master, and the pilots. '
        "Information should include: a list of the days with their tides; any notes of the pilots on each of the days; "
        'and any maps that were drawn."\n\nThe letters are enclosed.',
        ["Any letters (e-mails, notes or any other papers) between the harbour master, and the pilots"],
    ),
    "one line, with a wish about the format behind it": (
        "You asked\n\nI am writing under the Act. Please send me: 1) The number of swans ringed in 2021 2) The number of swans "
        "lost in 2021 3) The cost of the rings Please could the above be sent to me by email.\n\nWe answered\n\nForty were ringed.",
        ["The number of swans ringed in 2021", "The number of swans lost in 2021", "The cost of the rings"],
    ),
    "the rows of a form are none": (
        "FOI request\n\nRequest date\n4 August 2022\n\nSwans of the mere\n\n"
        "I would like to request the number of swans ringed in 2022.\n\nForty were ringed.",
        ["I would like to request the number of swans ringed in 2022"],
    ),
    "headings over lettered parts": (
        "Please provide the following information relating to swans.\n"
        "For clarity: this request refers to all swans that were seen in May, whoever saw them.\n"
        "1. Ringing of adult swans in the borough\na. Number of swans ringed\nb. Number of rings lost\n"
        "2. Fees\na. The ring fee charged\nb. A breakdown of how the fee is set\n\nResponse\n\nAll of it is attached.",
        [
            "Number of swans ringed",
            "Number of rings lost",
            "The ring fee charged",
            "A breakdown of how the fee is set",
        ],
    ),
    "remarks between the things are none": (
        "You asked:\n\nThe huts on the mere are all let by one clerk and the parish has a rule for it. If the answer is not known, "
        "please go to the next. The rota of the clerk. The rents, i.e. those paid in May. Please provide this information "
        "between 1 May and 3 June.\n\nResponse\n\nAll of it is attached.",
        ["The rota of the clerk", "The rents, i.e. those paid in May"],
    ),
    "years, examples and courtesies between the things are none": (
        "You asked\n\nHello all, Please can you tell me how many huts were let in each of the following years: 2018, 2019, 2020. "
        "Please can you provide the list of huts. If possible, please can you tell me how many huts were lent in each of the "
        "following years: 2018, 2019. For example, a comparison of the huts on the mere. Please can this be given for each hut. "
        "Please let me know if you have any questions,\n\nWe answered\n\nWe hold none of it.",
        [
            "Hello all, Please can you tell me how many huts were let in each of the following years",
            "Please can you provide the list of huts",
            "If possible, please can you tell me how many huts were lent in each of the following years",
        ],
    ),
    "between several": (
        "You asked:\n\nThe letters between the warden of the mere, the clerk of the parish and/or the mayor of Ebb since "
        "May 2017.\n\nResponse\n\nNone is held.",
        ["The letters between the warden of the mere, the clerk of the parish and/or the mayor of Ebb since May 2017"],
    ),
    "a question behind the years it is asked for": (
        "Questions and final response:\n\nQuestion 1 – Kindly say for both 2020 and 2021: How many huts were let "
        "by the parish?\nThe table shows it.\nQuestion 2 – - How many of these were sold?\nWe have no record of it.",
        [
            "Kindly say for both 2020 and 2021: How many huts were let by the parish",
            "How many of these were sold",
        ],
    ),
    "questions below the first that has a number": (
        "Questions and final response:\n\nQuestion 1 - How many huts has the parish let to wardens?\n\nHow many wardens were "
        "hurt in a hut.\n\nAre you able to provide all this between the years 2020 and 2024?\n\n"
        "We answered this in March.",
        ["How many huts has the parish let to wardens", "How many wardens were hurt in a hut"],
    ),
    "two lists with the same numbers": (
        "Please provide the following:\n\nSWANS\n\n1. The number of swans ringed\n\n2. The number of swans lost\n\nGEESE\n\n"
        "1. The number of geese ringed\n\n2. The number of geese lost\n\nResponse\n\nSWANS\n\n1. The number of swans ringed\n\n40",
        [
            "The number of swans ringed",
            "The number of swans lost",
            "The number of geese ringed",
            "The number of geese lost",
        ],
    ),
    "a lettered question is no answer": (
        "1. Do you train keepers to deal with geese?\n\nYes\n\na. If so, how is it given?\n\nOnline\n\n"
        "b. What does it cost?\n\n£40",
        ["Do you train keepers to deal with geese", "If so, how is it given", "What does it cost"],
    ),
    "numbers with commas behind them": (
        "You asked\n\nI would like to submit a request for the following issues: 1, How many fines were given in Mill Road? "
        "2, what reasons were accepted for a refund. 3, When was the camera last tested?\n\nWe answered\n\nForty.",
        [
            "How many fines were given in Mill Road",
            "what reasons were accepted for a refund",
            "When was the camera last tested",
        ],
    ),
    "numbers without a space": (
        "You asked:\n\n1.Number of huts let 2.The total rent paid by these tenants 3.The names of the agents\n\nResponse\n\n"
        "Please see the table.",
        ["Number of huts let", "The total rent paid by these tenants", "The names of the agents"],
    ),
    "a whole request in one line": (
        "Mill Lane (ref B2)\n\nI would like to request the following information on the Mill Lane survey (ref B2):1. Any papers on "
        "the reasons for the wider pavements in Mill Lane2. In particular, any safety studies that were used\n\nResponse\n\n"
        "Everything is supplied.",
        [
            "Any papers on the reasons for the wider pavements in Mill Lane",
            "In particular, any safety studies that were used",
        ],
    ),
    "where it is to be shown": (
        'You asked\n\nPlease would you include "Cameras" in the heading of your responses?\n\nThe request is-\n\n'
        "Please provide details of the sums raised by the cameras which raised the most\n-\nA. in the town as a whole; and\n\n"
        "B. separately in the harbour.\n\nWe answered\n\nThe police hold this.",
        ["Please provide details of the sums raised by the cameras which raised the most"],
    ),
    "a line that breaks off before its list": (
        "Request:\n\nThe number of incidents on the mere involving\n1) harm to a swan on purpose\n"
        "2) harm to a goose on purpose\n\nResponse:\n\nWe hold nothing.",
        ["harm to a swan on purpose", "harm to a goose on purpose"],
    ),
    "an aside in brackets is no question of its own": (
        "Request\n\nHow often did a warden think a net right? (i.e. how often was a net thrown on a swan?\n\n"
        "If possible, please provide the outcome of each case.\n\nResponse\n\nWe hold none of this.",
        ["How often did a warden think a net right", "If possible, please provide the outcome of each case"],
    ),
    "bullets under an introduction": (
        "Your message of 2 March requests:\n\n* the date on which the quay was closed;\n* who closed it; and\n* the cost.\n\n"
        "It was closed on 1 May.",
        ["the date on which the quay was closed", "who closed it"],
    ),
    "questions and answers by turns": (
        "How many wardens have you?\nFourteen.\n\nHow many were refused a uniform under rule 9?\nNone.",
        ["How many wardens have you", "How many were refused a uniform under rule 9"],
    ),
    "Q and A": (
        "Q. Rotas for May 2022 for each station.\nA. Section 38 applies.\n\nQ. Number of shifts short of a driver.\nA. 139.",
        ["Rotas for May 2022 for each station", "Number of shifts short of a driver"],
    ),
    "question and answer in one line": (
        "1. How many pools does the Council run? Four.\n2. How many closed in 2022? None.\n"
        "3. For each closure, the reason? Recorded on paper only, so we refuse this under section 12.",
        ["How many pools does the Council run", "How many closed in 2022", "For each closure, the reason"],
    ),
    "heads with their answers": (
        "1. Spend on grit 2022/23: £41,000\n2. Grit spend to date: see the extract\n"
        "3. Whether the depot is to close: no decision has been made",
        ["Spend on grit 2022/23", "Grit spend to date", "Whether the depot is to close"],
    ),
    "heads without numbers": (
        "No. of burials in section F since 1990: not recorded.\n\nPlan of section F: ask the mason.\n\n"
        "Names of grave owners in section F: cannot be given.",
        ["No. of burials in section F since 1990", "Plan of section F", "Names of grave owners in section F"],
    ),
    "a table with a column of questions": (
        "No.\tYou asked\tReply\n1\tHow many otters were seen in 2021?\t12\n2\tWhat was the fee for a licence?\t£40",
        ["How many otters were seen in 2021", "What was the fee for a licence"],
    ),
    "several requests in one letter": (
        "Your first request was for the fire plan of the Corn Hall. It is enclosed.\n\n"
        "Your second request was for the number of drills held since 2020. Nine were held.",
        ["the fire plan of the Corn Hall", "the number of drills held since 2020"],
    ),
    "refused in the same sentence": (
        "The plan is enclosed.\n\nYour request for the valuer's report on the mill is refused under section 43(2) of the Act.",
        ["the valuer's report on the mill"],
    ),
    "told twice": (
        "You asked for the number of dogs seized in Tarnbeck in each year since 2015.\n\n"
        "You asked for the number of dogs seized in Tarnbeck in each year since 2015. We seized 41.",
        ["the number of dogs seized in Tarnbeck in each year since 2015"],
    ),
    "a summary and then the whole": (
        "You asked\n\nHow many ferry tickets were refunded in 2021? What did the refunds cost?\n\nWe answered\n\n"
        "Thank you for your request received on 2 February asking for refunds of ferry tickets.\n\nForty were refunded.",
        ["How many ferry tickets were refunded in 2021", "What did the refunds cost"],
    ),
    "a verb that answers ends the telling": (
        "You asked:\n\n1. How many ponies were wintered on the common?\n\nIn reply:\n\nAs to part 1 of your request, the "
        "Conservators do not hold information on the number of ponies, whether they were owned or wild.",
        ["How many ponies were wintered on the common"],
    ),
    "in marks, where the writer speaks of us": (
        'You wrote:\n\n"Background:\nIn March we asked for the moorings list and were told to be clearer.\n'
        "We would like to try again.\n\nI request access to the following information as it stood in May:\n"
        "Moorings let to visitors with the fee that each of them paid.\n\nReasons for asking:\n1. Openness. It matters.\n"
        '2. The harbour belongs to all of us."\n\nOur answer\n\nIt would take too long to find.',
        ["Moorings let to visitors with the fee that each of them paid"],
    ),
    "run into one line": (
        "You asked\n\nPlease send a list of burials and in it show: 1. Plot: a. Row b. Number 2. Name of the mason 3. Date of "
        "the burial 4. Fee paid\n\nWe answered\n\nThe list is attached.",
        ["Plot: a. Row b. Number", "Name of the mason", "Date of the burial", "Fee paid"],
    ),
    "run together by a web form": (
        "Received: 1 July 2023\n\nI am a student of ferries.Please could you provide the following for last year (please specify "
        "which):1.Average fare paid by a foot passenger.2.The number of crossings lost to fog.3.A list of the ferries hired.If any "
        "of this is published, I would be grateful for a link.\n\nOutcome\n\nAll sent.",
        ["Average fare paid by a foot passenger", "The number of crossings lost to fog", "A list of the ferries hired"],
    ),
    "the same part of two questions": (
        "You seek access to the following information:\n\n1. Has the harbour used live cameras?\na. If so, please provide dates "
        "and places for each use of them.\n2. Has the harbour used drones?\na. If so, please provide dates and places for each "
        "use of them.\n\nI have decided to send you everything.",
        [
            "Has the harbour used live cameras",
            "If so, please provide dates and places for each use of them",
            "Has the harbour used drones",
            "If so, please provide dates and places for each use of them",
        ],
    ),
    "a field named after an outcome": (
        "Information requested\n\nPlease list for every request for papers since 2020:\n\n• date of the request\n"
        "• name of the record\n• result [whether sent, partly sent or withheld]\n\nResponse\n\nA list is attached.",
        ["date of the request", "name of the record", "result [whether sent, partly sent or withheld]"],
    ),
    "a number again under another heading": (
        "You asked:\n\nHill Street\n1. The total number of coin meters for the paid spaces on the street.\n2. What they "
        "took in 2019.\n\nMill Street\n3. The total number of coin meters for the paid spaces on the street.\n\n"
        "Our response\n\nAll of it is attached.",
        [
            "The total number of coin meters for the paid spaces on the street",
            "What they took in 2019",
            "The total number of coin meters for the paid spaces on the street",
        ],
    ),
    "what is said of every question": (
        "You asked:\n\nFor each question below, please give figures for 2021 and for 2022.\n\n1. How many rafts were "
        "launched?\n2. How many sank?\n\nIn response:\n\nNine were launched.",
        ["How many rafts were launched", "How many sank"],
    ),
    "only a topic": (
        "Thank you for your letter about the depot.\n\nYou sought the following:\n[1] the rota for May\n[2] the drivers' log\n\n"
        "[1] The rota is enclosed.",
        ["the rota for May", "the drivers' log"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_request_told_back(name: str, tmp_path: Path) -> None:
    said, wanted = TOLD[name]
    found = words(items(tmp_path, HEAD + said + FOOT))
    assert [one for one in found if one != "the cost"] == wanted


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("change", ["curly", "straight", "nbsp", "crlf"])
def test_marks_and_line_ends_change_nothing(name: str, change: str, tmp_path: Path) -> None:
    said = HEAD + TOLD[name][0] + FOOT
    changed = {
        "curly": lambda text: re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’"),
        "straight": lambda text: text.replace("’", "'"),
        "nbsp": lambda text: re.sub(r"(?<=\w) (?=\d|of )", "\N{NO-BREAK SPACE}", text),
        "crlf": lambda text: text.replace("\n", "\r\n"),
    }[change](said)
    plain = [text.replace("’", "'") for text in words(items(tmp_path, said))]
    assert [text.replace("’", "'") for text in words(items(tmp_path, changed))] == plain


@pytest.mark.parametrize("width", [56, 72])
def test_a_told_back_sentence_may_be_wrapped_anywhere(width: int, tmp_path: Path) -> None:
    more = (
        "The officers of the Council searched the shared drive, the plan chests in the old custom house and the paper "
        "files of the harbour office for everything that might fall within the request, and this took them two days."
    )
    for name in ("indirect speech", "a letter that seeks", "refused in the same sentence"):
        paragraphs = [*TOLD[name][0].split("\n\n"), more, more.replace("two", "three")]
        wrapped = "\n\n".join(textwrap.fill(one, width) for one in paragraphs)
        assert words(items(tmp_path, HEAD + wrapped + FOOT)) == TOLD[name][1]


# --- what is no item ----------------------------------------------------------------------------------------------

NOTHING = [
    "You can ask for a review of this decision.",
    "Your request for an internal review has been received.",
    "As you requested, the minutes are attached.",
    "The minutes you asked for are attached.",
    "If you asked for this before, tell us.",
    "Your request is being considered and you will hear from us.",
    "You asked for information which we do not hold.",
    "Your letter was passed to the Department for Weather.",
    "We are unable to help further, and you may write to the Ombudsman.",
]


@pytest.mark.parametrize("said", NOTHING)
def test_a_sentence_that_tells_nothing_back(said: str) -> None:
    assert tells(said) is None


def test_why_is_it_exempt_is_the_authority_s_own_question(tmp_path: Path) -> None:
    said = (
        "You asked for the rota of the lifeguards.\n\nWhy does the exemption apply?\nIt names staff.\n\n"
        "Is the information held?\nYes."
    )
    assert words(items(tmp_path, HEAD + said + FOOT)) == ["the rota of the lifeguards"]


def test_what_the_authority_wants_to_be_explained_is_not_asked(tmp_path: Path) -> None:
    reply = (
        "Before we answer we need to ask you for more.\n\nWhen you ask “how many huts are let”, what do you mean by “let”?\n\n"
        "And, by “huts”, are you seeking figures on huts of stone, or of wood?"
    )
    request = "Dear Tarnbeck Borough Council,\n\n1. How many huts are let?\n2. Who lets them?\n\nYours faithfully,\nAda Oduya\n"
    assert words(items(tmp_path, HEAD + reply + FOOT, request)) == ["How many huts are let", "Who lets them"]


def test_how_a_request_might_be_narrowed_is_not_asked(tmp_path: Path) -> None:
    said = (
        "You asked for the rota of the lifeguards.\n\nYou may wish to refine your request by saying what rotas you would most "
        "like to see, including the weeks that matter to you."
    )
    assert words(items(tmp_path, HEAD + said + FOOT)) == ["the rota of the lifeguards"]


def test_principles_in_an_answer_are_no_items(tmp_path: Path) -> None:
    said = (
        "1. The number of swans ringed in 2022: 40\n2. The number of geese ringed in 2022: 12\n\n"
        "The rest is personal data, which shall be\n\n(a) used lawfully and in the open\n(b) kept no longer than needed."
    )
    found = words(items(tmp_path, HEAD + said + FOOT))
    assert found == ["The number of swans ringed in 2022", "The number of geese ringed in 2022"]


# --- the sentence -------------------------------------------------------------------------------------------------

SENTENCES = {
    "You wanted to know what it cost, who built it and when it opens.": [
        "what it cost",
        "who built it",
        "when it opens",
    ],
    "You asked us three things about the pool: what it cost, who built it and when it opens.": [
        "what it cost",
        "who built it",
        "when it opens",
    ],
    "You asked for the provenance of the bronze and any letters from its owner.": [
        "the provenance of the bronze",
        "any letters from its owner",
    ],
    "You asked for a list of gifts, with the giver, the date and the value.": [
        "a list of gifts, with the giver, the date and the value"
    ],
    "Your question whether the gate was locked was passed to estates.": [
        "whether the gate was locked was passed to estates"
    ],
    "Your request for the rota, received on 3 May, has been logged.": ["the rota"],
    "Request TB/41, made 5 May: firms with a debt of over £500, the amount of each debt, and the year in which it arose.": [
        "firms with a debt of over £500",
        "the amount of each debt",
        "the year in which it arose",
    ],
    "Further to your request received on 8 May (reports of the adviser on the Corn Hall), we need more time.": [
        "reports of the adviser on the Corn Hall"
    ],
}


@pytest.mark.parametrize("said", SENTENCES)
def test_the_things_in_a_sentence(said: str) -> None:
    told = tells(said)
    assert told
    assert [said[first:last] for first, last in parts(said, told[0])] == SENTENCES[said]


def test_what_leads_over_to_the_request() -> None:
    for said in ("You asked:", "Your request reads:", "It had three parts:", "You sought the following information:"):
        assert introduces(said), said
    for said in ("Our answers to your questions are as follows:", "You may appeal to:", "The figures are:"):
        assert not introduces(said), said


# --- the request itself -------------------------------------------------------------------------------------------

REQUESTS = {
    "a day that only looks like the next number": (
        "1. How many huts stood empty on June 2? If nothing is known for June 2, please give me the next day.",
        ["How many huts stood empty on June 2? If nothing is known for June 2, please give me the next day"],
    ),
    "only named, with no word of asking": (
        "FOI request\n\nAll recorded complaints about noise at the quarry in June 2022.",
        ["All recorded complaints about noise at the quarry in June 2022"],
    ),
    "how many were refused, and under which exemptions": (
        "How many requests did you get in 2022, how many were refused, and under which exemptions?",
        ["How many requests did you get in 2022, how many were refused, and under which exemptions"],
    ),
    "which exemptions are used most": (
        "Which exemptions do you use most often?\n\nHave any schools refused to admit a child this year?",
        ["Which exemptions do you use most often", "Have any schools refused to admit a child this year"],
    ),
    "numbers in one line that begins with the first": (
        "1. A copy of the lone working policy. 2. The number of falls in each of the last three years. 3. Their cost.",
        ["A copy of the lone working policy", "The number of falls in each of the last three years", "Their cost"],
    ),
    "lettered questions in one line that begins with the first": (
        "Q1 Number of rangers dismissed in 2020. Q2 Rank of each. Q3 Reason for each.",
        ["Number of rangers dismissed in 2020", "Rank of each", "Reason for each"],
    ),
    "a lead-in is none": (
        "Under the Act please tell me\n1. What the lift cost.\n2. Who mended it.",
        ["What the lift cost", "Who mended it"],
    ),
    "a lead-in with more words is none": (
        "Please send me the following about school buses in the borough.\n\n- routes run in 2022\n- fares charged in 2022",
        ["routes run in 2022", "fares charged in 2022"],
    ),
    "background is none": (
        "I have lived by the quay for ten years and the noise grows. I am asking under the Freedom of Information Act.\n\n"
        "How many lorries used the quay in 2022?",
        ["How many lorries used the quay in 2022"],
    ),
    "courtesies and wishes are none": (
        "Please send me the lease of the mill.\n\nPlease acknowledge receipt. I would like the reply in electronic form. "
        "Please provide a separate sheet for each year. I look forward to hearing from you.",
        ["Please send me the lease of the mill"],
    ),
    "how to use a list is none": (
        "How many pupils moved school?\n\nPlease use the below list of types:\n- Grammar school of the town\n"
        "- Special school of the town",
        ["How many pupils moved school"],
    ),
    "two things in one sentence": (
        "Would you let me know what the parish paid for the benches, and who made them in the end?",
        ["Would you let me know what the parish paid for the benches", "who made them in the end"],
    ),
    "a question without its mark": (
        "What is the average time taken to decide on each of these.\nHow many were refused last year?",
        ["What is the average time taken to decide on each of these", "How many were refused last year"],
    ),
    "polite forms": (
        "I should be glad to have the letters on the bypass, and to be told how many there were.",
        ["I should be glad to have the letters on the bypass", "to be told how many there were"],
    ),
    "values below a question": (
        "Please list the huts on the beach that stood empty, namely those empty for:\n- over 6 months\n- over 2 years\n\n"
        "Please also say what a hut costs.",
        [
            "Please list the huts on the beach that stood empty, namely those empty for",
            "Please also say what a hut costs",
        ],
    ),
    "lines that lost their bullets": (
        "I request a copy of the following relating to the new turnstiles at the lido.\n\nCorrespondence.\nMinutes of meetings.\n"
        "Surveys held.\nThis is to cover January to June.",
        ["Correspondence", "Minutes of meetings", "Surveys held"],
    ),
    "understood, but asked all the same": (
        "I understand that parishes count swans in their own ways, so I would appreciate a note on how yours are counted.",
        [
            "I understand that parishes count swans in their own ways, so I would appreciate a note on how yours are counted"
        ],
    ),
    "kinds of a breakdown are one thing": (
        "1. How many wardens left in 2022?\n2. A breakdown of these wardens by:\no Age range of the warden\n"
        "o Kind of contract held",
        [
            "How many wardens left in 2022",
            "A breakdown of these wardens by: o Age range of the warden o Kind of contract held",
        ],
    ),
    "an example with its sums is none": (
        "1. The number of pupils carried by boat.\nFor example: in 2021 there were 40 pupils "
        "who were carried by boat from the island. The cost of this was £900.\n\n"
        "2. The number of boats hired.",
        ["The number of pupils carried by boat", "The number of boats hired"],
    ),
    "a bullet that leads over": (
        "- Please say who hired the boats?\n- Please provide us with the following:\n- the policy on hiring boats\n"
        "- the log of each boat",
        ["Please say who hired the boats", "the policy on hiring boats", "the log of each boat"],
    ),
    "bullets without a space": (
        "Please send me:\n\n*The rota of the lock keepers for May.\n*The log of each lock for May.\n*What a keeper is paid.",
        ["The rota of the lock keepers for May", "The log of each lock for May", "What a keeper is paid"],
    ),
    "lettered years are none": (
        "Please could you tell me how many times in (a) 2014, (b) 2015, (c) 2016 the lifeboat was called to the sands.",
        [
            "Please could you tell me how many times in (a) 2014, (b) 2015, (c) 2016 the lifeboat was called to the sands"
        ],
    ),
    "how to lay it out is none": (
        "Please list all mills that you own.\n\nThat means the table would have the following columns:\n\n"
        "Name of the mill, street, year built, year sold.\n\nThe figures should be whole numbers for each mill.",
        ["Please list all mills that you own"],
    ),
    "an example is none": (
        "Please send the fields that your ticket system keeps. E.g. what does it keep of the driver?",
        ["Please send the fields that your ticket system keeps"],
    ),
    "summed up with numbers": (
        "I would like to know how many kiosks were broken into and how.\n\nTo summarise, I would like to know:\n\n"
        "1) The number of kiosks broken into each month\n2) The tool used on each kiosk",
        ["The number of kiosks broken into each month", "The tool used on each kiosk"],
    ),
    "what is said of this information is none": (
        "How often was the pier shut last year?\n\nPlease could I have this information for 2015 and 2019 only. "
        "Can this include days on which it was shut for an hour? I request only what is held on a computer.\n\n"
        "If other days were counted, I would like them included. Please treat each question apart. Please let me know.",
        ["How often was the pier shut last year"],
    ),
    "a count by kinds is one thing": (
        "Please tell me how many dogs were seized.\n\nOf these, how many were seized by:\n* wardens of the town\n* the dogs unit",
        ["Please tell me how many dogs were seized", "Of these, how many were seized by"],
    ),
    "a bare request for a list is none": (
        "Please provide:\n\nCopies of all e-mails on the barge since May, with regard to:\n• the deck\n• the mast of the barge",
        ["Copies of all e-mails on the barge since May, with regard to"],
    ),
    "a number without its mark": (
        "1. How many kiosks are let?\n\n2. What is the rent of each?\n\n3 Can the council say who lets them?",
        ["How many kiosks are let", "What is the rent of each", "Can the council say who lets them"],
    ),
    "what a list asks for again, and what it is about": (
        "I am seeking information held in the register of kiosks.\n\nPlease provide me with the number of kiosks broken into in "
        "the harbour.\n\nI would like to know:\n1) The number of kiosks broken into in the harbour each year\n"
        "2) The number of those that were repaired",
        ["The number of kiosks broken into in the harbour each year", "The number of those that were repaired"],
    ),
    "figures below a lettered question": (
        "1) Please state the sum paid to pilots in each of these years\ni) 2012/13\nii) 2013/14\n"
        "a) Please state the number of pilots.",
        ["Please state the sum paid to pilots in each of these years", "Please state the number of pilots"],
    ),
    "thanks at the top": (
        "Thank you for your letter of 3 May. Could you also tell me who owns the weir?",
        ["Could you also tell me who owns the weir"],
    ),
    "numbered remarks": (
        "I have a few concerns.\n1. It was not the mayor who opened the weir. Please explain this sentence.\n"
        "2. You have looked in two files only.\n3. There are other files in the mill.",
        ["Please explain this sentence"],
    ),
    "what the authority wanted to be explained": (
        "How many eels passed the weir?\n\nClarification requested:\n\n1. Is it the upper weir, or the lower one?\n"
        "2. Are young eels meant as well?\n\nIt is the upper one.",
        ["How many eels passed the weir"],
    ),
    "an example of several questions is none": (
        "Please send the fields that your ticket system keeps. E.g. what does it keep of the driver? What is kept of the car?",
        ["Please send the fields that your ticket system keeps"],
    ),
    "scope and layout are none": (
        "How many wardens were sent to huts in 2022?\n\nPlease provide a separate figure for each month. Please include cases "
        "where a clerk went. Please provide data for the last five years. Please restrict the reply to the harbour.\n\n"
        "If dates are not recorded, please say so by month.",
        ["How many wardens were sent to huts in 2022"],
    ),
    "answers to choose from are none": (
        "Many thanks for your help so far.\n\nPlease answer:\n\nWhich of these do you use to count swans?\n• A man in a boat\n"
        "• A camera on a pole\n• Other (please specify)\n\nIf so, did it begin with a:\n• ring of the town\n• ring of a club",
        ["Which of these do you use to count swans", "If so, did it begin with a"],
    ),
    "kinds below a list of words": (
        "Please supply a list of all letters on the subject of, or with a reference to, any of the subjects below:\n\n"
        "1. Boat Charge\n2. Hidden pay (HP)\n3. Counter Measures",
        [
            "Please supply a list of all letters on the subject of, or with a reference to, any of the subjects below",
        ],
    ),
    "remarks with the numbers of the questions": (
        "I raised issues that the officer did not address. These included\n\n1. The fact that condition 17 was not met.\n\n"
        "2. That the sum was not shown.\n\nPlease provide the following information:\n\n1. Evidence that condition 17 was met\n\n"
        "2. The valuations",
        ["Evidence that condition 17 was met", "The valuations"],
    ),
    "long lines that lost their bullets": (
        "Please provide the following information about huts:\n\nThe current number of huts let.\n\n"
        "The current shortfall (if any) between huts that are wanted in the season and huts that stand on the beach.\n\n"
        "Whether the council now uses tents for bathers who wait.",
        [
            "The current number of huts let",
            "The current shortfall (if any) between huts that are wanted in the season and huts that stand on the beach",
            "Whether the council now uses tents for bathers who wait",
        ],
    ),
    "a question that goes on": (
        "Does the council brew its tea in house? If so, please clarify where. If there is a mixture of both, please say so.",
        ["Does the council brew its tea in house"],
    ),
    "a number below a number": (
        "1. How many boats has your council:\n1a. Hired for the season on the mere?\n1b. Sold and bought back?\n"
        "2. Could this be sent in the form of a table?",
        ["Hired for the season on the mere", "Sold and bought back"],
    ),
    "how it is asked on which occasions": (
        "On how many occasions has the weir been shut this year. Please supply figures for each calendar year.",
        ["On how many occasions has the weir been shut this year"],
    ),
    "courtesies of a template are none": (
        "I request the following:\n\n- How many times nets were used on the mere.\n\n- The rules on nets.\n\n"
        "I would appreciate anything on all this that you are able to provide.\n\n"
        "I would like to receive the information electronically.",
        ["How many times nets were used on the mere", "The rules on nets"],
    ),
    "a span of years over the list is none": (
        "I would like to request the following information:\n\nIn each of the years from 2019 up to the present day,\n\n"
        "1. How many nets were torn?\n\n2. How many were mended?",
        ["How many nets were torn", "How many were mended"],
    ),
    "a threat of review is no review": (
        "Please provide for July 2023: 1. The number of calls taken. 2. The longest wait. 3. Number of calls dropped.\n\n"
        "If you refuse, I will ask for an internal review.",
        ["The number of calls taken", "The longest wait", "Number of calls dropped"],
    ),
    "a number that breaks off before its letters": (
        "1) The number of huts on the mere.\n2) The mean time, in days and counted from the day of the claim, for which a hut is\n"
        "a) left without a tenant, and\nb) under repair.\n"
        "3) So as to see how this bears on the rent roll of the parish I would like to know\na) the rent due, and\nb) "
        "the rent paid.",
        ["The number of huts on the mere", "left without a tenant", "under repair", "the rent due", "the rent paid"],
    ),
    "what one is interested in is no question where a list follows": (
        "In general I am interested in finding out how the parish lets its huts on the mere.\n\n"
        "I would be grateful for the following information:\n\n1) The rent of each hut.\n2) The tenants turned away in May.",
        ["The rent of each hut", "The tenants turned away in May"],
    ),
    "how every answer is to be borne out": (
        "For all “Yes” or “No” answers, you must provide:\n- The rule or the case that bears the answer out.\n"
        "- The grounds in law for it.\n\n1. Does the parish let huts to bathers?\n2. What rule does it follow when "
        "two ask for one hut?",
        ["Does the parish let huts to bathers", "What rule does it follow when two ask for one hut"],
    ),
    "wishes about redactions and worries are none": (
        "I would like to know how many huts were let in May.\n\nMy concern is this: if nobody counts them, how are we to know?\n\n"
        "I request that any redactions made be clearly justified.",
        ["I would like to know how many huts were let in May"],
    ),
    "a question on a condition, without its mark": (
        "- How many huts has the parish?\n- Who lets them?\n\nIf the parish has begun to let them, what approximate "
        "share of the huts is let by the week.",
        [
            "How many huts has the parish",
            "Who lets them",
            "If the parish has begun to let them, what approximate share of the huts is let by the week",
        ],
    ),
    "what is asked for besides shows that the words before it asked": (
        "I would like to request data on the number of claims for these huts: 14, 25 and 31.\n\n"
        "I would also like to see the tenancy agreement of hut 14.",
        [
            "I would like to request data on the number of claims for these huts",
            "I would also like to see the tenancy agreement of hut 14",
        ],
    ),
    "numbers in the line of a greeting": (
        "Hello, I would like you to give me the following information for my own use. 1) The rota (for May, June etc) of the huts. "
        "2) The log of the mere. 3) The plans for: the weir.",
        ["The rota (for May, June etc) of the huts", "The log of the mere", "The plans for: the weir"],
    ),
    "numbers behind a greeting that asks nothing": (
        "Hello, it is I again. 1) The rota (for May, June etc) of the huts. 2) The log of the mere.",
        [],
    ),
    "the question above those of these, and a last one": (
        "In all instances where sums are wanted please give them in pounds.\n\n1. How many huts has the parish?\n\nOf these;\n"
        "i) How many were let in May?\nii) How many stood empty?\n\nFinally, can you please provide the plan of the huts?",
        [
            "How many huts has the parish",
            "How many were let in May",
            "How many stood empty",
            "Finally, can you please provide the plan of the huts",
        ],
    ),
    "half-years below a question are no questions": (
        "1. How many huts were let in these periods:\na. January - June 2018\nb. July - December 2018\n"
        "2. How many were lent in these periods:\na. January - June 2018\nb. July - December 2018",
        ["How many huts were let in these periods", "How many were lent in these periods"],
    ),
    "questions that lack their marks": (
        "Are wardens paid by the hut or by the hour. Will the parish of Ebb take on the weir and the mere.\n\n"
        "Has any warden left since the May fair. And who will be bound to mend the weir.\n"
        "Which parish is to lend its boats to the wardens.",
        [
            "Are wardens paid by the hut or by the hour",
            "Will the parish of Ebb take on the weir and the mere",
            "Has any warden left since the May fair",
            "And who will be bound to mend the weir",
            "Which parish is to lend its boats to the wardens",
        ],
    ),
    "how what was asked is to be sent, and put out, is none": (
        "Please send me the plans of the weir.\n\nI kindly ask that you provide these plans in a form that a plotter reads. "
        "Could I suggest, please, that you release this survey via a page of your own?",
        ["Please send me the plans of the weir"],
    ),
    "how the answer is to be parted, sent and asked about is none": (
        "I am requesting this information under the Act.\n\nHow many huts were let? Please disaggregate the data by month. "
        "If possible, please provide data broken down by year. Please send the information to the clerk.\n\n"
        "Any queries, please let me know.",
        ["How many huts were let"],
    ),
    "a list whose line ends are lost": (
        "I request the following information on huts in the borough of Ebb:*What has been the cost of huts?*How many are let? (I "
        "know that some are lent.)*Can you give a summary of the rules?Please send it as a table.",
        ["What has been the cost of huts", "How many are let", "Can you give a summary of the rules"],
    ),
    "what is to be done where something is not is none": (
        "1. How many huts stand empty?\n\nTo make 1 clear: if you keep a flag for it please use that. If you do not keep one "
        "please count them by hand.\n\nIf you do not intend to release this then please give a full account of why. "
        "How about a shorter time? Does that bring it within the £450 limit?",
        [
            "How many huts stand empty? To make 1 clear: if you keep a flag for it please use that. If you do not keep one please "
            "count them by hand",
        ],
    ),
    "numbers with commas behind them, over lines": (
        "1, How many huts are let by the parish\n2, How many huts stand empty\n3, For each in Q2, how long it has been so.",
        [
            "How many huts are let by the parish",
            "How many huts stand empty",
            "For each in Q2, how long it has been so",
        ],
    ),
    "columns with numbers, and what is asked besides": (
        "I want the register to show the following columns:\n1. Name of the hut\n2. Street\n3. Rent in a year\nCan you "
        "also provide me with the rule for letting huts? [Date, rent] At the very least give me its date. Please include all "
        "documents relating to it.",
        [
            "I want the register to show the following columns",
            "Can you also provide me with the rule for letting huts",
        ],
    ),
    "a question close below bullets": (
        "This is to submit a request for some information of the parish, about its huts.\n\n1. Register of huts:\nI am "
        "seeking the register. It should include the following:\n· Name of the hut\n· Street\nHow many huts are on the register "
        "now?\nIf any of this is left out, please state this in your answer.\n2. The plan of the huts.",
        [
            "Register of huts: I am seeking the register. It should include the following: · Name of the hut · Street",
            "How many huts are on the register now",
            "The plan of the huts",
        ],
    ),
    "what the thing may include is none": (
        "My request is for contracts on huts, which could relate to one of the following:\n1. Letting of huts to wardens\n"
        "2. Mending of huts and boats\nPlease send me the following information for each contract:\n"
        "1. Supplier: please state who it is with.\n2. Cost: please state the sum paid.",
        ["Supplier: please state who it is with", "Cost: please state the sum paid"],
    ),
    "numbers with dashes behind them": (
        "I would like to request the following information.\n1- The number of huts let in May, by week.\n"
        "2- A list of the huts that stood empty.",
        ["The number of huts let in May, by week", "A list of the huts that stood empty"],
    ),
    "fields and columns of the answer are none": (
        "I would like to request the figures on huts by month. The following fields are required:\n\n• Name of the hut\n"
        "• Rent in a year\n\nPlease also say how many wardens there are.\n\nThe data should be:\n\nColumn 1 - Name of the warden"
        "\n\nColumn 2 - Date of birth\n\nHow many huts were lost?",
        [
            "I would like to request the figures on huts by month",
            "Please also say how many wardens there are",
            "How many huts were lost",
        ],
    ),
    "what is only summed up before it is asked": (
        "I would like to know how the huts on the mere have changed. As such, I would like to know the number of huts let in "
        "May.\n\nI would also like a list of the huts that fell down.",
        [
            "As such, I would like to know the number of huts let in May",
            "I would also like a list of the huts that fell down",
        ],
    ),
    "what a list is about": (
        "We would like to know about the leases of huts.\n\n1) Could you name each tenant?\n2) What we need is the rent.",
        ["Could you name each tenant", "What we need is the rent"],
    ),
    "what is asked besides, below the list": (
        "1. How many huts are let?\n2. How many huts stand empty?\n\nIf there is time left, can I also ask if a clerk has "
        "written of the huts, or of the mere.\n\nAs an extra, I would also ask that you give the rules for letting them.",
        [
            "How many huts are let",
            "How many huts stand empty",
            "If there is time left, can I also ask if a clerk has written of the huts, or of the mere",
            "As an extra, I would also ask that you give the rules for letting them",
        ],
    ),
    "politely, and with a remark behind it": (
        "I would be grateful if you could provide the number of wardens who left without warning.\n\n"
        "Please send the log of unexpected floods - I understand that the mill keeps it.",
        [
            "I would be grateful if you could provide the number of wardens who left without warning",
            "Please send the log of unexpected floods - I understand that the mill keeps it",
        ],
    ),
    "a numbered heading over what is asked": (
        "1. Huts and how they are let\nFor the purposes of this request, “let” includes huts that are lent, given or "
        "left to a bather "
        "for a day or more.\nPlease provide the number of huts that were let in May.\n"
        "2. Tenants and how they are chosen\nPlease confirm:\na) Whether the parish keeps a list of tenants\n"
        "b) How often the list is read",
        [
            "Huts and how they are let For the purposes of this request, “let” includes huts that are lent, given or "
            "left to a bather "
            "for a day or more. Please provide the number of huts that were let in May",
            "Whether the parish keeps a list of tenants",
            "How often the list is read",
        ],
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request(name: str, tmp_path: Path) -> None:
    said, wanted = REQUESTS[name]
    request = f"Dear Tarnbeck Borough Council,\n\n{said}\n\nYours faithfully,\nAda Oduya\n"
    assert words(items(tmp_path, HEAD + "We will answer soon." + FOOT, request)) == wanted


def test_a_name_below_what_is_asked_is_no_request(tmp_path: Path) -> None:
    request = "Dear Sir\n\nPlease send me:\n\nAll complaints about noise at the quarry in June 2022.\n\nAda Oduya\n"
    found = items(tmp_path, HEAD + "We will answer soon." + FOOT, request)
    assert words(found) == ["All complaints about noise at the quarry in June 2022"]


def test_a_request_may_close_with_one_word(tmp_path: Path) -> None:
    request = "Dear Sir\n\n1. Do you let huts? 2. If so, since when?\n\nYours\nAda Oduya\n"
    found = items(tmp_path, HEAD + "We will answer soon." + FOOT, request)
    assert words(found) == ["Do you let huts", "If so, since when"]


def test_nested_questions_carry_the_number_above(tmp_path: Path) -> None:
    said = (
        "1. Name of the lessor.\n2. For each of the last five years:\n(a) the rent paid\n(b) the repairs made\n"
        "3. Date of the lease."
    )
    request = f"Dear Tarnbeck Borough Council,\n\n{said}\n\nYours faithfully,\nAda Oduya\n"
    found = items(tmp_path, HEAD + "We will answer soon." + FOOT, request)
    assert found == [
        ("1", "Name of the lessor."),
        ("2(a)", "the rent paid"),
        ("2(b)", "the repairs made"),
        ("3", "Date of the lease."),
    ]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "1. How many goats are kept?\n2. Of these goats:\n   • How many are milked?\n   • How many are shown?\n"
            "3. The cost of their feed.",
            [("1", "How many goats are kept?"), ("2(1)", "How many are milked?"), ("2(2)", "How many are shown?"),
             ("3", "The cost of their feed.")],
        ),
        (
            "1. Please give the following details for each lease:\n• Tenant\n• Start date\n• Rent paid in a year",
            [("1(1)", "Tenant"), ("1(2)", "Start date"), ("1(3)", "Rent paid in a year")],
        ),
        (
            "1. Has the council let huts to bathers.\n\n1a. If yes, please can you also provide:\n\nThe name of each bather\n\n"
            "The amount paid for the hut\n\n2. The plan of the huts.",
            [("1", "Has the council let huts to bathers."), ("1a(1)", "The name of each bather"),
             ("1a(2)", "The amount paid for the hut"), ("2", "The plan of the huts.")],
        ),
        (
            "1. The number of permits sold in:\n• 2019\n• 2020\n2. The number of permits refused for:\n• boats\n• barges",
            [("1", "The number of permits sold in: • 2019 • 2020"), ("2", "The number of permits refused for: • boats • barges")],
        ),
        (
            "1. Do you have a plan for the weir?\n1.1 If yes, please send it.\n1.2 If no, please say why.\n"
            "2. What did the weir cost?",
            [("1", "Do you have a plan for the weir?"), ("1.1", "If yes, please send it."), ("1.2", "If no, please say why."),
             ("2", "What did the weir cost?")],
        ),
        (
            "Please send the weir log.\n1. How many eels passed?\n2 ) How many salmon passed?",
            [("3", "Please send the weir log."), ("1", "How many eels passed?"), ("2", "How many salmon passed?")],
        ),
    ],
)  # fmt: skip
def test_the_numbers_of_questions_are_those_that_were_written(
    said: str, wanted: list[tuple[str, str]], tmp_path: Path
) -> None:
    request = f"Dear Tarnbeck Borough Council,\n\nUnder the Act:\n\n{said}\n\nYours faithfully,\nAda Oduya\n"
    assert items(tmp_path, HEAD + "We will answer soon." + FOOT, request) == wanted


def test_of_endless_bullets_no_more_are_taken_than_a_request_can_ask(tmp_path: Path) -> None:
    bullets = "\n".join(f"• How many vans stood in street {number}?" for number in range(1_500))
    request = f"Dear Tarnbeck Borough Council,\n\nUnder the Act:\n\n{bullets}\n\nYours faithfully,\nAda Oduya\n"
    assert len(items(tmp_path, HEAD + "We will answer soon." + FOOT, request)) == 1_000
