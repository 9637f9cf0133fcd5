/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "down"
counts_from = "searches"
needs = ["searches", "searches.slots_shown"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2, flöde 7"

[units]
municipality = "municipality_id"
region = "home_region_id"
nation = "home_nation_id"

[label]
sv = "Sökningar utan någon ledig tid"
en = "Searches without any free time"

[definition]
sv = "Av sökningarna i Sök lediga tider under perioden: andel som inte visade någon ledig tid alls. Räknas på den kommun där den som sökte bor. Den som söker flera gånger räknas varje gång, och den som inte söker räknas aldrig."
en = "Of the searches in Find free times in the period: the share that showed no free time at all. Counted on the municipality where the searcher lives. Someone who searches several times counts each time, and someone who never searches is never counted."

[why]
sv = "En spärr som döljer tider längre fram kan få fler sökningar att sluta utan träff. Måttet behövs bredvid andelen som bedöms i tid."
en = "A lock that hides times further ahead may make more searches end with nothing. The measure is needed beside the share assessed in time."
*/
select
    home_municipality_id as municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    searched_on as day,
    count(*) filter (where is_empty) as numerator,
    count(*) as denominator
from marts.searches
left join marts.units on units.unit_id = home_municipality_id
where is_empty is not null
group by all
