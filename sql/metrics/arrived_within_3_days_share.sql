/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
looks_back_days = 3
splits = ["booking_way", "booking_route", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
disclose_with = ["seekers_count", "arrived_from_other_clinic_share"]
needs = ["clinics.kind", "bookings.assessed_at", "bookings.patient_id", "bookings.body_region"]
source = "Patientlag 2014:821 9 kap. 1 §; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Kom från en annan mottagning inom tre dagar"
en = "Came from another clinic within three days"

[definition]
sv = "Av kontakterna för nybesök under perioden: andel där patienten högst tre dagar tidigare hade bedömts för samma kroppsdel på en annan mottagning. Räknas på den mottagning som patienten kom till. De första tre dagarna i uttaget går inte att bedöma, och kontakter utan känd kroppsdel räknas inte."
en = "Of the contacts for a first visit in the period: the share in which the patient had been assessed for the same body region at another clinic at most three days before. Counted on the clinic that the patient came to. The first three days of the extract cannot be judged, and contacts without a known body region are not counted."

[why]
sv = "Den som söker igen inom tre dagar har sällan hunnit pröva behandlingen."
en = "Whoever seeks care again within three days has seldom had time to try the treatment."
*/
select
    clinic_id,
    contact_on as day,
    booking_way,
    booking_route,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where previous_days <= 3) as numerator,
    count(*) as denominator
from marts.first_contacts
where patient_id is not null and body_region is not null
group by all
