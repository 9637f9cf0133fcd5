/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
counts_people = false
counts_from = "slots"
splits = ["owner", "booking_form"]
needs = [
    "clinics.kind",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "HSF 2017:80 6 kap. 1 § p 2; TKB supportprocess:logistics:scheduling 2.0 RC2"

[units]
physio = "clinic_id"

[label]
sv = "Morgnar med ledig tid inom tre dagar"
en = "Mornings with a free time within three days"

[definition]
sv = "Av mottagningarnas arbetsdagar under perioden: andel då minst en tid för nybesök var ledig klockan 08.00 och började samma dag eller någon av de tre följande kalenderdagarna. Tider som bara kan bokas genom mottagningen räknas med. Morgnar då det inte är känt vilka tider som var lediga räknas inte."
en = "Of the clinics' working days in the period: the share on which at least one time for a first visit was free at 08:00 and started on the same day or one of the three following calendar days. Times that only the clinic can book are counted. Mornings when it is not known which times were free are not counted."

[why]
sv = "Vårdgarantin kan bara uppfyllas där det finns en tid att erbjuda."
en = "The guarantee can only be met where there is a time to offer."
*/
select
    clinic_id,
    day,
    owner,
    booking_form,
    count(*) filter (where free_within_3_days_count > 0) as numerator,
    count(*) as denominator
from marts.morning_offers
where is_known
group by all
