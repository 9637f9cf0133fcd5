/*
about = "One row: a figure that national statistics had published by as_of; without percent it was withheld."
*/
select measure, unit_id, month, percent, n, source, published_on
from staging.published_figures
where row_id not in (select row_id from quarantine.published_figures where severity = 'rejected')
    and row_id not in (
        select row_id from quarantine.after_as_of where table_name = 'published_figures'
    )
