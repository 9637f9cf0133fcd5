/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "down"
splits = [
    "lead_time",
    "visit_type",
    "booking_way",
    "booking_route",
    "booking_form",
    "owner",
    "lead_time,visit_type",
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["visit_type", "body_region", "age_band"]
needs = ["clinics.kind", "bookings.starts_at"]
source = "CSP; Bhavsar m.fl. 2021"

[units]
physio = "clinic_id"

[label]
sv = "Uteblivna besök"
en = "Missed visits"

[definition]
sv = "Av de bokade besök, ny- och återbesök, som skulle ha ägt rum under perioden och inte avbokades: andel där patienten uteblev utan att höra av sig. Uppdelat på framförhållning: kalenderdagar från bokning till besök. Drop-in bokas inte i förväg och räknas inte."
en = "Of the booked visits, first and return, that were to take place in the period and were not cancelled: the share at which the patient did not attend and gave no notice. Split by lead time: calendar days from booking to visit. Drop-in is not booked ahead and is not counted."

[why]
sv = "Ju längre fram en tid bokas, desto oftare blir den inte av. Uteblivna besök är tider som någon annan hade kunnat få."
en = "The further ahead a time is booked, the more often nobody comes. Missed visits are times that someone else could have had."
*/
select
    clinic_id,
    starts_on as day,
    lead_time,
    visit_type,
    booking_way,
    booking_route,
    booking_form,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where outcome = 'no_show') as numerator,
    count(*) as denominator
from marts.booked_times
where outcome in ('attended', 'no_show')
group by all
