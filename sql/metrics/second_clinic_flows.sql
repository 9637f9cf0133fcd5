/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
matures_after_days = 30
dimensions = ["from_clinic", "to_clinic"]
needs = ["clinics.kind", "bookings.assessed_at", "bookings.patient_id", "bookings.body_region"]
source = "Patientlag 2014:821 9 kap. 1 §; SKR, utökad primärvårdsuppföljning"

[units]
physio = "from_clinic"

[label]
sv = "Från och till mottagning inom trettio dagar"
en = "From and to clinic within thirty days"

[definition]
sv = "Antal nybesök som bedömdes under perioden och där patienten inom 30 dagar sökte kontakt för ett nybesök på en annan mottagning för samma kroppsdel, efter vilken mottagning patienten kom från och vilken patienten först vände sig till. Räknas på den mottagning som gjorde den första bedömningen."
en = "Number of first visits assessed in the period after which the patient within 30 days sought contact for a first visit at another clinic for the same body region, by the clinic that the patient came from and the one first turned to. Counted on the clinic that made the first assessment."

[why]
sv = "Visar mellan vilka mottagningar patienter rör sig efter en bedömning."
en = "Shows between which clinics patients move after an assessment."
*/
select
    clinic_id as from_clinic,
    next_clinic_id as to_clinic,
    assessed_on as day,
    count(*) as count
from marts.first_contacts
where assessed_on + 30 <= getvariable('as_of')::date
    and patient_id is not null
    and body_region is not null
    and next_days <= 30
group by all
