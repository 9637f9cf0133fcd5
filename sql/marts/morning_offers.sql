/*
about = "One row per physiotherapy clinic and working morning: the first-visit times ahead that are free at eight o'clock; where sightings stand in for the times' history, at that morning's first sighting."
[columns]
clinic_id = "The clinic."
day = "The day of the morning, an open one."
third_free_days = "Days from it to the third free time that starts after that moment, 0 on the day itself; 28 where it lies farther ahead or fewer than three are free."
earliest_web_days = "Days to the first free time that the web shows; 28 where it lies farther ahead or there is none."
free_within_3_days_count = "Free times that day and the three calendar days after it."
free_web_within_3_days_count = "Those of them that the web shows."
owner = "The clinic's owner."
booking_form = "The clinic's: not_connected, direct or guided_form."
is_known = "The clinic's free times were known at eight, or there was a sighting before noon; else the days are empty and the counts 0."
*/
with known as (
    select clinic_id, day, morning_at as seen_at, source
    from marts.slot_days_known
    join marts.working_mornings on morning_at >= known_from and morning_at < known_until
    where source = 'history'
    union all
    -- a sighting is sure of its own moment and of no other
    select clinic_id, day, min(known_from), any_value(source)
    from marts.slot_days_known
    join marts.working_mornings on day = known_from::date
    where source = 'snapshots' and hour(known_from) < 12
    group by all
),
free_offers as (
    select clinic_id, day, morning_at as seen_at, starts_on, starts_at, is_web_bookable
    from marts.slot_offers
    join marts.working_mornings on morning_at >= free_from and morning_at < free_until
    where visit_type = 'first' and slot_offers.source = 'history'
    union all
    select clinic_id, day, seen_at, starts_on, starts_at, is_web_bookable
    from marts.slot_offers
    join known using (clinic_id, source)
    where visit_type = 'first' and source = 'snapshots' and free_from = seen_at
),
free_times as (
    select clinic_id, day, starts_on - day as days_ahead, is_web_bookable
    from free_offers
    where starts_at > seen_at and starts_on < day + 28
),
counted as (
    select
        clinic_id,
        day,
        min(days_ahead, 3) as first_three,
        min(days_ahead) filter (where is_web_bookable) as earliest_web_days,
        count(*) filter (where days_ahead <= 3) as free_within_3_days_count,
        count(*) filter (where days_ahead <= 3 and is_web_bookable) as free_web_within_3_days_count
    from free_times
    group by all
)
select
    unit_id as clinic_id,
    working_mornings.day,
    case when known.day is not null then coalesce(first_three[3], 28) end::integer
        as third_free_days,
    case when known.day is not null then coalesce(earliest_web_days, 28) end::integer
        as earliest_web_days,
    coalesce(free_within_3_days_count, 0) as free_within_3_days_count,
    coalesce(free_web_within_3_days_count, 0) as free_web_within_3_days_count,
    owner,
    booking_form,
    known.day is not null as is_known
from marts.units
cross join marts.working_mornings
left join known on known.clinic_id = unit_id and known.day = working_mornings.day
left join counted on counted.clinic_id = unit_id and counted.day = working_mornings.day
where unit_kind = 'physio'
