/*
shape = "count"
unit = "count"
decimals = 0
good = "neither"
splits = ["visit_weekday", "booking_via", "owner"]
disclose_with = ["assessed_within_3_days_cohort"]
needs = ["clinics.kind"]
source = "HSF 2017:80 6 kap. 1 §"

[units]
physio = "clinic_id"

[label]
sv = "Sökande"
en = "Seekers"

[definition]
sv = "Antal kontakter för ett nybesök under perioden, vare sig de omfattas av vårdgarantin eller inte. Ombokningar räknas en gång."
en = "Number of contacts for a first visit in the period, under the care guarantee or not. Rebookings count once."

[why]
sv = "Andelar går inte att förstå utan att veta hur många som sökte."
en = "Shares cannot be understood without knowing how many sought care."
*/
select clinic_id, contact_on as day, visit_weekday, booking_via, owner, count(*) as value
from marts.visits
where visit_type = 'first'
group by all
