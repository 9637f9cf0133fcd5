/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "referrals"
matures_after_days = 210
splits = ["exam", "body_region", "referrer_profession", "receiving_unit", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["exam", "priority", "age_band"]
needs = ["clinics.kind", "referral_events.has_finding"]
source = "Brittisk granskning av 1 000 avbeställda ultraljudsremisser (justification of non-obstetric ultrasound requests)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Fynd hos direkt accepterade"
en = "Findings among those accepted at once"

[definition]
sv = "Av remisser som accepterades vid första beslutet under perioden, undersöktes inom 180 dagar och vars svar anger om det fanns ett fynd: andel med fynd. Remisser som skickats på nytt räknas inte, och bara beslut som är minst 210 dagar gamla."
en = "Of referrals accepted at the first decision in the period, examined within 180 days and whose report states whether there was a finding: the share with a finding. Referrals that were sent again are not counted, and only decisions made at least 210 days ago."

[why]
sv = "Det som fynd efter en retur eller avvisning ska jämföras med."
en = "What findings after a return or a rejection are to be compared with."
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
    receiving_unit,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where has_finding) as numerator,
    count(*) as denominator
from marts.referrals
where first_decision in ('accepted', 'accepted_changed')
    and not is_resent
    and performed_on <= first_decision_on + 180
    and has_finding is not null
    and first_decision_on + 210 <= getvariable('as_of')::date
group by all
