/*
about = "Every rule that a row of published_figures breaks: one row per row, rule and field."
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
[rules.percent_out_of_range]
severity = "rejected"
sv = "Procenttal under 0 eller över 100"
en = "Percentage below 0 or above 100"
[rules.n_out_of_range]
severity = "rejected"
sv = "Antal som är noll eller mindre"
en = "Number of zero or below"
[rules.month_not_a_month]
severity = "rejected"
sv = "Månad som inte är en månad eller en dag i en"
en = "Month that is neither a month nor a day of one"
[rules.share_instead_of_percent]
severity = "warning"
sv = "Alla procenttal i filen är högst 1: det kan vara andelar i stället för procent"
en = "All percentages of the file are at most 1: they may be shares instead of per cent"
[rules.unknown_unit]
severity = "warning"
sv = "Enheten finns inte i uttaget: siffran visas inte"
en = "The unit is not in the extract: the figure is not shown"
*/
with unread as (
    select
        row_id,
        unnest(['percent', 'n', 'published_on']) as field,
        unnest([
            case when try_cast(percent as double) is null then percent::varchar end,
            case when try_cast(n as integer) is null then n::varchar end,
            case when try_cast(published_on as date) is null then published_on::varchar end
        ]) as found
    from raw.published_figures
),
-- a month alone, or any day of it; 2025-08-99 is no day
told_months as (
    select
        row_id,
        month,
        regexp_matches(month, '^[0-9]{4}-[0-9]{2}($|-)')
        and coalesce(try_cast(month as timestamp), try_cast(month || '-01' as date)) is not null
            as is_month
    from raw.published_figures
    where row_id in (select row_id from staging.published_figures)
),
files_of_shares as (
    select source_file
    from staging.published_figures
    group by source_file
    having max(percent) <= 1 and max(percent) > 0
),
days as (
    select
        row_id,
        unnest(['month', 'published_on']) as field,
        unnest([try_cast(month || '-01' as date), published_on]) as day
    from staging.published_figures
),
keys as (
    select
        row_id,
        unnest(['measure', 'unit_id', 'month']) as field,
        unnest([measure, unit_id, month]) as found
    from staging.published_figures
),
repeated_keys as (
    select measure, unit_id, month
    from staging.published_figures
    group by all
    having count(*) > 1
),
known_units as (
    select unnest([
        clinic_id,
        'municipality-' || municipality_code,
        'region-' || coalesce(region_code, left(municipality_code, 2)),
        'care_choice-' || coalesce(region_code, left(municipality_code, 2))
    ]) as unit_id
    from staging.clinics
    where row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select row_id, 'empty_key' as rule, 'rejected' as severity, field, null::varchar as found
from keys
where found is null
union all
select row_id, 'duplicate_key', 'rejected', 'unit_id', unit_id
from staging.published_figures
join repeated_keys using (measure, unit_id, month)
qualify row_number() over (partition by measure, unit_id, month order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.published_figures)
union all
select row_id, 'date_out_of_range', 'rejected', field, day::varchar
from days
where day < date '2000-01-01' or day > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'percent_out_of_range', 'rejected', 'percent', percent::varchar
from staging.published_figures
where percent < 0 or percent > 100
union all
select row_id, 'n_out_of_range', 'rejected', 'n', n::varchar
from staging.published_figures
where n <= 0
union all
select row_id, 'month_not_a_month', 'rejected', 'month', month
from told_months
where not is_month
union all
select row_id, 'share_instead_of_percent', 'warning', 'percent', percent::varchar
from staging.published_figures
semi join files_of_shares using (source_file)
where percent is not null
union all
select row_id, 'unknown_unit', 'warning', 'unit_id', unit_id
from staging.published_figures
where unit_id not in (select unit_id from known_units where unit_id is not null)
