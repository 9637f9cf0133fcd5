/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "referrals"
matures_after_days = 90
splits = [
    "exam",
    "body_region",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
    "decision",
    "reason",
    "home_municipality",
]
wide = ["home_municipality"]
numerator_splits = [
    "resent_outcome",
    "resent_outcome,exam",
    "resent_outcome,referrer_profession",
    "resent_outcome,receiving_unit",
]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
needs = ["clinics.kind", "referrals.parent_referral_id"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Skickade igen efter retur eller avvisning"
en = "Sent again after return or rejection"

[definition]
sv = "Av remisser vars första beslut under perioden var att returnera eller avvisa: andel där en ny remiss i dess ställe skickades inom 60 dagar. Bara beslut som är minst 90 dagar gamla räknas, så att de flesta nya remisser har fått sitt svar."
en = "Of referrals whose first decision in the period was to return or reject: the share where a new referral in its place was sent within 60 days. Only decisions made at least 90 days ago count, so that most new referrals have had their answer."

[why]
sv = "Visar hur mycket som kommer tillbaka och med vilket utfall. Att inget skickas igen kan betyda att rådet följdes, eller att patienten blev utan."
en = "Shows how much comes back, and with what outcome. That nothing is sent again can mean that the advice was followed, or that the patient went without."
*/
with sent_back as (
    select
        *,
        first_decision as decision,
        decision_reason as reason,
        coalesce(resent_on <= first_decision_on + 60, false) as is_sent_again
    from marts.referrals
    where first_decision in ('returned', 'returned_with_advice', 'rejected')
        and first_decision_on + 90 <= getvariable('as_of')::date
)
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    first_decision_on as day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    decision,
    reason,
    case when is_sent_again then coalesce(next_decision, 'undecided') end as resent_outcome,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_sent_again) as numerator,
    count(*) as denominator
from sent_back
group by all
