/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
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
disclose_with = ["beyond_limit_share"]
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
sv = "Tid fanns inom tre dagar"
en = "A time existed within three days"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som fick en tid inom tre kalenderdagar, eller för vilka mottagningen hade en ledig tid för nybesök inom gränsen när tiden bokades. På telefon och i receptionen är det inte känt om tiden erbjöds. Räknas på samma personer som huvudmåttet. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period: the share who got a time within three calendar days, or for whom the clinic had a free first-visit time inside the limit when their time was booked. On the telephone and at the desk it is not known whether the time was offered. Counted on the same people as the headline figure. Counted where it is known which times were free."

[why]
sv = "Visar hur långt mottagningens tider räckte, vad patienterna än valde."
en = "Shows how far the clinic's times went, whatever patients chose."
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
    count(*) filter (where not is_late or is_in_time or free_own_count > 0) as numerator,
    count(*) as denominator
from marts.free_slots_at_contact
where is_mature and not is_cancelled_inside_window and is_known
group by all
