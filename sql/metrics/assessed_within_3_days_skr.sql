/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
splits = ["booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_all"]
needs = ["clinics.kind", "bookings.assessed_at", "bookings.deviation_code"]
source = "SKR, utökad primärvårdsuppföljning (vantetider.se)"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (SKR:s definition)"
en = "Assessed within three days (SKR's definition)"

[definition]
sv = "Av dem som fick en medicinsk bedömning under perioden, omfattas av vårdgarantin och inte är kodade som patientvald väntan: andel bedömda inom tre kalenderdagar från kontakt."
en = "Of those under the care guarantee who had a medical assessment in the period and are not coded as patient-chosen wait: the share assessed within three calendar days of contact."

[why]
sv = "Det är så måttet publiceras nationellt; den som aldrig fick någon bedömning syns inte i det."
en = "This is how the measure is published nationally; those who never had an assessment do not show in it."
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
where assessed_on is not null and not is_patient_chosen
group by all
