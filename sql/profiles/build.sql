/*
about = "One row: what the figures rest on, printed on every page, slide and file that leaves the tool."
[columns]
build_id = "First twelve hex digits of a hash over extracts, SQL, reference tables, code and as_of."
as_of = "Last complete day."
is_synthetic = "The extract says of itself that it is made up."
region_name_sv = "The region in Swedish; the country where there are several."
region_name_en = "The region in English; the country where there are several."
data_from = "First day from which bookings are complete."
source_title = "What the extract calls itself."
surrogate_columns = "Columns declared to hold pseudonyms that may look like identity numbers."
*/
with largest as (
    select name_sv, name_en
    from marts.units
    where unit_kind in ('region', 'nation')
    order by sort_order
    limit 1
)
select
    build.build_id,
    span.as_of,
    build.is_synthetic,
    coalesce(build.region_sv, largest.name_sv, 'Regionen') as region_name_sv,
    coalesce(build.region_en, largest.name_en, 'The region') as region_name_en,
    span.data_from,
    build.source_title,
    build.surrogate_columns
from raw.build
cross join marts.span
left join largest on true
