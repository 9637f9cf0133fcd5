/*
about = "Every rule that a row of referral_events breaks: one row per row, rule and field."
[rules.empty_key]
severity = "rejected"
sv = "Nyckel saknas"
en = "Key is missing"
[rules.duplicate_key]
severity = "rejected"
sv = "Samma nyckel igen i samma leverans"
en = "Same key again in the same delivery"
[rules.unparseable_value]
severity = "rejected"
sv = "Tid eller tal går inte att tolka"
en = "Time or number cannot be read"
[rules.date_out_of_range]
severity = "rejected"
sv = "Datum före 2000 eller mer än två år fram"
en = "Date before 2000 or over two years ahead"
[rules.event_before_referral]
severity = "rejected"
sv = "Händelse före remissen skickades"
en = "Event before its referral was sent"
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
[rules.decision_without_received]
severity = "warning"
sv = "Beslut utan mottagen remiss"
en = "Decision without a received referral"
[rules.referral_missing]
severity = "warning"
sv = "Remissen saknas"
en = "Its referral is missing"
[rules.unknown_unit]
severity = "warning"
sv = "Okänd enhet"
en = "Unknown unit"
*/
with repeated as (
    select referral_id, event_at, status
    from staging.referral_events
    where referral_id is not null and event_at is not null and status is not null
    group by referral_id, event_at, status
    having count(*) > 1
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'referral_id' as field, null::varchar as found
from staging.referral_events
where referral_id is null
union all
select row_id, 'empty_key' as rule, 'rejected' as severity, 'event_at' as field, null::varchar as found
from raw.referral_events
where event_at is null and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'empty_key' as rule, 'rejected' as severity, 'status' as field, null::varchar as found
from staging.referral_events
where status is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'referral_id' as field, referral_id::varchar as found
from staging.referral_events
join repeated using (referral_id, event_at, status)
qualify row_number() over (partition by referral_id, event_at, status order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'event_at' as field, event_at::varchar as found
from raw.referral_events
where event_at is not null and try_cast(event_at as timestamp) is null
    and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'has_finding' as field, has_finding::varchar as found
from raw.referral_events
where has_finding is not null and try_cast(has_finding as boolean) is null
    and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'event_at' as field, event_at::varchar as found
from staging.referral_events
where event_at < timestamp '2000-01-01'
    or event_at::date > getvariable('as_of')::date + interval 2 year
union all
select events.row_id, 'event_before_referral' as rule, 'rejected' as severity, 'event_at' as field, event_at::varchar as found
from staging.referral_events as events
join staging.referrals as referrals using (referral_id)
where (
    event_at::date < sent_at::date
    or event_at < sent_at and event_at <> event_at::date and sent_at <> sent_at::date
)
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'event_at' as field, event_at::varchar as found
from staging.referral_events
where event_at = event_at::date
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'status' as field, status as found
from staging.referral_events
where status not in (
    'sent', 'received', 'under_vetting', 'completion_requested', 'completed_by_referrer',
    'forwarded', 'accepted', 'accepted_changed', 'returned', 'returned_with_advice',
    'rejected', 'booked', 'performed', 'reported', 'acknowledged', 'voided'
)
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'stage' as field, stage as found
from staging.referral_events
where stage not in ('administrative', 'medical')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'reason_code' as field, reason_code as found
from staging.referral_events
where reason_code not in (
    'missing_info', 'no_prior_treatment', 'no_mgmt_impact', 'wrong_level', 'wrong_modality',
    'recent_exam', 'duplicate', 'not_indicated', 'referrer_not_authorised', 'admin_other'
)
union all
select row_id, 'decision_without_received' as rule, 'warning' as severity, 'status' as field, status as found
from staging.referral_events
where status in ('accepted', 'accepted_changed', 'returned', 'returned_with_advice', 'rejected')
    and referral_id not in (
        select referral_id from staging.referral_events where status = 'received' and referral_id is not null
    )
union all
select row_id, 'referral_missing' as rule, 'warning' as severity, 'referral_id' as field, referral_id as found
from staging.referral_events
where referral_id not in (
    select referral_id from staging.referrals where referral_id is not null
)
union all
select row_id, 'unknown_unit' as rule, 'warning' as severity, 'unit_id' as field, unit_id as found
from staging.referral_events
where unit_id not in (select clinic_id from staging.clinics where clinic_id is not null)
