/*
view = true
about = "One row per time and pair of sightings between which it may have been free unseen: it was not free at the first, and was free at the next or booked between them. Nothing is in doubt where the times tell of their own history."
[columns]
slot_id = "The time."
clinic_id = "Whose."
starts_at = "When it starts, local time."
is_web_bookable = "Could be booked on the web; true where the extract does not tell."
doubtful_from = "The first of the two sightings."
doubtful_until = "When it was booked, else the next sighting; at the latest when the first is no longer fresh."
*/
with sightings as (
    select
        clinic_id, known_from, known_until,
        lead(known_from) over (partition by clinic_id order by known_from) as next_from
    from marts.slot_days_known
    where source = 'snapshots'
),
seen_free as (
    select slot_id, clinic_id, taken_at
    from accepted.slot_snapshots
    where is_free
),
-- without sightings no booking is looked at
booked as (
    select slot_id, clinic_id, coalesce(booked_at, contact_at) as booked_at
    from accepted.bookings
    semi join sightings using (clinic_id)
    where slot_id is not null
),
candidates as (
    select slot_id, clinic_id, known_from, known_until as doubtful_until
    from sightings
    join seen_free using (clinic_id)
    where taken_at = next_from
    union all
    select slot_id, clinic_id, known_from, booked_at
    from sightings
    join booked using (clinic_id)
    where booked_at > known_from and booked_at <= known_until
)
select
    slot_id,
    candidates.clinic_id,
    starts_at,
    coalesce(is_web_bookable, true) as is_web_bookable,
    known_from as doubtful_from,
    max(doubtful_until) as doubtful_until
from candidates
join accepted.slots using (slot_id)
anti join seen_free
    on seen_free.slot_id = candidates.slot_id and seen_free.taken_at = candidates.known_from
where visit_type = 'first'
group by all
