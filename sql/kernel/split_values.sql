/*
about = "Labels of every split value: those of sql/reference, and for a value that has none its own code, last."
[columns]
split = "A row of reference.splits."
split_value = "The value as it stands in metrics.*."
label_sv = "In Swedish."
label_en = "In English."
sort_order = "Order in legends and tables."
*/
with found as (
    select split, split_value from metrics.ratios
    union
    select split, split_value from metrics.counts
    union
    select split, split_value from metrics.samples
    union
    select split, split_value from metrics.durations
)
select split, split_value, label_sv, label_en, sort_order
from reference.split_values
union all
select
    split,
    split_value,
    case split_value when 'unknown' then 'okänd' else split_value end,
    split_value,
    99
from found
anti join reference.split_values using (split, split_value)
where split is not null and not contains(split, ',')
