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
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
disclose_with = ["first_pass_acceptance"]
needs = ["clinics.kind", "referrals.parent_referral_id"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Accepterade till slut"
en = "Accepted in the end"

[definition]
sv = "Av remisskedjor som fick sitt första beslut under perioden: andel vars sista beslut inom 90 dagar från det första är att acceptera, direkt eller efter komplettering, retur och ny remiss. En remisskedja är en remiss med dess behov och de remisser som skickas i dess ställe. Bara kedjor vars första beslut är minst 90 dagar gammalt räknas: då har nästan alla nya remisser fått sitt, och det som sker senare ändrar inte perioden."
en = "Of referral chains that had their first decision in the period: the share whose last decision within 90 days of the first is to accept, at once or after completion, a return and a new referral. A referral chain is a referral with its need and the referrals sent in its place. Only chains whose first decision was made at least 90 days ago count: by then nearly all new referrals have had theirs, and what comes later does not change the period."

[why]
sv = "Ett nej vid första beslutet är inte alltid det sista ordet. Avståndet till andelen vid första beslutet är det som gick fram på en omväg."
en = "A no at the first decision is not always the last word. The distance to the share at the first decision is what went through by a detour."
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
    count(*) filter (where is_finally_accepted) as numerator,
    count(*) as denominator
from marts.referral_chains
where first_decision is not null
    and is_whole
    and first_decision_on + 90 <= getvariable('as_of')::date
group by all
