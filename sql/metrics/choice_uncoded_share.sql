/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["booking_form", "owner", "home_municipality"]
wide = ["home_municipality"]
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
sv = "Okodat val på webben"
en = "Uncoded choice on the web"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin, bokade på webben och väntade längre än tre dagar på en tid fast mottagningen hade en ledig tid för nybesök på webben inom de tre dagarna när de bokade: andel som inte är kodade som patientvald väntan. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period, booked on the web and waited more than three days for a time although the clinic had a free first-visit time on the web within the three days when they booked: the share not coded as patient-chosen wait. Counted where it is known which times were free."

[why]
sv = "Enligt SKR ska en sådan väntan klassas som patientvald; systemet kan inte se det, tidernas historik kan."
en = "By SKR's rule such a wait shall be classed as patient-chosen; the system cannot tell, the history of the times can."
*/
select
    clinic_id,
    contact_on as day,
    booking_form,
    owner,
    home_municipality_id as home_municipality,
    count(*) filter (where not is_patient_chosen) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time and booking_way = 'web' and has_free_slot
group by all
