/*
about = "One row: a figure of national statistics for one measure, unit and month, as the latest delivery tells it. A month may come as a day of it."
*/
select
    row_id, source_file, source_row,
    measure, unit_id, left(month, 7) as month,
    try_cast(percent as double) as percent,
    try_cast(n as integer) as n,
    source,
    try_cast(published_on as date) as published_on
from raw.published_figures
where row_id not in (
    select row_id from raw.superseded where table_name = 'published_figures'
)
