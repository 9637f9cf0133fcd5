/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "slots"
splits = ["booking_form", "owner", "start_weekday"]
needs = ["clinics.kind", "slots.removed_at", "bookings.slot_id", "bookings.cancelled_at"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2"

[units]
physio = "clinic_id"

[label]
sv = "Tider för nybesök som drogs tillbaka"
en = "Times for first visits that were withdrawn"

[definition]
sv = "Av de tider för nybesök som skulle ha börjat under perioden: andel som hade lagts ut men drogs tillbaka innan de började. Dit hör tider som mottagningen avbokade och drog tillbaka, men inte tider som patienten avbokade mindre än 24 timmar före, för dem kunde ingen annan ha fått. Tider som har passerat utan att utfallet är känt räknas inte. Skälen framgår inte av uttaget: en tid kan ha dragits tillbaka vid sjukdom, användas till annat eller ha stått tom."
en = "Of the times for first visits that would have started in the period: the share that had been released but was withdrawn before it started. Times that the clinic cancelled and withdrew are among them, those that the patient cancelled less than 24 hours before are not, since nobody else could have had them. Times that have passed without a known outcome are not counted. The extract does not tell why: a time may be withdrawn for illness, be used for something else or have stood empty."

[why]
sv = "Tider som dras tillbaka syns varken som tomma eller som använda."
en = "Times that are withdrawn show neither as empty nor as used."
*/
select
    clinic_id,
    starts_on as day,
    booking_form,
    owner,
    start_weekday,
    count(*) filter (where fate = 'removed') as numerator,
    count(*) as denominator
from marts.slots
where visit_type = 'first'
    and is_past
    and fate in ('attended', 'no_show', 'late_cancelled', 'unused', 'removed')
group by all
