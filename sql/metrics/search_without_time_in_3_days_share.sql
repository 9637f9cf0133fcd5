/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "down"
counts_from = "searches"
disclose_with = ["empty_search_share"]
needs = ["searches", "searches.within_3_days"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2, flöde 7"

[units]
municipality = "municipality_id"
region = "home_region_id"
nation = "home_nation_id"

[label]
sv = "Sökningar utan tid inom tre dagar"
en = "Searches without a time within three days"

[definition]
sv = "Av sökningarna i Sök lediga tider under perioden: andel som inte visade någon ledig tid samma dag eller någon av de tre följande kalenderdagarna. Sökningar utan någon ledig tid alls räknas med. Räknas på den kommun där den som sökte bor."
en = "Of the searches in Find free times in the period: the share that showed no free time on the same day or one of the three following calendar days. Searches without any free time at all are counted. Counted on the municipality where the searcher lives."

[why]
sv = "Den som inte ser någon tid inom gränsen har inte valt att vänta."
en = "Whoever sees no time inside the limit has not chosen to wait."
*/
select
    home_municipality_id as municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    searched_on as day,
    count(*) filter (where within_3_days = 0) as numerator,
    count(*) as denominator
from marts.searches
left join marts.units on units.unit_id = home_municipality_id
where within_3_days is not null
group by all
