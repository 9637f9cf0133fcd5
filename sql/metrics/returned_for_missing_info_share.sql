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
disclose_with = ["return_or_rejection_share"]
needs = ["clinics.kind", "referral_events.reason_code"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; EU-JUST-CT; BMUS, Justification of ultrasound requests"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Returnerade eller avvisade: ofullständig klinisk information"
en = "Returned or rejected: clinical information incomplete"

[definition]
sv = "Av remisser som fick sitt första beslut under perioden: andel som returnerades eller avvisades för att den kliniska informationen var ofullständig. Var skälet inte angivet räknas remissen bland de övriga. En begäran om komplettering är inget beslut. En remiss som skickas på nytt räknas för sig."
en = "Of referrals that had their first decision in the period: the share returned or rejected because the clinical information was incomplete. Where no reason was given the referral counts among the rest. A request for completion is no decision. A referral that is sent again counts by itself."

[why]
sv = "Det vanligaste skälet i publicerade granskningar, och det som en remissmall eller en tydligare fråga kan påverka."
en = "The most usual reason in published audits, and the one that a referral template or a clearer question can affect."
*/
with decisions as (
    select
        *,
        first_decision in ('returned', 'returned_with_advice', 'rejected')
            and coalesce(decision_reason = 'missing_info', false) as is_counted
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
