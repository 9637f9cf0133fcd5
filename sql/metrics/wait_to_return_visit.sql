/*
shape = "duration"
unit = "days"
decimals = 0
good = "neither"
splits = []
needs = ["clinics.kind", "bookings.starts_at"]
source = "Riksrevisionen RiR 2023:12; Putter, Fiocco & Geskus 2007"

[units]
physio = "clinic_id"

[label]
sv = "Väntan till återbesök"
en = "Wait to return visit"

[definition]
sv = "Kalenderdagar från kontakt till genomfört återbesök, för återbesök som söktes eller bokades under perioden. Den som väntar ännu räknas med de dagar som har gått. Många återbesök är planerade, så en lång väntan behöver inte vara ett dröjsmål."
en = "Calendar days from contact to completed return visit, for return visits sought or booked in the period. Those still waiting count with the days that have passed. Many return visits are planned, so a long wait need not be a delay."

[why]
sv = "När nybesök går före kan behandlingen av dem som redan är patienter glesas ut."
en = "When first visits go first, the treatment of those who are already patients may thin out."
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
where visit_type = 'return'
    and (entered_after_days = 0 or days_to_end > entered_after_days)
