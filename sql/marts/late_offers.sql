/*
view = true
about = "One row per late contact and time that it could have had: free when the first time was asked for, inside the limit, at any clinic."
[columns]
contact_number = "A row of marts.late_askers."
slot_number = "A first-visit time, for web bookings one that the web shows; by its place among all free ones, from 0."
ring_number = "How far away it is, as in marts.clinic_distances: 0 own_clinic, 1 within_10_km, 2 within_25_km, 3 within_50_km, 4 anywhere."
is_spare = "Left over: in the end nobody had it. By marts.slots it stood unused, was cancelled late, or was withdrawn while nobody had it; one that was missed was somebody's, and of an unknown fate is taken to be. Where the clinic cancelled a booking of it nobody is taken to have been seen there, and it is not left over."
*/
with asked_days as (
    select
        *, asked_at::date as asked_on,
        unnest(generate_series(asked_at::date, last_on, interval 1 day))::date as starts_on
    from marts.late_askers
),
-- by day, as in marts.free_slots_at_contact
offers as (
    select
        *, starts_on - days_ahead as asked_on,
        dense_rank() over (order by slot_id)::integer - 1 as slot_number,
        slot_id in (
            select slot_id
            from marts.slots
            where fate in ('unused', 'late_cancelled', 'removed')
        )
        and slot_id not in (
            select slot_id
            from accepted.bookings
            where status = 'cancelled_by_clinic' and slot_id is not null
        ) as is_spare
    from marts.slot_offers
    cross join (
        select unnest(range(max(limit_days) + 1))::integer as days_ahead
        from reference.guarantee_limits
    ) as windows
    where visit_type = 'first'
        and starts_on - days_ahead between free_from::date and free_until::date
)
select
    contact_number,
    slot_number,
    list_position(
        ['own_clinic', 'within_10_km', 'within_25_km', 'within_50_km', 'anywhere'], ring
    )::integer - 1 as ring_number,
    is_spare
from asked_days
join offers using (asked_on, starts_on)
join marts.clinic_distances
    on clinic_distances.clinic_id = asked_days.clinic_id
    and clinic_distances.other_clinic_id = offers.clinic_id
where free_from <= asked_at and asked_at < free_until and starts_at > asked_at
    and (is_web_bookable or not is_web)
