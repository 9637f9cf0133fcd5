/*
about = "One row: something that had happened to a referral by as_of."
*/
select
    referral_id, unit_id, event_at, status, stage, reason_code, has_finding
from staging.referral_events
where row_id not in (select row_id from quarantine.referral_events where severity = 'rejected')
    and row_id not in (
        select row_id from quarantine.after_as_of where table_name = 'referral_events'
    )
