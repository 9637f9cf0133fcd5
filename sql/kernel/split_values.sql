/*
about = "Labels of every value of a split or a dimension: those of sql/reference, names of units and examinations, where people live, routes step by step, and for a value that has none its own code, last."
[columns]
split = "A row of reference.splits, or a dimension of a table."
split_value = "The value as it stands in metrics.*."
label_sv = "In Swedish."
label_en = "In English."
sort_order = "Order in legends and tables."
*/
with whole_values as (
    select split, split_value from metrics.ratios
    union
    select split, split_value from metrics.counts
    union
    select split, split_value from metrics.samples
    union
    select split, split_value from metrics.durations
    union
    select split, split_value from metrics.tables
),
-- also those that only occur together with others
found as (
    select distinct
        unnest(string_split(split, ',')) as split,
        unnest(string_split(split_value, ',')) as split_value
    from whole_values
    where split is not null
),
table_values as (
    select distinct
        metric,
        unnest([dimension_1, dimension_2, dimension_3]) as split_value,
        unnest([1, 2, 3]) as place
    from metrics.tables
),
named as (
    from found
    union
    select dimensions[place], split_value
    from table_values
    join metrics.catalogue using (metric)
    where split_value is not null
),
listed as (
    select split, split_value, label_sv, label_en, sort_order
    from reference.split_values
    union all
    select dimension, split_value, label_sv, label_en, sort_order
    from reference.split_values
    cross join (values ('from_step'), ('to_step')) as ways (dimension)
    where split = 'step'
    union all
    select distinct 'exam', exam, label_sv, label_en, sort_order
    from reference.exams
    union all
    select 'reason', reason_code, label_sv, label_en, sort_order
    from reference.return_reasons
    union all
    select split, split_value, name_sv, name_en, units.sort_order
    from named
    join marts.units on units.unit_id = split_value
    where split in ('receiving_unit', 'from_clinic', 'to_clinic')
    union all
    select 'home_municipality', unit_id, 'Boende i ' || name_sv, 'Living in ' || name_en, sort_order
    from marts.units
    where unit_kind = 'municipality'
),
-- a table of several attributes has the values of them all
attributes as (
    select 'attribute' as split, splits.split as split_value, label_sv, label_en, 50 as sort_order
    from reference.splits
    semi join named on named.split = 'attribute' and named.split_value = splits.split
    union all
    select 'value', split_value, min(label_sv), min(label_en), min(sort_order)
    from listed
    where split in (select split_value from named where split = 'attribute')
    group by split_value
),
route_steps as (
    select split_value, unnest(string_split(split_value, '>')) as step,
        generate_subscripts(string_split(split_value, '>'), 1) as place
    from found
    where split = 'route'
),
routes as (
    select
        'route' as split,
        route_steps.split_value,
        string_agg(coalesce(label_sv, step), ' → ' order by place) as label_sv,
        string_agg(coalesce(label_en, step), ' → ' order by place) as label_en,
        50 + count(*)::integer as sort_order
    from route_steps
    left join reference.split_values as steps on steps.split = 'step' and steps.split_value = step
    group by all
),
labelled as (
    from listed
    union all
    from attributes
    union all
    from routes
)
select split, split_value, label_sv, label_en, sort_order
from labelled
union all
select
    split,
    split_value,
    case split_value when 'unknown' then 'okänd' else split_value end,
    split_value,
    99
from named
anti join labelled using (split, split_value)
