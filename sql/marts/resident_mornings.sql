/*
about = "One row per municipality, reach and working morning: what its residents would have found at eight o'clock in a search for a first visit on the web. Mornings are left out for all reaches alike where the free times of a web-booking clinic in the municipality were not known, or, where it has none, of no web-booking clinic within the nearest reach that has any; clinics elsewhere that tell of no free times are not counted. Within a reach without clinics nothing is found."
[columns]
municipality_id = "Unit id of the residents' municipality."
day = "The day of the morning."
reach = "own_municipality, within_10_km, within_25_km, within_50_km or anywhere; each holds the ones before it. Distances are from the mean place of the municipality's clinics of all kinds."
clinics_count = "Clinics within reach with a free first-visit time that the web shows, that day or in the next three."
has_free_time = "There is at least one."
earliest_days = "Days to the earliest free time that the web shows within reach; 28 where it lies farther ahead or there is none."
*/
with places as (
    select
        'municipality-' || municipality_code as municipality_id,
        radians(avg(latitude)) as latitude,
        radians(avg(longitude)) as longitude
    from accepted.clinics
    where municipality_code is not null
    group by municipality_code
),
physio as (
    select
        unit_id as clinic_id, units.municipality_id as clinic_municipality_id,
        units.booking_form,
        radians(clinics.latitude) as latitude, radians(clinics.longitude) as longitude
    from marts.units
    join accepted.clinics on clinics.clinic_id = unit_id
    where unit_kind = 'physio'
),
pairs as (
    select
        municipality_id,
        clinic_id,
        municipality_id = clinic_municipality_id as is_own,
        coalesce(booking_form, '') <> 'not_connected' as is_on_web,
        pow(sin((physio.latitude - places.latitude) / 2), 2)
            + cos(places.latitude) * cos(physio.latitude)
            * pow(sin((physio.longitude - places.longitude) / 2), 2) as haversine
    from places
    cross join physio
),
distances as (
    select
        municipality_id, clinic_id, is_own, is_on_web,
        2 * 6371 * asin(sqrt(case when haversine > 1 then 1 else haversine end)) as km
    from pairs
),
reaches as (
    select *
    from (
        values ('own_municipality', -1), ('within_10_km', 10), ('within_25_km', 25),
            ('within_50_km', 50), ('anywhere', null)
    ) as reaches (reach, most_km)
),
within_reach as (
    select municipality_id, reach, clinic_id, is_own, is_on_web
    from distances
    cross join reaches
    where is_own or most_km is null or km <= most_km
),
found as (
    select
        places.municipality_id,
        working_mornings.day,
        reaches.reach,
        count(*) filter (where free_web_within_3_days_count > 0)::integer as clinics_count,
        coalesce(min(earliest_web_days), 28)::integer as earliest_days,
        count(*) filter (where is_on_web and is_own and not is_known) as own_unknown_count,
        count(*) filter (where is_on_web) as on_web_count,
        count(*) filter (where is_on_web and is_known) as known_count
    from places
    cross join reaches
    cross join marts.working_mornings
    left join within_reach
        on within_reach.municipality_id = places.municipality_id
        and within_reach.reach = reaches.reach
    left join marts.morning_offers
        on morning_offers.clinic_id = within_reach.clinic_id
        and morning_offers.day = working_mornings.day
    group by all
)
select
    municipality_id, day, reach, clinics_count, clinics_count > 0 as has_free_time, earliest_days
from found
-- the same mornings for every reach, so that their shares can be compared
qualify bool_and(own_unknown_count = 0 and (on_web_count = 0 or known_count > 0))
    over (partition by municipality_id, day)
