/*
shape = "count"
unit = "count"
decimals = 0
good = "neither"
matures_after_days = 3
disclose_with = ["wait_to_assessment"]
needs = ["clinics.kind", "bookings.starts_at"]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Avbokade själva en tid inom tre dagar"
en = "Cancelled a time within three days themselves"

[definition]
sv = "Antal som sökte kontakt under perioden, omfattas av vårdgarantin och själva avbokade en tid som låg inom tre kalenderdagar, oavsett vad som hände sedan."
en = "Number of those under the care guarantee who sought contact in the period and themselves cancelled a time that lay within three calendar days, whatever happened later."

[why]
sv = "De räknas inte i huvudmåttet, och då ska det synas hur många de är."
en = "They are left out of the headline figure, so their number must be seen."
*/
select clinic_id, contact_on as day, count(*) as value
from marts.guarantee_contacts
where is_mature and is_cancelled_inside_window
group by all
