/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
splits = ["booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
needs = ["clinics.kind", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1–2 §§"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (patientvald väntan inräknad)"
en = "Assessed within three days (patient-chosen wait included)"

[definition]
sv = "Av dem som fick en medicinsk bedömning under perioden och omfattas av vårdgarantin: andel bedömda inom tre kalenderdagar från kontakt. Patientvald väntan räknas med."
en = "Of those under the care guarantee who had a medical assessment in the period: the share assessed within three calendar days of contact. Patient-chosen waiting is included."

[why]
sv = "Förordningen ger inget avdrag för patientvald väntan i primärvården; avdraget är en regel i statistiken."
en = "The ordinance gives no deduction for patient-chosen waiting in primary care; the deduction is a rule of the statistics."
*/
select
    clinic_id,
    assessed_on as day,
    booking_via,
    owner,
    visit_weekday,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where wait_days <= limit_days) as numerator,
    count(*) as denominator
from marts.guarantee_contacts
where assessed_on is not null
group by all
