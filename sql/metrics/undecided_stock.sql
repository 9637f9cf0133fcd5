/*
shape = "stock"
unit = "count"
decimals = 0
good = "neither"
counts_from = "referrals"
looks_back_days = 30  # of referrals sent before the extract begins nothing is known
splits = [
    "waits_for",
    "exam",
    "body_region",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
]
needs = ["clinics.kind"]
source = "Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Remisser utan beslut"
en = "Referrals without a decision"

[definition]
sv = "Antal remisser som vid slutet av periodens sista dag har kommit fram men varken fått ett beslut eller makulerats. Remisser där komplettering har begärts ingår, och kan visas för sig: då är det remittentens svar som väntas. En vidaresänd remiss räknas hos den enhet som sedan beslutar, utan beslut hos den som senast tog emot den. Uttagets första 30 dagar räknas inte som hela."
en = "Number of referrals that at the end of the period's last day have arrived but neither been decided on nor voided. Referrals where completion has been requested are among them, and can be shown apart: they wait for the referrer's answer. A referral that is forwarded counts at the unit that decides on it in the end, without a decision at the one that received it last. The extract's first 30 days do not count as whole."

[why]
sv = "Ett växande lager säger att det kommer in mer än vad som hinner bedömas, vad andelarna än visar."
en = "A growing stock says that more comes in than there is time to vet, whatever the shares show."
*/
with last_days as (
    select distinct least(ends_on, getvariable('as_of')::date) as day
    from marts.periods
),
-- who was waited for from each day on: of a day's requests and answers the last one
turns as (
    select
        referral_id,
        event_at::date as turned_on,
        arg_max(step, place_in_chain) = 'completion_requested' as is_asked
    from marts.chain_events
    where step in ('completion_requested', 'completed_by_referrer')
    group by all
),
arrived as (
    select
        *,
        least(first_decision_on, voided_on) as ended_on
    from marts.referrals
    where reached_on is not null
)
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    case when is_asked then 'referrer' else 'radiology' end as waits_for,
    count(*) as value
from (
    select *
    from last_days
    join arrived on reached_on <= day and coalesce(ended_on, date '9999-12-31') > day
) as waiting
asof left join turns
    on turns.referral_id = waiting.referral_id and turns.turned_on <= waiting.day
group by all
