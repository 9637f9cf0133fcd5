/*
about = "Every rule that a row of needs breaks: one row per row, rule and field."
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
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
*/
with unread as (
    select
        row_id,
        unnest(['need_at', 'sent_at', 'received_at', 'gp_contact_at']) as field,
        unnest([
            case when try_cast(need_at as timestamp) is null then need_at::varchar end,
            case when try_cast(sent_at as timestamp) is null then sent_at::varchar end,
            case when try_cast(received_at as timestamp) is null then received_at::varchar end,
            case when try_cast(gp_contact_at as timestamp) is null then gp_contact_at::varchar end
        ]) as found
    from raw.needs
),
moments as (
    select
        row_id,
        unnest(['need_at', 'sent_at', 'received_at', 'gp_contact_at']) as field,
        unnest([need_at, sent_at, received_at, gp_contact_at]) as moment
    from staging.needs
),
codes as (
    select
        row_id,
        unnest(['channel', 'outcome']) as field,
        unnest([
            case when channel not in (
                'cosmic', 'sefos', 'letter', 'phone', 'by_patient'
            ) then channel end,
            case when outcome not in (
                'referral_written', 'declined', 'not_pursued', 'unknown'
            ) then outcome end
        ]) as unknown_code
    from staging.needs
),
repeated_keys as (
    select need_id
    from staging.needs
    group by need_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select
    row_id, 'empty_key' as rule, 'rejected' as severity,
    'need_id' as field, null::varchar as found
from staging.needs
where need_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'need_id', need_id
from staging.needs
join repeated_keys using (need_id)
qualify row_number() over (partition by need_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.needs)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic', 'rejected', 'origin_clinic_id', origin_clinic_id
from staging.needs
where origin_clinic_id is null or origin_clinic_id not in (select clinic_id from known_clinics)
union all
-- a need that nobody has received yet names no receiver
select row_id, 'unknown_clinic', 'rejected', 'received_by', received_by
from staging.needs
where received_by not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null
