/*
about = "Sound rows of what happened after as_of: set aside and counted, as if not yet known."
*/
select 'slots' as table_name, row_id
from staging.slots
where released_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.slots where severity = 'rejected')
union all
select 'bookings' as table_name, row_id
from staging.bookings
where (contact_at::date > getvariable('as_of') or booked_at::date > getvariable('as_of'))
    and row_id not in (select row_id from quarantine.bookings where severity = 'rejected')
union all
select 'needs' as table_name, row_id
from staging.needs
where need_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.needs where severity = 'rejected')
union all
select 'referrals' as table_name, row_id
from staging.referrals
where sent_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.referrals where severity = 'rejected')
union all
select 'referral_events' as table_name, row_id
from staging.referral_events
where event_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.referral_events where severity = 'rejected')
union all
select 'searches' as table_name, row_id
from staging.searches
where searched_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.searches where severity = 'rejected')
union all
select 'slot_snapshots' as table_name, row_id
from staging.slot_snapshots
where taken_at::date > getvariable('as_of')
    and row_id not in (select row_id from quarantine.slot_snapshots where severity = 'rejected')
union all
select 'published_figures' as table_name, row_id
from staging.published_figures
where published_on > getvariable('as_of')
    and row_id not in (select row_id from quarantine.published_figures where severity = 'rejected')
