/*
shape = "duration"
unit = "days"
decimals = 0
good = "neither"
splits = ["booking_route"]
disclose_with = ["seekers_count", "guarantee_share"]
needs = ["clinics.kind", "bookings.booked_at", "bookings.starts_at"]
source = "Murray & Berwick 2003 (JAMA 289:1035–1040)"

[units]
physio = "clinic_id"

[label]
sv = "Från bokning till besökstid"
en = "From booking to the time of the visit"

[definition]
sv = "Kalenderdagar från den dag då den första tiden för ett nybesök bokades till den dag då tiden började, för dem som sökte under perioden. Räknas vare sig patienten kom, uteblev eller avbokade. Den som ännu inte har fått en tid räknas inte; deras väntan syns i måtten på väntetid."
en = "Calendar days from the day on which the first time for a first visit was booked to the day on which it started, for those who sought care in the period. Counted whether the patient came, missed it or cancelled. Those who have no time yet are not counted; their wait shows in the measures of waiting."

[why]
sv = "Långt mellan bokning och besök ger fler avbokningar och uteblivna besök."
en = "A long time from booking to visit makes for more cancellations and missed visits."
*/
select
    clinic_id,
    contact_on as day,
    booking_route,
    lead_time_days as wait_days,
    'booked' as outcome
from marts.first_contacts
where lead_time_days >= 0
