/*
shape = "ratio"
unit = "percent"
decimals = 1
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
    "home_municipality",
]
wide = ["home_municipality"]
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
sv = "Kedjor med komplettering eller ny remiss"
en = "Chains with a completion or a new referral"

[definition]
sv = "Av remisskedjor som fick sitt första beslut under perioden: andel där komplettering begärdes eller remissen skickades på nytt minst en gång, före beslutet eller inom 90 dagar efter det. En remisskedja är en remiss med dess behov och de remisser som skickas i dess ställe. Bara kedjor vars första beslut är minst 90 dagar gammalt räknas."
en = "Of referral chains that had their first decision in the period: the share where completion was requested or the referral was sent again at least once, before the decision or within 90 days after it. A referral chain is a referral with its need and the referrals sent in its place. Only chains whose first decision was made at least 90 days ago count."

[why]
sv = "Varje omtag är arbete för remittent och mottagare och en längre väntan för patienten, också när det slutar med en undersökning."
en = "Every further round is work for referrer and receiver and a longer wait for the patient, also when it ends in an examination."
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
    count(*) filter (where has_loop) as numerator,
    count(*) as denominator
from marts.referral_chains
where first_decision is not null
    and is_whole
    and first_decision_on + 90 <= getvariable('as_of')::date
group by all
