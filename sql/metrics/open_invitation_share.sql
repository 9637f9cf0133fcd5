/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
splits = ["owner", "body_region", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["body_region", "age_band"]
disclose_with = ["seekers_count"]
needs = ["clinics.kind", "bookings.booking_via"]
source = "SKR informationsmodell v1.1, kodBOKNINGSSÄTT"

[units]
physio = "clinic_id"

[label]
sv = "Nybesök bokade genom öppen kallelse"
en = "First visits booked by open invitation"

[definition]
sv = "Av kontakterna för nybesök under perioden: andel vars första tid bokades genom öppen kallelse, då patienten får en kallelse och själv väljer en tid."
en = "Of the contacts for a first visit in the period: the share whose first time was booked by open invitation, where the patient is summoned and chooses a time."

[why]
sv = "Vid öppen kallelse har någon redan bedömt behovet. De kontakterna liknar inte andra och bör jämföras för sig."
en = "With an open invitation somebody has already judged the need. Those contacts are unlike others and should be compared by themselves."
*/
select
    clinic_id,
    contact_on as day,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where booking_way = 'open_invitation') as numerator,
    count(*) as denominator
from marts.first_contacts
group by all
