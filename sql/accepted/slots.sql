/*
about = "One row: a time known at as_of; removals after it are not known."
*/
select
    slot_id, clinic_id, starts_at, released_at,
    case when removed_at::date <= getvariable('as_of') then removed_at end as removed_at,
    minutes, visit_type, is_web_bookable
from staging.slots
where row_id not in (select row_id from quarantine.slots where severity = 'rejected')
    and row_id not in (select row_id from quarantine.after_as_of where table_name = 'slots')
