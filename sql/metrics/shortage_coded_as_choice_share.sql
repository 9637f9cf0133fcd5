/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["booking_way", "owner", "home_municipality"]
wide = ["home_municipality"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "bookings.deviation_code",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "SKR, Är bokning via webbtidbok nybesök eller återbesök?; SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[label]
sv = "Kodade som patientvald väntan, av dem utan ledig tid"
en = "Coded as patient-chosen wait, of those without a free time"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid utan att mottagningen hade någon ledig tid för nybesök inom de tre dagarna när tiden bokades: andel som är kodade som patientvald väntan. För den som bokade på webben räknas bara tider som kunde bokas där. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time while the clinic had no free first-visit time within the three days when their time was booked: the share coded as patient-chosen wait. For those who booked on the web only times that could be booked there count. Counted where it is known which times were free."

[why]
sv = "Kodas en väntan utan tid att välja som patientvald försvinner den ur SKR:s mått."
en = "A wait without a time to choose that is coded as patient-chosen vanishes from SKR's measure."
*/
select
    clinic_id,
    contact_on as day,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    owner,
    home_municipality_id as home_municipality,
    count(*) filter (where is_patient_chosen) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time and not has_free_slot
group by all
