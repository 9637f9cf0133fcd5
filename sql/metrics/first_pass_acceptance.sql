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
needs = ["clinics.kind", "referrals.parent_referral_id"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43); RCR 2014"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Accepterade direkt"
en = "Accepted at once"

[definition]
sv = "Av remisskedjor som fick sitt första beslut under perioden: andel som accepterades då, utan att komplettering hade begärts. En remisskedja är en remiss med dess behov och de remisser som skickas i dess ställe. Accepterad med ändrad metod eller prioritet räknas som accepterad. En kedja som aldrig fick något beslut räknas inte."
en = "Of referral chains that had their first decision in the period: the share accepted then, without completion having been requested. A referral chain is a referral with its need and the referrals sent in its place. Accepted with a change of method or priority counts as accepted. A chain that never had a decision is not counted."

[why]
sv = "Visar hur ofta en remiss går fram direkt. Ett annat svar kan vara rätt svar, så varken högt eller lågt är bra i sig."
en = "Shows how often a referral goes through at once. Another answer can be the right one, so neither high nor low is good in itself."
*/
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
    count(*) filter (where is_first_pass) as numerator,
    count(*) as denominator
from marts.referral_chains
where first_decision is not null
    and is_whole
group by all
