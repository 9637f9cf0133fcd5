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
        unnest(['sent_at']) as field,
        unnest([
            case when try_cast(sent_at as timestamp) is null then sent_at::varchar end
        ]) as found
    from raw.referrals
),
moments as (
    select
        row_id,
        unnest(['sent_at']) as field,
        unnest([sent_at]) as moment
    from staging.referrals
),
codes as (
    select
        row_id,
        unnest(['referrer_profession', 'channel']) as field,
        unnest([
            case when referrer_profession not in (
                'gp', 'physio', 'orthopaedist', 'other'
            ) then referrer_profession end,
            case when channel not in (
                'cosmic', 'electronic_referral', 'sefos', 'letter', 'fax'
            ) then channel end
        ]) as unknown_code
    from staging.referrals
),
repeated_keys as (
    select referral_id
    from staging.referrals
    group by referral_id
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
    'referral_id' as field, null::varchar as found
from staging.referrals
where referral_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'referral_id', referral_id
from staging.referrals
join repeated_keys using (referral_id)
qualify row_number() over (partition by referral_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.referrals)
union all
select row_id, 'unparseable_value', 'rejected', 'sent_at', null
from raw.referrals
where sent_at is null and row_id in (select row_id from staging.referrals)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic', 'rejected', 'referring_unit_id', referring_unit_id
from staging.referrals
where referring_unit_id is null or referring_unit_id not in (select clinic_id from known_clinics)
union all
select row_id, 'unknown_clinic', 'rejected', 'receiving_unit_id', receiving_unit_id
from staging.referrals
where receiving_unit_id is null or receiving_unit_id not in (select clinic_id from known_clinics)
union all
select row_id, 'unknown_clinic', 'rejected', 'origin_clinic_id', origin_clinic_id
from staging.referrals
where origin_clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null
