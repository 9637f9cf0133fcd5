/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = [
    "reach",
    "booking_way",
    "booking_form",
    "visit_weekday",
    "owner",
    "body_region",
    "home_municipality",
]
wide = ["home_municipality"]
disclose_with = ["within_reach_share"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "Edmonds och Fulkerson 1965, transversalmatroider"

[units]
physio = "clinic_id"

[nested]
reach = "own_clinic"

[label]
sv = "Egen ledig tid fanns inom räckhåll"
en = "A free time of their own existed within reach"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid: andel som hade kunnat få var sin ledig tid inom de tre dagarna, om varje tid används högst en gång. Den som har en tid närmare går före, och annars den som bokade först. I övrigt som Ledig tid fanns inom räckhåll. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time: the share who could each have had a free time within the three days, if every time is used at most once. Those with a time nearer by go first, else those who booked first. Otherwise as A free time existed within reach. Counted where it is known which times were free."

[why]
sv = "En ledig tid räcker till en patient, så det som fanns för var och en fanns inte för alla."
en = "A free time is enough for one patient, so what existed for each did not exist for all."
*/
select
    clinic_id,
    contact_on as day,
    reach,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    booking_form,
    visit_weekday,
    owner,
    body_region,
    home_municipality_id as home_municipality,
    count(*) filter (where is_matched) as numerator,
    count(*) as denominator
from marts.late_contacts
-- who was assessed in time after all did not wait beyond the limit
where not is_in_time
group by all
