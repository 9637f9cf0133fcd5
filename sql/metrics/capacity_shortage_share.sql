/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
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
disclose_with = ["within_reach_share", "beyond_limit_share", "shortage_coded_as_choice_share"]
counts_rest_of = ["within_reach_share"]
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
sv = "Kapacitetsbrist"
en = "Capacity shortage"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid: andel för vilka mottagningen inte hade någon ledig tid för nybesök inom de tre dagarna när tiden bokades, och som inte är kodade som patientvald väntan. För den som bokade på webben räknas bara tider som kunde bokas där. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time: the share for whom the clinic had no free first-visit time within the three days when their time was booked, and who are not coded as patient-chosen wait. For those who booked on the web only times that could be booked there count. Counted where it is known which times were free."

[why]
sv = "Här hade patienten inget att välja på: fler tider, tider på andra dagar eller fler tider på webben är det som kan hjälpa."
en = "Here patients had nothing to choose from: more times, times on other days or more times on the web are what can help."
*/
select
    clinic_id,
    contact_on as day,
    visit_weekday,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    booking_form,
    owner,
    body_region,
    home_municipality_id as home_municipality,
    count(*) filter (where not has_free_slot and not is_patient_chosen) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time
group by all
