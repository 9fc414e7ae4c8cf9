"""Every rule, in the order in which a letter raises them."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.gaps import (
    attachment_missing,
    available_elsewhere,
    balance_only_asserted,
    blanket_refusal,
    clarification_wanted,
    contradiction,
    decision_deferred,
    estimate_not_shown,
    fee_wanted,
    future_publication,
    harm_not_shown,
    late,
    neither_confirm_nor_deny,
    no_help_to_narrow,
    no_limb,
    no_public_interest_balance,
    no_reasons,
    no_review_route,
    not_held,
    not_recorded_information,
    over_cost_limit,
    part_answered,
    personal_data_basis_missing,
    repeated,
    search_not_described,
    sent_elsewhere,
    unanswered,
    unconfirmed,
    vexatious,
    withheld,
    withheld_unnamed,
)
from drafter.gaps.rule import Rule
from drafter.law import Law
from drafter.model import Case, Gap

RULES: tuple[Rule, ...] = (
    withheld.RULE,
    withheld_unnamed.RULE,
    neither_confirm_nor_deny.RULE,
    over_cost_limit.RULE,
    vexatious.RULE,
    repeated.RULE,
    personal_data_basis_missing.RULE,
    no_limb.RULE,
    no_reasons.RULE,
    harm_not_shown.RULE,
    no_public_interest_balance.RULE,
    balance_only_asserted.RULE,
    blanket_refusal.RULE,
    estimate_not_shown.RULE,
    no_help_to_narrow.RULE,
    not_held.RULE,
    search_not_described.RULE,
    available_elsewhere.RULE,
    future_publication.RULE,
    sent_elsewhere.RULE,
    attachment_missing.RULE,
    unanswered.RULE,
    part_answered.RULE,
    unconfirmed.RULE,
    contradiction.RULE,
    not_recorded_information.RULE,
    clarification_wanted.RULE,
    decision_deferred.RULE,
    fee_wanted.RULE,
    no_review_route.RULE,
    late.RULE,
)

__all__ = ["RULES", "Rule", "find"]


def find(case: Case, law: Law, rules: Sequence[Rule] = RULES) -> tuple[Gap, ...]:
    """Every gap of a case, rule by rule."""
    return tuple(gap for rule in rules for gap in rule(case, law))
