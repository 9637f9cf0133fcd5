/*
shape = "sample"
unit = "count"
decimals = 0
good = "up"
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
sv = "Mottagningar att välja på för en invånare"
en = "Clinics for a resident to choose from"

[definition]
sv = "Antal mottagningar med minst en ledig tid för nybesök som gick att boka på webben och började inom tre kalenderdagar, som den som bor i kommunen hade hittat klockan 08.00 en arbetsdag. Utan uppdelning räknas den egna kommunens mottagningar; uppdelat på räckvidd även mottagningar inom så många kilometer. För regionen väger varje kommun och morgon lika."
en = "Number of clinics with at least one free time for a first visit that could be booked on the web and started within three calendar days, as a person who lives in the municipality would have found at 08:00 on a working day. Unsplit, the clinics of their own municipality count; split by reach, also clinics within so many kilometres. For the region each municipality and morning weighs the same."

[why]
sv = "Den som bara ser en mottagning kan inte välja mellan flera."
en = "Whoever sees one clinic only cannot choose among several."
*/
select
    resident_mornings.municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    day,
    reach,
    clinics_count as value
from marts.resident_mornings
join marts.units on units.unit_id = resident_mornings.municipality_id
