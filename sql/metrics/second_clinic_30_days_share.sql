/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
matures_after_days = 30
splits = ["booking_way", "booking_route", "owner", "body_region", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
needs = ["clinics.kind", "bookings.assessed_at", "bookings.patient_id", "bookings.body_region"]
source = "Patientlag 2014:821 9 kap. 1 §; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Sökte en annan mottagning inom trettio dagar"
en = "Sought another clinic within thirty days"

[definition]
sv = "Av nybesöken som bedömdes under perioden: andel där patienten inom 30 dagar sökte kontakt för ett nybesök på en annan mottagning för samma kroppsdel. Räknas på den mottagning som gjorde den första bedömningen, på bedömningens dag. Skälet är inte känt: det kan vara en ny bedömning som patienten önskar, en flytt, en hänvisning eller ett besvär som inte blev bättre. En sådan kontakt kan omfattas av vårdgarantin. Nybesök utan känd kroppsdel räknas inte."
en = "Of the first visits assessed in the period: the share in which the patient sought contact for a first visit at another clinic within 30 days for the same body region. Counted on the clinic that made the first assessment, on the day of that assessment. The reason is not known: it may be another assessment that the patient wishes for, a move, an advice to go there or a problem that did not get better. Such a contact can be under the care guarantee. First visits without a known body region are not counted."

[why]
sv = "Patienten får välja mottagning. Måttet säger hur ofta det sker direkt efter en bedömning, inte om det var rätt."
en = "Patients may choose their clinic. The measure tells how often it happens just after an assessment, not whether it was right."
*/
select
    clinic_id,
    assessed_on as day,
    booking_way,
    booking_route,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where next_days <= 30) as numerator,
    count(*) as denominator
from marts.first_contacts
where assessed_on + 30 <= getvariable('as_of')::date
    and patient_id is not null
    and body_region is not null
group by all
