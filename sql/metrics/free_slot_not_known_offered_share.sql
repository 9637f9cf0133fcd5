/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["booking_way", "owner", "home_municipality"]
wide = ["home_municipality"]
disclose_with = ["within_reach_share"]
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

[label]
sv = "Ledig tid fanns, okänt om erbjuden"
en = "A free time existed, not known if offered"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin, bokades på annat sätt än på webben (telefon, reception, öppen kallelse) och väntade längre än tre dagar på en tid: andel som inte är kodade som patientvald väntan fast mottagningen hade en ledig tid för nybesök inom de tre dagarna när tiden bokades. Om tiden erbjöds är inte känt. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period, were booked otherwise than on the web (telephone, desk, open invitation) and waited more than three days for a time: the share not coded as patient-chosen wait although the clinic had a free first-visit time within the three days when the time was booked. Whether it was offered is not known. Counted where it is known which times were free."

[why]
sv = "Utanför webben går det inte att veta vilka tider patienten fick välja på, så en ledig tid säger inte att patienten valde bort den."
en = "Outside the web nobody can know which times patients could choose from, so a free time does not say that they declined it."
*/
select
    clinic_id,
    contact_on as day,
    -- one value: so the gate sets it beside the same people in the other shares
    'not_web' as booking_way,
    owner,
    home_municipality_id as home_municipality,
    count(*) filter (where not is_patient_chosen and has_free_slot) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time and booking_way is distinct from 'web'
group by all
