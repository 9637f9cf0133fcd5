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
numerator_splits = [
    "reason",
    "stage",
    "reason,stage",
    "reason,referrer_profession",
    "reason,exam",
    "reason,receiving_unit",
    "reason,stage,exam",
    "reason,stage,referrer_profession",
    "reason,stage,receiving_unit",
]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
watch = ["referrer_profession", "exam", "reason", "channel"]
needs = ["clinics.kind"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43); RCR 2014; EU-JUST-CT"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Returnerade eller avvisade vid första beslutet"
en = "Returned or rejected at the first decision"

[definition]
sv = "Av remisser som fick sitt första beslut under perioden: andel som returnerades, med eller utan råd, eller avvisades. En begäran om komplettering är inget beslut. En remiss som skickas på nytt räknas för sig."
en = "Of referrals that had their first decision in the period: the share returned, with or without advice, or rejected. A request for completion is no decision. A referral that is sent again counts by itself."

[why]
sv = "Det är detta som avses när det sägs vara svårt att få igenom remisser. En hög andel kan bero på remisserna, på reglerna för vem som ska remittera eller på bedömningen, och kan vara god vård."
en = "This is what is meant when it is said to be hard to get referrals through. A high share can come of the referrals, of the rules for who should refer or of the vetting, and can be good care."
*/
with decisions as (
    select
        *,
        first_decision in ('returned', 'returned_with_advice', 'rejected') as is_counted
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
