/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
splits = ["booking_form", "visit_weekday", "owner", "body_region", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
disclose_with = ["seekers_count"]
needs = ["clinics.kind", "bookings.booking_via"]
source = "SKR informationsmodell v1.1, kodBOKNINGSSÄTT 1"

[units]
physio = "clinic_id"

[label]
sv = "Nybesök bokade på webben"
en = "First visits booked on the web"

[definition]
sv = "Av kontakterna för nybesök under perioden: andel vars första tid bokades på webben, hos mottagningen eller genom Sök lediga tider. Öppen kallelse räknas för sig och är inte med här, även när patienten själv bokade på webben."
en = "Of the contacts for a first visit in the period: the share whose first time was booked on the web, at the clinic or through Find free times. Open invitation is counted by itself and is not among them, even where the patient booked on the web."

[why]
sv = "Bara den som bokar på webben har själv sett vilka tider som fanns."
en = "Only those who book on the web have seen for themselves which times there were."
*/
select
    clinic_id,
    contact_on as day,
    booking_form,
    visit_weekday,
    owner,
    body_region,
    home_municipality_id as home_municipality,
    age_band,
    count(*) filter (where booking_way = 'web') as numerator,
    count(*) as denominator
from marts.first_contacts
group by all
