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
counts_rest_of = ["clinical_information_complete_share"]
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
sv = "Komplettering begärd"
en = "Completion requested"

[definition]
sv = "Av remisser som fick sitt första svar från mottagaren under perioden, ett beslut eller en begäran om komplettering: andel där komplettering begärdes före beslutet. Också de som aldrig kompletterades räknas."
en = "Of referrals that had their first answer from the receiver in the period, a decision or a request for completion: the share where completion was requested before the decision. Those never completed are counted as well."

[why]
sv = "En komplettering är ingen retur, men kostar båda parter tid och patienten väntan."
en = "A completion is no return, but costs both sides time and the patient a wait."
*/
with answers as (
    select
        *,
        least(first_decision_on, completion_requested_on) as answered_on,
        completion_requested_on is not null as is_completion_requested
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
    completion_reason as reason,
    completion_stage as stage,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_completion_requested) as numerator,
    count(*) as denominator
from answers
group by all
