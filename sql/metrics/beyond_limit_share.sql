/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "down"
matures_after_days = 3
splits = [
    "visit_weekday",
    "booking_way",
    "booking_form",
    "owner",
    "body_region",
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_cohort"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Väntade längre än tre dagar på en tid"
en = "Waited more than three days for a time"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel vars första tid låg mer än tre kalenderdagar efter kontakten, eller som ännu inte har fått någon tid. Den som ändå bedömdes i tid räknas inte hit, och inte heller den som fick en tid i tid men uteblev eller fick den avbokad. Räknas på samma personer som huvudmåttet. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period: the share whose first time lay more than three calendar days after contact, or who have no time yet. Those assessed in time after all do not count here, nor do those who had a time in time but missed it or had it cancelled. Counted on the same people as the headline figure. Counted where it is known which times were free."

[why]
sv = "Det är deras väntan som kan bero på val eller på att inga tider fanns."
en = "Theirs is the wait that choice or a lack of times can explain."
*/
select
    clinic_id,
    contact_on as day,
    visit_weekday,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    booking_form,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_late and not is_in_time) as numerator,
    count(*) as denominator
from marts.free_slots_at_contact
where is_mature and not is_cancelled_inside_window and is_known
group by all
