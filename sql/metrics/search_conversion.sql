/*
shape = "rate"
unit = "count"
per = 100
decimals = 0
good = "neither"
counts_from = "searches"
needs = ["searches", "bookings.booking_via", "bookings.patient_municipality_code"]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2, flöde 7"

[units]
municipality = "municipality_id"
region = "home_region_id"
nation = "home_nation_id"

[label]
sv = "Bokningar per 100 sökningar"
en = "Bookings per 100 searches"

[definition]
sv = "Nybesök som bokades genom Sök lediga tider under perioden av dem som bor i kommunen, per 100 sökningar därifrån. En sökning och en bokning hör inte ihop i uttaget: den som söker flera gånger räknas varje gång, och den som bokar på mottagningens egen webbsida räknas inte."
en = "First visits booked through Find free times in the period by those who live in the municipality, per 100 searches from there. A search and a booking are not linked in the extract: someone who searches several times counts each time, and someone who books on the clinic's own page is not counted."

[why]
sv = "Sökningar som sällan leder till en bokning tyder på att det som visades inte passade."
en = "Searches that seldom lead to a booking suggest that what was shown did not suit."
*/
with searches_and_bookings as (
    select home_municipality_id, searched_on as day, 0 as bookings_count, count(*) as search_count
    from marts.searches
    group by all
    union all
    select home_municipality_id, contact_on, count(*), 0
    from marts.first_contacts
    where booking_via = 'web_search'
    group by all
)
select
    home_municipality_id as municipality_id,
    units.region_id as home_region_id,
    'nation-SE' as home_nation_id,
    day,
    sum(bookings_count) as numerator,
    sum(search_count) as denominator
from searches_and_bookings
left join marts.units on units.unit_id = home_municipality_id
group by all
