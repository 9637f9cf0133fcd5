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

[nested]
reach = "own_clinic"

[label]
sv = "Ledig tid fanns inom räckhåll"
en = "A free time existed within reach"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid: andel för vilka det fanns en ledig tid för nybesök inom de tre dagarna när tiden bokades, eller när de sökte om de ännu saknar tid. Utan uppdelning räknas den egna mottagningens tider; uppdelat på räckvidd även andra mottagningars inom ett visst avstånd från den. För den som bokade på webben räknas bara tider som kunde bokas där. Var och en räknas för sig, så flera kan ha haft samma lediga tid. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time: the share for whom a first-visit time within the three days was free when their time was booked, or when they sought care if they have no time yet. Unsplit, the clinic's own times count; split by reach, also those of other clinics at most so far from it. For those who booked on the web only times that could be booked there count. Each person is counted alone, so several may have had the same free time. Counted where it is known which times were free."

[why]
sv = "Skiljer den som kunde ha fått en tidigare tid från den som inte hade något att välja på."
en = "Tells those who could have had an earlier time from those who had nothing to choose from."
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
    count(*) filter (where has_free_slot) as numerator,
    count(*) as denominator
from marts.late_contacts
-- who was assessed in time after all did not wait beyond the limit
where not is_in_time
group by all
