/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
splits = ["owner", "booking_via"]
disclose_with = ["wait_to_assessment"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "Riksrevisionen RiR 2023:12; Putter, Fiocco & Geskus 2007"

[units]
physio = "clinic_id"

[label]
sv = "Väntan utanför vårdgarantin"
en = "Wait outside the care guarantee"

[definition]
sv = "Kalenderdagar från kontakt till bedömning vid nybesök som inte omfattas av vårdgarantin, för dem som sökte under perioden. Den som väntar ännu räknas med de dagar som har gått."
en = "Calendar days from contact to assessment at first visits that are not under the care guarantee, for those who sought care in the period. Those still waiting count with the days that have passed."

[why]
sv = "Tider som går till garantin kan trycka undan dem som inte omfattas av den."
en = "Times that go to the guarantee may crowd out those whom it does not cover."
*/
select
    clinic_id,
    contact_on + entered_after_days as day,
    owner,
    booking_via,
    days_to_end as wait_days,
    outcome,
    entered_after_days
from marts.visits
where visit_type = 'first'
    and not is_guarantee
    and (entered_after_days = 0 or days_to_end > entered_after_days)
