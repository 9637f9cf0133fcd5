/*
about = "One row: a time seen by as_of."
*/
select
    taken_at, starts_at, slot_id, clinic_id, is_free
from staging.slot_snapshots
where row_id not in (select row_id from quarantine.slot_snapshots where severity = 'rejected')
    and row_id not in (
        select row_id from quarantine.after_as_of where table_name = 'slot_snapshots'
    )
