/*
shape = "sample"
unit = "days"
decimals = 0
good = "down"
counts_people = false
counts_from = "slots"
splits = ["reach"]
needs = [
    "clinics.kind",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2, flöde 7"

[nested]
reach = "own_municipality"

[units]
municipality = "municipality_id"
region = "home_region_id"
nation = "home_nation_id"

[label]
sv = "Dagar till första lediga tid för en invånare"
en = "Days to the first free time for a resident"

[definition]
sv = "Kalenderdagar till den första lediga tid för nybesök som den som bor i kommunen hade kunnat boka på webben klockan 08.00 en arbetsdag. Utan uppdelning räknas den egna kommunens mottagningar; uppdelat på räckvidd även mottagningar inom så många kilometer. Värdet 28 betyder 28 dagar eller mer, eller att ingen tid var ledig; medelvärdet visas därför inte. För regionen väger varje kommun och morgon lika."
en = "Calendar days to the first free time for a first visit that a person who lives in the municipality could have booked on the web at 08:00 on a working day. Unsplit, the clinics of their own municipality count; split by reach, also clinics within so many kilometres. The value 28 means 28 days or more, or that no time was free; the mean is therefore not shown. For the region each municipality and morning weighs the same."

[why]
sv = "Säger hur länge en invånare behöver vänta om första bästa tid tas."
en = "Tells how long a resident has to wait if the first time is taken."
*/
select
    resident_mornings.municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    day,
    reach,
    earliest_days as value
from marts.resident_mornings
join marts.units on units.unit_id = resident_mornings.municipality_id
