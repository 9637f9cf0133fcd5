/*
shape = "ratio"
unit = "percent"
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
sv = "Morgnar då en invånare hade hittat en tid inom tre dagar"
en = "Mornings when a resident would have found a time within three days"

[definition]
sv = "Av arbetsdagarna under perioden: andel då den som bor i kommunen och sökte lediga tider klockan 08.00 hade hittat minst en tid för nybesök som gick att boka på webben och började samma dag eller någon av de tre följande kalenderdagarna. Utan uppdelning räknas mottagningar i den egna kommunen; uppdelat på räckvidd även mottagningar inom så många kilometer från kommunens mottagningar. För regionen läggs kommunernas morgnar ihop och varje kommun väger lika, oavsett hur många som bor där. En kommun utan fysioterapimottagning räknas med: där finns inget att hitta i den egna kommunen. Kommuner utan vare sig mottagning eller vårdcentral räknas inte."
en = "Of the working days in the period: the share on which a person who lives in the municipality and searched for free times at 08:00 would have found at least one time for a first visit that could be booked on the web and started on the same day or one of the three following calendar days. Unsplit, the clinics of their own municipality count; split by reach, also clinics within so many kilometres of the municipality's clinics. For the region the mornings of its municipalities are added and each municipality weighs the same, however many live there. A municipality without a physiotherapy clinic is counted: there is nothing to find in it. Municipalities with neither clinic nor health centre are not counted."

[why]
sv = "Visar vad invånarna har att välja på där de bor, och vad en sökning över flera mottagningar ger utöver det."
en = "Shows what residents have to choose from where they live, and what a search over several clinics gives beyond that."
*/
select
    resident_mornings.municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    day,
    reach,
    count(*) filter (where has_free_time) as numerator,
    count(*) as denominator
from marts.resident_mornings
join marts.units on units.unit_id = resident_mornings.municipality_id
group by all
