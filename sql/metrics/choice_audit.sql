/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
matures_after_days = 3
dimensions = ["booking_way", "is_coded", "has_free_slot"]
splits = ["reach"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "bookings.deviation_code",
    "bookings.booking_via",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "SKR, Är bokning via webbtidbok nybesök eller återbesök?; SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[nested]
reach = "own_clinic"

[label]
sv = "Granskning av patientvald väntan"
en = "Audit of patient-chosen waits"

[definition]
sv = "Antal som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid, efter sätt att boka, om väntan är kodad som patientvald och om det fanns en ledig tid för nybesök inom de tre dagarna när tiden bokades. Utan uppdelning räknas den egna mottagningens tider; uppdelat på räckvidd även andra mottagningars inom ett visst avstånd från den. För den som bokade på webben räknas bara tider som kunde bokas där. Räknas där det är känt vilka tider som var lediga."
en = "Number of those under the care guarantee who sought contact in the period and waited more than three days for a time, by way of booking, whether the wait is coded as patient-chosen and whether a first-visit time within the three days was free when their time was booked. Unsplit, the clinic's own times count; split by reach, also those of other clinics at most so far from it. For those who booked on the web only times that could be booked there count. Counted where it is known which times were free."

[why]
sv = "Ställer det som kodats mot de tider som fanns, och skiljer val från brist på tider."
en = "Sets what was coded against the times that there were, and tells choice from a lack of times."
*/
select
    clinic_id,
    contact_on as day,
    reach,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    if(is_patient_chosen, 'coded', 'uncoded') as is_coded,
    if(has_free_slot, 'free', 'none') as has_free_slot,
    count(*) as count
from marts.late_contacts
-- who was assessed in time after all did not wait beyond the limit
where not is_in_time
group by all
