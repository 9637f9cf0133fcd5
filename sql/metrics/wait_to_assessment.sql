/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
splits = ["owner", "booking_via"]
disclose_with = ["assessed_within_3_days_cohort", "cancelled_inside_window_count", "wait_outside_guarantee"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2; Putter, Fiocco & Geskus 2007"

[units]
physio = "clinic_id"

[label]
sv = "Väntan till bedömning"
en = "Wait to assessment"

[definition]
sv = "Kalenderdagar från kontakt till medicinsk bedömning för dem som sökte under perioden och omfattas av vårdgarantin. Den som väntar ännu räknas med de dagar som har gått. Uteblivet besök och avbokning utan ny tid avslutar väntan på annat sätt än bedömning."
en = "Calendar days from contact to medical assessment for those under the care guarantee who sought care in the period. Those still waiting count with the days that have passed. A missed visit, and a cancellation with no new time, end the wait in another way than assessment."

[why]
sv = "En andel inom tre dagar säger inget om hur länge de andra väntar."
en = "A share within three days says nothing of how long the others wait."
*/
select
    clinic_id,
    -- a case belongs to the day on which the data could first see it
    contact_on + entered_after_days as day,
    owner,
    booking_via,
    days_to_end as wait_days,
    outcome,
    entered_after_days
from marts.guarantee_contacts
where entered_after_days = 0 or days_to_end > entered_after_days
