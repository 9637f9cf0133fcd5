"""A second opinion on referral chains: dicts and loops over the extract's rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise

from tests.metrics.event_order import NO, ORDER, YES, Event, in_order

BY_RECEIVER = (
    "received", "under_vetting", "completion_requested", "completed_by_referrer", "forwarded",
    *YES, *NO, "booked", "performed", "reported",
)  # fmt: skip
MONTH, PATIENCE = timedelta(days=30), timedelta(days=60)
Row = dict[str, object]


class Twin:
    """Everything that the twin makes of an extract's rows as known on `as_of`."""

    def __init__(self, as_of: date, needs: list[Row], referrals: list[Row], events: list[Row]):
        self.as_of = as_of
        self.needs = {row["need_id"]: row for row in needs}
        self.referrals = {row["referral_id"]: row for row in referrals}
        self.log = defaultdict(list)
        for row in events:
            if row["referral_id"] in self.referrals and row["status"] != "sent":
                self.log[row["referral_id"]].append((row["event_at"], row["status"]))
        self.written = defaultdict(list)
        for row in referrals:
            self.written[row["need_id"]].append(_day(row["sent_at"]))
        self.chains = self._chains()

    def _chains(self) -> list[list[tuple[str, str]]]:
        """Needs and referrals that name each other, directly or over others."""
        neighbours = defaultdict(set, {("need", need): set() for need in self.needs})
        for name, row in self.referrals.items():
            me = ("referral", name)
            neighbours[me] |= self._named_by(row)
            for other in self._named_by(row):
                neighbours[other].add(me)
        found, seen = [], set()
        for start in sorted(neighbours):
            group, waiting = [], [start]
            while waiting:
                one = waiting.pop()
                if one not in seen:
                    seen.add(one)
                    group.append(one)
                    waiting += neighbours[one]
            found.append(sorted(group))
        return [group for group in found if group]

    def _named_by(self, row: Row) -> set[tuple[str, str]]:
        """What a referral names; what lies outside the extract ties only one patient's."""
        named = ("referral", row["parent_referral_id"]), ("need", row["need_id"])
        held = {"referral": self.referrals, "need": self.needs}
        unseen = " of " + row["patient_id"]
        return {(kind, other) if other in held[kind] else ("unseen", kind + other + unseen)
                for kind, other in named if other}  # fmt: skip

    def referrals_of(self, chain: list[tuple[str, str]]) -> list[str]:
        """Its referrals in the order in which they were sent."""
        mine = [name for kind, name in chain if kind == "referral" and name in self.referrals]
        return sorted(mine, key=lambda name: (self.referrals[name]["sent_at"], name))

    def need_of(self, chain: list[tuple[str, str]]) -> str | None:
        """Its first need on record."""
        mine = [name for kind, name in chain if kind == "need" and name in self.needs]
        return min(mine, key=lambda name: (_day(self.needs[name]["need_at"]), name), default=None)

    def events_of(self, chain: list[tuple[str, str]]) -> list[Event]:
        """All that is on record about it, in order."""
        found = []
        for kind, name in chain:
            if kind == "need" and name in self.needs:
                row = self.needs[name]
                columns = ("need_at", "sent_at", "received_at", "gp_contact_at")
                found += [
                    (row[column], step, name)
                    for column, step in zip(columns, ORDER[:4], strict=True)
                    if row[column]
                ]
            elif name in self.referrals:
                row = self.referrals[name]
                found.append((row["sent_at"], self.sending(name), name))
                found += [(at, status, name) for at, status in self.log[name]]
        return in_order(found)

    def sending(self, referral: str) -> str:
        """Whether it was sent or sent again."""
        return "resent" if self.referrals[referral]["parent_referral_id"] else "sent"

    def need_end(self, need: str) -> tuple[str, date | None]:
        """How a need ended first, and when."""
        row = self.needs[need]
        written = self.written[need]
        seen, sent = _day(row["need_at"]), _day(row["sent_at"])
        doctor = _day(row["gp_contact_at"])
        heard = [d for d in (_day(row["received_at"]), doctor, *written) if d]
        arrived = max(min(heard), sent or min(heard)) if heard else None
        received = _day(row["received_at"]) or sent or seen
        ends = []
        if written:
            ends.append((min(written), 0, "referral_written"))
        elif row["outcome"] == "referral_written":
            ends.append((doctor or received, 0, "referral_written"))
        if row["outcome"] == "declined":
            ends.append((doctor or received, 1, "declined"))
        if row["outcome"] == "not_pursued":
            ends.append((doctor or received + MONTH, 2, "not_pursued"))
        if sent and (arrived is None or arrived > sent + MONTH):
            ends.append((sent + MONTH, 3, "lost"))
        ends.append((seen + 6 * MONTH, 4, "unknown"))
        ends = [end for end in ends if end[0] <= self.as_of]
        first = min(ends, default=(None, 0, "open"))
        return first[2], first[0]

    def lost_on(self, referral: str) -> date | None:
        """Thirty days after a sending that nobody heard of again."""
        limit = _day(self.referrals[referral]["sent_at"]) + MONTH
        heard = [_day(at) for at, status in self.log[referral] if status in BY_RECEIVER]
        heard += [_day(at) for at in self.voidings(referral)]
        return limit if limit <= self.as_of and not any(d <= limit for d in heard) else None

    def examined_on(self, referral: str) -> date | None:
        """The day of the examination, or where it is not recorded that of the report."""
        for step in ("performed", "reported"):
            days = [_day(at) for at, status in self.log[referral] if status == step]
            if days:
                return min(days)
        return None

    def voidings(self, referral: str) -> list[datetime]:
        """Its voidings before any examination; only the first counts."""
        times = sorted(at for at, status in self.log[referral] if status == "voided")[:1]
        done = self.examined_on(referral)
        return [at for at in times if done is None or _day(at) < done]

    def acknowledged_on(self, referral: str) -> date | None:
        """When its report was seen; an acknowledged return is no report."""
        log = self.log[referral]
        is_accepted = any(status in (*YES, "performed", "reported") for _, status in log)
        return min((_day(at) for at, s in log if s == "acknowledged" and is_accepted), default=None)

    def dead_end(self, chain: list[tuple[str, str]]) -> tuple[date, str] | None:
        """The first time that nothing of it was alive for sixty days: when they had passed."""
        course = []
        for referral in self.referrals_of(chain):
            course += [(_day(at), (0 if s in ("sent", "resent") else 1, place), s, referral)
                       for place, (at, s, name) in enumerate(self.events_of(chain))
                       if name == referral]  # fmt: skip
            if lost_on := self.lost_on(referral):
                course.append((lost_on, (2, 0), "lost", referral))
        alive, empty_since = set(), None
        for day, _, step, referral in sorted(course, key=lambda turn: (turn[0], turn[1], turn[3])):
            if empty_since and day > empty_since[0] + PATIENCE:
                break
            done, was_alive = self.examined_on(referral), bool(alive)
            if step in (*NO, "voided", "lost"):
                if done is None or day < done:
                    alive.discard(referral)
            elif step in (*BY_RECEIVER, "sent", "resent"):
                alive.add(referral)
            if alive:
                empty_since = None
            elif was_alive:
                why = step if step in ("voided", "lost") else "turned_down"
                empty_since = (day, why)
        if empty_since and empty_since[0] + PATIENCE <= self.as_of:
            return empty_since[0] + PATIENCE, empty_since[1]
        return None

    def chain_end(self, chain: list[tuple[str, str]]) -> tuple[str, date | None]:
        """How the chain ended first, and when."""
        ends = [(self.acknowledged_on(r), 0, "acknowledged") for r in self.referrals_of(chain)]
        need = self.need_of(chain)
        outcome, day = self.need_end(need) if need else ("open", None)
        if outcome in ("declined", "not_pursued", "lost", "unknown"):
            ends.append((day, 1, outcome))
        if dead := self.dead_end(chain):
            ends.append((dead[0], 2, dead[1]))
        first = min((end for end in ends if end[0]), default=(None, 0, "open"))
        return first[2], first[0]

    def answers(self, chain: list[tuple[str, str]]) -> tuple[bool | None, bool | None]:
        """Accepted at first pass, and by 90 days after; None where nobody has decided."""
        events, limit = self.events_of(chain), self.settled_on(chain)
        steps = [step for _, step, _ in events]
        decisions = [step for step in steps if step in (*YES, *NO)]
        if not decisions:
            return None, None
        before = steps[: steps.index(decisions[0])]
        is_first = decisions[0] in YES and "completion_requested" not in before
        in_time = [s for at, s, _ in events if s in (*YES, *NO) and _day(at) <= limit]
        return is_first, in_time[-1] in YES

    def settled_on(self, chain: list[tuple[str, str]]) -> date:
        """Ninety days after its first decision; without one its chance is not over."""
        days = [_day(at) for at, step, _ in self.events_of(chain) if step in (*YES, *NO)]
        return min(days) + 3 * MONTH if days else date.max

    def effort(self, chain: list[tuple[str, str]]) -> tuple[bool, int]:
        """Whether the chain went back somewhere, and the care contacts that it took."""
        sendings = self.referrals_of(chain)
        asked = sum(s == "completion_requested" for r in sendings for _, s in self.log[r])
        limit, rounds = self.settled_on(chain), ("resent", "completion_requested")
        loops = [s in rounds and _day(at) <= limit for at, s, _ in self.events_of(chain)]
        need = self.need_of(chain)
        doctor = bool(sendings) or bool(need and self.needs[need]["gp_contact_at"])
        more = len(sendings) - 1 + asked if sendings else 0
        return any(loops), bool(need) + doctor + more

    def edges(self) -> dict[tuple[str, str], tuple[int, float]]:
        """Directly following events of all chains: how often, and days in all."""
        counts, days = Counter(), Counter()
        for chain in self.chains:
            events = self.events_of(chain)
            for (earlier, one, _), (later, other, _) in pairwise(events):
                counts[one, other] += 1
                days[one, other] += max((later - earlier).total_seconds(), 0) / 86_400
        return {edge: (counts[edge], days[edge]) for edge in counts}

    def repeats(self) -> dict[str, int | None]:
        """Of each examined referral: days since the same patient's last of the region, if known."""
        occasions = defaultdict(list)
        for name, row in self.referrals.items():
            days = [_day(at) for at, status in self.log[name] if status == "performed"]
            if days:
                place = row["patient_id"], row["body_region"]
                occasions[place].append((min(days), name))
        return {
            name: min(((day - old).days for old, _ in mine if old < day and all(of)), default=None)
            for of, mine in occasions.items()
            for day, name in mine
        }


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
