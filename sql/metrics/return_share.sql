/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "referrals"
splits = [
    "exam",
    "body_region",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
    "home_municipality",
]
wide = ["home_municipality"]
numerator_splits = ["reason", "stage", "reason,stage", "reason,referrer_profession", "reason,exam"]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
disclose_with = ["return_or_rejection_share"]
needs = ["clinics.kind"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Returnerade vid första beslutet"
en = "Returned at the first decision"

[definition]
sv = "Av remisser som fick sitt första beslut under perioden: andel som returnerades till remittenten, med eller utan råd. Avvisade remisser räknas för sig. En begäran om komplettering är inget beslut. En remiss som skickas på nytt räknas för sig."
en = "Of referrals that had their first decision in the period: the share returned to the referrer, with or without advice. Rejected referrals are counted apart. A request for completion is no decision. A referral that is sent again counts by itself."

[why]
sv = "En retur kan vara rätt svar, och skälen säger vad som kan göras: fler uppgifter, en annan metod eller en annan vårdnivå."
en = "A return can be the right answer, and the reasons tell what can be done: more facts, another method or another level of care."
*/
with decisions as (
    select
        *,
        first_decision in ('returned', 'returned_with_advice') as is_counted
    from marts.referrals
    where first_decision is not null
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
    case when is_counted then decision_reason end as reason,
    case when is_counted then decision_stage end as stage,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_counted) as numerator,
    count(*) as denominator
from decisions
group by all
