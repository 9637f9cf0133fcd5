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
sv = "Tid eller tal går inte att tolka"
en = "Time or number cannot be read"
[rules.date_out_of_range]
severity = "rejected"
sv = "Datum före 2000 eller mer än två år fram"
en = "Date before 2000 or over two years ahead"
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
*/
with repeated as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
    group by clinic_id
    having count(*) > 1
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'clinic_id' as field, null::varchar as found
from staging.clinics
where clinic_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'clinic_id' as field, clinic_id::varchar as found
from staging.clinics
join repeated using (clinic_id)
qualify row_number() over (partition by clinic_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'ultrasound_on_premises' as field, ultrasound_on_premises::varchar as found
from raw.clinics
where ultrasound_on_premises is not null and try_cast(ultrasound_on_premises as boolean) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'sefos_from' as field, sefos_from::varchar as found
from raw.clinics
where sefos_from is not null and try_cast(sefos_from as date) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'valid_from' as field, valid_from::varchar as found
from raw.clinics
where valid_from is not null and try_cast(valid_from as date) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'valid_to' as field, valid_to::varchar as found
from raw.clinics
where valid_to is not null and try_cast(valid_to as date) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'latitude' as field, latitude::varchar as found
from raw.clinics
where latitude is not null and try_cast(latitude as double) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'longitude' as field, longitude::varchar as found
from raw.clinics
where longitude is not null and try_cast(longitude as double) is null
    and row_id in (select row_id from staging.clinics)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'sefos_from' as field, sefos_from::varchar as found
from staging.clinics
where sefos_from < timestamp '2000-01-01'
    or sefos_from::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'kind' as field, kind as found
from staging.clinics
where kind not in (
    'physio', 'health_centre', 'radiology', 'orthopaedics', 'specialist'
)
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'owner' as field, owner as found
from staging.clinics
where owner not in ('region', 'private')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'contract' as field, contract as found
from staging.clinics
where contract not in ('care_choice', 'national_tariff', 'none')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'record_system' as field, record_system as found
from staging.clinics
where record_system not in ('cosmic', 'other')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'booking_form' as field, booking_form as found
from staging.clinics
where booking_form not in ('not_connected', 'direct', 'guided_form')
