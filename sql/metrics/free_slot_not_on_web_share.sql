/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["booking_form", "owner", "home_municipality"]
wide = ["home_municipality"]
disclose_with = ["shortage_coded_as_choice_share"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "bookings.booking_via",
    "slots.is_web_bookable",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "SKR, Är bokning via webbtidbok nybesök eller återbesök?"

[units]
physio = "clinic_id"

[label]
sv = "Ledig tid som webben inte visade"
en = "A free time that the web did not show"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin, bokade på webben och väntade längre än tre dagar på en tid utan att webben visade någon ledig tid för nybesök hos mottagningen inom de tre dagarna när de bokade: andel för vilka det då fanns en annan ledig tid för nybesök hos mottagningen inom de tre dagarna, som inte kunde bokas på webben. Var och en räknas för sig, så flera kan ha haft samma lediga tid. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period, booked on the web and waited more than three days for a time while the web showed no free first-visit time at the clinic within the three days when they booked: the share for whom another first-visit time was free at the clinic within the three days, which could not be booked on the web. Each person is counted alone, so several may have had the same free time. Counted where it is known which times were free."

[why]
sv = "Patienten kunde inte välja en tid som webben inte visade, men mottagningen hade den. Varför den inte visades är inte känt."
en = "Patients could not choose a time that the web did not show, but the clinic had it. Why it was not shown is not known."
*/
select
    clinic_id,
    contact_on as day,
    booking_form,
    owner,
    home_municipality_id as home_municipality,
    count(*) filter (where has_free_off_web) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time and booking_way = 'web' and not has_free_slot
group by all
