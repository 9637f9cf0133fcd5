/*
about = "The times that lie ahead, and whether each is free: what a sighting of slot_snapshots says. Reads the extract of the day; getvariable('taken_at') is when it was made."
[columns]
taken_at = "When the times were seen, local time; the same for all."
slot_id = "A time that starts later, of a known id and clinic."
clinic_id = "The clinic."
starts_at = "Start of the time, local time."
is_free = "Released, not withdrawn, and no booking has it. A booking lets go of its time where it is told to be cancelled, by its status or by a moment that has passed; without a moment too, since the extract is of just now."
*/
with taken as (
    select distinct slot_id
    from staging.bookings
    where slot_id is not null
        and (
            status in ('booked', 'attended', 'no_show')
            or cancelled_at > getvariable('taken_at')
            or cancelled_at is null
                and coalesce(status, '') not in ('cancelled_by_patient', 'cancelled_by_clinic')
        )
)
select
    getvariable('taken_at') as taken_at,
    slots.slot_id,
    slots.clinic_id,
    slots.starts_at,
    taken.slot_id is null
        and coalesce(slots.released_at <= getvariable('taken_at'), true)
        and coalesce(slots.removed_at > getvariable('taken_at'), true) as is_free
from staging.slots
left join taken on taken.slot_id = slots.slot_id
where slots.slot_id is not null
    and slots.clinic_id is not null
    and slots.starts_at > getvariable('taken_at')
-- a key told twice in one delivery is one time: the later row is the sender's last word
qualify row_number() over (partition by slots.slot_id order by slots.row_id desc) = 1
order by slots.clinic_id, slots.starts_at, slots.slot_id
