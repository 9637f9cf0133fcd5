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
sv = "Tid eller tal går inte att tolka"
en = "Time or number cannot be read"
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
with repeated as (
    select need_id
    from staging.needs
    where need_id is not null
    group by need_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'need_id' as field, null::varchar as found
from staging.needs
where need_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'need_id' as field, need_id::varchar as found
from staging.needs
join repeated using (need_id)
qualify row_number() over (partition by need_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'need_at' as field, need_at::varchar as found
from raw.needs
where need_at is not null and try_cast(need_at as timestamp) is null
    and row_id in (select row_id from staging.needs)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'sent_at' as field, sent_at::varchar as found
from raw.needs
where sent_at is not null and try_cast(sent_at as timestamp) is null
    and row_id in (select row_id from staging.needs)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'received_at' as field, received_at::varchar as found
from raw.needs
where received_at is not null and try_cast(received_at as timestamp) is null
    and row_id in (select row_id from staging.needs)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'gp_contact_at' as field, gp_contact_at::varchar as found
from raw.needs
where gp_contact_at is not null and try_cast(gp_contact_at as timestamp) is null
    and row_id in (select row_id from staging.needs)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'need_at' as field, need_at::varchar as found
from staging.needs
where need_at < timestamp '2000-01-01'
    or need_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'sent_at' as field, sent_at::varchar as found
from staging.needs
where sent_at < timestamp '2000-01-01'
    or sent_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'received_at' as field, received_at::varchar as found
from staging.needs
where received_at < timestamp '2000-01-01'
    or received_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'gp_contact_at' as field, gp_contact_at::varchar as found
from staging.needs
where gp_contact_at < timestamp '2000-01-01'
    or gp_contact_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'origin_clinic_id' as field, origin_clinic_id as found
from staging.needs
where origin_clinic_id is null or origin_clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'need_at' as field, need_at::varchar as found
from staging.needs
where need_at = need_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'sent_at' as field, sent_at::varchar as found
from staging.needs
where sent_at = sent_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'received_at' as field, received_at::varchar as found
from staging.needs
where received_at = received_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'gp_contact_at' as field, gp_contact_at::varchar as found
from staging.needs
where gp_contact_at = gp_contact_at::date
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'channel' as field, channel as found
from staging.needs
where channel not in (
    'cosmic', 'sefos', 'letter', 'phone', 'by_patient'
)
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'outcome' as field, outcome as found
from staging.needs
where outcome not in (
    'referral_written', 'declined', 'not_pursued', 'unknown'
)
