/*
about = "One row: something that happened to a referral, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    referral_id, unit_id,
    try_cast(event_at as timestamp) as event_at,
    status, stage, reason_code,
    try_cast(has_finding as boolean) as has_finding
from raw.referral_events
where row_id not in (select row_id from raw.superseded where table_name = 'referral_events')
