/*
about = "Every rule that a row of referrals breaks: one row per row, rule and field."
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
    select referral_id
    from staging.referrals
    where referral_id is not null
    group by referral_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'referral_id' as field, null::varchar as found
from staging.referrals
where referral_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'referral_id' as field, referral_id::varchar as found
from staging.referrals
join repeated using (referral_id)
qualify row_number() over (partition by referral_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'sent_at' as field, sent_at::varchar as found
from raw.referrals
where sent_at is not null and try_cast(sent_at as timestamp) is null
    and row_id in (select row_id from staging.referrals)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'sent_at' as field, sent_at::varchar as found
from staging.referrals
where sent_at < timestamp '2000-01-01'
    or sent_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'referring_unit_id' as field, referring_unit_id as found
from staging.referrals
where referring_unit_id is null or referring_unit_id not in (select clinic_id from known_clinics)
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'receiving_unit_id' as field, receiving_unit_id as found
from staging.referrals
where receiving_unit_id is null or receiving_unit_id not in (select clinic_id from known_clinics)
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'origin_clinic_id' as field, origin_clinic_id as found
from staging.referrals
where origin_clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'sent_at' as field, sent_at::varchar as found
from staging.referrals
where sent_at = sent_at::date
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'referrer_profession' as field, referrer_profession as found
from staging.referrals
where referrer_profession not in ('gp', 'physio', 'orthopaedist', 'other')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'channel' as field, channel as found
from staging.referrals
where channel not in (
    'cosmic', 'electronic_referral', 'sefos', 'letter', 'fax'
)
