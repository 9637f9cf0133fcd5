/*
about = "A template: the leaves of one metric, by one source of units, one grain of leaf and at most one split. pipelines/kernel.py fills its slots and joins the parts with union all."
*/
select
    '${source}' as source,
    ${leaf} as leaf,
    ${leaf_period} as ${leaf_period_name},
    ${split} as split,
    ${split_value} as split_value,
    ${ways} as ways,
    ${is_numerator_split} as is_numerator_split,
    ${keys_and_measures}
from kernel.cells
where ${condition}
${grouping}
