/*
about = "The bridge, for each number of ways to split by which a unit is reported at some grain: what is kept for nobody is never summed."
[columns]
source = "Name of the column."
leaf = "As in kernel.bridge; of regions and the nation, where any of several columns tells the clinic, its region."
unit_id = "A unit that the leaf counts in, once."
unit_kind = "The kind of that unit."
ways = "0 unsplit, 1 split by one thing, 2 by two at once, 3 by more, 4 by one of many values, 5 unsplit by quarter: see kernel.split_grains."
*/
select distinct
    source,
    -- a source of several columns is read by regions and the nation only
    if(source like '% %', coalesce(region_id, leaf), leaf) as leaf,
    unit_id, unit_kind, ways
from kernel.bridge
left join kernel.clinic_regions on clinic_id = leaf
join (select distinct unit_kind, ways from kernel.split_grains) as kept using (unit_kind)
