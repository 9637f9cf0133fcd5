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
needs = ["clinics.kind", "bookings.starts_at", "bookings.cancelled_at"]
source = "CSP; Bhavsar m.fl. 2021"

[units]
physio = "clinic_id"

[label]
sv = "Sena avbokningar"
en = "Late cancellations"

[definition]
sv = "Av de bokade besök, ny- och återbesök, som skulle ha ägt rum under perioden och stod kvar till 24 timmar före: andel som patienten avbokade därefter. Tidigare avbokningar och mottagningens egna räknas inte, eftersom tiden då hinner erbjudas någon annan eller inte är patientens val."
en = "Of the booked visits, first and return, that were to take place in the period and still stood 24 hours before: the share that the patient cancelled after that. Earlier cancellations, and those by the clinic, are not counted: then the time can still be offered to someone else, or the patient did not choose it."

[why]
sv = "En sent avbokad tid blir ofta stående tom."
en = "A time that is cancelled late often stays empty."
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
    count(*) filter (where outcome = 'late_cancelled') as numerator,
    count(*) as denominator
from marts.booked_times
where outcome in ('attended', 'no_show', 'late_cancelled')
group by all
