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
sv = "Tid eller tal saknas eller går inte att tolka"
en = "Time or number is missing or cannot be read"
[rules.date_out_of_range]
severity = "rejected"
sv = "Datum före 2000 eller mer än två år fram"
en = "Date before 2000 or over two years ahead"
[rules.unknown_clinic]
severity = "rejected"
sv = "Okänd mottagning"
en = "Unknown clinic"
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
*/
with unread as (
    select
        row_id,
        unnest(['event_at']) as field,
        unnest([
            case when try_cast(event_at as timestamp) is null then event_at::varchar end
        ]) as found
    from raw.referral_events
),
moments as (
    select
        row_id,
        unnest(['event_at']) as field,
        unnest([event_at]) as moment
    from staging.referral_events
),
codes as (
    select
        row_id,
        unnest(['status', 'stage', 'reason_code', 'has_finding']) as field,
        unnest([
            case when status not in (
                'sent', 'received', 'under_vetting', 'completion_requested',
                'completed_by_referrer', 'forwarded', 'accepted', 'accepted_changed',
                'returned', 'returned_with_advice', 'rejected', 'booked', 'performed',
                'reported', 'acknowledged', 'voided'
            ) then status end,
            case when stage not in ('administrative', 'medical') then stage end,
            case when reason_code not in (
                'missing_info', 'no_prior_treatment', 'no_mgmt_impact', 'wrong_level',
                'wrong_modality', 'recent_exam', 'duplicate', 'not_indicated',
                'referrer_not_authorised', 'admin_other'
            ) then reason_code end,
            case when try_cast(has_finding as boolean) is null then has_finding::varchar end
        ]) as unknown_code
    from raw.referral_events
),
repeated_keys as (
    select referral_id, event_at, status
    from staging.referral_events
    group by referral_id, event_at, status
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
),
sound_referrals as (
    select referral_id, sent_at
    from staging.referrals
    where row_id not in (select row_id from quarantine.referrals where rule = 'duplicate_key')
),
received as (
    select referral_id
    from staging.referral_events
    where status = 'received' and referral_id is not null
)
select
    row_id, 'empty_key' as rule, 'rejected' as severity,
    'referral_id' as field, null::varchar as found
from staging.referral_events
where referral_id is null
union all
select row_id, 'empty_key', 'rejected', 'event_at', null
from raw.referral_events
where event_at is null and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'empty_key', 'rejected', 'status', null
from staging.referral_events
where status is null
union all
select row_id, 'duplicate_key', 'rejected', 'referral_id', referral_id
from staging.referral_events
join repeated_keys using (referral_id, event_at, status)
qualify row_number() over (partition by referral_id, event_at, status order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic', 'rejected', 'unit_id', unit_id
from staging.referral_events
where unit_id is null or unit_id not in (select clinic_id from known_clinics)
union all
select events.row_id, 'event_before_referral', 'rejected', 'event_at', event_at::varchar
from staging.referral_events as events
join sound_referrals using (referral_id)
-- local dates are compared where either side is date-only
where event_at::date < sent_at::date
    or (
        event_at < sent_at
        and event_at <> event_at::date and sent_at <> sent_at::date
    )
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null and row_id in (select row_id from staging.referral_events)
union all
select row_id, 'decision_without_received', 'warning', 'status', status
from staging.referral_events
where status in ('accepted', 'accepted_changed', 'returned', 'returned_with_advice', 'rejected')
    and referral_id not in (select referral_id from received)
union all
select row_id, 'referral_missing', 'warning', 'referral_id', referral_id
from staging.referral_events
where referral_id not in (
    select referral_id from staging.referrals where referral_id is not null
)
