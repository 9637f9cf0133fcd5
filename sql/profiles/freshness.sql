/*
about = "Per table, the first and latest day that its rows tell of."
[columns]
table_name = "A table of the extract."
first_on = "Earliest day of its leading time among accepted rows."
latest_on = "Latest such day; for slots no later than as_of."
complete_from = "First day from which the extract says that the table is complete."
selected_by = "How its rows were selected: started, ended or open_at."
*/
with days as (
    select 'bookings' as table_name, contact_at::date as day from accepted.bookings
    union all
    -- slots lie ahead by nature: what is past tells how fresh they are
    select 'slots', starts_at::date from accepted.slots
    where starts_at::date <= getvariable('as_of')::date
    union all
    select 'needs', need_at::date from accepted.needs
    union all
    select 'referrals', sent_at::date from accepted.referrals
    union all
    select 'referral_events', event_at::date from accepted.referral_events
    union all
    select 'searches', searched_at::date from accepted.searches
    union all
    select 'slot_snapshots', taken_at::date from accepted.slot_snapshots
),
ends as (
    select table_name, min(day) as first_on, max(day) as latest_on
    from days
    group by all
)
select table_name, first_on, latest_on, complete_from, selected_by
from raw.deliveries
left join ends using (table_name)
