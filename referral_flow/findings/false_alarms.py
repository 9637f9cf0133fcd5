"""Every answer of every rule, and which of them are signals: those that keep a promised number.

The whole list keeps to a number of false alarms that is said beside it. Whoever searches a thousand
series at one in twenty finds fifty changes that never happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from referral_flow.findings.dated_changes import dated_findings
from referral_flow.findings.group_rules import unlike_findings
from referral_flow.findings.searched_series import month_series
from referral_flow.findings.series_rules import Finding, findings_of
from referral_flow.warehouse import Warehouse

ALARMS_PER_RULE = {  # expected false alarms in the whole list, if nothing has changed anywhere
    "outside": 0.1,
    "shift": 0.1,
    "between_events": 0.1,
    "dated_change": 0.1,
    "unlike_others": 0.1,
}
LARGEST_P = 0.01  # however few series a rule is asked about


def all_findings(warehouse: Warehouse) -> list[Finding]:
    """Every answer of every rule, signals or not."""
    series = list(month_series(warehouse))
    found = [finding for one in series for finding in findings_of(one)]
    return [*found, *unlike_findings(warehouse, series), *dated_findings(warehouse)]


def largest_p_values(findings: Iterable[Finding]) -> dict[str, float]:
    """The p-value that makes a signal under each rule, by how many series it is asked about."""
    asked = Counter(finding.rule for finding in findings)
    return {rule: min(LARGEST_P, ALARMS_PER_RULE[rule] / count) for rule, count in asked.items()}


def expected_false_alarms(findings: Iterable[Finding]) -> float:
    """How many signals the list may hold, at most, if nothing has changed anywhere."""
    findings = list(findings)
    largest = largest_p_values(findings)
    return sum(largest[finding.rule] for finding in findings)


def signals_among(findings: list[Finding]) -> list[Finding]:
    """Those with so small a p-value that the list keeps to its false alarms."""
    largest = largest_p_values(findings)
    return [finding for finding in findings if finding.p_value <= largest[finding.rule]]
