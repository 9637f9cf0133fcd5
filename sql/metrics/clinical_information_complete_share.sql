/*
shape = "ratio"
unit = "percent"
decimals = 0
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
disclose_with = ["completion_request_share"]
needs = ["clinics.kind", "referral_events.reason_code"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; BMUS, Justification of ultrasound requests; EU-JUST-CT"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Klinisk information fullständig"
en = "Clinical information complete"

[definition]
sv = "Av remisser som fick sitt första svar från mottagaren under perioden: andel där komplettering inte begärdes och som varken returnerades eller avvisades för att den kliniska informationen var ofullständig."
en = "Of referrals that had their first answer from the receiver in the period: the share where no completion was requested and that were neither returned nor rejected because the clinical information was incomplete."

[why]
sv = "Säger hur ofta uppgifterna räckte för en bedömning, vad bedömningen än blev."
en = "Tells how often the facts were enough for a vetting, whatever its outcome."
*/
with answers as (
    select
        *,
        least(first_decision_on, completion_requested_on) as answered_on,
        completion_requested_on is not null
            or coalesce(
                first_decision in ('returned', 'returned_with_advice', 'rejected')
                and decision_reason = 'missing_info',
                false
            ) as is_incomplete
    from marts.referrals
    -- unanswered completions never get a decision, so the first answer is what is counted
    where first_decision is not null or completion_requested_on is not null
)
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    answered_on as day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where not is_incomplete) as numerator,
    count(*) as denominator
from answers
group by all
