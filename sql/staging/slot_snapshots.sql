/*
about = "One row: a time seen free or taken one morning, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    try_cast(taken_at as timestamp) as taken_at,
    try_cast(starts_at as timestamp) as starts_at,
    slot_id, clinic_id,
    try_cast(is_free as boolean) as is_free
from raw.slot_snapshots
where row_id not in (select row_id from raw.superseded where table_name = 'slot_snapshots')
