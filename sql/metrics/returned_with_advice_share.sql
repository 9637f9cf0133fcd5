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
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
disclose_with = ["return_share"]
needs = ["clinics.kind"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Returnerade med råd"
en = "Returned with advice"

[definition]
sv = "Av remisser som fick sitt första beslut under perioden: andel som returnerades med råd om vad som passar bättre. De ingår också i andelen returnerade. En begäran om komplettering är inget beslut. En remiss som skickas på nytt räknas för sig."
en = "Of referrals that had their first decision in the period: the share returned with advice on what would suit better. They are part of the share returned as well. A request for completion is no decision. A referral that is sent again counts by itself."

[why]
sv = "Ett råd är ett svar på frågan i remissen, även när ingen undersökning görs."
en = "Advice answers the question of the referral, also when no examination is made."
*/
with decisions as (
    select
        *,
        first_decision = 'returned_with_advice' as is_counted
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
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_counted) as numerator,
    count(*) as denominator
from decisions
group by all
