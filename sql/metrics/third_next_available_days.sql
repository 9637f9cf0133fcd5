/*
shape = "sample"
unit = "days"
decimals = 0
good = "down"
counts_people = false
counts_from = "slots"
splits = ["owner", "booking_form"]
needs = [
    "clinics.kind",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "Murray & Berwick 2003 (JAMA 289:1035–1040)"

[units]
physio = "clinic_id"

[label]
sv = "Dagar till tredje lediga tid"
en = "Days to the third next available time"

[definition]
sv = "Kalenderdagar till den dag då den tredje lediga tiden för nybesök börjar, mätt på varje mottagning klockan 08.00 varje arbetsdag. Varje mottagning och morgon väger lika. Värdet 28 betyder 28 dagar eller mer, eller att färre än tre tider var lediga; längre fram räknas inga tider. Medianen påverkas inte av hur mycket längre det var, och medelvärdet visas därför inte. Morgnar då det inte är känt vilka tider som var lediga räknas inte."
en = "Calendar days to the day on which the third free time for a first visit starts, measured at each clinic at 08:00 on each working day. Each clinic and morning weighs the same. The value 28 means 28 days or more, or that fewer than three times were free; times farther ahead are not looked at. The median does not depend on how much longer it was, and the mean is therefore not shown. Mornings when it is not known which times were free are not counted."

[why]
sv = "Den första lediga tiden kan vara ett återbud. Den tredje säger bättre hur lång väntan är för den som söker nu."
en = "The first free time may be a chance cancellation. The third tells better how long the wait is for someone who seeks care now."
*/
select
    clinic_id,
    day,
    owner,
    booking_form,
    -- 28 is 28 or more, or never: only ranks may be read from it, which is what quantiles do
    third_free_days as value
from marts.morning_offers
where is_known
