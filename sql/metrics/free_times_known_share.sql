/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
matures_after_days = 3
splits = ["booking_way", "owner"]
disclose_with = ["assessed_within_3_days_cohort"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Lediga tider kända"
en = "Free times known"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel för vilka det är känt vilka tider mottagningen hade lediga när tiden bokades. Det är inte känt när tidpunkten för bokningen saknas eller bara är ett datum, eller när mottagningens tider då inte följdes. Räknas på samma personer som huvudmåttet."
en = "Of those under the care guarantee who sought contact in the period: the share for whom it is known which times the clinic had free when their time was booked. It is not known where the moment of booking is missing or only a date, or where the clinic's times were not followed at that time. Counted on the same people as the headline figure."

[why]
sv = "Den vars lediga tider inte är kända ingår inte i måtten om val och räckhåll."
en = "Those whose free times are not known are in none of the measures of choice and reach."
*/
select
    clinic_id,
    contact_on as day,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    owner,
    count(*) filter (where is_known) as numerator,
    count(*) as denominator
from marts.free_slots_at_contact
where is_mature and not is_cancelled_inside_window
group by all
