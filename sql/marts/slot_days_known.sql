/*
about = "When it is known which of a clinic's times were free: from the times' own history where most of them tell when they were released, else from sightings."
[columns]
clinic_id = "A physiotherapy clinic; one of whose free times nothing is known has no row."
known_from = "First moment that is known, local time."
known_until = "First moment that is not known any more. By history: four weeks after the day of the clinic's last time. By sightings: the next sighting, at the latest the end of the following day."
source = "history or snapshots; one row of history a clinic, one row a sighting. A clinic of whose bookings (fifty at least) less than half name their time has no history: what is taken would look free. Nor has any clinic where the extract lacks slots.removed_at or bookings.slot_id: what is withdrawn or taken would look free."
*/
with nameless as (
    select clinic_id
    from accepted.bookings
    where starts_at is not null and booking_via is distinct from 'drop_in'
    group by clinic_id
    having count(*) >= 50 and count(slot_id) * 2 < count(*)
),
as_told as (
    select
        clinic_id,
        min(released_at)::date as first_released_on,
        max(starts_at)::date as last_starts_on
    from accepted.slots
    anti join nameless using (clinic_id)
    where not exists (
        select 1
        from raw.missing_columns
        where (table_name = 'slots' and column_name = 'removed_at')
            or (table_name = 'bookings' and column_name = 'slot_id')
    )
    group by clinic_id
    having count(released_at) * 2 > count(*)
),
known as (
    -- a time that a booking outside the extract had taken would look free
    select max(data_from) as data_from, any_value(as_of) as as_of
    from marts.spans
    where table_name in ('slots', 'bookings')
),
sightings as (
    select distinct clinic_id, taken_at
    from accepted.slot_snapshots
    where clinic_id not in (select clinic_id from as_told)
),
all_known as (
    select
        clinic_id,
        greatest(first_released_on, data_from)::timestamp as known_from,
        (least(last_starts_on + 28, as_of) + 1)::timestamp as known_until,
        'history' as source
    from as_told
    cross join known
    union all
    select
        clinic_id,
        taken_at,
        least(
            lead(taken_at) over (partition by clinic_id order by taken_at),
            (taken_at::date + 2)::timestamp,
            (as_of + 1)::timestamp
        ),
        'snapshots'
    from sightings
    cross join known
)
select clinic_id, known_from, known_until, source
from all_known
semi join (
    select unit_id as clinic_id from marts.units where unit_kind = 'physio'
) as physio using (clinic_id)
where known_from < known_until
order by clinic_id, known_from
