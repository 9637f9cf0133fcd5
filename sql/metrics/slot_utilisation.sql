/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "slots"
splits = ["booking_form", "owner", "start_weekday"]
needs = ["clinics.kind", "slots.removed_at", "bookings.slot_id", "bookings.cancelled_at"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2"

[units]
physio = "clinic_id"

[label]
sv = "Tider för nybesök där någon kom"
en = "Times for first visits at which someone came"

[definition]
sv = "Av de tider för nybesök som började under perioden och inte hade dragits tillbaka: andel där en patient kom. Resten stod tomma, eller var bokade av någon som uteblev eller avbokade mindre än 24 timmar före utan att någon annan tog tiden. En tid som patienten avbokade mindre än 24 timmar före räknas som sent avbokad också när mottagningen sedan drog tillbaka den. Tider som har passerat utan att utfallet är känt räknas inte."
en = "Of the times for first visits that started in the period and had not been withdrawn: the share at which a patient came. The rest stood empty, or were booked by someone who did not attend or cancelled less than 24 hours before without anyone else taking the time. A time that the patient cancelled less than 24 hours before counts as cancelled late also where the clinic then withdrew it. Times that have passed without a known outcome are not counted."

[why]
sv = "Tider som inte används hjälper ingen, men en mottagning där varje tid är tagen har ingen att erbjuda den som söker i dag."
en = "Times that are not used help nobody, but a clinic where every time is taken has none to offer those who seek care today."
*/
select
    clinic_id,
    starts_on as day,
    booking_form,
    owner,
    start_weekday,
    count(*) filter (where fate = 'attended') as numerator,
    count(*) as denominator
from marts.slots
where visit_type = 'first'
    and is_past
    and fate in ('attended', 'no_show', 'late_cancelled', 'unused')
group by all
