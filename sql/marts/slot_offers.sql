/*
about = "One row per stretch in which a time at a physiotherapy clinic could be booked: from its release, and again when a booking of it is cancelled, until it is booked, removed or started. Where no releases are told, from the sighting of a free time to the clinic's next one. What is told by day only is read so that a time never looks free when it may not have been."
[columns]
slot_id = "The time."
clinic_id = "Whose."
starts_at = "When it starts, local time."
starts_on = "The local date of that."
visit_type = "first or return; empty for a time that was seen but is not among the slots."
is_web_bookable = "Could be booked on the web; true where the extract does not tell."
free_from = "First moment at which it was free."
free_until = "First moment at which it was not; the end of as_of for one that is still free."
began_by = "released, freed (a booking was cancelled) or seen (sightings)."
ended_by = "taken, removed, started, still_free at as_of, or unseen (the sighting was no longer fresh)."
source = "history or snapshots, as in marts.slot_days_known."
*/
with bookings as (
    select
        slot_id,
        -- taken since an unknown moment: no earlier than it was asked for
        coalesce(booked_at, contact_at) as taken_at,
        case
            when status in ('booked', 'attended', 'no_show') then null
            -- freed some time that day
            when cancelled_at = cancelled_at::date then (cancelled_at::date + 1)::timestamp
            else cancelled_at
        end as freed_at
    from accepted.bookings
    where slot_id is not null
),
told as (
    select
        slot_id,
        -- released some time that day
        case
            when released_at = released_at::date then (released_at::date + 1)::timestamp
            else released_at
        end as moment,
        0 as change
    from accepted.slots
    semi join (
        select distinct clinic_id from marts.slot_days_known where source = 'history'
    ) as with_history using (clinic_id)
    where released_at is not null
),
moments as (
    select slot_id, moment, change from told
    union all
    select slot_id, taken_at, 1 from bookings
    where freed_at is null or freed_at > taken_at
    union all
    select slot_id, freed_at, -1 from bookings
    where freed_at > taken_at
),
states as (
    select
        slot_id,
        moment as free_from,
        change,
        sum(change) over (
            partition by slot_id order by moment, change rows unbounded preceding
        ) as taken_count,
        count(*) filter (where change = 0) over (
            partition by slot_id order by moment, change rows unbounded preceding
        ) as released_count,
        lead(moment) over (partition by slot_id order by moment, change) as taken_at
    from moments
),
free_by_history as (
    select
        slot_id, free_from, taken_at,
        case change when 0 then 'released' else 'freed' end as began_by,
        'history' as source
    from states
    where taken_count = 0 and released_count > 0
),
seen as (
    select slot_id, clinic_id, starts_at, taken_at as free_from, known_until
    from accepted.slot_snapshots
    join marts.slot_days_known using (clinic_id)
    where is_free and source = 'snapshots' and known_from = slot_snapshots.taken_at
),
taken_after_all as (
    select slot_id, free_from, min(greatest(taken_at, free_from)) as taken_at
    from seen
    join bookings using (slot_id)
    where freed_at is null or freed_at > greatest(taken_at, free_from)
    group by all
),
free_by_sight as (
    select slot_id, clinic_id, starts_at, free_from, known_until, taken_at
    from seen
    left join taken_after_all using (slot_id, free_from)
),
all_free as (
    select
        slot_id, slots.clinic_id, slots.starts_at, slots.visit_type, slots.is_web_bookable,
        free_from, taken_at, slots.removed_at, null as known_until,
        began_by, 'history' as source
    from free_by_history
    join accepted.slots using (slot_id)
    union all
    select
        slot_id, free_by_sight.clinic_id, coalesce(slots.starts_at, free_by_sight.starts_at),
        slots.visit_type, slots.is_web_bookable,
        free_from, taken_at, slots.removed_at, known_until,
        'seen', 'snapshots'
    from free_by_sight
    left join accepted.slots using (slot_id)
),
ended as (
    select
        *,
        least(
            taken_at, removed_at, starts_at, known_until, (getvariable('as_of')::date + 1)::timestamp
        ) as free_until
    from all_free
)
select
    slot_id,
    clinic_id,
    starts_at,
    starts_at::date as starts_on,
    visit_type,
    coalesce(is_web_bookable, true) as is_web_bookable,
    free_from,
    free_until,
    began_by,
    case free_until
        when taken_at then 'taken'
        when removed_at then 'removed'
        when starts_at then 'started'
        when known_until then 'unseen'
        else 'still_free'
    end as ended_by,
    source
from ended
where free_from < free_until
