/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "slots"
splits = ["booking_form", "owner", "start_weekday"]
disclose_with = ["slot_utilisation"]
counts_rest_of = ["slot_utilisation"]
needs = ["clinics.kind", "slots.removed_at", "bookings.slot_id", "bookings.cancelled_at"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2"

[units]
physio = "clinic_id"

[label]
sv = "Tider för nybesök som ingen använde"
en = "Times for first visits that nobody used"

[definition]
sv = "Av de tider för nybesök som började under perioden och inte hade dragits tillbaka: andel som aldrig bokades, eller som blev fria minst 24 timmar före och inte togs av någon annan. Uteblivna besök och sena avbokningar räknas inte hit. En tid som patienten avbokade mindre än 24 timmar före räknas som sent avbokad också när mottagningen sedan drog tillbaka den. Tider som har passerat utan att utfallet är känt räknas inte."
en = "Of the times for first visits that started in the period and had not been withdrawn: the share that was never booked, or became free at least 24 hours before and was not taken by anyone else. Missed visits and late cancellations are not among them. A time that the patient cancelled less than 24 hours before counts as cancelled late also where the clinic then withdrew it. Times that have passed without a known outcome are not counted."

[why]
sv = "Tomma tider på en mottagning när patienter väntar på en annan är det som en gemensam sökning kan ta vara på."
en = "Times that stay empty at one clinic while people wait elsewhere are what a search over several clinics can make use of."
*/
select
    clinic_id,
    starts_on as day,
    booking_form,
    owner,
    start_weekday,
    count(*) filter (where fate = 'unused') as numerator,
    count(*) as denominator
from marts.slots
where visit_type = 'first'
    and is_past
    and fate in ('attended', 'no_show', 'late_cancelled', 'unused')
group by all
