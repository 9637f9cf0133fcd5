/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["reach", "booking_way", "home_municipality"]
wide = ["home_municipality"]
disclose_with = ["within_reach_matched_share"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "bookings.slot_id",
    "bookings.cancelled_at",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
]
source = "Edmonds och Fulkerson 1965, transversalmatroider"

[units]
physio = "clinic_id"

[nested]
reach = "own_clinic"

[label]
sv = "Egen ledig tid fanns bland dem som blev över"
en = "A free time of their own existed among those left over"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och väntade längre än tre dagar på en tid: andel som hade kunnat få var sin ledig tid inom de tre dagarna av dem som ingen annan hade till slut. Dit räknas tider som aldrig bokades, som patienten avbokade och ingen annan tog, och som mottagningen drog tillbaka utan att någon hade dem. Tider som mottagningen själv har avbokat räknas inte dit, för då kunde ingen tas emot. En tid med uteblivet besök var någons, och en tid vars utfall inte är känt räknas som någons. I övrigt som Egen ledig tid fanns inom räckhåll."
en = "Of those under the care guarantee who sought contact in the period and waited more than three days for a time: the share who could each have had a free time within the three days out of those that nobody else had in the end. These are times that were never booked, that the patient cancelled and nobody else took, and that the clinic withdrew while nobody had them. Times of which the clinic itself cancelled a booking are not among them, since nobody could have been seen then. A time that was missed was somebody's, and one of unknown outcome is taken to be. Otherwise as A free time of their own existed within reach."

[why]
sv = "Så många hade kunnat komma i tid utan att någon annan hade fått stå tillbaka."
en = "So many could have come in time without anyone else having had to stand back."
*/
select
    clinic_id,
    contact_on as day,
    reach,
    if(booking_way = 'web', 'web', 'not_web') as booking_way,
    home_municipality_id as home_municipality,
    count(*) filter (where is_matched_spare) as numerator,
    count(*) as denominator
from marts.late_contacts
-- who was assessed in time after all did not wait beyond the limit
where not is_in_time
group by all
