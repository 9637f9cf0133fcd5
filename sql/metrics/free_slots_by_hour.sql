/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
counts_people = false
counts_from = "slots"
dimensions = ["start_weekday", "start_hour"]
needs = [
    "clinics.kind",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "TKB supportprocess:logistics:scheduling 2.0 RC2"

[units]
physio = "clinic_id"

[label]
sv = "Lediga tider efter veckodag och klockslag"
en = "Free times by weekday and hour"

[definition]
sv = "Antal tider för nybesök som började under perioden och som stod lediga klockan 08.00 samma dag eller någon av de tre kalenderdagarna dessförinnan, efter veckodag och den timme då de började. En tid räknas en gång, även om den stod ledig flera morgnar."
en = "Number of times for a first visit that started in the period and stood free at 08:00 on the same day or one of the three calendar days before, by weekday and the hour in which they started. A time counts once, even if it stood free on several mornings."

[why]
sv = "Visar när på veckan det finns något att erbjuda den som söker."
en = "Shows when in the week there is something to offer those who seek care."
*/
with offers as (
    select
        slot_id,
        clinic_id,
        starts_on,
        starts_at,
        free_until,
        starts_on + interval 8 hours as last_morning,
        greatest(free_from, starts_on - interval 64 hours) as looked_from
    from marts.slot_offers
    where visit_type = 'first'
),
mornings as (
    -- the first eight o'clock at which it could have been seen
    select
        *,
        looked_from::date + interval 8 hours
            + if(looked_from > looked_from::date + interval 8 hours, interval 1 day, interval 0 day)
            as seen_at
    from offers
),
seen as (
    select distinct slot_id, clinic_id, starts_on, starts_at
    from mornings
    where seen_at <= last_morning and seen_at < free_until
)
select
    clinic_id,
    starts_on as day,
    isodow(starts_on)::integer as start_weekday,
    hour(starts_at)::integer as start_hour,
    count(*) as count
from seen
group by all
