/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["owner", "home_municipality"]
wide = ["home_municipality"]
disclose_with = [
    "shortage_coded_as_choice_share",
    "choice_uncoded_share",
    "free_slot_not_known_offered_share",
]
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
sv = "Utan ledig tid, av dem kodade som patientvald väntan"
en = "Without a free time, of those coded as patient-chosen wait"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid och är kodade som patientvald väntan: andel för vilka mottagningen inte hade någon ledig tid för nybesök inom de tre dagarna när tiden bokades. För den som bokade på webben räknas bara tider som kunde bokas där. Räknas där det är känt vilka tider som var lediga."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time and are coded as patient-chosen wait: the share for whom the clinic had no free first-visit time within the three days when their time was booked. For those who booked on the web only times that could be booked there count. Counted where it is known which times were free."

[why]
sv = "Utan en tid att välja kan väntan enligt SKR aldrig vara patientvald, så dessa koder är värda att gå igenom."
en = "By SKR's rule a wait without a time to choose can never be patient-chosen, so these codes are worth going through."
*/
select
    clinic_id,
    contact_on as day,
    owner,
    home_municipality_id as home_municipality,
    count(*) filter (where not has_free_slot) as numerator,
    count(*) as denominator
from marts.late_contacts
where reach = 'own_clinic' and not is_in_time and is_patient_chosen
group by all
