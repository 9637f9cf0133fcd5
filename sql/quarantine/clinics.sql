/*
about = "Every rule that a row of clinics breaks: one row per row, rule and field."
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
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
*/
with unread as (
    select
        row_id,
        unnest(['sefos_from', 'valid_from', 'valid_to', 'latitude', 'longitude']) as field,
        unnest([
            case when try_cast(sefos_from as date) is null then sefos_from::varchar end,
            case when try_cast(valid_from as date) is null then valid_from::varchar end,
            case when try_cast(valid_to as date) is null then valid_to::varchar end,
            case when try_cast(latitude as double) is null then latitude::varchar end,
            case when try_cast(longitude as double) is null then longitude::varchar end
        ]) as found
    from raw.clinics
),
moments as (
    select
        row_id,
        unnest(['sefos_from']) as field,
        unnest([sefos_from]) as moment
    from staging.clinics
),
codes as (
    select
        row_id,
        unnest([
            'kind', 'owner', 'contract', 'record_system', 'booking_form',
            'ultrasound_on_premises'
        ]) as field,
        unnest([
            case when kind not in (
                'physio', 'health_centre', 'radiology', 'orthopaedics', 'specialist'
            ) then kind end,
            case when owner not in ('region', 'private') then owner end,
            case when contract not in ('care_choice', 'national_tariff', 'none') then contract end,
            case when record_system not in ('cosmic', 'other') then record_system end,
            case when booking_form not in (
                'not_connected', 'direct', 'guided_form'
            ) then booking_form end,
            case
                when try_cast(ultrasound_on_premises as boolean) is null
                    then ultrasound_on_premises::varchar
            end
        ]) as unknown_code
    from raw.clinics
),
repeated_keys as (
    select clinic_id
    from staging.clinics
    group by clinic_id
    having count(*) > 1
)
select
    row_id, 'empty_key' as rule, 'rejected' as severity,
    'clinic_id' as field, null::varchar as found
from staging.clinics
where clinic_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'clinic_id', clinic_id
from staging.clinics
join repeated_keys using (clinic_id)
qualify row_number() over (partition by clinic_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.clinics)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null and row_id in (select row_id from staging.clinics)
