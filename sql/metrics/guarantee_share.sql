/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
splits = ["booking_route", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
disclose_with = ["seekers_count", "wait_to_assessment"]
needs = ["clinics.kind"]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Nybesök som omfattas av vårdgarantin"
en = "First visits under the care guarantee"

[definition]
sv = "Av kontakterna för nybesök under perioden: andel som enligt koden i journalsystemet omfattas av vårdgarantin."
en = "Of the contacts for a first visit in the period: the share that is under the care guarantee by the code in the record system."

[why]
sv = "Mottagningar och bokningsvägar med olika andel har olika uppdrag att jämföra, och koden avgör vem som räknas i huvudmåttet."
en = "Clinics and ways of booking with different shares have different tasks to compare, and the code decides who counts in the headline figure."
*/
select
    clinic_id,
    contact_on as day,
    booking_route,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_guarantee) as numerator,
    count(*) as denominator
from marts.first_contacts
group by all
