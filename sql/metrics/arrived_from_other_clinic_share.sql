/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
looks_back_days = 30
splits = ["booking_way", "booking_route", "owner", "body_region", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
disclose_with = ["seekers_count"]
needs = ["clinics.kind", "bookings.assessed_at", "bookings.patient_id", "bookings.body_region"]
source = "Patientlag 2014:821 9 kap. 1 §; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Kom från en annan mottagning inom trettio dagar"
en = "Came from another clinic within thirty days"

[definition]
sv = "Av kontakterna för nybesök under perioden: andel där patienten högst 30 dagar tidigare hade bedömts för samma kroppsdel på en annan mottagning. Räknas på den mottagning som patienten kom till. De första 30 dagarna i uttaget går inte att bedöma, och kontakter utan känd kroppsdel räknas inte. En sådan kontakt kan omfattas av vårdgarantin och tas inte bort ur något annat mått."
en = "Of the contacts for a first visit in the period: the share in which the patient had been assessed for the same body region at another clinic at most 30 days before. Counted on the clinic that the patient came to. The first 30 days of the extract cannot be judged, and contacts without a known body region are not counted. Such a contact can be under the care guarantee and is taken out of no other measure."

[why]
sv = "Visar vart patienter vänder sig efter en första bedömning, och hur stor del av mottagningens arbete det är."
en = "Shows where patients turn after a first assessment, and how much of the clinic's work that is."
*/
select
    clinic_id,
    contact_on as day,
    booking_way,
    booking_route,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where previous_days <= 30) as numerator,
    count(*) as denominator
from marts.first_contacts
where patient_id is not null and body_region is not null
group by all
